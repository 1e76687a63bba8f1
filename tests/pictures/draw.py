"""Draw the picture of the README: the application itself, on the story that started it.

Run from the checkout with `python tests/pictures/draw.py`; it writes wirereader.svg beside itself.
"""

import asyncio
import re
from datetime import UTC, datetime
from pathlib import Path

from wirereader.desk.analysis_queue.in_process import InlineAnalyst
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.views.tui.app import WireApp

HERE = Path(__file__).parent
STORIES = HERE.parent.parent / "feeds" / "stories"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
"""The day of the picture, so that it does not change with the calendar."""


async def draw() -> str:
    """The picture as SVG: 120 x 36 cells, the Georgia story open at its first quote."""
    stories = [s for s in take_in([STORIES]).stories if "Georgia Breaks" in s.headline]
    others = [s for s in take_in([STORIES]).stories if s.id != stories[0].id]
    desk = Desk([*stories, *others], InlineAnalyst(None), clock=lambda: NOW)
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=(120, 36)) as pilot:
        for key in ("enter", "quotation_mark"):
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
    (HERE / "wirereader.svg").write_text(asyncio.run(draw()), "utf-8")
