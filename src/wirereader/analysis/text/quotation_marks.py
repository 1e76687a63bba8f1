"""Pairing of quotation marks: straight, curly, low, double angle, single, and doubled ones.

Doubled are backticks and apostrophes, as older wires and archives print them.

A mark's shape says what it should do, the letters around it what it does; marks that never close
end with their paragraph.  Only outermost strings are kept.  One pass, linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from wirereader.analysis.word_tables import TextWords

_DOUBLE = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|``|''|\u2019\u2019")
_STRAIGHT = re.compile('"')
_SINGLE = re.compile("(?<!['`])['\u2018\u2019`\u201a](?!['`])")
_OPENS = {"\u201c", "\u201e", "\u00ab", "``"}
_TWO_APOSTROPHES = {"''", "\u2019\u2019"}
_CLOSES = {"\u201d", "\u00bb", *_TWO_APOSTROPHES}
_CLOSED_BY_TWO = {"``", "\u201c", *_TWO_APOSTROPHES}
_LOOKS_OPEN_BEFORE = " \n\t\u00a0([{\u2014\u2013-/\u2018'\u201c\""
_INCHES = re.compile(r"\d(?:['\u2019\u2032]\s?\d+)?$")
_MAX_SINGLE = 1500  # code points: a longer string in single marks was two apostrophes
_TWINS = re.compile(
    r"(?<![\w'])''(?=[^\s'])(?:(?!'')[^\n]){1,1500}(?<=\S)''(?![\w'])"
    r"|(?<![\w\u2019])\u2019\u2019(?=[^\s\u2019])(?:(?!\u2019\u2019)[^\n]){1,1500}(?<=\S)"
    r"\u2019\u2019(?![\w\u2019])"
)
"""A string between marks made of two apostrophes each: what stands in it is nested."""


@dataclass(frozen=True, slots=True)
class QuotedString:
    """One quoted string, in code points: the words alone, and with their marks.

    `is_open` claims that no closing mark came before the paragraph ended; `continues` that it goes
    on with the string before it, which was open, in the paragraph before.  `label` is where a
    transcript names the speaker.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    is_single: bool = False
    is_open: bool = False
    continues: bool = False
    label: tuple[int, int] | None = None


def has_twin_marks(text: str, string: QuotedString) -> bool:
    """Claim that a string begins with two apostrophes.

    Archives print them for double marks, and wikis for italics: what stands in them may be words
    of somebody, and is not surely verbatim.
    """
    return text.startswith(tuple(_TWO_APOSTROPHES), string.outer_start)


def marked(text: str, blocks: Sequence[tuple[int, int]], words: TextWords) -> list[QuotedString]:
    """Return the outermost quoted strings of `text`, whose paragraphs are `blocks`, in order."""
    out: list[QuotedString] = []
    for number, (start, end) in enumerate(blocks):
        following = blocks[number + 1][0] if number + 1 < len(blocks) else len(text)
        goes_on = text.startswith((*_OPENS, *_TWO_APOSTROPHES, '"'), following)
        doubles = _doubles(text, start, end, number, goes_on=goes_on)
        mark = text[following : following + 1]
        singles = _singles(text, (start, end), number, words, goes_on=mark)
        for string in _outermost(text, doubles, singles):
            last = out[-1] if out else None
            chained = (
                last is not None
                and last.is_open
                and last.paragraph == number - 1
                and string.outer_start == start
                and last.is_single == string.is_single
            )
            out.append(replace(string, continues=True) if chained else string)
    return out


def _looks_open(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return (not before or before in _LOOKS_OPEN_BEFORE) and bool(after) and not after.isspace()


def _looks_closed(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _role(
    text: str, found: re.Match[str], stack: list[tuple[int, int, str]], twins: set[int]
) -> str:
    """Say what one double mark does: "open", "close", "reopen" (the last never closed) or "".

    `twins` is where two apostrophes open a string that two close; alone they are as often inches,
    seconds or nothing at all.
    """
    mark, (start, end) = found.group(), found.span()
    looks_open, looks_closed = _looks_open(text, start, end), _looks_closed(text, start, end)
    if mark in _OPENS:
        return "close" if stack and looks_closed and not looks_open else "open"
    if mark in _TWO_APOSTROPHES and not (stack and stack[-1][2] in _CLOSED_BY_TWO):
        return "open" if start in twins and not stack else ""
    if mark in _CLOSES:
        if stack:
            return "close"
        leads = looks_open or text[start - 1 : start] in {"", "\n"}
        return "open" if leads and not looks_closed else ""
    if not stack:
        after = text[end : end + 1]
        inches = looks_closed and _INCHES.search(text, max(0, start - 8), start)
        return "open" if after and not after.isspace() and not inches else ""
    if looks_open and not looks_closed:
        return "reopen" if stack[-1][2] == '"' else "open"
    return "close"


def _doubles(
    text: str, start: int, end: int, paragraph: int, *, goes_on: bool
) -> list[QuotedString]:
    stack: list[tuple[int, int, str]] = []
    found: list[tuple[int, QuotedString]] = []
    twins = _twins(text, start, end, goes_on=goes_on)
    for mark in _DOUBLE.finditer(text, start, end):
        role = _role(text, mark, stack, twins)
        if role == "close" and mark.group() in _TWO_APOSTROPHES:
            role = "" if _closes_later(text, stack[-1][2], mark.end(), end) else role
        if role == "reopen" and _is_nested(text, mark.end(), end):
            role = "open"
        if role == "reopen":
            stack.pop()
        if role in {"open", "reopen"}:
            stack.append((*mark.span(), mark.group()))
        elif role == "close":
            a, b, _ = stack.pop()
            if text[b : mark.start()].strip() and not _is_value(text, a):
                found.append((a, QuotedString(b, mark.start(), a, mark.end(), paragraph)))
    if stack:
        a, b, shape = stack[0]
        inside = _is_value(text, a) or any(at > a and text[at] == shape[:1] for at, _ in found)
        if (not inside or (goes_on and a == start and shape == '"')) and text[b:end].strip():
            last = end - (len(text[b:end]) - len(text[b:end].rstrip()))
            found.append((a, QuotedString(b, last, a, last, paragraph, is_open=True)))
    return list(_unnested(sorted(found, key=lambda pair: (pair[0], -pair[1].outer_end))))


def _twins(text: str, start: int, end: int, *, goes_on: bool) -> set[int]:
    """Return where two apostrophes open a string that two close, here or a paragraph further."""
    if all(text.find(two, start, end) < 0 for two in _TWO_APOSTROPHES):  # as in most texts
        return set()
    found = {twin.start() for twin in _TWINS.finditer(text, start, end)}
    if goes_on and text.startswith(tuple(_TWO_APOSTROPHES), start):
        found.add(start)
    return found


def _closes_later(text: str, opened: str, at: int, end: int) -> bool:
    """Claim that a curly mark closes the string behind two apostrophes before `at`."""
    following = _DOUBLE.search(text, at, end)
    return opened == "\u201c" and following is not None and following.group() == "\u201d"


def _is_nested(text: str, at: int, end: int) -> bool:
    """Claim that a straight mark before `at` opens a string in a string: both close after it."""
    following = islice(_STRAIGHT.finditer(text, at, end), 2)
    closing = [
        _looks_closed(text, *mark.span()) and not _looks_open(text, *mark.span())
        for mark in following
    ]
    return closing == [True, True]


def _is_value(text: str, at: int) -> bool:
    """Claim that the mark at `at` opens a value of markup that was left in: id="7"."""
    return at > 1 and text[at - 1] == "=" and not text[at - 2].isspace()


def _unnested(found: list[tuple[int, QuotedString]]) -> Iterator[QuotedString]:
    reached = -1
    for _, string in found:
        if string.outer_start >= reached:
            reached = string.outer_end
            yield string


def _opens_single(text: str, at: int, words: TextWords) -> bool:
    after = text[at + 1 : at + 2]
    if text[at] not in "\u2018\u2019'`\u201a" or not after or after.isspace():
        return False
    before = text[at - 1 : at] if at else ""
    if before and before not in _LOOKS_OPEN_BEFORE:
        return False
    if words.elisions.match(text, at + 1):
        return False
    return after.isalnum() or after in '[(\u2026."\u201c$\u00a3\u20ac'


def _closes_single(text: str, at: int) -> int:
    """Say how sure a single mark closes: 2 sure, 1 may be a plural's possessive, 0 not at all."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] not in "\u2019'" or not before or before.isspace() or after.isalnum():
        return 0
    if before in "sSzx" and after == " " and text[at + 2 : at + 3].isalpha():
        return 1
    return 2


class _Pairs:
    """Single marks of one paragraph, paired as they come."""

    def __init__(self, paragraph: int) -> None:
        self.found: list[QuotedString] = []
        self.opened = -1
        self._doubtful = -1
        self._paragraph = paragraph

    def open(self, at: int) -> None:
        """Open a string; what stood open ends at its doubtful mark, or was none."""
        self.end()
        self.opened = at

    def close(self, at: int, sure: int) -> None:
        """Close at a sure mark, remember a doubtful one."""
        if sure > 1:
            self._close(at)
        elif sure and self._doubtful < 0:
            self._doubtful = at

    def end(self) -> None:
        """Close at the doubtful mark if there was one."""
        if self._doubtful >= 0:
            self._close(self._doubtful)

    def _close(self, at: int) -> None:
        if 0 <= self.opened < at - 1 and at - self.opened <= _MAX_SINGLE:
            start = self.opened
            string = QuotedString(start + 1, at, start, at + 1, self._paragraph, is_single=True)
            self.found.append(string)
        self.opened, self._doubtful = -1, -1


def _singles(
    text: str, within: tuple[int, int], paragraph: int, words: TextWords, *, goes_on: str
) -> list[QuotedString]:
    start, end = within
    pairs = _Pairs(paragraph)
    for found in _SINGLE.finditer(text, start, end):
        at = found.start()
        if _opens_single(text, at, words):
            if pairs.opened < 0 or text[at] == text[pairs.opened] != "\u2019":
                pairs.open(at)
        elif pairs.opened >= 0:
            pairs.close(at, _closes_single(text, at))
    pairs.end()
    if _is_left_open(text, pairs.opened, within, goes_on):
        at, last = pairs.opened, start + len(text[start:end].rstrip())
        pairs.found.append(
            QuotedString(at + 1, last, at, last, paragraph, is_single=True, is_open=True)
        )
    twins = [twin.span() for twin in _TWINS.finditer(text, start, end)] if pairs.found else []
    opened = [a for a, _ in twins]

    def is_nested(string: QuotedString) -> bool:
        before = bisect_left(opened, string.start) - 1
        return before >= 0 and string.start < twins[before][1]

    return [string for string in pairs.found if not is_nested(string)]


def _is_left_open(text: str, opened: int, within: tuple[int, int], goes_on: str) -> bool:
    """Claim that a single mark opens words that go on in the next paragraph, behind its like."""
    start, end = within
    if opened < 0 or goes_on != text[opened] or goes_on not in "\u2018'":
        return False
    leads = text[start:opened].rstrip()[-1:] in {":", ","}
    return (opened == start or leads) and text[start:end].rstrip()[-1:] in ".!?\u2026"


def _outermost(
    text: str, doubles: list[QuotedString], singles: list[QuotedString]
) -> list[QuotedString]:
    """Merge both sorts: a single string inside a double one goes, and the other way about."""
    starts = [d.outer_start for d in doubles]
    kept: list[QuotedString] = []
    dropped: set[int] = set()
    for single in singles:
        first = bisect_left(starts, single.outer_start)
        if first and doubles[first - 1].outer_end > single.outer_start:
            continue
        held = first
        while held < len(doubles) and doubles[held].outer_end <= single.outer_end:
            held += 1
        if held < len(doubles) and doubles[held].outer_start < single.outer_end:
            continue
        if held > first and text[single.end - 1] not in ',.?!\u2026\u201d"':
            continue
        dropped.update(range(first, held))
        kept.append(single)
    kept += [d for number, d in enumerate(doubles) if number not in dropped]
    return sorted(kept, key=lambda string: string.start)
