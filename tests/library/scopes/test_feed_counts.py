"""Counts of views, searches, tags, folders and sources are what listing them gives."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.library.conftest import NOON, make_record, make_source
from wirereader.library.library import Library
from wirereader.library.scopes.feed_counts import FeedCounts
from wirereader.library.search.query import Flag, InSources, Query, Since
from wirereader.story.record import Record, ticks
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Source, SourceKind

DAY = NOON.replace(hour=0)
Store = Callable[[Source, list[Record]], Source]


@pytest.fixture
def store(library: Library) -> Store:
    def stored(source: Source, records: list[Record], now: datetime = NOON) -> Source:
        kept = library.add_source(source)
        library.store(kept, records, FetchMemory(), now)
        return kept

    return stored


def counted(library: Library) -> FeedCounts:
    return library.count_feeds(NOON, DAY)


def test_an_empty_library_has_its_views_and_nothing_in_them(library: Library) -> None:
    counts = counted(library)
    assert set(counts.views) == {"unread", "today", "breaking", "starred", "changed", "all"}
    assert set(counts.views.values()) == {(0, 0)}
    assert (counts.searches, counts.tags, counts.folders, counts.sources) == ({}, {}, {}, ())


def test_views_count_what_they_list(library: Library, store: Store) -> None:
    yesterday = NOON - timedelta(days=1)
    store(
        make_source("a"),
        [
            make_record("1", alert_level=1, alert_because=["x"]),
            make_record("2", published=yesterday),
            make_record("3", published=None),
            make_record("4"),
        ],
    )
    rows = library.rows(None, NOON)
    ids = {rows.row(n).headline: rows.row(n).id for n in range(rows.count())}
    library.set_marks([ids["Headline of 1"], ids["Headline of 2"]], read=True, said="", now=NOON)
    library.set_marks([ids["Headline of 2"], ids["Headline of 4"]], starred=True, said="", now=NOON)
    views = counted(library).views
    assert views["all"] == (4, 2)
    assert views["unread"] == (2, 2)
    assert views["today"] == (3, 2)
    assert views["starred"] == (2, 1)
    assert views["breaking"] == (1, 0)
    for name in ("unread", "starred", "breaking"):
        assert library.rows(Query(name, (Flag(name),)), NOON).count() == views[name].stories
    today = library.rows(Query("today", (Since(ticks(DAY) or 0),)), NOON)
    assert today.count() == views["today"].stories


def test_a_story_counts_as_changed_once_its_words_are_newer_than_its_reading(
    library: Library, store: Store
) -> None:
    source = store(make_source("a"), [make_record("1"), make_record("2"), make_record("3")])
    rows = library.rows(None, NOON)
    ids = {rows.row(n).headline: rows.row(n).id for n in range(3)}
    library.set_marks([ids["Headline of 1"], ids["Headline of 3"]], read=True, said="", now=NOON)
    later = NOON + timedelta(minutes=5)
    changed = [
        make_record(one, text=f"Other words of {one}.", headline=f"Headline of {one}")
        for one in ("1", "2")
    ]
    library.store(source, changed, FetchMemory(), later)
    assert counted(library).views["changed"] == (1, 0)
    found = library.rows(Query("changed", (Flag("changed"),)), later)
    assert [found.row(n).headline for n in range(found.count())] == ["Headline of 1"]


def test_what_two_sources_brought_counts_once_in_their_folder(
    library: Library, store: Store
) -> None:
    world, near = ("World",), ("World", "Near")
    a = store(make_source("a", folder=world), [make_record("1", link_key="x"), make_record("2")])
    b = store(make_source("b", folder=near), [make_record("9", text="The text of 1.",
              headline="Headline of 1", link_key="x")])  # fmt: skip
    c = store(make_source("c"), [make_record("5")])
    counts = counted(library)
    by_source = {state.source.id: (state.total, state.unread) for state in counts.sources}
    assert by_source == {a.id: (2, 2), b.id: (1, 1), c.id: (1, 1)}
    assert counts.folders == {world: (2, 2), near: (1, 1)}
    for inside, folder in (((a.id, b.id), world), ((b.id,), near)):
        rows = library.rows(Query("", (InSources(inside),)), NOON)
        assert (rows.count(), rows.unread()) == counts.folders[folder]
    assert library.rows(Query("", (InSources(()),)), NOON).count() == 0


def test_a_copy_of_two_outside_a_third_counts_once(library: Library, store: Store) -> None:
    folder = ("F",)
    same = {"text": "The same words in all of them.", "headline": "One headline", "link_key": "x"}
    store(make_source("own"), [make_record("1", **same)])
    store(make_source("b", folder=folder), [make_record("2", **same)])
    store(make_source("c", folder=folder), [make_record("3", **same)])
    assert counted(library).views["all"] == (1, 1)
    assert counted(library).folders == {folder: (1, 1)}


def test_tags_of_stories_and_of_sources_are_counted_together(
    library: Library, store: Store
) -> None:
    store(make_source("a", tags=("Work",)), [make_record("1"), make_record("2")])
    store(make_source("b"), [make_record("3"), make_record("4")])
    rows = library.rows(None, NOON)
    ids = {rows.row(n).headline: rows.row(n).id for n in range(4)}
    library.set_marks([ids["Headline of 3"]], tag=("work", True), said="", now=NOON)
    library.set_marks([ids["Headline of 4"]], tag=("alps", True), said="", now=NOON)
    library.set_marks([ids["Headline of 4"]], read=True, said="", now=NOON)
    assert counted(library).tags == {"alps": (1, 0), "work": (3, 3)}
    assert library.tags(NOON) == (("alps", 1), ("work", 3))


def test_saved_searches_are_counted_to_their_end(library: Library, store: Store) -> None:
    store(make_source("a"), [make_record(str(n)) for n in range(300)])
    library.save_search("every", "headline")
    assert counted(library).searches == {"every": (300, 300)}


def test_in_a_hurry_searches_and_tags_are_named_and_not_counted(
    library: Library, store: Store
) -> None:
    store(make_source("a", folder=("F",), tags=("work",)), [make_record("1")])
    library.save_search("every", "headline")
    whole = counted(library)
    quick = library.count_feeds(NOON, DAY, is_quick=True)
    assert (whole.searches, whole.tags) == ({"every": (1, 1)}, {"work": (1, 1)})
    assert (quick.searches, quick.tags) == ({"every": (0, 0)}, {"work": (0, 0)})
    assert (quick.views, quick.folders, quick.sources) == whole[:1] + whole[3:]


def samples() -> Source:
    return Source(SAMPLES_KEY, SourceKind.SAMPLES, SAMPLES_KEY, "Samples", folder=("Samples",))


def test_samples_are_a_row_while_there_are_any(library: Library, store: Store) -> None:
    kept = store(samples(), [])
    assert (counted(library).sources, counted(library).folders) == ((), {})
    library.store(kept, [make_record("1")], FetchMemory(), NOON)
    assert [one.source.title for one in counted(library).sources] == ["Samples"]
    assert counted(library).folders == {("Samples",): (1, 1)}


def test_samples_are_no_second_source_of_a_story(library: Library, store: Store) -> None:
    same = make_record("1", link_key="example.org/ferry")
    store(make_source("own"), [same])
    store(samples(), [same._replace(guid="2")])
    row = library.rows(None, NOON).row(0)
    story = library.story(row.id)
    assert story is not None
    assert (row.sources, story.also_from) == (1, ())
    store(make_source("other"), [same._replace(guid="3")])
    row = library.rows(None, NOON).row(0)
    story = library.story(row.id)
    assert story is not None
    assert (row.sources, len(story.also_from)) == (2, 1)
