"""A refresh from fetching to keeping, against a scripted network or a server on loopback."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import ErrorsShown
from wirereader.desk.refresh import refresh_run as refresh_module
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.refresh.progress_reports import (
    BreakingNews,
    Progress,
    Tiding,
    report_as_json,
)
from wirereader.desk.refresh.refresh_lease import LEASE
from wirereader.desk.refresh.refresh_run import RefreshOptions, refresh
from wirereader.desk.subscriptions import subscriptions
from wirereader.library.library import Library
from wirereader.sources.fetch_result import (
    Failed,
    FailureKind,
    Fetched,
    FetchPolicy,
    FetchResult,
    Unchanged,
)
from wirereader.story.faults import LibraryFault, SourceFault
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind
from wirereader.story.story import Story

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
State = tuple[Source, FetchMemory]
Answer = Callable[[Source], FetchResult]


def feed_bytes(name: str, *headlines: str) -> bytes:
    items = "".join(
        f"<item><title>{headline}</title><link>https://{name}.example/{n}</link>"
        f"<guid isPermaLink='false'>{name}-{n}</guid>"
        f"<description>{headline}, in some words of its own from {name}.</description></item>"
        for n, headline in enumerate(headlines)
    )
    return (
        f"<rss version='2.0'><channel><title>{name.title()}</title>"
        f"<link>https://{name}.example/</link>{items}</channel></rss>"
    ).encode()


def fetched(source: Source, data: bytes, moved_to: str | None = None) -> Fetched:
    return Fetched(source.id, data, {}, source.address, moved_to, '"e"', None, None, "hash")


def failed(source: Source, kind: FailureKind = FailureKind.ANSWER) -> Failed:
    name = source.title or source.address
    fault = SourceFault(f"{name} was not refreshed.", "The server is ill.", "It is tried again.")
    return Failed(source.id, fault, kind)


class Network:
    """Answers for addresses from a script; what is not in it waits until it is let go."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.is_waiting = asyncio.Event()

    async def __call__(
        self,
        states: Iterable[State],
        policy: FetchPolicy,  # noqa: ARG002 - the fetcher's own signature
        now: datetime,  # noqa: ARG002
    ) -> AsyncIterator[FetchResult]:
        for source, _ in states:
            self.asked.append(source.address)
            if source.address not in self.answers:
                self.is_waiting.set()
                await asyncio.Event().wait()
            yield self.answers[source.address](source)


def scripted(**names: Answer) -> Network:
    return Network({f"https://{name}.example/feed": answer for name, answer in names.items()})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
async def parsers() -> AsyncIterator[Parsers]:
    opened = Parsers(1)
    yield opened
    await opened.close()


def follow(library: Library, *names: str, **more: object) -> list[Source]:
    addresses = [f"https://{name}.example/feed" for name in names]
    return [
        library.add_source(Source(one, address=one)._replace(**more))  # type: ignore[arg-type]
        for one in addresses
    ]


def headlines(library: Library) -> list[str]:
    rows = library.rows(None, NOW)
    return sorted(rows.row(number).headline for number in range(rows.count()))


def stories(library: Library) -> list[Story]:
    rows = library.rows(None, NOW)
    found = [library.story(rows.row(number).id) for number in range(rows.count())]
    return [story for story in found if story is not None]


def quiet(_: Tiding) -> None:
    """Nobody listens."""


async def test_good_ones_are_kept_and_bad_ones_are_lines(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city", "wire", "ill")
    network = scripted(
        city=lambda one: fetched(one, feed_bytes("city", "Bridge falls", "Fair opens")),
        wire=lambda one: fetched(one, feed_bytes("wire", "BREAKING: Wheat rises")),
        ill=failed,
    )
    told: list[Tiding] = []
    report = await refresh(library, told.append, parsers=parsers, fetch=network)
    assert report.said == "3 new stories, 1 source failed."
    assert headlines(library) == ["BREAKING: Wheat rises", "Bridge falls", "Fair opens"]
    (line,) = report.failures
    assert line.said == (
        "https://ill.example/feed was not refreshed. The server is ill. It is tried again."
    )
    (news,) = [one for one in told if isinstance(one, BreakingNews)]
    assert (news.headline, news.source) == ("BREAKING: Wheat rises", "Wire")
    assert [one for one in told if isinstance(one, Progress)][-1] == Progress(3, 3, 3, 1)


@pytest.mark.parametrize(("pause_s", "times"), [(1000.0, 2), (0.0, 11)])
async def test_progress_is_told_no_oftener_than_it_should_be(
    library: Library,
    parsers: Parsers,
    monkeypatch: pytest.MonkeyPatch,
    pause_s: float,
    times: int,
) -> None:
    assert refresh_module._TELL_S == 0.1
    monkeypatch.setattr(refresh_module, "_TELL_S", pause_s)
    names = [f"desk{n}" for n in range(9)]
    follow(library, *names)
    told: list[Tiding] = []
    network = scripted(**dict.fromkeys(names, failed))
    await refresh(library, told.append, parsers=parsers, fetch=network)
    assert told[0] == Progress(0, 9)
    assert told[-1] == Progress(9, 9, 0, 9)
    assert len(told) == times


async def test_a_first_title_and_site_are_the_feed_s_unless_the_reader_gave_one(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city")
    follow(library, "wire", title="My wire")
    network = scripted(
        city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")),
        wire=lambda one: fetched(one, feed_bytes("wire", "Wheat rises")),
    )
    await refresh(library, quiet, parsers=parsers, fetch=network)
    city, wire = (state.source for state in library.sources())
    assert (city.title, city.site) == ("City", "https://city.example/")
    assert wire.title == "My wire"
    assert {story.dispatch.source for story in stories(library)} == {"City", "My wire"}


async def test_what_is_no_feed_is_a_failure_that_says_so(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "page", title="Page")
    network = scripted(page=lambda one: fetched(one, b"<html><body>Hello</body></html>"))
    report = await refresh(library, quiet, parsers=parsers, fetch=network)
    (line,) = report.lines
    assert line.said.startswith("Page was not refreshed. It is a web page")
    memory = library.sources()[0].memory
    assert (memory.failures, memory.etag) == (1, None)
    assert memory.due_at is not None


async def test_a_password_in_an_address_is_not_told(library: Library, parsers: Parsers) -> None:
    library.add_source(Source("a", address="https://me:s3cret@city.example/feed"))

    async def network(
        states: Iterable[State],
        policy: FetchPolicy,  # noqa: ARG001 - as `fetch_all` has it
        now: datetime,  # noqa: ARG001
    ) -> AsyncIterator[FetchResult]:
        assert len(list(states)) == 1
        yield fetched(library.sources()[0].source, b"<html></html>")

    report = await refresh(library, quiet, parsers=parsers, fetch=network)
    assert report.lines[0].said.startswith("https://city.example/feed was not refreshed.")
    assert "s3cret" not in str(report)


async def test_nothing_new_keeps_what_there_is(library: Library, parsers: Parsers) -> None:
    follow(library, "city")
    good = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    await refresh(library, quiet, parsers=parsers, fetch=good)
    same = scripted(city=lambda one: Unchanged(one.id, one.address, None, '"e"', None, None))
    report = await refresh(library, quiet, parsers=parsers, fetch=same)
    assert report.said == "No new stories."
    assert headlines(library) == ["Bridge falls"]
    again = await refresh(library, quiet, parsers=parsers, fetch=good)
    assert again.new == 0


async def test_a_story_that_changed_is_revised_not_new(library: Library, parsers: Parsers) -> None:
    follow(library, "city")
    first = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    second = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls, 3 hurt")))
    await refresh(library, quiet, parsers=parsers, fetch=first)
    report = await refresh(library, quiet, parsers=parsers, fetch=second)
    assert report.said == "No new stories, 1 revised."
    assert headlines(library) == ["Bridge falls, 3 hurt"]


async def test_a_move_is_remembered_once_the_feed_was_read(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city", "page")
    new = "https://new.example/feed"
    network = scripted(
        city=lambda one: fetched(one, feed_bytes("city", "Bridge falls"), new),
        page=lambda one: fetched(one, b"hello", new),
    )
    await refresh(library, quiet, parsers=parsers, fetch=network)
    city, page = (state.source for state in library.sources())
    assert (city.address, city.key) == (new, "https://city.example/feed")
    assert page.address == "https://page.example/feed"


async def test_a_source_that_is_gone_is_paused_and_its_stories_stay(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city")
    good = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    await refresh(library, quiet, parsers=parsers, fetch=good)
    gone = scripted(city=lambda one: failed(one, FailureKind.GONE))
    report = await refresh(library, quiet, parsers=parsers, fetch=gone)
    assert report.failures[0].remedy.startswith(
        "It will not be fetched again; remove unsubscribes."
    )
    assert report.failures[0].remedy == library.sources()[0].memory.remedy
    assert library.sources()[0].source.paused is Paused.GONE
    assert headlines(library) == ["Bridge falls"]
    later = scripted()
    assert (await refresh(library, quiet, parsers=parsers, fetch=later)).total == 0
    assert later.asked == []


async def test_a_server_that_asked_to_wait_is_left_alone_unless_it_is_named(
    library: Library, parsers: Parsers
) -> None:
    (city,) = follow(library, "city")
    library.store(
        city,
        (),
        FetchMemory(
            due_at=NOW + timedelta(minutes=5),
            failures=1,
            fault=str(FailureKind.BUSY),
            what="City was not refreshed.",
            why="It asks to be left alone.",
            remedy="It is tried again.",
        ),
        NOW,
    )
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    report = await refresh(library, quiet, parsers=parsers, fetch=network, clock=lambda: NOW)
    assert network.asked == []
    assert report.failures[0].why == "It asks to be left alone."
    named = RefreshOptions(frozenset({city.id}))
    report = await refresh(library, quiet, named, parsers=parsers, fetch=network, clock=lambda: NOW)
    assert report.new == 1


async def test_what_a_clock_that_was_ahead_held_back_is_asked(
    library: Library, parsers: Parsers
) -> None:
    (city,) = follow(library, "city")
    noted = FetchMemory(due_at=NOW + timedelta(days=9000), fault=str(FailureKind.BUSY), what="Busy")
    library.store(city, (), noted, NOW)
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    report = await refresh(library, quiet, parsers=parsers, fetch=network, clock=lambda: NOW)
    assert (report.new, len(network.asked)) == (1, 1)


async def test_only_those_that_are_due(library: Library, parsers: Parsers) -> None:
    city, _ = follow(library, "city", "wire")
    library.store(city, (), FetchMemory(fetched_at=NOW, due_at=NOW + timedelta(hours=1)), NOW)
    network = scripted(wire=lambda one: fetched(one, feed_bytes("wire", "Wheat rises")))
    manner = RefreshOptions(is_due_only=True)
    await refresh(library, quiet, manner, parsers=parsers, fetch=network, clock=lambda: NOW)
    assert network.asked == ["https://wire.example/feed"]


async def test_nothing_due_tells_which_is_next_and_when(library: Library, parsers: Parsers) -> None:
    (far, _), (near,) = follow(library, "far", "paused"), follow(library, "near", title="Near")
    for source, minutes in ((far, 90), (near, 28)):
        memory = FetchMemory(fetched_at=NOW, due_at=NOW + timedelta(minutes=minutes))
        library.store(source, (), memory, NOW)
    library.change_source(library.sources()[1].source._replace(paused=Paused.BY_READER))
    manner = RefreshOptions(is_due_only=True)
    report = await refresh(
        library, quiet, manner, parsers=parsers, fetch=scripted(), clock=lambda: NOW
    )
    at = (NOW + timedelta(minutes=28)).astimezone()
    assert report.said.startswith(f"None of 2 sources is due; next at {at:%H:%M}")
    told = report_as_json(report)
    assert told["next"] == {"source": "Near", "due": "2026-11-23T12:28:00Z"}
    assert (told["said"], told["sources"]) == (report.said, 0)


async def test_all_paused_is_not_told_as_no_sources(library: Library, parsers: Parsers) -> None:
    follow(library, "city", paused=Paused.BY_READER)
    for manner in (RefreshOptions(is_due_only=True), RefreshOptions()):
        report = await refresh(library, quiet, manner, parsers=parsers, fetch=scripted())
        assert report.said == "All sources are paused. sources shows why."


async def test_without_sources_a_refresh_says_how_to_add_one(
    library: Library, parsers: Parsers
) -> None:
    report = await refresh(library, quiet, RefreshOptions(is_due_only=True), parsers=parsers)
    assert report.said == "Nothing to refresh. add ADDRESS adds a source."
    assert report_as_json(report)["next"] is None


@pytest.mark.parametrize(("asked_s", "days"), [(99_999_999.0, 7), (3 * 86400.0, 3), (None, 0)])
async def test_who_asks_to_wait_is_told_with_the_time_it_is_really_due(
    library: Library, parsers: Parsers, asked_s: float | None, days: int
) -> None:
    follow(library, "city")
    network = scripted(
        city=lambda one: failed(one, FailureKind.BUSY)._replace(retry_after_s=asked_s)
    )
    report = await refresh(library, quiet, parsers=parsers, fetch=network, clock=lambda: NOW)
    state = library.sources()[0]
    due = state.memory.due_at
    assert due is not None
    assert due - NOW >= timedelta(days=days)
    assert due - NOW <= timedelta(days=days * 1.2, hours=1)
    told = f"It will be retried after {due.day} {due:%B %Y, %H:%M} UTC."
    assert report.failures[0].remedy == told
    assert told in subscriptions.sources(library).lines[0]
    assert told in subscriptions.failure_in_words(state)
    assert subscriptions.sources(library).data[0][1][0]["remedy"] == told


async def test_what_is_paused_is_not_promised_to_be_tried_again(
    library: Library, parsers: Parsers
) -> None:
    (city,) = follow(library, "city", paused=Paused.BY_READER)
    bad = scripted(city=failed)
    await refresh(library, quiet, RefreshOptions(frozenset({city.id})), parsers=parsers, fetch=bad)
    (line,) = subscriptions.sources(library).lines
    assert "paused. " in line
    assert "It is paused until you resume it; remove unsubscribes." in line


@pytest.mark.parametrize(
    "kind", [FailureKind.OFFLINE, FailureKind.HELD_BACK, FailureKind.REFUSED, FailureKind.BUSY]
)
async def test_a_failure_is_told_whoever_asked_and_whenever(
    library: Library, parsers: Parsers, kind: FailureKind
) -> None:
    (city,) = follow(library, "city")
    library.store(city, (), FetchMemory(fetched_at=NOW, due_at=NOW + timedelta(hours=1)), NOW)
    bad = scripted(city=lambda one: failed(one, kind))
    report = await refresh(library, quiet, parsers=parsers, fetch=bad, clock=lambda: NOW)
    why = report.failures[0].why
    assert library.sources()[0].memory.failures == 0, "it was not due: nothing is counted"
    desk = Desk((), library=library)
    shown = (await desk.do("errors")).shows
    assert isinstance(shown, ErrorsShown)
    assert why in shown.lines[0]
    (line,) = subscriptions.sources(library).lines
    assert "last refresh failed. " in line
    assert why in line
    desk.close()


async def test_stopping_keeps_what_has_come(library: Library, parsers: Parsers) -> None:
    follow(library, "city", "slow", "never")
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    stop = asyncio.Event()
    running = asyncio.create_task(
        refresh(library, quiet, stop=stop, parsers=parsers, fetch=network)
    )
    await network.is_waiting.wait()
    stop.set()
    report = await running
    assert report.said == "Stopped after 1 of 3 sources. 1 new story."
    assert headlines(library) == ["Bridge falls"]
    assert library.lease(LEASE, "somebody else", 1.0, datetime.now(UTC))


async def test_cancelling_keeps_what_was_kept_and_gives_the_lease_back(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "slow")
    network = scripted()
    running = asyncio.create_task(refresh(library, quiet, parsers=parsers, fetch=network))
    await network.is_waiting.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert library.lease(LEASE, "somebody else", 1.0, datetime.now(UTC))


async def test_a_second_refresh_is_refused_while_one_runs(
    library: Library, parsers: Parsers
) -> None:
    assert library.lease(LEASE, "somebody else", 60.0, datetime.now(UTC))
    manner = RefreshOptions(wait_s=0.0)
    report = await refresh(library, quiet, manner, parsers=parsers, fetch=scripted())
    assert report.said == "Another refresh is running."


async def test_a_second_refresh_goes_on_when_the_first_has_ended(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city")
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    both = await asyncio.gather(
        *(refresh(library, quiet, parsers=parsers, fetch=network) for _ in range(2))
    )
    assert sorted(report.new for report in both) == [0, 1]
    assert headlines(library) == ["Bridge falls"]


async def test_trouble_with_the_library_ends_it_in_words(
    library: Library, parsers: Parsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(library, "city", "slow")

    def full(*_: object, **__: object) -> None:
        raise LibraryFault("The library cannot be used.", "The disk is full.", "Make room.")

    monkeypatch.setattr(library, "store_many", full)
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls")))
    with pytest.raises(LibraryFault, match="disk is full"):
        await refresh(library, quiet, parsers=parsers, fetch=network)


async def test_a_large_feed_is_kept_whole(library: Library, parsers: Parsers) -> None:
    follow(library, "city")
    many = [f"Story number {number}" for number in range(4321)]
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", *many)))
    report = await refresh(library, quiet, parsers=parsers, fetch=network)
    assert report.new == 4321
    assert library.rows(None, NOW).count() == 4321


async def test_a_folder_is_read_and_read_again_only_where_it_changed(
    library: Library, parsers: Parsers, tmp_path: Path
) -> None:
    place = tmp_path / "news"
    place.mkdir()
    (place / "wheat.txt").write_text("Wheat prices rise\n\nThey rose by a tenth.\n")
    (place / "broken.json").write_text('{"some": "data"}')
    library.add_source(Source(str(place), SourceKind.FOLDER, str(place), "News"))
    report = await refresh(library, quiet, parsers=parsers, fetch=scripted())
    assert report.new == 1
    assert "neither JSON Feed" in report.failures[0].said
    (place / "fair.txt").write_text("The fair opens\n\nIt opened at noon.\n")
    (place / "broken.json").unlink()
    report = await refresh(library, quiet, parsers=parsers, fetch=scripted())
    assert (report.new, report.failures) == (1, ())
    assert headlines(library) == ["The fair opens", "Wheat prices rise"]
    report = await refresh(library, quiet, parsers=parsers, fetch=scripted())
    assert report.new == 0


@asynccontextmanager
async def served(pages: dict[str, bytes]) -> AsyncIterator[str]:
    """A server on loopback; gives its root address."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        body = pages.get(head.split(b" ")[1].decode())
        status = b"404 Not Found" if body is None else b"200 OK"
        length = len(body or b"")
        writer.write(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n" % (status, length))
        writer.write(b"Connection: close\r\n\r\n" + (body or b""))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"


async def test_over_real_connections(library: Library) -> None:
    pages = {f"/{n}": feed_bytes(f"desk{n}", f"Story {n}") for n in range(5)}
    async with served(pages) as root:
        for n in range(6):
            address = f"{root}/{n}"
            library.add_source(Source(address, address=address, is_private_allowed=True))
        report = await refresh(library, quiet)
    assert report.said == "5 new stories, 1 source failed."
    assert headlines(library) == [f"Story {n}" for n in range(5)]


async def test_what_is_too_old_goes_at_the_end_unless_it_was_stopped(
    library: Library, parsers: Parsers
) -> None:
    follow(library, "city")
    network = scripted(city=lambda one: fetched(one, feed_bytes("city", "Bridge falls", "Fair")))
    await refresh(library, quiet, parsers=parsers, fetch=network, clock=lambda: NOW)
    (one, _) = stories(library)
    library.set_marks([one.id], starred=True, said="Starred.", now=NOW)
    later = NOW + timedelta(days=33)
    stopped = asyncio.Event()
    stopped.set()
    for manner, stop in ((RefreshOptions(), None), (RefreshOptions(keep_days=30), stopped)):
        await refresh(
            library, quiet, manner, stop=stop, parsers=parsers, fetch=network, clock=lambda: later
        )
        assert len(stories(library)) == 2
    manner = RefreshOptions(keep_days=30)
    await refresh(library, quiet, manner, parsers=parsers, fetch=network, clock=lambda: later)
    assert [story.id for story in stories(library)] == [one.id]
