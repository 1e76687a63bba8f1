"""What a command is about, as a value: a story, a name, a quote, a link, a source, words.

Views make them of what the reader points at, `command_parser` of what a person typed; nothing
reads them out of a text again.
"""

import re
from dataclasses import field, replace
from enum import Enum, auto
from typing import NamedTuple, Self

from wirereader.late_dataclass import late_dataclass
from wirereader.late_import import late_pattern

UNREADABLE = -1
_DIGITS = 9
"""More of a typed number are cut off: nothing here is counted so far."""
_RANGE = late_pattern(r"(last |next )?(\d+)(?:(%)|\s*-\s*(\d+))?\Z", re.ASCII)


class Want(Enum):
    """What a command wants, and with what the desk calls it.

    The first ones are wanted whatever is typed; the others are what follows the command's word.
    """

    OPEN_STORY = auto()
    """The story that is open."""
    FINDINGS = auto()
    """The open story with what was found in it."""
    STORY_AT_HAND = auto()
    """The story selected in the list of headlines, else the open one."""
    LIBRARY = auto()
    """The library, to keep something in."""
    SUBSCRIPTIONS = auto()
    """The library, to follow sources in."""
    KNOWN_AT_HAND = auto()
    """Whose name or quote the reader went to, as the library's number."""
    FETCHER = auto()
    """Whoever fetches news."""
    FILE_FETCHER = auto()
    """Whoever fetches files."""

    TEXT = auto()
    """Words as they were typed."""
    FILE = auto()
    """Words that are the name of a file, or begin or end with one."""
    STORY = auto()
    """A story by its number or id, else the one at hand."""
    OPENABLE = auto()
    """The same, or a file or folder."""
    OPENABLE_IF_NAMED = auto()
    """The same, or None where nothing is named."""
    RANGE = auto()
    """Numbers of headlines or paragraphs from one to another, or None."""
    NUMBER = auto()
    """A number of anything else, or None."""
    QUOTE = auto()
    """A quote of the open story by its number, or None."""
    MENTION = auto()
    """A mention by its index in the findings."""
    NAME = auto()
    """A name of the open story as its index in the findings, or None."""
    ANY_NAME = auto()
    """A name of the open story, else one of all stories; without words, the one at hand."""
    SPEAKER = auto()
    """The same, whose quotes are wanted; without words, the open story with its findings."""
    KNOWN = auto()
    """Somebody or some place of all stories as the library's number; without words, at hand."""
    KNOWN_HERE = auto()
    """The same, but named by the open story."""
    KNOWN_PAIR = auto()
    """Two of them, with an equals sign between."""
    PLACE = auto()
    """A place, in a story or anywhere; `place_map` looks it up."""
    NAMING = auto()
    """A story that names somebody."""
    LINK = auto()
    """A link of the story at hand by its number, or None."""
    QUOTES_TO_EXPORT = auto()
    """Words that tell which quotes; those of the open story are waited for."""
    COPYABLE = auto()
    """A quote's number, or a word for what is to be copied."""
    SOURCE = auto()
    """A source by number, address or title, or None."""
    SCOPE = auto()
    """A view, search, tag, folder or source, as its row of the tree."""
    SOURCE_OR_SAMPLES = auto()
    """The same; None stands for the stories that come with the program."""


@late_dataclass(frozen=True, slots=True)
class Numbered:
    """A number; `typed` is how a person wrote it, and tells words that are no number."""

    number: int
    typed: str = field(default="", compare=False)

    @classmethod
    def read(cls, typed: str) -> Self:
        """The number that was typed; UNREADABLE for words."""
        is_number = typed.isascii() and typed.isdigit()
        return cls(int(typed[:_DIGITS]) if is_number else UNREADABLE, typed)

    @property
    def is_readable(self) -> bool:
        """Claim that it is a number."""
        return self.number != UNREADABLE

    def __str__(self) -> str:
        return self.typed if self.typed or not self.is_readable else str(self.number)


class Number(Numbered):
    """A number of anything that is no target of its own: cells, a rule, a picture."""

    __slots__ = ()


class StoryNumber(Numbered):
    """A story by its number in the list, from 1."""

    __slots__ = ()


class QuoteNumber(Numbered):
    """A quote of the open story by its number in `quotes`, from 1."""

    __slots__ = ()


class LinkNumber(Numbered):
    """A link or file of the story by its number in `links`, from 1."""

    __slots__ = ()


class MentionIndex(Numbered):
    """A mention by its index in the findings of the open story."""

    __slots__ = ()


@late_dataclass(frozen=True, slots=True)
class EntityIndex:
    """A name of the open story by its index in the findings."""

    index: int

    def __str__(self) -> str:
        return f"@{self.index}"


@late_dataclass(frozen=True, slots=True)
class KnownId:
    """Somebody or some place of all stories by the library's number."""

    id: int

    def __str__(self) -> str:
        return f"#{self.id}"


@late_dataclass(frozen=True, slots=True)
class KnownPair:
    """Two who are one."""

    one: "Name"
    other: "Name"


@late_dataclass(frozen=True, slots=True)
class StoryNaming:
    """A story (by id) that names somebody (by the library's number), perhaps with a quote."""

    known: int
    story: str
    quote: int | None = None
    """The quote's index in the findings of the story."""


@late_dataclass(frozen=True, slots=True)
class StoryId:
    """A story by its id."""

    id: str

    def __str__(self) -> str:
        return self.id


@late_dataclass(frozen=True, slots=True)
class Addable:
    """Something offered to be subscribed to: an address, or the path of a list."""

    address: str

    def __str__(self) -> str:
        return self.address


class SourceNumber(Numbered):
    """A source by its number in `sources`, from 1."""

    __slots__ = ()


@late_dataclass(frozen=True, slots=True)
class SourceKey:
    """A source by what the library knows it by."""

    key: str


@late_dataclass(frozen=True, slots=True)
class ScopeId:
    """A view, search, tag, folder or source by its id in the tree: "folder:World"."""

    id: str

    def __str__(self) -> str:
        return self.id


@late_dataclass(frozen=True, slots=True)
class Range:
    """From one number to another, both included; `last` is None where one alone was named.

    `unit` is "last" where `first` counts from the end ("last 5"), "next" where it counts from where
    one is, "%" where it is a part of the whole in hundredths.
    """

    first: int
    last: int | None = None
    typed: str = field(default="", compare=False)
    unit: str = ""

    @classmethod
    def read(cls, typed: str) -> Self:
        """The range that was typed; UNREADABLE for words."""
        match = _RANGE.match(typed)
        if match is None or (match[1] and (match[3] or match[4])):
            return cls(UNREADABLE, None, typed)
        last = None if match[4] is None else int(match[4][:_DIGITS])
        return cls(int(match[2][:_DIGITS]), last, typed, (match[1] or match[3] or "").strip())

    def within(self, total: int, here: int = 0) -> Self:
        """The same range as numbers from 1 to `total`; `here` is the number one has come to."""
        if self.unit == "next":
            last = max(min(here + self.first, total), here + 1)
            return replace(self, first=here + 1, last=last, unit="", typed="")
        if self.unit == "last":
            return replace(self, first=max(1, total + 1 - self.first), last=total, unit="")
        if self.unit == "%":
            return replace(self, first=max(1, min(100, self.first) * total // 100), unit="")
        return self

    @property
    def is_readable(self) -> bool:
        """Claim that it is a range or a number."""
        return self.first != UNREADABLE

    def __str__(self) -> str:
        if self.typed or not self.is_readable:
            return self.typed
        return str(self.first) if self.last is None else f"{self.first}-{self.last}"


@late_dataclass(frozen=True, slots=True)
class TypedWords:
    """Words: a query, a tag, an address, a file, or a name that is yet to be looked for."""

    text: str

    def __str__(self) -> str:
        return self.text


Name = KnownId | EntityIndex | TypedWords


@late_dataclass(frozen=True, slots=True)
class Answer:
    """Which name is meant, and the word of the command that asked and now goes on with it."""

    word: str
    of: "KnownId | EntityIndex | KnownPair"

    def __str__(self) -> str:
        return str(self.of)


Target = (
    Number
    | StoryNumber
    | StoryId
    | Range
    | QuoteNumber
    | LinkNumber
    | MentionIndex
    | EntityIndex
    | KnownId
    | KnownPair
    | StoryNaming
    | SourceNumber
    | SourceKey
    | Addable
    | ScopeId
    | TypedWords
    | Answer
)


SORTS = ("newest", "oldest", "source", "title", "unread")
"""The orders of a list; what they mean stands in `library.results.Sort`."""


class ListFilters(NamedTuple):
    """What is to be listed: all of it must hold; without anything, all stories.

    `views` are words of views ("unread"); `sort` None is the newest first, breaking news pinned.
    """

    views: tuple[str, ...] = ()
    folder: str | None = None
    source: str | None = None
    tag: str | None = None
    sort: str | None = None


EVERYTHING = ListFilters()


def source_named(typed: str) -> SourceNumber | TypedWords:
    """A source as a person names it: by its number, its address or its title."""
    number = SourceNumber.read(typed.strip())
    return number if number.is_readable else TypedWords(typed.strip())


class Ask(NamedTuple):
    """What a view has the desk do: a command by its exact word, and what it is about."""

    word: str
    target: Target | None = None
