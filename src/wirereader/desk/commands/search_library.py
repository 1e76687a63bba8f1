"""The library that is searched: the reader's own, or one in memory made of the stories in hand."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.story.findings import Findings
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source, SourceKind
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.library import Library


async def searchable(context: Context) -> "Library":
    """The library to search in; stories in hand are put into one in memory first."""
    if context.library is not None:
        return context.library
    if context.hand_library is None:
        stories, now = context.at_hand(), context.clock()
        context.hand_library = await context.away(lambda: _library_of(stories, now))
    library, known = context.hand_library, context.understanding.known()
    await context.away(lambda: _told_of(library, known))
    return library


async def analysed_so_far(context: Context, library: "Library") -> str:
    """What is added to an answer about names while some stories have not been analysed."""
    done, total = await context.away(library.analysed)
    return f" {phrases.analysed_so_far(done, total)}" if done < total else ""


def _told_of(library: "Library", known: Iterable[Findings]) -> None:
    """Have a library in memory know what was found since it was asked last."""
    for found in known:
        if library.findings(found.fingerprint, found.engine) is None:
            library.keep_findings(found)


def _library_of(stories: Iterable[Story], now: datetime) -> "Library":
    from wirereader.library.library import Library

    library = Library.open(None)
    source = library.add_source(Source(key="in hand", kind=SourceKind.FOLDER))
    records = [record_of(story.dispatch, story.alert) for story in stories]
    library.store(source, records, FetchMemory(), now, alert_for_s=None)
    return library
