"""The table of sources says of each what it is, and what its keys do."""

import shlex
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.desk.commands.lists.source_rows import COLUMNS, source_table
from wirereader.desk.session import PageKind
from wirereader.desk.tables.table_shown import Prompt, Tone
from wirereader.desk.targets import Ask, SourceKey
from wirereader.library.results import SourceState
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
SOON = NOW + timedelta(minutes=20)
LOCAL = f"{SOON.astimezone():%H:%M}"


def state(
    name: str = "Wire", memory: FetchMemory | None = None, unread: int = 3, **more: object
) -> SourceState:
    key = f"https://{name.lower().replace(' ', '')}.invalid/feed"
    source = Source(key, address=key, title=name)._replace(**more)  # type: ignore[arg-type]
    return SourceState(source, memory or FetchMemory(due_at=SOON, fetched_at=NOW), unread, 12)


def cell(of: SourceState, title: str) -> str:
    at = [column.title for column in COLUMNS].index(title)
    return source_table([of], ("1. Wire.",), NOW).rows[0].cells[at].text


@pytest.mark.parametrize(
    ("of", "wanted", "tone"),
    [
        (state(), f"due {LOCAL}", Tone.MUTED),
        (state(memory=FetchMemory(fetched_at=NOW)), "due", Tone.MUTED),
        (state(memory=FetchMemory()), "not fetched yet", Tone.MUTED),
        (state(paused=Paused.BY_READER), "paused", Tone.MUTED),
        (state(paused=Paused.PRIVATE), "paused: local network address", Tone.MUTED),
        (state(paused=Paused.FAILING), "paused: too many failures", Tone.ERROR),
        (state(paused=Paused.GONE), "gone (410): unsubscribe with d", Tone.ERROR),
        (state(kind=SourceKind.FOLDER), "folder", Tone.MUTED),
        (
            state(memory=FetchMemory(failures=2, why="Server error (500).", due_at=SOON)),
            f"server error (500), retry {LOCAL}",
            Tone.WARNING,
        ),
        (state(memory=FetchMemory(failures=1, why="No answer.")), "no answer", Tone.WARNING),
    ],
)
def test_the_state_is_told_in_words(of: SourceState, wanted: str, tone: Tone) -> None:
    assert COLUMNS[-1].title == "STATE"
    shown = source_table([of], ("1. Wire.",), NOW).rows[0].cells[-1]
    assert (shown.text, shown.tone) == (wanted, tone)


def test_folders_and_failures_are_counted_in_the_head() -> None:
    states = [
        state("One", folder=("World",)),
        state("Two", folder=("World",)),
        state("Three", folder=("Home", "Near"), memory=FetchMemory(failures=1, why="No answer.")),
    ]
    shown = source_table(states, ("1.", "2.", "3."), NOW)
    assert shown.told == "3 in 2 folders, 1 failing"
    assert shown.kind is PageKind.SOURCES
    assert cell(states[2], "FOLDER") == "Home / Near"


def test_counts_are_sorted_by_number_and_none_is_blank() -> None:
    rows = source_table([state(unread=0), state("Two", unread=1200)], ("", ""), NOW).rows
    at = [column.title for column in COLUMNS].index("UNREAD")
    assert [(row.cells[at].text, row.cells[at].order) for row in rows] == [("", 0), ("1,200", 1200)]
    assert rows[1].cells[0].tone is Tone.STRONG


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((0,) * 28 + (14, 28), "▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅█  1 a day, 30 days"),
        ((0,) * 29 + (3,), "▁" * 29 + "█  3 stories, 30 days"),
    ],
)
def test_a_source_tells_its_stories_of_thirty_days(days: tuple[int, ...], told: str) -> None:
    of = state(id=7)
    assert source_table([of], ("",), NOW, {7: days}).rows[0].facts[-1] == told
    assert "days" not in source_table([of], ("",), NOW, {8: days}).rows[0].facts[-1]


def test_keys_of_a_row_mean_its_source() -> None:
    of = state("Harbour's Wire")
    does = source_table([of], ("",), NOW).rows[0].does
    key = SourceKey(of.source.key)
    assert does["refresh"] == Ask("refresh", key)
    assert does["delete-row"] == Ask("remove", key)
    assert does["pause-row"] == Ask("pause", key)
    rename = does["rename-row"]
    assert isinstance(rename, Prompt)
    assert rename.typed == "Harbour's Wire"
    asked = rename.asked("New title's end")
    assert asked.word == "set-source"
    assert shlex.split(str(asked.target)) == [of.source.key, "title=New title's end"]


def test_a_paused_source_is_resumed_by_the_same_key() -> None:
    of = state(paused=Paused.BY_READER)
    assert source_table([of], ("",), NOW).rows[0].does["pause-row"] == Ask(
        "resume", SourceKey(of.source.key)
    )


def test_what_failed_stands_below_with_what_to_do() -> None:
    memory = FetchMemory(failures=4, why="Server error (500).", remedy="Try again later.")
    facts = source_table([state(memory=memory)], ("",), NOW).rows[0].facts
    assert facts[1] == "Server error (500). 4 tries. Older stories are kept. Try again later."
