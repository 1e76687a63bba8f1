"""Dataclasses whose methods are written when the first instance of a class is made.

`dataclasses` writes and compiles six functions for each class, half a millisecond of every start;
of the forty values that a start defines it uses ten.  For the type checker, and from the first
instance on, these are the frozen dataclasses with slots that they say they are.

A class whose instances are made past its constructor, by `__new__`, is none for this.
"""

import dataclasses
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["late_dataclass"]
_FIELDS = "__dataclass_fields__"
# What lets an instance be made without asking for the fields comes last, and the fields after it
_WRITTEN = (
    *("__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__"),
    *("__match_args__", "__dataclass_params__", "__setstate__", "__init__", _FIELDS),
)
_OF_ONE_CLASS = ("__dict__", "__weakref__")
_lock = threading.RLock()


class _Unwritten:
    """Stands in a class for the fields of it: asked for them, has the class finished."""

    def __init__(self, plain: type) -> None:
        self._plain, self._own = plain, frozenset(vars(plain))

    def __get__(self, _: object, whole: type) -> Any:
        with _lock:
            # none: another thread has finished it since we were found in it
            for owner in (one for one in whole.__mro__ if vars(one).get(_FIELDS) is self):
                self._finish(owner)
        return getattr(whole, _FIELDS)

    def _finish(self, owner: type) -> None:
        written = vars(dataclasses.dataclass(frozen=True, slots=True)(self._plain))
        for name in _WRITTEN:
            if name in written and name not in self._own:
                setattr(owner, name, written[name])


if TYPE_CHECKING:
    from dataclasses import dataclass as late_dataclass
else:

    def late_dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """A frozen dataclass with slots, of fields without `ClassVar`."""
        if not (frozen and slots):
            raise TypeError("a value is frozen and has slots, or is no late dataclass")
        return _begun


def _begun(plain: type) -> Any:
    """The class with slots for its fields, which is finished when it is first called."""
    fields = plain.__annotations__
    inherited = {slot for base in plain.__mro__[1:] for slot in vars(base).get("__slots__", ())}
    members = {k: v for k, v in vars(plain).items() if k not in fields and k not in _OF_ONE_CLASS}

    def begin(self: object, *values: Any, **named: Any) -> None:
        getattr(made, _FIELDS)
        made.__init__(self, *values, **named)

    def restore(self: object, state: Any) -> None:  # the first instance may come from elsewhere
        getattr(made, _FIELDS)
        made.__setstate__(self, state)

    made: Any = type(plain)(
        plain.__name__,
        plain.__bases__,
        {
            **members,
            "__qualname__": plain.__qualname__,
            "__slots__": tuple(name for name in fields if name not in inherited),
            "__init__": begin,
            "__setstate__": restore,
            _FIELDS: _Unwritten(plain),
        },
    )
    return made
