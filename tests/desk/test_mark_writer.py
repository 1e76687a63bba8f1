import threading
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.mark_writer import Keeper, Key
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault
from wirereader.story.mark import Mark

AT = datetime(2026, 11, 23, tzinfo=UTC)
FAULT = LibraryFault("The library cannot be used.", "The disk is full.", "Make room.")


class Broken:
    """A library on a full disk."""

    def marks(self, keys: Iterable[Key]) -> dict[Key, Mark]:  # noqa: ARG002
        raise FAULT

    def mark_read(self, source: str, guid: str, at: datetime) -> None:  # noqa: ARG002 - as the library has it
        raise FAULT

    mark_unread = star = unstar = mark_read

    def set_marks(self, stories: object, **_: object) -> int:  # noqa: ARG002
        raise FAULT


def nothing(_: LibraryFault) -> None:
    pytest.fail("no trouble was to be told")


def test_marks_are_kept_in_order() -> None:
    with Library.open(None) as library:
        keeper = Keeper(library, nothing)
        clean = Mark("VOA", "1")
        read = Mark("VOA", "1", read_at=AT)
        both = Mark("VOA", "1", read_at=AT, starred_at=AT)
        keeper.keep(clean, read, AT)
        keeper.keep(read, both, AT)
        keeper.keep(both, read, AT)
        keeper.keep(clean, both, AT)
        keeper.close()
        assert keeper.marks([("VOA", "1"), ("VOA", "2")]) == {("VOA", "1"): both}


def test_trouble_is_told_and_nothing_raised() -> None:
    told: list[LibraryFault] = []
    keeper = Keeper(Broken(), told.append)
    assert keeper.marks([("VOA", "1")]) == {}
    keeper.keep(Mark("VOA", "1"), Mark("VOA", "1", read_at=AT), AT)
    keeper.close()
    keeper.close()
    assert told == [FAULT, FAULT]
    assert keeper.fault is FAULT


def test_without_a_library_marks_last_as_long_as_the_program() -> None:
    keeper = Keeper(None, nothing)
    keeper.keep(Mark("VOA", "1"), Mark("VOA", "1", starred_at=AT), AT)
    assert keeper.marks([("VOA", "1")]) == {}
    keeper.close()


class Locked(Broken):
    """A library that another program writes to, until `is_free`."""

    def __init__(self) -> None:
        self.is_free = False
        self.kept: list[str] = []
        self.all_kept = threading.Event()

    def mark_read(self, source: str, guid: str, at: datetime) -> None:  # noqa: ARG002
        if not self.is_free:
            raise FAULT
        self.kept.append(guid)
        if len(self.kept) == 3:
            self.all_kept.set()


def test_what_could_not_be_kept_is_kept_later_in_order_and_told_once() -> None:
    told: list[LibraryFault] = []
    locked = Locked()
    keeper = Keeper(locked, told.append, again_s=0.01)
    for guid in ("1", "2", "3"):
        keeper.keep(Mark("VOA", guid), Mark("VOA", guid, read_at=AT), AT)
        keeper.flush()
    assert keeper.fault is FAULT
    locked.is_free = True
    assert locked.all_kept.wait(LIMIT_S)
    keeper.close()
    assert locked.kept == ["1", "2", "3"]
    assert told == [FAULT]
    assert keeper.fault is None


@pytest.mark.parametrize("again_s", [0, 60])
def test_what_is_held_is_tried_once_more_at_the_end(again_s: float) -> None:
    locked = Locked()
    keeper = Keeper(locked, lambda _: None, again_s=again_s)
    keeper.keep(Mark("VOA", "1"), Mark("VOA", "1", read_at=AT), AT)
    keeper.flush()
    locked.is_free = True
    keeper.close()
    assert locked.kept == ["1"]
    assert keeper.fault is None


class Mistaken(Locked):
    """A library that cannot take one of the marks, for no reason it knows."""

    def star(self, source: str, guid: str, at: datetime) -> None:  # noqa: ARG002
        raise ValueError


def test_a_mark_that_nobody_can_keep_holds_up_no_other() -> None:
    told: list[LibraryFault] = []
    mistaken = Mistaken()
    mistaken.is_free = True
    keeper = Keeper(mistaken, told.append)
    keeper.keep(Mark("VOA", "1"), Mark("VOA", "1", starred_at=AT), AT)
    keeper.keep(Mark("VOA", "2"), Mark("VOA", "2", read_at=AT), AT)
    keeper.close()
    assert mistaken.kept == ["2"]
    assert [fault.what for fault in told] == ["A mark was not saved."]
    assert keeper.fault in told
