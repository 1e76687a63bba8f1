"""What happens while nobody asked: views listen and decide what to paint."""

from typing import NamedTuple


class FindingsReady(NamedTuple):
    """The findings of one story can be had from the desk."""

    story: str


class FindingsFailed(NamedTuple):
    """A story stays without findings; `said` is one sentence for the status line."""

    story: str
    said: str


class MarksChanged(NamedTuple):
    """Marks changed for one story; "" stands for many, of those listed."""

    story: str


class Trouble(NamedTuple):
    """Something else that the reader should know, as one sentence."""

    said: str


class Arrived(NamedTuple):
    """Stories came that the list does not show yet: how many, and how many more are breaking."""

    newer: int
    breaking: int
    said: str


class ListRenewed(NamedTuple):
    """The first stories of the reader's own have come, and the list shows them."""

    said: str


class Fetching(NamedTuple):
    """How far a refresh or a file is, in counts and as one sentence.

    `still` is what is said of it after a while, where that is not by the counts.
    """

    done: int
    total: int
    said: str
    still: str = ""


class Working(NamedTuple):
    """How far a command is that takes its time, as one sentence."""

    said: str


class FetchEnded(NamedTuple):
    """A refresh, or the taking on of a source, has ended; `said` tells what came of it."""

    said: str
    faults: tuple[str, ...] = ()
    is_done: bool = True


class SettingsChanged(NamedTuple):
    """A setting has another value from now on; `path` names it."""

    path: str


class BreakingArrived(NamedTuple):
    """A breaking story has just arrived."""

    story: str
    headline: str
    source: str


class AlertsArrived(NamedTuple):
    """Something new of what is followed, a sentence each; or what was not read at the start.

    `is_new` claims that nobody was told of it before.
    """

    lines: tuple[str, ...]
    is_new: bool = True


Notice = (
    FindingsReady
    | FindingsFailed
    | MarksChanged
    | Trouble
    | Arrived
    | ListRenewed
    | Fetching
    | Working
    | FetchEnded
    | BreakingArrived
    | AlertsArrived
    | SettingsChanged
)
