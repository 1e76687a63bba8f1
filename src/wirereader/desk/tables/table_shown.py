"""A list as a table: columns of cells, and what a reader can do with each row.

A view that has no columns shows `lines`, one item a line.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from wirereader.desk.session import PageKind
from wirereader.desk.targets import Ask, Target, TypedWords


class Tone(StrEnum):
    """What a cell means, which a view may draw in a colour; its words say the same."""

    USUAL = ""
    STRONG = "strong"
    MUTED = "muted"
    COUNT = "count"
    WARNING = "warning"
    ERROR = "error"
    PERSON = "person"
    PLACE = "place"


class Column(NamedTuple):
    """A column; one of numbers or times stands right, and is sorted from the greatest down.

    Where columns have no room, the title is told with a cell that stands right, or `is_told`.
    """

    title: str
    is_number: bool = False
    is_right: bool = False
    is_told: bool = False


class Cell(NamedTuple):
    """Words of a cell; `order` is what rows are sorted by, None for its words."""

    text: str
    tone: Tone = Tone.USUAL
    order: float | None = None


class Prompt(NamedTuple):
    """Words that a row's key asks for, and the command they complete.

    `before` stands before what is typed (`typed` at first) as one word, `is_quoted`, or as words;
    `complete` makes another target of it.
    """

    label: str
    word: str
    before: str = ""
    typed: str = ""
    is_quoted: bool = False
    complete: Callable[[str], Target] | None = None

    def asked(self, words: str) -> Ask:
        """The command, with the words that were typed."""
        if self.complete is not None:
            return Ask(self.word, self.complete(words))
        if self.is_quoted:
            import shlex  # late: few rows need it

            words = shlex.quote(words)
        return Ask(self.word, TypedWords(f"{self.before}{words}"))


Does = Ask | Prompt
"""What a key of a row does: a command at once, or one whose words are asked for."""


class TableRow(NamedTuple):
    """A row; `key` tells it from all others of its table, also after a refresh.

    `does` is by the word of the key table; "choose" is Enter.  `facts` are more about it, a line
    each; `copied` is what the key to copy takes, empty for all cells.
    """

    key: str
    cells: tuple[Cell, ...]
    does: Mapping[str, Does] = MappingProxyType({})
    facts: tuple[str, ...] = ()
    copied: str = ""


class TableShown(NamedTuple):
    """A table; `again` is the command that makes it anew, `told` stands beside its title.

    `lines` has one line a row, numbered, and is what is read out where there are no columns.
    `hints` are its keys in the order they are told: "{choose} its stories  {sort-table} sort".
    """

    kind: PageKind
    title: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    lines: tuple[str, ...]
    again: Ask
    told: str = ""
    hints: str = "{sort-table} sort  {narrow} filter  {back} back"
    noun: str = "row"
    sorted_by: int | None = None
    asks: Mapping[str, Does] = MappingProxyType({})
    """What keys do that are for no row, such as adding one."""
    each: tuple[str, ...] | None = None
    """One line a row, where `lines` are fewer."""

    @property
    def read_out(self) -> tuple[str, ...]:
        """The sentence of every row."""
        return self.lines if self.each is None else self.each
