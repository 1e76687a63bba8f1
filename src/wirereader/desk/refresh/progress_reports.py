"""What a refresh tells while it runs and at its end, and the same as lines of JSON.

Light on purpose: the view that started a refresh in another process reads these lines.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk.phrases import count
from wirereader.story.faults import WirereaderFault

if TYPE_CHECKING:
    from wirereader.library.results import NewStory

Json = dict[str, Any]


class Progress(NamedTuple):
    """How far a refresh is: sources done of all, stories kept so far, sources that failed.

    Every story counted in `new` is kept, whatever happens next.
    """

    done: int
    total: int
    new: int = 0
    failed: int = 0


class Loading(NamedTuple):
    """How far one file is: its name, the bytes that came, and all there are (0: not known)."""

    name: str
    done: int
    total: int = 0


class Syncing(NamedTuple):
    """How far the sync of one account is: its name, the stories that came, and all there are.

    `total` is 0 where nothing is to come, or nobody can tell how much.  `noun` is what is counted:
    a "story" that comes, or a "mark" that is sent.
    """

    account: str
    done: int
    total: int = 0
    noun: str = "story"


class BreakingNews(NamedTuple):
    """A breaking story that has just arrived; `level` is that of its alert, 1 the highest."""

    story: str
    headline: str
    source: str
    level: int


class AlertNews(NamedTuple):
    """Something new of what is followed, as one sentence; of many at once, one for all."""

    said: str


class SourceLine(NamedTuple):
    """What came of one source; `what`, `why` and `remedy` are empty unless it failed."""

    number: int
    title: str
    address: str
    new: int = 0
    revised: int = 0
    what: str = ""
    why: str = ""
    remedy: str = ""
    moved_to: str | None = None

    @property
    def is_failed(self) -> bool:
        """Claim that the source could not be read."""
        return bool(self.what)

    @property
    def said(self) -> str:
        """The fault in one line."""
        return " ".join(part for part in (self.what, self.why, self.remedy) if part)


class Report(NamedTuple):
    """What came of a refresh: a line a source, in the order they ended.

    `others` are sentences about what belongs to no source.  `is_stopped` claims that it was ended
    before all sources were done; `is_refused` that another refresh was running.  `joined` tells of
    sources that moved to where another was followed already.  `idle` says why no source was to be
    asked, and `next_source` and `next_due` which is the next and when.  `synced` says what came of
    accounts, a sentence each, and `synced_new` how many stories they brought.  `alerts` are what is
    new of what is followed, a line each.
    """

    lines: tuple[SourceLine, ...] = ()
    total: int = 0
    others: tuple[str, ...] = ()
    is_stopped: bool = False
    is_refused: bool = False
    joined: tuple[str, ...] = ()
    idle: str = ""
    next_source: str = ""
    next_due: datetime | None = None
    synced: tuple[str, ...] = ()
    synced_new: int = 0
    alerts: tuple[str, ...] = ()

    @property
    def new(self) -> int:
        """How many stories are new."""
        return sum(line.new for line in self.lines) + self.synced_new

    @property
    def failures(self) -> tuple[SourceLine, ...]:
        """The sources that failed, in the order of their numbers."""
        return tuple(sorted(line for line in self.lines if line.is_failed))

    @property
    def said(self) -> str:
        """The whole in one or two sentences."""
        if self.is_refused:
            return "Another refresh is running."
        if not self.total:
            if self.synced:
                return " ".join(self.synced)
            return self.idle or "Nothing to refresh. add ADDRESS adds a source."
        failed = len(self.failures)
        parts = [new_stories(self.new)]
        revised = sum(line.revised for line in self.lines)
        if revised:
            parts.append(f"{revised} revised")
        if failed:
            parts.append(f"{count(failed, 'source')} failed")
        if self.is_stopped:
            done = f"{len(self.lines)} of {count(self.total, 'source')}"
            return f"Stopped after {done}. {', '.join(parts)}."
        return " ".join((f"{', '.join(parts)}.", *self.joined, *self.synced))


def new_stories(number: int) -> str:
    """How many are new: "No new stories", "1 new story", "3 new stories"."""
    return count(number, "story").replace(" ", " new ", 1) if number else "No new stories"


class Ended(NamedTuple):
    """A refresh, or whatever else was done beside, has ended; `said` is one or two sentences.

    `faults` are told of by their number; `others` are those among them, or in `said`, that belong
    to no source.
    """

    said: str
    is_done: bool = True
    new: int = 0
    faults: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


Tiding = Progress | Loading | Syncing | BreakingNews | AlertNews | Ended
_KINDS: dict[str, type[Progress | Loading | Syncing | BreakingNews | AlertNews | Ended]] = {
    "progress": Progress,
    "loading": Loading,
    "syncing": Syncing,
    "breaking": BreakingNews,
    "alert": AlertNews,
    "ended": Ended,
}


def ended(report: Report) -> Ended:
    """The end of a refresh, as it is told to whoever started it."""
    faults = (*report.others, *(line.said for line in report.failures))
    return Ended(
        report.said,
        is_done=not report.is_refused,
        new=report.new,
        faults=faults,
        others=report.others,
    )


def failed(fault: WirereaderFault) -> Ended:
    """The end of what came to nothing."""
    return Ended(str(fault), is_done=False, others=(str(fault),))


def breaking_among(new: "Sequence[NewStory]") -> Iterator[BreakingNews]:
    """The breaking ones of stories that have just arrived."""
    for story in new:
        if story.alert_level is not None:
            yield BreakingNews(story.id, story.headline, story.source, story.alert_level)


def as_line(tiding: Tiding) -> str:
    """One line of JSON."""
    name = next(name for name, kind in _KINDS.items() if isinstance(tiding, kind))
    return json.dumps({"tells": name, **tiding._asdict()}) + "\n"


def from_line(line: str | bytes) -> Tiding | None:
    """What a line of JSON tells, or None when it is none of ours."""
    try:
        told = json.loads(line)
        kind = _KINDS[told.pop("tells")]
        made = kind(**told)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if not isinstance(made, Ended):
        return made
    return made._replace(faults=_texts(made.faults), others=_texts(made.others))


def _texts(found: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in found)


def report_as_json(report: Report) -> Json:
    """The report as `refresh --json` prints it."""
    return {
        "said": report.said,
        "sources": report.total,
        "done": len(report.lines),
        "new": report.new,
        "stopped": report.is_stopped,
        "faults": [
            {
                "source": line.title or line.address,
                "address": line.address,
                "what": line.what,
                "why": line.why,
                "remedy": line.remedy,
            }
            for line in report.failures
        ],
        "others": list(report.others),
        "accounts": list(report.synced),
        "alerts": list(report.alerts),
        "next": _next(report),
    }


def _next(report: Report) -> Json | None:
    """The source that is due next, where none is due now."""
    if report.next_due is None:
        return None
    due = report.next_due.isoformat().replace("+00:00", "Z")
    return {"source": report.next_source, "due": due}
