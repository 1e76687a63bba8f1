import asyncio
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.analysis_queue.findings_cache import Understanding
from wirereader.desk.desk import Desk
from wirereader.desk.mark_writer import Key
from wirereader.desk.notices import FindingsFailed, FindingsReady, Notice, Trouble
from wirereader.desk.outcomes import HeadlinesShown, StoryShown
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault
from wirereader.story.findings import Findings
from wirereader.story.mark import Mark
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]
WHO: ContextVar[str] = ContextVar("who")
WHY = "the analysis could not be started."
SAID = f"Not analysed: {WHY}"


async def test_the_story_on_screen_is_asked_for_first_and_once(
    open_desk: OpenDesk, make_story: MakeStory, scripted: Any
) -> None:
    analyst = scripted(holds=True)
    desk = open_desk(make_story("Second", "One."), make_story("Third", "Three."), analyst=analyst)
    await desk.start()
    desk.read_ahead()
    assert [request.is_first for request in analyst.asked] == [False] * 3
    await desk.obey("2")
    assert analyst.asked[-1].is_first
    assert analyst.asked[-1].text == "One."


async def test_without_findings_the_story_is_readable_and_one_sentence_says_so(
    open_desk: OpenDesk, scripted: Any
) -> None:
    desk = open_desk(analyst=scripted(why=WHY))
    heard: list[Notice] = []
    desk.listen(heard.append)
    outcome = await desk.obey("1")
    assert isinstance(outcome.shows, StoryShown)
    story = outcome.shows.story.id
    for line in ("u", '"', "i", "f dar", "c dar", "]", ">", "np", "quote 1"):
        outcome = await desk.obey(line)
        assert outcome.said == SAID
        assert not outcome.is_done
    assert (await desk.obey("")).is_done
    assert set(heard) >= {FindingsFailed(story, SAID)}
    assert desk.why_no_findings(story) == SAID


async def test_until_findings_come_they_are_said_to_follow(
    open_desk: OpenDesk, seed: Story, seed_findings: Findings, scripted: Any
) -> None:
    analyst = scripted([seed_findings], holds=True)
    desk = open_desk(analyst=analyst)
    await desk.obey("1")
    assert desk.is_awaited(seed.id)
    assert not desk.settle(seed.id, 0.01)
    assert (await desk.obey("u")).said == "Still being analysed."
    analyst.answer(seed.body.fingerprint)
    assert desk.settle(seed.id, 0.01)
    assert (await desk.obey("u")).said == "3 quotes."


async def test_a_story_that_failed_is_tried_again_when_it_is_opened_again(
    open_desk: OpenDesk, seed_findings: Findings, scripted: Any
) -> None:
    analyst = scripted(why=WHY)
    desk = open_desk(analyst=analyst)
    await desk.obey("1")
    analyst.known[seed_findings.fingerprint] = seed_findings
    await desk.obey("b")
    await desk.obey("1")
    assert (await desk.obey("u")).said == "3 quotes."


@pytest.mark.parametrize(
    ("language", "name"), [("es", "Spanish"), ("fr-CA", "French"), ("xx", "another language (xx)")]
)
async def test_another_language_is_shown_and_said_to_be_not_analysed(
    open_desk: OpenDesk, make_story: MakeStory, scripted: Any, language: str, name: str
) -> None:
    analyst = scripted(holds=True)
    desk = open_desk(make_story("Otro", "Uno.", "Dos.", language=language), analyst=analyst)
    await desk.obey("2")
    for line in ("u", "i", "f uno"):
        assert (await desk.obey(line)).said.startswith("Not analysed: this story is in ")
        assert name.split(maxsplit=1)[0] in (await desk.obey(line)).said
    assert (await desk.obey("")).is_done


async def test_a_story_that_is_english_after_all_is_analysed(
    open_desk: OpenDesk, make_story: MakeStory, scripted: Any
) -> None:
    story = make_story("Other", "A ship sank.", language="es")
    found = Findings(story.findings_key, "scripted 1", "en")
    desk = open_desk(story, analyst=scripted([found]))
    await desk.obey("2")
    desk.catch_up()
    assert desk.findings(story.id) == found


async def test_a_language_found_by_the_analysis_counts(
    open_desk: OpenDesk, make_story: MakeStory, scripted: Any
) -> None:
    story = make_story("Otro", "Uno.", "Dos.")
    found = Findings(story.body.fingerprint, "scripted 1", "es")
    desk = open_desk(story, analyst=scripted([found]))
    await desk.obey("2")
    assert (await desk.obey("u")).said == "Not analysed: this story is in Spanish."
    assert desk.findings(story.id) is None
    assert desk.raw_findings(story.id) == found


async def test_a_desk_on_a_loop_hears_of_findings_by_itself(
    seed: Story, seed_findings: Findings, scripted: Any, open_desk: OpenDesk
) -> None:
    analyst = scripted([seed_findings], holds=True)
    desk = open_desk(analyst=analyst)
    ready: asyncio.Queue[Notice] = asyncio.Queue()
    token = WHO.set("the listener")
    contexts: list[str] = []
    stop = desk.listen(ready.put_nowait)
    desk.listen(lambda _: contexts.append(WHO.get("nobody")))
    await desk.obey("1")
    await asyncio.to_thread(analyst.answer, seed.body.fingerprint)
    assert await asyncio.wait_for(ready.get(), LIMIT_S) == FindingsReady(seed.id)
    assert desk.findings(seed.id) == seed_findings
    assert contexts == ["the listener"]
    WHO.reset(token)
    stop()
    await desk.do("star")
    assert ready.empty()


async def test_marks_are_read_and_kept_in_the_library(open_desk: OpenDesk) -> None:
    with Library.open(None) as library:
        first = open_desk(marks=library)
        await first.do("mark-read", "1")
        await first.do("star", "1")
        assert first.close() is None
        row = open_desk(marks=library).headline(0)
        assert (row.is_read, row.is_starred) == (True, True)


class Full:
    """A library whose disk is full."""

    def marks(self, _: Iterable[Key]) -> dict[Key, Mark]:
        return {}

    def mark_read(self, source: str, guid: str, at: datetime) -> None:  # noqa: ARG002 - as the library has it
        raise LibraryFault("The library cannot be used.", "The disk is full.", "Make room.")

    mark_unread = star = unstar = mark_read


async def test_a_library_that_fails_costs_one_line(open_desk: OpenDesk) -> None:
    desk = open_desk(marks=Full())
    heard: list[Notice] = []
    assert (
        await desk.do("mark-read", "1")
    ).said == "Marked read: Georgia Breaks Diplomatic Ties With Russia. It lasts until you quit."
    fault = desk.close()
    assert fault is not None
    desk.listen(heard.append)
    desk.catch_up()
    assert heard == [
        Trouble("Marks are not saved: The library cannot be used. The disk is full. Make room.")
    ]


async def test_while_marks_cannot_be_kept_no_more_are_taken(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Another", "Words."), marks=Full())
    await desk.do("mark-read", "1")
    await desk.do("all-stories")  # waits for the mark to be tried
    for command, target in (("star", "1"), ("mark-all-read", None), ("mark-read", "2")):
        outcome = await desk.do(command, target)
        assert (outcome.is_done, outcome.said) == (
            False,
            "The library cannot be used. The disk is full. Make room.",
        )
    assert not desk.headline(0).is_starred
    assert not desk.headline(1).is_read
    assert (await desk.do("open", "2")).is_done
    desk.close()


async def test_a_file_can_be_opened_without_being_stored(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("A headline of mine\n\nThe first words.\n\nMore words.\n")
    desk = open_desk()
    outcome = await desk.obey(f"open {path}")
    assert outcome.said == "A headline of mine."
    assert desk.count() == 2
    await desk.obey(f"o {path}")
    assert desk.count() == 2


async def test_a_folder_is_listed(open_desk: OpenDesk, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Headline {number}\n\nWords of {number}.\n")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)) * 9)
    desk = open_desk()
    outcome = await desk.obey(f"open {tmp_path}")
    assert outcome.said == "3 stories opened. 4 stories, 4 unread, 1 breaking."
    assert isinstance(outcome.shows, HeadlinesShown)
    assert (await desk.obey("e")).said == "1 error."


async def test_what_cannot_be_opened_is_said_in_words(open_desk: OpenDesk, tmp_path: Path) -> None:
    desk = open_desk()
    before = desk.session
    outcome = await desk.obey(f"open {tmp_path / 'no.txt'}")
    assert "There is no such file or folder." in outcome.said
    assert not outcome.is_done
    assert desk.session == before


async def test_a_word_that_is_none_is_refused(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert (await desk.do("zap")).said == "Unknown command zap. h for help."
    assert (await desk.do("next-mention", "7 8")).said.startswith("No story is open.")


async def test_rooms_and_rows_are_noted(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("Second", "One."))
    desk.select(1)
    desk.enter(Room.QUOTES)
    assert (desk.session.row, desk.session.room) == (1, Room.QUOTES)
    desk.select(99)
    assert desk.session.row == 1
    desk.seen(desk.headline(1).id)
    assert desk.counts() == (2, 1, 1)
    desk.seen("nobody")
    assert desk.story("nobody") is None
    assert desk.findings("nobody") is None
    assert desk.why_no_findings("nobody") is None


async def test_only_the_stories_that_were_asked_for_are_looked_at_when_an_answer_comes(
    open_desk: OpenDesk, make_story: MakeStory, scripted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = [make_story(name, "The same words.") for name in ("One", "Two")]
    many = [make_story(f"Story {number}", f"Words {number}.") for number in range(600)]
    analyst = scripted(holds=True)
    desk = open_desk(*same, *many, analyst=analyst)
    heard: list[Notice] = []
    desk.listen(heard.append)
    for story in same:
        await desk.do("open", story.id)
    asked: list[str] = []
    key_of = {story.id: story.findings_key for story in same}
    monkeypatch.setattr(Understanding, "key", lambda _, story: asked.append(story.id))
    for story in same:
        analyst.answer(key_of[story.id])
        analyst.answer(key_of[story.id])
    desk.catch_up()
    assert set(heard) == {FindingsReady(story.id) for story in same}
    assert len(heard) == 2
    assert asked == []
