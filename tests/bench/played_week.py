"""An invented week through real refreshes: feeds on loopback that change, a reader who reads.

At each tick the feeds stand as they would by then, a refresh fetches and keeps them, stories are
put into their events, and the reader opens each planted story that is new.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.bench.event_week import Delivery
from tests.support.page_server import Question, send_page
from wirereader.desk.commands.running.briefing import Briefing, make_briefing
from wirereader.desk.desk import Desk
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.refresh.refresh_run import RefreshOptions, refresh
from wirereader.library.library import Library
from wirereader.sources.fetch_all import fetch_all
from wirereader.story.source import Source

BEGIN = datetime(2026, 11, 22, tzinfo=UTC)
_WINDOW = 40  # stories that a feed holds
_TITLE = "Feed "
# what two sources print word for word is one story with two deliveries
_DELIVERED = "SELECT d.guid, s.name FROM deliveries d JOIN stories s ON s.id = d.story"


def with_a_kill(stories: Sequence[Delivery]) -> list[Delivery]:
    """The same, and a notice a day later that kills the first wire story."""
    wire = next(one for one in stories if one.kind == "wire")
    text = (
        f'Editors: kill the story headed "{wire.headline}". Its source has withdrawn the account.'
        " Do not use it. No substitute will be sent."
    )
    notice = wire._replace(
        hours=wire.hours + 24, guid=f"{wire.guid}-kill", headline=f"KILL: {wire.headline}",
        text=text, event="", copy=f"{wire.guid}-kill", kind="kill",
    )  # fmt: skip
    return sorted([*stories, notice], key=lambda one: one.hours)


class WeekFeeds:
    """The feeds of a week as they stand at an hour; each has one old story from the beginning."""

    def __init__(self, stories: Iterable[Delivery], window: int = _WINDOW) -> None:
        self.hours, self._window = 0.0, window
        self._of: defaultdict[str, list[Delivery]] = defaultdict(list)
        for one in stories:
            self._of[one.source].append(one)

    @property
    def names(self) -> list[str]:
        """The sources."""
        return sorted(self._of)

    def answer(self, question: Question) -> None:
        """Answer what is asked with the feed of its path."""
        name = question.path.strip("/")
        body = self._feed(name) if name in self._of else None
        send_page(question, body, "application/rss+xml")

    def _feed(self, name: str) -> bytes:
        first: dict[str, float] = {}
        latest: dict[str, Delivery] = {}
        for one in self._of[name]:
            if one.hours <= self.hours:
                first.setdefault(one.guid, one.hours)
                latest[one.guid] = one
        shown = sorted(latest, key=first.__getitem__, reverse=True)[: self._window]
        items = [_item(latest[guid], first[guid]) for guid in shown]
        old = _item(Delivery(0, name, f"{name}-0", f"Old {name}", "Old.", "", "", "old"), -900)
        channel = f"<channel><title>{_TITLE}{name}</title>{''.join([*items, old])}</channel>"
        return f"<rss version='2.0'>{channel}</rss>".encode()


def _item(one: Delivery, hours: float) -> str:
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in one.text.split("\n\n"))
    when = format_datetime(BEGIN + timedelta(hours=hours))
    return (
        f"<item><title>{escape(one.headline)}</title><guid isPermaLink='false'>{one.guid}</guid>"
        f"<pubDate>{when}</pubDate><description>{escape(paragraphs)}</description></item>"
    )


class Played(NamedTuple):
    """A week that was played: the story of each guid, and how each tick's briefing was."""

    library: Library
    stories: Mapping[str, str]
    briefings: tuple[tuple[float, Briefing], ...]


async def play(
    library: Library,
    stories: Sequence[Delivery],
    feeds: WeekFeeds,
    root: str,
    ticks: Iterable[float],
    told: Callable[[float], None] = lambda _: None,
) -> Played:
    """Refresh at each of these hours; a briefing of the day before, whenever a day is over."""
    for name in feeds.names:
        address = f"{root}/{name}"
        library.add_source(Source(address, address=address, is_private_allowed=True))
    planted = {one.guid for one in stories if one.event}
    known: dict[str, str] = {}
    briefings = []
    parsers = Parsers()
    try:
        for hours in ticks:
            feeds.hours = hours
            now = BEGIN + timedelta(hours=hours)
            await refresh(
                library, lambda _: None, RefreshOptions(), parsers=parsers, fetch=fetch_all,
                clock=_stopped(now),
            )  # fmt: skip
            while library.running.place(200):
                pass
            known |= _read(library, known, planted, now)
            if hours and not hours % 24:
                briefings.append((hours, _briefing(library, now)))
            told(hours)
    finally:
        await parsers.close()
    return Played(library, known, tuple(briefings))


def _stopped(now: datetime) -> Callable[[], datetime]:
    return lambda: now


def _read(
    library: Library, known: Mapping[str, str], planted: set[str], now: datetime
) -> dict[str, str]:
    """Open the planted stories that are new; all new stories by their guid."""
    with library._database.reading() as connection:
        rows = connection.execute(_DELIVERED).fetchall()
    new = {guid: name for guid, name in rows if guid not in known}
    seen = {*known.values()}
    opened = [name for guid, name in new.items() if guid in planted and name not in seen]
    for name in opened:
        library.running.note_shown(name, 1)
    library.set_marks(opened, read=True, said="read", now=now + timedelta(minutes=1))
    return new


def _briefing(library: Library, now: datetime) -> Briefing:
    desk = Desk((), marks=library, library=library, clock=lambda: now)
    try:
        return make_briefing(desk._context, now - timedelta(hours=24))
    finally:
        desk.close()


def groups(played: Played, stories: Sequence[Delivery]) -> dict[str, tuple[int, int]]:
    """The event and the copy set of each story, by guid."""
    with played.library._database.reading() as connection:
        rows = connection.execute(
            "SELECT d.guid, e.event, e.copy FROM deliveries d JOIN event_stories e"
            " ON e.story = d.story"
        ).fetchall()
    wanted = {one.guid for one in stories}
    return {guid: (event, copy) for guid, event, copy in rows if guid in wanted}


def b_cubed_f1(gold: Mapping[str, str], found: Mapping[str, int]) -> float:
    """B-cubed F1 of a grouping of the keys of `gold`."""
    both = Counter((gold[one], found[one]) for one in gold)
    by_gold, by_found = Counter(gold.values()), Counter(found[one] for one in gold)
    precision = sum(count**2 / by_found[event] for (_, event), count in both.items()) / len(gold)
    recall = sum(count**2 / by_gold[event] for (event, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def pairs(labels: Iterable[object]) -> int:
    """How many pairs share a label."""
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


class Scores(NamedTuple):
    """What a week came to, shares from 0 to 1."""

    events: float
    copies_precision: float
    copies_recall: float
    strangers: float


def scores(played: Played, stories: Sequence[Delivery]) -> Scores:
    """Events of planted stories, copies, and background that stands with a stranger."""
    first = {one.guid: one for one in reversed(stories) if one.kind not in {"kill", "old"}}
    found = groups(played, list(first.values()))
    planted = {guid: one.event for guid, one in first.items() if one.event}
    events = b_cubed_f1(planted, {guid: found[guid][0] for guid in planted})
    both = pairs((first[guid].copy, found[guid][1]) for guid in first)
    told, true = pairs(found[guid][1] for guid in first), pairs(one.copy for one in first.values())
    sizes = Counter(event for event, _ in found.values())
    alone = [guid for guid, one in first.items() if not one.event]
    strangers = sum(sizes[found[guid][0]] > 1 for guid in alone) / max(1, len(alone))
    return Scores(events, both / (told or 1), both / (true or 1), strangers)
