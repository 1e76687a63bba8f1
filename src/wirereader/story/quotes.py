"""Who said what: quotes as the PARC scheme has them (source, cue, content)."""

import itertools
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from wirereader.late_dataclass import late_dataclass
from wirereader.story.body import Span

ATTRIBUTED = 0.6
"""The certainty from which views name a speaker; below it they say "not attributed"."""

_CLOSING = 2
"""Code points behind quoted words that end a clause: a stop and a mark."""

_OPENERS = frozenset(
    """
    a about after all although an and any anyone as at because before both but by each every
    everybody everyone everything few fewer for from he her here his how if in it its last less
    many more most much my neither next no nobody none nothing now of on once one only or our
    over several she since so some somebody someone such that the their then there these they
    this those though three to today tomorrow two under until we what when where while who why
    with without yesterday you your
    """.split()  # noqa: SIM905 - a list of words
)
"""Words that have a capital only where they open a sentence."""


class Manner(StrEnum):
    """How words are given: whole in marks, partly in marks, or reported without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@late_dataclass(frozen=True, slots=True)
class Quote:
    """One quotation.

    `content` leaves the marks out: a quote split by "he said" has two spans, one that runs over
    paragraphs a span a paragraph.  `speaker` is an entity index (a place speaks for its
    government); `certainty` is the chance that `speaker` is right, 0 to 1.  `lead_in` is the verb
    with its helpers and what stands between it and the words ("told reporters that"): before the
    content, or behind it.  It is None where nothing leads in to them.
    """

    content: tuple[Span, ...]
    manner: Manner
    cue: Span | None = None
    source: Span | None = None
    speaker: int | None = None
    certainty: float = 0.0
    lead_in: Span | None = None

    def __post_init__(self) -> None:
        spans = self.content
        if not spans or any(a.end > b.start for a, b in itertools.pairwise(spans)):
            raise ValueError("a quote's content is one or more ascending, disjoint spans")
        if not 0.0 <= self.certainty <= 1.0:
            raise ValueError(f"not a certainty: {self.certainty}")

    @property
    def start(self) -> int:
        """Where the first words begin, in code points."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the last words end, in code points."""
        return self.content[-1].end

    @property
    def is_attributed(self) -> bool:
        """Claim that the speaker is sure enough to be named to a reader."""
        return self.speaker is not None and self.certainty >= ATTRIBUTED


class Telling(NamedTuple):
    """How a quote is told after its speaker's name: what leads in to it, and how it begins.

    Where the verb stood behind the words, they may open in lower case (`is_lowered`).
    """

    lead_in: str = ""
    is_lowered: bool = False

    def told(self, words: str) -> str:
        """Reported words in one phrase: "thanked her for two years of work"."""
        if not self.lead_in:
            return words
        return f"{self.lead_in} {words[:1].lower() + words[1:] if self.is_lowered else words}"


TOLD_ALONE = Telling()


def telling_of(text: str, quote: Quote, names: Iterable[Span]) -> Telling:
    """How a quote of `text` is told; `names` are where somebody or something is named."""
    span = quote.lead_in
    if span is None:
        return TOLD_ALONE
    words = " ".join(span.of(text).split())
    if span.start < quote.start:
        return Telling(words)
    opening = re.match(r"\w*", text[quote.start : quote.end])
    first = opening[0] if opening else ""
    low = first.lower()
    is_named = any(name.start <= quote.start < name.end for name in names)
    is_common = low in _OPENERS or re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text) is not None
    is_plain = is_common and not is_named and first[1:] == low[1:] and first != "I"
    return Telling(f"{words} that", is_plain)


def told_already(quotes: Sequence[Quote]) -> frozenset[int]:
    """Which indirect quotes (by index) are told with the quoted words that they end with.

    And which are told with a longer one of the same verb and end: "asked him to say that it sank".
    """
    longest = {
        (one.lead_in.start, one.source, one.end): index
        for index, one in sorted(enumerate(quotes), key=lambda found: -found[1].start)
        if one.manner is Manner.INDIRECT and one.lead_in
    }
    ends = {
        (one.lead_in.start, one.source): one.end
        for one in quotes
        if one.manner is Manner.MIXED and one.lead_in
    }
    return frozenset(
        index
        for index, one in enumerate(quotes)
        if one.manner is Manner.INDIRECT
        and one.lead_in
        and (
            0 <= one.end - ends.get((one.lead_in.start, one.source), one.end + 1) <= _CLOSING
            or longest[one.lead_in.start, one.source, one.end] != index
        )
    )


def whole_words(parts: Iterable[str]) -> str:
    """The words of a quote without what stands between: a new sentence ends the one before."""
    told = ""
    for part in (" ".join(one.split()) for one in parts):
        if told and part[:1].isupper():
            told = told.rstrip(" ,;")
            told = told if told.endswith((".", "!", "?", "…")) else f"{told}."
        told = f"{told} {part}" if told else part
    return told.rstrip(" ,;")
