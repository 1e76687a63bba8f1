"""Dataclasses that are finished late are what `dataclasses` makes of the same words."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from threading import Thread
from typing import Any

import pytest

from wirereader.late_dataclass import late_dataclass


def classes(kind: Any) -> tuple[Any, Any, Any]:
    """A class, one that adds to it and to which it adds nothing, as `kind` makes them."""

    @kind(frozen=True, slots=True)
    class Place:
        """A place."""

        name: str
        people: int = 0
        others: tuple[str, ...] = field(default=(), compare=False)

        def __post_init__(self) -> None:
            if self.people < 0:
                raise ValueError(self.people)

        def __str__(self) -> str:
            return f"{self.name} ({self.people})"

    @kind(frozen=True, slots=True)
    class Port(Place):
        ships: int = 1

    class Harbour(Port):
        __slots__ = ()

    return Place, Port, Harbour


BOTH = pytest.mark.parametrize("kind", [dataclass, late_dataclass], ids=["as usual", "late"])


@BOTH
@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_value(kind: Any, which: int) -> None:
    made = classes(kind)[which]
    one = made("Ellery", 3, others=("x",))
    assert one == made("Ellery", 3) != made("Ellery", 4)
    assert hash(one) == hash(made("Ellery", 3))
    assert str(one) == "Ellery (3)"
    assert repr(one).startswith(f"{made.__qualname__}(name='Ellery', people=3, others=('x',)")
    assert replace(one, people=9).people == 9
    assert copy.copy(one) == one
    assert made.__doc__ is None or "A place" in made.__doc__ or which
    with pytest.raises(FrozenInstanceError):
        one.people = 4
    with pytest.raises(FrozenInstanceError):
        del one.people
    with pytest.raises((AttributeError, TypeError)):
        one.nothing_of_that_name = 1
    with pytest.raises(ValueError, match="-1"):
        made("Ellery", -1)
    with pytest.raises(TypeError):
        made()
    match one:
        case made(name, 3):
            assert name == "Ellery"
        case _:
            pytest.fail("fields have their places in patterns")
    assert not hasattr(one, "__dict__")


@BOTH
def test_values_of_other_classes_are_others(kind: Any) -> None:
    place, port, harbour = classes(kind)
    assert port("Ellery") != harbour("Ellery") != place("Ellery")
    assert [one.name for one in fields(harbour)] == ["name", "people", "others", "ships"]
    assert is_dataclass(place)


@BOTH
def test_a_usual_dataclass_adds_to_it_before_there_is_any_instance(kind: Any) -> None:
    place, *_ = classes(kind)
    town: Any = dataclass(frozen=True, slots=True)(
        type("Town", (place,), {"__annotations__": {"mayor": str}, "mayor": "nobody"})
    )
    assert town("Ellery", mayor="Ana") == town("Ellery", 0, mayor="Ana")
    assert town("Ellery", mayor="Ana") != town("Ellery")


def test_methods_are_written_when_they_are_first_wanted() -> None:
    place, *_ = classes(late_dataclass)
    assert "__eq__" not in vars(place)
    one = place("Ellery")
    name = vars(place)["__eq__"].__name__
    assert name != "__eq__", "it stands for what is not written yet"
    assert one == place("Ellery")
    assert vars(place)["__eq__"].__name__ == "__eq__"
    assert repr(one).endswith("Place(name='Ellery', people=0, others=())")


@BOTH
def test_values_have_an_order(kind: Any) -> None:
    @kind(frozen=True, slots=True, order=True)
    class Numbered:
        major: int
        minor: int = 0

        def __repr__(self) -> str:
            return f"{self.major}.{self.minor}"

    Version: Any = Numbered  # noqa: N806 - a class
    assert sorted([Version(2), Version(1, 9), Version(1)]) == [
        Version(1),
        Version(1, 9),
        Version(2),
    ]
    assert Version(1) < Version(1, 1) <= Version(1, 1) > Version(1)
    assert Version(3) >= Version(2, 9)
    assert repr(Version(1, 2)) == "1.2"
    with pytest.raises(TypeError):
        _ = Version(1) < 2


@BOTH
@pytest.mark.parametrize("first", [repr, hash, copy.copy, pickle.dumps, lambda one: one == 1])
def test_whatever_is_first_asked_of_a_value(kind: Any, first: Callable[[Any], object]) -> None:
    made = kind(frozen=True, slots=True)(type("Sent", (), {"__annotations__": {"name": "str"}}))
    globals()["Sent"] = made
    made.__module__ = __name__
    one = made("x")
    first(one)
    assert one == made("x") != made("y")
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own


def test_threads_make_the_first_instance_together() -> None:
    for _ in range(20):
        _, _, harbour = classes(late_dataclass)
        made: list[object] = []
        threads = [Thread(target=lambda of=harbour, to=made: to.append(of("x"))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made == [harbour("x")] * 4


def test_what_may_change_is_refused() -> None:
    with pytest.raises(TypeError):
        late_dataclass(frozen=False, slots=True)


def test_the_first_instance_may_come_from_another_process() -> None:
    """Of a class that a start uses late: a process that has made none of it is given one."""
    made = "from wirereader.story.mark import Mark; import pickle, sys; "
    send = f"{made}sys.stdout.buffer.write(pickle.dumps(Mark('a', 'b')))"
    sent = subprocess.run([sys.executable, "-c", send], capture_output=True, check=True).stdout
    take = f"{made}print(pickle.load(sys.stdin.buffer) == Mark('a', 'b'))"
    taken = subprocess.run(
        [sys.executable, "-c", take], input=sent, capture_output=True, check=True
    ).stdout
    assert taken.split() == [b"True"]


def test_fields_asked_of_a_class_that_another_thread_has_just_finished() -> None:
    (made, _, _) = classes(late_dataclass)
    stale = vars(made)["__dataclass_fields__"]  # what was found in the class before
    made("Ellery")
    assert stale.__get__(None, made) == made.__dataclass_fields__


class Watched(type):
    """A class that compares two equal values as soon as values can be made."""

    def __init__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> None:
        super().__init__(name, bases, members)
        cls.found: list[bool] = []

    def __setattr__(cls, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name == "__init__":
            cls.found.append(cls(1) == cls(1))


def test_no_value_is_made_of_a_class_that_cannot_compare_it_yet() -> None:
    class Number(metaclass=Watched):
        value: int

    made: Any = late_dataclass(frozen=True, slots=True)(Number)
    made(2)
    assert made.found == [True]
