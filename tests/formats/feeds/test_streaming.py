from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats import parse
from wirereader.formats.parsed import ParsedFeed
from wirereader.story.faults import FormatFault

FEEDS = Path(__file__).parents[3] / "feeds"
SAMPLES = sorted(path for name in ("rss", "atom") for path in (FEEDS / name).iterdir())
ODD = [
    b"<rss><channel><item><title>1</title></item><language>fr</language></channel></rss>",
    b"<rss xml:lang='de'><channel><item xml:lang='en'/><item/></channel><item/></rss>",
    b"<rss><channel xml:base='http://e.org/'><item><link>x</link></item></channel></rss>",
    b"<rss><channel><x><item><title>no</title></item></x><item><title>y</title></item></channel>",
    b"<rss><channel><item><title>a & b</title><item><title>c</title></channel></rss>",
    b"<rss><channel><item><title>a</title></item>",
    b"<rss><channel><item><item><title>in</title></item></item></channel></rss>",
    b"<item><title>alone</title></item>",
    b"<entry xmlns='http://www.w3.org/2005/Atom'><title>alone</title></entry>",
    b"<feed><entry><title>1</title></entry><author><name>Ann</name></author><entry/></feed>",
    b"<feed><entry><content type='xhtml'><entry><title>t</title></entry></content></entry></feed>",
    b"<feed><item><title>no</title></item><entry><title>yes</title></entry></feed>",
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' %s"
    % b"xmlns='http://purl.org/rss/1.0/'><channel/><item><title>1</title></item></rdf:RDF>",
    (
        b"<rss xmlns='http://www.w3.org/2005/Atom'><channel><link rel='self' href='s'/>"
        b"<item><title>a</title><link>b</link></item></channel></rss>"
    ),
    b"<rss><channel xmlns='urn:x'><title>t</title><item><title>a</title></item></channel></rss>",
    b"<rss><channel><title>t</title><item xmlns='urn:x'><title>a</title></item></channel></rss>",
    (
        b"<rss><channel><link>/s/</link><item><description>&lt;a href='x'></description></item>"
        b"<link>/late/</link></channel></rss>"
    ),
    (
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel><link>/s/</link>"
        b"</channel><item><link>y</link><description>&lt;a href='x'></description></item></rdf:RDF>"
    ),
    b"<feed><entry xmlns='urn:x'><title>a</title></entry></feed>",
    b"<nitf><body><body.content><item>x</item></body.content></body></nitf>",
]


def read(data: bytes, small: int) -> ParsedFeed | str:
    with mock.patch.object(parse, "_SMALL", small):
        try:
            feed = parse.parse_document(data, "https://e.org/d/")
            return replace(feed, strange_names=())  # of a large feed those of a few entries do
        except FormatFault as fault:
            return str(fault)


@pytest.mark.parametrize("data", [*(path.read_bytes() for path in SAMPLES), *ODD])
def test_a_large_feed_says_what_a_small_one_says(data: bytes) -> None:
    assert read(data, -1) == read(data, 10**9)


TAGS = [
    *("<rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title>", "<feed>"),
    *(
        "<entry>",
        "</entry>",
        "</feed>",
        "</rss>",
        "<link>",
        "words",
        "&",
        "<language>en</language>",
    ),
]


@given(st.lists(st.sampled_from(TAGS), max_size=30))
def test_any_heap_of_tags_is_the_same_both_ways(parts: list[str]) -> None:
    data = f"<rss>{''.join(parts)}".encode()
    assert read(data, -1) == read(data, 10**9)
