"""The body of an answer, unpacked as it comes, with a cap on what it may grow to.

A few hundred bytes can stand for gigabytes: each step takes a bounded piece out of a decoder, and
the count of unpacked bytes is looked at after each.

httpx's own decoders are not used: they unpack whatever a chunk stands for at once (64 KiB of brotli
can be gigabytes), drop all gzip members but the first, take a gzip, deflate or brotli body that was
cut off for a whole one, and refuse what is said to be packed and is not.
"""

import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Protocol

_PIECE: Final = 256 * 1024  # bytes unpacked in one step: what may be held beyond the cap
_ZSTD_STEP: Final = 512  # a block of four bytes may stand for 128 KiB
_ZSTD_WINDOW: Final = 8 << 20  # what RFC 9659 allows on the web
_MOST_LAYERS: Final = 2  # a packed file that a server packs again; more only multiplies bombs
_GZIP_MAGIC: Final = b"\x1f\x8b"
_UNPACKERS: Final = {"br": ("brotli",), "zstd": ("zstandard", "_zstd")}
"""Modules that unpack what no Python before 3.14 unpacks by itself; any one of them does."""
ACCEPTED: Final = ", ".join(
    ("gzip", "deflate", *(one for one, names in _UNPACKERS.items() if any(map(find_spec, names))))
)
"""The codings that servers are asked for."""


class OverfullError(Exception):
    """More bytes than are allowed."""


class DamagedError(Exception):
    """What came cannot be unpacked."""


class CutOffError(Exception):
    """What came ends before its end."""


class _Layer(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]: ...

    def finish(self) -> None: ...


class Decompression:
    """Takes the bytes of an answer as they come, and gives them whole and unpacked.

    `codings` are the values of Content-Encoding in the order they were applied; unknown ones are
    taken for nothing, as servers that write "utf-8" or "none" there mean it.  With `keep`, each
    piece is given to it and none is kept here, and a packed file stays as packed as it lies there.
    """

    def __init__(
        self,
        codings: Sequence[str],
        most_bytes: int,
        keep: Callable[[bytes], None] | None = None,
    ) -> None:
        known = [coding for coding in codings if coding in _LAYERS]
        if len(known) > _MOST_LAYERS:
            raise DamagedError
        self._layers: list[_Layer] = [_LAYERS[coding]() for coding in reversed(known)]
        self._most = most_bytes
        self._size = self._raw_size = 0
        self._kept: list[bytes] = []
        self._keep = keep or self._kept.append
        self._is_plain = not known and keep is None

    def take(self, data: bytes) -> None:
        """Take the next bytes.  Raises OverfullError, DamagedError."""
        if self._is_plain and not self._kept and data.startswith(_GZIP_MAGIC):
            self._layers = [_Zlib()]  # a packed file, served as it lies there
        self._is_plain = False
        self._raw_size += len(data)
        if self._raw_size > self._most:  # members and frames may hold nothing, without end
            raise OverfullError
        for piece in self._through(data, self._layers):
            if not piece:
                continue
            self._size += len(piece)
            if self._size > self._most:
                raise OverfullError
            self._keep(piece)

    def whole(self) -> bytes:
        """Give what was kept here.  Raises CutOffError when a decoder waits for more."""
        for layer in self._layers:
            layer.finish()
        return b"".join(self._kept)

    def _through(self, data: bytes, layers: Sequence[_Layer]) -> Iterable[bytes]:
        if not layers:
            yield data
            return
        for piece in layers[0].pieces(data):
            yield from self._through(piece, layers[1:])


def codings_of(values: Iterable[str]) -> list[str]:
    """The codings that Content-Encoding headers name, in lower case and in order."""
    return [part.strip().lower() for value in values for part in value.split(",") if part.strip()]


class _Zlib:
    """gzip with any number of members, zlib, and bare deflate, told by the first bytes."""

    def __init__(self) -> None:
        self._held = b""
        self._decoder: zlib._Decompress | None = None
        self._members = 0
        self._is_over = False
        self._plain = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._plain:
            yield data
            return
        data, self._held = self._held + data, b""
        while data and not self._is_over:
            decoder = self._decoder = self._decoder or self._begin(data)
            if decoder is None:
                yield from self._unpacked(data)
                return
            data = yield from self._member(decoder, data)

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        if self._plain:
            yield data

    def finish(self) -> None:
        if self._decoder is not None or (self._held and not self._members):
            raise CutOffError

    def _begin(self, data: bytes) -> "zlib._Decompress | None":
        """Choose a decoder, unless there is nothing to be unpacked, or too little to tell."""
        if len(data) < len(_GZIP_MAGIC):
            self._held = data
            return None
        if data.startswith(_GZIP_MAGIC):
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        if self._members:  # padding behind the last member
            self._is_over = True
            return None
        if data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0:
            return zlib.decompressobj()
        if data.lstrip()[:1] in {b"<", b"{", b"[", b"\xef", b"\xff", b"\xfe"}:
            self._plain = True
            return None
        return zlib.decompressobj(-zlib.MAX_WBITS)

    def _member(self, decoder: "zlib._Decompress", data: bytes) -> Generator[bytes, None, bytes]:
        """Unpack to the member's end, or to the end of `data`; what lies behind is returned."""
        while True:
            try:
                piece = decoder.decompress(data, _PIECE)
            except zlib.error as error:
                raise DamagedError from error
            yield piece
            data = decoder.unconsumed_tail
            if decoder.eof:
                self._decoder = None
                self._members += 1
                return decoder.unused_data
            if not data and len(piece) < _PIECE:
                return b""


class _Brotli:
    def __init__(self) -> None:
        try:
            import brotli  # type: ignore[import-untyped]
        except ImportError as error:  # an extra; nobody was asked to send it
            raise DamagedError from error
        self._error: type[Exception] = brotli.error
        self._decoder = brotli.Decompressor()
        self._has_begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        self._has_begun = True
        try:
            piece = self._decoder.process(data, output_buffer_limit=_PIECE)
            yield piece
            # it may have taken all of its input, and hold more output than it gave
            while piece or not self._decoder.can_accept_more_data():
                piece = self._decoder.process(b"", output_buffer_limit=_PIECE)
                yield piece
        except self._error as error:
            raise DamagedError from error

    def finish(self) -> None:
        if self._has_begun and not self._decoder.is_finished():
            raise CutOffError


class _Zstandard:
    def __init__(self) -> None:
        self._error, self._begin = _zstandard()
        self._decoder = self._begin()
        self._has_begun = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        self._has_begun = True
        for start in range(0, len(data), _ZSTD_STEP):
            step = data[start : start + _ZSTD_STEP]
            while step:
                if self._decoder.eof:
                    self._decoder = self._begin()
                try:
                    yield self._decoder.decompress(step)
                except self._error as error:
                    raise DamagedError from error
                step = self._decoder.unused_data

    def finish(self) -> None:
        if self._has_begun and not self._decoder.eof:
            raise CutOffError


def _zstandard() -> tuple[type[Exception], Callable[[], Any]]:
    """What its decoders raise, and how one is made.  Raises DamagedError where there are none."""
    try:
        import zstandard
    except ImportError:
        return _pythons_own()
    return zstandard.ZstdError, zstandard.ZstdDecompressor(
        max_window_size=_ZSTD_WINDOW
    ).decompressobj


def _pythons_own() -> tuple[type[Exception], Callable[[], Any]]:
    try:
        zstd: Any = import_module("compression.zstd")  # of Python 3.14 and later
    except ImportError as error:  # nobody was asked to send it
        raise DamagedError from error
    window = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW.bit_length() - 1}
    return zstd.ZstdError, lambda: zstd.ZstdDecompressor(options=window)


_LAYERS: Final[dict[str, type[_Zlib] | type[_Brotli] | type[_Zstandard]]] = {
    "gzip": _Zlib,
    "x-gzip": _Zlib,
    "deflate": _Zlib,
    "br": _Brotli,
    "zstd": _Zstandard,
}
