"""Named tuples whose constructor is written late are what `typing` makes of the same words."""

import copy
import json
import pickle
import sys
import types
from threading import Thread
from typing import TYPE_CHECKING, Any, get_type_hints
from typing import NamedTuple as Usual

import pytest

from wirereader.late_named_tuple import NamedTuple as Late

if TYPE_CHECKING:
    from collections.abc import Callable


class UsualPlace(Usual):
    """A place."""

    name: str
    people: int = 0
    others: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return f"{self.name} ({self.people})"

    @classmethod
    def empty(cls) -> "UsualPlace":
        return cls("nowhere")


class LatePlace(Late):
    """A place."""

    name: str
    people: int = 0
    others: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        return f"{self.name} ({self.people})"

    @classmethod
    def empty(cls) -> "LatePlace":
        return cls("nowhere")


class UsualNothing(Usual):
    """Without fields."""


class LateNothing(Late):
    """Without fields."""


class UsualPort(UsualPlace):
    """Another name for the same."""

    __slots__ = ()


class LatePort(LatePlace):
    """Another name for the same."""

    __slots__ = ()


BOTH = pytest.mark.parametrize(
    "place", [UsualPlace, LatePlace, UsualPort, LatePort], ids=lambda made: made.__name__
)


def fresh() -> Any:
    """A class of which there is no instance yet."""

    class Fresh(Late):
        first: int
        second: str = "x"

    return Fresh


@BOTH
def test_a_value(place: Any) -> None:
    one = place("Ellery", 3, others=("x",))
    assert one == ("Ellery", 3, ("x",)) == place(name="Ellery", people=3, others=("x",))
    assert hash(one) == hash(tuple(one))
    assert (one.name, one.people, one.others) == tuple(one)
    assert one.told == "Ellery (3)"
    assert repr(one) == f"{place.__name__}(name='Ellery', people=3, others=('x',))"
    assert (type(place.empty()), *place.empty()) == (place, "nowhere", 0, ())
    match one:
        case place(name, 3):
            assert name == "Ellery"
        case _:
            pytest.fail("fields have their places in patterns")


@BOTH
def test_a_value_is_changed_into_others(place: Any) -> None:
    one = place("Ellery", 3)
    assert one._replace(people=9) == ("Ellery", 9, ())
    assert type(one._replace(people=9)) is place
    assert one._asdict() == {"name": "Ellery", "people": 3, "others": ()}
    assert place._make(["Ellery", 3, ()]) == one
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert (type(twin), twin) == (place, one)
    assert json.dumps(one) == '["Ellery", 3, []]'
    if sys.version_info >= (3, 13):
        assert copy.replace(one, people=9) == one._replace(people=9)


@BOTH
def test_what_is_wrong_is_refused(place: Any) -> None:
    wrong: list[Callable[[], object]] = [
        place,
        lambda: place("a", 1, (), 2),
        lambda: place("a", mayor="b"),
        lambda: place("a", name="b"),
        lambda: place._make(["a"]),
    ]
    for call in wrong:
        with pytest.raises(TypeError):
            call()
    one = place("Ellery")
    with pytest.raises((TypeError, ValueError), match="mayor"):
        one._replace(mayor="b")
    with pytest.raises(AttributeError):
        one.people = 4
    with pytest.raises(AttributeError):
        one.nothing_of_that_name = 1
    assert not hasattr(one, "__dict__")


@BOTH
def test_a_class(place: Any) -> None:
    assert place._fields == place.__match_args__ == ("name", "people", "others")
    assert place._field_defaults == {"people": 0, "others": ()}
    assert issubclass(place, tuple)
    assert list(get_type_hints(place)) == ["name", "people", "others"]


@pytest.mark.parametrize("nothing", [UsualNothing, LateNothing])
def test_there_may_be_no_fields(nothing: Any) -> None:
    assert nothing() == ()
    assert repr(nothing()) == f"{nothing.__name__}()"
    with pytest.raises(TypeError):
        nothing(1)


def test_the_constructor_is_written_once_there_are_more_than_a_few() -> None:
    made = fresh()
    begin = vars(made)["__new__"]
    assert made(1) == (1, "x")
    assert vars(made)["__new__"] is begin
    assert [made(number) for number in range(9)] == [(number, "x") for number in range(9)]
    written = vars(made)["__new__"]
    assert written is not begin
    assert made(2, second="y") == (2, "y")
    assert vars(made)["__new__"] is written


@pytest.mark.parametrize("made_before", [0, 9])
def test_arguments_are_as_strict_before_as_after(made_before: int) -> None:
    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
        ((), {}),
        ((1, "x", 2), {}),
        ((1,), {"first": 2}),
        ((1,), {"third": 2}),
        ((), {"second": "x"}),
    ]
    for values, named in wrong:
        made = fresh()
        assert len([made(number) for number in range(made_before)]) == made_before
        with pytest.raises(TypeError, match=r"Fresh\.__new__\(\)"):
            made(*values, **named)
        assert made(1, second="y") == made(second="y", first=1) == (1, "y")


def test_the_first_instance_may_come_of_a_row_or_from_elsewhere() -> None:
    assert fresh()._make([1, "y"]).second == "y"
    assert fresh()(second="y", first=1) == (1, "y")


def test_threads_make_the_first_instance_together() -> None:
    for _ in range(20):
        made, found = fresh(), list[object]()
        threads = [Thread(target=lambda of=made, to=found: to.append(of(1))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [(1, "x")] * 4


def test_a_named_tuple_is_nothing_besides() -> None:
    with pytest.raises(TypeError, match="nothing else"):
        types.new_class("Both", (Late, Thread))
