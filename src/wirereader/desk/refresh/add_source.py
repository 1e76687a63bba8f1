"""Taking on one source that a person typed: the address of a feed or a page, a file, a folder.

What is at an address is fetched first, so that a mistake is told at once and the first stories are
there at the end.  An address that the reader types may be private; one that a page names may not,
unless it is on the host that was typed.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import unquote, urlsplit

from wirereader.desk.clock import now_utc
from wirereader.desk.phrases import full_stop
from wirereader.desk.refresh.parser_pool import Parsed, Parsers
from wirereader.desk.refresh.progress_reports import Tiding, breaking_among, new_stories
from wirereader.desk.refresh.story_writer import Arrival, NewsShelf, Writer
from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import SourcesShelf, Told, name_of
from wirereader.formats.addresses import same_feed_key, without_feed_scheme
from wirereader.settings.value_types import without_login
from wirereader.sources.fetch_result import Failed, Fetched, FetchPolicy
from wirereader.sources.http.private_networks import is_private
from wirereader.story.clean import clean_line
from wirereader.story.faults import FormatFault, SettingsFault, SourceFault
from wirereader.story.source import FetchMemory, Paused, Source

ALERT_FOR_S = 6 * 3600.0
_SCHEME = re.compile(r"(?i)([a-z][a-z0-9+.-]*):")
# A colon or a slash too few behind http or https
_SLIPPED = re.compile(r"(?i)^(https?)(?::/?(?=[^/])|(?<=s)//(?=[^/])|(?<=p)//(?=[^/]))")
_HOST = re.compile(
    r"(?i)(?:(?:[^\s/@:.]+\.)+[^\s/@:.]{2,}|(?:\d{1,3}\.){3}\d{1,3}|localhost|\[[0-9a-f:.]+\])"
    r"(?::\d+)?(?:[/?#]\S*)?"
)
_NUMBERED = re.compile(r"\s*(?P<address>\S*[.:/]\S*)\s+(?P<number>[1-9][0-9]?)\s*")
_MOST_CHOICES = 30
_MOST_HOPS = 3  # pages that send their reader on

FetchPage = Callable[..., Awaitable[Fetched | Failed]]


class AddShelf(SourcesShelf, NewsShelf, Protocol):
    """The library, as far as taking on goes."""


class Wish(NamedTuple):
    """What a person typed: an address or a path, and how the source is to be filed.

    `choice` is the number of one of several feeds that a page tells of, from 1.
    """

    typed: str
    title: str = ""
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    choice: int | None = None
    is_private_allowed: bool = False


def place_of(typed: str) -> Path | None:
    """The file or folder that is meant, or None when an address is.  Raises SourceFault."""
    path = _existing(_as_path(typed.strip()))
    words = _as_address(typed if path is None else str(path))
    if re.match(r"(?i)(?:[a-z][a-z0-9+.-]*:)?//", words):
        return None
    if path is not None or _HOST.fullmatch(words):
        return path
    raise SourceFault(
        f"{clean_line(typed, 200) or 'Nothing'} cannot be added.",
        "It is not an address, and there is no such file or folder.",
        "Type an address like https://example.com/feed, or the path of a file.",
    )


def _as_path(typed: str) -> str:
    """A path that was typed as an address of this machine: "file:///home/me/feed.xml"."""
    match = re.fullmatch(r"(?i)file://(?:localhost)?(/.+)", typed)
    return unquote(match[1]) if match is not None else typed


def _as_address(typed: str) -> str:
    """What was typed as far as it may be an address: slips and what was copied with it are gone."""
    words = typed.strip().rstrip(",;")
    if words.lower().startswith(("feed:", "feed://")) and not re.match(
        r"(?i)feed:(//)?http", words
    ):
        words = f"feeds:{words.partition(':')[2]}"
    words = without_feed_scheme(words)
    return _SLIPPED.sub(lambda match: f"{match[1].lower()}://", words)


def _existing(words: str) -> Path | None:
    try:
        path = Path(words).expanduser()
        return path if words and path.exists() else None
    except (OSError, ValueError, RuntimeError):  # no name for a file, or of nobody's home
        return None


def address_of(typed: str) -> str:
    """The address of the web that was typed, whole.  Raises SettingsFault for any other."""
    words = _as_address(typed)
    if len(words.split()) > 1:
        raise SettingsFault(
            f"{clean_line(typed, 200)} cannot be added.",
            "An address cannot contain spaces.",
            "Add one address at a time.",
        )
    if re.match(r"(?i)https?://[^\s/]", words):
        return words
    if _SCHEME.match(words) and "://" in words:
        raise SettingsFault(
            f"{clean_line(typed, 200)} cannot be added.",
            "Only addresses that begin with http:// or https:// can be fetched.",
            "Type the address of a feed or of a page.",
        )
    words = words.removeprefix("//")
    # no certificate is made for an address at home
    return f"{'http' if is_private(words) else 'https'}://{words}"


async def add(
    library: AddShelf,
    wish: Wish,
    *,
    policy: FetchPolicy = FetchPolicy(),  # noqa: B008 - a value that never changes
    parsers: Parsers | None = None,
    tell: Callable[[Tiding], None] = lambda _: None,
    alert_for_s: float | None = ALERT_FOR_S,
    fetch: FetchPage | None = None,
    clock: Callable[[], datetime] = now_utc,
) -> Told:
    """Take on what was typed.

    Raises SourceFault when it cannot be had, FormatFault when it is no feed and tells of none, and
    LibraryFault.
    """
    wish = _with_choice(wish)
    place = place_of(wish.typed)
    if place is not None:
        return await asyncio.to_thread(_place, library, place, wish)
    address = address_of(wish.typed)
    known = await asyncio.to_thread(_known, library, address)
    if known is not None:
        return await asyncio.to_thread(_there, library, known, wish)
    is_ours = parsers is None
    parsers = parsers or Parsers(1)
    parsers.start()
    one = _Adding(library, wish, policy, parsers, tell, alert_for_s, fetch or _fetch_page(), clock)
    try:
        return await one.run(address)
    finally:
        if is_ours:
            await parsers.close()


def _with_choice(wish: Wish) -> Wish:
    """A number after an address says which of its feeds is meant: "https://example.com 2"."""
    match = _NUMBERED.fullmatch(wish.typed)
    if match is None or wish.choice is not None or _existing(wish.typed) is not None:
        return wish
    return wish._replace(typed=match["address"], choice=int(match["number"]))


def _fetch_page() -> FetchPage:
    from wirereader.sources.fetch_all import fetch_page
    from wirereader.sources.http.request_headers import FEED

    # as a refresh will ask: a server may have a page and a feed at one address
    return partial(fetch_page, accept=FEED)


def _known(library: SourcesShelf, address: str) -> Source | None:
    wanted = same_feed_key(address)
    sources = (state.source for state in library.sources())
    return next(
        (one for one in sources if wanted in {same_feed_key(one.key), same_feed_key(one.address)}),
        None,
    )


def _there(library: SourcesShelf, known: Source, wish: Wish) -> Told:
    """Nothing is added twice; what the reader allows is."""
    said = f"Already subscribed to {name_of(known)}."
    if wish.is_private_allowed and not known.is_private_allowed:
        paused = None if known.paused is Paused.PRIVATE else known.paused
        library.change_source(
            known._replace(is_private_allowed=True, paused=paused),
            said=f"allowed the local network address of {name_of(known)}",
        )
        said = f"{said} Local network addresses are now allowed for it."
    return Told(said, data=(("source", known.id),))


def _place(library: AddShelf, place: Path, wish: Wish) -> Told:
    """A list of sources is imported; any other file, and a folder, is followed."""
    from wirereader.sources.story_folder import bytes_of

    if not place.is_dir():
        data, _ = bytes_of(place)
        if subscriptions.is_list(data, place.name):
            allowed = wish.is_private_allowed
            return subscriptions.import_list(
                library, data, is_private_allowed=allowed, name=place.name
            )
    return subscriptions.add_place(library, place, wish.title, wish.folder)


class _Adding:
    """One address on its way to being a source."""

    def __init__(
        self,
        library: AddShelf,
        wish: Wish,
        policy: FetchPolicy,
        parsers: Parsers,
        tell: Callable[[Tiding], None],
        alert_for_s: float | None,
        fetch: FetchPage,
        clock: Callable[[], datetime],
    ) -> None:
        self._library, self._wish, self._policy, self._parsers = library, wish, policy, parsers
        self._tell, self._alert_for_s, self._fetch, self._clock = tell, alert_for_s, fetch, clock

    async def run(self, address: str) -> Told:
        fetched, parsed = await self._read(address, is_private_allowed=True)
        for _ in range(_MOST_HOPS):
            if parsed.refresh is None:
                break
            typed, address = address, parsed.refresh
            is_allowed = self._is_allowed(address, typed)
            fetched, parsed = await self._read(address, is_private_allowed=is_allowed)
        if parsed.refresh is not None:
            raise FormatFault(
                f"{_shown(address)} was not added.",
                "Its pages point to each other in a loop.",
                "Look for a link named RSS or Feed on its site.",
            )
        if not parsed.found:
            return await self._take(address, fetched, parsed)
        if len(parsed.found) == 1:
            return await self._follow(address, parsed.found[0][0])
        choice = self._wish.choice
        if choice is None or not 1 <= choice <= len(parsed.found):
            return _several(address, parsed.found)
        return await self._follow(address, parsed.found[choice - 1][0])

    async def _read(self, address: str, *, is_private_allowed: bool) -> tuple[Fetched, Parsed]:
        result = await self._fetch(
            address, self._policy, self._clock(), is_private_allowed=is_private_allowed
        )
        if isinstance(result, Failed):
            fault = result.fault
            shown = _shown(address)
            raise SourceFault(f"{shown} was not added.", fault.why, _remedy(fault.remedy))
        try:
            parsed = await self._parsers.page(result.data, result.final_address, result.headers)
        except FormatFault as fault:
            raise FormatFault(
                f"{_shown(address)} was not added.",
                f"No feed found at this address. {fault.why}",
                "Look for a link named RSS or Feed on its site.",
            ) from fault
        return result, parsed

    async def _follow(self, page: str, address: str) -> Told:
        """Take on a feed that a page tells of."""
        known = await asyncio.to_thread(_known, self._library, address)
        if known is not None:
            return Told(f"Already subscribed to {name_of(known)}.")
        is_allowed = self._is_allowed(address, page)
        fetched, parsed = await self._read(address, is_private_allowed=is_allowed)
        if parsed.found or parsed.refresh:
            raise FormatFault(
                f"{_shown(page)} was not added.",
                "The feed it links to is a web page.",
                "Look for a link named RSS or Feed on its site.",
            )
        return await self._take(address, fetched, parsed)

    def _is_allowed(self, address: str, page: str) -> bool:
        """Claim that what a page names may be on a private network: it is where the page is."""
        is_same = urlsplit(address).hostname == urlsplit(page).hostname
        return self._wish.is_private_allowed or is_same

    async def _take(self, address: str, fetched: Fetched, parsed: Parsed) -> Told:
        from wirereader.sources.scheduling import memory_after

        wish, now = self._wish, self._clock()
        if fetched.moved_to:  # what was typed leads to what is followed
            known = await asyncio.to_thread(_known, self._library, fetched.moved_to)
            if known is not None:
                return Told(
                    f"Already subscribed to {name_of(known)}.", data=(("source", known.id),)
                )
        # a name may stand for an address at home, too
        is_inside = is_private(address) or fetched.is_private
        source = Source(
            key=address,
            address=fetched.moved_to or address,
            title=wish.title or clean_line(parsed.title or "", 200),
            site=parsed.site,
            folder=wish.folder,
            tags=wish.tags,
            is_private_allowed=is_inside,
        )
        source = await asyncio.to_thread(
            partial(self._library.add_source, source, said=f"subscribed to {name_of(source)}")
        )
        memory = memory_after(
            FetchMemory(ttl_s=parsed.ttl_s),
            fetched._replace(source_id=source.id),
            now,
            source.options,
        )
        writer = Writer(self._library, self._clock)
        try:
            stored = await writer.keep(Arrival(source, parsed.records, memory, self._alert_for_s))
        finally:
            await writer.close()
        for news in breaking_among(stored.new):
            self._tell(news)
        said = f"Added: {full_stop(name_of(source))} {new_stories(len(stored.new))}."
        if is_inside:
            said = f"{said} {subscriptions.PRIVATE}"
        return Told(said, data=(("source", source.id), ("new", len(stored.new))))


def _shown(address: str) -> str:
    """An address as a sentence names it: without the password that was typed in it."""
    return clean_line(without_login(address), 200)


def _remedy(remedy: str) -> str:
    is_tried = "again" in remedy or "retried" in remedy  # nothing is retried that was not added
    return "Try again later, or check the address." if is_tried else remedy


def _several(page: str, found: Sequence[Sequence[str]]) -> Told:
    shown = found[:_MOST_CHOICES]
    lines = tuple(
        f"{number}. {full_stop(clean_line(title, 100) or address)} {address}"
        for number, (address, title, _) in enumerate(shown, 1)
    )
    each = [{"n": n, "address": one[0], "title": one[1] or None} for n, one in enumerate(shown, 1)]
    return Told(
        f"{len(found)} feeds on this page. add {_shown(page)} NUMBER adds one.",
        lines,
        is_done=False,
        data=(("feeds", each),),
        choices=tuple(one[0] for one in shown),
    )
