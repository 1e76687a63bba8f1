"""Screens with their colours, kept as SVG; WIREREADER_REDRAW=1 draws the files anew.

What is compared is what is seen: words, where they stand, and how they are dressed.  How a picture
is written down (names of classes, fonts, the frame) may change with the library that draws it.
"""

import os
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from wirereader.views.tui.theme import OUR_THEMES

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]

GOLDEN = Path(__file__).parent / "golden"
THEMES = [theme.name for theme in OUR_THEMES]
SIZES = [(80, 24), (120, 36), (200, 60)]
PAGES = {
    "quotes": ("enter", "quotation_mark"),
    "index": ("I",),
    "card": ("enter", "greater_than_sign", "c"),
}
SVG = "{http://www.w3.org/2000/svg}"
STYLED = re.compile(r"\.\S*?(r\d+) \{([^}]*)\}")


def seen(picture: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The words of a picture with place and dress, and the coloured grounds with theirs."""
    root = ET.fromstring(picture)  # noqa: S314 - we drew it
    dress = {
        name: ";".join(sorted(part.strip() for part in rules.split(";") if part.strip()))
        for name, rules in STYLED.findall(picture)
    }
    words: list[tuple[str, ...]] = [
        (
            "".join(text.itertext()).replace("\xa0", " "),
            text.get("x", ""),
            text.get("y", ""),
            dress.get(text.get("class", "").rpartition("-")[2], ""),
        )
        for text in root.iter(f"{SVG}text")
        if text.get("clip-path")
    ]
    grounds: list[tuple[str, ...]] = [
        tuple(ground.get(key, "") for key in ("fill", "x", "y", "width", "height"))
        for ground in root.iter(f"{SVG}rect")
        if ground.get("shape-rendering")
    ]
    return words, grounds


async def drawn(reader: Any, page: str, theme: str) -> str:
    await reader.press(*PAGES[page])
    reader.app.theme = theme
    await reader.settle()
    picture = reader.app.export_screenshot(title="wirereader", simplify=True)
    # fonts are whatever the viewer has: a picture fetches nothing
    return re.sub(r"\s*@font-face \{[^}]*\}", "", picture)


KEPT = [
    *((size, "quotes", theme) for size in SIZES for theme in THEMES),
    *(((80, 24), page, theme) for page in ("index", "card") for theme in THEMES),
]


@pytest.mark.parametrize(("size", "page", "theme"), KEPT, ids=str)
async def test_a_screen_is_dressed_as_kept(
    read_at: ReadAt, size: tuple[int, int], page: str, theme: str
) -> None:
    async with read_at(*size) as reader:
        picture = await drawn(reader, page, theme)
    kept = GOLDEN / f"{size[0]}x{size[1]}-{page}-{theme}.svg"
    if os.environ.get("WIREREADER_REDRAW"):
        kept.write_text(picture, "utf-8")
    words, grounds = seen(picture)
    assert words
    assert grounds
    assert (words, grounds) == seen(kept.read_text("utf-8"))
