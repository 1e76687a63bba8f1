"""Two clients and one server under random schedules: no mark is lost and none is made up.

WIREREADER_SCHEDULES says how many (20; 2000 before a release).
"""

import asyncio
import os
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from tests.support.faulty_server import FaultyServer, Weather
from tests.support.model_server import ServerModel
from tests.support.synced_accounts import Client, parsed_here
from wirereader.library.accounts.account_values import Account
from wirereader.library.library import Library
from wirereader.sync.sync_run import Surroundings, sync_account

SCHEDULES = int(os.environ.get("WIREREADER_SCHEDULES", "20"))
FIRST = int(os.environ.get("WIREREADER_FIRST_SCHEDULE", "0"))
STEPS = 16
LONG_S = 700.0  # longer than any request is on its way


class Wish(NamedTuple):
    """What a reader wanted last of a mark."""

    at: float
    wanted: bool


class Schedule:
    """One schedule, told by its number."""

    def __init__(self, number: int, *, has_copies: bool = False) -> None:
        """With `has_copies` both feeds bring the same stories now and then."""
        self.has_copies = has_copies
        self.chance = random.Random(number)  # noqa: S311 - a schedule, no secret
        self.weather = Weather(self.chance, self.chance.choice([0.05, 0.2, 0.4]))
        self.model = ServerModel()
        self.model.clock = lambda: self.weather.now
        self.tells_changes = self.chance.random() < 0.3
        self.tags = () if self.tells_changes else ("harbour", "tide")
        for name in ("a", "b"):
            feed = self.model.add_feed(f"http://{name}.example/feed", f"Feed {name}")
            self.model.add_items(feed, self.chance.randrange(1, 15))
        self.clients = [self.client(name) for name in ("one", "two")]
        self.skew = [timedelta(seconds=self.chance.uniform(-9e4, 9e4)) for _ in self.clients]
        self.wishes: dict[tuple[int, str, str], Wish] = {}
        self.archived: set[str] = set()
        self.is_quiet = False

    def client(self, name: str) -> Client:
        library = Library.open(None)
        account = Account(name, "http://model.example", "", "greader", sends_labels=True)
        return Client(library, library.accounts().add(account))

    def clock(self, which: int) -> datetime:
        return datetime.fromtimestamp(self.weather.now, UTC) + self.skew[which]

    def read_a_while(self, which: int) -> None:
        """A reader marks some stories, one by one or many at once, and takes some marks back."""
        client = self.clients[which]
        stories = client.stories()
        if not stories:
            return
        chosen = self.chance.sample(sorted(stories), min(len(stories), self.chance.randrange(1, 6)))
        mark = self.chance.choice(["read", "read", "read", "starred", *self.tags])
        wanted = self.chance.random() < 0.7
        ids = [stories[one][0] for one in chosen]
        kwargs = {"tag": (mark, wanted)} if mark in self.tags else {mark: wanted}
        client.library.set_marks(ids, said="Marked.", now=self.clock(which), **kwargs)
        for headline in chosen:
            self.wishes[which, headline, mark] = Wish(self.weather.now, wanted)

    def meanwhile(self, which: int) -> None:
        if self.is_quiet:
            return
        self.weather.pass_by(self.chance.uniform(0, 20))
        if self.chance.random() < 0.15:
            self.read_a_while(which)
        if self.chance.random() < 0.1:
            self.arrive()
        if self.tags and self.chance.random() < 0.05:
            self.label()

    def arrive(self) -> None:
        feeds = list(self.model.feeds.values())
        feed = self.chance.choice(feeds)
        new = self.model.add_items(feed, self.chance.randrange(1, 4))
        if self.has_copies and self.chance.random() < 0.7:
            for item in new:
                for other in feeds:
                    if other is not feed:
                        (twin,) = self.model.add_items(other, 1)
                        twin.title, twin.link, twin.content = item.title, item.link, item.content

    def label(self) -> None:
        """Somebody labels items at the server itself, or takes the label away."""
        name = self.chance.choice(self.tags)
        titles = sorted({one.title for one in self.model.items.values()})
        titles = self.chance.sample(titles, min(len(titles), 3))
        wanted = self.chance.random() < 0.7
        chosen = [own for own, one in self.model.items.items() if one.title in titles]
        self.model.label(chosen, name, wanted=wanted)
        for title in titles:
            self.wishes[2, title, name] = Wish(self.weather.now, wanted)

    def archive(self) -> None:
        """Put the oldest unread entries away, as Miniflux does after half a year."""
        old = [one for one in reversed(self.model.newest_first()) if not one.is_starred][:2]
        for item in old:
            self.archived.add(item.title)
            del self.model.items[item.id]

    def sync(self, which: int) -> None:
        server = FaultyServer(
            self.model,
            self.weather,
            tells_changes=self.tells_changes,
            meanwhile=lambda: self.meanwhile(which),
        )
        client = self.clients[which]
        stop = asyncio.Event()

        async def run() -> None:
            around = Surroundings(parsed_here, lambda _: None, lambda: self.clock(which), stop)
            await sync_account(client.library.accounts(), client.state, server, around)

        asyncio.run(run())

    def step(self) -> None:
        self.weather.pass_by(self.chance.uniform(0, 300))
        which = self.chance.randrange(2)
        what = self.chance.random()
        if what < 0.45:
            self.sync(which)
        elif what < 0.85:
            self.read_a_while(which)
        elif what < 0.95:
            self.arrive()
        else:
            self.archive()

    def settle(self) -> None:
        """The network is well again: nobody marks anything, and both sync twice."""
        self.weather.trouble = 0
        self.weather.pass_by(LONG_S)
        self.is_quiet = True
        for _ in range(2):
            for which in (0, 1):
                self.sync(which)
            self.weather.pass_by(LONG_S)

    def wrong(self) -> list[str]:
        """What is not as it should be."""
        found = []
        for which, client in enumerate(self.clients):
            told = self.told(client)
            state = client.state
            found += [f"{which}: {state.waiting} wait"] if state.waiting else []
            rows = client.library.rows(None, self.clock(which))
            names = Counter(rows.row(number).headline for number in range(rows.count()))
            found += [f"{which}: {name} twice" for name, times in names.items() if times > 1]
            stories = client.stories()
            for title, marks in told.items():
                found += self.other_here(which, title, marks, stories.get(title))
            for title in stories.keys() & self.archived:
                if stories[title][1] and not self.was_wanted(title, "read"):
                    found.append(f"{which}: {title} was put away and is read")
        for title, marks in self.told().items():
            for mark, is_set in zip(("read", "starred"), marks, strict=True):
                found += self.wrong_mark(title, mark, is_set=is_set)
            for tag in self.tags:
                found += self.wrong_mark(title, tag, is_set=tag in self.labels(title))
        return found

    def other_here(
        self,
        which: int,
        title: str,
        marks: tuple[bool, bool],
        story: tuple[str, bool, bool] | None,
    ) -> list[str]:
        """What of a story is not here as it is on the server."""
        client = self.clients[which]
        if story is None:
            is_due = not marks[0] or marks[1]
            return [f"{which}: {title} is not here"] if is_due else []
        found = []
        if story[1:] != marks:
            found.append(f"{which}: {title} {story[1:]} is not as on the server")
        tags, there = set(client.library.tags_of(story[0])), self.labels(title, client)
        # of an item that was put away nobody tells: its label stays where it was known
        if tags != there and not (title in self.archived and tags >= there):
            found.append(f"{which}: {title} has the tags {tags}, not {there}")
        return found

    def labels(self, title: str, client: Client | None = None) -> set[str]:
        """The labels of a story: those of any of its items, to a client those it was told of."""
        known = client and client.library.accounts().known_items(client.account.id)
        return {
            label
            for item in self.model.items.values()
            if item.title == title and (known is None or str(item.id) in known)
            for label in item.labels
        }

    def told(self, client: Client | None = None) -> dict[str, tuple[bool, bool]]:
        """What the server says of each story; of copies, what it says of any of them.

        To a client, only of those that it has been told of: what is read already is not brought.
        """
        told: dict[str, tuple[bool, bool]] = {}
        known = client and client.library.accounts().known_items(client.account.id)
        for item in self.model.items.values():
            is_brought = not item.is_read or item.is_starred
            if known is not None and str(item.id) not in known and not is_brought:
                continue
            is_read, is_starred = told.get(item.title, (False, False))
            told[item.title] = is_read or item.is_read, is_starred or item.is_starred
        return told

    def was_wanted(self, title: str, mark: str) -> bool:
        wishes = [self.wishes.get((which, title, mark)) for which in (0, 1)]
        return any(one is not None for one in wishes)

    def wrong_mark(self, title: str, mark: str, *, is_set: bool) -> list[str]:
        """A mark is as a reader wanted it last; where nobody touched it, as it was."""
        wishes = [self.wishes.get((which, title, mark)) for which in (0, 1, 2)]
        allowed = {one.wanted for one in wishes if one is not None} or {False}
        return [] if is_set in allowed else [f"{title} is {mark} {is_set}, wanted {allowed}"]


@pytest.mark.timeout(60 + 6 * SCHEDULES)
@pytest.mark.parametrize("has_copies", [False, True])
def test_no_mark_is_lost_and_none_is_made_up(*, has_copies: bool) -> None:
    for number in range(FIRST, FIRST + SCHEDULES):
        schedule = Schedule(number, has_copies=has_copies)
        try:
            for _ in range(STEPS):
                schedule.step()
            schedule.settle()
            assert not schedule.wrong(), f"schedule {number}"
        finally:
            for client in schedule.clients:
                client.library.close()
