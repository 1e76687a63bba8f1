"""Taking on one source: what is typed, what is found there, what is refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wirereader.desk.refresh.add_source import Wish, add, address_of, place_of
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.refresh.progress_reports import BreakingNews, Tiding
from wirereader.library.library import Library
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchPolicy
from wirereader.story.faults import FormatFault, SettingsFault, SourceFault
from wirereader.story.source import Paused, Source, SourceKind

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FEED = b"""<rss version="2.0"><channel><title>City Desk</title>
<item><title>BREAKING: Bridge falls</title><guid>1</guid></item>
<item><title>Fair opens</title><guid>2</guid></item></channel></rss>"""
HERE = "https://city.example/"
LINK = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'


class Web:
    """Pages by address; notes what was asked for, and whether it might be private."""

    def __init__(self, **pages: bytes) -> None:
        self.pages = {f"{HERE}{name}": data for name, data in pages.items()}
        self.asked: list[tuple[str, bool]] = []
        self.is_inside = False

    async def __call__(
        self,
        address: str,
        policy: FetchPolicy,  # noqa: ARG002 - the fetcher's own signature
        now: datetime,  # noqa: ARG002
        *,
        is_private_allowed: bool = False,
    ) -> Fetched | Failed:
        self.asked.append((address, is_private_allowed))
        data = self.pages.get(address)
        if data is None:
            fault = SourceFault("The page was not fetched.", "It is not there.", "Check it.")
            return Failed(0, fault, FailureKind.NOT_THERE)
        return Fetched(0, data, {}, address, None, '"e"', None, None, "hash", self.is_inside)


def page(*feeds: tuple[str, str]) -> bytes:
    links = "".join(LINK.format(*feed) for feed in feeds)
    return f"<html><head><title>City</title>{links}</head><body>Hello</body></html>".encode()


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
async def parsers() -> AsyncIterator[Parsers]:
    opened = Parsers(1)
    yield opened
    await opened.close()


async def take(library: Library, parsers: Parsers, typed: str, web: Web, **more: Any) -> Any:
    return await add(library, Wish(typed, **more), parsers=parsers, fetch=web)


async def test_a_feed_is_followed_and_its_stories_are_there(
    library: Library, parsers: Parsers
) -> None:
    told: list[Tiding] = []
    wish = Wish(f"{HERE}feed", folder=("World",), tags=("local",))
    added = await add(library, wish, parsers=parsers, fetch=Web(feed=FEED), tell=told.append)
    assert added.said == "Added: City Desk. 2 new stories."
    (state,) = library.sources()
    assert (state.source.title, state.source.folder, state.source.tags) == (
        "City Desk",
        ("World",),
        ("local",),
    )
    assert state.total == 2
    assert state.memory.etag == '"e"'
    assert not state.source.is_private_allowed
    assert [one.headline for one in told if isinstance(one, BreakingNews)] == [
        "BREAKING: Bridge falls"
    ]


async def test_the_one_feed_of_a_page_is_followed(library: Library, parsers: Parsers) -> None:
    web = Web(front=page(("All", "/feed")), feed=FEED)
    told = await take(library, parsers, f"{HERE}front", web)
    assert told.said == "Added: City Desk. 2 new stories."
    assert library.sources()[0].source.address == f"{HERE}feed"


async def test_several_feeds_are_asked_about_by_number(library: Library, parsers: Parsers) -> None:
    web = Web(front=page(("All", "/feed"), ("Sport", "/sport")), feed=FEED)
    told = await take(library, parsers, f"{HERE}front", web)
    assert told.said == f"2 feeds on this page. add {HERE}front NUMBER adds one."
    assert not told.is_done
    assert told.lines == (f"1. All. {HERE}feed", f"2. Sport. {HERE}sport")
    assert library.sources() == ()
    assert not (await take(library, parsers, f"{HERE}front 3", web)).is_done
    told = await take(library, parsers, f"{HERE}front 1", web)
    assert told.said == "Added: City Desk. 2 new stories."
    assert library.sources()[0].source.address == f"{HERE}feed"


async def test_only_what_is_typed_may_be_private_or_on_its_host(
    library: Library, parsers: Parsers
) -> None:
    web = Web(front=page(("Router", "http://192.168.1.1/feed")))
    with pytest.raises(SourceFault):
        await take(library, parsers, f"{HERE}front", web)
    assert web.asked == [(f"{HERE}front", True), ("http://192.168.1.1/feed", False)]
    web = Web(front=page(("All", "/feed")), feed=FEED)
    await take(library, parsers, f"{HERE}front", web)
    assert web.asked[-1] == (f"{HERE}feed", True)


async def test_a_private_address_that_is_typed_is_said_to_be_so(
    library: Library, parsers: Parsers
) -> None:
    web = Web()
    web.pages["http://127.0.0.1:8080/feed"] = FEED
    told = await take(library, parsers, "http://127.0.0.1:8080/feed", web)
    assert told.said == "Added: City Desk. 2 new stories. Local network address."
    assert library.sources()[0].source.is_private_allowed


async def test_a_name_that_leads_home_is_private_and_stays_allowed(
    library: Library, parsers: Parsers
) -> None:
    web = Web(feed=FEED)
    web.is_inside = True
    told = await take(library, parsers, f"{HERE}feed", web)
    assert told.said.endswith("Local network address.")
    assert library.sources()[0].source.is_private_allowed


async def test_what_a_page_or_a_list_brings_is_private_only_if_that_is_allowed(
    library: Library, parsers: Parsers
) -> None:
    web = Web(front=page(("Router", "http://192.168.1.1/feed")))
    web.pages["http://192.168.1.1/feed"] = FEED
    await take(library, parsers, f"{HERE}front", web, is_private_allowed=True)
    assert web.asked[-1] == ("http://192.168.1.1/feed", True)
    library.add_source(Source(f"{HERE}feed", paused=Paused.PRIVATE, address=f"{HERE}feed"))
    told = await take(library, parsers, f"{HERE}feed", web)
    assert library.sources()[1].source.paused is Paused.PRIVATE
    told = await take(library, parsers, f"{HERE}feed", web, is_private_allowed=True)
    assert (
        told.said
        == f"Already subscribed to {HERE}feed. Local network addresses are now allowed for it."
    )
    source = library.sources()[1].source
    assert (source.paused, source.is_private_allowed) == (None, True)


async def test_twice_is_once(library: Library, parsers: Parsers) -> None:
    web = Web(front=page(("All", "/feed")), feed=FEED)
    await take(library, parsers, f"{HERE}feed", web)
    told = await take(library, parsers, f"{HERE}feed", web)
    assert told.said == "Already subscribed to City Desk."
    told = await take(library, parsers, f"{HERE}front", web)
    assert told.said == "Already subscribed to City Desk."
    assert len(library.sources()) == 1


async def test_a_password_in_an_address_is_not_repeated(library: Library, parsers: Parsers) -> None:
    address = f"{HERE.replace('://', '://joe:hunter2@')}"
    web = Web()
    web.pages[f"{address}front"] = page()
    for name, fault in (("gone", SourceFault), ("front", FormatFault)):
        with pytest.raises(fault) as raised:
            await take(library, parsers, f"{address}{name}", web)
        assert f"://***@{HERE.partition('://')[2]}{name} was not added." in str(raised.value)
        assert "hunter2" not in str(raised.value)
    web.pages[f"{address}front"] = page(("All", "/feed"), ("Some", "/some"))
    told = await take(library, parsers, f"{address}front", web)
    assert "hunter2" not in told.said


async def test_what_is_not_there_or_no_feed_is_not_added(
    library: Library, parsers: Parsers
) -> None:
    with pytest.raises(SourceFault, match=r"gone was not added\. It is not there\."):
        await take(library, parsers, f"{HERE}gone", Web())
    with pytest.raises(FormatFault, match="No feed found at this address"):
        await take(library, parsers, f"{HERE}front", Web(front=page()))
    web = Web(front=page(("All", "/next")), next=page(("All", "/feed")))
    with pytest.raises(FormatFault, match="is a web page"):
        await take(library, parsers, f"{HERE}front", web)
    assert library.sources() == ()


async def test_what_was_not_added_is_not_said_to_be_retried(
    library: Library, parsers: Parsers
) -> None:
    async def refused(address: str, *_: object, **__: object) -> Failed:
        fault = SourceFault("x", f"{address} refused it.", "It will be retried; stories are kept.")
        return Failed(0, fault, FailureKind.REFUSED)

    with pytest.raises(SourceFault) as caught:
        await take(library, parsers, f"{HERE}feed", refused)  # type: ignore[arg-type]
    assert caught.value.remedy == "Try again later, or check the address."


async def test_a_folder_a_story_file_and_a_list(
    library: Library, parsers: Parsers, tmp_path: Path
) -> None:
    story = tmp_path / "wheat.txt"
    story.write_text("Wheat prices rise\n\nThey rose.\n")
    numbered = tmp_path / "day 2"
    numbered.mkdir()
    listed = tmp_path / "mine.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://a.example/"/></body></opml>'
    )
    assert (await take(library, parsers, str(tmp_path), Web())).is_done
    assert (
        await take(library, parsers, str(story), Web())
    ).said == "Added: wheat.txt. refresh reads its stories."
    assert (
        await take(library, parsers, str(numbered), Web())
    ).said == "Added: day 2. refresh reads its stories."
    assert (await take(library, parsers, str(listed), Web())).said == "1 source added."
    kinds = [state.source.kind for state in library.sources()]
    assert kinds == [SourceKind.FOLDER] * 3 + [SourceKind.FEED]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example/feed", "https://a.example/feed"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("a.example/feed", "https://a.example/feed"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("127.0.1.1:8080/feed.xml", "http://127.0.1.1:8080/feed.xml"),
        ("[::1]:8080/feed", "http://[::1]:8080/feed"),
        ("8.8.8.8/feed", "https://8.8.8.8/feed"),
        ("feed://a.example/x", "https://a.example/x"),
        ("feed:https://a.example/x", "https://a.example/x"),
        ("feeds://a.example/x", "https://a.example/x"),
        ("feed:a.example/x", "https://a.example/x"),
        ("podcast://a.example/x", "https://a.example/x"),
        ("https:/a.example/x", "https://a.example/x"),
        ("https//a.example/x", "https://a.example/x"),
        ("http:a.example/x?u=http:b", "http://a.example/x?u=http:b"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("“https://a.example/x”,", "https://a.example/x"),
        ("view-source:https://a.example/x", "https://a.example/x"),
        ("feed://http://a.example/x", "http://a.example/x"),
        (" //a.example/x ", "https://a.example/x"),
    ],
)
def test_an_address_as_people_type_it(typed: str, address: str) -> None:
    assert place_of(typed) is None
    assert address_of(typed) == address


@pytest.mark.parametrize("typed", ["ftp://a.example/x", "javascript://a.example/x", "file:///etc"])
def test_other_schemes_are_refused(typed: str) -> None:
    with pytest.raises(SettingsFault, match="Only addresses"):
        address_of(typed)


def test_two_addresses_are_not_one() -> None:
    with pytest.raises(SettingsFault, match="An address cannot contain spaces"):
        address_of("https://a.example/feed https://b.example/feed")


@pytest.mark.parametrize("typed", ["no such thing", "nowhere", "/no/such/file", ""])
def test_what_is_neither_file_nor_address_is_told(typed: str) -> None:
    with pytest.raises(SourceFault, match="no such file or folder"):
        place_of(typed)


@pytest.mark.parametrize("typed", ["http://CITY.example/feed/", "https://city.example:443/feed#x"])
async def test_what_is_followed_is_known_however_it_is_spelled(
    library: Library, parsers: Parsers, typed: str
) -> None:
    library.add_source(Source(f"{HERE}feed", address=f"{HERE}feed", title="City"))
    web = Web(feed=FEED)
    told = await take(library, parsers, typed, web)
    assert told.said == "Already subscribed to City."
    assert web.asked == []


async def test_an_address_that_leads_to_a_followed_feed_adds_nothing(
    library: Library, parsers: Parsers
) -> None:
    library.add_source(Source(f"{HERE}feed", address=f"{HERE}feed", title="City"))

    async def fetch(_: str, *__: object, **___: object) -> Fetched:
        return Fetched(
            0, FEED, {}, f"{HERE}feed", f"{HERE}feed", None, None, None, "hash", is_private=False
        )

    told = await add(library, Wish(f"{HERE}old"), parsers=parsers, fetch=fetch)
    assert told.said == "Already subscribed to City."
    assert len(library.sources()) == 1


async def test_a_page_that_sends_its_reader_on_is_followed(
    library: Library, parsers: Parsers
) -> None:
    on = b"<html><meta http-equiv=refresh content='0; url=/home'></html>"
    web = Web(start=on, home=page(("All", "/all.xml")), **{"all.xml": FEED})
    told = await take(library, parsers, f"{HERE}start", web)
    assert told.said == "Added: City Desk. 2 new stories."
    assert [address for address, _ in web.asked] == [
        f"{HERE}{name}" for name in ("start", "home", "all.xml")
    ]


async def test_pages_that_send_one_another_on_are_left(library: Library, parsers: Parsers) -> None:
    on = "<html><meta http-equiv=refresh content='0; url=/{}'></html>"
    web = Web(a=on.format("b").encode(), b=on.format("a").encode())
    with pytest.raises(FormatFault, match="in a loop"):
        await take(library, parsers, f"{HERE}a", web)
    assert len(web.asked) == 4
    assert not library.sources()


async def test_it_asks_as_a_refresh_will_ask(library: Library, parsers: Parsers) -> None:
    def answer(request: str) -> tuple[str, bytes]:
        wants_page = "accept: text/html" in request.lower()
        return ("text/html", page()) if wants_page else ("application/rss+xml", FEED)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        kind, body = answer(request)
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        told = await add(library, Wish(f"http://127.0.0.1:{port}/"), parsers=parsers)
    assert told.said.startswith("Added: City Desk. 2 new stories.")


async def test_a_feed_of_which_nothing_is_understood_is_not_added(
    library: Library, parsers: Parsers
) -> None:
    web = Web(feed=b"<rss><channel><artikel><kop>Dijk</kop></artikel></channel></rss>")
    with pytest.raises(FormatFault, match="It has channel, artikel, kop"):
        await take(library, parsers, f"{HERE}feed", web)
    assert not library.sources()
