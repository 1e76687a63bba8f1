"""What stands on the screen at any size and whatever the words are."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from rich.cells import cell_len
from rich.color import Color

from wirereader.desk.session import Room
from wirereader.story.story import Story
from wirereader.views.tui.theme import OUR_THEMES

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
MakeStory = Callable[..., Story]

SIZES = [(20, 6), (40, 12), (60, 24), (80, 24), (120, 36), (200, 60), (2000, 30)]
EVERY_KEY = ["enter", "down", "greater_than_sign", "u", "i", "f", "escape", "c", "escape"]
FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
STRANGE = [
    "東京で開かれた会議は水曜日に終わり、代表団は帰国した",
    f"{FAMILY} and \N{WAVING WHITE FLAG}\ufe0f\u200d\N{RAINBOW} and \U0001f1ec\U0001f1ea twice",
    "Cafe\u0301 zalgo t\u0335\u0321\u0322e\u0334\u0300\u0301s\u0337t\u0336 marks",
    "한국어 기사 제목과 नमस्ते दुनिया together",
    "שלום עולם and العربية in one line",
]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_size_is_drawn_without_a_fault(read_at: ReadAt, size: tuple[int, int]) -> None:
    async with read_at(*size) as reader:
        for key in EVERY_KEY:
            await reader.press(key)
            lines = reader.lines()
            assert len(lines) == size[1]
            assert {cell_len(line) for line in lines} == {size[0]}
        assert reader.app.is_running


async def test_the_cursor_is_where_the_reader_is_after_every_key(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        keys = ["down", "enter", "down", "pagedown", "end", "home", "full_stop", "quotation_mark"]
        for key in [*keys, "tab", "down", "tab", "down", "tab", "down", "up", "i", "escape"]:
            await reader.press(key)
            pane = reader.focused
            x, y = reader.app.cursor_position
            assert pane.content_region.contains(x, y), key
            assert y == pane.y_of(pane.row) + pane.content_region.y, key
            assert "▌" in reader.lines()[y][pane.content_region.x : x + 1], key


async def test_the_cursor_is_at_the_name_just_reached(read_at: ReadAt) -> None:
    async with read_at(60, 24) as reader:
        await reader.press("enter", "greater_than_sign")
        x, _y = reader.app.cursor_position
        assert reader.cursor_line()[x:].startswith("Ida Velde")


async def test_the_caret_of_a_field_has_the_cursor(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "f", "slash", "l", "i")
        field = reader.app.focused
        x, y = reader.app.cursor_position
        assert y == field.content_region.y
        assert reader.lines()[y][:x] == "/ li"


async def test_markup_from_outside_is_only_words(read_at: ReadAt, story_of: MakeStory) -> None:
    markup = "[red]x[/] [@click=app.quit]y[/] [link=http://z.invalid]w[/link] $x [[b]]"
    story = story_of(1, f"A {markup}", f"Head {markup}", source="[b]S[/b]", breaking=True)
    async with read_at(200, 30, [story, story_of(2, markup)]) as reader:
        await reader.press("enter")
        assert reader.text.count("[red]x[/] [@click=app.quit]y[/]") >= 3
        assert "[b]S[/b]" in reader.text
        await reader.press("ctrl+p")
        assert reader.app.is_running


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=str)
async def test_strange_characters_break_no_column(
    read_at: ReadAt, story_of: MakeStory, size: tuple[int, int]
) -> None:
    words = "\n\n".join(f"{line}. {line}, {line}; Ida Velde said." for line in STRANGE)
    given = [story_of(n, line, words) for n, line in enumerate(STRANGE, 1)]
    async with read_at(*size, given) as reader:
        await reader.press("enter")
        strips = reader.app.screen._compositor.render_strips()
        borders = []
        top = reader.screen.article.region.y
        for strip in strips[top:-2]:
            at, here = 0, []
            for segment in strip:
                if segment.text == "│":
                    here.append(at)
                at += cell_len(segment.text)
            assert at == size[0]
            borders.append(tuple(here))
        assert len(set(borders)) == 1
        assert len(borders[0]) == {80: 0, 120: 1, 200: 2}[size[0]]


def _luminance(colour: Any) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _contrast(style: Any) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    light = [_luminance(one.get_truecolor()) for one in (style.color, style.bgcolor)]
    return (max(light) + 0.05) / (min(light) + 0.05)


@pytest.mark.parametrize("theme", [t.name for t in OUR_THEMES if not t.ansi])
async def test_every_letter_stands_out(read_at: ReadAt, theme: str) -> None:
    least = 7.0 if theme == "wire-contrast" else 4.5
    async with read_at(200, 60) as reader:
        reader.app.theme = theme
        await reader.settle()
        seen = set()
        for key in ["down", "asterisk", "U", "enter", "full_stop", "u", "i", "f", "escape", "c"]:
            await reader.press(key)
            seen |= _readable(reader, least)
        assert len(seen) > 4, "names, marks and words are told apart by colour as well"


def _readable(reader: Any, least: float) -> set[Any]:
    """The colours of what is on the screen; every letter of it stands out enough."""
    seen = set()
    for strip in reader.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip() and segment.style is not None:
                if not segment.text.strip(" ─│┬▌▏▎"):
                    continue  # rules part panes that words and tints part, too; bars are no letters
                assert _contrast(segment.style) >= least, segment
                seen.add(segment.style.color)
    return seen


PAGES = {
    "search": ["enter", "slash", "t", "h", "e", "enter"],
    "typing": ["colon", "n", "e", "x"],
    "found": ["slash", "w", "h", "e", "a", "t", "enter"],
    "palette": ["ctrl+p", "n", "e"],
    "help": ["question_mark"],
    "messages": ["w", "M"],
    "errors": ["e"],
    "first": [],
}


@pytest.mark.parametrize("theme", [t.name for t in OUR_THEMES if not t.ansi])
async def test_every_letter_of_every_page_stands_out(read_at: ReadAt, theme: str) -> None:
    least = 7.0 if theme == "wire-contrast" else 4.5
    async with read_at(120, 36, is_first=True) as reader:
        reader.app.theme = theme
        await reader.settle()
        for keys in PAGES.values():
            await reader.press(*keys)
            await reader.settle()
            assert _readable(reader, least)
            await reader.press("escape", "escape")
            if reader.is_in(Room.STORY):
                await reader.press("escape")


@pytest.mark.parametrize("theme", [t.name for t in OUR_THEMES if t.ansi])
async def test_the_terminals_own_colours_are_left_to_it(read_at: ReadAt, theme: str) -> None:
    async with read_at(120, 36) as reader:
        reader.app.theme = theme
        await reader.settle()
        for keys in PAGES.values():
            await reader.press(*keys)
            await reader.settle()
            for strip in reader.app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.text.strip() and segment.style is not None:
                        for colour in (segment.style.color, segment.style.bgcolor):
                            assert colour is None or colour.number is None or colour.number < 16
                            assert colour is None or colour.triplet is None, segment
            await reader.press("escape", "escape")
            if reader.is_in(Room.STORY):
                await reader.press("escape")


async def test_no_color_draws_in_none(read_at: ReadAt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with read_at(120, 36) as reader:
        for key in ["down", "enter", "full_stop", "u", "i"]:
            await reader.press(key)
            styles = [
                segment.style
                for strip in reader.app.screen._compositor.render_strips()
                for segment in strip
                if segment.style is not None
            ]
            plain = {None, Color.default()}
            assert {style.color for style in styles} <= plain
            assert {style.bgcolor for style in styles} <= plain
            is_marked = any(style.reverse for style in styles)
            assert is_marked or key == "enter", "the place is marked without colour"


async def test_whole_words_and_hints(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        footer = reader.lines()[-1].strip()
        assert footer.endswith("? help")
        assert "…" not in footer
        await reader.press("tab")
        assert reader.is_in(Room.STORY)
        assert not re.search("…", reader.lines()[-1])
