"""A text that was typed read into a Query, and what is wrong with it, with its place.

Any text gives a Query or mistakes.  Words all must occur; NOT (also not) and - take the next part
away; OR (also or) joins its neighbours and binds tighter than what merely stands beside;
parentheses group.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from wirereader.library.search.query import (
    AllOf,
    AnyOf,
    Before,
    Flag,
    Has,
    InCountry,
    InFolder,
    LanguageTerm,
    Not,
    Part,
    Query,
    Since,
    Status,
    Tag,
    Words,
    tag_name,
)
from wirereader.library.search.query_fields import (
    BY_NAME,
    DAYS,
    FLAGS,
    HAS,
    NAMES,
    STATES,
    STATUSES,
    TIME_FIELDS,
    WORD_FIELDS,
    instead_of,
)
from wirereader.library.search.query_times import Stretch, stretch_of
from wirereader.library.search.query_tokens import Token, TokenKind, tokens
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.language_names import CODES
from wirereader.story.record import ticks

MOST_PARTS = 64
"""So many words and fields a query may have: each is an expression of the index."""
_MOST_DEEP = 12
"""So many parentheses may stand within one another: SQLite's index refuses 16 with NOT and OR."""
_LEAST_PREFIX = 2
_OPERANDS = frozenset({TokenKind.TERM, TokenKind.OPEN, TokenKind.NOT})
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


class Mistake(NamedTuple):
    """What is wrong from `start` to `end` (code points): why, as a sentence, and what to write.

    `is_unfinished` claims that typing on at the end may mend it.
    """

    start: int
    end: int
    why: str
    instead: str
    is_unfinished: bool = False

    @property
    def said(self) -> str:
        """The mistake in one line."""
        return f"{self.why} Write, for example, {self.instead}"


def mistakes(text: str) -> tuple[Mistake, ...]:
    """What is wrong with a search that is being typed, in order; nothing for no text.

    Asks neither a library nor the clock.
    """
    if not text.strip():
        return ()
    return tuple(sorted(_Reader(text, _ANY_TIME).read()[1]))


def parse_query(text: str, now: datetime, *, ranked: bool = False) -> Query:
    """Read a search; days begin and end as in the time zone of `now` (aware).

    Raises SettingsFault naming the word that cannot be read.
    """
    parts, wrong = _Reader(text, now).read()
    if wrong:
        first = min(wrong)
        shown = clean_line(text[first.start : first.end], 60) or "Nothing"
        raise SettingsFault(
            f"{shown} cannot be searched for.",
            first.why,
            f"Write, for example, {first.instead}",
        )
    return Query(text, parts, ranked)


class _Reader:
    """Reads one text; what is wrong is collected, and reading goes on behind it."""

    def __init__(self, text: str, now: datetime) -> None:
        self._text = text
        self._now = now
        self._tokens = tokens(text)
        self._at = 0
        self._count = 0
        self._mistakes: list[Mistake] = []

    def read(self) -> tuple[tuple[Part, ...], list[Mistake]]:
        """The parts that all must be so, and what is wrong."""
        parts: list[Part] = []
        while self._at < len(self._tokens):
            parts += self._all(0)
            self._at += 1  # a parenthesis that closes nothing
        if not parts and not self._mistakes:
            self._wrong(None, "It contains no words.", "tbilisi since:2d")
        if self._count > MOST_PARTS:
            self._wrong(self._tokens[-1], f"It has more than {MOST_PARTS} parts.", "fewer words")
        return tuple(_flat(parts)), self._mistakes

    def _wrong(self, token: Token | None, why: str, instead: str) -> None:
        start, end = (0, len(self._text)) if token is None else (token.start, token.end)
        is_last = not self._text[end:].strip()
        self._mistakes.append(Mistake(start, end, why, f"{instead.rstrip('.')}.", is_last))

    # Groups

    def _all(self, depth: int) -> list[Part]:
        """Parts up to the end or a closing parenthesis; the place is there then."""
        groups: list[list[Part]] = []
        is_joined = False
        while (token := self._token()) is not None and token.kind is not TokenKind.CLOSE:
            if self._is_operator(token, is_first=not groups):
                if token.kind is TokenKind.OR:
                    if is_joined or not groups:
                        self._misplaced(token)
                    is_joined = True
                self._at += 1
                continue
            part = self._operand(depth)
            if part is None:
                continue
            if is_joined and groups:
                groups[-1].append(part)
            else:
                groups.append([part])
            is_joined = False
        if is_joined:
            self._misplaced(self._tokens[self._at - 1])
        return [group[0] if len(group) == 1 else AnyOf(tuple(group)) for group in groups]

    def _misplaced(self, token: Token) -> None:
        if not any(one.start == token.start for one in self._mistakes):
            self._wrong(token, "OR goes between two search terms.", "a OR b")

    def _token(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _is_operator(self, token: Token, *, is_first: bool) -> bool:
        """Claim that a token joins parts here; small letters do only between two of them."""
        if token.kind not in {TokenKind.OR, TokenKind.AND}:
            return False
        if token.text == "OR":
            return True
        after = self._tokens[self._at + 1 : self._at + 2]
        return not is_first and bool(after) and after[0].kind in _OPERANDS

    def _operand(self, depth: int) -> Part | None:
        """One part; None where nothing is to be found by it."""
        token = self._tokens[self._at]
        self._at += 1
        is_taken_away = False
        while token.kind is TokenKind.NOT or self._is_not(token):
            following = self._token()
            if following is None or following.kind not in _OPERANDS:
                self._wrong(token, f"Nothing follows {token.text}.", "NOT sport or -sport")
                return None
            is_taken_away = not is_taken_away  # NOT NOT a is a: an index refuses a long chain
            token = following
            self._at += 1
        part = self._affirmed(token, depth)
        return Not(part) if part is not None and is_taken_away else part

    def _affirmed(self, token: Token, depth: int) -> Part | None:
        """One part that begins with `token`, which is no NOT; the place is behind `token`."""
        if token.kind is TokenKind.OPEN:
            if depth >= _MOST_DEEP:
                self._wrong(token, "Too many parentheses are nested.", "(a OR b) c")
                self._at = len(self._tokens)
                return None
            parts = self._all(depth + 1)
            self._at += 1  # over the parenthesis that closes it, if one does
            if not parts:
                return None
            return parts[0] if len(parts) == 1 else AllOf(tuple(_flat(parts)))
        self._count += 1
        if token.kind is not TokenKind.TERM:  # an operator that joins nothing is a word
            return Words(token.text) if token.text.isalpha() else None
        return self._term(token)

    def _is_not(self, token: Token) -> bool:
        """Claim that a small "not" takes the next part away: something must follow it."""
        after = self._token()
        return token.text == "not" and after is not None and after.kind in _OPERANDS

    # Terms

    def _term(self, token: Token) -> Part | None:
        name = token.field.lower()
        if not name:
            return self._plain(token)
        field = BY_NAME.get(name)
        if field is None:
            return self._unknown(token, name)
        if not token.value.strip():
            self._wrong(token, f"Nothing stands after {name}:.", field.example)
            return None
        if field.key in WORD_FIELDS:
            part = self._words(token, token.value, field.key)
            if part is None and not self._is_told(token):
                self._wrong(token, f"Nothing stands after {name}:.", field.example)
            return part
        return self._special(token, field.key)

    def _is_told(self, token: Token) -> bool:
        return any(one.start == token.start for one in self._mistakes)

    def _plain(self, token: Token) -> Part | None:
        """A word without a field: a state, a day, a tag with its sign, or just a word."""
        value = token.value
        if not token.is_exact and not token.is_prefix:
            if value in FLAGS:
                return Flag(value)
            if value in DAYS:
                return _within(stretch_of(value, self._now))
            if value.startswith("#") and value[1:2].isalnum():
                return Tag(tag_name(value[1:]))
        return self._words(token, value, None)

    def _unknown(self, token: Token, name: str) -> Part | None:
        if not token.value:  # "Ukraine: what we know"
            return self._words(token, f"{token.field}:", None)
        near = instead_of(name)
        quoted = f'"{name}:{clean_line(token.value, 20)}"'
        self._wrong(
            token,
            f"There is no field {clean_line(name, 30)}. Fields are {', '.join(NAMES)}.",
            f"{near}, or {quoted} for the words" if near else f"{quoted} for the words",
        )
        return None

    def _words(self, token: Token, value: str, field: str | None) -> Words | None:
        """Words next to each other; None where there is no letter or digit in them."""
        words = value.strip()
        letters = sum(map(str.isalnum, words))
        if not letters:
            return None
        if token.is_prefix and letters < _LEAST_PREFIX:
            self._wrong(token, "It needs two letters or more before the star.", "ge*")
            return None
        return Words(words, field, token.is_prefix)

    def _special(self, token: Token, key: str) -> Part | None:
        value = token.value.strip()
        if key in TIME_FIELDS:
            return self._time(token, key, value)
        read = _READ[key](value)
        if isinstance(read, _Refused):
            self._wrong(token, *read)
            return None
        return read

    def _time(self, token: Token, key: str, value: str) -> Part | None:
        try:
            stretch = stretch_of(value, self._now)
            start = ticks(stretch.start) or 0
            end = None if stretch.end is None else ticks(stretch.end)
        except (OverflowError, ValueError):
            self._wrong(token, "It is not a time or a date.", _TIMES[key])
            return None
        if key == "date":
            return _within(stretch)
        if key == "before":
            return Before(start)
        return Since(start if key == "since" or end is None else end)


class _Refused(NamedTuple):
    """Why a value cannot be, and what to write."""

    why: str
    instead: str


def _state(value: str) -> Part | _Refused:
    name = STATES.get(value.lower())
    if name is None:
        shown = clean_line(value, 30)
        return _Refused(f"No story is {shown}.", "is:unread, is:read or is:starred")
    return Status(name) if name in STATUSES else Flag(name)


def _has(value: str) -> Part | _Refused:
    name = HAS.get(value.lower())
    if name is None:
        return _Refused(
            f"Stories cannot be searched for {clean_line(value, 30)}.",
            "has:quotes, has:pictures or has:audio",
        )
    return Has(name)


def _language(value: str) -> Part | _Refused:
    value = CODES.get(value.casefold(), value)
    if not _CODE.fullmatch(value):
        return _Refused("It is not a language.", "lang:en or lang:french")
    return LanguageTerm(value.lower())


def _status(value: str) -> Part | _Refused:
    if value.lower() not in STATUSES:
        return _Refused("There is no such status.", "status:killed")
    return Status(value.lower())


_READ: dict[str, Callable[[str], Part | _Refused]] = {
    "is": _state,
    "has": _has,
    "tag": lambda value: Tag(tag_name(value)),
    "folder": lambda value: InFolder(clean_line(value, 200)),
    "country": lambda value: InCountry(clean_line(value, 100)),
    "language": _language,
    "status": _status,
}
"""How the value of a field is read that is neither words nor a time."""
_TIMES = {
    "date": "date:2026-11-03, date:2026-11, date:today or date:monday",
    "since": "since:2d, since:12h or since:2026-11-01",
    "after": "after:2026-11-01 or after:yesterday",
    "before": "before:2026-11-01 or before:1w",
}


def _within(stretch: Stretch) -> Part:
    since = Since(ticks(stretch.start) or 0)
    if stretch.end is None:
        return since
    return AllOf((since, Before(ticks(stretch.end) or 0)))


def _flat(parts: list[Part]) -> list[Part]:
    """Parts that all must be so, without any that says just that of others."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, AllOf):
            found += _flat(list(part.parts))
        else:
            found.append(part)
    return found
