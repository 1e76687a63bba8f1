"""A stream that never ends its line fills no memory."""

import io

from wirereader.bounded_lines import bounded_line, bounded_lines


class Endless(io.BytesIO):
    """A stream that gives so many bytes of one line, and may not be asked for all of them."""

    def __init__(self, size: int) -> None:
        super().__init__(b"x" * size + b"\nnext\n")

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 < size <= 101, "what is asked for has a bound"
        return super().readline(size)


def test_of_a_long_line_only_the_beginning_is_held_and_the_next_is_whole() -> None:
    for size in (101, 102, 1_000, 1_010):
        stream = Endless(size)
        assert bounded_line(stream, 100) == b"x" * 101
        assert bounded_line(stream, 100) == b"next\n"
        assert bounded_line(stream, 100) == b""


def test_a_line_of_just_the_length_is_whole() -> None:
    stream = io.StringIO("x" * 99 + "\n" + "y" * 100 + "\nlast")
    assert bounded_line(stream, 100) == "x" * 99 + "\n"
    assert bounded_line(stream, 100) == "y" * 100 + "\n"
    assert bounded_line(stream, 100) == "last"


def test_blank_lines_are_left_out_and_a_stream_may_end_anywhere() -> None:
    assert [*bounded_lines(io.BytesIO(b"\n  \na\n\nbb"), 100)] == [b"a\n", b"bb"]
    assert [*bounded_lines(io.BytesIO(b"a" * 1_000), 100)] == [b"a" * 101]
