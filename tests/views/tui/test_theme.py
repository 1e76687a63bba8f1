"""Our themes where there are fewer colours: of 256 those that keep contrast, of 16 their own."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.color import Color as Shade
from textual.theme import Theme

from wirereader.desk.desk import Desk
from wirereader.settings.settings import Appearance, Settings
from wirereader.story.story import Story
from wirereader.views.tui import theme
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.terminal.palette_256 import written_for_256

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
_ON_SELECTION = ("text", "text-muted", "title", "quote", "place", "badge", "breaking")


def in_256() -> list[Theme]:
    return [one for one in theme.themes("256") if not one.ansi]


def variables(one: Theme) -> dict[str, str]:
    return {**one.variables, "ground": str(one.background)}


def sent(colour: str) -> str:
    """What the terminal gets for a colour of a theme."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def test_text_keeps_its_contrast() -> None:
    for one in in_256():
        told, least = variables(one), 7.0 if one.name == "wire-contrast" else 4.5
        for ground in ("ground", "navigator", "bar", "selection"):
            on_all = _ON_SELECTION if ground == "selection" else (*_ON_SELECTION, "faint")
            for words in on_all:
                ratio = contrast(sent(told[words]), sent(told[ground]))
                assert ratio >= least, (one.name, words, ground)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""

    def light(colour: str) -> float:
        parts = [part / 255 for part in Shade.parse(colour).rgb]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", ["standard", None])
def test_with_few_colours_all_are_those_of_the_terminal(colours: str | None) -> None:
    found = theme.themes(colours)
    assert [one.name for one in found] == [one.name for one in theme.OUR_THEMES]
    assert all(one.ansi for one in found)


@pytest.mark.parametrize(
    ("colour", "nearest"),
    [
        ("#1b2330", "#262626"),
        ("#aab4c2", "#b2b2b2"),
        ("#e6e9ee", "#eeeeee"),
        ("#0000ff", "#0000ff"),
        ("#8cc8ff", "#87d7ff"),
        ("#000000", "#000000"),
    ],
)
def test_the_written_for_256_is_sent(colour: str, nearest: str) -> None:
    assert sent(written_for_256(colour)) == nearest


async def test_a_start_in_the_terminals_own_colours_leaves_them_to_it(
    stories: list[Story], scripted: type[Any]
) -> None:
    settings = Settings(appearance=Appearance(theme="terminal"))
    desk = Desk(stories, scripted(), settings=settings)
    app = WireApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for strip in app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style or Style()
                for colour in (style.color, style.bgcolor):
                    assert colour is None or colour.triplet is None, segment
    desk.close()


@pytest.mark.parametrize("name", [one.name for one in theme.OUR_THEMES if not one.ansi])
async def test_no_style_of_our_themes_needs_its_colours_looked_up(
    read_at: ReadAt, name: str
) -> None:
    """So no line goes through Textual's filter, which keeps a second copy of each."""
    async with read_at(120, 36) as reader:
        reader.app.theme = name
        assert not reader.app.get_line_filters()
        for keys in (("enter",), ("greater_than_sign", "c"), ("question_mark",), ("escape",)):
            await reader.press(*keys)
            for strip in reader.app.screen._compositor.render_strips():
                for segment in strip:
                    style = segment.style or Style()
                    assert not style.dim, segment
                    for colour in (style.color, style.bgcolor):
                        assert colour is None or colour.triplet is not None, segment
