"""Alerts, made where stories are kept: each once a follow and set of copies, within the same write.

A story fires once it is put into its event, which tells whose copy it is; a version fires when it
is stored.  What a source brings when it is first read, or an account at its first sync, is silent,
and so is what was published long before it came.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from wirereader.library.events.follows import Follow, kept_follows
from wirereader.library.events.source_furniture import furniture_of
from wirereader.library.search.query import AllOf, AnyOf, Not, Part, Query, Words
from wirereader.library.search.query_execution import Planner
from wirereader.library.search.query_fields import NAME_FIELDS
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stored_values import words
from wirereader.library.stories.row_order import TOP
from wirereader.story.faults import SettingsFault
from wirereader.story.folding import folded
from wirereader.story.record import moment
from wirereader.tracking.changes.compare import changes
from wirereader.tracking.changes.told_lines import CORRECTION, NUMBER, WITHDRAWN, Change
from wirereader.tracking.events.event_digest import digest

TOLD_AT_LEAST = 50
"""Stories of a write that are placed for alerts ahead of their turn, if it brings as many.

So many a feed brings at once; an alert is kept with what it tells of, kill or no kill.
"""
_FRESH = 3 * 86_400 * 1_000_000  # microseconds from publication to arrival: older is no news
_LOOKED_AT = 50  # stories at a time, each of which takes 0.2 ms: nobody looks at more than are told
_COMPARED = 20  # stories of an event with which a new one is compared
_KEPT = 5_000  # alerts
_LINES = 2
_IS_OF_FIRST_SYNC = """EXISTS (SELECT 1 FROM account_sources o JOIN accounts c ON c.id = o.account
        WHERE o.source = s.source AND c.synced_at IS NULL)"""
_IS_NEWS = f"""s.hidden = 0 AND s.is_read = 0 AND s.seq > ?
    AND s.received - coalesce(s.published, s.received) < {_FRESH}
    AND EXISTS (SELECT 1 FROM deliveries d WHERE d.source = s.source AND d.seen_at < s.received)
    AND NOT {_IS_OF_FIRST_SYNC}
    AND NOT EXISTS (SELECT 1 FROM silent_arrivals q WHERE q.source = s.source AND q.seq >= s.seq)
"""  # noqa: S608 - our own words
_IS_WAITING = "NOT EXISTS (SELECT 1 FROM event_stories e WHERE e.story = s.id)"
_WORDS = """SELECT s.id, s.source, r.headline, r.text FROM event_stories e
    JOIN stories s ON s.id = e.story JOIN revisions r ON r.id = s.version"""


class _Fired(NamedTuple):
    """Something new for a follow; `version` is "" where it is the story itself."""

    follow: int
    copy: int
    version: str
    story: int
    revision: int
    told: str


class _NewVersion(NamedTuple):
    """A version just stored: its number, what changed, the words before, and its paragraphs."""

    number: int
    found: tuple[Change, ...]
    before: str = ""
    paragraphs: tuple[str, ...] = ()


def fire_placed(connection: sqlite3.Connection, placed: Sequence[tuple[int, int]]) -> None:
    """Make the alerts for stories just put into their events: (story, what it is a copy of)."""
    originals = [story for story, copy in placed if story == copy]
    follows = [one for one in kept_follows(connection) if not one.is_paused]
    if not follows or not originals:
        return
    fired: list[_Fired] = []
    now = _received(connection, originals)
    for follow in follows:
        found = _among(connection, follow, originals, now, f"AND {_IS_NEWS}", follow.since)
        for story in found:
            told = _new_in_event(connection, story) if follow.kind == "event" else ""
            if told is not None:
                fired.append(_Fired(follow.id, story, "", story, 1, told))
    _keep(connection, fired, now)


def worth_telling(connection: sqlite3.Connection, after: int, most: int) -> list[int]:
    """The stories (ranks) that arrived `after` and that an alert may tell of, at most so many.

    Of what is first read nothing is told, so that most of a first refresh is none of these; what an
    event brings is known once it is placed, so that any news may be.  What is placed is none.
    """
    follows = [one for one in kept_follows(connection) if not one.is_paused]
    since = max(after, min((one.since for one in follows), default=0))
    news = connection.execute(
        f"SELECT s.id, s.received FROM stories s WHERE {_IS_NEWS} AND {_IS_WAITING} ORDER BY s.seq",  # noqa: S608 - our own words
        (since,),
    ).fetchall()
    found: dict[int, None] = {}
    more = f"AND {_IS_NEWS}"
    for start in range(0, len(news), _LOOKED_AT):
        if len(found) >= most:
            break
        ranks = [rank for rank, _ in news[start : start + _LOOKED_AT]]
        now = max(received for _, received in news)
        for follow in follows:
            is_any = follow.kind == "event"
            told = ranks if is_any else _among(connection, follow, ranks, now, more, follow.since)
            found |= dict.fromkeys(told)
    return list(found)[:most]


def fired_since(connection: sqlite3.Connection, after: int) -> int:
    """How many alerts tell of stories that arrived `after`."""
    row = connection.execute(
        "SELECT count(*) FROM alerts a JOIN stories s ON s.id = a.story"
        " WHERE s.seq > ? AND a.version = ''",
        (after,),
    ).fetchone()
    return int(row[0])


def note_first_sync(connection: sqlite3.Connection, after: int) -> None:
    """Note that of what arrived `after` all that an account's first sync brought is to be silent.

    It is placed when its turn comes, maybe after that sync: nothing else would tell by then.
    """
    if not connection.execute("SELECT 1 FROM accounts WHERE synced_at IS NULL LIMIT 1").fetchone():
        return
    connection.execute(
        "INSERT OR REPLACE INTO silent_arrivals SELECT s.source, max(s.seq) FROM stories s"  # noqa: S608 - our own words
        f" WHERE s.seq > ? AND {_IS_OF_FIRST_SYNC} GROUP BY s.source",
        (after,),
    )


def fire_revised(connection: sqlite3.Connection, stories: Iterable[int]) -> None:
    """Make the alerts for versions just stored of these stories."""
    follows = [one for one in kept_follows(connection) if not one.is_paused]
    fired: list[_Fired] = []
    now = 0
    for story in stories if follows else ():
        now = max(now, _revised_at(connection, story))
        version = _version(connection, story)
        if not version.found:
            continue
        lines = "\n".join(one.line for one in version.found[:_LINES])
        row = connection.execute(
            "SELECT copy FROM event_stories WHERE story = ?", (story,)
        ).fetchone()
        copy = story if row is None else int(row[0])
        fired += [
            _Fired(follow.id, copy, lines, story, version.number, lines)
            for follow in follows
            if _is_news_for(follow, version)
            and _among(connection, follow, [story], now, "AND s.seq > ?", -1)
        ]
    _keep(connection, fired, now)


def _among(
    connection: sqlite3.Connection,
    follow: Follow,
    stories: Sequence[int],
    now: int,
    more: str,
    value: int,
) -> list[int]:
    """Those of some stories (ranks) that are what is followed, in their order of arrival."""
    signs = ", ".join(map(str, stories))
    if follow.kind == "event":
        rows = connection.execute(
            "SELECT s.id FROM stories s JOIN event_stories e ON e.story = s.id"  # noqa: S608 - numbers of ours
            f" WHERE s.id IN ({signs}) {more} AND e.event ="
            " (SELECT event FROM event_stories WHERE story = ?) ORDER BY s.seq",
            (value, follow.story),
        )
        return [rank for (rank,) in rows]
    query = _query(follow, moment(now) or datetime.now(UTC))
    if query is None:
        return []
    (newest,) = connection.execute("SELECT max(seq) FROM stories").fetchone()
    planner = Planner(connection, now, newest or 0)
    return planner.only(query, f"s.id IN ({signs}) {more}", value).ranks(connection, TOP, -1)[::-1]


def _query(follow: Follow, now: datetime) -> Query | None:
    """What finds stories at their arrival, when nobody has looked for names in them yet."""
    if follow.kind == "name":
        return Query(follow.text, (Words(follow.text),))
    try:
        query = parse_query(follow.text, now)
    except SettingsFault:  # read when it was made: only one of another version's fails
        return None
    return query._replace(parts=tuple(map(_by_words, query.parts)))


def _by_words(part: Part) -> Part:
    """A part of a query that asks the words of a story where it asked for names found in it."""
    match part:
        case Words(field=field) if field in NAME_FIELDS:
            return part._replace(field=None)
        case Not():
            return Not(_by_words(part.part))
        case AnyOf() | AllOf():
            return part._replace(parts=tuple(map(_by_words, part.parts)))
    return part


def _new_in_event(connection: sqlite3.Connection, story: int) -> str | None:
    """What a story brings that its event had not: a source, numbers, names; None: nothing."""
    rows = connection.execute(
        f"{_WORDS} WHERE e.event = (SELECT event FROM event_stories WHERE story = ?1)"  # noqa: S608 - our own words
        " AND (s.seq < (SELECT seq FROM stories WHERE id = ?1) OR s.id = ?1)"
        " ORDER BY s.seq DESC LIMIT ?2",
        (story, _COMPARED + 1),
    ).fetchall()[::-1]
    found = digest([(words(headline), words(text)) for *_, headline, text in rows])
    sources = {source for _, source, *_ in rows[:-1]}
    last = len(rows) - 1
    told = [
        f"{line[-1].unit[:1].upper()}{line[-1].unit[1:]}: {line[-2].shown} is now {line[-1].shown}"
        for line in found.numbers
        if len(line) > 1 and line[-1].story == last
    ]
    if not told and found.added[-1]:
        told.append(f"adds {found.added[-1]}")
    if rows[-1][1] not in sources:
        told.insert(0, "new source")
    return "; ".join(told) if told else None


def _version(connection: sqlite3.Connection, story: int) -> _NewVersion:
    row = connection.execute(
        "SELECT n.number, n.headline, n.text, o.headline, o.text, s.status FROM stories s"
        " JOIN revisions n ON n.id = s.version LEFT JOIN revisions o ON o.id = n.previous"
        " WHERE s.id = ?",
        (story,),
    ).fetchone()
    if row is None or row[3] is None:
        return _NewVersion(1, ())
    number, *texts, status = row
    new, old = (words(texts[0]), words(texts[1])), (words(texts[2]), words(texts[3]))
    found = changes(old, new, furniture_of(connection, story))
    if status == "killed" and not found:
        found = (Change(WITHDRAWN, "Withdrawn."),)
    paragraphs = tuple(folded(one) for one in (new[0], *new[1].split("\n")))
    return _NewVersion(int(number), found, folded("\n".join(old)), paragraphs)


def _is_news_for(follow: Follow, version: _NewVersion) -> bool:
    """Claim that a changed version is news to whoever follows: of an event all of it.

    Of anything else a correction, a number (for a name: one in a paragraph that has the name), or
    that the name is new in the story.
    """
    first = version.found[0]
    if follow.kind == "event" or first.kind <= CORRECTION:
        return True
    if follow.kind == "query":
        return first.kind == NUMBER
    name = folded(follow.text)
    if name not in version.before:
        return True
    beside = [one for one in version.paragraphs if name in one]
    numbers = (one.line for one in version.found if one.kind == NUMBER)
    return any(_number_of(line) in paragraph for line in numbers for paragraph in beside)


def _number_of(line: str) -> str:
    """The number that a line tells as the new one: "eleven" of "Dead: seven is now eleven."."""
    return folded(line.partition(" is now ")[2].partition(":")[0].rstrip(". ")) or line


def _received(connection: sqlite3.Connection, stories: Sequence[int]) -> int:
    row = connection.execute(
        f"SELECT max(received) FROM stories WHERE id IN ({', '.join(map(str, stories))})"  # noqa: S608 - numbers of ours
    ).fetchone()
    return int(row[0] or 0)


def _revised_at(connection: sqlite3.Connection, story: int) -> int:
    row = connection.execute(
        "SELECT r.received FROM stories s JOIN revisions r ON r.id = s.version WHERE s.id = ?",
        (story,),
    ).fetchone()
    return 0 if row is None else int(row[0])


def _keep(connection: sqlite3.Connection, fired: Iterable[_Fired], now: int) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO alerts (follow, copy, version, story, revision, told, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*one, now) for one in fired],
    )
    connection.execute(
        "DELETE FROM alerts WHERE id <= (SELECT id FROM alerts ORDER BY id DESC LIMIT 1 OFFSET ?)",
        (_KEPT,),
    )
