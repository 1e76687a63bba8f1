"""What the sync asks of a server, whatever it speaks, and the values that go back and forth.

Ids of items are texts as the server's list of ids has them; ids of feeds are the server's own.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol


class ServerKind(StrEnum):
    """The interfaces that are spoken."""

    GOOGLE_READER = "greader"
    MINIFLUX = "miniflux"
    FEVER = "fever"


class MarkKind(StrEnum):
    """The marks that travel."""

    READ = "read"
    STARRED = "starred"


class ServerTrouble(StrEnum):
    """Why a server could not be used."""

    NETWORK = "network"
    """It cannot be reached, or broke off: try again later."""
    ADDRESS = "address"
    SWITCHED_OFF = "switched off"
    LOGIN = "login"
    """It does not take the login: the account stops until the reader sees to it."""
    FAILED = "failed"
    """It had an error of its own (500 and above)."""
    BUSY = "busy"
    REFUSED = "refused"
    """It refused this one thing for good (400, 404)."""
    UNREADABLE = "unreadable"
    """It answered with something that nobody can follow."""


class ServerError(Exception):
    """A server could not be used: `why` and `remedy` are a sentence each.

    `wait_s` is how long it asks to be left alone, in seconds.
    """

    def __init__(
        self, trouble: ServerTrouble, why: str, remedy: str = "", wait_s: float | None = None
    ) -> None:
        super().__init__(trouble, why)
        self.trouble = trouble
        self.why = why
        self.remedy = remedy
        self.wait_s = wait_s


class Capabilities(NamedTuple):
    """What a server can do beside telling what is unread and starred, and taking marks.

    `tells_changes`: it tells what changed since a moment of its own clock, instead of whole sets.
    `has_labels`: tags of items are kept there.  `contents_at_once` items are asked for together,
    and `marks_at_once` marked.
    """

    edits_subscriptions: bool = True
    tells_changes: bool = False
    has_labels: bool = False
    contents_at_once: int = 250
    marks_at_once: int = 500


class Credentials(NamedTuple):
    """What is told to a server: a user and a password, or a token alone."""

    user: str = ""
    password: str = ""
    token: str = ""


class RemoteFeed(NamedTuple):
    """A subscription as the server has it; `folder` is "" where it is in none."""

    id: str
    address: str
    title: str = ""
    site: str = ""
    folder: str = ""


class RemoteItem(NamedTuple):
    """An item as the server has it: `title` and `content` are HTML.  Times in seconds since 1970.

    `is_read`, `is_starred` and `labels` are None where the server does not tell; `unsure` are names
    that may be labels or folders.  `guid_hash` is the SHA-256
    of the feed's own name for it, in hexadecimal, where the server tells one.
    """

    id: str
    feed: str
    title: str = ""
    content: str = ""
    link: str = ""
    author: str = ""
    published: int | None = None
    labels: tuple[str, ...] | None = None
    unsure: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    enclosures: tuple[tuple[str, str, int], ...] = ()
    is_read: bool | None = None
    is_starred: bool | None = None
    guid_hash: str = ""


class LabelAnswer(NamedTuple):
    """What a server shows after a label was sent.

    `is_kept` claims that it knows the label at all; `other` are ids that it shows otherwise than
    was wanted.  Of items that it does not show, nobody can tell.
    """

    is_kept: bool = False
    other: frozenset[str] = frozenset()


class MarkSets(NamedTuple):
    """All ids that are unread, and all that are starred, the newest first.

    `is_whole` is False where a page was missing: then absence tells nothing.
    """

    unread: tuple[str, ...] = ()
    starred: tuple[str, ...] = ()
    is_whole: bool = True


BEGUN = "?"
"""Before a cursor: a first sync has begun then and did not end.

All that is unread and starred is asked for, and what has changed since.
"""


class Server(Protocol):
    """A server that somebody is logged in to.  Every method raises ServerError."""

    @property
    def kind(self) -> ServerKind:
        """What it speaks."""

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""

    async def log_in(self) -> None:
        """Find out whether the login is taken."""

    async def feeds(self) -> tuple[RemoteFeed, ...]:
        """All subscriptions."""

    async def mark_sets(self) -> MarkSets:
        """What is unread and starred: for servers that do not tell changes."""

    async def contents(self, ids: Sequence[str]) -> tuple[RemoteItem, ...]:
        """The items of these ids, at most `contents_at_once`; ids nobody knows are left out."""

    def changes(self, since: str) -> AsyncIterator[tuple[RemoteItem, ...]]:
        """Items that are new or changed since a cursor, in pages; "": all unread and starred."""

    async def cursor(self) -> str:
        """The cursor of this moment, by the server's own clock; "" where it has none."""

    async def mark(self, kind: MarkKind, ids: Sequence[str], *, wanted: bool) -> None:
        """Give or take a mark; all of `ids`, or it raises.  Doing it twice does no harm."""

    async def unread_counts(self) -> Mapping[str, int]:
        """How many items of each feed are unread; empty where the server does not tell."""

    # Labels, where `has_labels`; elsewhere they are not called

    async def labels(self) -> tuple[str, ...]:
        """All labels there are, in the server's spelling."""

    async def labelled(self, label: str) -> tuple[tuple[str, ...], bool]:
        """The ids of the items that have a label, and whether those are all."""

    async def label(self, label: str, ids: Sequence[str], *, wanted: bool) -> LabelAnswer:
        """Give or take a label, and look what the server shows then."""

    async def subscribe(self, address: str, title: str, folder: str) -> None:
        """Subscribe; one that is there already stays."""

    async def unsubscribe(self, feed: str) -> None:
        """Unsubscribe."""

    async def rename(self, feed: str, title: str) -> None:
        """Give a subscription another title."""

    async def move(self, feed: str, folder: str) -> None:
        """Put a subscription into a folder, which is made where there is none; "": into none."""
