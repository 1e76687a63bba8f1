"""Where stories come from, as we keep it: a feed, a folder, and what is remembered of it."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

SAMPLES_KEY = "samples:"
"""The key of the source of stories that come with the program."""


class SourceKind(StrEnum):
    """What a source is."""

    FEED = "feed"
    FOLDER = "folder"
    SAMPLES = "samples"
    """The stories that come with the program, wherever it is installed."""


class Paused(StrEnum):
    """Why a source is not fetched until the reader says so."""

    BY_READER = "reader"
    PRIVATE = "private"
    """A list of others brought a private address: it waits until it is allowed."""
    GONE = "gone"
    FAILING = "failing"
    SERVED = "served"
    """Its account's server fetches it."""


class SourceOptions(NamedTuple):
    """What a reader set for one source; None stands for the general setting.  Times in seconds.

    `time_zone` ("Europe/Berlin") is that of its times that name none; without it these are UTC.
    """

    interval_s: int | None = None
    user_agent: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cookie: str | None = None
    user: str | None = None
    password_command: tuple[str, ...] = ()
    keyring: str | None = None
    proxy: str | None = None
    whole_article: bool = False
    time_zone: str | None = None


class Source(NamedTuple):
    """A subscription.

    `id` is 0 until it is kept.  `key` is its address as it was added: it stays when the address
    moves, since marks are kept by it.  `folder` is the path of folders in a list of subscriptions,
    outermost first.  `attributes` are what an OPML file said beside.
    """

    key: str
    kind: SourceKind = SourceKind.FEED
    address: str = ""
    title: str = ""
    site: str | None = None
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    options: SourceOptions = SourceOptions()
    paused: Paused | None = None
    is_private_allowed: bool = False
    attributes: tuple[tuple[str, str], ...] = ()
    id: int = 0


class FetchMemory(NamedTuple):
    """What the last try at a source left behind; replaced whole after each try.  Times in UTC.

    `content_hash` is that of the bytes last taken in.  `failures` counts tries in a row that
    failed; `what`, `why` and `remedy` tell the last failure in words, and are empty after success.
    `ttl_s` is how long the source asked to be left alone, in seconds.
    """

    etag: str | None = None
    last_modified: str | None = None
    content_hash: str | None = None
    fetched_at: datetime | None = None
    changed_at: datetime | None = None
    due_at: datetime | None = None
    failures: int = 0
    fault: str = ""
    what: str = ""
    why: str = ""
    remedy: str = ""
    ttl_s: int | None = None
