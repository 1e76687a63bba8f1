"""People, places and organisations of the whole library, read: the index, one card, their stories.

Everything is found by index: a card costs what it shows, however many stories there are.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from wirereader.library.database import Database
from wirereader.library.people.identity_evidence import ORGANISATION, PERSON, PLACE
from wirereader.library.results import Sort
from wirereader.library.scopes.rank_lists import ListedRanks, RankList
from wirereader.library.stored_values import json_words
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.stories.shown_findings import text_and_findings
from wirereader.library.story_rows import Rows
from wirereader.story.entity_card import (
    Beside,
    EntityCard,
    KnownEntity,
    NamingStory,
    QuoteBy,
    RoleAsPut,
)
from wirereader.story.folding import folded
from wirereader.story.quotes import ATTRIBUTED, Manner, telling_of
from wirereader.story.record import moment

KIND_WORDS = {PERSON: "person", PLACE: "place", ORGANISATION: "organisation"}
KINDS = {word: number for number, word in KIND_WORDS.items()}
LISTED = 50
"""So many stories, and quotes, stand on a card."""

_LOOKED_AT = 500
_BESIDE = 10
_ROLES = 20
_WHOSE = re.compile(r"\A(?:his|her|its|their|my|our) (?=\w)")
_KNOWN = "SELECT k.id, k.kind, k.name, k.role, k.country, {counts}, {newest} FROM known k"
_COUNTS = "k.stories, k.mentions, k.quotes"
_NEWEST = """(SELECT max(n.story) FROM sightings n
    WHERE n.known = k.id)"""
_STORY = """SELECT s.id, s.name, s.headline, CASE WHEN s.sender <> '' THEN s.sender ELSE
    (SELECT coalesce(nullif(o.title, ''), o.key) FROM sources o WHERE o.id = s.source) END,
    coalesce(s.published, s.received), s.is_date_only FROM stories s"""


def most_named(
    connection: sqlite3.Connection,
    kind: str,
    part: str,
    limit: int,
    since: datetime | None,
    *,
    is_quoted: bool = False,
) -> tuple[KnownEntity, ...]:
    """Those of a kind whose name has `part` in it, those in most stories first.

    With `since` only stories from then on count; `is_quoted`: only who is quoted, most first.
    """
    wanted = folded(part)
    values: tuple[Any, ...] = (KINDS[kind],)
    if since is None:
        query = _KNOWN.format(counts=_COUNTS, newest=_NEWEST)
        query += " WHERE k.kind = ? AND k.stories > 0"
    else:
        counts = "c.stories, c.mentions, c.quotes"
        query = _KNOWN.format(counts=counts, newest="c.newest")
        query += (
            " JOIN (SELECT x.known AS known, count(DISTINCT x.story) AS stories,"
            " sum(x.mentions) AS mentions, sum(x.quotes) AS quotes, max(x.story) AS newest"
            " FROM sightings x JOIN stories s ON s.id = x.story"
            " WHERE x.story >= ? AND s.hidden = 0 GROUP BY +x.known) c"  # + : no walk through all
            " ON c.known = k.id WHERE k.kind = ?"
        )
        values = (ticks_of(since), *values)
    if wanted:
        query += " AND instr(k.folded, ?) > 0"
        values = (*values, wanted)
    table = "k" if since is None else "c"
    if is_quoted:
        query += f" AND {table}.quotes > 0"
    order = f"{table}.quotes DESC, " if is_quoted else ""
    rows = connection.execute(
        f"{query} ORDER BY {order}{table}.stories DESC, k.id LIMIT ?", (*values, limit)
    )
    return tuple(_entity(row) for row in rows)


def in_role(
    connection: sqlite3.Connection, words: Sequence[str], limit: int
) -> tuple[KnownEntity, ...]:
    """People whose role has all of some words ("mayor", "Lupon"), those in most stories first."""
    query = _KNOWN.format(counts=_COUNTS, newest=_NEWEST)
    query += " WHERE k.kind = ? AND k.stories > 0"
    query += " AND instr(lower(k.role), ?) > 0" * len(words)
    values = (KINDS["person"], *(word.lower() for word in words), limit)
    rows = connection.execute(f"{query} ORDER BY k.stories DESC, k.id LIMIT ?", values)
    return tuple(_entity(row) for row in rows)


def known_of(connection: sqlite3.Connection, known: int) -> KnownEntity | None:
    """Somebody by number."""
    row = connection.execute(
        _KNOWN.format(counts=_COUNTS, newest=_NEWEST) + " WHERE k.id = ?", (known,)
    ).fetchone()
    return None if row is None else _entity(row)


def _entity(row: Sequence[Any]) -> KnownEntity:
    number, kind, name, role, country, stories, mentions, quotes, newest = row
    if role:  # whose is told by one story alone
        role = _WHOSE.sub("", role)
    words = KIND_WORDS[kind]
    return KnownEntity(
        *(number, words, name, role, country, stories, mentions, quotes, moment(newest))
    )


def entity_at(connection: sqlite3.Connection, story_id: str, local: int) -> int | None:
    """Who a name of a story's findings is."""
    row = connection.execute(
        "SELECT x.known FROM stories s JOIN sightings x ON x.story = s.id"  # noqa: S608 - our own words
        f" WHERE s.id = {RANK_OF} AND x.local = ?2",
        (story_id, local),
    ).fetchone()
    return None if row is None else int(row[0])


def next_naming(
    connection: sqlite3.Connection, known: int, rank: int, direction: int
) -> NamingStory | None:
    """The nearest listed story that names somebody: older than `rank` (1) or newer (-1)."""
    sign, order = ("<", "DESC") if direction > 0 else (">", "ASC")
    row = connection.execute(
        "SELECT x.story FROM sightings x JOIN stories s ON s.id = x.story"  # noqa: S608 - of two signs
        f" WHERE x.known = ? AND x.story {sign} ? AND s.hidden = 0"
        f" ORDER BY x.story {order} LIMIT 1",
        (known, rank),
    ).fetchone()
    if row is None:
        return None
    return next(iter(_stories(connection, known, [row[0]])), None)


def card_of(connection: sqlite3.Connection, known: int) -> EntityCard | None:
    """All that is kept of somebody."""
    entity = known_of(connection, known)
    if entity is None:
        return None
    (lat, lon) = connection.execute("SELECT lat, lon FROM known WHERE id = ?", (known,)).fetchone()
    newest = _newest(connection, known)
    ranks = list(dict.fromkeys(story for story, _, _ in newest))
    beside = _beside(connection, known, ranks)
    return EntityCard(
        entity=entity,
        lat=lat,
        lon=lon,
        # what a place is the gazetteer says, not the stories
        roles=() if entity.kind == KIND_WORDS[PLACE] else _roles(connection, known, newest),
        aliases=_aliases(connection, known, entity.name),
        stories=_stories(connection, known, ranks[:LISTED]),
        quotes=_quotes(connection, known),
        people=beside[PERSON],
        places=beside[PLACE],
        joined=_joined(connection, known),
    )


def mentions_by_day(
    connection: sqlite3.Connection, known: int, now: datetime, days: int
) -> tuple[int, ...]:
    """How often listed stories named somebody on each of the last days, today last.

    Days are those of the time zone of `now` (aware).
    """
    today = now.date()
    first = datetime.combine(today - timedelta(days=days - 1), time(), now.tzinfo)
    counted = [0] * days
    for rank, mentions in connection.execute(
        "SELECT x.story, x.mentions FROM sightings x JOIN stories s ON s.id = x.story"
        " WHERE x.known = ? AND x.story >= ? AND s.hidden = 0",
        (known, ticks_of(first)),
    ):
        ago = (today - datetime.fromtimestamp(rank / 1e6, now.tzinfo).date()).days
        if 0 <= ago < days:  # a story of tomorrow is none of today
            counted[days - 1 - ago] += mentions
    return tuple(counted)


def _newest(connection: sqlite3.Connection, known: int) -> list[tuple[int, int, str]]:
    """The newest listed sightings: story, wording, role."""
    return connection.execute(
        "SELECT x.story, x.wording, w.role FROM sightings x JOIN stories s ON s.id = x.story"
        " JOIN wordings w ON w.id = x.wording WHERE x.known = ? AND s.hidden = 0"
        " ORDER BY x.story DESC LIMIT ?",
        (known, _LOOKED_AT),
    ).fetchall()


def _roles(
    connection: sqlite3.Connection, known: int, newest: Iterable[tuple[int, int, str]]
) -> tuple[RoleAsPut, ...]:
    first: dict[str, tuple[str, int]] = {}
    for story, _, role in newest:
        if role and len(first) < _ROLES:
            first.setdefault(folded(role), (role, story))
    stories = {
        one.rank: one for one in _stories(connection, known, [story for _, story in first.values()])
    }
    return tuple(RoleAsPut(role, stories[story]) for role, story in first.values())


def _aliases(connection: sqlite3.Connection, known: int, name: str) -> tuple[str, ...]:
    """The other names stories give, the most frequent first."""
    rows = connection.execute(
        "SELECT w.name, w.aliases, w.stories FROM guises g JOIN wordings w ON w.guise = g.id"
        " WHERE g.known = ? ORDER BY w.stories DESC, w.name LIMIT ?",
        (known, _LOOKED_AT),
    )
    counts: Counter[str] = Counter()
    for own, others, stories in rows:
        for one in {own, *json_words(others)}:
            counts[one] += stories
    del counts[name]
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return tuple(one for one, _ in ordered[:_ROLES])


def _stories(
    connection: sqlite3.Connection, known: int, ranks: Sequence[int]
) -> tuple[NamingStory, ...]:
    if not ranks:
        return ()
    signs = ", ".join(map(str, ranks))
    places: dict[int, list[int]] = {}
    for story, local in connection.execute(
        "SELECT story, local FROM sightings"  # noqa: S608 - numbers of ours
        f" WHERE known = ? AND story IN ({signs}) ORDER BY mentions DESC, local",
        (known,),
    ):
        places.setdefault(story, []).append(local)
    rows = connection.execute(f"{_STORY} WHERE s.id IN ({signs})").fetchall()
    found = {row[0]: row for row in rows}
    return tuple(
        _naming(found[rank], tuple(places.get(rank, ()))) for rank in ranks if rank in found
    )


def _naming(row: Sequence[Any], places: tuple[int, ...]) -> NamingStory:
    rank, name, headline, source, when, is_date_only = row
    at = moment(when)
    assert at is not None  # noqa: S101 - a story was received at some time
    return NamingStory(rank, name, headline, source, at, bool(is_date_only), places)


def _quotes(connection: sqlite3.Connection, known: int) -> tuple[QuoteBy, ...]:
    rows = connection.execute(
        "SELECT x.story FROM sightings x JOIN stories s ON s.id = x.story"
        " WHERE x.known = ? AND x.quotes > 0 AND s.hidden = 0 ORDER BY x.story DESC LIMIT ?",
        (known, LISTED),
    ).fetchall()
    stories = _stories(connection, known, list(dict.fromkeys(rank for (rank,) in rows)))
    found: list[QuoteBy] = []
    for story in stories:
        if len(found) >= LISTED:
            break
        found += _quotes_in(connection, story)
    return tuple(found[:LISTED])


def _quotes_in(connection: sqlite3.Connection, story: NamingStory) -> list[QuoteBy]:
    text, findings = text_and_findings(connection, story.rank)
    if findings is None:
        return []
    return [
        QuoteBy(
            story,
            index,
            spans,
            tuple(text[a:b] for a, b in spans),
            str(one.manner),
            telling_of(text, one, ()),
        )
        for index, one in enumerate(findings.quotes)
        if one.speaker in story.locals
        and one.certainty >= ATTRIBUTED
        and one.manner is not Manner.INDIRECT
        and (spans := tuple((span.start, span.end) for span in one.content))
    ]


def _beside(
    connection: sqlite3.Connection, known: int, ranks: Sequence[int]
) -> dict[int, tuple[Beside, ...]]:
    """Who and what stands most often in the same stories."""
    signs = ", ".join(map(str, ranks)) or "NULL"
    rows = connection.execute(
        "SELECT k.id, k.kind, k.name, count(DISTINCT x.story) AS together"  # noqa: S608 - numbers
        f" FROM sightings x JOIN known k ON k.id = x.known WHERE x.story IN ({signs})"
        " AND x.known <> ? GROUP BY x.known"
        " ORDER BY together DESC, sum(x.mentions) DESC, k.stories DESC, k.id",
        (known,),
    )
    found: dict[int, list[Beside]] = {PERSON: [], PLACE: [], ORGANISATION: []}
    for number, kind, name, together in rows:
        if len(found[kind]) < _BESIDE:
            found[kind].append(Beside(number, KIND_WORDS[kind], name, together))
    return {kind: tuple(listed) for kind, listed in found.items()}


def _joined(connection: sqlite3.Connection, known: int) -> tuple[str, ...]:
    """Why guises of somebody are taken for one: "the same name, both of GE"."""
    rows = connection.execute(
        "SELECT DISTINCT because FROM guises WHERE known = ? AND because <> '' ORDER BY because"
        " LIMIT ?",
        (known, _ROLES),
    )
    return tuple(because for (because,) in rows)


_ORDERS = {
    Sort.NEWEST: "s.id DESC",
    Sort.OLDEST: "s.id",
    Sort.SOURCE: "lower(coalesce(nullif(o.title, ''), o.key)), s.id DESC",
    Sort.TITLE: "lower(s.headline), s.id DESC",
    Sort.UNREAD: "s.is_read, s.id DESC",
}


class NamingRows(Rows):
    """The stories that name somebody, as a list."""

    def __init__(
        self,
        database: Database,
        known: int,
        now: datetime,
        sort: Sort = Sort.NEWEST,
        *,
        is_unread_only: bool = False,
        without: str = "",
    ) -> None:
        self._known, self._by, self._without = known, _ORDERS[sort], without
        self._which = "AND s.is_read = 0" if is_unread_only else ""
        super().__init__(database, None, now)

    def _begin(self, connection: sqlite3.Connection) -> RankList:
        self._sort = None
        rows = connection.execute(
            "SELECT s.id FROM stories s JOIN sources o ON o.id = s.source"  # noqa: S608 - our own words
            " WHERE s.id IN (SELECT x.story FROM sightings x WHERE x.known = ?)"
            f" AND s.hidden = 0 AND s.name <> ? {self._which} ORDER BY {self._by}",
            (self._known, self._without),
        )
        return ListedRanks(rank for (rank,) in rows)
