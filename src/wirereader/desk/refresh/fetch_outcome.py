"""What a try at a source leaves: what is to be kept of it, and remembered for the next."""

from datetime import datetime
from random import random
from typing import TYPE_CHECKING

from wirereader.desk.phrases import time_in_words
from wirereader.desk.refresh.parser_pool import Parsed
from wirereader.desk.refresh.story_writer import Arrival
from wirereader.desk.subscriptions.subscriptions import shown_address
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, Unchanged
from wirereader.sources.scheduling import ASKS_TO_WAIT, memory_after, paused_after
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault, WirereaderFault
from wirereader.story.source import FetchMemory, Paused

if TYPE_CHECKING:
    from wirereader.library.results import SourceState


def answered(
    state: "SourceState",
    result: Fetched | Unchanged,
    parsed: Parsed | None,
    now: datetime,
    interval_s: int,
) -> Arrival:
    """What a source that answered leaves; a first title and site are taken from the feed."""
    source = state.source
    old = state.memory if parsed is None else state.memory._replace(ttl_s=parsed.ttl_s)
    memory = memory_after(old, result, now, source.options, interval_s=interval_s, jitter=_jitter())
    return Arrival(
        source,
        parsed.records if parsed else (),
        memory,
        address=result.moved_to,
        title=clean_line(parsed.title or "", 200) if parsed and not source.title else None,
        site=parsed.site if parsed and not source.site else None,
    )


def failed(state: "SourceState", result: Failed, now: datetime, interval_s: int) -> Arrival:
    """What a source that could not be had leaves."""
    source = state.source
    memory = memory_after(
        state.memory, result, now, source.options, interval_s=interval_s, jitter=_jitter()
    )
    paused = paused_after(memory, result, now, source.options, interval_s=interval_s)
    remedy = _remedy(result, memory, source.paused or paused)
    fault = SourceFault(result.fault.what, result.fault.why, remedy)
    return Arrival(source, (), memory._replace(remedy=remedy), paused=paused, fault=fault)


def _remedy(result: Failed, memory: FetchMemory, paused: Paused | None) -> str:
    """What follows from a failure, as it really is: when it is tried again, or that it is not."""
    if result.is_gone:
        return f"It will not be fetched again; remove unsubscribes. {result.fault.remedy}"
    if paused is not None:
        return "It is paused until you resume it; remove unsubscribes."
    if result.kind in ASKS_TO_WAIT and memory.due_at is not None:
        return f"It will be retried after {time_in_words(memory.due_at)}."
    return result.fault.remedy


def unreadable(
    state: "SourceState", fault: WirereaderFault, now: datetime, interval_s: int
) -> Arrival:
    """What a source leaves that sent something else than a feed."""
    source = state.source
    name = clean_line(source.title, 80) or shown_address(source)
    told = SourceFault(f"{name} was not refreshed.", fault.why, fault.remedy)
    return failed(state, Failed(source.id, told, FailureKind.UNREADABLE), now, interval_s)


def remedy_at_once(remedy: str) -> str:
    """What to do where nobody tries again but the reader."""
    return "Try again later." if "will be retried" in remedy else remedy


def _jitter() -> float:
    return random()  # noqa: S311 - it spreads the next tries, that is all
