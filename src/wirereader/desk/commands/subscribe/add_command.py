"""The commands `add` and `starters`: an address, a site, a file or a list is subscribed to.

Without an address `add` offers what it finds on this machine, and well-known feeds.  Whatever asks
the network is done by a process beside us, and only once somebody has chosen.
"""

import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.manage_sources import BUSY
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Offer, OffersShown, Outcome
from wirereader.desk.targets import Addable
from wirereader.settings.value_types import without_login
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.desk.first_run.found_lists import FoundList
    from wirereader.desk.first_run.starter_feeds import StarterFeed
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.library.library import Library

_LONGEST_NAME = 200
_NUMBERS = re.compile(r"\d{1,3}(?:[\s,]+\d{1,3})*")
_NAME = re.compile(r"[^\W\d](?:[\w' &-]|: )*")
"""What may be the name of a feed: an address has a dot, a path a slash or a dot."""
_FOLDER = re.compile(r"(\S.*?)\s+(?:--folder[ =]|(?:to|in|into)(?: the)? folder )\s*(\S.*)")
_ADDRESSES = re.compile(r"https?://\S+(?:\s+https?://\S+)+")
HOW = "{word} ADDRESS takes an address, a site, a file or a list."
STARTERS = "starters lists well-known feeds by region and language."


async def add(
    context: Context, fetcher: "Refreshing", library: "Library", place: str = ""
) -> Outcome:
    """Subscribe to a feed, a page that has one, a list of feeds, a folder or a file."""
    if not place:
        return await _offered(context, library)
    if _NUMBERS.fullmatch(place):
        chosen = _chosen(context, place)
        if isinstance(chosen, Outcome):
            return chosen
        place = " ".join(chosen)
    if _ADDRESSES.fullmatch(place):
        return await _several(context, fetcher, library, place.split())
    place, folder = _filed(place)
    if (
        not folder
        and _NAME.fullmatch(place)
        and not await context.away(lambda: os.path.exists(place))  # noqa: PTH110 - of any length
    ):
        named = await starters(context, library, place)
        if named.is_done:
            return named
    filed = ("--folder", folder) if folder else ()
    if not fetcher.start("add", *filed, "--", place):
        return context.refused(BUSY)
    return context.done(f"Adding {clean_line(without_login(place), _LONGEST_NAME)}.")


def _filed(place: str) -> tuple[str, str]:
    """The address and the folder it is to stand in: "ADDRESS --folder World/Asia"."""
    found = _FOLDER.fullmatch(place)
    return (found[1], found[2].strip("/ ")) if found is not None else (place, "")


def _chosen(context: Context, numbers: str) -> list[str] | Outcome:
    """The addresses behind numbers of what was offered last; any other number is an address."""
    listed = context.session.listed
    if not any(isinstance(one, Addable) for one in listed):
        return [numbers]
    chosen = []
    for number in map(int, re.split(r"[\s,]+", numbers)):
        one = listed[number - 1] if 0 < number <= len(listed) else None
        if not isinstance(one, Addable):
            return context.refused(f"No {number} in the last list. It has {len(listed)}.")
        chosen.append(one.address)
    return chosen


async def _several(
    context: Context, fetcher: "Refreshing", library: "Library", addresses: list[str]
) -> Outcome:
    """Subscribe to several feeds whose addresses are known, as one step, and fetch them."""
    from wirereader.desk.first_run.starter_feeds import starter_feeds
    from wirereader.formats.addresses import same_feed_key
    from wirereader.story.source import Source

    titles = {feed.address: feed.title for feed in starter_feeds()}

    def subscribed() -> int:
        sources = [state.source for state in library.sources()]
        known = {same_feed_key(key) for one in sources for key in (one.key, one.address)}
        new = [
            Source(one, address=one, title=titles.get(one, ""))
            for one in dict.fromkeys(addresses)
            if same_feed_key(one) not in known
        ]
        told = phrases.count(len(new), "feed")
        library.add_sources(new, said=f"subscribed to {told}")
        return len(new)

    if fetcher.is_running:
        return context.refused(BUSY)
    number = await context.away(subscribed)
    if not number:
        return context.refused("Already subscribed to all of them.")
    fetcher.start("refresh", "--due")
    return context.done(f"Added {phrases.count(number, 'feed')}. Fetching.", listed=())


async def starters(context: Context, _: "Library", words: str = "") -> Outcome:
    """List well-known feeds to subscribe to, those of a region, a language or a name."""
    from wirereader.desk.first_run.starter_feeds import feeds_of

    found = feeds_of(words)
    if not found:
        return context.refused(f"No well-known feed for {clean_line(words, 60)}. {STARTERS}")
    offers = _numbered(map(_starter, found))
    said = f"{phrases.count(len(offers), 'feed')}. A number subscribes to one, add 1 3 5 to three."
    listed = tuple(Addable(offer.address) for offer in offers)
    return context.done(said, OffersShown(offers), listed=listed)


async def _offered(context: Context, library: "Library") -> Outcome:
    """What there is to subscribe to on this machine, and well-known feeds."""
    from wirereader.desk.first_run.starter_feeds import starter_feeds

    lists = await context.away(lambda: _new_lists(library))
    offers = _numbered([*map(_list, lists), *map(_starter, starter_feeds())])
    found = offers[: len(lists)]
    is_subscribed = folded(context.typed).startswith("subscribe")  # the word that was typed
    said = HOW.format(word="subscribe" if is_subscribed else "add")
    said += " A number imports a list." if found else ""
    shown = OffersShown(found, offers[len(found) :], STARTERS)
    return context.done(said, shown, listed=tuple(Addable(one.address) for one in found))


def _new_lists(library: "Library") -> "list[FoundList]":
    """The lists found here that have feeds which are not followed yet."""
    from wirereader.desk.first_run.found_lists import found_lists
    from wirereader.formats.addresses import same_feed_key

    sources = [state.source for state in library.sources()]
    known = {same_feed_key(key) for one in sources for key in (one.key, one.address)}
    return [
        one
        for one in found_lists()
        if any(same_feed_key(address) not in known for address in one.addresses)
    ]


def _list(found: "FoundList") -> Offer:
    title = f"{found.reader}'s feeds" if found.reader else found.path.name
    about = f"{phrases.count(len(found.addresses), 'feed')}, {found.shown}"
    return Offer(0, clean_line(title, 100), about, str(found.path))


def _starter(feed: "StarterFeed") -> Offer:
    about = f"{feed.region}, {feed.language_name}"
    return Offer(0, feed.title, about, feed.address, feed.region)


def _numbered(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(offer._replace(number=number) for number, offer in enumerate(offers, start=1))
