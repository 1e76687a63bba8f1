"""Which story an item of a feed is: none lost, none twice, and what was read stays read."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from wirereader.desk.refresh.parsed_records import link_key, records_of
from wirereader.formats.parse import parse_document
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOME = "https://t.example/"
MILL = "The mill at Orley ground its first flour in a year, its owner said on Monday morning."
BUS = "Fares stay as they are until the spring, the county council decided late on Monday."
CHOIR = "Forty voices from Orley took the first place in the contest of choirs at Welm."


class Item(NamedTuple):
    """What a feed says of one story; an hour of the day before, unless `day` says otherwise."""

    title: str
    text: str = ""
    link: str = ""
    guid: str = ""
    day: str = "22 Nov 2026 06:00:00"


def rss(items: Sequence[Item]) -> bytes:
    parts = [f"<rss version='2.0'><channel><title>T</title><link>{HOME}</link>"]
    for one in items:
        parts.append(f"<item><title>{one.title}</title><description>{one.text}</description>")
        parts.append(f"<link>{one.link}</link>" if one.link else "")
        parts.append(f"<guid isPermaLink='false'>{one.guid}</guid>" if one.guid else "")
        parts.append(f"<pubDate>{one.day} GMT</pubDate></item>" if one.day else "</item>")
    return "".join([*parts, "</channel></rss>"]).encode()


def atom(items: Sequence[Item]) -> bytes:
    parts = [f"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><link href='{HOME}'/>"]
    for one in items:
        parts.append(f"<entry><id>{one.guid}</id><title>{one.title}</title>")
        parts.append(f"<link href='{one.link}'/>" if one.link else "")
        parts.append(
            f"<updated>2026-11-22T06:00:00Z</updated><content>{one.text}</content></entry>"
        )
    return "".join([*parts, "</feed>"]).encode()


mill = Item("Mill reopens after flood", MILL, f"{HOME}mill", "g-mill")
bus = Item("Bus fares frozen", BUS, f"{HOME}bus", "g-bus")
choir = Item("Choir wins prize", CHOIR, f"{HOME}choir", "g-choir")
bare = mill._replace(guid="")

# what is fetched one after the other -> how many stories there are, how many of them unread, when
# all were marked read after the first fetch
CASES: dict[str, tuple[Sequence[Sequence[Item]], int, int]] = {
    "the same again": ([[mill, bus], [mill, bus]], 2, 0),
    "guid N/A for all": ([[one._replace(guid="N/A") for one in (mill, bus, choir)]] * 2, 3, 0),
    "guid is the home page": ([[one._replace(guid=HOME) for one in (mill, bus)]] * 2, 2, 0),
    "guid is another site's home": (
        [[one._replace(guid="http://www.other.example") for one in (mill, bus)]] * 2, 2, 0),
    "guid N/A, then one more": (
        [[mill._replace(guid="N/A")], [mill._replace(guid="N/A"), bus._replace(guid="N/A")]], 2, 1),
    "guid N/A, one at a time": (
        [[mill._replace(guid="N/A")], [bus._replace(guid="N/A")], [choir._replace(guid="N/A")]],
        3, 2),
    "a guid for two of three": (
        [[mill._replace(guid="x"), bus._replace(guid="x"), choir]] * 2, 3, 0),
    "no guid, one link, one date": (
        [[Item(f"Shirt {n}", f"Buy {n}", HOME) for n in range(6)]] * 2, 6, 0),
    "no guid, one page with query": (
        [[Item(f"Shirt {n}", f"Buy {n}", f"{HOME}shop?all") for n in range(6)]] * 2, 6, 0),
    "no guid, no link": ([[Item(f"Shirt {n}", f"Buy {n}") for n in range(3)]] * 2, 3, 0),
    "no guid, no link, no date": (
        [[Item(f"Shirt {n}", f"Buy {n}", day="") for n in range(3)]] * 2, 3, 0),
    "guids renewed": ([[mill, bus], [mill._replace(guid="2"), bus._replace(guid="3")]], 2, 0),
    "guids renewed twice": (
        [[mill], [mill._replace(guid="b")], [mill._replace(guid="c")], [mill._replace(guid="d")]],
        1, 0),
    "guid renewed, words mended": (
        [[mill], [mill._replace(guid="2", text=MILL.replace("first", "finest"))]], 1, 0),
    "guid renewed, no link": (
        [[mill._replace(link="")], [mill._replace(link="", guid="2")]], 1, 0),
    "guid renewed, no link, few words": (
        [[Item("Fog", "Early.", guid="1")], [Item("Fog", "Early.", guid="2")]], 1, 0),
    "guid renewed, no link, another day": (
        [[mill._replace(link="")], [mill._replace(link="", guid="2", day="23 Nov 2026 06:00:00")]],
        2, 1),
    "guid from http to https": (
        [[mill._replace(guid="http://t.example/?p=7", link="")],
         [mill._replace(guid="https://t.example/?p=7", link="")]], 1, 0),
    "link with other tracking words": (
        [[bare._replace(link=f"{HOME}mill?utm_source=rss")],
         [bare._replace(link=f"{HOME}mill?utm_source=mail&amp;fbclid=3")]], 1, 0),
    "link from http to https": (
        [[bare._replace(link="http://t.example/mill")], [bare]], 1, 0),
    "link with and without www and slash": (
        [[bare._replace(link="https://www.t.example/mill/")], [bare]], 1, 0),
    "link of the page for phones": (
        [[bare._replace(link="https://m.t.example/mill")], [bare]], 1, 0),
    "link of the AMP page": ([[bare], [bare._replace(link=f"{HOME}mill/amp")]], 1, 0),
    "a counter that begins anew": (
        [[mill._replace(guid="1"), bus._replace(guid="2")], [choir._replace(guid="1")]], 3, 1),
    "a counter that begins anew, fetched again": (
        [[mill._replace(guid="1")], [choir._replace(guid="1")], [choir._replace(guid="1")]], 2, 1),
    "a counter that goes back and forth": (
        [[mill._replace(guid="1")], [choir._replace(guid="1")], [mill._replace(guid="1")]], 2, 1),
    "a daily page": (
        [[Item("Today", MILL, f"{HOME}today")],
         [Item("Today", BUS, f"{HOME}today", day="23 Nov 2026 06:00:00")],
         [Item("Today", CHOIR, f"{HOME}today", day="24 Nov 2026 06:00:00")]], 3, 2),
    "a daily page, fetched again": (
        [[Item("Today", MILL, f"{HOME}today")], [Item("Today", BUS, f"{HOME}today")],
         [Item("Today", BUS, f"{HOME}today")]], 2, 1),
    "no guid, a longer text": ([[bare], [bare._replace(text=f"{MILL} {BUS} {CHOIR}")]], 1, 0),
    "a new headline": ([[mill], [mill._replace(title="Flour again at Orley mill")]], 1, 0),
    "a new headline, text and all, one link": (
        [[mill], [mill._replace(title="Flour again", text=CHOIR)]], 1, 0),
    "a new headline and its link": (
        [[mill], [mill._replace(title="Flour again at Orley", link=f"{HOME}flour")]], 1, 0),
    "one text, many headlines": (
        [[Item(f"Note {n}", "For subscribers only.", f"{HOME}{n}", f"{n}") for n in range(4)]] * 2,
        4, 0),
    "one headline and text, each with its guid and link": (
        [[Item("Tremor", "A tremor was felt.", f"{HOME}{n}", str(n)) for n in range(4)]] * 2, 4, 0),
}  # fmt: skip


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def source(library: Library) -> Source:
    return library.add_source(Source("https://t.example/feed", address="https://t.example/feed"))


def told(library: Library) -> tuple[int, int]:
    rows = library.rows(None, NOON)
    return rows.count(), sum(not rows.row(n).is_read for n in range(rows.count()))


def deliver(library: Library, source: Source, document: bytes, hours: int = 0) -> None:
    now = NOON + timedelta(hours=hours)
    library.store(source, list(records_of(parse_document(document))), FetchMemory(), now)


def read_all(library: Library) -> None:
    rows = library.rows(None, NOON)
    ids = [rows.row(n).id for n in range(rows.count())]
    library.set_marks(ids, read=True, said="", now=NOON)


@pytest.mark.parametrize("name", CASES)
def test_items_are_the_stories_they_are(library: Library, source: Source, name: str) -> None:
    fetches, stories, unread = CASES[name]
    for number, items in enumerate(fetches):
        deliver(library, source, rss(items), number)
        if number == 0:
            read_all(library)
    assert told(library) == (stories, unread)


@pytest.mark.parametrize(
    ("first", "second", "stories"),
    [
        ([one._replace(guid="tag:x,2026:1") for one in (mill, bus)], [], 2),
        ([one._replace(guid=HOME) for one in (mill, bus, choir)], [], 3),
        ([mill._replace(guid="urn:1")], [mill._replace(guid="urn:2")], 1),
    ],
)
def test_entries_of_atom_are_too(
    library: Library, source: Source, first: Sequence[Item], second: Sequence[Item], stories: int
) -> None:
    deliver(library, source, atom(first))
    read_all(library)
    deliver(library, source, atom(second or first), 1)
    assert told(library) == (stories, 0)


def test_two_versions_in_one_document_are_one_story(library: Library, source: Source) -> None:
    newer = mill._replace(guid="urn:1", text=MILL.replace("first", "finest"))
    deliver(library, source, atom([mill._replace(guid="urn:1"), newer]))
    assert told(library) == (1, 1)


def test_a_changed_text_under_a_new_guid_is_a_revision(library: Library, source: Source) -> None:
    deliver(library, source, rss([mill]))
    story_id = library.rows(None, NOON).row(0).id
    deliver(library, source, rss([mill._replace(guid="new", text=f"{MILL} More soon.")]), 1)
    assert [one.text for one in library.revisions(story_id)] == [MILL, f"{MILL} More soon."]


def kept_twice(library: Library, source: Source) -> tuple[str, str]:
    """A story under two guids, as version 0.1.0 kept it; the older id first."""
    deliver(library, source, rss([mill]))
    with library._database.writing() as connection:
        # nothing that tells it by its link or words, until both are there
        hidden = connection.execute("SELECT hash, story FROM sames").fetchall()
        connection.execute("DELETE FROM sames")
    deliver(library, source, rss([mill._replace(guid="again")]), 1)
    with library._database.writing() as connection:
        connection.executemany("INSERT OR IGNORE INTO sames VALUES (?, ?)", hidden)
    rows = library.rows(None, NOON)
    assert rows.count() == 2
    both = sorted((rows.row(n) for n in range(2)), key=lambda row: row.received or NOON)
    return both[0].id, both[1].id


def test_what_was_kept_twice_is_joined_when_it_comes_again(
    library: Library, source: Source
) -> None:
    older, younger = kept_twice(library, source)
    library.set_marks([younger], read=True, tag=("flour", True), said="Tagged.", now=NOON)
    library.set_marks([older], starred=True, tag=("orley", True), said="Starred.", now=NOON)
    deliver(library, source, rss([mill._replace(guid="again")]), 2)
    rows = library.rows(None, NOON)
    assert rows.count() == 1
    row = rows.row(0)
    assert (row.id, row.is_read, row.is_starred) == (older, True, True)
    assert set(row.tags) == {"orley", "flour"}
    story = library.story(younger)
    assert story is not None
    assert story.id == older
    assert rows.find(younger) == 0
    deliver(library, source, rss([mill, bus]), 3)
    assert told(library) == (2, 1)


def test_marks_by_the_id_that_was_given_up_are_kept(library: Library, source: Source) -> None:
    older, younger = kept_twice(library, source)
    deliver(library, source, rss([mill]), 2)
    library.set_marks([younger], starred=True, said="Starred.", now=NOON)
    assert library.rows(None, NOON).row(0).is_starred
    assert library.undo(NOON) == "Starred."
    assert not library.rows(None, NOON).row(0).is_starred
    assert library.rows(None, NOON).row(0).id == older


@pytest.mark.parametrize(
    "link",
    [
        "http://www.a.example/x/",
        "https://m.a.example/x",
        "https://amp.a.example/x?amp=1",
        "https://a.example/amp/x",
        "https://a.example/x/amp/",
        "https://a.example/x?outputType=amp&utm_medium=rss",
    ],
)
def test_a_page_has_one_key(link: str) -> None:
    assert link_key(link) == "a.example/x"


def test_a_site_whose_name_begins_like_that_of_a_page_for_phones_stays_itself() -> None:
    assert link_key("https://m.example/x") == "m.example/x"
    assert link_key("https://a.example/camp/x") == "a.example/camp/x"
