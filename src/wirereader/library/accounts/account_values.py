"""What is handed out of accounts: plain values.  Times are aware, in UTC."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class LoginWay(NamedTuple):
    """How the password or the token of an account is had; it is never kept itself."""

    password_command: tuple[str, ...] = ()
    token_command: tuple[str, ...] = ()
    keyring: str | None = None


class Account(NamedTuple):
    """An account at a server.  `id` is 0 until it is kept; `name` is what guids are made with.

    `address` is as it was typed, `base` where its interface lies, `kind` which one that is.
    `is_refused` claims that the server did not take the login.
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
    id: int = 0


class AccountState(NamedTuple):
    """An account and how it is doing.

    `waiting` counts marks and changes that are still to be sent, `here` the items that are here,
    and `wanted` those that the last sync wanted to have here.  `what`, `why` and `remedy` tell the
    last failure, `refused` what the server refused for good.
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


class ServedFeed(NamedTuple):
    """A subscription as a server has it, to be followed here."""

    feed: str
    address: str
    title: str = ""
    site: str = ""
    folder: str = ""


class ToldItem(NamedTuple):
    """What a server says of an item: None where it does not say.

    `guid` is what its story is called where its contents came along, and `guid_hash` the SHA-256 of
    the feed's own name for it, in hexadecimal.
    """

    item: str
    is_read: bool | None
    is_starred: bool | None
    labels: tuple[str, ...] = ()
    guid: str = ""
    guid_hash: str = ""


class WaitingMark(NamedTuple):
    """A mark that waits to be sent."""

    item: str
    mark: str
    wanted: bool
    version: int


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
