"""Named tuples whose constructor is written once a class has more than a few instances.

`typing` writes and compiles methods for each class, a tenth of a millisecond of every start; of
the hundred values that a start defines it makes fifty, and of most of these a single one.  For the
type checker, and for whoever makes or reads one, these are `typing.NamedTuple`.
"""

from collections import namedtuple
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Any, Self

__all__ = ["NamedTuple"]

_Field: Any = type(vars(namedtuple("_One", "field"))["field"])  # noqa: PYI024 - of no type
"""What reads one place of a tuple by a name, as the interpreter has it."""
_FEW = 4
"""Instances for which writing a constructor takes longer than doing without."""


class _LateConstructor(type):
    """Makes of a class's annotations the fields of a tuple, each known by its name."""

    def __new__(mcs, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> Any:
        if bases == (tuple,) or vars(bases[0]).get("_fields"):
            return super().__new__(mcs, name, bases, members)  # of the same fields
        if len(bases) > 1:
            raise TypeError("a named tuple is nothing else besides")
        made: Any = super().__new__(mcs, name, bases, {**members, "__slots__": ()})
        fields = tuple(made.__annotations__)
        made._fields, made._field_defaults = (
            fields,
            {one: members[one] for one in fields if one in members},
        )
        setattr(made, "__match_args__", fields)  # noqa: B010 - no type has it to assign to
        for place, field in enumerate(fields):
            setattr(made, field, _Field(place, None))

        calls = count()

        def begin(cls: type, /, *values: Any, **named: Any) -> Any:
            whole = _in_order(made, values, named) if next(calls) < _FEW else None
            if whole is not None:
                return tuple.__new__(cls, whole)
            made.__new__ = staticmethod(_constructor(made))
            return made.__new__(cls, *values, **named)

        made.__new__ = staticmethod(begin)
        return made


def _in_order(made: Any, values: tuple[Any, ...], named: dict[str, Any]) -> list[Any] | None:
    """What is given, as its fields stand; None where it is wrong, for the constructor to tell."""
    rest = made._fields[len(values) :]
    known = {**made._field_defaults, **named}
    if len(values) > len(made._fields) or not all(one in known for one in rest):
        return None
    return [*values, *(known[one] for one in rest)] if named.keys() <= {*rest} else None


def _constructor(made: Any) -> Any:
    """The function that takes the fields as arguments; written as `collections.namedtuple` does."""
    taken = "".join(f", {field}" for field in made._fields)
    values = "".join(f"{field}, " for field in made._fields)
    written = eval(  # noqa: S307 - names of our own, which stand in a class
        f"lambda _of{taken}: _tuple(_of, ({values}))", {"_tuple": tuple.__new__}
    )
    written.__name__, written.__qualname__ = "__new__", f"{made.__qualname__}.__new__"
    written.__defaults__ = tuple(made._field_defaults.values())
    return written


class _Values(tuple[Any, ...], metaclass=_LateConstructor):
    """What all named tuples can do, whatever their fields."""

    __slots__ = ()
    if TYPE_CHECKING:  # an annotation would be a field of all that come after
        _fields: tuple[str, ...]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        """One of as many values as there are fields.  Raises TypeError."""
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Self:
        """The same with other values.  Raises ValueError for what is no field."""
        made = self._make(map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(told)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = _Values
