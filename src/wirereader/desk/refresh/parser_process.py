"""The parsing as a process of its own: what others wrote in, records out.

`python -m wirereader.desk.refresh.parser_process` reads jobs on standard input until it closes and
answers each on standard output.  A job is a frame of JSON and a frame of the bytes to read; an
answer is frames of {"records": [...]} and at the end one of {"feed": {...}} or {"fault": {...}}.  A
frame is its length as four bytes, the highest first, and so many bytes.

Whatever is printed goes to standard error.  Its memory is limited, and it ends by itself when a job
takes too long, even if whoever started it is gone.
"""

import contextlib
import gc
import json
import os
import re
import signal
import struct
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from wirereader.formats.time_zones import zone_assumed
from wirereader.story.faults import FormatFault, WirereaderFault
from wirereader.story.record import Record

LENGTH = struct.Struct(">I")
MEMORY_BYTES = 600 * 1024 * 1024
_AT_ONCE = 250  # records a frame
_MOST_STORIES = 100_000  # of one file: their words must fit into the program that shows them
_GRACE_S = 2.0  # what the alarm waits beyond the limit: whoever started us should be first

# What an entity bomb is made of; its words are never put in, which leaves an empty feed
_SWELLING = re.compile(rb"<!ENTITY\s[^>]{0,500}&[A-Za-z]")
_HEAD_BYTES = 64 * 1024
# of 19, as the worker of analysis has it: on two cores two parsers would take turns with who
# fetches and keeps, for whom they then wait
_NICENESS = 5
_PIPE_BYTES = 1 << 20  # what Linux lets anybody have; pipe(7)

Json = dict[str, Any]


def main() -> int:
    """Serve until standard input closes; gives the exit status."""
    protocol = os.dup(1)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _give_way()
    _limit_memory()
    for pipe in (0, protocol):
        _widen(pipe)
    gc.disable()  # what is loaded stays
    _load()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()
    with os.fdopen(protocol, "wb") as out:
        try:
            _serve(sys.stdin.buffer, out)
        except BrokenPipeError:  # the reader is gone, and so are we
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, out.fileno())
    return 0


def _give_way() -> None:
    """Let those go first who started us, and whoever reads."""
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)


def _limit_memory() -> None:
    """Ask the system to give us no more than so much, where it can be asked."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole feed, where the system can: each 64 KiB would wake both its ends."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    except (ImportError, AttributeError, OSError):
        return


def _load() -> None:
    """Load what nearly every job needs, while nobody waits for it."""
    from importlib import import_module

    for name in (
        "desk.refresh.parsed_records",
        "formats.parse",
        "formats.feeds.rss",
        "formats.feeds.atom",
    ):
        import_module(f"wirereader.{name}")
    import_module("lxml.etree")


def _serve(jobs: BinaryIO, out: BinaryIO) -> None:
    while (head := _frame(jobs)) is not None:
        job: Json = json.loads(head)
        data = _frame(jobs)
        if data is None:
            return
        with _alarm(float(job.get("limit_s", 0.0))):
            _answer(job, data, out)
        out.flush()


def _frame(jobs: BinaryIO) -> bytes | None:
    size = jobs.read(LENGTH.size)
    if len(size) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(size)
    return jobs.read(length)


@contextlib.contextmanager
def _alarm(limit_s: float) -> Iterator[None]:
    """End this process when the block takes so long and a little longer; 0 is no limit."""
    if not limit_s or not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, limit_s + _GRACE_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _answer(job: Json, data: bytes, out: BinaryIO) -> None:
    try:
        read = {"file": _file, "article": _article}.get(str(job.get("kind")), _feed)
        with zone_assumed(str(job.get("zone") or "")):
            feed, records = read(job, data)
            del data
            encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
            while batch := list(islice(records, _AT_ONCE)):
                _write(out, encode({"records": batch}))
        _write(out, encode({"feed": feed}))
    except WirereaderFault as fault:
        _write_fault(out, fault)
    except (MemoryError, RecursionError):
        from wirereader.formats.parse import too_much_memory

        _write_fault(out, too_much_memory())


def _feed(job: Json, data: bytes) -> tuple[Json, Iterator[Record]]:
    from wirereader.desk.refresh.parsed_records import records_of
    from wirereader.formats.feed_recognition import require_understood
    from wirereader.formats.parse import parse_document
    from wirereader.formats.xml.safe_parser import no_feed

    try:
        feed = parse_document(data, job.get("url", ""), job.get("headers", {}))
    except FormatFault:
        found = _feeds_of_page(job, data) if job.get("is_page") else []
        if found:
            return {"format": "page", "found": found}, iter(())
        if job.get("is_page") and (target := _refresh_of_page(job, data)):
            return {"format": "page", "refresh": target}, iter(())
        raise
    if not feed.entries and _SWELLING.search(data, 0, _HEAD_BYTES):
        raise no_feed("It contains nested entities that expand without limit.")
    del data
    require_understood(feed)
    told = {
        "format": feed.format,
        "title": feed.title,
        "site": feed.link,
        "ttl_s": feed.ttl_s,
        "next_url": feed.next_url,
    }
    return told, records_of(feed, job.get("source", ""))


def _feeds_of_page(job: Json, data: bytes) -> list[list[str]]:
    """The feeds that a page tells of: address, title and format of each."""
    from wirereader.sources.discovery import feeds_of

    found = feeds_of(data, job.get("url", ""), job.get("headers", {}))
    return [[one.address, one.title or "", one.format or ""] for one in found]


def _refresh_of_page(job: Json, data: bytes) -> str | None:
    from wirereader.sources.discovery import refresh_of

    return refresh_of(data, job.get("url", ""), job.get("headers", {}))


def _file(job: Json, data: bytes) -> tuple[Json, Iterator[Record]]:
    from wirereader.desk.refresh.parsed_records import records_of_dispatches
    from wirereader.sources.story_folder import dispatches_in

    dispatches, left_out = dispatches_in(data, Path(job["name"]), _MOST_STORIES)
    return {"format": "file", "left_out": left_out}, records_of_dispatches(dispatches)


def _article(job: Json, data: bytes) -> tuple[Json, Iterator[Record]]:
    from wirereader.sources.article_extraction import article_of
    from wirereader.story.record import record_of

    dispatch = article_of(data, job.get("url", ""), job.get("headers", {}))
    return {"format": "article"}, iter([record_of(dispatch, None)])


def _write(out: BinaryIO, text: str) -> None:
    data = text.encode("utf-8", "replace")
    out.write(LENGTH.pack(len(data)))
    out.write(data)


def _write_fault(out: BinaryIO, fault: WirereaderFault) -> None:
    _write(out, json.dumps({"fault": fault.as_json()}))


if __name__ == "__main__":
    sys.exit(main())
