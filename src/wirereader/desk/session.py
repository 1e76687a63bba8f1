"""Where the reader is: one frozen value; moves make a new one."""

from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """What the reader is looking at."""

    HEADLINES = "headlines"
    STORY = "story"
    QUOTES = "quotes"
    NAMES = "names"


class TargetKind(StrEnum):
    """What a number typed after a list stands for."""

    STORY = "story"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ENTITY = "entity"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Target:
    """One item of the last list: `key` is a story id, or an index written in digits."""

    kind: TargetKind
    key: str


@dataclass(frozen=True, slots=True)
class Session:
    """The reader's place.

    `row` is the selected headline (from 0); `offset` the reading place in the open story's body,
    in code points; `mention` and `quote` are indices into that story's findings.  `listed` is what
    the last list offered, `shown` how many of the headlines have been listed so far.
    """

    room: Room = Room.HEADLINES
    row: int = 0
    story: str | None = None
    offset: int = 0
    mention: int | None = None
    quote: int | None = None
    listed: tuple[Target, ...] = ()
    shown: int = 0
