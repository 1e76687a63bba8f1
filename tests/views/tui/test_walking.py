"""A reader's way through the panes, key by key."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.commands.table import TABLE
from wirereader.desk.session import Room
from wirereader.desk.targets import Ask, StoryNumber
from wirereader.story.findings import Findings
from wirereader.views.tui.pages.palette_page import entries
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.text_line import TextLine

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


async def test_the_start_shows_rows_and_the_first_story(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        assert "▌● 11:00 Wire     !! Ferry Maren" in reader.text
        assert "The harbour of Port Ellery was shut" in reader.text
        assert "39 unread of 39   1 breaking" in reader.text
        assert reader.is_in(Room.HEADLINES)


async def test_down_moves_one_row_and_paints_two(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(60, 24) as reader:
        painted: list[tuple[str, int]] = []
        for kind in (Listing, Headlines, TextLine):
            drawn = kind.render_line

            def noted(self: Any, y: int, drawn: Any = drawn) -> Any:
                painted.append((self.id, y))
                return drawn(self, y)

            monkeypatch.setattr(kind, "render_line", noted)
        await reader.press("down")
        assert reader.focused.row == 1
        rows = {y for name, y in painted if name == "headlines"}
        assert rows == {1, 2}, "below the heading"
        assert "Headline number 2" in reader.cursor_line()


async def test_enter_opens_tab_cycles_escape_goes_back(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("down", "enter")
        assert reader.desk.session.story == "s2"
        assert reader.is_in(Room.STORY)
        rooms = []
        for _ in range(4):
            await reader.press("tab")
            rooms.append(reader.screen.room)
        assert rooms == [Room.QUOTES, Room.NAMES, Room.HEADLINES, Room.STORY]
        await reader.press("shift+tab")
        assert reader.is_in(Room.HEADLINES)
        await reader.press("u")
        assert reader.is_in(Room.QUOTES)
        await reader.press("escape")
        assert reader.is_in(Room.STORY)
        await reader.press("escape")
        assert reader.is_in(Room.HEADLINES)


async def test_q_goes_back_and_at_the_top_quits(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "q")
        assert reader.app.is_running
        assert reader.is_in(Room.HEADLINES)
        await reader.pilot.press("q")
        await reader.pilot.pause()
        assert reader.app.return_code == 0
        assert reader.app._exit


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([">"], "Ida Velde"),
        ([">", "]"], "Velde"),
        ([">", "]", "["], "Ida Velde"),
        ([">", ">", "<"], "Ida Velde"),
        (["."], "Port Ellery"),
        ([".", ".", ","], "Port Ellery"),
        (['"'], "We had every soul"),
        (['"', ">", "'"], "We had every soul"),
    ],
    ids=" ".join,
)
async def test_keys_go_to_mentions_and_quotes(read_at: ReadAt, keys: list[str], words: str) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", *keys)
        article = reader.screen.article
        first = article.current[0]
        assert article.story is not None
        assert first.of(article.story.body.text).startswith(words)
        assert reader.status == reader.said
        session = reader.desk.session
        assert session.offset == first.start
        assert (session.mention is None) == (keys[-1] in "\"'")
        row = article.row_of(first.start)
        assert article.row == row


async def test_the_quote_chosen_is_shown_in_its_place(read_at: ReadAt) -> None:
    async with read_at(60, 24) as reader:
        await reader.press("enter", "u", "enter")
        assert reader.is_in(Room.STORY)
        assert '"We had' in reader.cursor_line()
        assert reader.status == "Paragraph 2. Ida Velde."


async def test_f_and_a_letter_go_to_a_name(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "f")
        assert "Names in this story" in reader.text
        letter = reader.screen.names.letters[2]
        await reader.press(letter)
        assert reader.status == "Lisbon, 1 of 1, paragraph 3."
        assert "Lisbon" in reader.cursor_line()


async def test_f_then_slash_narrows(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "f", "slash", "l", "i", "s")
        assert "Ida Velde" not in reader.text
        await reader.press("enter")
        assert reader.status == "Lisbon, 1 of 1, paragraph 3."


async def test_i_lists_names_and_enter_goes_there(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "i")
        assert reader.is_in(Room.NAMES)
        await reader.press("down", "enter")
        assert reader.is_in(Room.STORY)
        assert reader.status.startswith("Port Ellery, 1 of 2")


async def test_c_shows_the_card_and_enter_goes_there(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", ">", "c")
        assert "Ida Velde, person" in reader.text
        assert "Harbour master." in reader.text
        await reader.press("down", "enter")
        assert reader.status.startswith("Ida Velde, 2 of")
        await reader.press("c", "escape")
        assert reader.is_in(Room.STORY)


async def test_b_opens_the_next_breaking_story(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("down", "down", "B")
        assert reader.desk.session.story == "s1"
        assert reader.status == reader.said


async def test_star_and_read_marks_are_drawn(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("down", "asterisk")
        assert reader.desk.headline(1).is_starred
        assert reader.cursor_line().startswith("▌● 10:00 Wire     ★ Headline number 2")
        await reader.press("U")
        assert reader.cursor_line().startswith("▌  10:00 Wire     ★ Headline number 2")
        assert "38 unread" in reader.text
        await reader.press("U")
        assert reader.cursor_line().startswith("▌● 10:00 Wire     ★ Headline number 2")


async def test_question_mark_lists_the_keys_of_the_pane(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "question_mark")
        assert "Keys in the story" in reader.text
        assert "Go to the next mention of the name." in reader.text
        await reader.press("escape")
        assert "Paragraph" in reader.text


async def test_the_palette_does_commands(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("ctrl+p", *"wher", "enter")
        assert reader.said.startswith("List of stories, 1 of 39.")
        assert reader.status == reader.said


async def test_the_palette_has_every_command(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        offered = [one.word for one in entries(reader.screen.keys)]
        assert offered[: len(TABLE)] == [command.word for command in TABLE]
        assert len(set(offered)) == len(offered)


async def test_a_number_and_enter_go_to_that_item(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("1", "2", "enter")
        assert reader.desk.session.story == "s12"
        await reader.press("3", "enter")
        assert reader.screen.article.paragraph == 2
        await reader.press("u", "1", "enter")
        assert reader.status == "Paragraph 2. Ida Velde."


async def test_next_and_previous_story_while_reading(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "J", "J", "K")
        assert reader.desk.session.story == "s2"
        assert reader.screen.headlines.row == 1
        assert reader.is_in(Room.STORY)


async def test_findings_that_come_later_move_no_line(read_at: ReadAt, scripted: Any) -> None:
    analyst = scripted(holds=True)
    async with read_at(120, 36, analyst=analyst) as reader:
        await reader.press("enter", "down", "down", "down", "down")
        assert "Still being analysed." in reader.text
        article = reader.screen.article
        before = ([line[:79] for line in reader.lines()], article.row)
        assert not article._painted
        for fingerprint in list(analyst.asked):
            analyst.answer(fingerprint)
        await reader.settle()
        assert article._painted
        after = ([line[:79] for line in reader.lines()], article.row)
        differing = [a for a, b in zip(before[0], after[0], strict=True) if a != b]
        assert len(differing) <= 2, "only the line of counts and the status may change"
        assert before[1] == after[1]
        assert re.search("WHO SAID WHAT ─+ 1 quote", reader.text)


async def test_findings_that_fail_are_one_line(read_at: ReadAt, scripted: Any) -> None:
    async with read_at(80, 24, analyst=scripted(why="the reader stopped.")) as reader:
        await reader.press("enter")
        said = "Not analysed: the reader stopped."
        assert sum(said in line for line in reader.lines()) <= 2, "above the words, and once said"
        await reader.press("greater_than_sign")
        assert reader.status == said
        await reader.press("down", "u")
        assert "Not analysed: the reader stopped." in reader.text
        await reader.press("escape", "escape", "down")
        assert reader.focused.row == 1


async def test_a_story_in_spanish_is_shown_and_said_to_be_not_analysed(
    read_at: ReadAt, story_of: Any, scripted: type
) -> None:
    spanish = story_of(1, "Valparaíso", "El ascensor más antiguo.", language="es")
    found = Findings(spanish.findings_key, "scripted 1", "es")
    async with read_at(80, 24, [spanish], scripted(known=[found])) as reader:
        await reader.press("enter", "u")
        assert "Not analysed" in reader.text
        await reader.press("escape", "]")
        assert reader.status.startswith("Not analysed")
        assert "El ascensor" in reader.text


async def test_no_stories_is_said_and_no_key_fails(read_at: ReadAt) -> None:
    async with read_at(80, 24, []) as reader:
        assert "No stories" in reader.text
        await reader.press("down", "enter", "tab", "down", "enter", "c", "u", "f", "n", "B", "w")
        assert reader.app.is_running


async def test_the_rows_in_sight_are_all_there_is_to_draw(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        headlines = reader.screen.headlines
        assert isinstance(headlines, Headlines)
        assert headlines.rows_in_sight().start == 0
        await reader.press("end")
        await reader.until(lambda: headlines.rows_in_sight().stop == 39)


async def test_a_story_named_at_the_start_is_open(read_at: ReadAt, story_of: Any) -> None:
    async with read_at(
        60, 24, [story_of(1, "Alone")], opening=Ask("open", StoryNumber(1))
    ) as reader:
        assert reader.is_in(Room.STORY)
        assert reader.desk.session.room is Room.STORY


@pytest.mark.parametrize("key", ["question_mark", "ctrl+p"])
async def test_the_cursor_comes_back_when_a_page_goes(read_at: ReadAt, key: str) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("down", "down")
        before = reader.app.cursor_position
        await reader.press(key)
        assert reader.app.cursor_position != before
        await reader.press("escape")
        assert reader.app.cursor_position == before
