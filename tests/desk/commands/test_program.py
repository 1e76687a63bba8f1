from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from wirereader.desk.commands.table import TABLE
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import ErrorsShown, QuotesShown, TextShown
from wirereader.library.library import Library
from wirereader.story.body import Body, Span
from wirereader.story.faults import FormatFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

OpenDesk = Callable[..., Desk]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_again_repeats_the_last_answer(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert (await desk.obey("again")).said == "No messages yet."
    await desk.obey("1")
    await desk.obey("u")
    for _ in range(2):
        outcome = await desk.obey("again")
        assert outcome.said == "3 quotes."
        assert isinstance(outcome.shows, QuotesShown)


async def test_errors_are_told_in_words(open_desk: OpenDesk) -> None:
    assert (await open_desk().obey("e")).said == "No errors."
    fault = FormatFault("a.bin is not a story.", "It is not text.", "Choose a text file.")
    outcome = await open_desk(faults=[fault]).obey("e")
    assert outcome.said == "1 error."
    assert isinstance(outcome.shows, ErrorsShown)
    assert outcome.shows.lines == ("1. a.bin is not a story. It is not text. Choose a text file.",)


async def test_errors_tell_of_a_search_whose_name_is_found_no_more() -> None:
    text = "Then Ada Obi spoke."
    one = Entity(EntityKind.PERSON, "Ada Obi")
    with Library.open(None) as library:
        source = library.add_source(Source("paper", address="https://paper.example.com/rss"))
        record = record_of(Dispatch("1", "A talk", Body(text)), None)
        (new,) = library.store(source, [record], FetchMemory(), NOW).new
        story = library.story(new.id)
        assert story is not None
        key = story.findings_key
        library.keep_findings(Findings(key, "1", "en", (one,), (Mention(Span(5, 12), 0),)))
        library.save_search("ada", "person:obi")
        desk = Desk([], library=library)
        assert (await desk.obey("errors")).said == "No errors."
        library.keep_findings(Findings(key, "2", "en"))
        outcome = await desk.obey("errors")
        assert outcome.said == "1 error."
        assert isinstance(outcome.shows, ErrorsShown)
        assert outcome.shows.lines[0].startswith("1. The saved search ada finds nothing: ")
        assert outcome.shows.names == ("ada",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("width 40", "Width 40."),
        ("width 19", "Width is a number from 20 to 200."),
        ("width huge", "Width is a number from 20 to 200."),
        ("set width 200", "Width 200."),
        ("set prompt long", "Prompt long."),
        ("set typography on", "Typography on."),
        ("set glow 11", "There is no setting glow. settings lists them."),
        (
            "set prompt",
            (
                "Options: width NUMBER, list NUMBER, prompt short, long or none,"
                " typography on or off; or any setting, such as reading.text_width 70."
            ),
        ),
    ],
)
async def test_options(open_desk: OpenDesk, line: str, said: str) -> None:
    assert (await open_desk().obey(line)).said == said


async def test_options_are_kept_in_the_session(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for line in ("width 40", "set prompt none", "set typography on", "1", "u", "b", "b", "l"):
        await desk.obey(line)
    preferences = desk.session.preferences
    assert (preferences.width, preferences.prompt, preferences.typography) == (40, "none", True)


async def test_help_is_one_narrow_screen(open_desk: OpenDesk) -> None:
    outcome = await open_desk().obey("h")
    assert isinstance(outcome.shows, TextShown)
    lines = (outcome.said, *outcome.shows.lines)
    assert len(lines) < 20
    assert all(len(line) < 60 for line in lines)


@pytest.mark.parametrize("word", [command.word for command in TABLE])
async def test_every_word_is_explained(open_desk: OpenDesk, word: str) -> None:
    outcome = await open_desk().obey(f"h {word}")
    assert outcome.is_done
    assert outcome.said.startswith(word)


async def test_help_for_nothing(open_desk: OpenDesk) -> None:
    outcome = await open_desk().obey("h zap")
    assert outcome.said.startswith("No help for zap. Topics: ")
    assert not outcome.is_done


async def test_every_topic_is_short_plain_lines(open_desk: OpenDesk) -> None:
    desk = open_desk()
    told = (await desk.obey("h topics")).said
    topics = told.removeprefix("Topics: ").removesuffix(".").split(", ")
    assert len(topics) >= 4
    for topic in topics:
        if topic == "commands":  # made from the table, a line a command
            continue
        outcome = await desk.obey(f"h {topic}")
        assert isinstance(outcome.shows, TextShown)
        lines = (outcome.said, *outcome.shows.lines)
        # what is made from a table is as long as that
        assert len(lines) < {"conformance": 60, "keys": 45}.get(topic, 25)
        assert all(line and line.isascii() and len(line) < 200 for line in lines)


async def test_quit_leaves_at_once_without_a_word(open_desk: OpenDesk) -> None:
    outcome = await open_desk().obey("q")
    assert outcome.leave
    assert not outcome.said


@pytest.mark.parametrize("line", ["set", ":set", "settings"])
async def test_set_alone_lists_the_settings(open_desk: OpenDesk, line: str) -> None:
    outcome = await open_desk().obey(line)
    assert outcome.is_done
    assert outcome.shows == (await open_desk().obey("settings")).shows
