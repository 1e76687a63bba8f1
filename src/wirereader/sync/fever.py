"""The Fever interface: marks one by one, contents fifty at once, no editing of subscriptions."""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Final

from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.json_fields import word
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.server_session import Pairs, ServerSession
from wirereader.story.clean import clean_line
from wirereader.sync import server_answers
from wirereader.sync.fullwidth_signs import folded_back, plain_title
from wirereader.sync.item_ids import age_of, kept_id
from wirereader.sync.server_answers import Json, objects
from wirereader.sync.server_protocol import (
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

FRESHRSS_FEVER: Final = "/api/fever.php"
_LONGEST_TITLE: Final = 200
_AT_ONCE: Final = 50  # what the interface gives in one answer
_WORDS: Final = {
    (MarkKind.READ, True): "read",
    (MarkKind.READ, False): "unread",
    (MarkKind.STARRED, True): "saved",
    (MarkKind.STARRED, False): "unsaved",
}


class Fever:
    """One account at a server that speaks Fever; `base` is the address before `?api`."""

    kind = ServerKind.FEVER
    capabilities = Capabilities(
        edits_subscriptions=False, contents_at_once=_AT_ONCE, marks_at_once=_AT_ONCE
    )

    def __init__(self, session: ServerSession, base: str, credentials: Credentials) -> None:
        self._session = session
        self._base = base
        self._is_freshrss = base.endswith(FRESHRSS_FEVER)
        pair = f"{credentials.user}:{credentials.password}".encode()
        # the interface wants MD5: it is what it is
        self._key = credentials.token or hashlib.md5(pair, usedforsecurity=False).hexdigest()

    async def log_in(self) -> None:
        """Find out whether the login is taken."""
        await self._ask(())

    async def feeds(self) -> tuple[RemoteFeed, ...]:
        """All subscriptions, in two requests: feeds, and the groups that are folders."""
        told = await self._ask((("feeds", ""),))
        groups = await self._ask((("groups", ""),))
        names = {word(one, "id"): self._plain(one) for one in objects(groups, "groups")}
        folders = {
            feed: names.get(word(one, "group_id"), "")
            for one in objects(groups, "feeds_groups")
            for feed in _numbers(one, "feed_ids")
        }
        if not isinstance(told.get("feeds"), list):
            raise server_answers.unreadable(self._session.host, "a list of subscriptions")
        found = []
        for one in objects(told, "feeds"):
            own, address = word(one, "id"), server_answers.address_under(one, "url")
            if own and address:
                site = server_answers.address_under(one, "site_url")
                found.append(RemoteFeed(own, address, self._plain(one), site, folders.get(own, "")))
        return tuple(found)

    def _plain(self, told: Json) -> str:
        title = word(told, "title") or ""
        return clean_line(plain_title(title) if self._is_freshrss else title, _LONGEST_TITLE)

    async def mark_sets(self) -> MarkSets:
        """The unread set and the starred set."""
        sets = []
        for call in ("unread_item_ids", "saved_item_ids"):
            told = await self._ask(((call, ""),))
            if not isinstance(told.get(call), str):
                raise server_answers.unreadable(self._session.host, "a list of ids")
            sets.append(tuple(sorted(_numbers(told, call), key=age_of, reverse=True)))
        return MarkSets(sets[0], sets[1])

    async def contents(self, ids: Sequence[str]) -> tuple[RemoteItem, ...]:
        """The items of these ids."""
        told = await self._ask((("items", ""), ("with_ids", ",".join(ids))))
        if not isinstance(told.get("items"), list):
            raise server_answers.unreadable(self._session.host, "contents of items")
        asked = frozenset(ids)
        items = [_item(one, is_wide=self._is_freshrss) for one in objects(told, "items")]
        return tuple(one for one in items if one is not None and one.id in asked)

    def changes(self, since: str) -> AsyncIterator[tuple[RemoteItem, ...]]:
        """Fever tells no changes."""
        raise NotImplementedError(since)

    async def cursor(self) -> str:
        """Fever tells no time of a mark."""
        return ""

    async def mark(self, kind: MarkKind, ids: Sequence[str], *, wanted: bool) -> None:
        """Give or take a mark, one request an item: the interface knows no other way."""
        word = _WORDS[kind, wanted]

        async def mark(one: str) -> None:
            await self._ask((), (("mark", "item"), ("as", word), ("id", one)))

        await server_answers.for_each(ids, mark)

    async def labels(self) -> tuple[str, ...]:
        """Fever has no labels."""
        raise NotImplementedError

    async def labelled(self, label: str) -> tuple[tuple[str, ...], bool]:
        """Fever has no labels."""
        raise NotImplementedError(label)

    async def label(self, label: str, ids: Sequence[str], *, wanted: bool) -> LabelAnswer:
        """Fever has no labels."""
        raise NotImplementedError(label, ids, wanted)

    async def unread_counts(self) -> Mapping[str, int]:
        """Fever does not count."""
        return {}

    async def subscribe(self, address: str, title: str, folder: str) -> None:
        """Refuse: the interface cannot."""
        raise self._cannot(address, title, folder)

    async def unsubscribe(self, feed: str) -> None:
        """Refuse: the interface cannot."""
        raise self._cannot(feed)

    async def rename(self, feed: str, title: str) -> None:
        """Refuse: the interface cannot."""
        raise self._cannot(feed, title)

    async def move(self, feed: str, folder: str) -> None:
        """Refuse: the interface cannot."""
        raise self._cannot(feed, folder)

    def _cannot(self, *_: str) -> ServerError:
        return ServerError(
            ServerTrouble.REFUSED,
            "Fever cannot change subscriptions.",
            "Change them on the server.",
        )

    async def _ask(self, query: Pairs, form: Pairs = ()) -> Json:
        try:
            answer = await self._session.post(
                self._base, (("api_key", self._key), *form), (("api", ""), *query)
            )
        except FetchError as error:
            raise server_answers.error_of_fetch(error) from error
        server_answers.raise_for(answer, self._session.host)
        told = server_answers.object_of(answer, self._session.host, "an answer")
        if str(told.get("auth")) not in {"1", "True"}:
            raise server_answers.login_refused(self._session.host, answer.status)
        return told


def _numbers(owner: Json, key: str) -> list[str]:
    parts = (word(owner, key) or "").split(",")
    return [one for part in parts if (one := kept_id(part.strip())) is not None]


def _item(told: Json, *, is_wide: bool) -> RemoteItem | None:
    own, feed = kept_id(told.get("id")), word(told, "feed_id")
    if own is None or not feed:
        return None
    return RemoteItem(
        id=own,
        feed=feed,
        title=(folded_back if is_wide else escaped)(word(told, "title") or ""),
        content=word(told, "html") or "",
        link=server_answers.address_under(told, "url"),
        author=word(told, "author") or "",
        published=server_answers.seconds_of(told.get("created_on_time")),
        is_read=_flag(told.get("is_read")),
        is_starred=_flag(told.get("is_saved")),
    )


def _flag(told: object) -> bool | None:
    return bool(told) if told in (0, 1) else None
