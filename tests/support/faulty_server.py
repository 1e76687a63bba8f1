"""A server that is asked without HTTP, over a network that loses, doubles, delays and lies.

Set-wise as Google Reader is, or by changes as Miniflux is, and with all clocks apart.
"""

import random
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

from tests.support.model_server import ModelItem, ServerModel
from wirereader.sync.server_protocol import (
    Capabilities,
    LabelAnswer,
    MarkKind,
    MarkSets,
    RemoteFeed,
    RemoteItem,
    ServerError,
    ServerKind,
    ServerTrouble,
)


class Weather:
    """Time, chance and trouble of one schedule; `now` is seconds of the server's clock."""

    def __init__(self, chance: random.Random, trouble: float) -> None:
        self.chance = chance
        self.trouble = trouble
        """How likely one request meets with trouble."""
        self.now = 1_795_000_000.0
        self._late: list[tuple[float, Callable[[], None]]] = []

    def pass_by(self, seconds: float) -> None:
        """Let time pass; requests that were on their way arrive."""
        end = self.now + seconds
        for at, work in sorted(self._late, key=lambda one: one[0]):
            if at <= end:
                self.now = max(self.now, at)
                work()
        self._late = [one for one in self._late if one[0] > end]
        self.now = end

    def later(self, work: Callable[[], None], within_s: float) -> None:
        """Have something done at some moment within so many seconds."""
        self._late.append((self.now + self.chance.uniform(0, within_s), work))

    def has_trouble(self) -> bool:
        """Claim that this request meets with trouble."""
        return self.chance.random() < self.trouble


class FaultyServer:
    """One client's view of the model."""

    kind = ServerKind.GOOGLE_READER

    def __init__(
        self,
        model: ServerModel,
        weather: Weather,
        *,
        tells_changes: bool,
        meanwhile: Callable[[], None],
    ) -> None:
        """`meanwhile` is called before each request: readers and feeds do not wait for us."""
        self._model, self._weather, self._meanwhile = model, weather, meanwhile
        self.capabilities = Capabilities(
            tells_changes=tells_changes,
            has_labels=not tells_changes,
            contents_at_once=7,
            marks_at_once=5,
        )

    async def log_in(self) -> None:
        self._asked()

    async def feeds(self) -> tuple[RemoteFeed, ...]:
        self._asked()
        feeds = [
            RemoteFeed(str(one.id), one.address, one.title, "", one.folder)
            for one in self._model.feeds.values()
        ]
        if self._weather.has_trouble():
            return tuple(feeds[: self._weather.chance.randrange(len(feeds) + 1)])
        return tuple(feeds)

    async def mark_sets(self) -> MarkSets:
        self._asked()
        unread = [str(one.id) for one in self._model.newest_first() if not one.is_read]
        starred = [str(one.id) for one in self._model.newest_first() if one.is_starred]
        is_whole = True
        if self._weather.has_trouble():
            how = self._weather.chance.randrange(4)
            if how == 0:  # a server that answers with an empty list
                unread, starred = [], []
            elif how == 1:  # a page that is missing, and nobody says so
                start = self._weather.chance.randrange(len(unread) + 1)
                unread = unread[:start] + unread[start + 9 :]
            elif how == 2:  # the same, and it is said
                unread, is_whole = unread[::2], False
            else:
                starred = []
        return MarkSets(tuple(unread), tuple(starred), is_whole=is_whole)

    async def contents(self, ids: Sequence[str]) -> tuple[RemoteItem, ...]:
        self._asked()
        known = self._model.items
        has_labels = self.capabilities.has_labels
        items = [_item(known[int(one)], has_labels=has_labels) for one in ids if int(one) in known]
        if self._weather.has_trouble():
            return tuple(items[:-1])
        return tuple(items)

    async def changes(self, since: str) -> AsyncIterator[tuple[RemoteItem, ...]]:
        self._asked()
        items = self._model.newest_first()
        moment = float(since.removeprefix("?") or "inf")
        items = [
            one
            for one in items
            if one.changed > moment
            or (since[:1] in {"", "?"} and (not one.is_read or one.is_starred))
        ]
        ids = [one.id for one in items]
        for start in range(0, len(ids), 7):
            self._asked()
            page = [self._model.items[one] for one in ids[start : start + 7]
                    if one in self._model.items]  # fmt: skip
            yield tuple(_item(one) for one in page)

    async def cursor(self) -> str:
        return str(self._weather.now - 1)

    async def mark(self, kind: MarkKind, ids: Sequence[str], *, wanted: bool) -> None:
        numbers = [int(one) for one in ids]
        self._do(lambda: self._model.mark(numbers, kind.value, wanted=wanted))

    async def unread_counts(self) -> Mapping[str, int]:
        self._asked()
        return {str(feed): n for feed, n in self._model.unread_counts().items()}

    async def labels(self) -> tuple[str, ...]:
        self._asked()
        labels = self._model.label_names
        if self._weather.has_trouble():
            return ()  # a server that has forgotten them for a moment
        return tuple(sorted(labels))

    async def labelled(self, label: str) -> tuple[tuple[str, ...], bool]:
        self._asked()
        ids = [str(one.id) for one in self._model.newest_first() if label in one.labels]
        if self._weather.has_trouble():
            return tuple(ids[::2]), self._weather.chance.random() < 0.5
        return tuple(ids), True

    async def label(self, label: str, ids: Sequence[str], *, wanted: bool) -> LabelAnswer:
        numbers = [int(one) for one in ids]
        self._do(lambda: self._model.label(numbers, label, wanted=wanted))
        self._asked()
        known = self._model.items
        other = {
            one
            for one in ids
            if int(one) in known and (label in known[int(one)].labels) is not wanted
        }
        return LabelAnswer(is_kept=True, other=frozenset(other))

    def _do(self, work: Callable[[], None]) -> None:
        """Have something done there that changes marks, unless the network is in the way."""
        self._meanwhile()
        if not self._weather.has_trouble():
            work()
            return
        how = self._weather.chance.randrange(4)
        if how == 0:
            work()
            work()  # a request that was sent twice by those between us
            return
        if how == 1:
            work()  # its answer is lost
        elif how == 2:
            self._weather.later(work, 500)  # it gets through when nobody waits for it any more
        raise ServerError(ServerTrouble.NETWORK, "The network is gone.")

    async def subscribe(self, address: str, title: str, folder: str) -> None:
        raise NotImplementedError

    async def unsubscribe(self, feed: str) -> None:
        raise NotImplementedError

    async def rename(self, feed: str, title: str) -> None:
        raise NotImplementedError

    async def move(self, feed: str, folder: str) -> None:
        raise NotImplementedError

    def _asked(self) -> None:
        self._meanwhile()
        if self._weather.chance.random() < self._weather.trouble / 2:
            raise ServerError(ServerTrouble.NETWORK, "The network is gone.")


def _item(item: ModelItem, *, has_labels: bool = False) -> RemoteItem:
    return RemoteItem(
        id=str(item.id),
        feed=str(item.feed),
        title=item.title,
        content=item.content,
        link=item.link,
        published=item.published,
        is_read=item.is_read,
        is_starred=item.is_starred,
        labels=tuple(item.labels) if has_labels else None,
    )
