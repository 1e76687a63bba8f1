"""How many pages may lie over each other."""

from typing import Any, Final

from textual.app import App

MOST_PAGES: Final = 16
"""Pages over each other: each is drawn through those above it, and somebody has to come back."""


def has_room(app: App[Any]) -> bool:
    """Claim that one more page can be opened over those that are open."""
    return len(app.screen_stack) <= MOST_PAGES
