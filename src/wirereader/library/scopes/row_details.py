"""What a line of a list does not show: link, byline, folder, and whether it changed since read."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wirereader.library.search.query_execution import CHANGED
from wirereader.library.stored_values import json_object, words_if_any

_AT_ONCE = 500


class RowDetails(NamedTuple):
    """More of a story than its line: `folder` is that of its source, the outermost first."""

    link: str | None = None
    byline: str | None = None
    folder: tuple[str, ...] = ()
    is_changed: bool = False


def details_of(connection: sqlite3.Connection, names: Sequence[str]) -> dict[str, RowDetails]:
    """The details of stories by their names; a story that is no longer there is left out."""
    found: dict[str, RowDetails] = {}
    for start in range(0, len(names), _AT_ONCE):
        found.update(_details(connection, names[start : start + _AT_ONCE]))
    return found


def _details(
    connection: sqlite3.Connection, names: Sequence[str]
) -> Iterator[tuple[str, RowDetails]]:
    marks = ", ".join("?" * len(names))
    rows = connection.execute(
        f"SELECT s.name, v.link, v.more, p.more, {CHANGED}"  # noqa: S608 - our own words
        " FROM stories s JOIN revisions v ON v.id = s.version JOIN sources p ON p.id = s.source"
        f" WHERE s.name IN ({marks})",
        tuple(names),
    )
    for name, link, more, source, is_changed in rows:
        byline = json_object(more).get("byline")
        yield (
            name,
            RowDetails(words_if_any(link), words_if_any(byline), _folder(source), bool(is_changed)),
        )


def _folder(source: Any) -> tuple[str, ...]:
    try:
        folder = json.loads(source)["folder"]
        return tuple(str(part) for part in folder)
    except (ValueError, TypeError, KeyError):
        return ()
