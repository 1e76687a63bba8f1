"""Story files and folders taken in: read, judged breaking or not, and put in order.

Documents and large feeds are read by the process that parses, which has limits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from wirereader.analysis.breaking import judge
from wirereader.sources.story_folder import FilesRead, in_list_order, read_paths
from wirereader.story.story import Dispatch, Story

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable

    from wirereader.desk.refresh.parser_pool import Parsed, Parsers

_BASE_S: Final = 30.0  # somebody waits for this very file, and can stop the program
_BYTES_A_SECOND: Final = 500_000

_NONE: Mapping[Path, bytes] = MappingProxyType({})


def take_in(paths: Sequence[Path], piped: Mapping[Path, bytes] = _NONE) -> FilesRead:
    """Read `paths` and say which stories are breaking; breaking first, then the newest.

    `piped` has what was read already, from standard input or a pipe.
    """
    reader = _LimitedReader()
    try:
        arrivals = read_paths(paths, piped, reader.read)
    finally:
        reader.close()
    return FilesRead(in_order(map(judged, arrivals.stories)), arrivals.faults)


def judged(story: Story) -> Story:
    """The story with its alert."""
    alert = judge(story.dispatch)
    return story if alert is None else replace(story, alert=alert)


in_order = in_list_order


class _LimitedReader:
    """Reads files in a process with limits, which is started when the first one wants it."""

    def __init__(self) -> None:
        self._runner: asyncio.Runner | None = None
        self._parsers: Parsers | None = None

    def read(self, data: bytes, path: Path) -> tuple[list[Dispatch], int]:
        """What is in a file, and how many stories were left out.  Raises FormatFault."""
        import asyncio

        from wirereader.desk.refresh.parser_pool import ParserLimits, Parsers
        from wirereader.story.record import dispatch_of_record

        if self._runner is None or self._parsers is None:
            self._runner = asyncio.Runner()
            self._parsers = Parsers(1, limits=ParserLimits(_BASE_S, _BYTES_A_SECOND))
        answers: list[Parsed] = []
        # no result of the task itself: asyncio spells that out, in vain, when it takes signals back
        self._runner.run(_answered(self._parsers.file(data, str(path)), answers))
        (parsed,) = answers
        return [dispatch_of_record(record) for record in parsed.records], parsed.left_out

    def close(self) -> None:
        """End the process."""
        if self._runner is not None and self._parsers is not None:
            self._runner.run(self._parsers.close())
            self._runner.close()


async def _answered(parsing: "Awaitable[Parsed]", answers: "list[Parsed]") -> None:
    answers.append(await parsing)
