"""One version of a story, taken apart for comparison: sentences of words in one spelling, notes."""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from wirereader.tracking.changes.furniture import is_author_box, is_furniture, without_moments
from wirereader.tracking.changes.number_words import number_at
from wirereader.tracking.changes.style_words import SAME_WORD, american
from wirereader.tracking.changes.version_notes import WITHDRAWN, VersionNote, note_in

_MOST = 200_000  # code points of a text that are compared: a book's worth
_PLAIN = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
    "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": None, "\u00ad": None, "\ufeff": None,
})  # fmt: skip
_WORD = re.compile(
    r"[$\u20ac\u00a3\u00a5%]|\d+(?:[.,]\d+)*(?:st|nd|rd|th|bn|m|k)?\b|\d+|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
_PARTS = re.compile(r"\n\s*\n")
_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9$\u20ac\u00a3]|-)")
_NO_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|gov|sen|rep|gen|lt|col|sgt|capt|prof|rev|hon|jr|sr|no|vs|inc|co|corp|ltd"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|approx|etc)|\b[A-Z])\.[\"')\]]*\Z",
    re.IGNORECASE,
)
_CONTRACTED = {"can't": "cannot", "won't": "will not", "shan't": "shall not"}


class Token(NamedTuple):
    """A word: where it stands in its sentence, and its one spelling; numbers are "#7"."""

    start: int
    end: int
    form: str
    is_quoted: bool = False


class Sentence(NamedTuple):
    """A sentence of a version: its words as printed (marks made plain), and as compared."""

    text: str
    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def forms(self) -> tuple[str, ...]:
        """What makes two sentences the same."""
        return tuple(token.form for token in self.tokens)


class Version(NamedTuple):
    """A version: headline, sentences in order, notes, and how many paragraphs it has."""

    headline: Sentence
    sentences: tuple[Sentence, ...]
    notes: tuple[VersionNote, ...]
    paragraphs: tuple[str, ...]
    is_marked_corrected: bool


_KILLED = re.compile(
    r"\s*(?:(?:mandatory )?kill(?: notice)?|withdrawn|withdrawal|retract(?:ed|ion))\b\s*[:-]",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"\s*(?:(?P<corrected>correct(?:ed|ion|s)|refile)|update|rpt|wrapup|breaking(?: news)?"
    r"|exclusive|live|just in|developing|watch|video|photos?)"
    r"(?:[ -]?\d+)?\s*(?:\([^)]{0,20}\)\s*)?(?:[:|]|\s?-(?!\w)|-(?=[A-Z]))\s*",
    re.IGNORECASE,
)


def version_of(headline: str, text: str, furniture: frozenset[str] = frozenset()) -> Version:
    """Take a version apart; `furniture`: lines that its source has in most of its stories."""
    head = plain(headline)
    marked = _MARKED.match(head)
    paragraphs = [one for one in _paragraphs(plain(text[:_MOST])) if one]
    kept: list[str] = []
    notes: list[VersionNote] = []
    for number, lines in enumerate(paragraphs):
        is_edge = number < 2 or number >= len(paragraphs) - 3  # noqa: PLR2004 - where author boxes stand
        told = _told(lines, furniture, is_edge=is_edge)
        note = note_in(told) if told else None
        if note is not None:
            notes.append(note)
        elif told:
            kept.append(told)
    if _KILLED.match(head):
        notes.append(VersionNote(WITHDRAWN, " ".join(kept[:2]) or head))
    sentences = [
        one for number, paragraph in enumerate(kept) for one in _sentences_of(paragraph, number)
    ]
    return Version(
        sentence_of(head[marked.end() :] if marked else head, -1),
        tuple(one for one in sentences if one.tokens),
        tuple(notes),
        tuple(kept),
        is_marked_corrected=bool(marked and marked["corrected"]),
    )


def plain(text: str) -> str:
    """The text with straight marks, simple dashes and blanks."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def _paragraphs(text: str) -> Iterator[list[str]]:
    parts = _PARTS.split(text)
    if len(parts) == 1:
        parts = text.split("\n")  # a text whose lines are its paragraphs
    for part in parts:
        yield [line.strip() for line in part.split("\n") if line.strip()]


def _told(lines: list[str], furniture: frozenset[str], *, is_edge: bool) -> str:
    kept = [
        without_moments(line)
        for line in lines
        if not is_furniture(line, furniture) and not (is_edge and is_author_box(line))
    ]
    return " ".join(" ".join(kept).split())


def _sentences(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        if not _NO_END.search(paragraph, max(start, end.start() - 12), end.start()):
            yield paragraph[start : end.end()].strip()
            start = end.end()
    yield paragraph[start:].strip()


def _sentences_of(paragraph: str, number: int) -> Iterator[Sentence]:
    is_open = False
    for one in _sentences(paragraph):
        yield sentence_of(one, number, is_open=is_open)
        is_open ^= one.count('"') % 2 == 1


def sentence_of(text: str, paragraph: int, *, is_open: bool = False) -> Sentence:
    """A sentence with its words in one spelling; `is_open`: it begins inside a quotation."""
    marks = [found.start() for found in re.finditer('"', text)]
    found = [(word.start(), word.end(), word[0]) for word in _WORD.finditer(_undotted(text))]
    words = [word.casefold() for _, _, word in found]
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        start, end, _ = found[at]
        number = number_at(words, at)
        if number is not None:
            at += number.length
            forms, end = iter((f"#{number.value:.12g}",)), found[at - 1][1]
        else:
            forms = _forms(words[at])
            at += 1
        is_quoted = is_open ^ (bisect(marks, start) % 2 == 1)
        tokens.extend(Token(start, end, form, is_quoted) for form in forms)
    return Sentence(text, tuple(tokens), paragraph)


def _undotted(text: str) -> str:
    """The text with "U.S." as "US" and "per cent" as one word, everything where it stood."""
    text = _DOTTED.sub(
        lambda one: one[0].replace(".", "\u200d") if len(one[0]) > 1 else one[0], text
    )
    if "\u200d" in text:
        text = re.sub(
            r"((?:[A-Za-z]\u200d)+)",
            lambda one: one[0].replace("\u200d", "") + " " * one[0].count("\u200d"),
            text,
        )
    return _PER_CENT.sub("percent ", text)


def _forms(word: str) -> Iterator[str]:
    word = _CONTRACTED.get(word, word)
    if word.endswith("n't"):
        yield from (word[:-3], "not")
        return
    for part in word.split():
        bare = part.removesuffix("'s")
        same = SAME_WORD.get(bare)
        form = american(bare) if same is None else same
        if form:
            yield form
