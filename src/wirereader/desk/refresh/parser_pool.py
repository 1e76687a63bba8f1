"""Processes that parse, seen from the one that started them.

A job that takes too long ends its process, and so does one that makes it fail; the job is tried
once more in a new process, and then it is the fault of what was to be read.
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from wirereader.story.faults import FormatFault
from wirereader.story.record import Record

LENGTH_BYTES = 4
_MOST_ANSWER = 96 * 1024 * 1024
_TRIES = 2
_READY = 1 << 20  # bytes of an answer that may wait in our pipe
_BYTES_A_SECOND = 2_000_000
_END_S = 1.0

Json = dict[str, Any]


class Parsed(NamedTuple):
    """What a feed or a file holds; `ttl_s` is how long it asks to be left alone, in seconds.

    `found` are the feeds that a page tells of: address, title and format of each; `refresh` is
    where a page that tells of none sends its reader.  `left_out` counts stories beyond the most.
    """

    records: list[Record]
    format: str = ""
    title: str | None = None
    site: str | None = None
    ttl_s: int | None = None
    next_url: str | None = None
    found: Sequence[Sequence[str]] = ()
    refresh: str | None = None
    left_out: int = 0


class ParserLimits(NamedTuple):
    """Seconds a job may take, and bytes that are read in each second beyond."""

    base_s: float = 5.0
    bytes_a_second: int = _BYTES_A_SECOND
    start_s: float = 20.0


_LIMITS = ParserLimits()


class _Lost(Exception):
    """The process ended before it answered."""


class _TooMuch(Exception):
    """It answers more than can be held."""


class _Job(NamedTuple):
    head: Json
    data: bytes
    answer: "asyncio.Future[Parsed]"


class Parsers:
    """Up to `most` parsing processes, each with one job at a time; belongs to one asyncio loop."""

    def __init__(
        self,
        most: int | None = None,
        command: Sequence[str] | None = None,
        limits: ParserLimits = _LIMITS,
    ) -> None:
        self._most = most or max(2, min(4, os.cpu_count() or 1))
        self._command = tuple(command or default_command())
        self._limits = limits
        self._waiting: asyncio.Queue[_Job] = asyncio.Queue()
        self._lanes: set[asyncio.Task[None]] = set()
        self._idle = 0

    def start(self, number: int = 1) -> None:
        """Start the first process, or so many, to be ready when the first jobs come."""
        while len(self._lanes) < min(number, self._most):
            self._add_lane()

    async def feed(
        self,
        data: bytes,
        address: str,
        headers: Mapping[str, str],
        source: str = "",
        zone: str | None = None,
    ) -> Parsed:
        """Read a feed or wire file that came from `address`.  Raises FormatFault.

        `source` is what its stories are said to come from, else the feed's own title; `zone` that
        of its times that name none ("Europe/Berlin").
        """
        head = {"kind": "feed", "url": address, "headers": dict(headers), "source": source}
        head["zone"] = zone or ""
        return await self._submit(head, data)

    async def page(self, data: bytes, address: str, headers: Mapping[str, str]) -> Parsed:
        """Read a feed, or find the feeds that a page tells of.  Raises FormatFault."""
        head = {"kind": "feed", "url": address, "headers": dict(headers), "is_page": True}
        return await self._submit(head, data)

    async def article(self, data: bytes, address: str, headers: Mapping[str, str]) -> Parsed:
        """Find the whole article of a page: one record.  Raises FormatFault."""
        head = {"kind": "article", "url": address, "headers": dict(headers)}
        return await self._submit(head, data)

    async def file(self, data: bytes, name: str, zone: str | None = None) -> Parsed:
        """Read a story file, a feed or a wire file of this path.  Raises FormatFault."""
        return await self._submit({"kind": "file", "name": name, "zone": zone or ""}, data)

    async def close(self) -> None:
        """End all processes; jobs that wait are given up."""
        lanes = tuple(self._lanes)
        for lane in lanes:
            lane.cancel()
        await asyncio.gather(*lanes, return_exceptions=True)
        while not self._waiting.empty():
            self._waiting.get_nowait().answer.cancel()

    async def _submit(self, head: Json, data: bytes) -> Parsed:
        limit_s = self._limits.base_s + len(data) / self._limits.bytes_a_second
        job = _Job({**head, "limit_s": limit_s}, data, asyncio.get_running_loop().create_future())
        self._waiting.put_nowait(job)
        if self._waiting.qsize() > self._idle and len(self._lanes) < self._most:
            self._add_lane()
        return await job.answer

    def _add_lane(self) -> None:
        lane = asyncio.create_task(self._run(), name="parsing")
        self._lanes.add(lane)
        lane.add_done_callback(self._lanes.discard)

    async def _run(self) -> None:
        child = _Child(self._command)
        try:
            with contextlib.suppress(_Lost):  # told by the job that needs it
                await child.start()
            while True:
                self._idle += 1
                try:
                    job = await self._waiting.get()
                finally:
                    self._idle -= 1
                if not job.answer.done():
                    await self._do(child, job)
        finally:
            await child.end()

    async def _do(self, child: "_Child", job: _Job) -> None:
        why, tries = "", _TRIES
        while tries:
            tries -= 1
            try:
                async with asyncio.timeout(self._limits.start_s):
                    await child.start()
                async with asyncio.timeout(job.head["limit_s"]):
                    parsed = await child.exchange(job)
            except FormatFault as fault:
                _settle(job, fault)
                return
            except TimeoutError:
                why = "Parsing it took too long."
            except _Lost:
                why = "The parser crashed."
            except _TooMuch:
                why, tries = "It has more stories than fit in memory.", 0
            except asyncio.CancelledError:
                job.answer.cancel()
                raise
            else:
                _settle(job, parsed)
                return
            await child.end()
        _settle(job, FormatFault("It cannot be parsed.", why, "Report it to the publisher."))


def _settle(job: _Job, end: Parsed | FormatFault) -> None:
    if job.answer.done():
        return
    if isinstance(end, FormatFault):
        job.answer.set_exception(end)
    else:
        job.answer.set_result(end)


class _Child:
    """One process and its two pipes."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the process unless it runs."""
        if self._process is not None:
            return
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=_READY,
                start_new_session=True,  # Ctrl+C is for whoever started us
            )
        except OSError as error:
            raise _Lost from error

    async def exchange(self, job: _Job) -> Parsed:
        """Hand a job over and read what it gives.  Raises FormatFault or _Lost."""
        process = self._process
        assert process is not None  # noqa: S101 - it was started
        assert process.stdin is not None  # noqa: S101
        head = json.dumps(job.head).encode()
        try:
            process.stdin.writelines((_length(head), head, _length(job.data), job.data))
            await process.stdin.drain()
            return await self._answer(process)
        except (OSError, EOFError, ValueError, TypeError) as error:
            raise _Lost from error

    async def _answer(self, process: asyncio.subprocess.Process) -> Parsed:
        assert process.stdout is not None  # noqa: S101
        records: list[Record] = []
        left = _MOST_ANSWER
        while True:
            size = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES), "big")
            left -= size
            if left < 0:
                raise _TooMuch
            told = json.loads(await process.stdout.readexactly(size))
            if "records" in told:
                records += map(Record._make, told["records"])
            elif "fault" in told:
                fault = told["fault"]
                raise FormatFault(fault["what"], fault["why"], fault["remedy"])
            else:
                return Parsed(records, **told["feed"])

    async def end(self) -> None:
        """Kill the process and forget it."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_END_S):
                await process.communicate()  # also closes the pipes


def _length(data: bytes) -> bytes:
    return len(data).to_bytes(LENGTH_BYTES, "big")


def default_command() -> tuple[str, ...]:
    """How our own parsing process is started; -P keeps the reader's folder out of imports."""
    return (sys.executable, "-P", "-m", "wirereader.desk.refresh.parser_process")
