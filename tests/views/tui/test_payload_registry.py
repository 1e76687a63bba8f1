"""Every payload of an outcome is shown by something, and what a page answers is done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import USUAL
from wirereader.desk.outcomes import (
    CopiedShown,
    ErrorsShown,
    EveryoneShown,
    HeadlinesShown,
    MapShown,
    NamedPlace,
    NamesShown,
    Outcome,
    PictureShown,
    QuotesShown,
    Shown,
    TextShown,
)
from wirereader.desk.session import PageKind, Room
from wirereader.desk.targets import Ask, Target
from wirereader.views.tui.page_stack import Answer
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.pages.table_page import TablePage
from wirereader.views.tui.payload_registry import DISPLAYS, display_of, show_page

PICTURE = PictureShown(("A ferry.",), Path("nowhere"), "It was not found.")


class Host:
    """A PageHost without a screen: notes what is asked of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.keys = USUAL
        self.is_colourless = False
        self.noted: list[tuple[object, ...]] = []
        self.page: Page[Any] | None = None
        self.answer: Callable[[Any], None] | None = None

    def ask(self, word: str, target: Target | str | None = None) -> None:
        self.noted.append((word, target))

    async def carry_out(self, ask: Ask, *, is_shown: bool = True) -> Outcome:
        self.noted.append((*ask, is_shown))
        return await self.desk.do(*ask)

    def make_room(self, right: int, below: int) -> None:
        self.noted.append(("room", right, below))

    def say(self, sentence: str) -> None:
        self.noted.append(("say", sentence))

    def obey(self, line: str) -> None:
        self.noted.append(("line", line))

    def copy(self, text: str, told: str) -> None:
        self.noted.append(("copy", text, told))

    def open_page(
        self, page: Page[Answer], answered: Callable[[Answer], None] | None = None
    ) -> None:
        self.page, self.answer = page, answered


@pytest.fixture
def host(stories: list[Any], scripted: Callable[[], Any]) -> Host:
    return Host(Desk(stories, scripted()))


def test_every_payload_is_shown_by_something() -> None:
    assert set(DISPLAYS) == set(get_args(Shown))


def test_what_a_page_answers_is_done(host: Host) -> None:
    show_page(host, "Said.", TextShown(("1. One", "2. Two")), 2)
    assert host.answer is not None
    host.answer(2)
    assert host.noted == [("line", "2")]


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        (ErrorsShown(("1. No.",), ("w",), ("Wire",)), PageKind.ERRORS),
        (EveryoneShown("person", ()), PageKind.INDEX),
        (EveryoneShown("place", ()), PageKind.INDEX),
    ],
)
def test_a_list_is_a_table(host: Host, shown: Shown, kind: PageKind) -> None:
    show_page(host, "Said.", shown)
    assert isinstance(host.page, TablePage)
    assert host.page.kind is kind


@pytest.mark.parametrize("shown", [MapShown(("There.",), NamedPlace("Port Ellery")), PICTURE])
def test_a_page_to_look_at_asks_nothing(host: Host, shown: Shown) -> None:
    show_page(host, "Said.", shown)
    assert host.page is not None
    assert host.answer is None


def test_a_copied_text_goes_to_the_clipboard_without_a_page(host: Host) -> None:
    show_page(host, "", CopiedShown("words", "Copied: words."))
    assert host.page is None
    assert host.noted == [("copy", "words", "Copied: words.")]


@pytest.mark.parametrize("shown", [None, QuotesShown(()), NamesShown(())])
def test_what_the_panes_show_opens_nothing(host: Host, shown: Shown | None) -> None:
    show_page(host, "Said.", shown)
    assert host.page is None
    assert display_of(shown).fills is None


def test_a_list_begins_anew_in_its_pane() -> None:
    assert display_of(HeadlinesShown((), 0, 0, 0)).fills is Room.HEADLINES
