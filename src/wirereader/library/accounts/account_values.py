"""What is handed out of accounts: plain values.  Times are aware, in UTC."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol


class LoginWay(NamedTuple):
    """How the password or the token of an account is had; it is never kept itself."""

    password_command: tuple[str, ...] = ()
    token_command: tuple[str, ...] = ()
    keyring: str | None = None


class Account(NamedTuple):
    """An account at a server.  `id` is 0 until it is kept; `name` is what guids are made with.

    `address` is as it was typed, `base` where its interface lies, `kind` which one that is.
    `is_refused` claims that the server did not take the login, `sends_labels` that tags given here
    are sent as labels, `keeps_labels` that its server was not seen to keep none.
    """

    name: str
    address: str
    base: str
    kind: str
    user: str = ""
    login: LoginWay = LoginWay()
    is_private_allowed: bool = False
    is_paused: bool = False
    is_refused: bool = False
    sends_labels: bool = False
    id: int = 0
    keeps_labels: bool = True


class AccountState(NamedTuple):
    """An account and how it is doing.

    `waiting` counts marks and changes that are still to be sent, `here` the items that are here,
    and `wanted` those that the last sync wanted to have here.  `what`, `why` and `remedy` tell the
    last failure, `refused` what the server refused for good.  `last_label` is the label whose items
    were asked for last, and `texts_at` when texts were last looked at.
    """

    account: Account
    cursor: str = ""
    synced_at: datetime | None = None
    due_at: datetime | None = None
    waiting: int = 0
    here: int = 0
    wanted: int = 0
    what: str = ""
    why: str = ""
    remedy: str = ""
    refused: tuple[str, ...] = ()
    last_label: str = ""
    texts_at: datetime | None = None


class ServedFeed(NamedTuple):
    """A subscription as a server has it, to be followed here."""

    feed: str
    address: str
    title: str = ""
    site: str = ""
    folder: str = ""


class ToldItem(NamedTuple):
    """What a server says of an item: None where it does not say.

    `guid` is what its story is called where its contents came along, `guid_hash` the SHA-256 of the
    feed's own name for it, in hexadecimal, and `digest` what its title, link and text are like.
    """

    item: str
    is_read: bool | None
    is_starred: bool | None
    guid: str = ""
    guid_hash: str = ""
    digest: int | None = None


class ToldLabels(NamedTuple):
    """What a server says of an item's labels, in its own spelling.

    With `is_all` it has none but `labels`; `unsure` are names that may be labels or folders.
    """

    item: str
    labels: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    is_all: bool = True


class WaitingMark(NamedTuple):
    """A mark or label that waits to be sent; `tries` counts those that a server did not show."""

    item: str
    mark: str
    wanted: bool
    version: int
    tries: int = 0


class ChangeAction(StrEnum):
    """What is done to a subscription."""

    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    RENAME = "rename"
    MOVE = "move"


class WaitingChange(NamedTuple):
    """A change of a subscription that waits to be sent; `feed` is an address to subscribe to."""

    id: int
    action: ChangeAction
    feed: str
    value: str = ""
    folder: str = ""


class Verdict(Protocol):
    """What is decided about one mark of one item."""

    @property
    def known(self) -> bool | None:
        """What the server is known to say."""

    @property
    def counts_as(self) -> bool | None:
        """The mark that the item counts as having."""

    @property
    def send(self) -> bool:
        """Claim that the server has to be told."""


Decide = Callable[[bool | None, bool | None, bool, bool | None, bool], Verdict]
