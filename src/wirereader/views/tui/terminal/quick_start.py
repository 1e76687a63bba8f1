"""Textual without what is never used of it: some 10 ms of a start."""

import typing

from wirereader.late_import import EmptyClasses, load_without

__all__ = ["load_textual"]
_NEVER_USED = ("textual.command", "platformdirs", "uuid", "rich.table")
"""Its palette (ours is our own), saved files, numbers for them, and tables for its developers."""


def load_textual() -> None:
    """Load Textual's application; to be called before anything of Textual is imported."""
    instead = {
        **{name: EmptyClasses(name) for name in _NEVER_USED},
        "typing_extensions": typing,  # all that is asked of it is in both
    }
    load_without("textual.app", instead)
