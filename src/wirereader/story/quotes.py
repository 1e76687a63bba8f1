"""Who said what: quotes as the PARC scheme has them (source, cue, content)."""

import itertools
from collections.abc import Iterable
from enum import StrEnum

from wirereader.late_dataclass import late_dataclass
from wirereader.story.body import Span

ATTRIBUTED = 0.6
"""The certainty from which views name a speaker; below it they say "not attributed"."""


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
    government); `certainty` is the chance that `speaker` is right, 0 to 1.
    """

    content: tuple[Span, ...]
    manner: Manner
    cue: Span | None = None
    source: Span | None = None
    speaker: int | None = None
    certainty: float = 0.0

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


def whole_words(parts: Iterable[str]) -> str:
    """The words of a quote without what stands between: a new sentence ends the one before."""
    told = ""
    for part in (" ".join(one.split()) for one in parts):
        if told and part[:1].isupper():
            told = told.rstrip(" ,;")
            told = told if told.endswith((".", "!", "?", "…")) else f"{told}."
        told = f"{told} {part}" if told else part
    return told.rstrip(" ,;")
