"""A Query put to the indexes: which of them leads, and what the others must agree to.

Results come newest first, a stretch at a time.  Whatever the index of words can be asked is asked
in one expression, which streams; of the rest, the index with the fewest stories leads, when
they are few.  All words are given to the index in quotation marks: none is read as an operator.
"""

import sqlite3
from typing import Any, NamedTuple

from wirereader.library.search.name_index import COLUMNS
from wirereader.library.search.query import (
    AnyOf,
    Before,
    Flag,
    InSources,
    LanguageTerm,
    Not,
    Part,
    Query,
    Since,
    Status,
    Tag,
    Words,
    has_status,
)
from wirereader.library.stored_values import json_object, words
from wirereader.library.stories.word_index import ANY_STORY, language_labels, parted, source_label

FEW = 2000
NO_SOURCE = 0
"""The number that no source has."""
TOP = 1 << 62
"""Above every rank."""
_SECOND = 1_000_000
_TEXT = "{headline body byline}"
_ANY = f'labels : "{ANY_STORY}"'
# A mark is kept by the story's own source and guid; one that came by another's has no time of ours
_CHANGED = """s.revision > 1 AND s.hidden = 0 AND s.is_read = 1 AND EXISTS (SELECT 1
    FROM revisions r JOIN sources o ON o.id = s.source LEFT JOIN marks m ON m.guid = s.guid
        AND m.source = CASE WHEN o.kind = 'feed' THEN o.key ELSE s.origin END
    WHERE r.id = s.version AND r.received > coalesce(m.read_at, s.received))"""
_FLAGS = {
    "unread": "s.is_read = 0 AND s.hidden = 0",
    "read": "s.is_read = 1",
    "starred": "s.is_starred = 1",
    "changed": _CHANGED,
}
_INDEXES = {
    "starred": "stories_starred",
    "unread": "stories_unread",
    "changed": "stories_revised",
}
_STATUSES = {
    "killed": "s.status = 'killed'",
    "withheld": "s.status = 'withheld'",
    "usable": "s.status = 'usable'",
    "hidden": "s.hidden IN (1, 2)",
}


class SqlPart(NamedTuple):
    """Something in SQL, and the values in it."""

    sql: str
    values: tuple[Any, ...] = ()


class Search(NamedTuple):
    """A query ready to be run: `lead` yields s.id newest first, `checks` must hold for each.

    `words` is the whole expression for the index of words, if that has part in it.
    """

    lead: str
    lead_values: tuple[Any, ...]
    order: str
    checks: tuple[SqlPart, ...]
    words: str | None = None
    since: int = 0
    before: int = TOP
    has_phrase: bool = False

    def ranks(self, connection: sqlite3.Connection, below: int, limit: int) -> list[int]:
        """The next stories that match, those under rank `below`, the newest first."""
        return [
            row[0]
            for row in connection.execute(
                f"SELECT s.id FROM {self.lead} AND {self.order} >= ? AND {self.order} < ?"  # noqa: S608 - values are bound
                f"{self._checked()} ORDER BY {self.order} DESC LIMIT ?",
                (
                    *self.lead_values,
                    self.since,
                    min(below, self.before),
                    *self._values(),
                    limit,
                ),
            )
        ]

    def counts(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """How many stories match, and how many of them are unread: all are looked at."""
        row = connection.execute(
            f"SELECT count(*), coalesce(sum(s.is_read = 0), 0) FROM {self.lead}"  # noqa: S608 - values are bound
            f" AND {self.order} >= ? AND {self.order} < ?{self._checked()}",
            (*self.lead_values, self.since, self.before, *self._values()),
        ).fetchone()
        return int(row[0]), int(row[1])

    def _checked(self) -> str:
        return "".join(f" AND {check.sql}" for check in self.checks)

    def _values(self) -> tuple[Any, ...]:
        return tuple(value for check in self.checks for value in check.values)


class Planner:
    """Turns queries into searches; `now` and `newest` (the last arrival) as in the snapshot."""

    def __init__(self, connection: sqlite3.Connection, now: int, newest: int) -> None:
        self._connection = connection
        self._now = now
        self._newest = newest
        self._sources = connection.execute("SELECT id, key, title, more FROM sources").fetchall()

    def search(self, query: Query, *more: SqlPart) -> Search:
        """The search for a query; `more` must hold, too."""
        words: list[str] = []
        names: list[str] = []
        checks = [SqlPart("s.seq <= ?", (self._newest,)), *more]
        if not has_status(query):
            checks.append(SqlPart("s.hidden = 0"))
        for part in query.parts:
            if (told := self._in_words(part)) is not None:
                words.append(told)
            elif (told := _in_names(part)) is not None:
                names.append(told)
            elif not isinstance(part, Since | Before):
                checks.append(self._check(part))
        return self._led(
            query, " AND ".join(map(_braced, words)), " AND ".join(map(_braced, names)), checks
        )

    def only(self, query: Query, stories: str, *values: int) -> Search:
        """The search for a query among the few `stories` (a condition on s), each looked at."""
        checks = [self._check(part, is_each=True) for part in query.parts]
        if not has_status(query):
            checks.append(SqlPart("s.hidden = 0"))
        return Search(f"stories s WHERE {stories}", values, "s.id", tuple(checks))

    def _led(self, query: Query, words: str, names: str, checks: list[SqlPart]) -> Search:
        leads = self._few(query)
        if words:
            leads.append((_lead("words"), (words,), "words.rowid"))
        if names:
            leads.append((_lead("names"), (names,), "names.rowid"))
        if not leads:
            leads.append(("stories s WHERE 1", (), "s.id"))
        lead = leads[0] if len(leads) == 1 else min(leads, key=self._cost)
        if words and lead[1] != (words,):
            checks.append(_each("words", words))
        if names and lead[1] != (names,):
            checks.append(_each("names", names))
        # the bounds are the index's own, so that it does not look beyond them
        since = max((_rank(one.moment) for one in query.parts if isinstance(one, Since)), default=0)
        before = min(
            (_rank(one.moment) for one in query.parts if isinstance(one, Before)), default=TOP
        )
        has_phrase = any(isinstance(one, Words) and " " in one.words for one in query.parts)
        return Search(*lead, tuple(checks), words or None, since, before, has_phrase)

    def _few(self, query: Query) -> list[tuple[str, tuple[Any, ...], str]]:
        """Leads that are likely to be short."""
        found: list[tuple[str, tuple[Any, ...], str]] = []
        for part in query.parts:
            if isinstance(part, Flag) and part.name in _INDEXES:
                index = f"stories s INDEXED BY {_INDEXES[part.name]} WHERE {_FLAGS[part.name]}"
                found.append((index, (), "s.id"))
            elif isinstance(part, Flag) and part.name == "breaking":
                alerts = "stories s INDEXED BY stories_alert WHERE s.alert_until > ?"
                found.append((alerts, (self._now,), "s.id"))
            elif isinstance(part, Status) and part.name != "usable":
                hidden = "stories s INDEXED BY stories_hidden WHERE s.hidden > 0 AND s.hidden <> 3"
                found.append((hidden, (), "s.id"))
            elif isinstance(part, Tag) and not self._tagged_sources(part.name):
                tagged = "tagged t CROSS JOIN stories s ON s.id = t.story WHERE t.tag = ?"
                found.append((tagged, (part.name,), "t.story"))
        return found

    def _cost(self, lead: tuple[str, tuple[Any, ...], str]) -> int:
        """How many stories a lead has, as far as FEW."""
        counted = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {lead[0]} LIMIT {FEW})",  # noqa: S608 - values are bound
            lead[1],
        ).fetchone()
        return int(counted[0]) + (lead[2] == "s.id")

    def _in_words(self, part: Part) -> str | None:
        """A part as an expression of the index of words; None when that does not know of it."""
        if isinstance(part, Words):
            if part.field in COLUMNS:
                return None
            if part.field == "source":
                return self._source(part)
            return f"{part.field or _TEXT} : {_quoted(part)}"
        if isinstance(part, InSources):
            brought = (f'"{source_label(number)}"' for number in part.numbers or (NO_SOURCE,))
            return f"labels : ({' OR '.join(brought)})"
        if isinstance(part, LanguageTerm):
            labels = language_labels(part.code)
            return f'labels : "{labels[-1]}"' if labels else None
        if isinstance(part, Not):
            told = self._in_words(part.part)
            return None if told is None else f"{_ANY} NOT ({told})"
        if isinstance(part, AnyOf):
            several = [self._in_words(one) for one in part.parts]
            if all(one is not None for one in several):
                return " OR ".join(_braced(one) for one in several if one is not None)
        return None

    def _source(self, part: Words) -> str:
        wanted = part.words.casefold()
        labels = " OR ".join(
            f'"{source_label(number)}"'
            for number, key, title, _ in self._sources
            if wanted in words(title).casefold() or wanted in key.casefold()
        )
        sender = f"source : {_quoted(part)}"
        return f"{sender} OR labels : ({labels})" if labels else sender

    def _tagged_sources(self, tag: str) -> list[int]:
        return [
            number
            for number, _, _, more in self._sources
            if tag in {str(one).lower() for one in json_object(more).get("tags") or ()}
        ]

    def _check(self, part: Part, *, is_each: bool = False) -> SqlPart:
        """A part as a condition on a story; `is_each`: there are few, and each is looked up."""
        told = self._in_words(part)
        if told is not None:
            return _each("words", told) if is_each else _among("words", told)
        told = _in_names(part)
        if told is not None:
            return _each("names", told) if is_each else _among("names", told)
        if isinstance(part, Not):
            inner = self._check(part.part, is_each=is_each)
            return SqlPart(f"NOT ({inner.sql})", inner.values)
        if isinstance(part, AnyOf):
            several = [self._check(one, is_each=is_each) for one in part.parts]
            return SqlPart(
                f"({' OR '.join(one.sql for one in several)})",
                tuple(value for one in several for value in one.values),
            )
        return self._own(part)

    def _own(self, part: Part) -> SqlPart:
        """A part that the table of stories answers."""
        if isinstance(part, Flag):
            if part.name == "breaking":
                return SqlPart("coalesce(s.alert_until > ?, 0)", (self._now,))
            return SqlPart(f"({_FLAGS[part.name]})")
        if isinstance(part, Since):
            return SqlPart("s.id >= ?", (_rank(part.moment),))
        if isinstance(part, Before):
            return SqlPart("s.id < ?", (_rank(part.moment),))
        if isinstance(part, Status):
            return SqlPart(_STATUSES[part.name])
        if isinstance(part, Tag):
            tagged = "s.id IN (SELECT story FROM tagged WHERE tag = ?)"
            numbers = self._tagged_sources(part.name)
            if numbers:
                listed = ", ".join(map(str, numbers))
                return SqlPart(f"({tagged} OR s.source IN ({listed}))", (part.name,))
            return SqlPart(tagged, (part.name,))
        return SqlPart("0")


def _rank(moment: int) -> int:
    """The least rank of what was published at a moment."""
    return moment - moment % _SECOND


def _in_names(part: Part) -> str | None:
    """A part as an expression of the index of names; None when that does not know of it."""
    if isinstance(part, Words) and part.field in COLUMNS:
        return f"{COLUMNS[part.field]} : {_quoted(part)}"
    if isinstance(part, AnyOf):
        several = [_in_names(one) for one in part.parts]
        if all(one is not None for one in several):
            return " OR ".join(_braced(one) for one in several if one is not None)
    return None


def _lead(table: str) -> str:
    return f"{table} CROSS JOIN stories s ON s.id = {table}.rowid WHERE {table} MATCH ?"


def _each(table: str, expression: str) -> SqlPart:
    """A condition that asks the index about each story by itself."""
    found = f"SELECT 1 FROM {table} WHERE {table} MATCH ? AND rowid = s.id"  # noqa: S608 - our own names
    return SqlPart(f"EXISTS ({found})", (expression,))


def _among(table: str, expression: str) -> SqlPart:
    """A condition that asks the index once for all stories it has."""
    found = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"  # noqa: S608 - our own names
    return SqlPart(f"s.id IN ({found})", (expression,))


def _braced(expression: str) -> str:
    return f"({expression})"


def _quoted(part: Words) -> str:
    words = parted(part.words).replace('"', " ")
    return f'"{words}"{"*" if part.is_prefix else ""}'
