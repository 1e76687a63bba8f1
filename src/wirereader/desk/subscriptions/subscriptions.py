"""Subscriptions: what is followed, taken on, given up, paused, and carried in and out as a list.

Plain functions on a library, for commands and verbs alike; none of them asks the network.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from wirereader.desk.phrases import capital, count, full_stop, there_are
from wirereader.desk.targets import SourceKey, SourceNumber, TypedWords
from wirereader.formats.addresses import same_feed_key
from wirereader.sources.http.private_networks import is_private
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.source import Paused, Source, SourceKind

if TYPE_CHECKING:
    from wirereader.formats.feeds.subscription_list import Subscription, SubscriptionList
    from wirereader.library.results import SourceState

NO_SOURCES = "No sources yet. add ADDRESS subscribes to a feed, a page or a folder."
LIST_SOURCES = "sources lists them."
PRIVATE = "Local network address."
SAMPLES_WORD = "samples"
"""What a reader calls the stories that come with the program, where a source is named."""
_PAUSED = {
    Paused.BY_READER: "paused",
    Paused.PRIVATE: "paused: local network address",
    Paused.GONE: "paused: the server says it is gone",
    Paused.FAILING: "paused: too many failures",
    Paused.SERVED: "fetched by its account's server",
}
_SERVED = "Its account's server fetches it; account pause pauses the whole account."
_MOST_REFUSED = 5
_LOGIN = re.compile(r"(?<=://)[^/?#\\]*@")
Json = dict[str, Any]


class SourcesShelf(Protocol):
    """The library, as far as subscriptions go; any method may raise LibraryFault."""

    def sources(self) -> "tuple[SourceState, ...]":
        """All sources, in the order they were added."""

    def add_source(self, source: Source, *, said: str = "") -> Source:
        """Subscribe, or tell what is there already; `said` makes it, as the rest, a step."""

    def add_sources(
        self, sources: Iterable[Source], changed: Iterable[Source] = (), *, said: str = ""
    ) -> tuple[Source, ...]:
        """Subscribe to many and keep what was changed in others, all or none of them."""

    def change_source(self, source: Source, *, said: str = "") -> Source:
        """Keep what was changed in a source."""

    def remove_source(self, source_id: int, *, said: str = "") -> None:
        """Unsubscribe; the stories stay."""

    def source_with(self, key: str) -> "SourceState | None":
        """The source with this key."""

    def put_away(self, source_id: int, changed: Source | None = None, *, said: str = "") -> int:
        """Leave a source's stories out of lists, and keep what was changed in it."""


class Told(NamedTuple):
    """What came of it: a sentence, lines to show, and data for scripts.

    `is_done` is False when it was refused or nothing was found.  `choices` are addresses to choose
    from, by number from 1.
    """

    said: str
    lines: tuple[str, ...] = ()
    is_done: bool = True
    data: tuple[tuple[str, Any], ...] = ()
    choices: tuple[str, ...] = ()

    def as_json(self) -> Json:
        """The same as `--json` prints it."""
        return {"said": self.said, **dict(self.data)}


def name_of(source: Source) -> str:
    """What a source is called: its title, else its address."""
    return source.title or shown_address(source)


def shown_address(source: Source) -> str:
    """The address as others may see it: a name and a password in it are for its server alone."""
    return _LOGIN.sub("", source.address)


def is_followed(source: Source) -> bool:
    """Claim that a reader took this source on: all but the stories that come with the program."""
    return source.kind is not SourceKind.SAMPLES


def followed(library: SourcesShelf) -> "tuple[SourceState, ...]":
    """The sources that a reader took on, in the order of their numbers."""
    return tuple(state for state in library.sources() if is_followed(state.source))


def sources(library: SourcesShelf) -> Told:
    """Tell what is followed, a line each: number, title, state in words, address."""
    states = followed(library)
    lines = tuple(
        f"{number}. {full_stop(name_of(state.source))} {state_in_words(state)}"
        f"{f' {shown_address(state.source)}' if state.source.title else ''}"
        for number, state in enumerate(states, 1)
    )
    unread = sum(state.unread for state in states)
    said = f"{count(len(states), 'source')}, {unread:,} unread."
    if not states:
        said = NO_SOURCES
    each = [_as_json(number, state) for number, state in enumerate(states, 1)]
    return Told(said, lines, bool(states), (("sources", each),))


def state_in_words(state: "SourceState") -> str:
    """How a source is doing: "3 unread of 50.", "Paused: the address is private."."""
    memory, source = state.memory, state.source
    parts = [f"{state.unread:,} unread of {state.total:,}" if state.total else "No stories"]
    if state.wanted is not None:
        parts = [f"{state.unread:,} of {state.wanted:,} unread stories here"]
    if source.paused is not None:
        parts.append(_PAUSED[source.paused])
    elif memory.failures:
        parts.append(f"failed {_times(memory.failures)}")
    elif memory.what:
        parts.append("last refresh failed")
    elif memory.fetched_at is None:
        parts.append("not fetched yet")
    said = f"{', '.join(parts)}."
    if memory.failures or memory.what:
        said = " ".join(part for part in (said, memory.why, memory.remedy) if part)
    return said


def why_failing(state: "SourceState") -> str | None:
    """Why a source brings nothing new, in words; None where all is well or the reader wants it."""
    memory, paused = state.memory, state.source.paused
    if paused is not None and paused not in {Paused.BY_READER, Paused.SERVED}:
        return full_stop(capital(_PAUSED[paused]))
    if memory.failures or memory.what:
        return memory.why or memory.what or "Last refresh failed."
    return None


def failure_in_words(state: "SourceState") -> str:
    """What went wrong with a source the last time: "City Desk. No answer in 10 seconds. ..."."""
    memory = state.memory
    kept = "Older stories are kept." if state.total and "kept" not in memory.remedy else ""
    parts = (full_stop(name_of(state.source)), memory.why or memory.what, memory.remedy, kept)
    return " ".join(part for part in parts if part)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times in a row"


def _as_json(number: int, state: "SourceState") -> Json:
    source, memory = state.source, state.memory
    return {
        "n": number,
        "title": source.title or None,
        "address": shown_address(source),
        "kind": str(source.kind),
        "folder": list(source.folder),
        "tags": list(source.tags),
        "stories": state.total,
        "unread": state.unread,
        "wanted": state.wanted,
        "paused": None if source.paused in {None, Paused.SERVED} else str(source.paused),
        "served": source.paused is Paused.SERVED,
        "fetched": _moment(memory.fetched_at),
        "due": _moment(memory.due_at),
        "failures": memory.failures,
        "what": memory.what or None,
        "why": memory.why or None,
        "remedy": memory.remedy or None,
    }


def _moment(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat().replace("+00:00", "Z")


def found(
    library: SourcesShelf, target: SourceNumber | SourceKey | TypedWords
) -> "SourceState | Told":
    """The source of this number, key, address or title (or part of it), or why there is none."""
    states = followed(library)
    if isinstance(target, SourceNumber):
        if 1 <= target.number <= len(states):
            return states[target.number - 1]
        return _refused(f"No source {target.number}. {there_are(len(states))} {LIST_SOURCES}")
    words = target.key if isinstance(target, SourceKey) else target.text
    tests = (
        lambda one: words in {one.key, one.address},
        lambda one: one.title.casefold() == words.casefold(),
        lambda one: one.title.casefold().startswith(words.casefold()),
        lambda one: words.casefold() in f"{one.title} {one.address}".casefold(),
    )
    for test in tests:
        matching = [state for state in states if words and test(state.source)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            names = ", ".join(name_of(state.source) for state in matching[:4])
            return _refused(f"{len(matching)} sources match: {names}. Give its number.")
    return _refused(f"No source {clean_line(words, 200)}. {LIST_SOURCES}")


def _refused(said: str) -> Told:
    return Told(said, is_done=False)


def remove(library: SourcesShelf, state: "SourceState") -> Told:
    """Unsubscribe from a source (its stories are kept)."""
    library.remove_source(state.source.id, said=f"unsubscribed {name_of(state.source)}")
    kept = f" Its {count(state.total, 'story')} are kept." if state.total else ""
    return Told(f"Unsubscribed: {full_stop(name_of(state.source))}{kept}")


def leave_samples_out(library: SourcesShelf) -> Told:
    """Take the stories that come with the program out of the list."""
    from wirereader.desk.subscriptions.sample_stories import remove_samples

    number = remove_samples(library)
    if not number:
        return _refused("The sample stories are not in the list.")
    stories = count(number, "sample story").replace("storys", "stories")
    return Told(f"Removed: {stories}.")


def pause(library: SourcesShelf, state: "SourceState") -> Told:
    """Have a source left alone until `resume`."""
    if state.source.paused is Paused.SERVED:
        return _refused(f"{full_stop(name_of(state.source))} {_SERVED}")
    if state.source.paused is None:
        library.change_source(
            state.source._replace(paused=Paused.BY_READER), said=f"paused {name_of(state.source)}"
        )
    return Told(f"Paused: {full_stop(name_of(state.source))}")


def resume(library: SourcesShelf, state: "SourceState") -> Told:
    """Have a paused source fetched again; one with a private address is allowed by this."""
    source = state.source
    if source.paused is Paused.SERVED:
        return _refused(f"{full_stop(name_of(source))} {_SERVED}")
    is_allowed = source.is_private_allowed or is_private(source.address)
    library.change_source(
        source._replace(paused=None, is_private_allowed=is_allowed),
        said=f"resumed {name_of(source)}",
    )
    said = f"Resumed: {full_stop(name_of(source))}"
    return Told(f"{said} {PRIVATE}" if is_allowed else said)


def add_place(
    library: SourcesShelf, path: Path, title: str = "", folder: tuple[str, ...] = ()
) -> Told:
    """Follow a folder of story files, or one file; `folder` is of sources.  Raises SourceFault."""
    place = str(path.expanduser().absolute())
    if not _is_text(place):
        raise SourceFault(
            f"{clean_line(place, 200)} cannot be added.",
            "Its name is not valid UTF-8.",
            "Rename it, or make a link to it with another name.",
        )
    known = {state.source.key for state in library.sources()}
    name = title or clean_line(path.name, 200) or place
    kept = library.add_source(
        Source(place, SourceKind.FOLDER, place, name, folder=folder), said=f"subscribed to {name}"
    )
    if place in known:
        return Told(f"Already subscribed to {name_of(kept)}.")
    said = f"Added: {full_stop(name_of(kept))} refresh reads its stories."
    return Told(said, data=(("source", kept.id),))


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def import_list(
    library: SourcesShelf, data: bytes, *, is_private_allowed: bool = False, name: str = ""
) -> Told:
    """Take on the sources of an OPML file or of newsboat's `urls`.  Raises FormatFault.

    A private address is paused unless that is allowed; what is there already stays as it is.
    """
    listed = read_list(data)
    if not listed.subscriptions:
        raise SettingsFault(
            f"{clean_line(name, 200) or 'The list'} has no sources.",
            "The list is empty, or it is another kind of file.",
            "Choose an OPML file or newsboat's list of addresses.",
        )
    known = {
        same_feed_key(address): state.source
        for state in library.sources()
        for address in (shown_address(state.source), state.source.address, state.source.key)
    }
    wanted: dict[str, Source] = {}
    twice = 0
    for each in listed.subscriptions:
        key = same_feed_key(each.address)
        if key not in wanted:
            wanted[key] = _source_of(each, is_private_allowed=is_private_allowed)
        elif wanted[key].address != each.address:
            twice += 1
    new = [source for address, source in wanted.items() if address not in known]
    allowed = [
        known[address]._replace(paused=None, is_private_allowed=True)
        for address in wanted.keys() & known.keys()
        if known[address].paused is Paused.PRIVATE and wanted[address].paused is None
    ]
    step = f"imported {count(len(new), 'source')} of {clean_line(name, 100) or 'a list'}"
    kept = library.add_sources(new, allowed, said=step)
    paused = sum(one.paused is Paused.PRIVATE for one in kept)
    added, there = len(new), len(wanted) - len(new) + twice
    said = f"{count(added, 'source')} added" + (f", {there} already subscribed." if there else ".")
    resumed = (f"{len(allowed):,} resumed.",) if allowed else ()
    lines = resumed + _private_line(paused) + _left_out(listed)
    data_told = (("added", added), ("there", there), ("paused", paused))
    return Told(" ".join((said, *lines)), data=data_told)


def is_list(data: bytes, name: str) -> bool:
    """Claim that a file is a list of sources: OPML, `urls`, or nothing but addresses."""
    start = data[:4096]
    if b"<opml" in start.lower() or b"<\x00o\x00p\x00m\x00l" in start.lower():
        return True
    lines = [line for line in start.splitlines() if line.strip() and not line.startswith(b"#")]
    if name.casefold() == "urls":
        return bool(lines)
    return bool(lines) and all(line.startswith((b"http://", b"https://")) for line in lines)


def read_list(data: bytes) -> "SubscriptionList":
    """The subscriptions of an OPML file, else of newsboat's `urls`.  Raises FormatFault."""
    from wirereader.formats.feeds.subscription_list import read_newsboat_urls, read_opml

    is_xml = data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<")
    return read_opml(data) if is_xml else read_newsboat_urls(data)


def _source_of(each: "Subscription", *, is_private_allowed: bool) -> Source:
    is_inside = is_private(each.address)
    return Source(
        key=each.address,
        address=each.address,
        title=each.title or "",
        site=each.page,
        folder=each.folder,
        tags=each.tags,
        paused=Paused.PRIVATE if is_inside and not is_private_allowed else None,
        is_private_allowed=is_inside and is_private_allowed,
        attributes=each.extra,
    )


def _private_line(paused: int) -> tuple[str, ...]:
    if not paused:
        return ()
    has, then = "has a local network address and is", "resume NAME fetches it."
    if paused > 1:
        has = "have local network addresses and are"
        then = "resume NAME fetches one, import --allow-private all."
    return (f"{count(paused, 'source')} {has} paused: {then}",)


def _left_out(listed: "SubscriptionList") -> tuple[str, ...]:
    refused: Sequence[str] = (*listed.refused, *listed.includes)
    if not refused:
        return ()
    shown = ", ".join(clean_line(one, 60) for one in refused[:_MOST_REFUSED])
    more = ", ..." if len(refused) > _MOST_REFUSED else ""
    return (f"{count(len(refused), 'line')} skipped, not web addresses: {shown}{more}.",)


def export_list(library: SourcesShelf) -> bytes:
    """All feeds that are followed, as OPML; folders of files stay at home."""
    from wirereader.formats.feeds.subscription_list import (
        Subscription,
        SubscriptionList,
        write_opml,
    )

    feeds = [state.source for state in library.sources() if state.source.kind is SourceKind.FEED]
    order = {folder: n for n, folder in enumerate(dict.fromkeys(_folders(feeds)))}

    def place(source: Source) -> list[int]:
        return [order[folder] for folder in _folders([source])]

    feeds.sort(key=place)
    listed = tuple(
        Subscription(
            shown_address(one),
            one.title or None,
            one.site,
            one.folder,
            one.tags,
            one.attributes,
        )
        for one in feeds
    )
    return write_opml(SubscriptionList(listed, "wirereader"))


def left_out(library: SourcesShelf) -> str:
    """How many sources a list for others has not, as a sentence; "" where it has them all."""
    number = sum(one.source.kind is not SourceKind.FEED for one in followed(library))
    if not number:
        return ""
    are = "is a file or folder" if number == 1 else "are files or folders"
    return f"{count(number, 'source')} {are} on this computer and left out."


def _folders(feeds: Sequence[Source]) -> list[tuple[str, ...]]:
    """Every folder and those around it, in the order they are met."""
    return [source.folder[: n + 1] for source in feeds for n in range(len(source.folder))]
