"""One key after the other: each goes where the one before it has led.

Textual hands a key to the widget that has the focus when the key arrives, though an earlier one may
still be on its way through the widgets.  What is typed fast, or while the machine is busy, would
then be commands of the pane that is being left: a name after the key of the navigator, a query
after that of the search.
"""

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual import events
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

LONGEST_S: Final = 0.5
"""Seconds without an answer after which the next key is handed on: a widget that is taken away
gives none.  Where widgets do answer, one after the other, a slow machine is waited for."""
_HANDED_ON: Final = -1
"""The turn while the next key is on its way to us."""


class KeyTurns:
    """Tells whether a key is handed on now; those that are not wait, in their order."""

    def __init__(self, app: "App[int]") -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._next: events.Event | None = None
        self._turn = 0
        """The number of the key that is on its way; 0: none is."""
        self._count = 0
        self._limit: Timer | None = None
        self._answered_at = 0.0
        """When a widget was last heard of (seconds of `monotonic`)."""

    def begin(self, event: events.Event) -> bool:
        """Claim that it is the turn of this key; else it waits until those before are done."""
        if event is not self._next and self._turn:
            self._waiting.append(event)
            return False
        self._next = None
        self._count += 1
        self._turn = self._count
        return True

    def follow(self, node: MessagePump) -> None:
        """Have the next key wait for what this one does at `node`, and at all around it."""
        around = [node]
        while (parent := around[-1]._parent) is not None:  # noqa: SLF001 - as messages bubble
            around.append(parent)
        turn = self._turn
        self._answered_at = monotonic()
        self._limit = self._app.set_timer(LONGEST_S, lambda: self._give_up(turn))
        self._pass_on(around, 0, turn)

    def _give_up(self, turn: int) -> None:
        """Wait no longer, unless something was heard meanwhile."""
        left_s = self._answered_at + LONGEST_S - monotonic()
        if turn == self._turn and left_s > 0:
            self._limit = self._app.set_timer(left_s, lambda: self._give_up(turn))
        else:
            self._done(turn)

    def _pass_on(self, around: list[MessagePump], at: int, turn: int) -> None:
        """Stand in line behind the key at each of these, then at the screen that it led to."""
        self._answered_at = monotonic()
        if at < len(around):
            around[at].call_later(self._pass_on, around, at + 1, turn)
        else:
            self._app.screen.call_later(self._done, turn)

    def _done(self, turn: int) -> None:
        if turn != self._turn:
            return
        if self._limit is not None:
            self._limit.stop()
        if self._waiting:
            self._turn = _HANDED_ON  # whoever answers now is too late
            self._next = self._waiting.popleft()
            self._app.post_message(self._next)
        else:
            self._turn = 0
