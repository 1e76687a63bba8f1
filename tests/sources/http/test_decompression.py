"""Bodies unpacked as they come, however they are cut."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from functools import partial

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.http.decompression import (
    CutOffError,
    DamagedError,
    Decompression,
    OverfullError,
    codings_of,
)

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=4),
    "zstd": zstandard.compress,
}


def unpacked(packed: bytes, codings: list[str], step: int, most: int = 1 << 20) -> bytes:
    unpacking = Decompression(codings, most)
    for start in range(0, len(packed), step):
        unpacking.take(packed[start : start + step])
    return unpacking.whole()


@given(st.binary(max_size=3000), st.sampled_from(sorted(PACKERS)), st.integers(1, 400))
def test_however_it_is_cut_it_is_the_same(data: bytes, coding: str, step: int) -> None:
    assert unpacked(PACKERS[coding](data), [coding], step) == data


@pytest.mark.parametrize("coding", sorted(PACKERS))
@pytest.mark.parametrize("quality", [4, 11])
def test_a_large_body_that_comes_at_once_is_whole(coding: str, quality: int) -> None:
    """A decoder that has taken all of its input may hold more output than it gave."""
    data = b"".join(b'{"id": %d, "title": "One of many stories"}' % n for n in range(50_000))
    packer = partial(brotli.compress, quality=quality) if coding == "br" else PACKERS[coding]
    assert unpacked(packer(data), [coding], 65_536, 8 << 20) == data


@given(
    st.lists(st.binary(max_size=500), min_size=1, max_size=4),
    st.sampled_from(["gzip", "zstd"]),
    st.integers(1, 100),
)
def test_members_and_frames_are_joined(parts: list[bytes], coding: str, step: int) -> None:
    packed = b"".join(map(PACKERS[coding], parts))
    assert unpacked(packed, [coding], step) == b"".join(parts)


@given(st.binary(min_size=1, max_size=300), st.sampled_from(sorted(PACKERS)), st.data())
def test_what_is_cut_off_is_never_taken_for_whole(
    data: bytes, coding: str, draw: st.DataObject
) -> None:
    packed = PACKERS[coding](data)
    end = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises((CutOffError, DamagedError)):
        unpacked(packed[:end], [coding], 64)


@given(
    st.binary(max_size=500),
    st.lists(st.sampled_from([*sorted(PACKERS), "utf-8", ""]), max_size=3),
    st.integers(1, 50),
)
def test_any_bytes_are_answered(data: bytes, codings: list[str], step: int) -> None:
    try:
        unpacked(data, codings, step, most=10_000)
    except (CutOffError, DamagedError, OverfullError):
        return


@pytest.mark.parametrize("coding", sorted(PACKERS))
def test_padding_behind_the_end(coding: str) -> None:
    packed = PACKERS[coding](b"<rss/>")
    if coding == "gzip":
        assert unpacked(packed + bytes(40), [coding], 7) == b"<rss/>"
    assert unpacked(packed, [coding], 1) == b"<rss/>"


@pytest.mark.parametrize(
    ("data", "codings"),
    [
        (b"<rss/>", ["gzip"]),
        (b'{"items": []}', ["deflate"]),
        (b"  <rss/>", ["gzip"]),
        (b"<rss/>", ["utf-8"]),
        (b"<rss/>", ["none", "identity"]),
        (gzip.compress(b"<rss/>", mtime=0), []),
    ],
)
def test_what_servers_get_wrong(data: bytes, codings: list[str]) -> None:
    assert unpacked(data, codings, 3 if codings else 100).lstrip() in {b"<rss/>", b'{"items": []}'}


def test_bare_deflate() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(b"<rss/>" * 50) + packer.flush()
    assert unpacked(packed, ["deflate"], 5) == b"<rss/>" * 50


@pytest.mark.parametrize("coding", sorted(PACKERS))
@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_stopped_before_it_grows(coding: str, layers: int) -> None:
    packed = bytes(64 << 20)
    for _ in range(layers):
        packed = PACKERS[coding](packed)
    tracemalloc.start()
    try:
        with pytest.raises(OverfullError):
            unpacked(packed, [coding] * layers, 1 << 16)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 24 << 20


def test_three_layers_are_refused() -> None:
    with pytest.raises(DamagedError):
        Decompression(["gzip", "gzip", "br"], 100)


def test_codings_as_headers_name_them() -> None:
    assert codings_of(["GZIP , br", "", "zstd,"]) == ["gzip", "br", "zstd"]
