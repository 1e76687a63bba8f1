import json
from datetime import UTC, datetime
from typing import Any

import pytest

from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedFeed
from wirereader.story.faults import FormatFault
from wirereader.story.story import Enclosure

VERSION = "https://jsonfeed.org/version/1.1"


def feed_of(**keys: Any) -> ParsedFeed:
    document = {"version": VERSION, "items": [], **keys}
    return parse_document(b"\xef\xbb\xbf" + json.dumps(document).encode(), "https://e.org/f.json")


def test_items_say_all_a_reader_shows() -> None:
    feed = feed_of(
        title="T",
        home_page_url="/home",
        language="de",
        authors=[{"name": "All"}],
        next_url="?p=2",
        items=[
            {
                "id": 7,
                "url": "/7",
                "title": "A &amp; B",
                "content_html": "<p onclick=x>w <a href='z'>l</a></p>",
                "date_published": "2026-11-19T08:00:00",
                "tags": ["one", 2],
                "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}],
            },
            {"id": "b", "external_url": "https://x.org/", "content_text": "1 < 2"},
        ],
    )
    first, second = feed.entries
    assert (feed.link, feed.next_url) == ("https://e.org/home", "https://e.org/f.json?p=2")
    assert (first.id, first.title, first.link) == ("7", "A & B", "https://e.org/7")
    assert first.content == '<p>w <a href="https://e.org/z">l</a></p>'
    assert first.published == datetime(2026, 11, 19, 8, tzinfo=UTC)
    assert (first.categories, first.author, first.language) == (("one", "2"), "All", "de")
    assert first.enclosures == (Enclosure("https://e.org/a.mp3", "audio/mpeg", 9),)
    assert (second.link, second.content) == ("https://x.org/", "1 &lt; 2")


@pytest.mark.parametrize("version", ["1", "1.0", "1.1"])
def test_every_version_is_taken(version: str) -> None:
    feed = feed_of(version=f"https://jsonfeed.org/version/{version}", author={"name": "Ann"})
    assert feed.format.startswith("json-feed-1")


def test_values_of_the_wrong_kind_are_passed_over() -> None:
    feed = feed_of(
        title={"a": 1},
        items=[None, 3, {"id": [], "tags": "x", "attachments": {}, "authors": [1, None], "url": 5}],
    )
    assert feed.title is None
    assert len(feed.entries) == 1


def test_rss_in_json_is_read() -> None:
    item = {"title": "T", "guid": {"#value": "g"}, "link": "/x", "category": ["a"]}
    document = {"rss": {"channel": {"title": "C", "item": [item]}}}
    feed = parse_document(json.dumps(document).encode(), "https://e.org/")
    assert (feed.format, feed.title) == ("rss-in-json", "C")
    assert (feed.entries[0].id, feed.entries[0].link) == ("g", "https://e.org/x")


@pytest.mark.parametrize("text", ['{"a": 1}', "[1, 2]", '{"items": ', "[" * 100_000, "{}"])
def test_other_json_is_no_feed(text: str) -> None:
    with pytest.raises(FormatFault):
        parse_document(text.encode())


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"a\tb"', "a b"),
        ('"a\nb"', "a b"),
        ('"a", ', "a"),
        ('"It\\\'s, } here"', "It\\'s, } here"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"a\\\\, ]", ', "a\\, ]"),
    ],
)
def test_strings_that_are_not_quite_json_are_read(written: str, title: str) -> None:
    data = f'{{"items": [{{"id": "1", "title": {written}}}]}}'.encode()
    assert parse_document(data).entries[0].title == title


def test_what_is_no_json_at_all_is_refused() -> None:
    with pytest.raises(FormatFault, match="not valid JSON"):
        parse_document(b'{"items": [{"id" "title"}]')
