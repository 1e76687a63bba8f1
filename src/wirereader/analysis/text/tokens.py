"""The words of a text, with every quoted string folded into one word.

What is said inside quotation marks must not look like the reporter's own words: folded, a clause
with a quote in it reads like any other, and a name inside the marks cannot be taken for a source.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from wirereader.analysis.grammar import Grammar, ReportingWords
from wirereader.analysis.language import Language
from wirereader.analysis.text.headline_case import is_headline

QUOTED = "\u201c\u201d"
"""The text of a folded word."""

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n\s*")
_LONE_BREAK = re.compile(r"(?<!\n)\n(?!\s*\n)")
_FIRST_WORD = re.compile(r"[\"'\u201c\u2018]?[A-Z]\S*")  # of a line that opens with a capital
_PARTING = frozenset({",", ";"})
_LONGEST_PARTICLE = 3  # letters: "van" and "bin" may open a name, longer small words do not
_CLOSED = re.compile(r"[.!?:;\"\u201d\u2019')\]][^\S\n]*$")
_WRAPPED_SHARE = 0.35  # of lone line breaks stand inside a sentence where a text is wrapped
_WRAPPED_LINE = (40, 110)  # code points of a wrapped line


class NameLike(Protocol):
    """What is asked of a name: where it stands and what it is (PER, LOC, ORG or MISC)."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""

    @property
    def label(self) -> str:
        """PER, LOC, ORG or MISC."""


class Foldable(Protocol):
    """What is asked of a quoted string: where it stands, its marks included."""

    @property
    def outer_start(self) -> int:
        """Where the opening mark stands."""

    @property
    def outer_end(self) -> int:
        """One past the closing mark."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of `text` as (start, end), in code points.

    Blank lines part paragraphs.  A single line break does so too, unless the text is wrapped by
    hand, which shows in many lines that stop in the middle of a sentence.  A heading above such a
    text is no line of it.
    """
    lone = [m.start() for m in _LONE_BREAK.finditer(text)]
    open_lines = sum(1 for at in lone if not _CLOSED.search(text, max(0, at - 8), at))
    lengths = [at - text.rfind("\n", 0, at) for at in lone]
    even = sum(1 for n in lengths if _WRAPPED_LINE[0] < n < _WRAPPED_LINE[1])
    longer = sum(1 for n in lengths if n >= _WRAPPED_LINE[1])
    wrapped = open_lines > _WRAPPED_SHARE * len(lone) and 2 * even >= len(lengths) > 8 * longer
    out, at = [], 0
    for found in _LINE_BREAK.finditer(text):
        is_blank = _BREAK.match(text, found.start()) is not None
        if wrapped and not is_blank and not _is_heading(text, at, found):
            continue
        if text[at : found.start()].strip():
            out.append((at, found.start()))
        at = found.end()
    if text[at:].strip():
        out.append((at, len(text)))
    return out


def _is_heading(text: str, start: int, found: re.Match[str]) -> bool:
    """Claim that the paragraph's first line, before a break, is a heading.

    The next line opens with a capital, and its first word would have had room before the break;
    or the heading has capitals throughout.
    """
    line = text[start : found.start()]
    first = _FIRST_WORD.match(text, found.end())
    if first is None or "\n" in line.strip() or _CLOSED.search(line):
        return False
    if is_headline(line):
        return True
    below = text.find("\n", found.end())
    width = (below if below >= 0 else len(text)) - found.end()
    return len(line.strip()) + 1 + len(first[0]) <= width


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the words outside quotation marks; a quoted string is one word.

    `quote` and `name` are indexes into the strings and names given, or -1; `paragraph` and
    `sentence` count from 0.
    """

    text: str
    language: Language
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    first_of: list[int] = field(default_factory=list)
    """First word of each sentence, and at the end the number of words."""
    _parting: list[int] = field(default_factory=list, repr=False)
    grammar: Grammar = field(init=False)
    reporting: ReportingWords = field(init=False)

    def __post_init__(self) -> None:
        """Put what most rules ask of the language within reach."""
        self.grammar, self.reporting = self.language.grammar, self.language.reporting

    def __len__(self) -> int:
        return len(self.word)

    def first(self, at: int) -> int:
        """Return the first word of the sentence that word `at` is in."""
        return self.first_of[self.sentence[at]]

    def past(self, at: int) -> int:
        """Return one past the last word of the sentence that word `at` is in."""
        return self.first_of[self.sentence[at] + 1]

    def opening(self, at: int) -> int:
        """Return the first word of the paragraph that word `at` is in."""
        return bisect_left(self.paragraph, self.paragraph[at])

    def parting_between(self, start: int, end: int) -> Sequence[int]:
        """Return the commas and semicolons among the words from `start` to `end`."""
        marks = self._parting
        if not marks:
            marks.extend(k for k, word in enumerate(self.word) if word in _PARTING)
            marks.append(len(self.word))  # so that a text without them is read once, too
        return marks[bisect_left(marks, start) : bisect_left(marks, end)]

    def is_quote(self, at: int) -> bool:
        """Claim that word `at` exists and is a folded quoted string."""
        return 0 <= at < len(self.word) and self.quote[at] >= 0

    def at(self, offset: int) -> int:
        """Return the first word that ends after `offset`."""
        return bisect_right(self.end, offset)

    def add_quoted(self, start: int, end: int, paragraph: int, quote: int) -> None:
        """Append one quoted string as a word."""
        self.start.append(start)
        self.end.append(end)
        self.word.append(QUOTED)
        self.low.append(QUOTED)
        self.paragraph.append(paragraph)
        self.quote.append(quote)


def fold(
    text: str,
    strings: Sequence[Foldable],
    blocks: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    names: Sequence[NameLike],
    language: Language,
) -> Tokens:
    """Split `text` into words, each of `strings` (ascending, disjoint) folded into one."""
    words = Tokens(text, language)
    starts = [block[0] for block in blocks]

    def paragraph_at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    at = 0
    for number, string in enumerate(strings):
        _add_plain(words, at, string.outer_start, starts)
        words.add_quoted(
            string.outer_start, string.outer_end, paragraph_at(string.outer_start), number
        )
        at = string.outer_end
    _add_plain(words, at, len(text), starts)
    _place_names(words, names)
    _number_sentences(words, sorted({*(s for s, _ in sentences), *_filed(text, names, language)}))
    return words


def _filed(text: str, names: Sequence[NameLike], language: Language) -> list[int]:
    """Return the ends of the datelines: where a story was filed is no part of its sentence."""
    ends = [found.end() for found in language.names.dateline.finditer(text)]
    places = {name.start for name in names if name.label == "LOC"}
    for found in language.names.filed.finditer(text):
        plain = not (found["agency"] or found["date"] or found["place"].isupper())
        if found.start("place") in places and not (plain and found.start()):
            ends.append(found.end())
    return ends


def _add_plain(words: Tokens, start: int, end: int, starts: Sequence[int]) -> None:
    possessives, text = words.language.text.possessives, words.text
    spans: list[tuple[int, int]] = []
    for found in words.language.text.word.finditer(text, start, end):
        a, b = found.span()
        if b - a > 2 and text[b - 2 : b] in possessives:  # noqa: PLR2004 - "'s"
            spans.append((a, b - 2))
            a = b - 2
        spans.append((a, b))
    parts = [text[a:b] for a, b in spans]
    words.start += [a for a, _ in spans]
    words.end += [b for _, b in spans]
    words.word += parts
    if parts:  # all in one go: no word has a line end in it
        words.low += "\n".join(parts).lower().replace("\u2019", "'").split("\n")
    words.quote += [-1] * len(spans)
    paragraph = max(0, bisect_right(starts, start) - 1)
    past = len(text) + 1
    following = starts[paragraph + 1] if paragraph + 1 < len(starts) else past
    for a, _ in spans:
        while a >= following:
            paragraph += 1
            following = starts[paragraph + 1] if paragraph + 1 < len(starts) else past
        words.paragraph.append(paragraph)


def _place_names(words: Tokens, names: Sequence[NameLike]) -> None:
    count = len(words)
    words.name, words.label = [-1] * count, [""] * count
    for number, name in enumerate(names):
        at = words.at(name.start)
        while at < count and words.end[at] < name.end and _is_stray(words.word[at]):
            at += 1
        while at < count and words.start[at] < name.end:
            if words.quote[at] < 0 and words.name[at] < 0:
                words.name[at], words.label[at] = number, name.label
            at += 1


def _is_stray(word: str) -> bool:
    """Claim that a small word a tagger took for the beginning of a name is none: "said Jo"."""
    return word[0].islower() and word.isalpha() and len(word) > _LONGEST_PARTICLE


def _number_sentences(words: Tokens, starts: Sequence[int]) -> None:
    """Number the words by sentence; `starts` ascend, in code points."""
    number, count, place = 0, len(words), 0
    paragraph, quote, ends = words.paragraph, words.quote, words.end
    words.first_of = [0]
    for at in range(count):
        if at:
            while place < len(starts) and starts[place] < ends[at - 1]:
                place += 1
            near = place < len(starts) and starts[place] <= words.start[at]
            plain = quote[at] < 0 and quote[at - 1] < 0 and paragraph[at] == paragraph[at - 1]
            if (near or not plain) and _begins_sentence(words, at, near=near):
                number += 1
                words.first_of.append(at)
        words.sentence.append(number)
    words.first_of.append(count)


_TERMINAL = ".!?\u2026"
_ENDS_LINE = ".!?:;\u2026)\"'\u201d\u2019"
_CLOSING = "\"'\u201d\u2019\u00bb \n"


def _begins_sentence(words: Tokens, at: int, *, near: bool) -> bool:
    """Claim that a sentence begins with word `at`; `near` says that one may, between the words."""
    if words.paragraph[at] != words.paragraph[at - 1]:
        return True
    previous, following = words.word[at - 1], words.word[at]
    if words.quote[at - 1] >= 0:
        inner = words.text[words.start[at - 1] : words.end[at - 1]].rstrip(_CLOSING)
        opens = following[0].isupper() or words.quote[at] >= 0
        return opens and inner[-1:] in _TERMINAL and not _is_tail(words, at, inner[-1:])
    if words.quote[at] >= 0:
        return previous[-1:] in _TERMINAL and (previous in _TERMINAL or len(previous) > 1)
    if not near:
        return False
    wrapped = "\n" in words.text[words.end[at - 1] : words.start[at]]
    return not wrapped or previous[-1:] in _ENDS_LINE


def _is_tail(words: Tokens, at: int, mark: str) -> bool:
    """Claim that the words from `at` only say who spoke the string before them."""
    if words.quote[at] >= 0:
        return False
    found = words.language.text.said_tail.match(
        words.text, words.end[at - 1], words.end[at - 1] + 120
    )
    if not found:
        return False
    return mark in "?!" or found["end"] in (".", ",")
