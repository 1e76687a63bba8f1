"""What is already known about a batch of records, asked in a few questions rather than many."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from wirereader.library.stored_values import json_object

NEVER = 1 << 62
OWN, COPY, OLDER, NEWER, AGAIN = range(5)  # what a delivery is: `deliveries.kind` in the schema
BY_AGENCY, BY_RULE = 1, 2  # why a story is hidden; `JOINED` is the third reason
SAME_WORDS = 5  # a copy of a story that stands for it
ASIDE = 4  # a sample that stepped back, since there is other news
JOINED = 3
"""`stories.hidden` of a story that was found to be another one: its id leads there."""
RANK_OF = """coalesce((SELECT j.story FROM joined j WHERE j.name = ?1),
    (SELECT n.id FROM stories n WHERE n.name = ?1))"""
"""SQL: the rank of the story with the id ?1, or of the one that it was joined to."""
SENDER = """CASE WHEN s.sender <> '' THEN s.sender ELSE
    (SELECT coalesce(nullif(o.title, ''), o.key) FROM sources o WHERE o.id = s.source) END"""
"""SQL: who sent the story `s`, as lists show it."""
_AT_ONCE = 500  # older SQLite takes 999 parameters


class Delivered(NamedTuple):
    """A delivery that is known; `story` is None when the story was dropped since."""

    story: int | None
    kind: int
    seen_at: int


class Head(NamedTuple):
    """What a story is now, as far as something new is compared with it."""

    id: int
    name: str
    headline: str
    fingerprint: str
    status: str
    kicker: str | None
    embargo: int | None
    alert_level: int | None
    alert_until: int | None
    hidden: int
    revision: int
    version: int
    received: int
    published: int | None
    guid: str


def delivered(
    connection: sqlite3.Connection, source: int, origin: str, guids: Collection[str]
) -> dict[str, Delivered]:
    """The deliveries of a source that are known, by guid."""
    rows = _asked(
        connection,
        "SELECT guid, story, kind, seen_at FROM deliveries"
        " WHERE source = ? AND origin = ? AND guid IN",
        guids,
        (source, origin),
    )
    return {row[0]: Delivered(*row[1:]) for row in rows}


def has_brought_any(connection: sqlite3.Connection, source: int) -> bool:
    """Claim that a source has brought anything so far, dropped stories included."""
    found = connection.execute("SELECT 1 FROM deliveries WHERE source = ? LIMIT 1", (source,))
    return found.fetchone() is not None


class Headed(NamedTuple):
    """A story that has a certain headline: its guid, and how long its text is in code points."""

    guid: str
    length: int


def headed(
    connection: sqlite3.Connection, source: int, origin: str, headline: str
) -> Headed | None:
    """The newest story of a source with this headline, whatever its case."""
    row = connection.execute(
        "SELECT s.guid, length(r.text) FROM stories s JOIN revisions r ON r.id = s.version"
        " WHERE s.source = ? AND s.origin = ? AND s.headline = ? COLLATE NOCASE"
        " ORDER BY s.id DESC LIMIT 1",
        (source, origin, headline),
    ).fetchone()
    return None if row is None else Headed(*row)


def heads(connection: sqlite3.Connection, stories: Collection[int]) -> dict[int, Head]:
    """What these stories are now."""
    question = f"SELECT {', '.join(Head._fields)} FROM stories WHERE id IN"  # noqa: S608 - our own names
    return {row[0]: Head(*row) for row in _asked(connection, question, stories)}


def highest(connection: sqlite3.Connection, first: int, end: int) -> int:
    """The highest rank of a story from `first` on and before `end`, one of which is taken."""
    row = connection.execute(
        "SELECT max(id) FROM stories WHERE id >= ? AND id < ?", (first, end)
    ).fetchone()
    return int(row[0])


def elsewhere(
    connection: sqlite3.Connection, hashes: Collection[int], source: int, origin: str
) -> dict[int, int]:
    """The first story of another source (or sender) for each of these hashes."""
    found: dict[int, int] = {}
    rows = _asked(
        connection,
        "SELECT a.hash, a.story FROM sames a JOIN stories s ON s.id = a.story"
        " WHERE (s.source <> ? OR s.origin <> ?) AND a.hash IN",
        hashes,
        (source, origin),
    )
    for one, story in rows:
        found[one] = min(story, found.get(one, story))
    return found


def of_source(
    connection: sqlite3.Connection, hashes: Collection[int], source: int, origin: str
) -> dict[int, set[int]]:
    """The stories of this source (and sender) for each of these hashes."""
    found: dict[int, set[int]] = {}
    rows = _asked(
        connection,
        "SELECT a.hash, a.story FROM sames a JOIN stories s ON s.id = a.story"  # noqa: S608 - a number of ours
        f" WHERE s.source = ? AND s.origin = ? AND s.hidden <> {JOINED} AND a.hash IN",
        hashes,
        (source, origin),
    )
    for one, story in rows:
        found.setdefault(one, set()).add(story)
    return found


def words_of_versions(
    connection: sqlite3.Connection, versions: Collection[int]
) -> dict[int, tuple[str, str | None]]:
    """The text and the link of these versions."""
    rows = _asked(connection, "SELECT id, text, link FROM revisions WHERE id IN", versions)
    return {version: (text, link) for version, text, link in rows}


def named_so(connection: sqlite3.Connection, names: Collection[str]) -> dict[str, int]:
    """The stories that have these ids of twelve letters already."""
    return dict(_asked(connection, "SELECT name, id FROM stories WHERE name IN", names))


def taken(connection: sqlite3.Connection, ranks: Collection[int]) -> set[int]:
    """Those of these ranks that a story has already."""
    return {row[0] for row in _asked(connection, "SELECT id FROM stories WHERE id IN", ranks)}


def marked(
    connection: sqlite3.Connection, source: str, guids: Collection[str]
) -> dict[str, tuple[bool, bool]]:
    """Whether stories are read and starred, where a mark says so already."""
    rows = _asked(
        connection,
        "SELECT guid, read_at IS NOT NULL, starred_at IS NOT NULL FROM marks"
        " WHERE source = ? AND guid IN",
        guids,
        (source,),
    )
    return {guid: (bool(read), bool(starred)) for guid, read, starred in rows}


def _asked(
    connection: sqlite3.Connection,
    question: str,
    wanted: Iterable[str] | Iterable[int],
    before: tuple[Any, ...] = (),
) -> Iterator[Any]:
    values = list(wanted)
    for start in range(0, len(values), _AT_ONCE):
        part = values[start : start + _AT_ONCE]
        yield from connection.execute(
            f"{question} ({', '.join('?' * len(part))})", (*before, *part)
        ).fetchall()


def was_a_version(connection: sqlite3.Connection, version: int, headline: str, text: str) -> bool:
    """Claim that one of a story's versions, from this one back, reads so."""
    found = connection.execute(
        """WITH RECURSIVE chain (id, previous) AS (
            SELECT id, previous FROM revisions WHERE id = ?
            UNION ALL SELECT r.id, r.previous FROM revisions r JOIN chain c ON r.id = c.previous
        ) SELECT 1 FROM chain JOIN revisions r ON r.id = chain.id
        WHERE r.headline = ? AND r.text = ? LIMIT 1""",
        (version, headline, text),
    ).fetchone()
    return found is not None


def updated(connection: sqlite3.Connection, version: int) -> int | None:
    """When its source says that it changed this version last."""
    row = connection.execute("SELECT more FROM revisions WHERE id = ?", (version,)).fetchone()
    moment = None if row is None else json_object(row[0]).get("updated")
    return moment if isinstance(moment, int) else None


def longest_text(connection: sqlite3.Connection, stories: Collection[int]) -> int:
    """The length of the longest text, in code points, that one of these stories has."""
    rows = _asked(
        connection,
        "SELECT max(length(r.text)) FROM stories s JOIN revisions r ON r.id = s.version"
        " WHERE s.id IN",
        set(stories),
    )
    return max((length for (length,) in rows if length is not None), default=0)


def is_first_copy(connection: sqlite3.Connection, story: int, source: int) -> bool:
    """Claim that this source has not brought this story yet."""
    found = connection.execute(
        "SELECT 1 FROM stories WHERE id = ? AND source = ? UNION ALL SELECT 1 FROM"
        " deliveries WHERE story = ? AND source = ? AND kind > 0 AND kind = 1 LIMIT 1",
        (story, source, story, source),
    ).fetchone()
    return found is None
