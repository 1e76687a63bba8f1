"""Samples leave the lists once there is other news; their folder, and undo, have them still."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from wirereader.library.library import Library
from wirereader.library.search.query import InFolder, InSources, Query
from wirereader.library.search.query_parser import parse_query
from wirereader.story.record import Record
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Paused, Source, SourceKind

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]


@pytest.fixture
def samples(library: Library, record: MakeRecord) -> Source:
    source = library.add_source(
        Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, "Samples", folder=("Samples",))
    )
    library.store(source, [record(f"s{n}") for n in range(4)], NOTHING, NOON)
    return source


def listed(library: Library, query: Query | str | None = None) -> set[str]:
    asked = parse_query(query, NOON) if isinstance(query, str) else query
    rows = library.rows(asked, NOON)
    return {
        rows.row(number).headline.removeprefix("Headline of ") for number in range(rows.count())
    }


def test_they_step_back_once_there_is_other_news(
    library: Library, samples: Source, record: MakeRecord, source: MakeSource
) -> None:
    assert not library.has_own_news()
    assert len(listed(library)) == 4
    library.store(library.add_source(source()), [], NOTHING, NOON)
    assert len(listed(library)) == 4, "a source without stories is no news"
    library.store(source(), [record("own")], NOTHING, NOON)
    assert library.has_own_news()
    assert listed(library) == {"own"}
    assert library.rows(None, NOON).unread() == 1
    mine = {"s0", "s1", "s2", "s3"}
    for query in (
        Query("", (InSources((samples.id,)),)),
        Query("", (InFolder("Samples"),)),
        "folder:samples",
        "from:samples",
    ):
        assert listed(library, query) == mine
    assert listed(library, "-folder:samples") == {"own"}
    assert listed(library, "headline") == {"own"}
    counts = library.count_feeds(NOON, NOON)
    assert counts.folders[("Samples",)] == (4, 4)
    assert library.rows(Query("", (InSources((samples.id,)),)), NOON).unread() == 4


def test_what_was_starred_or_tagged_or_brought_by_others_stays_listed(
    library: Library, samples: Source, record: MakeRecord, source: MakeSource
) -> None:
    rows = library.rows(None, NOON)
    ids = {rows.row(n).headline: rows.row(n).id for n in range(4)}
    library.set_marks([ids["Headline of s0"]], starred=True, said="", now=NOON)
    library.set_marks([ids["Headline of s1"]], tag=("mine", True), said="", now=NOON)
    library.store(source(), [record("own")], NOTHING, NOON)
    assert listed(library) == {"own", "s0", "s1"}
    assert listed(library, "from:samples") == {"s0", "s1", "s2", "s3"}
    assert samples.id


def test_removed_samples_are_in_no_list_and_come_back_aside_by_undo(
    library: Library, samples: Source, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("own")], NOTHING, NOON)
    gone = samples._replace(paused=Paused.BY_READER)
    assert library.put_away(samples.id, gone, said="removed the samples") == 4
    assert listed(library, "from:samples") == set()
    assert ("Samples",) not in library.count_feeds(NOON, NOON).folders
    assert library.undo(NOON) == "removed the samples"
    assert listed(library) == {"own"}
    assert len(listed(library, "from:samples")) == 4


def test_samples_that_change_stay_aside(
    library: Library, samples: Source, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("own")], NOTHING, NOON)
    changed = record("s0", text="Other words.", published=NOON)
    library.store(samples, [changed, record("s9")], NOTHING, NOON)
    assert listed(library) == {"own"}
    assert len(listed(library, "from:samples")) == 5
