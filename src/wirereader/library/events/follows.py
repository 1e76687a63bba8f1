"""What a reader follows, and the alerts that came of it, as the desk asks for them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from wirereader.library.database import Database
from wirereader.library.stored_values import time, words
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.undo.recording import recorded

Kind = Literal["event", "name", "query"]
_SHOWN = """FROM alerts a JOIN follows f ON f.id = a.follow JOIN stories s ON s.id = a.story
    JOIN sources o ON o.id = s.source"""
_UNREAD = "(a.is_read = 0 AND (s.is_read = 0 OR a.version <> ''))"
_AT_ONCE = 500


class Follow(NamedTuple):
    """What is followed: `kind` is "event", "name" or "query"; `story` is of the event (a rank)."""

    id: int
    kind: str
    text: str
    story: int | None
    since: int
    is_paused: bool


class Alert(NamedTuple):
    """Something new of what is followed: `told` is what, "" where it is just a new story.

    `is_version` claims that a story that was there changed; `story` is its id.
    """

    number: int
    follow: int
    kind: Kind
    followed: str
    story: str
    headline: str
    source: str
    told: str
    at: datetime
    is_version: bool
    is_read: bool


class FollowState(NamedTuple):
    """Something followed, and how many alerts came of it, unread ones among them."""

    follow: Follow
    alerts: int
    unread: int


class Follows:
    """The part of the library that knows what is followed; every method raises LibraryFault."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: Kind, text: str, story_id: str = "", *, said: str = "") -> Follow | None:
        """Follow something from now on; None where it is followed already.

        `text` is a name, a query or an event's headline; `story_id` is one of the event's stories.
        """
        with self._database.writing() as connection, recorded(connection, said, "follows"):
            story = _event_story(connection, story_id)
            if _is_followed(connection, kind, text, story):
                return None
            added = connection.execute(
                "INSERT INTO follows (kind, text, story, since)"
                " VALUES (?, ?, ?, (SELECT seq FROM arrivals))",
                (kind, text, story),
            )
            wanted = int(added.lastrowid or 0)
            return next(one for one in kept_follows(connection) if one.id == wanted)

    def has_any(self) -> bool:
        """Claim that anything is followed and not paused."""
        with self._database.reading() as connection:
            return is_any_followed(connection)

    def all(self) -> tuple[FollowState, ...]:
        """What is followed, in the order it was made."""
        with self._database.reading() as connection:
            counts = {
                follow: (int(alerts), int(unread))
                for follow, alerts, unread in connection.execute(
                    f"SELECT a.follow, count(*), sum({_UNREAD}) {_SHOWN} GROUP BY a.follow"
                )
            }
            return tuple(
                FollowState(one, *counts.get(one.id, (0, 0))) for one in kept_follows(connection)
            )

    def remove(self, follow: int, *, said: str = "") -> bool:
        """Follow it no more; its alerts are listed no more.  False where there is none."""
        with self._database.writing() as connection, recorded(connection, said, "follows"):
            return connection.execute("DELETE FROM follows WHERE id = ?", (follow,)).rowcount > 0

    def pause(self, follow: int, *, is_paused: bool, said: str = "") -> bool:
        """Make no alerts of it for a while, or make them again; False where it was so."""
        with self._database.writing() as connection, recorded(connection, said, "follows"):
            # what comes while it is paused is not told afterwards
            changed = connection.execute(
                "UPDATE follows SET is_paused = ?1, since = (SELECT seq FROM arrivals)"
                " WHERE id = ?2 AND is_paused <> ?1",
                (is_paused, follow),
            )
            return changed.rowcount > 0

    def alerts(self, most: int = 200, follow: int | None = None) -> tuple[Alert, ...]:
        """The newest alerts, the newest first: of all that is followed, or of one of it."""
        which = "" if follow is None else f"WHERE a.follow = {follow:d}"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"{_alert_columns()} {_SHOWN} {which} ORDER BY a.id DESC LIMIT ?", (most,)
            )
            return tuple(map(_alert, rows))

    def unread(self) -> int:
        """How many alerts are unread."""
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT count(*) {_SHOWN} WHERE {_UNREAD}").fetchone()
        return int(row[0])

    def mark_read(self, alerts: Sequence[int] | None = None, *, said: str = "") -> int:
        """Mark alerts read by their numbers (None: all); how many were not."""
        with self._database.writing() as connection, recorded(connection, said, "alerts"):
            if alerts is None:
                changed = connection.execute("UPDATE alerts SET is_read = 1 WHERE is_read = 0")
                return changed.rowcount
            number = 0
            for start in range(0, len(alerts), _AT_ONCE):
                signs = ", ".join(map(str, alerts[start : start + _AT_ONCE]))
                changed = connection.execute(
                    f"UPDATE alerts SET is_read = 1 WHERE is_read = 0 AND id IN ({signs})"  # noqa: S608 - numbers of ours
                )
                number += changed.rowcount
            return number

    def take_unrung(self, most: int = 1_000) -> tuple[Alert, ...]:
        """The alerts that nobody was told of yet, the oldest first; whoever takes them tells them.

        They are noted as told with this: none is told twice, whoever is killed.  Of what is read
        already, at a server perhaps, nobody need be told.
        """
        with self._database.reading() as connection:
            found = connection.execute("SELECT 1 FROM alerts WHERE is_rung = 0 LIMIT 1").fetchone()
        if found is None or self._database.refusal is not None:
            return ()
        with self._database.writing() as connection:
            rows = connection.execute(
                f"{_alert_columns()} {_SHOWN} WHERE a.is_rung = 0 ORDER BY a.id LIMIT ?", (most,)
            ).fetchall()
            connection.execute(
                "UPDATE alerts SET is_rung = 1 WHERE is_rung = 0"
                " AND id <= coalesce(?, (SELECT max(id) FROM alerts))",
                (rows[-1][0] if len(rows) == most else None,),
            )
            return tuple(one for one in map(_alert, rows) if not one.is_read)


def _alert_columns() -> str:
    return (
        "SELECT a.id, a.follow, f.kind, f.text, s.name, s.headline,"
        " CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END,"
        f" a.told, a.at, a.version <> '', NOT {_UNREAD}"
    )


def _alert(row: tuple[object, ...]) -> Alert:
    number, follow, kind, followed, story, headline, source, told, at, is_version, is_read = row
    return Alert(
        int(str(number)), int(str(follow)), _kind(str(kind)), words(followed), str(story),
        words(headline), words(source), words(told), time(at), bool(is_version), bool(is_read),
    )  # fmt: skip


def _kind(word: str) -> Kind:
    return "event" if word == "event" else "name" if word == "name" else "query"


def _event_story(connection: sqlite3.Connection, story_id: str) -> int | None:
    if not story_id:
        return None
    row = connection.execute(f"SELECT {RANK_OF}", (story_id,)).fetchone()
    return None if row[0] is None else int(row[0])


def _is_followed(connection: sqlite3.Connection, kind: Kind, text: str, story: int | None) -> bool:
    if kind == "event":
        row = connection.execute(
            "SELECT 1 FROM follows f WHERE f.kind = 'event' AND (f.story = ?1 OR"
            " (SELECT event FROM event_stories WHERE story = f.story)"
            " = (SELECT event FROM event_stories WHERE story = ?1)) LIMIT 1",
            (story,),
        ).fetchone()
    else:
        row = connection.execute(
            "SELECT 1 FROM follows WHERE kind = ? AND text = ? COLLATE NOCASE LIMIT 1", (kind, text)
        ).fetchone()
    return row is not None


def is_any_followed(connection: sqlite3.Connection) -> bool:
    """Claim that anything is followed and not paused."""
    found = connection.execute("SELECT 1 FROM follows WHERE is_paused = 0 LIMIT 1")
    return found.fetchone() is not None


def kept_follows(connection: sqlite3.Connection) -> list[Follow]:
    """What is followed, in the order it was made."""
    rows = connection.execute(
        "SELECT id, kind, text, story, since, is_paused FROM follows ORDER BY id"
    )
    return [
        Follow(number, kind, text, story, since, bool(is_paused))
        for number, kind, text, story, since, is_paused in rows
    ]
