"""What a story says: Body in, Findings out; importing this package loads no model."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wirereader.analysis.engine import analyse

__all__ = ["analyse"]


def __getattr__(name: str) -> object:
    """Load the engine when it is first asked for, so that the views can start without it."""
    if name == "analyse":
        from wirereader.analysis.engine import analyse

        return analyse
    raise AttributeError(name)
