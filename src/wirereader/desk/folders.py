"""Folders as sources: the files in one that changed since it was last read, as records.

A file counts as changed when it was written or moved in since; what is in it is parsed in the
parsing process like anything that others wrote.
"""

import asyncio
import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.parsing import Parsers
from wirereader.desk.phrases import count
from wirereader.sources.folder import bytes_of, files_in
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault, WirereaderFault
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory

_MARGIN_S = 2.0  # clocks of file systems are coarse
_AT_ONCE = 8
_INTERVAL = timedelta(minutes=1)


class FolderRead(NamedTuple):
    """What changed in a folder; `fault` tells of files that could not be read."""

    records: list[Record]
    memory: FetchMemory
    fault: SourceFault | None


class _Found(NamedTuple):
    paths: list[Path]
    faults: list[WirereaderFault]
    listing: str


async def read_folder(
    folder: Path, memory: FetchMemory, parsers: Parsers, now: datetime
) -> FolderRead:
    """Read what changed in a folder, or a file, since `memory` was left."""
    found = await asyncio.to_thread(_changed, folder, memory)
    records: list[Record] = []
    faults = list(found.faults)
    for start in range(0, len(found.paths), _AT_ONCE):
        some = found.paths[start : start + _AT_ONCE]
        for read in await asyncio.gather(*(_read(path, parsers) for path in some)):
            if isinstance(read, WirereaderFault):
                faults.append(read)
            else:
                records += read
    fault = _one_fault(folder, faults)
    is_changed = found.listing != memory.content_hash
    return FolderRead(
        records,
        memory._replace(
            content_hash=found.listing,
            fetched_at=now,
            changed_at=now if is_changed else memory.changed_at,
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


def _changed(folder: Path, memory: FetchMemory) -> _Found:
    """The files that changed; those that failed are read again with every other change."""
    faults: list[WirereaderFault] = []
    listing = hashlib.blake2b(digest_size=16)
    since = 0.0
    if memory.fetched_at is not None and not memory.failures:
        since = memory.fetched_at.timestamp() - _MARGIN_S
    paths = []
    for path, written in _listed(folder, faults):
        listing.update(f"{path}\x00{written}\x00".encode("utf-8", "surrogateescape"))
        if written >= since:
            paths.append(path)
    told = listing.hexdigest()
    return _Found([] if told == memory.content_hash else paths, faults, told)


def _listed(folder: Path, faults: list[WirereaderFault]) -> Iterator[tuple[Path, float]]:
    for found in files_in([folder]):
        if isinstance(found, WirereaderFault):
            faults.append(found)
            continue
        try:
            status = os.stat(found)  # noqa: PTH116 - a folder may hold very many
        except OSError:
            continue
        yield found, max(status.st_mtime, status.st_ctime)


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
