"""A Query put to the indexes: which of them leads, and what the others must agree to.

Results come newest first, a stretch at a time.  Whatever the index of words can be asked is asked
in one expression, which streams; of the rest, the index with the fewest stories leads, when
they are few.  All words are given to the index in quotation marks: none is read as an operator.
"""

import re
import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from wirereader.library.search.former_names import with_former_names
from wirereader.library.search.name_index import COLUMNS
from wirereader.library.search.query import (
    AllOf,
    AnyOf,
    Before,
    Flag,
    Has,
    InCountry,
    InFolder,
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
from wirereader.library.search.story_conditions import (
    KICKER,
    QUOTE,
    SqlPart,
    has_part,
    in_country,
    in_kicker,
    in_quotes,
    is_written,
    linked_to,
    text_with,
)
from wirereader.library.stored_values import json_object, words
from wirereader.library.stories.known_stories import SENDER
from wirereader.library.stories.row_order import FEW, TOP
from wirereader.library.stories.word_index import ANY_STORY, language_labels, parted, source_label
from wirereader.story.folding import folded
from wirereader.story.source import SAMPLES_KEY

NO_SOURCE = 0
"""The number that no source has."""
_JOINED = re.compile(r"[^\W\d_]{5,30}")
"""A word that may be the name of a source without its blanks."""
_SHORTEST_PART = 2
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
HEADLINE_FIELDS = frozenset({"place", "person"})
"""Names that may stand in a headline alone."""
_SECOND = 1_000_000
_TEXT = "{headline body byline}"
_ANY = f'labels : "{ANY_STORY}"'
CHANGED = """s.revision > 1 AND s.hidden = 0 AND s.is_read = 1 AND EXISTS (SELECT 1
    FROM changed_stories c WHERE c.story = s.id)"""
_ALERTED = """s.hidden = 0 AND s.id IN
    (SELECT a.story FROM alerts a JOIN follows f ON f.id = a.follow)"""
_FLAGS = {
    "unread": "s.is_read = 0 AND s.hidden = 0",
    "read": "s.is_read = 1",
    "starred": "s.is_starred = 1",
    "changed": CHANGED,
    "alerts": _ALERTED,
}
_INDEXES = {
    "starred": "stories_starred",
    "unread": "stories_unread",
    "read": "stories_read",
    "changed": "stories_revised",
}
_WITH_SAMPLES = SqlPart("s.hidden IN (0, 4)")  # batch_writer.ASIDE
_STATUSES = {
    "killed": "s.status = 'killed'",
    "withheld": "s.status = 'withheld'",
    "usable": "s.status = 'usable'",
    "hidden": "s.hidden IN (1, 2)",
}


class Search(NamedTuple):
    """A query ready to be run: `lead` yields s.id newest first, `checks` must hold for each.

    `words` is the whole expression for the index of words, if that has part in it.  With `newest`
    nothing is found that arrived later; while nothing has, that is not looked up story by story.
    """

    lead: str
    lead_values: tuple[Any, ...]
    order: str
    checks: tuple[SqlPart, ...]
    words: str | None = None
    since: int = 0
    before: int = TOP
    has_phrase: bool = False
    newest: int | None = None

    def ranks(
        self, connection: sqlite3.Connection, below: int, limit: int, skipped: int = 0
    ) -> list[int]:
        """The next stories that match, those under rank `below`, the newest first.

        So many of them as are to be `skipped` are left out.
        """
        order = f"DESC LIMIT {limit:d} OFFSET ?"
        return self._between(connection, -1, below, order, skipped)

    def ranks_up(
        self, connection: sqlite3.Connection, limit: int, above: int = -1, below: int = TOP
    ) -> list[int]:
        """The next stories that match above rank `above`, the oldest first."""
        return self._between(connection, above, below, "ASC LIMIT ?", limit)

    def _between(
        self, connection: sqlite3.Connection, above: int, below: int, order: str, limit: int
    ) -> list[int]:
        checked, values = self._checked(connection)
        rows = connection.execute(
            f"SELECT s.id FROM {self.lead} AND {self.order} > ? AND {self.order} < ?"  # noqa: S608 - values are bound
            f"{checked} ORDER BY {self.order} {order}",
            (*self._bounds(above, below), *values, limit),
        )
        return [row[0] for row in rows]

    def with_source(self, connection: sqlite3.Connection) -> list[tuple[int, int]]:
        """All stories that match, each with the number of its source."""
        return self._with(connection, "s.source")

    def with_sender(self, connection: sqlite3.Connection) -> list[tuple[int, str]]:
        """All stories that match, each with the name of who sent it, as lists show it."""
        return self._with(connection, SENDER)

    def with_headline(self, connection: sqlite3.Connection) -> list[tuple[int, str]]:
        """All stories that match, each with its headline."""
        return self._with(connection, "s.headline")

    def _with(self, connection: sqlite3.Connection, column: str) -> list[tuple[int, Any]]:
        checked, values = self._checked(connection)
        return connection.execute(
            f"SELECT s.id, {column} FROM {self.lead} AND {self.order} > ? AND {self.order} < ?"  # noqa: S608 - values are bound
            f"{checked}",
            (*self._bounds(-1, TOP), *values),
        ).fetchall()

    def has(self, connection: sqlite3.Connection, rank: int) -> bool:
        """Claim that a story matches."""
        return self.count_between(connection, rank - 1, rank + 1) > 0

    def count_between(self, connection: sqlite3.Connection, above: int, below: int) -> int:
        """How many stories match between two ranks, these excluded."""
        checked, values = self._checked(connection)
        row = connection.execute(
            f"SELECT count(*) FROM {self.lead} AND {self.order} > ? AND {self.order} < ?"  # noqa: S608 - values are bound
            f"{checked}",
            (*self._bounds(above, below), *values),
        ).fetchone()
        return int(row[0])

    def unread(self) -> "Search":
        """The same search, of unread stories alone."""
        return self.also(SqlPart("s.is_read = 0"))

    def also(self, *checks: SqlPart) -> "Search":
        """The same search, of which more must hold."""
        return self._replace(checks=(*self.checks, *checks))

    def _bounds(self, above: int, below: int) -> tuple[Any, ...]:
        return (*self.lead_values, max(above, self.since - 1), min(below, self.before))

    def counts(self, connection: sqlite3.Connection) -> tuple[int, int]:
        """How many stories match, and how many of them are unread: all are looked at."""
        checked, values = self._checked(connection)
        row = connection.execute(
            f"SELECT count(*), coalesce(sum(s.is_read = 0), 0) FROM {self.lead}"  # noqa: S608 - values are bound
            f" AND {self.order} >= ? AND {self.order} < ?{checked}",
            (*self.lead_values, self.since, self.before, *values),
        ).fetchone()
        return int(row[0]), int(row[1])

    def _checked(self, connection: sqlite3.Connection) -> tuple[str, tuple[Any, ...]]:
        """What must hold for each story, and its values."""
        checks = self.checks
        if self.newest is not None:
            (arrived,) = connection.execute("SELECT seq FROM arrivals").fetchone()
            if arrived > self.newest:
                checks = (SqlPart("s.seq <= ?", (self.newest,)), *checks)
        told = "".join(f" AND {check.sql}" for check in checks)
        return told, tuple(value for check in checks for value in check.values)


class Planner:
    """Turns queries into searches; `now` and `newest` (the last arrival) as in the snapshot."""

    def __init__(self, connection: sqlite3.Connection, now: int, newest: int) -> None:
        self._connection = connection
        self._now = now
        self._newest = newest
        self._sources = connection.execute("SELECT id, key, title, more FROM sources").fetchall()

    def search(self, query: Query, *more: SqlPart) -> Search:
        """The search for a query; `more` must hold, too."""
        query = with_former_names(self._connection, query)
        words: list[str] = []
        names: list[str] = []
        checks = [*more]
        if not has_status(query):
            checks.append(self._listed(query))
        for part in query.parts:
            if (told := self._in_words(part)) is not None:
                words.append(told)
            elif (told := self._in_names(part)) is not None:
                names.append(told)
            elif not isinstance(part, Since | Before):
                checks.append(self._check(part))
                if isinstance(part, Words) and part.field == QUOTE:  # the index of words may lead
                    words.append(text_with(part.words, is_prefix=part.is_prefix))
        return self._led(
            query, " AND ".join(map(_braced, words)), " AND ".join(map(_braced, names)), checks
        )

    def only(self, query: Query, stories: str, *values: int) -> Search:
        """The search for a query among the few `stories` (a condition on s), each looked at."""
        query = with_former_names(self._connection, query)
        checks = [self._check(part, is_each=True) for part in query.parts]
        if not has_status(query):
            checks.append(self._listed(query))
        return Search(f"stories s WHERE {stories}", values, "s.id", tuple(checks))

    def _listed(self, query: Query) -> SqlPart:
        """What lists leave out; the samples that stepped back are listed where they are meant."""
        samples = next((number for number, key, *_ in self._sources if key == SAMPLES_KEY), None)
        for part in query.parts:
            match part:
                case InSources(numbers) if samples in numbers:
                    return _WITH_SAMPLES
                case InFolder() if samples in self._inside(part):
                    return _WITH_SAMPLES
                case Words(words, "source") if f"{words.casefold()}:" == SAMPLES_KEY:
                    return _WITH_SAMPLES
        return SqlPart("s.hidden = 0")

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
        kept = words or None
        return Search(*lead, tuple(checks), kept, since, before, has_phrase, self._newest)

    def _few(self, query: Query) -> list[tuple[str, tuple[Any, ...], str]]:
        """Leads that are likely to be short."""
        found: list[tuple[str, tuple[Any, ...], str]] = []
        for part in query.parts:
            if isinstance(part, Flag) and part.name in _INDEXES:
                index = f"stories s INDEXED BY {_INDEXES[part.name]} WHERE {_FLAGS[part.name]}"
                found.append((index, (), "s.id"))
            elif part == Flag("alerts"):
                found.append((f"stories s WHERE {_ALERTED}", (), "s.id"))
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
        match part:
            case Words():
                return self._of_words(part)
            case InSources() | InFolder():
                numbers = part.numbers if isinstance(part, InSources) else self._inside(part)
                brought = (f'"{source_label(number)}"' for number in numbers or (NO_SOURCE,))
                return f"labels : ({' OR '.join(brought)})"
            case LanguageTerm():
                labels = language_labels(part.code)
                return f'labels : "{labels[-1]}"' if labels else None
            case Not():
                told = self._in_words(part.part)
                return None if told is None else f"{_ANY} NOT ({told})"
        return _joined(part, self._in_words)

    def _in_names(self, part: Part) -> str | None:
        """A part as an expression of the index of names; None when that does not know of it."""
        if isinstance(part, Words) and part.field in COLUMNS:
            if part.field in HEADLINE_FIELDS and self._is_in_headlines(part):
                return None
            return _column(part)
        return _joined(part, self._in_names)

    def _is_in_headlines(self, part: Words) -> bool:
        """Claim that a story has a name in its headline that the index of names has elsewhere."""
        known = "SELECT EXISTS (SELECT 1 FROM names WHERE names MATCH ?)"
        if not self._connection.execute(known, (_column(part),)).fetchone()[0]:
            return False  # "place:parliament": a word of headlines, and no place that is known
        only = _only_in_headline(self._connection, part)
        row = self._connection.execute(f"SELECT EXISTS ({only.sql})", only.values)
        return bool(row.fetchone()[0])

    def _named(self, part: Words, *, is_each: bool) -> SqlPart:
        """The condition that a text names a place or a person, or its headline alone does."""
        text = _each("names", _column(part)) if is_each else _among("names", _column(part))
        only = _only_in_headline(self._connection, part)
        return SqlPart(f"({text.sql} OR s.id IN ({only.sql}))", (*text.values, *only.values))

    def _of_words(self, part: Words) -> str | None:
        if part.field in COLUMNS or part.field in {QUOTE, KICKER}:
            return None
        if part.field == "source":
            return None if self._is_of_links(part) else self._source(part)
        return f"{part.field or _TEXT} : {_quoted(part)}"

    def _is_of_links(self, part: Words) -> bool:
        """Claim that a host is asked for that no source has in its name or address."""
        return _HOST.fullmatch(part.words) is not None and not self._labels(part)

    def _of_host(self, part: Words, *, is_each: bool) -> SqlPart:
        """The condition that a story's page is at a host, or that its sender has that name."""
        sent = self._source(part)
        named = _each("words", sent) if is_each else _among("words", sent)
        page = linked_to(self._connection, part.words, is_prefix=part.is_prefix)
        return SqlPart(f"({named.sql} OR {page.sql})", (*named.values, *page.values))

    def _labels(self, part: Words) -> str:
        """The labels of the sources with these words in their names or addresses."""
        wanted = part.words.casefold()
        return " OR ".join(
            f'"{source_label(number)}"'
            for number, key, title, _ in self._sources
            if wanted in (name := words(title).casefold())
            or wanted in key.casefold()
            or wanted in _run_together(name)
        )

    def _source(self, part: Words) -> str:
        labels = self._labels(part)
        sender = f"source : {_quoted(part)}"
        if not labels and _JOINED.fullmatch(part.words) and not self._is_sender(sender):
            # "harbourwire" is Harbour Wire
            splits = range(_SHORTEST_PART, len(part.words) - _SHORTEST_PART + 1)
            apart = (f'"{part.words[:at]} {part.words[at:]}"' for at in splits)
            return f"source : ({' OR '.join(apart)})"
        return f"{sender} OR labels : ({labels})" if labels else sender

    def _is_sender(self, sender: str) -> bool:
        known = "SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH ?)"
        return bool(self._connection.execute(known, (sender,)).fetchone()[0])

    def _inside(self, folder: InFolder) -> tuple[int, ...]:
        """The sources in a folder of this name or path, and in the folders inside it."""
        wanted = _names_in(folder.name)
        found = []
        for number, _, _, more in self._sources:
            path = _names_in("/".join(map(str, json_object(more).get("folder") or ())))
            starts = range(len(path) - len(wanted) + 1)
            if wanted and any(path[at : at + len(wanted)] == wanted for at in starts):
                found.append(number)
        return tuple(found)

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
        told = self._in_names(part)
        if told is not None:
            return _each("names", told) if is_each else _among("names", told)
        if isinstance(part, Words) and part.field in HEADLINE_FIELDS:
            return self._named(part, is_each=is_each)
        if isinstance(part, Words) and part.field == "source":
            return self._of_host(part, is_each=is_each)
        if isinstance(part, Not):
            inner = self._check(part.part, is_each=is_each)
            return SqlPart(f"NOT ({inner.sql})", inner.values)
        if isinstance(part, Has):
            return has_part(part.name)
        if isinstance(part, AnyOf | AllOf):
            several = [self._check(one, is_each=is_each) for one in part.parts]
            joint = " OR " if isinstance(part, AnyOf) else " AND "
            return SqlPart(
                f"({joint.join(one.sql for one in several)})",
                tuple(value for one in several for value in one.values),
            )
        return self._own(part)

    def _own(self, part: Part) -> SqlPart:
        """A part that the table of stories answers, or those beside it."""
        match part:
            case Flag("breaking"):
                return SqlPart("coalesce(s.alert_until > ?, 0)", (self._now,))
            case Flag():
                return SqlPart(f"({_FLAGS[part.name]})")
            case Since():
                return SqlPart("s.id >= ?", (_rank(part.moment),))
            case Before():
                return SqlPart("s.id < ?", (_rank(part.moment),))
            case Status():
                return SqlPart(_STATUSES[part.name])
            case InCountry():
                return in_country(self._connection, part.name)
            case Words():  # of a quote or a kicker: the indexes know all others
                look = in_kicker if part.field == KICKER else in_quotes
                return look(self._connection, part.words, is_prefix=part.is_prefix)
        return self._tagged(part.name) if isinstance(part, Tag) else SqlPart("0")

    def _tagged(self, tag: str) -> SqlPart:
        tagged = "s.id IN (SELECT story FROM tagged WHERE tag = ?)"
        numbers = self._tagged_sources(tag)
        if numbers:
            return SqlPart(f"({tagged} OR s.source IN ({', '.join(map(str, numbers))}))", (tag,))
        return SqlPart(tagged, (tag,))


def _joined(part: Part, tell: Callable[[Part], str | None]) -> str | None:
    """Several parts as one expression; None where one of them is not known to an index."""
    if not isinstance(part, AnyOf | AllOf):
        return None
    several = [tell(one) for one in part.parts]
    joint = " OR " if isinstance(part, AnyOf) else " AND "
    if any(one is None for one in several):
        return None
    return joint.join(_braced(one) for one in several if one is not None)


def _rank(moment: int) -> int:
    """The least rank of what was published at a moment."""
    return moment - moment % _SECOND


def _column(part: Words) -> str:
    """A name as an expression of the index of names."""
    return f"{COLUMNS[str(part.field)]} : {_quoted(part)}"


def _only_in_headline(connection: sqlite3.Connection, part: Words) -> SqlPart:
    """The stories in whose headline a name has a capital, and whose text names nobody so.

    The analysis reads the text below: "Parliament in Lisbon votes" may have Lisbon in none of it.
    """
    connection.create_function("is_written", 3, is_written, deterministic=True)
    name = _quoted(part)
    return SqlPart(
        "SELECT w.rowid FROM words w CROSS JOIN stories h ON h.id = w.rowid"
        " WHERE w.words MATCH ? AND w.rowid NOT IN (SELECT rowid FROM names WHERE names MATCH ?)"
        " AND is_written(h.headline, ?, ?)",
        (
            f"headline : {name}",
            f"{{people places organisations}} : {name}",
            part.words,
            part.is_prefix,
        ),
    )


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


def _run_together(name: str) -> frozenset[str]:
    """The words of a name written as one: all of them, and neighbours among them."""
    parts = name.split()
    ends = range(2, len(parts) + 1)
    return frozenset("".join(parts[at:end]) for end in ends for at in range(end - 1))


def _names_in(path: str) -> tuple[str, ...]:
    """The names of a folder's path, folded; a slash within a name parts it, too."""
    return tuple(folded(name) for name in path.split("/") if name.strip())
