"""Draw the pictures of the README: the application itself, on the stories that it comes with.

Run from the checkout with `python tests/pictures/draw.py`; it writes the SVG files beside itself.
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from wirereader.desk.analysis_queue.in_process import InlineAnalyst
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.views.tui.app import WireApp

HERE = Path(__file__).parent
STORIES = HERE.parent.parent / "feeds" / "stories"
NOW = datetime(2026, 11, 22, 21, tzinfo=UTC)
"""The day of the pictures, so that they do not change with the calendar."""
PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "wirereader": ((120, 36), ("enter", "quotation_mark")),
    "stacked-80x24": ((80, 24), ("down", "enter")),
    "columns-200x50": ((200, 50), ("down", "down", "enter")),
    "card-120x36": ((120, 36), ("enter", "greater_than_sign", "c")),
}
"""Of each picture its cells, and the keys that lead to what it shows."""


async def draw(size: tuple[int, int], keys: Sequence[str]) -> str:
    """A picture as SVG, `size` columns and rows."""
    stories = take_in([STORIES]).stories
    first = [story for story in stories if "Georgia Breaks" in story.headline]
    others = [story for story in stories if story not in first]
    desk = Desk([*first, *others], InlineAnalyst(None), clock=lambda: NOW)
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await pilot.press("escape")  # no first-run hints
        for key in keys:
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.press(key)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        picture = app.export_screenshot(title="wirereader", simplify=True)
    desk.close()
    # fonts are whatever the reader has: a picture fetches nothing
    return re.sub(r"\s*@font-face \{[^}]*\}", "", picture)


if __name__ == "__main__":
    for name, (cells, pressed) in PICTURES.items():
        (HERE / f"{name}.svg").write_text(asyncio.run(draw(cells, pressed)), "utf-8")
