"""What happens once, when the application starts."""

import gc
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.widgets.row_list import Listing

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


async def test_garbage_is_collected_again_once_the_first_screen_stands(read_at: ReadAt) -> None:
    gc.disable()
    try:
        async with read_at(80, 24):
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


async def test_the_first_picture_is_right_already(read_at: ReadAt, monkeypatch: Any) -> None:
    first: dict[tuple[str | None, int], str] = {}
    for kind in (Listing, Headlines):

        def noted(self: Listing, y: int, drawn: Any = kind.render_line) -> Any:
            strip = drawn(self, y)
            first.setdefault((self.id, y), strip.text)
            return strip

        monkeypatch.setattr(kind, "render_line", noted)
    async with read_at(120, 36) as reader:
        assert isinstance(reader.screen.article, Article)
        assert first["headlines", 1].startswith("▌● 11:00 Wire     !! Ferry Maren")
        assert first["story", 1].strip() == "Ferry Maren Breaks Her Moorings in Port Ellery"
        assert {name for name, _ in first} == {"headlines", "story", "quotes"}
