"""Pictures of strangers: small ones come out of any, and none does harm."""

import io
import struct
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from wirereader.sources import picture_decoding
from wirereader.sources.picture_decoding import pixels_of
from wirereader.story.faults import FormatFault, SettingsFault


def picture(kind: str, size: tuple[int, int], mode: str = "RGB", colour: object = "red") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind)  # type: ignore[arg-type]
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_usual_kinds_are_made_small(kind: str) -> None:
    found = pixels_of(picture(kind, (1600, 900)))
    assert (found.width, found.height, found.came_in) == (160, 90, (1600, 900))
    assert len(found.rgb) == 160 * 90 * 3
    red, green, blue = found.rgb[:3]
    assert red > 240
    assert max(green, blue) < 12


def test_what_is_clear_stands_on_black() -> None:
    assert pixels_of(picture("PNG", (2, 2), "RGBA", (255, 255, 255, 0))).rgb == bytes(12)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_all_ways_to_keep_colours_are_read(mode: str) -> None:
    assert len(pixels_of(picture("PNG", (30, 20), mode, 0)).rgb) == 30 * 20 * 3


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_bomb_is_not_decoded() -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000)))
    with pytest.raises(FormatFault, match=r"too (many|much)"):
        pixels_of(bomb)


def test_a_picture_just_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_decoding, "MOST_PIXELS", 99)
    assert pixels_of(picture("PNG", (9, 11))).came_in == (9, 11)
    with pytest.raises(FormatFault, match="10 by 10 pixels, which is too many"):
        pixels_of(picture("PNG", (10, 10)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        picture("PNG", (40, 40))[:-30],
        picture("TIFF", (4, 4)),
        picture("BMP", (4, 4)),
    ],
)
def test_what_is_no_picture_says_so(data: bytes) -> None:
    with pytest.raises(FormatFault, match="cannot be drawn"):
        pixels_of(data)


@given(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP"]), st.data())
def test_damage_anywhere_is_a_fault_or_a_picture(kind: str, data: st.DataObject) -> None:
    damaged = bytearray(picture(kind, (20, 20)))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = pixels_of(bytes(damaged))
    except FormatFault:
        return
    assert len(found.rgb) == found.width * found.height * 3
    assert found.width <= 160
    assert found.height <= 120


def test_without_a_reader_one_sentence_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = picture("PNG", (2, 2))
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(SettingsFault, match=r"pip install 'wirereader\[images\]'"):
        pixels_of(data)
