"""What is dropped when there is too much of it; and who may refresh.

A starred or tagged story is never dropped.  Of one that was dropped its deliveries are remembered,
so that it does not come back as new while its source still carries it.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from wirereader.library.database import Database
from wirereader.library.search.name_index import forget_names, stories_of_text
from wirereader.library.stories.findings_table import drop_findings
from wirereader.library.stories.word_index import WordIndex
from wirereader.story.body import fingerprint
from wirereader.story.source import SourceKind

_DAY = 86_400_000_000
_AT_ONCE = 500
_PARTS = 64
_PART = (1 << 64) // _PARTS
_FORGET_AFTER = 30 * _DAY
_CLOCKS_APART = 60_000_000
# How long sources may be quiet beyond what is kept, and at the least
_QUIET, _LEAST_LEAP = 7 * _DAY, 14 * _DAY
_FORGET_VERSIONS = """WITH RECURSIVE chain (id) AS (VALUES (?) UNION ALL SELECT r.previous
    FROM revisions r JOIN chain c ON r.id = c.id WHERE r.previous IS NOT NULL)
    DELETE FROM revisions WHERE id IN chain RETURNING text"""
_MAY_GO = "is_starred = 0 AND tags = ''"


def tidy(database: Database, keep_days: int | None, keep_count: int | None, now: int) -> int:
    """Drop stories that arrived too long ago, or are too many of one source; how many.

    By a clock that seems to be far ahead nothing is too old.  Others may write in between.  Raises
    LibraryFault.
    """
    doomed: set[int] = set()
    with database.reading() as connection:
        if keep_days and _is_clock_believed(connection, keep_days * _DAY, now):
            doomed.update(_too_old(connection, now - keep_days * _DAY))
        if keep_count:
            doomed.update(_too_many(connection, keep_count))
    ranks = sorted(doomed)
    dropped = 0
    for start in range(0, len(ranks), _AT_ONCE):
        with database.writing() as connection:
            dropped += _drop(connection, ranks[start : start + _AT_ONCE], now)
    if dropped:
        _forget_hashes(database)
    with database.writing() as connection:
        _forget_dropped(connection)
    return dropped


def _is_clock_believed(connection: sqlite3.Connection, kept: int, now: int) -> bool:
    """Claim that the clock is not far ahead: by one that is, all that is `kept` would be too old.

    Sources tell the time as well, so news of late is enough.  Where there is none the clock counts
    unless it leapt: between what is too old and what is not lies more time than nothing came for.
    """
    late = max(kept + _QUIET, _LEAST_LEAP)
    news = connection.execute(
        # files tell nothing: our own clock dated them
        "SELECT published FROM stories WHERE published <= ?"
        " AND source IN (SELECT id FROM sources WHERE kind = ?) ORDER BY id DESC LIMIT 1",
        (now, SourceKind.FEED.value),
    ).fetchone()
    if news is not None and now - news[0] <= late:
        return True
    last, first = connection.execute(
        "SELECT max(CASE WHEN received < ?1 THEN received END),"
        " min(CASE WHEN received BETWEEN ?1 AND ?2 THEN received END) FROM stories",
        (now - kept, now),
    ).fetchone()
    return last is None or (first or now) - last <= late


def _too_old(connection: sqlite3.Connection, since: int) -> list[int]:
    rows = connection.execute(
        f"SELECT id FROM stories WHERE received < ? AND {_MAY_GO}",  # noqa: S608 - our own words
        (since,),
    )
    return [rank for (rank,) in rows]


def _too_many(connection: sqlite3.Connection, keep: int) -> list[int]:
    rows = connection.execute(
        "SELECT id FROM (SELECT id, is_starred, tags, row_number() OVER"  # noqa: S608 - our own words
        " (PARTITION BY source ORDER BY id DESC) AS nth FROM stories WHERE source IN"
        f" (SELECT source FROM stories GROUP BY source HAVING count(*) > ?1))"
        f" WHERE nth > ?1 AND {_MAY_GO}",
        (keep,),
    )
    return [rank for (rank,) in rows]


def _drop(connection: sqlite3.Connection, ranks: Sequence[int], now: int) -> int:
    # asked again: the reader may have starred one meanwhile
    signs = ", ".join("?" * len(ranks))
    rows = connection.execute(
        f"SELECT id, version, source, guid, origin FROM stories WHERE {_MAY_GO}"  # noqa: S608 - only signs are added
        f" AND id IN ({signs})",
        list(ranks),
    ).fetchall()
    stories = [row[0] for row in rows]
    index = WordIndex(connection)
    index.drop(stories)
    index.write()
    forget_names(connection, stories)
    texts: set[tuple[str]] = set()
    for rank, version, source, guid, origin in rows:
        texts.update(connection.execute("SELECT text FROM wholes WHERE story = ?", (rank,)))
        texts.update(connection.execute(_FORGET_VERSIONS, (version,)))
        connection.execute("DELETE FROM stories WHERE id = ?", (rank,))
        connection.execute(
            "UPDATE deliveries SET story = NULL, seen_at = ?"
            " WHERE source = ? AND guid = ? AND origin = ?",
            (now, source, guid, origin),
        )
        connection.execute(
            "UPDATE deliveries SET story = NULL, seen_at = ? WHERE story = ? AND kind > 0",
            (now, rank),
        )
    _forget_findings(connection, (fingerprint(text) for (text,) in texts))
    return len(stories)


def _forget_findings(connection: sqlite3.Connection, texts: Iterable[str]) -> None:
    """Forget what was found in texts, by fingerprint, that no story has any more."""
    for text in texts:
        if not stories_of_text(connection, text):
            drop_findings(connection, text)


def _forget_hashes(database: Database) -> None:
    """Forget the hashes of stories that are gone: nobody found a story by them since."""
    for part in range(-_PARTS // 2, _PARTS // 2):
        with database.writing() as connection:
            connection.execute(
                "DELETE FROM sames WHERE hash BETWEEN ? AND ?"
                " AND NOT EXISTS (SELECT 1 FROM stories s WHERE s.id = story)",
                (part * _PART, part * _PART + _PART - 1),
            )


def _forget_dropped(connection: sqlite3.Connection) -> None:
    """Forget what was dropped and has long not been in what its source brings."""
    connection.execute(
        "DELETE FROM deliveries WHERE story IS NULL AND seen_at <"
        " (SELECT coalesce(o.changed_at, 0) - ? FROM sources o WHERE o.id = deliveries.source)",
        (_FORGET_AFTER,),
    )


def take_lease(
    connection: sqlite3.Connection, name: str, holder: str, until: int, now: int
) -> bool:
    """Take or renew a lease; False if another holds it.

    One that ends later than any could that is taken now is from before the clock was set back.
    """
    taken = connection.execute(
        "INSERT INTO leases (name, holder, until) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE"
        " SET holder = ?2, until = ?3 WHERE holder = ?2 OR until <= ?4 OR until > ?3 + ?5",
        (name, holder, until, now, _CLOCKS_APART),
    )
    return taken.rowcount > 0


def release_lease(connection: sqlite3.Connection, name: str, holder: str) -> None:
    """Give a lease back."""
    connection.execute("DELETE FROM leases WHERE name = ? AND holder = ?", (name, holder))
