"""The stories that come with the program, kept in the library like those of any source.

Light on purpose: at most starts it finds that nothing has changed.
"""

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wirereader.digest import blake2b
from wirereader.story.source import SAMPLES_KEY, FetchMemory, Paused, Source, SourceKind

if TYPE_CHECKING:
    from wirereader.library.library import Library
    from wirereader.library.results import SourceState

FOLDER = ("Samples",)
_SAMPLES = Source(
    SAMPLES_KEY,
    SourceKind.SAMPLES,
    SAMPLES_KEY,
    "Sample stories",
    folder=FOLDER,
)
_FORMER_TITLE = "Sample stories of wirereader"
"""What it was called where it is kept already: the navigator had no room for it."""


def keep_samples(library: "Library", folder: Path, now: datetime) -> None:
    """Have the stories that come with the program in the library: once, and when they changed.

    A reader who removed them does not get them back.  Raises LibraryFault.
    """
    state = library.source_with(SAMPLES_KEY)
    if state is not None and state.source.paused is Paused.BY_READER:
        return
    if state is not None and not state.source.folder:  # kept by a version before 0.2
        state = state._replace(source=library.change_source(state.source._replace(folder=FOLDER)))
    if state is not None and state.source.title == _FORMER_TITLE:
        renamed = state.source._replace(title=_SAMPLES.title)
        state = state._replace(source=library.change_source(renamed))
    seen = _state_of(folder)
    if state is not None and state.memory.content_hash == seen:
        return
    from wirereader.analysis.breaking import judge
    from wirereader.sources.story_folder import in_list_order, read_paths
    from wirereader.story.record import record_of

    source = state.source if state else library.add_source(_SAMPLES)
    stories = in_list_order(
        replace(story, alert=judge(story.dispatch)) for story in read_paths([folder]).stories
    )
    records = [record_of(story.dispatch, story.alert) for story in stories]
    memory = FetchMemory(content_hash=seen, fetched_at=now)
    library.store(source, records, memory, now, alert_for_s=None)


class SamplesShelf(Protocol):
    """The library, as far as leaving samples out goes."""

    def source_with(self, key: str) -> "SourceState | None":
        """The source with this key."""

    def put_away(self, source_id: int, changed: Source | None = None, *, said: str = "") -> int:
        """Leave a source's stories out of lists, and keep what was changed in it."""


def remove_samples(library: SamplesShelf) -> int:
    """Take the samples out of the list, for good; the starred stay.  How many went."""
    state = library.source_with(SAMPLES_KEY)
    if state is None:
        return 0
    gone = state.source._replace(paused=Paused.BY_READER)
    return library.put_away(gone.id, gone, said="removed the sample stories")


def _state_of(folder: Path) -> str:
    """What changes whenever a file of the folder does: names, sizes and times, in short."""
    try:
        with os.scandir(folder) as found:
            files = sorted((one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in found)
    except OSError:
        files = []
    return blake2b(repr(files).encode(), digest_size=16).hexdigest()
