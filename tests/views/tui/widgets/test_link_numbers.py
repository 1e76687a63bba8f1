"""Numbers of links in the words: drawn where each link ends, and no line is wrong for it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wirereader.desk.commands.output import link_commands
from wirereader.desk.session import Room
from wirereader.story.body import Body, Link
from wirereader.story.story import Story
from wirereader.views.tui.widgets.link_numbers import (
    LinkMark,
    column_of,
    drawn_at,
    lines_with,
    marks_of,
)

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
PIECES = st.sampled_from(
    ["a", "word", " ", " ", "\n\n", "漢", "字、", "é", "👍🏽", "longer-than-that"]
)
WORDS = "See the report and the plan of Port Ellery, or ask Ida Velde about it. " * 3


def linked(story: Story, text: str, *words: str) -> Story:
    links = tuple(
        Link(text.index(one), text.index(one) + len(one), f"https://{number}.example/x")
        for number, one in enumerate(words)
    )
    return replace(story, dispatch=replace(story.dispatch, body=Body.kept(text, links=links)))


@given(st.lists(PIECES, max_size=30), st.data())
def test_marks_take_their_room_and_nothing_else_is_lost(pieces: list[str], data: Any) -> None:
    body = Body.of("".join(pieces))
    text = body.text
    inside = [at for span in body.paragraphs for at in range(span.start, span.end + 1)]
    places = sorted(data.draw(st.lists(st.sampled_from(inside), max_size=6)) if inside else [])
    marks = [LinkMark(at, f"[{number}]", number) for number, at in enumerate(places, start=9)]
    width = data.draw(st.integers(1, 20))
    lines, shown = lines_with(body, marks, width)
    drawn = ""
    for number, (start, end) in enumerate(lines):
        here, at = "", start
        for mark in shown.get(number, ()):
            assert start <= mark.at <= end
            here += text[at : mark.at] + mark.words
            at = mark.at
        here += text[at:end]
        assert cell_len(here) <= max(width, 4), "a cluster may be wider than the narrowest line"
        drawn += here
    expected, at = "", 0
    for mark in marks:
        expected += text[at : mark.at] + mark.words
        at = mark.at
    expected += text[at:]
    assert "".join(drawn.split()) == "".join(expected.split())
    assert lines == sorted(lines)


@given(st.text("ab 漢字é", min_size=1, max_size=20), st.data())
def test_a_cell_leads_to_what_is_drawn_there(text: str, data: Any) -> None:
    places = sorted(data.draw(st.lists(st.integers(1, len(text)), max_size=4)))
    marks = [LinkMark(at, f"[{number}]", number) for number, at in enumerate(places)]
    line = (0, len(text))
    for at in range(len(text)):
        cell = column_of(text, line, marks, at)
        assert drawn_at(text, line, marks, cell) == (at, None)
    for mark in marks:
        cell = column_of(text, line, [one for one in marks if one < mark], mark.at)
        assert drawn_at(text, line, marks, cell)[1] == mark


def test_numbers_are_those_of_the_list(story_of: Callable[..., Story]) -> None:
    story = linked(story_of(1, "Alone"), WORDS, "the report", "the plan")
    story = replace(story, dispatch=replace(story.dispatch, link="https://0.example/x"))
    assert [mark.words for mark in marks_of(story)] == ["[1]", "[2]"]
    again = replace(story, dispatch=replace(story.dispatch, link="https://story.example/"))
    assert [mark.words for mark in marks_of(again)] == ["[2]", "[3]"]


async def test_numbers_come_and_go_and_the_line_stays(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    text = "\n\n".join(f"Paragraph {n}. {WORDS}" for n in range(12))
    story = linked(story_of(1, "Alone"), text, "the report", "the plan", "Paragraph 7")
    async with read_at(60, 24, [story]) as reader:
        await reader.press("enter")
        assert "[1]" not in reader.text, "unasked no mark stands in the words"
        article = reader.screen.article
        await reader.press("7", "enter", *["down"] * 2)
        await reader.press("pagedown", "up", "up")
        offset, y = article.reading_at, reader.app.cursor_position.y
        await reader.press("number_sign")
        assert reader.status.startswith("Link numbers on.")
        start, end = article._lines[article.row - len(article._head)]
        assert start <= offset < end
        assert reader.app.cursor_position.y == y
        assert "Paragraph 7[3]." in "".join(p for r in range(60) for p, _ in article.drawn(r))
        await reader.press("number_sign")
        assert "[3]" not in reader.text
        assert reader.app.cursor_position.y == y


async def test_a_number_and_the_key_open_a_link(
    read_at: ReadAt, story_of: Callable[..., Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(link_commands, "open_address", lambda one, _: opened.append(one))
    story = linked(story_of(1, "Alone"), WORDS, "the report", "the plan")
    async with read_at(60, 24, [story]) as reader:
        await reader.press("enter", "number_sign", "2", "o")
        assert opened == ["https://1.example/x"]
        assert reader.said == "Opened link 2, at 1.example."
        assert reader.is_in(Room.STORY)


async def test_a_story_without_links_says_so(read_at: ReadAt) -> None:
    async with read_at(60, 24) as reader:
        await reader.press("enter", "number_sign")
        assert reader.status.startswith("No links in the text of this story.")


async def test_a_click_tells_where_a_link_leads_and_another_opens_it(
    read_at: ReadAt, story_of: Callable[..., Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(link_commands, "open_address", lambda one, _: opened.append(one))
    story = linked(story_of(1, "Alone"), WORDS, "the report", "the plan", "Port Ellery")
    async with read_at(70, 24, [story]) as reader:
        await reader.press("enter", "number_sign")
        pane = reader.screen.article
        y = next(n for n, line in enumerate(reader.lines()) if "the plan[2]" in line)

        async def click(words: str, more: int = 1) -> None:
            x = reader.lines()[y].index(words) + more - pane.region.x
            await reader.pilot.click("#story", offset=(x, y - pane.region.y))
            await reader.settle()

        await click("the plan")
        assert reader.said == "2. the plan, 1.example, paragraph 1. https://1.example/x"
        await click("the report")
        assert reader.said.startswith("1. the report")
        await click("Port Ellery")
        assert reader.said.startswith("Port Ellery, 1 of"), "a name comes before a link"
        await click("[3]")
        assert reader.said.startswith("3. Port Ellery, 2.example")
        assert not opened
        await click("[3]", 2)
        assert opened == ["https://2.example/x"]
