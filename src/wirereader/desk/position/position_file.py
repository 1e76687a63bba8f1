"""The last place: how far stories were read, which one was at hand, how wide the panes were.

One small file of lines, written beside itself and then put in its place, so that a reader whose
program was killed has lost their newest move at worst.  A line that makes no sense is passed over.
What cannot be read or written is not told: nothing but a place is lost.
"""

import contextlib
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.session import Room
from wirereader.late_dataclass import late_dataclass
from wirereader.late_import import late_pattern
from wirereader.story.story import Story

MOST_PLACES = 200
_HEAD = "wirereader last place, version 1"
_LARGEST = 64 << 10
_WIDEST = 200
_ID = "([a-r][a-z2-9]{11})"
_ROOMS = "|".join(Room)
_LINES = late_pattern(
    rf"(?:story {_ID}|top {_ID}|at {_ID} (\d{{1,9}})|pane ({_ROOMS}) (-?\d{{1,3}})"
    r"|layout (\w{1,20})|lines (-?\d{1,3})|arrival (\d{1,15}))\Z",
    re.ASCII,
)


@late_dataclass(frozen=True, slots=True)
class PaneShape:
    """How the panes stood last: the layout's name ("" by the width), lines more of the list."""

    layout: str = ""
    list_lines: int = 0


class _Kept(NamedTuple):
    """What a file tells: the story at hand, the first of the list, offsets by story, widths.

    `arrival` numbers the last story that had arrived when the list was made; -1: not known.
    """

    story: str = ""
    top: str = ""
    places: Mapping[str, int] = {}
    panes: Mapping[Room, int] = {}
    shape: PaneShape = PaneShape()
    arrival: int = -1


class LastPlace:
    """What is remembered of the reader's way; without a file, of this run and of panes alone.

    `panes` tells by how many cells each pane is wider than usual.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.panes = dict.fromkeys(Room, 0)
        self._file = file
        kept = _read(file) if file is not None else _Kept()
        self.arrival = kept.arrival
        """The number of the last arrival that was listed, when last left; -1: not known."""
        self.story, self.top = kept.story, kept.top
        """The ids of the story at hand and of the first one of the list, when last left."""
        self._places = dict(kept.places)
        self._touched: dict[str, None] = {}
        self.panes |= kept.panes
        self.shape = kept.shape
        """How the panes stood when last left."""
        self._written = self._text(kept)
        self._turn = threading.Lock()
        self._latest = 0

    @property
    def is_kept(self) -> bool:
        """Claim that this outlasts the run."""
        return self._file is not None

    def offset(self, story: Story) -> int:
        """Where a story was left in its middle, in code points; 0 where it is to begin."""
        if self._file is None:
            return 0
        body, offset = story.body, self._places.get(story.id, 0)
        at = body.paragraph_at(offset)
        return offset if offset < len(body.text) and 0 < at < len(body.paragraphs) - 1 else 0

    def left_at(self, story_id: str) -> int:
        """The offset at which the story of this id was left, as it was then."""
        return self._places.get(story_id, 0)

    def has(self, story_id: str) -> bool:
        """Claim that a story was left in its middle."""
        return self._file is not None and story_id in self._places

    def note(self, story: Story, offset: int, *, is_at_end: bool = False) -> None:
        """Note how far a story was read; from its first and its last paragraph it begins anew."""
        at = story.body.paragraph_at(offset)
        self._places.pop(story.id, None)
        self._touched.pop(story.id, None)
        self._touched[story.id] = None
        if 0 < at < len(story.body.paragraphs) - 1 and not is_at_end:
            self._places[story.id] = offset

    def keep(self, *, is_last: bool = False) -> None:
        """Write what changed, in a thread of its own unless it `is_last`."""
        panes = dict(self.panes)
        kept = _Kept(self.story, self.top, dict(self._places), panes, self.shape, self.arrival)
        text = self._text(kept)
        if self._file is None or (text == self._written and not is_last):
            return
        self._written = text
        self._latest += 1
        work = (self._file, kept, tuple(self._touched), self._latest)
        if is_last:
            self._write(*work)
        else:
            threading.Thread(target=self._write, args=work, daemon=True).start()

    def _write(self, file: Path, kept: _Kept, touched: tuple[str, ...], number: int) -> None:
        """Write unless something newer waits; what another process noted meanwhile stays."""
        with self._turn, contextlib.suppress(OSError):
            if number < self._latest:
                return
            others = {one: at for one, at in _read(file).places.items() if one not in touched}
            ours = {one: kept.places[one] for one in touched if one in kept.places}
            data = self._text(kept._replace(places=others | ours)).encode()
            if data == _bytes(file):
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f"{file.name}.{os.getpid()}")
            try:
                with open(beside, "wb", opener=_for_us_alone) as new:
                    new.write(data)
                beside.replace(file)
            except OSError:
                beside.unlink(missing_ok=True)
                raise

    @staticmethod
    def _text(kept: _Kept) -> str:
        lines = [_HEAD]
        lines += [
            f"{word} {one}" for word, one in (("story", kept.story), ("top", kept.top)) if one
        ]
        lines += [f"arrival {kept.arrival}"] if kept.arrival >= 0 else []
        lines += [f"pane {room} {more}" for room, more in kept.panes.items() if more]
        lines += _shape_lines(kept.shape)
        lines += [f"at {one} {at}" for one, at in [*kept.places.items()][-MOST_PLACES:]]
        return "".join(f"{line}\n" for line in lines)


def _shape_lines(shape: PaneShape) -> list[str]:
    lines = [f"layout {shape.layout}"] if shape.layout else []
    return lines + ([f"lines {shape.list_lines}"] if shape.list_lines else [])


def _shaped(shape: PaneShape, match: re.Match[str]) -> PaneShape:
    """A shape with what one line of the file tells of it."""
    if match[7]:
        return replace(shape, layout=match[7])
    more = int(match[8])
    return replace(shape, list_lines=more) if abs(more) <= _WIDEST else shape


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _bytes(file: Path) -> bytes:
    """What stands in a file, as far as it is no larger than ours can be; else nothing."""
    try:
        if not file.is_file():  # a pipe would keep us waiting
            return b""
        with file.open("rb") as there:
            data = there.read(_LARGEST + 1)
    except (OSError, ValueError):
        return b""
    return data if len(data) <= _LARGEST else b""


def _read(file: Path) -> _Kept:
    """What a file tells, as far as it makes sense."""
    story = top = ""
    arrival = -1
    places: dict[str, int] = {}
    panes: dict[Room, int] = {}
    shape = PaneShape()
    lines = _bytes(file).decode("ascii", "replace").split("\n")
    for line in lines[1:] if lines[0] == _HEAD else ():
        match = _LINES.match(line)
        if match is None:
            continue
        if match[1]:
            story = match[1]
        elif match[2]:
            top = match[2]
        elif match[3]:
            places[match[3]] = int(match[4])
        elif match[9]:
            arrival = int(match[9])
        elif not match[5]:
            shape = _shaped(shape, match)
        elif abs(int(match[6])) <= _WIDEST:
            panes[Room(match[5])] = int(match[6])
    return _Kept(story, top, dict([*places.items()][-MOST_PLACES:]), panes, shape, arrival)
