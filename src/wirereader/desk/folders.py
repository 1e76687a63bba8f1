"""Folders as sources: the files in one that are new or changed, as records.

What is in a file is parsed in the parsing process like anything that others wrote.  A file that
cannot be read is tried again each time.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.parsing import Parsers
from wirereader.desk.phrases import count
from wirereader.sources.folder import bytes_of
from wirereader.sources.watching import changes, listing_from, listing_of, listing_text
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault, WirereaderFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory

_AT_ONCE = 8
_INTERVAL = timedelta(minutes=1)


class FolderRead(NamedTuple):
    """What changed in a folder; `fault` tells of files that could not be read."""

    records: list[Record]
    memory: FetchMemory
    fault: SourceFault | None


async def read_folder(
    folder: Path, memory: FetchMemory, parsers: Parsers, now: datetime
) -> FolderRead:
    """Read what changed in a folder, or a file, since `memory` was left."""
    listing, closed = await asyncio.to_thread(listing_of, folder)
    faults = list(closed)
    paths = changes(listing_from(memory.content_hash), listing).changed
    records: list[Record] = []
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        each = await asyncio.gather(*(_read(Path(path), parsers) for path in some))
        for path, read in zip(some, each, strict=True):
            if isinstance(read, WirereaderFault):
                faults.append(read)
                del listing[path]
            else:
                records += read
    fault = _one_fault(folder, faults)
    told = listing_text(listing)
    return FolderRead(
        records,
        memory._replace(
            content_hash=told,
            fetched_at=now,
            changed_at=memory.changed_at if told == memory.content_hash else now,
            due_at=now + _INTERVAL,
            failures=memory.failures + 1 if fault else 0,
            fault=fault.kind if fault else "",
            what=fault.what if fault else "",
            why=fault.why if fault else "",
            remedy=fault.remedy if fault else "",
        ),
        fault,
    )


async def _read(path: Path, parsers: Parsers) -> list[Record] | WirereaderFault:
    try:
        data, _ = await asyncio.to_thread(bytes_of, path)
        return (await parsers.file(data, str(path))).records
    except WirereaderFault as fault:
        return fault


def _one_fault(folder: Path, faults: Sequence[WirereaderFault]) -> SourceFault | None:
    """One fault for all of a folder's: its own, or how many files there were and the first."""
    if not faults:
        return None
    first = faults[0]
    if len(faults) == 1:
        return SourceFault(first.what, first.why, first.remedy)
    name = clean_line(folder.name, 100) or "The folder"
    return SourceFault(
        f"{count(len(faults), 'file')} in {name} cannot be read.", f"The first: {first.what}",
        first.remedy,
    )  # fmt: skip
