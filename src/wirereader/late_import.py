"""Late import: modules that are loaded, and patterns compiled, when they are first used.

A start pays for what it shows, and for nothing else.  Modules in three forms, in this order of
preference:

- an import within the one function that needs it;
- where many functions of a module need another one:

      if TYPE_CHECKING:
          from wirereader.library import retention
      else:
          retention = Late("wirereader.library.retention")

- `LateFunctions` in the same way, in a table that holds a module's functions and calls few of them.

The type checker and the import contracts read the first branch, and so check both as usual.  What
is defined in a late module stands in no annotation that is evaluated, and in no base class.
"""

import contextlib
import re
import sys
from collections.abc import Awaitable, Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__all__ = [
    "EmptyClasses",
    "Late",
    "LateFunction",
    "LateFunctions",
    "late_pattern",
    "load_named",
    "load_without",
]


_named: list[str] = []
_patterns: list[Any] = []
"""Those that nobody may have used yet."""


def load_named() -> None:
    """Load all modules, and compile all patterns, that something stands for.

    For a thread, once what was shown stands.

    What cannot be loaded (a program that was replaced meanwhile) is left to whoever needs it: a
    thread that fails would print a traceback over what is shown.
    """
    for name in _named:
        with contextlib.suppress(Exception):
            import_module(name)
    while _patterns:
        with contextlib.suppress(re.error, IndexError):  # another thread may have taken the last
            _patterns.pop().compiled()


class EmptyClasses(ModuleType):
    """Has a class of any name, in which there is nothing."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def load_without(name: str, unwanted: Mapping[str, ModuleType | None]) -> None:
    """Load a module that can do without others, and those not.

    `name` finds what stands beside each in its place, or for None that it is not installed.  All
    others find the real ones afterwards.  What is loaded already is left as it is; nothing is done
    where `name` is.  Where `name` cannot be loaded so, it is loaded whole when it is imported.
    """
    if name in sys.modules:
        return
    instead = {one: module for one, module in unwanted.items() if one not in sys.modules}
    sys.modules.update(instead)  # type: ignore[arg-type]  # None: an import of it fails
    try:
        with contextlib.suppress(Exception):
            import_module(name)
    finally:
        for one in instead:
            del sys.modules[one]


class Late:
    """Stands for a module, and loads it when something of it is first asked for."""

    def __init__(self, name: str) -> None:
        self._name = name
        _named.append(name)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


class LateFunctions:
    """Stands for a module of coroutine functions, and loads it when one of them is first called."""

    def __init__(self, name: str) -> None:
        self._name = name
        _named.append(name)

    def __getattr__(self, function: str) -> "LateFunction":
        return LateFunction(self._name, function)


class LateFunction:
    """A coroutine function of a module that need not be loaded yet."""

    __slots__ = ("function", "module")

    def __init__(self, module: str, function: str) -> None:
        self.module, self.function = module, function

    def loaded(self) -> Callable[..., Awaitable[Any]]:
        """The function itself.  Raises AttributeError where the module has none of that name."""
        found: Callable[..., Awaitable[Any]] = getattr(import_module(self.module), self.function)
        return found

    def __call__(self, *arguments: Any) -> Awaitable[Any]:
        """Call it, loaded."""
        return self.loaded()(*arguments)


if TYPE_CHECKING:
    from re import compile as late_pattern
else:

    class late_pattern:  # noqa: N801 - called as `re.compile` is
        """A regular expression that is compiled when it is first used."""

        def __init__(self, pattern: str | bytes, flags: int = 0) -> None:
            self._asked = pattern, flags
            self._compiled = None
            _patterns.append(self)

        def compiled(self) -> Any:
            """The pattern itself."""
            if self._compiled is None:
                self._compiled = re.compile(*self._asked)
            return self._compiled

        def __getattr__(self, name: str) -> Any:
            found = getattr(self.compiled(), name)
            setattr(self, name, found)  # from now on as fast as the compiled one
            return found
