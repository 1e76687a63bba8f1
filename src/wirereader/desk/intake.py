"""Story files and folders taken in: read, judged breaking or not, and put in order."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.analysis.breaking import judge
from wirereader.sources.folder import Arrivals, in_list_order, read_paths
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind
from wirereader.story.story import Story

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.library.library import Library

SAMPLES = "samples:"
SAMPLES_TITLE = "Stories that come with wirereader"


def take_in(paths: Sequence[Path]) -> Arrivals:
    """Read `paths` and say which stories are breaking; breaking first, then the newest."""
    arrivals = read_paths(paths)
    return Arrivals(in_order(map(judged, arrivals.stories)), arrivals.faults)


def keep_samples(library: "Library", folder: Path, now: "datetime") -> None:
    """Have the stories that come with the program in the library: once, and when they changed.

    A reader who removed them does not get them back.  Raises LibraryFault.
    """
    state = next((one for one in library.sources() if one.source.key == SAMPLES), None)
    if state is not None and state.source.paused is Paused.BY_READER:
        return
    seen = _state_of(folder)
    if state is not None and state.memory.content_hash == seen:
        return
    from wirereader.story.record import record_of

    source = state.source if state else library.add_source(_SAMPLES)
    records = [record_of(story.dispatch, story.alert) for story in take_in([folder]).stories]
    memory = FetchMemory(content_hash=seen, fetched_at=now)
    library.store(source, records, memory, now, alert_for_s=None)


_SAMPLES = Source(SAMPLES, SourceKind.SAMPLES, SAMPLES, SAMPLES_TITLE)


def _state_of(folder: Path) -> str:
    """What changes whenever a file of the folder does: names, sizes and times, in short."""
    import hashlib
    import os

    try:
        with os.scandir(folder) as found:
            files = sorted((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in found)
    except OSError:
        files = []
    return hashlib.blake2b(repr(files).encode(), digest_size=16).hexdigest()


def judged(story: Story) -> Story:
    """The story with its alert."""
    alert = judge(story.dispatch)
    return story if alert is None else replace(story, alert=alert)


in_order = in_list_order
