"""What happens while nobody asked: views listen and decide what to paint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingsReady:
    """The findings of one story can be had from the desk."""

    story: str


@dataclass(frozen=True, slots=True)
class FindingsFailed:
    """A story stays without findings; `said` is one sentence for the status line."""

    story: str
    said: str


@dataclass(frozen=True, slots=True)
class MarksChanged:
    """Read or starred changed for one story."""

    story: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something else that the reader should know, as one sentence."""

    said: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """Stories came that the list does not show yet: how many, and how many more are breaking."""

    newer: int
    breaking: int
    said: str


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far a refresh is, in counts and as one sentence."""

    done: int
    total: int
    said: str


@dataclass(frozen=True, slots=True)
class FetchEnded:
    """A refresh, or the taking on of a source, has ended; `said` tells what came of it."""

    said: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakingArrived:
    """A breaking story has just arrived."""

    story: str
    headline: str
    source: str


Notice = (
    FindingsReady
    | FindingsFailed
    | MarksChanged
    | Trouble
    | Arrived
    | Fetching
    | FetchEnded
    | BreakingArrived
)
