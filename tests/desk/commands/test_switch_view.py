import asyncio
import threading
from collections.abc import Callable

import pytest

from wirereader.desk.commands.table import by_word
from wirereader.desk.desk import Desk, at_once
from wirereader.desk.notices import Notice, Trouble
from wirereader.desk.outcomes import Outcome, ParagraphsShown
from wirereader.desk.session import Room
from wirereader.desk.targets import Ask, StoryNumber
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


@pytest.fixture
def desk(open_desk: OpenDesk, make_story: MakeStory) -> Desk:
    """A desk that can be shown in both views, in full screen now."""
    desk = open_desk(make_story("Cranes", "One.", "Two.", "Three."))
    desk.show_in("tui")
    return desk


def do(desk: Desk, word: str, *arguments: str) -> Outcome:
    return at_once(desk.do(word, *arguments))


def test_plain_mode_begins_at_the_paragraph_with_its_words(desk: Desk) -> None:
    do(desk, "open", "1")
    do(desk, "paragraph", "4")
    inside = desk.session.offset + 20
    desk.place(inside)
    outcome = do(desk, "plain")
    assert outcome.turns_to == "plain"
    assert desk.view == "plain"
    assert not outcome.leave
    assert outcome.said.startswith("Plain mode. Paragraph 4 of 10, story 1 of 2. Georgia Breaks")
    assert outcome.said.endswith(" tui returns to full screen.")
    assert isinstance(outcome.shows, ParagraphsShown)
    assert (outcome.shows.first, outcome.shows.last) == (3, 3)
    assert desk.session.offset == inside
    assert desk.turned is outcome
    assert do(desk, "next-paragraph").said == "Paragraph 5 of 10."


def test_what_was_done_before_goes_along(desk: Desk) -> None:
    do(desk, "open", "2")
    do(desk, "star")
    do(desk, "search", "georgia")
    do(desk, "open", "1")
    do(desk, "width", "50")
    do(desk, "plain")
    assert desk.list_name() == "georgia"
    assert desk.session.preferences.width == 50
    assert do(desk, "undo").is_done
    assert do(desk, "tui").turns_to == "tui"
    assert desk.list_name() == "georgia"
    for _ in range(3):
        do(desk, "history-back")
    assert desk.list_name() == ""


def test_quotes_and_names_beside_the_story_are_left(desk: Desk) -> None:
    do(desk, "open", "1")
    do(desk, "quotes")
    assert desk.session.listed
    desk.enter(Room.QUOTES)
    assert "Paragraph 1 of 10" in do(desk, "plain").said
    assert desk.session.room is Room.STORY
    assert not desk.session.listed
    assert at_once(desk.obey("3")).said == "Paragraph 3 of 10."


def test_from_the_list_enter_reads_the_selected_story(desk: Desk) -> None:
    do(desk, "open", "1")  # as the full screen does for the pane beside the list
    desk.enter(Room.HEADLINES)
    desk.select(1)
    outcome = do(desk, "plain")
    assert outcome.said.startswith("Plain mode. List of stories, 2 of 2. Cranes.")
    assert outcome.shows is None
    assert at_once(desk.obey("")).said == "Cranes."


def test_again_repeats_and_stays(desk: Desk) -> None:
    said = do(desk, "plain").said
    again = do(desk, "again")
    assert again.said == said
    assert not again.turns_to


def test_where_one_is_one_does_not_go(desk: Desk) -> None:
    assert do(desk, "tui").said == "This is the full screen."
    do(desk, "plain")
    desk.turned = None
    refused = do(desk, "plain")
    assert refused.said == "This is plain mode."
    assert not refused.is_done
    assert not refused.turns_to
    assert desk.turned is None


def test_a_terminal_that_cannot_stays(desk: Desk) -> None:
    desk.show_in("plain", no_screen="This terminal is too simple for the full screen.")
    refused = do(desk, "tui")
    assert refused.said == "This terminal is too simple for the full screen."
    assert not refused.is_done
    assert desk.view == "plain"


def test_a_file_opened_at_the_start_is_not_opened_again(desk: Desk) -> None:
    desk.opening = Ask("open", StoryNumber(1))
    do(desk, "open", "1")
    do(desk, "plain")
    assert desk.opening == Ask("list")


def test_an_empty_list_turns_too() -> None:
    desk = Desk([])
    desk.show_in("tui")
    assert do(desk, "plain").said.startswith("Plain mode. No stories.")
    assert do(desk, "tui").turns_to == "tui"


def test_both_are_explained() -> None:
    for word in ("plain", "tui"):
        command = by_word(word)
        assert command is not None
        assert "same paragraph" in command.help


async def _nothing() -> None:
    """Let what was called soon be called."""
    for _ in range(3):
        await asyncio.sleep(0)


def test_what_is_told_between_two_views_reaches_the_second(desk: Desk) -> None:
    heard: list[str] = []
    news = [Trouble(f"Trouble {n}.") for n in range(5)]

    def tell(one: Notice) -> None:
        teller = threading.Thread(target=desk._inbox.put, args=(one,))
        teller.start()
        teller.join()

    async def full_screen(before: Notice, after: Notice) -> None:
        stop = desk.listen(lambda one: heard.append(f"tui: {one}"))
        assert desk._context.away is asyncio.to_thread
        tell(before)
        await _nothing()
        stop()
        tell(after)
        await _nothing()

    asyncio.run(full_screen(news[0], news[1]))
    tell(news[2])  # its loop has ended
    assert heard == [f"tui: {news[0]}"]
    stop = desk.listen(lambda one: heard.append(f"plain: {one}"))
    assert do(desk, "where").is_done  # without a loop, nothing is waited for
    assert heard[1:] == [f"plain: {news[1]}", f"plain: {news[2]}"]
    stop()
    tell(news[3])
    asyncio.run(full_screen(news[4], Trouble("Later.")))
    assert heard[3:] == [f"tui: {news[3]}", f"tui: {news[4]}"]
