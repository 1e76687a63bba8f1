"""No emoji moves a divider and no letter is lost, on a terminal that counts cells another way."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pyte
import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from wirereader.story.story import Story
from wirereader.views.tui.screen_output import Sent
from wirereader.views.tui.terminal.cell_placement import drawn, extent, is_sure

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
ZWJ, VS16 = "\u200d", "\ufe0f"
SEAMS = {
    "plain": "plain ascii row here",
    "vs16": f"\u26a0{VS16} warn",
    "bare": "\u270d hand",
    "family": f"\U0001f468{ZWJ}\U0001f469{ZWJ}\U0001f467 fam",
    "flags": "\U0001f1ec\U0001f1ea\U0001f1f7\U0001f1fa flags",
    "keycap": f"1{VS16}\u20e3 keycap",
    "skin": "\U0001f44d\U0001f3fd skin",
    "heart": f"\u2764{VS16} heart",
    "rainbow": f"\U0001f3f3{VS16}{ZWJ}\U0001f308 rainbow",
    "coder": f"\U0001f469\U0001f3fd{ZWJ}\U0001f4bb coder",
    "zalgo": "Z\u0337\u0321\u031bal\u0337go",
    "hindi": "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f \u0939\u093f\u0928\u094d\u0926",
    "bangla": "\u09ac\u09be\u0982\u09b2\u09be \u09ad\u09be\u09b7\u09be",
    "thai": "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22 \u0e01\u0e33\u0e25\u0e31\u0e07",
    "arabic": "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "ligature": "\ufdfa ligature",
    "wide": "\uff46\uff55\uff4c\uff4c \u6771\u4eac",
    "end": f"a headline that goes on to the very edge of its pane and then some \u26a0{VS16}" * 3,
}


class Terminal:
    """What a person sees, by an emulator whose widths are not ours."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self._console = Console(force_terminal=True, color_system="truecolor")
        self._sent = Sent()

    def show(self, update: Any) -> None:
        found = self._sent.only_changes(update, Size(self.screen.columns, self.screen.lines))
        if found is not None:
            self._stream.feed(found.render_segments(self._console))  # type: ignore[union-attr]

    def columns_of(self, sign: str, rows: range) -> set[tuple[int, ...]]:
        return {
            tuple(x for x in range(self.screen.columns) if self.screen.buffer[y][x].data == sign)
            for y in rows
        }


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36), (160, 40), (200, 60)], ids=str)
async def test_dividers_stay_and_no_letter_is_lost_at_any_size_and_after_resizing(
    read_at: ReadAt, story_of: Callable[..., Story], size: tuple[int, int]
) -> None:
    words = "\n\n".join(f"{one} END. {one} then {one} END." for one in SEAMS.values())
    given = [
        story_of(n, f"{headline} END", words, source=name)
        for n, (name, headline) in enumerate(SEAMS.items(), 1)
    ]
    async with read_at(*size, given) as reader:
        for columns, rows in (size, (size[0] - 7, size[1] + 5), size):
            await reader.pilot.resize_terminal(columns, rows)
            await reader.settle()
            terminal = Terminal(columns, rows)
            terminal.show(reader.app.screen._compositor.render_update(full=True))
            for _ in range(6):
                check(reader, terminal)
                for key in ("down", "down", "enter", "pagedown", "escape"):
                    await reader.press(key)
                terminal.show(reader.app.screen._compositor.render_update(full=True))


def check(reader: Any, terminal: Terminal) -> None:
    """Dividers are where the layout has them; every letter drawn by us is seen."""
    panes = reader.screen.panes
    rules = [one.region for one in panes.rules if one in reader.screen._compositor.full_map]
    for region in rules:
        for y in range(region.y, region.bottom):
            assert terminal.screen.buffer[y][region.x].data in "\u2502\u252c", (region.x, y)
    ours, seen = reader.lines(), terminal.screen.display
    for y, line in enumerate(ours):
        letters = [one for one in line if one.isascii() and one.isalpha()]
        assert [one for one in seen[y] if one.isascii() and one.isalpha()] == letters, line


@pytest.mark.parametrize("text", [f"{one}  right" for one in SEAMS.values()])
def test_what_follows_a_gap_is_in_its_column(text: str) -> None:
    strip = Strip([Segment(text)]).adjust_cell_length(240)
    told = drawn(strip, 5, Console(color_system="truecolor"))
    screen = pyte.Screen(260, 1)
    pyte.Stream(screen).feed(f"\x1b[6G{told}\x1b[246G|")
    column = 5 + Strip([Segment(text.removesuffix("right"))]).cell_length
    assert screen.display[0].find("|") >= 0
    assert "".join(screen.buffer[0][column + n].data for n in range(5)) == "right"


def test_only_what_is_sure_goes_unplaced() -> None:
    assert is_sure("plain words, caf\u00e9, \u201cquotes\u201d \u2014 \u6771\u4eac \u2502 \u25cf")
    assert not any(is_sure(one) for name, one in SEAMS.items() if name not in {"plain", "wide"})


def test_the_reach_of_a_sequence_is_that_of_all_its_letters() -> None:
    assert extent(SEAMS["family"].split()[0]) == 6
    assert extent("a") == 1
    assert extent("\u0938\u094d") == 1


def test_an_emoji_at_the_edge_does_not_reach_over_it() -> None:
    family = SEAMS["family"].split()[0]
    strip = Strip([Segment(f"abcd{family}")])
    told = drawn(strip, 0, Console(color_system="truecolor"))
    screen = pyte.Screen(20, 1)
    pyte.Stream(screen).feed(f"\x1b[7G|\x1b[1G{told}")
    assert screen.buffer[0][6].data == "|"


@pytest.mark.parametrize("script", ["hindi", "bangla", "thai", "zalgo", "arabic"])
@pytest.mark.parametrize("emoji", ["vs16", "family", "keycap", "skin"])
def test_no_letter_is_lost_where_words_of_a_script_stand_before_an_emoji(
    script: str, emoji: str
) -> None:
    words = f"{SEAMS[script]} said {SEAMS[emoji]} then {SEAMS[script]} END"
    for edge in ("", "  next"):
        strip = Strip([Segment(words + " " * 20 + edge)])
        told = drawn(strip, 3, Console(color_system="truecolor"))
        seen = seen_where_each_letter_has_cells(told)
        for word in ("said", SEAMS[emoji].split()[1], "then", "END", *edge.split()):
            assert word in seen, (word, seen)
        if edge:
            assert seen.index("next") == 3 + strip.cell_length - 4


def seen_where_each_letter_has_cells(told: str) -> str:
    """The row of a terminal that gives each letter its cells, but for marks above and below."""
    row = [" "] * 300
    at = 0
    for column, letter in re.findall("\x1b\\[(\\d+)G|(.)", re.sub("\x1b\\[[\\d;]*m", "", told)):
        if column:
            at = int(column) - 1
        elif unicodedata.category(letter) not in {"Mn", "Me", "Cf"}:
            width = max(1, cell_len(letter))
            row[at : at + width] = [letter, *[""] * (width - 1)]
            at += width
    return "".join(one or "." for one in row)
