"""From a cold start on the stories that ship: a name is followed from story to story by key."""

import re

import pytest

from tests.support.terminal import Opener, Terminal

pytestmark = pytest.mark.journey


class Counted:
    """A terminal whose keys are counted."""

    def __init__(self, shown: Terminal) -> None:
        self.shown = shown
        self.keys = 0

    def press(self, key: str, until: str) -> str:
        """Press one key, and wait until the screen says so."""
        self.keys += 1
        self.shown.press(key)
        return self.shown.wait_for(until)

    def spent(self) -> int:
        """Keys since the last time."""
        spent, self.keys = self.keys, 0
        return spent


def test_a_place_is_followed_in_few_keys(terminal: Opener) -> None:
    """At most: story 1, place 2, its card 2 more, another story 2 more, back 2."""
    shown = terminal("--tui", size=(120, 36))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    reader = Counted(shown)
    reader.press("enter", r"▸ Story 1 of \d+")
    assert reader.spent() <= 1
    told = reader.press(".", r"Place 1 of \d+: (.+), paragraph \d+\.")
    assert reader.spent() <= 2
    place = re.search(r"Place 1 of \d+: (.+), paragraph", told)
    assert place is not None
    name = re.escape(place[1])
    reader.press("c", rf"(?m) {name}, place$")
    assert reader.spent() <= 2
    while "IN STORIES" not in shown.text:
        # the rest is still being analysed, and a card changes only when it is asked for again;
        # not before all of it is drawn: half a picture has the words of both pages
        shown.settle(0.5)
        reader.press("escape", rf"\A(?![\s\S]* {name}, place)")
        reader.press("c", rf"(?m) {name}, place$")
    reader.spent()
    reader.press("down", r"▌\d\d \w{3}  ")
    reader.press("enter", rf"▸ Story ([2-9]|\d\d) of \d+[\s\S]*{name}, \d of \d+, paragraph")
    assert reader.spent() <= 2
    reader.press("\x7f", r"▸ Story 1 of \d+[\s\S]*Paragraph 1 of")
    assert reader.spent() <= 2
    shown.press("Q")
    assert shown.wait_for_end() == 0
