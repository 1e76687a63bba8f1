"""The Google Reader interface, as FreshRSS, Miniflux and others speak it.

Only calls that all of them answer rightly are made: the unread set and the starred set as ids, then
contents by id (see docstrings for what was measured).  Never mark-all-as-read: servers compare
times of publication or of arrival there, and mark what nobody saw.
"""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Final

from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.json_fields import listed, word
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.server_session import Pairs, ServerAnswer, ServerSession
from wirereader.story.clean import clean_line
from wirereader.sync import server_answers
from wirereader.sync.fullwidth_signs import folded_back, plain_title
from wirereader.sync.item_ids import kept_id, sent_id
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

FRESHRSS_TAIL: Final = "/api/greader.php"
_API: Final = "/reader/api/0/"
_READING_LIST: Final = "user/-/state/com.google/reading-list"
_READ: Final = "user/-/state/com.google/read"
_STARRED: Final = "user/-/state/com.google/starred"
_STATES: Final = {MarkKind.READ: _READ, MarkKind.STARRED: _STARRED}
_LABEL: Final = "label/"
_ALL: Final = "All"
_NO_FOLDERS: Final = frozenset({"Uncategorized", _ALL})
"""What FreshRSS (in English) and Miniflux call the folder of what is in none."""
_PAGE: Final = 10_000  # ids in one answer: what FreshRSS and Miniflux give at the most
_CONTENTS: Final = 250  # items asked for together: no server is known that refuses so many
_MOST_MEASURED: Final = 1000  # of FreshRSS, where PHP limits what a form may hold, and Miniflux
_MINIFLUX_FEED: Final = re.compile(r"feed/\d+")
_MOST_PAGES: Final = 100  # a million ids: a continuation without end is a lie
_LONGEST_TOKEN: Final = 4096
_LONGEST_NAME: Final = 200  # characters of a folder's or label's name
_UNAUTHORIZED: Final = 401


class GoogleReader:
    """One account at a server that speaks Google Reader; `base` is the address before /reader."""

    kind = ServerKind.GOOGLE_READER

    def __init__(self, session: ServerSession, base: str, credentials: Credentials) -> None:
        self._session = session
        self._base = base.rstrip("/")
        self._credentials = credentials
        self._is_freshrss = self._base.endswith(FRESHRSS_TAIL)
        self._auth = ""
        self._token = ""
        self._folders: set[str] = set()
        self._labels: dict[str, str] | None = None
        """The tail of each label's id, and its name; None: not asked for yet."""
        self.capabilities = Capabilities(
            has_labels=True,
            contents_at_once=_MOST_MEASURED if self._is_freshrss else _CONTENTS,
        )

    async def log_in(self) -> None:
        """Ask for the word that stands for the login from now on."""
        if self._credentials.token:
            self._auth = self._credentials.token
            return
        form = (
            ("Email", self._credentials.user),
            ("Passwd", self._credentials.password),
            ("service", "reader"),
            ("accountType", "HOSTED_OR_GOOGLE"),
        )
        try:
            answer = await self._session.post(f"{self._base}/accounts/ClientLogin", form)
        except FetchError as error:
            raise server_answers.error_of_fetch(error) from error
        if answer.status == 503 and not answer.asks_to_wait:  # noqa: PLR2004 - as FreshRSS says it
            raise ServerError(
                ServerTrouble.SWITCHED_OFF, f"{self._session.host} has its API switched off.",
                "Enable it in its settings, under authentication.",
            )  # fmt: skip
        server_answers.raise_for(answer, self._session.host, what="the login")
        lines = answer.data.decode("utf-8", "replace").splitlines()
        found = next((one[5:].strip() for one in lines if one.startswith("Auth=")), "")
        if not found or len(found) > _LONGEST_TOKEN or not found.isprintable():
            raise server_answers.unreadable(self._session.host, "an answer to the login")
        self._auth = found

    async def feeds(self) -> tuple[RemoteFeed, ...]:
        """All subscriptions."""
        told = await self._object("subscription/list", what="a list of subscriptions")
        if not isinstance(told.get("subscriptions"), list):
            raise server_answers.unreadable(self._session.host, "a list of subscriptions")
        found = [self._feed(one) for one in objects(told, "subscriptions")]
        await self._learn_labels()
        feeds = tuple(one for one in found if one is not None)
        self._learn_from(feeds)
        return feeds

    def _learn_from(self, feeds: Sequence[RemoteFeed]) -> None:
        """Tell Miniflux by its feeds' ids and its folder: it keeps no labels, and gives much."""
        is_miniflux = (
            not self._is_freshrss
            and _ALL in self._folders
            and all(_MINIFLUX_FEED.fullmatch(one.id) for one in feeds)
        )
        if is_miniflux:
            self.capabilities = self.capabilities._replace(
                has_labels=False, contents_at_once=_MOST_MEASURED
            )

    def _feed(self, told: Json) -> RemoteFeed | None:
        feed = word(told, "id") or ""
        address = server_answers.address_under(told, "url")
        if not address and feed.startswith("feed/http"):
            address = server_answers.address_under({"url": feed.removeprefix("feed/")}, "url")
        if not feed or not address:
            return None
        folders = [
            word(one, "label") or _tail(word(one, "id")) for one in objects(told, "categories")
        ]
        folder = self._plain(folders[0].removeprefix(_LABEL)) if folders else ""
        return RemoteFeed(
            feed,
            address,
            self._plain(word(told, "title")),
            server_answers.address_under(told, "htmlUrl"),
            "" if folder in _NO_FOLDERS else folder,
        )

    async def labels(self) -> tuple[str, ...]:
        """All labels there are."""
        if self._labels is None:
            await self._learn_labels()
        return tuple((self._labels or {}).values())

    async def _learn_labels(self) -> None:
        """Which labels are tags of items: folders look alike, and are told apart by their type."""
        told = await self._object("tag/list", what="a list of tags")
        tags = [(_tail(word(one, "id")), word(one, "type")) for one in objects(told, "tags")]
        tails = [tail for tail, kind in tags if kind == "tag"]
        self._folders = {_name(tail) for tail, kind in tags if kind == "folder"}
        self._labels = {
            tail: _name(tail) for tail in tails if tail.startswith(_LABEL) and _name(tail)
        }

    async def labelled(self, label: str) -> tuple[tuple[str, ...], bool]:
        """The ids of the items that have a label.

        One that is no label any more, or of which the server tells nothing, has none that is known.
        """
        known = self._labels or {}
        tail = next((tail for tail, name in known.items() if name == label), "")
        if not tail:
            return (), False
        try:
            return await self._ids(("s", f"user/-/{tail}"))
        except ServerError as error:
            if error.trouble in {ServerTrouble.LOGIN, ServerTrouble.BUSY}:
                raise
            return (), False

    async def label(self, label: str, ids: Sequence[str], *, wanted: bool) -> LabelAnswer:
        """Give or take a label, and look whether that was done: Miniflux says OK and drops it."""
        how = "a" if wanted else "r"
        form = [("i", sent_id(one)) for one in ids]
        await self._edit("edit-tag", [*form, (how, f"user/-/{_LABEL}{label}")], "labels")
        name = label.casefold()
        await self._learn_labels()
        is_kept = name in {known.casefold() for known in await self.labels()}
        other = set()
        for one in await self.contents(ids):
            has_it = name in {known.casefold() for known in one.labels or ()}
            may_have_it = has_it or name in {known.casefold() for known in one.unsure}
            if one.labels is not None and (has_it if wanted else may_have_it) is not wanted:
                other.add(one.id)
        return LabelAnswer(is_kept, frozenset(other))

    async def unread_counts(self) -> Mapping[str, int]:
        """FreshRSS counts by feed; Miniflux answers with an empty list."""
        answer = await self._get("unread-count", (("output", "json"),))
        if not answer.is_done:
            return {}
        try:
            told = server_answers.object_of(answer, self._session.host, "counts")
        except ServerError:
            return {}
        found = {}
        for one in objects(told, "unreadcounts"):
            feed, number = word(one, "id"), one.get("count")
            if feed and feed.startswith("feed/") and isinstance(number, int) and number >= 0:
                found[feed] = number
        return found

    async def mark_sets(self) -> MarkSets:
        """The unread set and the starred set.

        Read ids are never asked for: FreshRSS answers `s=read` with all ids, Miniflux `it=read`.
        """
        unread, is_whole = await self._ids(("s", _READING_LIST), ("xt", _READ))
        starred, is_all = await self._ids(("s", _STARRED))
        return MarkSets(unread, starred, is_whole=is_whole and is_all)

    async def _ids(self, *query: tuple[str, str]) -> tuple[tuple[str, ...], bool]:
        """All ids of a stream; once more where it took several pages, since offsets may move."""
        ids, is_whole, pages = await self._all_pages(query)
        if pages > 1:
            again, is_all, _ = await self._all_pages(query)
            ids, is_whole = tuple(dict.fromkeys((*again, *ids))), is_whole and is_all
        return ids, is_whole

    async def _all_pages(self, query: Pairs) -> tuple[tuple[str, ...], bool, int]:
        found: dict[str, None] = {}
        is_whole, continuation, pages = True, "", 0
        while pages < _MOST_PAGES:
            more = (("c", continuation),) if continuation else ()
            told = await self._object(
                "stream/items/ids", (*query, ("n", str(_PAGE)), *more), what="a list of ids"
            )
            if not isinstance(told.get("itemRefs"), list):
                raise server_answers.unreadable(self._session.host, "a list of ids")
            pages += 1
            refs = listed(told, "itemRefs")
            ids = [kept_id(one.get("id")) for one in refs if isinstance(one, dict)]
            new = [one for one in ids if one is not None]
            is_whole &= len(new) == len(refs)
            found.update(dict.fromkeys(new))
            following = word(told, "continuation") or ""
            if not following or following == continuation:
                return tuple(found), is_whole, pages
            continuation = following
        return tuple(found), False, pages

    async def contents(self, ids: Sequence[str]) -> tuple[RemoteItem, ...]:
        """The items of these ids; those that nobody knows are left out."""
        form = [("i", sent_id(one)) for one in ids]
        answer = await self._post("stream/items/contents", form, (("output", "json"),))
        what = "contents of items"
        server_answers.raise_for(answer, self._session.host, what=what)
        told = server_answers.object_of(answer, self._session.host, what)
        if not isinstance(told.get("items"), list):
            raise server_answers.unreadable(self._session.host, what)
        asked = frozenset(ids)
        items = [self._item(one) for one in objects(told, "items")]
        return tuple(one for one in items if one is not None and one.id in asked)

    def _item(self, told: Json) -> RemoteItem | None:
        own = kept_id(told.get("id"))
        origin = told.get("origin")
        feed = word(origin, "streamId") if isinstance(origin, dict) else None
        if own is None or not feed:
            return None
        known = self._labels or {}
        tails = [
            _tail(one) if one.startswith("user/") else one for one in _texts(told, "categories")
        ]
        is_stated = any(one.startswith("state/") for one in tails)
        title = word(told, "title") or ""
        links = (*objects(told, "canonical"), *objects(told, "alternate"))
        return RemoteItem(
            id=own,
            feed=feed,
            title=folded_back(title) if self._is_freshrss else escaped(title),
            content=_content(told),
            link=next((a for one in links if (a := server_answers.address_under(one, "href"))), ""),
            author=word(told, "author") or "",
            published=server_answers.seconds_of(told.get("published")),
            labels=tuple(known[one] for one in tails if one in known) if is_stated else None,
            unsure=tuple(
                _name(one) for one in tails if one.startswith(_LABEL) and one not in known
            ),
            categories=tuple(one for one in tails if not one.startswith(("state/", _LABEL)))[:50],
            enclosures=server_answers.enclosures_of(
                objects(told, "enclosure"), "href", "type", "length"
            ),
            is_read="state/com.google/read" in tails if is_stated else None,
            is_starred="state/com.google/starred" in tails if is_stated else None,
        )

    def changes(self, since: str) -> AsyncIterator[tuple[RemoteItem, ...]]:
        """Google Reader tells no changes."""
        raise NotImplementedError(since)

    async def cursor(self) -> str:
        """Google Reader tells no time of a mark."""
        return ""

    async def mark(self, kind: MarkKind, ids: Sequence[str], *, wanted: bool) -> None:
        """Give or take a state; `kept-unread` is never used, since FreshRSS ignores it."""
        how = "a" if wanted else "r"
        form = [("i", sent_id(one)) for one in ids]
        await self._edit("edit-tag", [*form, (how, _STATES[kind])], "marks")

    async def subscribe(self, address: str, title: str, folder: str) -> None:
        """Subscribe; then its title and folder, if any are wished for."""
        answer = await self._post("subscription/quickadd", (("quickadd", address),))
        what = f"to subscribe to {clean_line(address, 200)}"
        if answer.status == 500:  # noqa: PLR2004 - Miniflux: not found, or there already
            known = next((one.id for one in await self.feeds() if one.address == address), "")
            if not known:
                raise ServerError(ServerTrouble.REFUSED, f"{self._session.host} refuses {what}.")
        else:
            server_answers.raise_for(answer, self._session.host, what=what)
            told = server_answers.object_of(answer, self._session.host, "an answer")
            known = word(told, "streamId") or ""
            if not told.get("numResults") or not known:
                raise ServerError(ServerTrouble.REFUSED, f"{self._session.host} refuses {what}.")
        if title:
            await self.rename(known, title)
        if folder:
            await self.move(known, folder)

    async def unsubscribe(self, feed: str) -> None:
        """Unsubscribe."""
        await self._edit("subscription/edit", (("ac", "unsubscribe"), ("s", feed)), "that")

    async def rename(self, feed: str, title: str) -> None:
        """Give a subscription another title."""
        form = (("ac", "edit"), ("s", feed), ("t", title))
        await self._edit("subscription/edit", form, "the title")

    async def move(self, feed: str, folder: str) -> None:
        """Put a subscription into a folder."""
        if folder:
            form: Pairs = (("ac", "edit"), ("s", feed), ("a", f"user/-/{_LABEL}{folder}"))
        else:
            own = next((one.folder for one in await self.feeds() if one.id == feed), "")
            if not own:
                return
            if _ALL in self._folders:  # Miniflux takes nothing out of a folder
                form = (("ac", "edit"), ("s", feed), ("a", f"user/-/{_LABEL}{_ALL}"))
                await self._edit("subscription/edit", form, "the folder")
                return
            form = (("ac", "edit"), ("s", feed), ("r", f"user/-/{_LABEL}{own}"))
        await self._edit("subscription/edit", form, "the folder")

    def _plain(self, title: str | None) -> str:
        """A title or a name of a feed as one clean line."""
        text = title or ""
        return clean_line(plain_title(text) if self._is_freshrss else text, _LONGEST_NAME)

    async def _edit(self, call: str, form: Pairs, what: str) -> None:
        answer = await self._post(call, form)
        server_answers.raise_for(answer, self._session.host, what=what)
        if answer.data.strip().upper() != b"OK":
            raise server_answers.unreadable(self._session.host, "an answer")

    async def _object(self, call: str, query: Pairs = (), *, what: str) -> Json:
        answer = await self._get(call, (*query, ("output", "json")))
        server_answers.raise_for(answer, self._session.host, what=what)
        return server_answers.object_of(answer, self._session.host, what)

    async def _get(self, call: str, query: Pairs) -> ServerAnswer:
        """Ask; a login that ran out is asked for anew, once."""
        address = f"{self._base}{_API}{call}"
        answer = await self._sent(address, query, None)
        if answer.status == _UNAUTHORIZED and not self._credentials.token:
            await self.log_in()
            answer = await self._sent(address, query, None)
        return answer

    async def _post(self, call: str, form: Pairs, query: Pairs = ()) -> ServerAnswer:
        """Send a form with T, which Miniflux wants in every one; 401: one new T, one retry."""
        address = f"{self._base}{_API}{call}"
        if not self._token:
            await self._renew_token()
        answer = await self._sent(address, query, (*form, ("T", self._token)))
        if answer.status == _UNAUTHORIZED:
            if not self._credentials.token:
                await self.log_in()
            await self._renew_token()
            answer = await self._sent(address, query, (*form, ("T", self._token)))
        return answer

    async def _renew_token(self) -> None:
        answer = await self._get("token", ())
        server_answers.raise_for(answer, self._session.host, what="the login")
        token = answer.data.decode("utf-8", "replace").strip()
        if not token or len(token) > _LONGEST_TOKEN or not token.isprintable():
            raise server_answers.unreadable(self._session.host, "a token")
        self._token = token

    async def _sent(self, address: str, query: Pairs, form: Pairs | None) -> ServerAnswer:
        if not self._auth:
            await self.log_in()
        headers = {"Authorization": f"GoogleLogin auth={self._auth}"}
        try:
            if form is None:
                return await self._session.get(address, query, headers)
            return await self._session.post(address, form, query, headers)
        except FetchError as error:
            raise server_answers.error_of_fetch(error) from error


def _tail(told: str | None) -> str:
    """What follows the second slash: "user/1/label/X" and "user/-/label/X" are one."""
    parts = (told or "").split("/", 2)
    return parts[2] if len(parts) == 3 else ""  # noqa: PLR2004 - "user", who, what


def _name(tail: str) -> str:
    """What a label or a folder is called."""
    return clean_line(tail.removeprefix(_LABEL), _LONGEST_NAME)


def _texts(told: Json, key: str) -> list[str]:
    return [one for one in listed(told, key) if isinstance(one, str)]


def _content(told: Json) -> str:
    for key in ("content", "summary"):
        inner = told.get(key)
        if isinstance(inner, dict) and (found := word(inner, "content")):
            return found
    return ""
