"""A picture that a server sent, decoded within limits and made small: nothing but pixels is left.

Pillow reads it, which comes with the extra `images`; called in the process that fetches.
"""

from typing import Final, NamedTuple

from wirereader.story.faults import FormatFault, SettingsFault

MOST_BYTES: Final = 12 << 20
"""Of a picture as it comes: many times what a page shows."""
MOST_PIXELS: Final = 30_000_000
"""More are not decoded: a few bytes can stand for any number of them."""
WIDEST, HIGHEST = 160, 120  # pixels: a cell shows two, and no terminal needs more cells for one
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")
_WHAT: Final = "The picture cannot be drawn."
_OUTSIDE: Final = "browse opens it in the browser."


class Pixels(NamedTuple):
    """Pixels of a small picture, three bytes each, row by row; and the size it came in."""

    width: int
    height: int
    rgb: bytes
    came_in: tuple[int, int] = (0, 0)


def require_reader() -> None:
    """Raises SettingsFault where nobody is there who reads pictures."""
    try:
        import PIL  # noqa: F401 - only whether it is there
    except ImportError as error:
        why = "The package that reads pictures is not installed."
        remedy = f"pip install 'wirereader[images]' installs it. {_OUTSIDE}"
        raise SettingsFault(_WHAT, why, remedy) from error


def pixels_of(data: bytes) -> Pixels:
    """Decode a picture, at most 160 by 120 pixels of it.  Raises FormatFault, SettingsFault."""
    import io

    require_reader()
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            size = picture.size
            _require_few(*size)
            picture.draft("RGB", (WIDEST * 2, HIGHEST * 2))
            picture.thumbnail((WIDEST, HIGHEST))
            whole = Image.new("RGBA", picture.size, (0, 0, 0, 255))
            whole.alpha_composite(picture.convert("RGBA"))
            small = whole.convert("RGB")
    except FormatFault:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _refused("It would take too much memory.") from error
    except Exception as error:  # decoders raise what they like over hostile bytes
        raise _refused("It is damaged, or not in a supported format.") from error
    return Pixels(*small.size, small.tobytes(), size)


def _require_few(wide: int, high: int) -> None:
    if wide * high > MOST_PIXELS:
        raise _refused(f"It has {wide} by {high} pixels, which is too many.")


def _refused(why: str) -> FormatFault:
    return FormatFault(_WHAT, why, _OUTSIDE)
