"""A server's feeds, items and marks as plain data, with the changes that clients ask for.

What is here is true; how it is told is the business of `server_dialects`.
"""

import itertools
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

START = 1_795_000_000


@dataclass
class ModelItem:
    """An item of the model."""

    id: int
    feed: int
    title: str
    link: str
    content: str
    published: int
    is_read: bool = False
    is_starred: bool = False
    labels: list[str] = field(default_factory=list)
    changed: float = 0.0
    guid: str = ""


@dataclass
class ModelFeed:
    """A subscription of the model."""

    id: int
    address: str
    title: str
    folder: str = ""


class ServerModel:
    """What one account has at a server; safe to be used from several threads."""

    def __init__(self, *, first_id: int = 1) -> None:
        self.feeds: dict[int, ModelFeed] = {}
        self.items: dict[int, ModelItem] = {}
        self.label_names: set[str] = set()
        """All labels there ever were: one that no item has any more is still listed."""
        self.lock = threading.RLock()
        self.clock = time.time
        self._feed_ids = itertools.count(1)
        self._item_ids = itertools.count(first_id)

    def add_feed(self, address: str, title: str = "", folder: str = "") -> ModelFeed:
        """Subscribe; one that is there already is given back."""
        with self.lock:
            for known in self.feeds.values():
                if known.address == address:
                    return known
            feed = ModelFeed(next(self._feed_ids), address, title or address, folder)
            self.feeds[feed.id] = feed
            return feed

    def add_items(self, feed: ModelFeed, number: int, text: str = "") -> list[ModelItem]:
        """Have a feed bring so many new items."""
        with self.lock:
            made = []
            for _ in range(number):
                own = next(self._item_ids)
                site = feed.address.rpartition("/")[0]
                words = (
                    text or f"Words of story {own}, which no other has, as {feed.title} told it."
                )
                item = ModelItem(
                    own,
                    feed.id,
                    f"Story {own} of {feed.title}",
                    f"{site}/story/{own}.html",
                    f"<p>{words}</p>",
                    START + own % 1_000_000,
                    changed=self.clock(),
                    guid=f"urn:told:{own}",
                )
                self.items[own] = item
                made.append(item)
            return made

    def mark(self, ids: Iterable[int], mark: str, *, wanted: bool) -> None:
        """Give or take a mark ("read", "starred"); ids that nobody knows are passed over."""
        with self.lock:
            for own in ids:
                item = self.items.get(own)
                if item is not None and getattr(item, f"is_{mark}") is not wanted:
                    setattr(item, f"is_{mark}", wanted)
                    item.changed = self.clock()

    def label(self, ids: Iterable[int], name: str, *, wanted: bool) -> None:
        """Give or take a label; a name that a folder has is dropped without a word."""
        with self.lock:
            if any(one.folder == name for one in self.feeds.values()):
                return
            self.label_names.add(name)
            for own in ids:
                item = self.items.get(own)
                if item is not None and (name in item.labels) is not wanted:
                    item.labels = [one for one in item.labels if one != name]
                    item.labels += [name] if wanted else []

    def edit(self, own: int, title: str = "", content: str = "") -> None:
        """Have a feed correct an item."""
        with self.lock:
            item = self.items[own]
            item.title, item.content = title or item.title, content or item.content
            item.changed = self.clock()

    def unread_counts(self) -> dict[int, int]:
        """How many items of each feed are unread."""
        with self.lock:
            counts = dict.fromkeys(self.feeds, 0)
            for item in self.items.values():
                counts[item.feed] += not item.is_read
            return counts

    def labelled(self) -> dict[str, set[str]]:
        """The labels of each item that has any, by its title."""
        with self.lock:
            return {one.title: set(one.labels) for one in self.items.values() if one.labels}

    def remove_feed(self, feed: int) -> None:
        """Unsubscribe: the items go, too."""
        with self.lock:
            self.feeds.pop(feed, None)
            self.items = {own: one for own, one in self.items.items() if one.feed != feed}

    def newest_first(self) -> list[ModelItem]:
        """All items, the newest first."""
        with self.lock:
            return sorted(self.items.values(), key=lambda one: -one.id)

    def unread(self) -> set[int]:
        """The ids of what is unread."""
        with self.lock:
            return {own for own, one in self.items.items() if not one.is_read}

    def starred(self) -> set[int]:
        """The ids of what is starred."""
        with self.lock:
            return {own for own, one in self.items.items() if one.is_starred}
