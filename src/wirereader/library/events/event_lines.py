"""`events --jsonl`: stories in, the event and the copies of each out, by the tables of a library.

Nothing is kept: the tables stand in a temporary file, which holds the stories until all are read,
as they may come in any order.
"""

import sqlite3
import tempfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from wirereader.library.events.event_tables import ALONE, EventTables
from wirereader.library.events.migrations_events import TRACKING_TABLES
from wirereader.tracking.events.event_tracker import Arrival, EventTracker
from wirereader.tracking.line_protocol import (
    UnreadableLine,
    encoded,
    lines_of,
    request_in,
    text_in,
)

_CACHE_KB = 48_000
_A_WRITE = 2_000  # stories
_LINES = """CREATE TABLE lines (
    number INTEGER PRIMARY KEY, id TEXT, time INTEGER, source TEXT, words BLOB, error TEXT)"""
_END = 1 << 62


def answer_events(lines: BinaryIO, out: BinaryIO) -> None:
    """Answer every {"id", "time", "source", "title", "text"} with {"id", "copy", "event"}."""
    with tempfile.TemporaryDirectory(prefix="wirereader-") as folder:
        connection = sqlite3.connect(Path(folder) / "events", isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            for statement in (*TRACKING_TABLES, _LINES):
                connection.execute(statement)
            connection.execute("BEGIN")
            _take_in(connection, lines)
            _place_all(connection)
            _write(connection, out)
            connection.execute("COMMIT")
        finally:
            connection.close()


def _take_in(connection: sqlite3.Connection, lines: BinaryIO) -> None:
    for number, line in enumerate(lines_of(lines)):
        known: object = None
        row: tuple[int | None, str, bytes | None, str | None]
        try:
            request = request_in(line, "id")
            known = request.get("id")
            title, text = (text_in(request, field, "id") for field in ("title", "text"))
            row = (_time(request), _source(request), _packed(title, text), None)
        except UnreadableLine as fault:
            row = (None, "", None, str(fault))
        connection.execute(
            "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)", (number, encoded({"id": known}), *row)
        )


def _time(request: Mapping[str, Any]) -> int | None:
    """Microseconds since 1970 of a time in seconds or as ISO 8601 has it."""
    time = request.get("time")
    if time is None:
        return None
    try:
        if isinstance(time, str):
            moment = datetime.fromisoformat(time.strip())
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return round(moment.timestamp() * 1e6)
        return min(max(round(float(time) * 1e6), -_END), _END)
    except (ValueError, TypeError, OverflowError):
        raise UnreadableLine(
            '"time" is seconds since 1970 or ISO 8601', request.get("id")
        ) from None


def _source(request: Mapping[str, Any]) -> str:
    source = request.get("source")
    return "" if source is None else str(source)


def _packed(title: str, text: str) -> bytes:
    return zlib.compress(f"{title}\x00{text}".encode("utf-8", "surrogatepass"), 1)


def _unpacked(words: bytes) -> tuple[str, str]:
    title, _, text = zlib.decompress(words).decode("utf-8", "surrogatepass").partition("\x00")
    return title, text


def _place_all(connection: sqlite3.Connection) -> None:
    def words_of(story: int) -> tuple[str, str]:
        row = connection.execute("SELECT words FROM lines WHERE number = ?", (story,)).fetchone()
        return _unpacked(row[0])

    tables = EventTables(connection, words_of, ALONE)
    tracker = EventTracker(tables)
    sources: dict[str, int] = {}
    order = connection.execute(
        "SELECT number FROM lines WHERE error IS NULL ORDER BY coalesce(time, ?), number", (_END,)
    )
    for placed, (number,) in enumerate(order.fetchall()):
        time, source, words = connection.execute(
            "SELECT time, source, words FROM lines WHERE number = ?", (number,)
        ).fetchone()
        tracker.add(
            Arrival(number, time, sources.setdefault(source, len(sources) + 1), *_unpacked(words))
        )
        if not placed % _A_WRITE:
            tables.write()
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    tables.write()


def _write(connection: sqlite3.Connection, out: BinaryIO) -> None:
    import json

    rows = connection.execute(
        "SELECT l.id, l.error, e.copy, e.event FROM lines l"
        " LEFT JOIN event_stories e ON e.story = l.number ORDER BY l.number"
    )
    for known, error, copy, event in rows:
        reply = json.loads(known)
        reply |= {"error": error} if error else {"copy": str(copy), "event": str(event)}
        out.write(encoded(reply))
    out.flush()
