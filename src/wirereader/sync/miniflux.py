"""Miniflux's own interface, version 1: it tells what changed, by its own clock.

That clock only narrows what is asked for; it never says whose mark wins.  Stars are turned over
there, not set: each is looked at before, and the mark stays in the outbox until it is seen.
"""

import json
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.json_fields import listed, word
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.server_session import Pairs, ServerAnswer, ServerSession
from wirereader.story.clean import clean_line
from wirereader.sync import server_answers
from wirereader.sync.content_pages import PageSize
from wirereader.sync.server_answers import Json, objects
from wirereader.sync.server_protocol import (
    BEGUN,
    Capabilities,
    Credentials,
    LabelAnswer,
    MarkKind,
    MarkSets,
    RemoteFeed,
    RemoteItem,
    ServerError,
    ServerKind,
    ServerTrouble,
)

_MOST_A_PAGE: Final = 1000  # entries in one answer: what 2.3 gives at the most
_MOST_PAGES: Final = 4000  # a million entries: pages without end are a lie
_NO_FOLDER: Final = "All"  # where Miniflux puts a feed that is in no folder
_MARGIN: Final = timedelta(seconds=120)
"""Marks are dated when a transaction begins: those of a long one come to light later."""
_LONGEST_NAME: Final = 200
_NOT_REMOVED: Final = (("status", "unread"), ("status", "read"))
_TITLE: Final = "title"
_NOT_THERE: Final = 404


class Miniflux:
    """One account at a Miniflux; `base` is the address before /v1."""

    kind = ServerKind.MINIFLUX
    capabilities = Capabilities(tells_changes=True)

    def __init__(self, session: ServerSession, base: str, credentials: Credentials) -> None:
        self._session = session
        self._api = f"{base.rstrip('/')}/v1/"
        self._headers = _headers_of(credentials)
        self._cursor = ""
        self._size = PageSize(_MOST_A_PAGE)

    async def log_in(self) -> None:
        """Find out whether the login is taken."""
        await self._object("me", "its answer")

    async def feeds(self) -> tuple[RemoteFeed, ...]:
        """All subscriptions."""
        answer = await self._get("feeds")
        what = "a list of subscriptions"
        server_answers.raise_for(answer, self._session.host, what=what)
        found = [_feed(one) for one in server_answers.list_of(answer, self._session.host, what)]
        return tuple(one for one in found if one is not None)

    async def mark_sets(self) -> MarkSets:
        """Miniflux tells changes instead."""
        raise NotImplementedError

    async def contents(self, ids: Sequence[str]) -> tuple[RemoteItem, ...]:
        """Miniflux tells changes instead."""
        raise NotImplementedError(ids)

    async def cursor(self) -> str:
        """Seconds since 1970 of this moment, with a margin, by the server's own clock."""
        if not self._cursor:
            await self.log_in()
        return self._cursor

    async def changes(self, since: str) -> AsyncIterator[tuple[RemoteItem, ...]]:
        """Entries that changed since then, the newest first; at first the unread and the starred.

        What was removed there is not told, and so stays here as it is.
        """
        wishes: tuple[Pairs, ...] = ((("status", "unread"),), (("starred", "true"),))
        if since:
            changed = (("changed_after", since.removeprefix(BEGUN)), *_NOT_REMOVED)
            wishes = (*wishes, changed) if since.startswith(BEGUN) else (changed,)
        for wish in wishes:
            async for page in self._pages(wish):
                yield page

    async def _pages(self, wish: Pairs) -> AsyncIterator[tuple[RemoteItem, ...]]:
        before: int | None = None
        for _ in range(_MOST_PAGES):
            size = self._size.now
            order = (("order", "id"), ("direction", "desc"), ("limit", str(size)))
            rest = (("before_entry_id", str(before)),) if before is not None else ()
            begun = time.monotonic()
            told = await self._object("entries", "entries", (*wish, *order, *rest))
            took = time.monotonic() - begun
            if not isinstance(told.get("entries"), list):
                raise server_answers.unreadable(self._session.host, "entries")
            entries = objects(told, "entries")
            items = tuple(item for one in entries if (item := _item(one)) is not None)
            self._size.took(len(items), sum(len(one.content) for one in items), took)
            if items:
                yield items
            ids = [int(item.id) for item in items]
            if len(entries) < size or not ids or (before is not None and min(ids) >= before):
                return
            before = min(ids)

    async def mark(self, kind: MarkKind, ids: Sequence[str], *, wanted: bool) -> None:
        """Give or take a mark."""
        if kind is MarkKind.STARRED:
            await server_answers.for_each(ids, lambda one: self._star(one, wanted=wanted))
            return
        status = "read" if wanted else "unread"
        numbers = [int(one) for one in ids if one.isdecimal()]
        await self._send("PUT", "entries", {"entry_ids": numbers, "status": status}, "marks")

    async def _star(self, own: str, *, wanted: bool) -> None:
        answer = await self._get(f"entries/{own}")
        if answer.status == _NOT_THERE:
            return
        server_answers.raise_for(answer, self._session.host, what="a star")
        told = server_answers.object_of(answer, self._session.host, "an entry")
        if told.get("starred") is not wanted:
            await self._send("PUT", f"entries/{own}/bookmark", None, "a star")

    async def labels(self) -> tuple[str, ...]:
        """Miniflux has no labels."""
        raise NotImplementedError

    async def labelled(self, label: str) -> tuple[tuple[str, ...], bool]:
        """Miniflux has no labels."""
        raise NotImplementedError(label)

    async def label(self, label: str, ids: Sequence[str], *, wanted: bool) -> LabelAnswer:
        """Miniflux has no labels."""
        raise NotImplementedError(label, ids, wanted)

    async def unread_counts(self) -> Mapping[str, int]:
        """How many items of each feed are unread."""
        told = await self._object("feeds/counters", "counts")
        unread = told.get("unreads")
        if not isinstance(unread, dict):
            return {}
        return {
            feed: number
            for feed, number in unread.items()
            if isinstance(number, int) and number >= 0
        }

    async def subscribe(self, address: str, title: str, folder: str) -> None:
        """Subscribe; then its title, if one is wished for."""
        category = await self._category(folder or _NO_FOLDER)
        wish = {"feed_url": address, "category_id": category}
        what = f"to subscribe to {clean_line(address, 200)}"
        answer = await self._sent("POST", "feeds", wish)
        if not answer.is_done:
            if answer.status < 500:  # noqa: PLR2004 - refused: it may be there already
                known = any(one.address == address for one in await self.feeds())
                if known:
                    return
                server_answers.raise_for(answer, self._session.host, what=what)
            raise ServerError(ServerTrouble.REFUSED, f"{self._session.host} refuses {what}.")
        if title:
            new = next((one.id for one in await self.feeds() if one.address == address), "")
            if new:
                await self.rename(new, title)

    async def unsubscribe(self, feed: str) -> None:
        """Unsubscribe; one that is not there is unsubscribed."""
        answer = await self._sent("DELETE", f"feeds/{feed}", None)
        if answer.status != _NOT_THERE:
            server_answers.raise_for(answer, self._session.host, what="that")

    async def rename(self, feed: str, title: str) -> None:
        """Give a subscription another title."""
        await self._send("PUT", f"feeds/{feed}", {_TITLE: title}, "the title")

    async def move(self, feed: str, folder: str) -> None:
        """Put a subscription into a folder."""
        category = await self._category(folder or _NO_FOLDER)
        await self._send("PUT", f"feeds/{feed}", {"category_id": category}, "the folder")

    async def _category(self, name: str) -> int:
        """The number of a folder, which is made where there is none."""
        for is_made in (False, True):
            answer = await self._get("categories")
            server_answers.raise_for(answer, self._session.host, what="a list of folders")
            for one in server_answers.list_of(answer, self._session.host, "a list of folders"):
                if word(one, _TITLE) == name and isinstance(one.get("id"), int):
                    return int(one["id"])
            if not is_made:
                await self._send("POST", "categories", {_TITLE: name}, "a folder")
        raise server_answers.unreadable(self._session.host, "a list of folders")

    async def _object(self, call: str, what: str, query: Pairs = ()) -> Json:
        answer = await self._get(call, query)
        server_answers.raise_for(answer, self._session.host, what=what)
        return server_answers.object_of(answer, self._session.host, what)

    async def _get(self, call: str, query: Pairs = ()) -> ServerAnswer:
        try:
            answer = await self._session.get(f"{self._api}{call}", query, self._headers)
        except FetchError as error:
            raise server_answers.error_of_fetch(error) from error
        if answer.date is not None and not self._cursor:
            self._cursor = str(int((answer.date - _MARGIN).timestamp()))
        return answer

    async def _send(
        self, method: str, call: str, told: Mapping[str, Any] | None, what: str
    ) -> None:
        answer = await self._sent(method, call, told)
        server_answers.raise_for(answer, self._session.host, what=what)

    async def _sent(self, method: str, call: str, told: Mapping[str, Any] | None) -> ServerAnswer:
        body = b"" if told is None else json.dumps(told).encode()
        try:
            return await self._session.send_json(method, f"{self._api}{call}", body, self._headers)
        except FetchError as error:
            raise server_answers.error_of_fetch(error) from error


def _headers_of(credentials: Credentials) -> dict[str, str]:
    if credentials.token:
        return {"X-Auth-Token": credentials.token}
    from base64 import b64encode

    pair = f"{credentials.user}:{credentials.password}".encode()
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


def _feed(told: Json) -> RemoteFeed | None:
    own, category = told.get("id"), told.get("category")
    address = server_answers.address_under(told, "feed_url")
    if not isinstance(own, int) or not address:
        return None
    folder = server_answers.title_of(category, _TITLE) if isinstance(category, dict) else ""
    return RemoteFeed(
        str(own),
        address,
        server_answers.title_of(told, _TITLE),
        server_answers.address_under(told, "site_url"),
        "" if folder == _NO_FOLDER else folder,
    )


def _item(told: Json) -> RemoteItem | None:
    own, feed, status = told.get("id"), told.get("feed_id"), word(told, "status")
    if not isinstance(own, int) or not isinstance(feed, int) or own < 0:
        return None
    starred = told.get("starred")
    return RemoteItem(
        id=str(own),
        feed=str(feed),
        title=escaped(word(told, _TITLE) or ""),
        content=word(told, "content") or "",
        link=server_answers.address_under(told, "url"),
        author=word(told, "author") or "",
        published=_published(word(told, "published_at") or ""),
        categories=tuple(
            clean_line(one, _LONGEST_NAME) for one in listed(told, "tags") if isinstance(one, str)
        )[:50],
        enclosures=server_answers.enclosures_of(
            objects(told, "enclosures"), "url", "mime_type", "size"
        ),
        is_read=status == "read" if status in {"read", "unread"} else None,
        is_starred=starred if isinstance(starred, bool) else None,
        guid_hash=(word(told, "hash") or "")[:64],
    )


def _published(text: str) -> int | None:
    from wirereader.formats.dates import read_date

    moment = read_date(text)
    return None if moment is None else server_answers.seconds_of(int(moment.timestamp()))
