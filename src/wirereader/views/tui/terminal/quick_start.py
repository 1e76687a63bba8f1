"""Textual without what is never used of it, and with its classes made quickly: 15 ms of a start."""

import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from wirereader.late_import import EmptyClasses, load_without

if typing.TYPE_CHECKING:
    from textual.dom import DOMNode

__all__ = ["load_textual"]
_NEVER_USED = ("textual.command", "platformdirs", "uuid", "rich.table")
"""Its palette (ours is our own), saved files, numbers for them, and tables for its developers."""


def load_textual() -> None:
    """Load Textual's application; to be called before anything of Textual is imported."""
    instead = {
        **{name: EmptyClasses(name) for name in _NEVER_USED},
        "typing_extensions": typing,  # all that is asked of it is in both
    }
    load_without("textual.dom", instead)
    make_classes_quickly()
    load_without("textual.app", instead)


def make_classes_quickly() -> None:
    """Have each class of widgets ask its bases once for what they declare.

    Textual looks through all attributes of all of them for each class: 0.2 ms, 43 times in a start.
    Its own way stays where it would note anything else of a class than we know of.
    """
    from textual.dom import DOMNode

    theirs = DOMNode.__dict__["__init_subclass__"]
    noted = vars(type("Tried", (DOMNode,), {})).keys()
    DOMNode.__init_subclass__ = classmethod(_quickly())  # type: ignore[assignment]
    try:
        is_known = vars(type("Tried", (DOMNode,), {})).keys() == noted
    except Exception:  # noqa: BLE001 - whatever it is, Textual has changed
        is_known = False
    if not is_known:
        DOMNode.__init_subclass__ = theirs  # type: ignore[method-assign]


def _quickly() -> Callable[..., None]:
    """What Textual does when a class of widgets is made."""
    from textual.dom import DOMNode
    from textual.reactive import Reactive

    @cache
    def declared(one: type) -> tuple[dict[str, Any], frozenset[str]]:
        """A class's own reactive attributes, and the names of those that it computes."""
        own = vars(one)
        computed = [name for name in own if name.startswith(("_compute_", "compute_"))]
        reactives = {name: found for name, found in own.items() if isinstance(found, Reactive)}
        return reactives, frozenset(name.lstrip("_")[8:] for name in computed)

    def begin(
        cls: "type[DOMNode]",
        inherit_css: bool = True,
        inherit_bindings: bool = True,
        inherit_component_classes: bool = True,
    ) -> None:
        super(DOMNode, cls).__init_subclass__()
        every = [declared(base) for base in reversed(cls.__mro__)]
        cls._reactives = {name: found for own, _ in every for name, found in own.items()}
        cls._inherit_css = inherit_css
        cls._inherit_bindings = inherit_bindings
        cls._inherit_component_classes = inherit_component_classes
        bases = cls._css_bases(cls)
        cls._css_type_name = bases[0].__name__
        cls._merged_bindings = cls._merge_bindings()
        cls._css_type_names = frozenset(base.__name__ for base in bases)
        cls._computes = frozenset[str]().union(*(computed for _, computed in every))

    return begin
