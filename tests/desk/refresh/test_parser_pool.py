"""Parsing in a process of its own: what it gives, what it survives, and how long it may take."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.parser_pool import ParserLimits, Parsers
from wirereader.story.faults import FormatFault
from wirereader.story.record import ticks

FEED = b"""<rss version="2.0"><channel><title>City Desk</title><link>https://city.example/</link>
<ttl>90</ttl><item><title>BREAKING: Bridge falls</title><link>/1</link>
<description>&lt;p&gt;It fell.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>
</channel></rss>"""
PAGE = b"""<html><head><title>City</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/all.xml">
<link rel="alternate" type="application/atom+xml" title="Sport" href="/sport.xml"></head></html>"""
# A stand-in for our own process: it obeys one word in the bytes of a job
PUPPET = """
import json, os, struct, sys, time
from wirereader.desk.refresh import parser_process as parser
if len(sys.argv) > 1:
    with open(sys.argv[1], "a") as log:
        log.write("started\\n")
real = parser._answer
def obey(job, data, out):
    if data == b"die": os._exit(3)
    if data == b"hang": time.sleep(3600)
    if data == b"nonsense":
        out.write(b"\\0\\0\\0\\3{]}"); out.flush(); return
    if data == b"flood":
        out.write(b"\\xff\\xff\\xff\\xff"); out.flush(); return
    if data == b"print": print("a stray line")
    if data == b"nice": data = FEED.replace(b"One", str(os.nice(0)).encode())
    real(job, data if data != b"print" else FEED, out)
FEED = b"<rss version='2.0'><channel><item><title>One</title></item></channel></rss>"
parser._answer = obey
sys.exit(parser.main())
"""

Open = Callable[..., Parsers]


@pytest.fixture
async def parsers() -> AsyncIterator[Parsers]:
    opened = Parsers(1)
    yield opened
    await opened.close()


@pytest.fixture
async def puppets(tmp_path: Path) -> AsyncIterator[Open]:
    opened: list[Parsers] = []
    log = tmp_path / "starts"

    def open_(most: int = 1, limit_s: float = LIMIT_S) -> Parsers:
        command = (sys.executable, "-c", PUPPET, str(log))
        opened.append(Parsers(most, command, ParserLimits(base_s=limit_s)))
        return opened[-1]

    yield open_
    for one in opened:
        await one.close()


async def test_times_without_a_zone_are_those_of_the_source(parsers: Parsers) -> None:
    data = FEED.replace(b"</item>", b"<pubDate>2026-11-09 10:00</pubDate></item>")
    noon = datetime(2026, 11, 9, 12, tzinfo=UTC)
    hours = []
    for zone in ("Europe/Berlin", None):
        (record,) = (await parsers.feed(data, "", {}, zone=zone)).records
        hours.append((ticks(noon) or 0) - (record.published or 0))
    assert hours == [3 * 3_600_000_000, 2 * 3_600_000_000]
    text = b"eca0001 3 i 93  dpa 1\n\nPark/\nCity opens park =\n\nWords.\n\n091000 Nov 26\n"
    (record,) = (await parsers.file(text, "x.txt", "Europe/Berlin")).records
    assert record.published == ticks(noon.replace(hour=9))


async def test_a_feed_becomes_records(parsers: Parsers) -> None:
    parsed = await parsers.feed(FEED, "https://city.example/feed", {"content-type": "text/xml"})
    assert (parsed.title, parsed.site, parsed.ttl_s) == (
        "City Desk",
        "https://city.example/",
        90 * 60,
    )
    (record,) = parsed.records
    assert record.headline == "BREAKING: Bridge falls"
    assert record.link == "https://city.example/1"
    assert record.link_key == "city.example/1"
    assert record.text == "It fell."
    assert record.alert_level is not None


async def test_what_is_no_feed_is_a_fault_in_words(parsers: Parsers) -> None:
    with pytest.raises(FormatFault, match="plain text"):
        await parsers.feed(b"hello", "https://city.example/feed", {})


async def test_an_entity_bomb_is_a_fault_in_words(parsers: Parsers) -> None:
    declared = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "lol">{declared}]>'
    bomb = f"{head}<rss version='2.0'><channel><title>&a11;</title></channel></rss>"
    with pytest.raises(FormatFault, match="nested entities"):
        await parsers.feed(bomb.encode(), "", {})


async def test_a_feed_without_stories_is_no_fault(parsers: Parsers) -> None:
    empty = b"<rss version='2.0'><channel><title>Quiet</title></channel></rss>"
    assert (await parsers.feed(empty, "", {})).records == []


async def test_a_page_tells_of_its_feeds_when_it_is_asked(parsers: Parsers) -> None:
    parsed = await parsers.page(PAGE, "https://city.example/", {})
    assert [tuple(one[:2]) for one in parsed.found] == [
        ("https://city.example/all.xml", "All news"),
        ("https://city.example/sport.xml", "Sport"),
    ]
    assert parsed.records == []
    with pytest.raises(FormatFault):
        await parsers.feed(PAGE, "https://city.example/", {})


async def test_a_story_file_becomes_a_record(parsers: Parsers) -> None:
    parsed = await parsers.file(b"Wheat prices rise\n\nThey rose by a tenth.\n", "wheat.txt")
    assert [record.headline for record in parsed.records] == ["Wheat prices rise"]


async def test_many_jobs_give_each_their_own(parsers: Parsers) -> None:
    async def title(number: int) -> str | None:
        data = FEED.replace(b"City Desk", f"Desk {number}".encode())
        return (await parsers.feed(data, "https://city.example/", {})).title

    titles = await asyncio.gather(*map(title, range(20)))
    assert titles == [f"Desk {number}" for number in range(20)]


async def test_more_records_than_fit_a_frame_come_in_order(parsers: Parsers) -> None:
    items = "".join(f"<item><title>Story {n}</title></item>" for n in range(1201))
    data = f'<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()
    parsed = await parsers.feed(data, "https://city.example/", {})
    assert [record.headline for record in parsed.records] == [f"Story {n}" for n in range(1201)]


@pytest.mark.parametrize("job", [b"die", b"nonsense"])
async def test_a_job_that_kills_the_process_twice_is_its_own_fault(
    puppets: Open, tmp_path: Path, job: bytes
) -> None:
    parsers = puppets()
    bad = asyncio.create_task(parsers.feed(job, "", {}))
    good = asyncio.create_task(parsers.feed(FEED, "", {}))
    with pytest.raises(FormatFault, match="crashed"):
        await bad
    assert len((await good).records) == 1
    assert (tmp_path / "starts").read_text().count("started") == 3


async def test_an_answer_without_end_is_not_asked_for_twice(puppets: Open, tmp_path: Path) -> None:
    parsers = puppets()
    with pytest.raises(FormatFault, match="more stories than fit"):
        await parsers.feed(b"flood", "", {})
    assert len((await parsers.feed(FEED, "", {})).records) == 1
    assert (tmp_path / "starts").read_text().count("started") == 2


async def test_a_job_that_takes_too_long_is_given_up(puppets: Open) -> None:
    parsers = puppets(limit_s=0.7)
    with pytest.raises(FormatFault, match="too long"):
        await parsers.feed(b"hang", "", {})


async def test_a_hanging_job_keeps_nobody_else_waiting(puppets: Open) -> None:
    parsers = puppets(2)
    stuck = asyncio.create_task(parsers.feed(b"hang", "", {}))
    done = await asyncio.gather(*(parsers.feed(FEED, "", {}) for _ in range(5)))
    assert len(done) == 5
    assert not stuck.done()
    stuck.cancel()


@pytest.mark.skipif(not hasattr(os, "nice"), reason="a system without priorities")
async def test_it_lets_those_go_first_who_wait_for_nothing_else(puppets: Open) -> None:
    (record,) = (await puppets().feed(b"nice", "", {})).records
    assert int(record.headline) > os.nice(0) or os.nice(0) == 19


async def test_what_is_printed_is_no_answer(puppets: Open) -> None:
    parsed = await puppets().feed(b"print", "", {})
    assert [record.headline for record in parsed.records] == ["One"]


async def test_without_a_program_to_start_every_job_is_told() -> None:
    parsers = Parsers(1, ("/nowhere/at/all",))
    with pytest.raises(FormatFault, match="crashed"):
        await parsers.feed(FEED, "", {})
    await parsers.close()


async def test_closing_gives_up_what_waits(puppets: Open) -> None:
    parsers = puppets()
    waiting = [asyncio.create_task(parsers.feed(b"hang", "", {})) for _ in range(3)]
    await asyncio.sleep(0)
    await parsers.close()
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert all(isinstance(one, asyncio.CancelledError) for one in ended)


async def test_memory_is_limited_and_its_end_is_a_fault(parsers: Parsers) -> None:
    base = f"http://h.example/{'a' * 60_000}/"
    items = "".join(f"<item><title>{n}</title><link>{n}</link></item>" for n in range(20_000))
    data = f'<rss version="2.0" xml:base="{base}"><channel>{items}</channel></rss>'.encode()
    with pytest.raises(FormatFault):
        await parsers.feed(data, "", {})
    assert len((await parsers.feed(FEED, "", {})).records) == 1


WORDS = "Some words of a long story that goes on and on. "
SIZE = 20_000_000
RSS = (
    '<rss version="2.0"><channel><item><title>t</title><description>{}</description></item>'
    "</channel></rss>"
)
LARGE = {
    "RSS": RSS.format(WORDS * (SIZE // len(WORDS))),
    "RSS of paragraphs": RSS.format(f"<![CDATA[{f'<p>{WORDS * 3}</p>' * (SIZE // 152)}]]>"),
    "JSON Feed": (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "t",'
        f' "content_text": "{WORDS * (SIZE // len(WORDS))}"}}]}}'
    ),
}


@pytest.mark.parametrize("name", LARGE)
async def test_a_story_as_large_as_a_shelf_of_books_fits(parsers: Parsers, name: str) -> None:
    data = LARGE[name].encode()
    (record,) = (await parsers.feed(data, "", {})).records
    assert len(record.text) > SIZE * 9 // 10
