"""What to subscribe to: a field for an address, and below it what is offered, to be ticked.

The field has the focus from the start, so an address is typed at once; arrows move in the list all
the same.  Enter takes what is ticked with the whole address that was typed, if one was, else what
was typed, else the line under the cursor.
"""

import re
from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from wirereader.desk.outcomes import Offer, OffersShown, Outcome
from wirereader.desk.phrases import count
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.story.folding import folded
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.input_field import Field
from wirereader.views.tui.widgets.line_wrapping import cut

_PAGE = 10
_MOVES = {"down": 1, "up": -1, "pagedown": _PAGE, "pageup": -_PAGE}
_SIGNS = frozenset("./:~")
"""Signs that an address or a path has, and the name of a feed seldom."""
_WHOLE_ADDRESS = re.compile(r"https?://\S+\Z")
_HINTS = "Enter subscribe  Space tick  Up and Down move  {back} back"
_LISTS = "Found on this machine"


class OfferField(Field):
    """The field in which an address is typed; keys that mean the list below go there."""

    class ForList(Message):
        """A key that is not for the field: a move by so many lines, or 0 for a tick."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    async def _on_key(self, event: events.Key) -> None:
        if event.key in _MOVES or (event.key == "space" and " " not in self.value.strip(" ")):
            is_tick = event.key == "space"
            if is_tick and self.value and _SIGNS & set(self.value):
                await super()._on_key(event)  # "https://example.com 2"
                return
            event.stop()
            event.prevent_default()
            self.post_message(self.ForList(0 if is_tick else _MOVES[event.key]))
            return
        await super()._on_key(event)


class Offers(Blocks, can_focus=False):
    """One offer a line, under the name of its region; a tick stands before what was chosen."""

    def __init__(self, offers: tuple[Offer, ...]) -> None:
        super().__init__(id="offers")
        self._offers = offers
        self.ticked: set[int] = set()

    def is_loud(self) -> bool:
        """Always: while something is typed above, arrows and Enter are for this list."""
        return True

    def show(self, offers: tuple[Offer, ...]) -> None:
        """Show other offers."""
        self._offers, self.row, self.blocks = offers, 0, []
        self.measure()
        self.step(0)

    def laid(self, width: int) -> list[ListBlock]:
        """Offers with the names of their regions."""
        blocks: list[ListBlock] = []
        region = None
        for offer in self._offers:
            if offer.region != region:
                region = offer.region
                heading = cut(drawable(region or _LISTS), max(1, width - 2))
                blocks.append(ListBlock((((heading, "listing--strong"),),), is_stop=False))
            sign = "[x]" if offer.number in self.ticked else "[ ]"
            sign = "   " if not offer.region else sign
            title = cut(drawable(offer.title), max(1, width - 8))
            about = drawable(offer.about.partition(", ")[2] if offer.region else offer.about)
            rest = cut(about, max(0, width - 10 - len(title)))
            pieces = ((f"{sign} ", ""), (title, ""), (f"  {rest}", "listing--muted"))
            blocks.append(ListBlock((pieces,), key=offer.number))
        return blocks

    def step(self, by: int) -> None:
        """Be so many lines further, on a line that can be chosen."""
        row = max(0, min(self.row + by, self.row_count() - 1))
        direction = 1 if by >= 0 else -1
        while 0 <= row < self.row_count() and not self.is_stop(row):
            row += direction
        if 0 <= row < self.row_count():
            self.go(row)

    def tick(self) -> None:
        """Tick the line under the cursor, or no longer, and go on to the next."""
        key = self.current_key()
        if key is None or not any(one.number == key and one.region for one in self._offers):
            return
        self.ticked ^= {key}
        self.measure()
        self.step(1)


class AddScreen(Page[str]):
    """What is offered; answers with an address, a path, or addresses with blanks between."""

    DEFAULT_CSS = """
    AddScreen Input, AddScreen Input:focus {
        border: none; height: 1; padding: 0 1; background: $background; color: $foreground;
    }
    """
    IS_SINGLE: ClassVar[bool] = True
    kind: ClassVar[PageKind] = PageKind.LINES

    AUTO_FOCUS: ClassVar[str | None] = "OfferField"

    def __init__(
        self,
        ask: Callable[[], Coroutine[Any, Any, Outcome]] | None,
        shown: OffersShown = OffersShown(()),  # noqa: B008 - a value that never changes
    ) -> None:
        self._ask = ask
        self._all = (*shown.offers, *shown.more)
        self._offers = Offers(self._all)
        super().__init__("Subscribe to", self._offers, _HINTS)
        self._field = OfferField(
            placeholder="An address, a site, a file or a list; or part of a name below",
            select_on_focus=False,
        )
        self._field.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Title, field, offers, keys."""
        parts = list(super().compose())
        yield parts[0]
        yield self._field
        yield from parts[1:]

    def on_mount(self) -> None:
        """The field has the focus: an address is typed at once."""
        super().on_mount()
        self.set_focus(self._field)
        self._offers.step(0)
        if self._ask is not None:
            self.run_worker(self._bring(self._ask()), name="offers")

    async def _bring(self, asked: Coroutine[Any, Any, Outcome]) -> None:
        """Show what is offered once it has been looked for."""
        outcome = await asked
        if isinstance(outcome.shows, OffersShown):
            self._all = (*outcome.shows.offers, *outcome.shows.more)
            self._narrow(self._field.value)
        elif not outcome.is_done:  # nothing can be subscribed to here
            self._title_line.say(f" {outcome.said}")

    def choose(self, key: int) -> None:
        """A line was chosen with the mouse."""
        self._take(key)

    @on(OfferField.ForList)
    def _meant_list(self, event: OfferField.ForList) -> None:
        event.stop()
        if event.by:
            self._offers.step(event.by)
            return
        self._offers.tick()
        number = len(self._offers.ticked)
        self._title_line.say(
            f" Subscribe to {count(number, 'feed')}" if number else " Subscribe to"
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        """Show the offers that have what was typed."""
        wanted = folded(typed)
        kept = tuple(
            offer
            for offer in self._all
            if wanted in folded(f"{offer.title} {offer.about} {offer.region}")
        )
        self._offers.show(kept)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        typed, key = event.value.strip(), self._offers.current_key()
        if self._offers.ticked:
            by_number = {offer.number: offer.address for offer in self._all}
            wanted = [by_number[number] for number in sorted(self._offers.ticked)]
            wanted += [typed] if _WHOLE_ADDRESS.match(typed) else []
            self.dismiss(" ".join(wanted))
        elif typed and (_SIGNS & set(typed) or key is None):
            self.dismiss(typed)
        elif key is not None:
            self._take(key)

    def _take(self, key: int) -> None:
        self.dismiss(next(offer.address for offer in self._all if offer.number == key))
