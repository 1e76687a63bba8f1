"""What scoring says: a named measure in per cent, and how it is worked out from counts."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from wirereader.story.findings import Findings
from wirereader.story.names import Mention

Gold = Mapping[str, Any]
"""One line of answers: "id", "text", and what its kind of scoring needs."""
Mark = tuple[int, int, str]
"""A span in code points and the label it carries."""


class NotAnswers(ValueError):
    """Answers that cannot be read; says why in words for people."""


class Measure(NamedTuple):
    """A measure in per cent out of `of` cases; `precision` and `recall` are None for a share."""

    name: str
    per_cent: float
    of: int
    precision: float | None = None
    recall: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the measure for JSON, rounded to a tenth."""
        found: dict[str, Any] = {"name": self.name, "of": self.of}
        if self.precision is None or self.recall is None:
            return {**found, "per_cent": round(self.per_cent, 1)}
        pair = {"precision": round(self.precision, 1), "recall": round(self.recall, 1)}
        return {**found, **pair, "f1": round(self.per_cent, 1)}


class ScoreTally(Protocol):
    """Counts for one kind of scoring, story by story."""

    def given(self, gold: Gold, /) -> list[dict[str, Any]] | None:
        """The spans to be told to the analysis, or None when it is to find them itself."""

    def add(self, gold: Gold, findings: Findings, nested: Sequence[Mention], /) -> None:
        """Compare one story's findings with its answers."""

    def measures(self) -> list[Measure]:
        """Give what was measured so far."""


def share(name: str, right: float, of: int) -> Measure:
    """Measure how many of `of` cases are right."""
    return Measure(name, 100 * right / of if of else 0.0, of)


def f1(name: str, right: float, found: int, expected: int) -> Measure:
    """Measure F1: `right` of what was `found`, and of what was `expected`."""
    return f1_of(
        name, right / found if found else 0.0, right / expected if expected else 0.0, expected
    )


def f1_of(name: str, precision: float, recall: float, of: int) -> Measure:
    """Measure F1 from precision and recall, both 0 to 1."""
    both = precision + recall
    mean = 2 * precision * recall / both if both else 0.0
    return Measure(name, 100 * mean, of, 100 * precision, 100 * recall)


def span_of(item: Mapping[str, Any], text: str) -> tuple[int, int]:
    """Read "start" and "end" (code points of `text`); raises NotAnswers where they are none."""
    start, end = item["start"], item["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise NotAnswers('A "start" and "end" are no span of the text.')
    return start, end
