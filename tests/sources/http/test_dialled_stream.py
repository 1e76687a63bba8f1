"""Whether an idle connection is still good: asked of its socket, which is looked up once."""

import asyncio
import socket
from typing import Any

import httpcore

from wirereader.sources.http.dialled_stream import DialledStream


class _Counted(httpcore.AsyncNetworkStream):
    """A stream over one socket that counts how often it is asked for it."""

    def __init__(self, peer: socket.socket) -> None:
        self.peer = peer
        self.asked = 0

    def get_extra_info(self, info: str) -> Any:
        self.asked += info == "socket"
        return self.peer if info == "socket" else f"told {info}"

    async def aclose(self) -> None:
        self.peer.close()


def test_it_is_to_be_read_when_the_other_end_has_sent_or_hung_up() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        inner = _Counted(ours)
        stream = DialledStream(inner)
        assert [stream.get_extra_info("is_readable") for _ in range(3)] == [False] * 3
        assert inner.asked == 1
        theirs.close()
        assert stream.get_extra_info("is_readable") is True


def test_what_we_closed_ourselves_is_to_be_read_so_that_nobody_uses_it_again() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        stream = DialledStream(_Counted(ours))
        asyncio.run(stream.aclose())
        assert stream.get_extra_info("is_readable") is True


def test_all_else_is_asked_of_the_stream_itself() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        assert DialledStream(_Counted(ours)).get_extra_info("ssl_object") == "told ssl_object"
