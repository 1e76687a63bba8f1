"""Pictures, video, audio and frames in HTML: what they say, where they are, whether they count.

What they say comes from their attributes: an alternative text, a title.  A picture whose
alternative text is empty is decoration by the standard of HTML: it is listed and not told.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from wirereader.formats.html.tokenizer import folded
from wirereader.story.body import BlockKind

NAMES = {
    BlockKind.PICTURE: "Picture",
    BlockKind.VIDEO: "Video",
    BlockKind.AUDIO: "Audio",
    BlockKind.FRAME: "Embedded page",
}
KINDS = {"img": BlockKind.PICTURE, "video": BlockKind.VIDEO, "audio": BlockKind.AUDIO}
_FILE_NAME = re.compile(r"[\w@%() .-]{1,120}\.(?:jpe?g|png|gif|webp|svg|avif|bmp)", re.IGNORECASE)
_SIZE = re.compile(r"\s*(\d{1,6})(?:\.\d+)?\s*(?:px)?\s*")
_HOST = re.compile(r"(?:https?:)?//(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_STOPS = frozenset(".?!…。！？")
_PIXEL = 1  # width or height, in pixels: it counts readers and shows nothing
_ICON = 32  # width and height, in pixels, of what stands among words like a letter


class Medium(NamedTuple):
    """One picture, video, sound or frame.

    `words` tell of it in a line, without a label of its kind; `is_silent` claims that nothing is
    to be told of it, `is_inline` that its words stand among those around it.
    """

    kind: BlockKind
    words: str
    address: str
    is_silent: bool = False
    is_inline: bool = False

    @property
    def line(self) -> str:
        """What is told of it: "Picture: a crane."."""
        name = NAMES[self.kind]
        return f"{name}: {full_stop(self.words)}" if self.words else f"{name}."


def medium_of(kind: BlockKind, told: Mapping[str, str]) -> Medium | None:
    """Return what an element with the attributes `told` is, or None when it counts readers only."""
    address = told.get("src", "") or told.get("data", "")
    sizes = [_pixels(told.get(side)) for side in ("width", "height")]
    if any(size is not None and size <= _PIXEL for size in sizes):
        return None
    alt = told.get("alt")
    words = _words(alt, told.get("title"), told.get("label"))
    if not words and not address:
        return None
    if kind is not BlockKind.PICTURE:
        return Medium(kind, words or _place(address), address)
    is_small = all(size is not None and size <= _ICON for size in sizes)
    is_sign = bool(alt and alt.strip()) and not any(map(str.isalnum, alt or ""))
    if is_small or is_sign:
        inline = folded(alt or "")
        return Medium(kind, inline, address, is_silent=not inline, is_inline=bool(inline))
    is_decoration = alt is not None and not alt.strip()
    return Medium(kind, words, address, is_silent=is_decoration and not words)


def _words(*said: str | None) -> str:
    """What an alternative text, a title and the like say, each once, as sentences."""
    kept: list[str] = []
    for each in said:
        line = folded(each or "")
        if not line or _FILE_NAME.fullmatch(line):
            continue
        if not any(line.casefold() in other.casefold() for other in kept):
            kept = [other for other in kept if other.casefold() not in line.casefold()]
            kept.append(line)
    return " ".join([*map(full_stop, kept[:-1]), *kept[-1:]])


def full_stop(line: str) -> str:
    """The line as a sentence: with a stop, unless it has one."""
    return line if line.rstrip("\"'”’»)")[-1:] in _STOPS else f"{line}."


def _pixels(size: str | None) -> int | None:
    found = _SIZE.fullmatch(size) if size else None
    return int(found[1]) if found else None


def _place(address: str) -> str:
    found = _HOST.match(address)
    return found[1].removeprefix("www.") if found else ""
