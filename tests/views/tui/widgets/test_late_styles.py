"""Styles of parts are Textual's own, found when asked for and anew for another theme."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from wirereader.views.tui.widgets.late_styles import LateStyles


class Eager(Widget):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"part--one"}
    DEFAULT_CSS = "Eager { background: $panel; } Eager > .part--one { color: $primary; }"


class Late(LateStyles):
    PARTS: ClassVar[set[str]] = {"part--one"}
    DEFAULT_CSS = "Late { background: $panel; } Late > .part--one { color: $primary; }"


class LaterStill(Late):
    PARTS: ClassVar[set[str]] = {"part--two"}


class Both(App[None]):
    def compose(self) -> ComposeResult:
        yield Eager()
        yield LaterStill()


async def test_a_part_looks_as_textual_has_it_in_each_theme() -> None:
    app = Both()
    async with app.run_test() as pilot:
        eager, late = app.query_one(Eager), app.query_one(LaterStill)
        assert not late._component_styles, "nothing is worked out before it is drawn"
        seen = set()
        for theme in ("textual-dark", "textual-light"):
            app.theme = theme
            await pilot.pause()
            style = late.get_component_rich_style("part--one")
            assert style == eager.get_component_rich_style("part--one")
            seen.add(style)
        assert len(seen) == 2


async def test_a_part_that_nobody_named_is_a_mistake() -> None:
    app = Both()
    async with app.run_test():
        late = app.query_one(LaterStill)
        assert late.get_component_rich_style("part--two") is not None
        with pytest.raises(KeyError):
            late.get_component_rich_style("part--three")
