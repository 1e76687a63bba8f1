"""The map of the code names rooms that are there, and every room there is."""

import re
from pathlib import Path

import wirereader

HERE = Path(wirereader.__file__).parent
MAP = (HERE / "README.md").read_text("utf-8")
BY_THEMSELVES = {"analysis/model", "analysis/tables", "views"}  # no module stands in them


def test_every_room_is_on_the_map() -> None:
    rooms = {path.parent.relative_to(HERE).as_posix() for path in HERE.rglob("*.py")} - {"."}
    rooms -= BY_THEMSELVES
    on_map = set(re.findall(r"`([a-z_/]+)/`", MAP))
    assert not {
        room
        for room in rooms
        if not {room, Path(room).name} & on_map
        and not any(room.endswith(f"/{one}") for one in on_map)
    }


def test_every_file_the_map_names_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.(?:py|md|toml))`", MAP))
    every = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.is_file()}
    names = {Path(one).name for one in every} | {"pyproject.toml", "test_imports.py"}
    assert not {one for one in named if one not in every and Path(one).name not in names}
    assert len(named) > 10


def test_no_room_is_too_full_to_be_taken_in_at_a_glance() -> None:
    full = {
        folder.relative_to(HERE).as_posix(): len(files)
        for folder in [HERE, *(path for path in HERE.rglob("*") if path.is_dir())]
        if len(files := [one for one in folder.glob("*.py") if one.stem != "__init__"]) > 18
    }
    assert not full
