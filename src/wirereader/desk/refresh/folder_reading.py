"""Folders as sources: the files in one that are new or changed, as records.

What is in a file is parsed in the parsing process like anything that others wrote.  A file that
cannot be read is tried again each time.
"""

import asyncio
import json
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.phrases import count
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.sources.story_folder import bytes_of, files_in
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault, WirereaderFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory

_Listing = dict[str, list[int]]
"""Size in bytes and time of the last change in nanoseconds, by path."""

_AT_ONCE = 8
_INTERVAL = timedelta(minutes=1)


class FolderRead(NamedTuple):
    """What changed in a folder; `fault` tells of files that could not be read."""

    records: list[Record]
    memory: FetchMemory
    fault: SourceFault | None


async def read_folder(
    folder: Path,
    memory: FetchMemory,
    parsers: Parsers,
    now: datetime,
    zone: str | None = None,
) -> FolderRead:
    """Read what changed since `memory` was left; `zone` is that of times that name none."""
    listing, faults = await asyncio.to_thread(_listing_of, folder)
    before = _listing_from(memory.content_hash)
    paths = sorted(path for path, state in listing.items() if before.get(path) != state)
    records: list[Record] = []
    for start in range(0, len(paths), _AT_ONCE):
        some = paths[start : start + _AT_ONCE]
        each = await asyncio.gather(*(_read(Path(path), parsers, zone) for path in some))
        for path, read in zip(some, each, strict=True):
            if isinstance(read, WirereaderFault):
                faults.append(read)
                del listing[path]
            else:
                records += read
    fault = _one_fault(folder, faults)
    told = json.dumps(listing, separators=(",", ":"), sort_keys=True)
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


def _listing_of(folder: Path) -> tuple[_Listing, list[WirereaderFault]]:
    """The story files of a folder as they are now, and what is closed to us."""
    listing: _Listing = {}
    faults: list[WirereaderFault] = []
    for found in files_in([folder]):
        if isinstance(found, WirereaderFault):
            faults.append(found)
            continue
        try:
            status = os.stat(found)  # noqa: PTH116 - a folder may hold very many
        except OSError:  # it went while we looked
            continue
        listing[str(found)] = [status.st_size, status.st_mtime_ns]
    return listing, faults


def _listing_from(text: str | None) -> dict[str, object]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def _read(path: Path, parsers: Parsers, zone: str | None) -> list[Record] | WirereaderFault:
    try:
        data, _ = await asyncio.to_thread(bytes_of, path)
        return (await parsers.file(data, str(path), zone)).records
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
