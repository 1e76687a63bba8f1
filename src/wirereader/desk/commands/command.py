"""A row of the command table: a command, how it is reached, and what it wants."""

from collections.abc import Awaitable, Callable

from wirereader.desk.outcomes import Outcome
from wirereader.desk.session import PANES, Where
from wirereader.desk.targets import Want
from wirereader.late_dataclass import late_dataclass

EVERYWHERE: frozenset[Where] = PANES
"""All panes; a command that works on pages as well says so in its row."""
_OF_FINDINGS = frozenset(
    {
        Want.FINDINGS,
        Want.KNOWN_AT_HAND,
        Want.QUOTE,
        Want.MENTION,
        Want.NAME,
        Want.ANY_NAME,
        Want.SPEAKER,
        Want.KNOWN_HERE,
        Want.PLACE,
        Want.QUOTES_TO_EXPORT,
    }
)

_INDEX = frozenset({"people", "places", "stories-about"})
_NAMES = frozenset({Want.ANY_NAME, Want.SPEAKER, Want.KNOWN})


@late_dataclass(frozen=True, slots=True)
class Argument:
    """What a command takes after its word; `name` is shown in help ("NUMBER", "NAME").

    `want` tells what it is read as and handed over as; `unread` what is said of `{typed}` words
    that are no such number.
    """

    name: str
    want: Want = Want.TEXT
    is_optional: bool = False
    unread: str = ""


@late_dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do.

    `keys` are the full-screen view's defaults in Textual's names; `short` the plain view's one- or
    two-character words.  `help` is one sentence that ends with a period.  `rooms` tells in which
    panes and on which pages the keys work; a typed word works everywhere.  `run` is called with
    the context, then with each of `wants` as a value, then with what `takes` stands for (see
    `resolution`).  `former` are words that older versions had for it: read, and never printed.  In
    the panes `newer_in` its keys are newer than version 0.1.0, so a reader who gave one of them to
    something else keeps that.  `parts` are words that may follow the command's word, each for a
    part of what it shows; `run` is given one of them last, or "" for all.
    """

    word: str
    keys: tuple[str, ...]
    short: tuple[str, ...]
    help: str
    run: Callable[..., Awaitable[Outcome]]
    rooms: frozenset[Where] = EVERYWHERE
    takes: tuple[Argument, ...] = ()
    wants: tuple[Want, ...] = ()
    former: tuple[str, ...] = ()
    newer_in: frozenset[Where] = frozenset()
    parts: tuple[str, ...] = ()

    def wants_index(self, is_open: bool, is_named: bool) -> bool:
        """Claim that it looks names up in all stories: always, or where no open story has them."""
        wanted = {one.want for one in self.takes}
        if self.word in _INDEX:
            return True
        return is_named and not is_open and not wanted.isdisjoint(_NAMES)

    @property
    def needs_words(self) -> bool:
        """Claim that it is about something that has to be named."""
        return bool(self.takes) and not self.takes[0].is_optional

    @property
    def is_of_story(self) -> bool:
        """Claim that it is about the open story, or in the list about the selected one."""
        return Want.OPEN_STORY in self.wants or self.wants_findings

    @property
    def wants_findings(self) -> bool:
        """Claim that it has nothing to say before the open story's findings have come."""
        return not _OF_FINDINGS.isdisjoint((*self.wants, *(one.want for one in self.takes)))
