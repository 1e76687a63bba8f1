"""The tree of all there is to read, as rows: views, saved searches, tags, folders, sources."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from wirereader.desk.outcomes import FeedRow
from wirereader.story.folding import by_name, folded

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.library.library import Library
    from wirereader.library.results import SourceState
    from wirereader.library.scopes.feed_counts import FeedCounts, Folder
    from wirereader.library.scopes.quick_counts import Counted
    from wirereader.story.source import Source

VIEWS: Final[Mapping[str, str]] = {
    "unread": "Unread",
    "today": "Today",
    "breaking": "Breaking",
    "starred": "Starred",
    "changed": "Changed since you read",
    "alerts": "Alerts",
    "all": "All stories",
}
"""Views by the word in their id, in their order, with what they are called."""
ALL: Final = "view:all"
"""The id of what the list shows at the start."""


def tree_of(
    library: "Library", now: "datetime", day: "datetime", *, is_quick: bool = False
) -> tuple[FeedRow, ...]:
    """The whole tree with its counts as they are now; today began at `day`.

    If it must be quick, searches and tags are not counted.
    """
    return tuple(_rows(library.count_feeds(now, day, is_quick=is_quick)))


def source_id(number: int) -> str:
    """The id of a source's row."""
    return f"source:{number}"


def source_name(source: "Source") -> str:
    """What a source is called."""
    from wirereader.desk.subscriptions.subscriptions import name_of

    return name_of(source)


def folder_id(folder: "Folder") -> str:
    """The id of a folder's row: the names of all folders around it, and its own."""
    return f"folder:{'/'.join(folder)}"


def unread_of_all(rows: tuple[FeedRow, ...]) -> int:
    """How many stories are unread in all."""
    return next((row.unread for row in rows if row.id == ALL), 0)


def rows_named(rows: tuple[FeedRow, ...], typed: str) -> tuple[FeedRow, ...]:
    """The rows that somebody may mean: by id, else by name, by its beginning, by a part of it.

    One letter is no part: too many names have it.
    """
    wanted = folded(typed)
    if not wanted:
        return ()
    for is_meant in (
        lambda row: folded(row.id) == wanted or row.id == f"source:{typed}",
        lambda row: folded(row.name) == wanted or folded(row.id.partition(":")[2]) == wanted,
        lambda row: folded(row.name).startswith(wanted),
        lambda row: len(wanted) > 1 and wanted in folded(row.name),
    ):
        found = tuple(row for row in rows if is_meant(row))
        if found:
            return found
    return ()


def _rows(counts: "FeedCounts") -> Iterator[FeedRow]:
    for word, name in VIEWS.items():
        if word in counts.views:  # alerts are for whoever follows something
            yield _row("view", name, f"view:{word}", counts.views[word])
    for name, counted in counts.searches.items():
        yield _row("search", name, f"search:{name}", counted)
    for name, counted in counts.tags.items():
        yield _row("tag", name, f"tag:{name}", counted)
    yield from _folder_rows(counts, ())


def _folder_rows(counts: "FeedCounts", around: "Folder") -> Iterator[FeedRow]:
    """The rows inside a folder: folders by name with what is in them, then sources by name."""
    parent = folder_id(around) if around else None
    inside = [one for one in counts.folders if one[:-1] == around]
    for folder in sorted(inside, key=lambda one: by_name(one[-1])):
        counted = counts.folders[folder]
        yield FeedRow("folder", folder[-1], folder_id(folder), parent, *counted, None)
        yield from _folder_rows(counts, folder)
    here = [_source_row(state, parent) for state in counts.sources if state.source.folder == around]
    yield from sorted(here, key=lambda row: by_name(row.name))


def _row(kind: str, name: str, row_id: str, counted: "Counted") -> FeedRow:
    return FeedRow(kind, name, row_id, None, *counted, None)


def _source_row(state: "SourceState", parent: str | None) -> FeedRow:
    from wirereader.desk.subscriptions.subscriptions import why_failing

    source = state.source
    return FeedRow(
        "source",
        source_name(source),
        source_id(source.id),
        parent,
        state.total,
        state.unread,
        why_failing(state),
        state.wanted,
    )
