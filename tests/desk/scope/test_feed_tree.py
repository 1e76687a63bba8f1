"""The tree of feeds: folders before what is in them, and rows found by what people call them."""

from datetime import UTC, datetime

import pytest

from wirereader.desk.outcomes import FeedRow
from wirereader.desk.scope import feed_tree
from wirereader.library.library import Library
from wirereader.story.faults import SourceFault
from wirereader.story.source import FetchMemory, Paused, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library() -> Library:
    kept = Library.open(None)
    for key, title, folder in (
        ("https://v.example/", "VOA", ("World",)),
        ("https://a.example/", "ada's page", ()),
        ("https://n.example/", "Alps", ("World", "Near")),
        ("https://s.example/", "Scores", ("Sport",)),
    ):
        kept.add_source(Source(key, address=key, title=title, folder=folder))
    kept.save_search("kiev", "kiev OR kyiv")
    return kept


def tree(library: Library) -> tuple[FeedRow, ...]:
    return feed_tree.tree_of(library, NOON, NOON)


def test_folders_stand_before_what_is_in_them(library: Library) -> None:
    rows = tree(library)
    assert [row.name for row in rows[:6]] == [
        name for name in feed_tree.VIEWS.values() if name != "Alerts"
    ]
    assert [(row.kind, row.id, row.parent) for row in rows[6:]] == [
        ("search", "search:kiev", None),
        ("folder", "folder:Sport", None),
        ("source", "source:4", "folder:Sport"),
        ("folder", "folder:World", None),
        ("folder", "folder:World/Near", "folder:World"),
        ("source", "source:3", "folder:World/Near"),
        ("source", "source:1", "folder:World"),
        ("source", "source:2", None),
    ]


def test_sources_and_folders_with_numbers_stand_as_they_are_counted() -> None:
    library = Library.open(None)
    for number in (109, 13, 2):
        for folder in ((), (f"Ward {number}",)):
            key = f"https://w.example/{number}/{len(folder)}"
            library.add_source(Source(key, address=key, title=f"Post {number}", folder=folder))
    assert [row.name for row in tree(library) if row.parent is None and row.kind != "view"] == [
        *("Ward 2", "Ward 13", "Ward 109"),
        *("Post 2", "Post 13", "Post 109"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("source:3", ["Alps"]),
        ("WORLD", ["World"]),
        ("world/near", ["Near"]),
        ("unread", ["Unread"]),
        ("view:today", ["Today"]),
        ("changed", ["Changed since you read"]),
        ("a", ["All stories", "ada's page", "Alps"]),
        ("page", ["ada's page"]),
        ("zork", []),
        ("", []),
    ],
)
def test_rows_are_found_by_what_people_call_them(
    library: Library, typed: str, found: list[str]
) -> None:
    names = [row.name for row in feed_tree.rows_named(tree(library), typed)]
    assert sorted(names) == sorted(found)


def test_a_source_that_brings_nothing_says_why(library: Library) -> None:
    fault = SourceFault("Scores could not be fetched.", "Server error (500).", "Try later.")
    state = library.source(4)
    assert state is not None
    memory = FetchMemory(failures=1, fault="source", what=fault.what, why=fault.why)
    library.store(state.source, [], memory, NOON)
    one = library.source(1)
    two = library.source(2)
    assert one is not None
    assert two is not None
    library.change_source(one.source._replace(paused=Paused.GONE))
    library.change_source(two.source._replace(paused=Paused.BY_READER))
    failing = {row.id: row.failing for row in tree(library) if row.failing}
    assert failing == {
        "source:4": "Server error (500).",
        "source:1": "Paused: the server says it is gone.",
    }
