"""Lines of a stream that may never end one: what is held of each has a bound."""

from collections.abc import Iterator
from typing import AnyStr, Protocol, TypeVar

Line_co = TypeVar("Line_co", str, bytes, covariant=True)


class LineStream(Protocol[Line_co]):
    """What gives lines: a file of text or of bytes."""

    def readline(self, size: int, /) -> Line_co:
        """The next line, of `size` letters or bytes at most; nothing at the end."""


def bounded_line(stream: LineStream[AnyStr], longest: int) -> AnyStr:
    """The next line, nothing at the end; of one longer than `longest` the first `longest` + 1.

    The rest of such a line is read and dropped.
    """
    line = rest = stream.readline(longest + 1)
    while len(rest) > longest and rest[-1:] not in ("\n", b"\n"):
        rest = stream.readline(longest + 1)
    return line


def bounded_lines(stream: LineStream[bytes], longest: int) -> Iterator[bytes]:
    """Each `bounded_line` of bytes that is not blank."""
    while line := bounded_line(stream, longest):
        if line.strip():
            yield line
