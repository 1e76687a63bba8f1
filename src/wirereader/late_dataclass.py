"""Dataclasses whose methods are written when they are first wanted.

`dataclasses` writes and compiles six functions for each class, up to two milliseconds of every
start; of the fifty values that a start defines it makes instances of ten, and compares hardly any.
The constructor is written when the first instance is made, what compares, hashes, shows and pickles
one when that is first asked for.  For the type checker, and from then on, these are the frozen
dataclasses with slots that they say they are.

A class whose instances are made past its constructor, by `__new__`, is none for this.
"""

import dataclasses
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["late_dataclass"]
_FIELDS = "__dataclass_fields__"
# What lets an instance be made without asking for the fields comes last, and the fields after it
_FOR_INSTANCES = (
    *("__setattr__", "__delattr__", "__match_args__", "__dataclass_params__", "__init__"),
    _FIELDS,
)
_FOR_REST = ("__repr__", "__eq__", "__hash__", "__getstate__", "__setstate__")
_FOR_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")
_OF_ONE = ("__dict__", "__weakref__")
_lock = threading.RLock()


class _Unwritten:
    """Stands in a class for the fields of it: asked for them, has instances of it made."""

    def __init__(self, plain: type, order: bool) -> None:
        self._plain, self._own = plain, {k: v for k, v in vars(plain).items() if k not in _OF_ONE}
        self._order = order

    def __get__(self, _: object, whole: type) -> Any:
        with _lock:
            # none: another thread has finished it since we were found in it
            for owner in (one for one in whole.__mro__ if vars(one).get(_FIELDS) is self):
                self._begin(owner)
        return getattr(whole, _FIELDS)

    def _begin(self, owner: type) -> None:
        """Have instances made, and all else written once it is asked for."""
        written = vars(dataclasses.dataclass(frozen=True, repr=False, eq=False)(self._plain))
        for name in (*_FOR_REST, *(_FOR_ORDER if self._order else ())):
            if name not in self._own:
                setattr(owner, name, self._asked(owner, name))
        for name in _FOR_INSTANCES:
            setattr(owner, name, written[name])

    def _asked(self, owner: type, name: str) -> Callable[..., Any]:
        """Stands for a method: writes all of them, and does what the one of this name does."""

        def method(of: object, *others: object) -> Any:
            with _lock:
                if vars(owner)[name] is method:
                    self._finish(owner)
            return vars(owner)[name](of, *others)

        return method

    def _finish(self, owner: type) -> None:
        plain = type(self._plain)(self._plain.__name__, self._plain.__bases__, {**self._own})
        whole: type = dataclasses.dataclass(frozen=True, slots=True, order=self._order)(plain)
        written = vars(whole)
        for name in ("__dataclass_params__", *_FOR_REST, *_FOR_ORDER):
            if name in written and name not in self._own:
                setattr(owner, name, written[name])


if TYPE_CHECKING:
    from dataclasses import dataclass as late_dataclass
else:

    def late_dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[type], type]:
        """A frozen dataclass with slots, of fields without `ClassVar`."""
        if not (frozen and slots):
            raise TypeError("a value is frozen and has slots, or is no late dataclass")
        return lambda plain: _begun(plain, order=order)


def _begun(plain: type, *, order: bool) -> Any:
    """The class with slots for its fields, which is finished when it is first called."""
    fields = plain.__annotations__
    inherited = {slot for base in plain.__mro__[1:] for slot in vars(base).get("__slots__", ())}
    members = {k: v for k, v in vars(plain).items() if k not in fields and k not in _OF_ONE}

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
            _FIELDS: _Unwritten(plain, order),
        },
    )
    return made
