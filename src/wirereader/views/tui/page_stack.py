"""Pages over each other: how many may lie there, and how one comes to be drawn once.

Textual draws a new screen when it is mounted, when it is resized, and when what it leaves room
for is arranged anew, each time with all that shows through it.
"""

import contextlib
from collections.abc import Callable
from typing import Any, Final, TypeVar

from textual import events
from textual.app import App
from textual.screen import Screen

MOST_PAGES: Final = 16
"""Pages over each other: each is drawn through those above it, and somebody has to come back."""
_LONGEST_S: Final = 0.1
"""Seconds after which a page is drawn as it is then: nothing may keep it from the reader."""
_ROUNDS: Final = 2
"""What is new is laid out, told its size, and laid out again for what it says to that."""
Answer = TypeVar("Answer")


def has_room(app: App[Any]) -> bool:
    """Claim that one more page can be opened over those that are open."""
    return len(app.screen_stack) <= MOST_PAGES


class DrawnOnce(Screen[Answer]):
    """A screen that renders nothing while drawing waits for the end of a batch."""

    _has_come = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """When it first comes, each widget was just mounted with its styles: leave them."""
        event.refresh_styles = event.refresh_styles and self._has_come
        self._has_come = True

    def _compositor_refresh(self) -> None:
        if not self.app._batch_count:  # noqa: SLF001 - else Textual renders, and throws it away
            super()._compositor_refresh()

    def lay_out(self) -> None:
        """Arrange what asked for it now, not at the next tick of the screen."""
        if self._layout_required:
            self._layout_required = False
            self._refresh_layout()
        if not self.is_active:  # whoever is on top draws it too
            self._repaint_required = False
            self._dirty_widgets.clear()
            self._compositor._dirty_regions.clear()  # noqa: SLF001 - as Textual does when drawn

    def draw_now(self) -> None:
        """Draw all of it now, not at the next tick of the screen."""
        self.refresh()
        self._on_timer_update()


def draw_once(app: App[Any], screen: Screen[Any]) -> None:
    """Draw nothing until a screen that is about to be on top, and those below it, are laid out."""
    batch = contextlib.ExitStack()
    batch.enter_context(app.batch_update())
    is_drawn = False

    def lay_out() -> None:
        for one in app.screen_stack:
            if isinstance(one, DrawnOnce):
                one.lay_out()

    def draw() -> None:
        """Do so at whichever is first: all is laid out, or the time is over."""
        nonlocal is_drawn
        if is_drawn:
            return
        is_drawn = True
        timer.stop()
        lay_out()
        batch.close()
        if isinstance(app.screen, DrawnOnce):
            app.screen.draw_now()

    def settle(rounds: int) -> None:
        """The screen has nothing more to do; then the list in it, and what that asked of it."""
        if rounds and not is_drawn:
            lay_out()
            (screen.focused or screen).call_later(screen.call_after_refresh, settle, rounds - 1)
        else:
            draw()

    timer = app.set_timer(_LONGEST_S, draw)
    screen.call_after_refresh(settle, _ROUNDS)


def show_at_once(
    app: App[Any], page: Screen[Answer], left: Callable[[Answer | None], None]
) -> None:
    """Show a page: it and the screens below it are laid out first, then all is drawn once."""
    app.push_screen(page, left)
    draw_once(app, page)
