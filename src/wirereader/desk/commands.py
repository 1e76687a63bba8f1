"""The command table: one row a command, shared by keys, typed words, help and documentation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wirereader.desk.session import Room

if TYPE_CHECKING:
    from wirereader.desk.desk import Desk
    from wirereader.desk.outcomes import Outcome

EVERYWHERE = frozenset(Room)


@dataclass(frozen=True, slots=True)
class Argument:
    """What a command takes after its word; `name` is shown in help ("NUMBER", "NAME")."""

    name: str
    is_optional: bool = False
    takes_rest: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do.

    `keys` are the full-screen view's defaults in Textual's names; `short` the plain view's one- or
    two-character words.  `help` is one sentence that ends with a period.
    """

    word: str
    keys: tuple[str, ...]
    short: tuple[str, ...]
    help: str
    run: "Callable[..., Awaitable[Outcome]]"
    rooms: frozenset[Room] = EVERYWHERE
    takes: tuple[Argument, ...] = ()
