import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.waiting import LIMIT_S
from wirereader.desk.position import position_file
from wirereader.desk.position.position_file import MOST_PLACES, LastPlace
from wirereader.desk.session import Room
from wirereader.story.story import Story

MakeStory = Callable[..., Story]
HEAD = "wirereader last place, version 1\n"
ID, OTHER = "abcdefghijkl", "bcdefghijklm"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "last-place"


@pytest.fixture
def story(make_story: MakeStory) -> Story:
    return make_story("Ropes", *(f"Paragraph {n} is of ropes." for n in range(1, 6)))


def start_of(story: Story, paragraph: int) -> int:
    return story.body.paragraphs[paragraph - 1].start


def test_what_is_kept_comes_back(file: Path, story: Story) -> None:
    place = LastPlace(file)
    place.story, place.top = story.id, OTHER
    place.panes[Room.QUOTES] = -4
    place.note(story, start_of(story, 3))
    place.keep(is_last=True)
    again = LastPlace(file)
    assert (again.story, again.top) == (story.id, OTHER)
    assert again.panes == {**dict.fromkeys(Room, 0), Room.QUOTES: -4}
    assert again.offset(story) == start_of(story, 3)
    assert again.has(story.id)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [*file.parent.iterdir()] == [file]


@pytest.mark.parametrize(("paragraph", "is_kept"), [(1, False), (2, True), (4, True), (5, False)])
def test_only_a_place_in_the_middle_is_kept(
    file: Path, story: Story, paragraph: int, is_kept: bool
) -> None:
    place = LastPlace(file)
    place.note(story, start_of(story, 3))
    place.note(story, start_of(story, paragraph))
    assert bool(place.offset(story)) is is_kept


def test_a_story_read_to_its_end_begins_anew(file: Path, story: Story) -> None:
    place = LastPlace(file)
    place.note(story, start_of(story, 3))
    place.note(story, start_of(story, 3), is_at_end=True)
    assert place.offset(story) == 0


def test_a_story_that_got_shorter_begins_anew(
    file: Path, story: Story, make_story: MakeStory
) -> None:
    place = LastPlace(file)
    place.note(story, start_of(story, 4))
    shorter = make_story("Ropes", "One.", "Two.")
    assert shorter.id == story.id
    assert place.offset(shorter) == 0


def test_without_a_file_nothing_is_remembered_but_panes(story: Story) -> None:
    place = LastPlace()
    place.note(story, start_of(story, 3))
    place.panes[Room.STORY] = 4
    place.keep(is_last=True)
    assert place.offset(story) == 0
    assert not place.has(story.id)
    assert place.panes[Room.STORY] == 4


def test_only_the_last_places_are_kept(file: Path, make_story: MakeStory) -> None:
    place = LastPlace(file)
    made = [make_story(f"Story {n}", "One.", "Two.", "Three.") for n in range(MOST_PLACES + 5)]
    for story in made:
        place.note(story, start_of(story, 2))
    place.note(made[2], start_of(made[2], 2))  # read again: now the latest
    place.keep(is_last=True)
    again = LastPlace(file)
    kept = [story for story in made if again.has(story.id)]
    assert len(kept) == MOST_PLACES
    assert made[5] not in kept
    assert made[2] in kept
    assert file.stat().st_size < 10_000


def test_two_programs_keep_both_their_places(
    file: Path, story: Story, make_story: MakeStory
) -> None:
    other = make_story("Cranes", "One.", "Two.", "Three.")
    one, two = LastPlace(file), LastPlace(file)
    one.note(story, start_of(story, 3))
    one.keep(is_last=True)
    two.note(other, start_of(other, 2))
    two.keep(is_last=True)
    again = LastPlace(file)
    assert again.offset(story)
    assert again.offset(other)
    one.note(story, 0)  # begun anew here: the file's word on it no longer counts
    one.keep(is_last=True)
    assert not LastPlace(file).has(story.id)
    assert LastPlace(file).has(other.id)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("place") / "last-place"
    for written in (data, HEAD.encode() + data):
        file.write_bytes(written)
        place = LastPlace(file)
        assert place.story.isalnum() or not place.story
        assert set(place.panes) == set(Room)


@pytest.mark.parametrize(
    "lines",
    [
        f"at {ID} 99999999999999999999\n",
        f"at {ID} -3\n",
        f"at {ID}\n",
        f"at {ID} ٣\n",
        "at \x1b]52;c;x\x07 3\n",
        "story ../../etc/passwd\n",
        "pane headlines 999\n",
        "pane status 4\n",
        f"at {OTHER} 3 4\n",
        "[1" * 5000,
    ],
)
def test_a_line_without_sense_loses_itself_alone(file: Path, lines: str) -> None:
    file.parent.mkdir()
    file.write_text(f"{HEAD}{lines}\nat {OTHER} 12\npane quotes 8\n", "utf-8")
    place = LastPlace(file)
    assert place.left_at(OTHER) == 12
    assert place.left_at(ID) == 0
    assert place.story == ""
    assert place.panes == {**dict.fromkeys(Room, 0), Room.QUOTES: 8}


def test_a_huge_file_and_what_is_no_file_are_passed_over(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(HEAD + f"at {ID} 12\n" * 100_000)
    assert not LastPlace(file).has(ID)
    file.unlink()
    os.mkfifo(file)
    assert not LastPlace(file).has(ID)
    file.unlink()
    file.mkdir()
    place = LastPlace(file)
    place.story = ID
    place.keep(is_last=True)
    assert [*file.parent.iterdir()] == [file]


def test_a_full_disk_loses_nothing_and_tells_nothing(
    file: Path, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = LastPlace(file)
    place.story = ID
    place.keep(is_last=True)
    before = file.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(position_file.os, "open", full)  # type: ignore[attr-defined]
    place.note(story, start_of(story, 3))
    place.keep(is_last=True)
    assert file.read_bytes() == before
    assert [*file.parent.iterdir()] == [file]


def test_a_key_waits_for_no_disk(file: Path, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    writes, goes_on, written = [], threading.Event(), threading.Event()
    read = position_file._bytes

    def slow(of: Path) -> bytes:
        writes.append(threading.current_thread())
        goes_on.wait(LIMIT_S)
        written.set()
        return read(of)

    place = LastPlace(file)
    monkeypatch.setattr(position_file, "_bytes", slow)
    place.note(story, start_of(story, 2))
    place.keep()
    place.keep()  # nothing is new: nothing is written
    assert not file.exists()
    goes_on.set()
    place.note(story, start_of(story, 4))
    place.keep(is_last=True)
    assert written.is_set()
    assert LastPlace(file).offset(story) == start_of(story, 4)
    assert {one is threading.current_thread() for one in writes} <= {True, False}
    assert writes[0] is not threading.current_thread()
