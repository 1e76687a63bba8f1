from datetime import UTC, datetime

import pytest

from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.story import Enclosure


def feed_of(inside: str, more: str = "") -> ParsedFeed:
    document = f'<feed xmlns="http://www.w3.org/2005/Atom" {more}>{inside}</feed>'
    return parse_document(document.encode(), "https://e.org/f/feed.atom")


def entry_of(inside: str) -> ParsedEntry:
    (entry,) = feed_of(f"<entry>{inside}</entry>").entries
    return entry


def test_a_feed_says_what_it_is() -> None:
    feed = feed_of(
        "<title type='html'>A &amp;amp; B</title><subtitle>sub</subtitle>"
        "<link rel='self' href='feed.atom'/><link href='./'/><link rel='next' href='?p=2'/>"
        "<updated>2026-11-22T12:00:00+01:00</updated>",
        'xml:lang="en"',
    )
    assert feed == ParsedFeed(
        format="atom-1.0",
        title="A & B",
        link="https://e.org/f/",
        description="sub",
        language="en",
        updated=datetime(2026, 11, 22, 11, tzinfo=UTC),
        next_url="https://e.org/f/feed.atom?p=2",
    )


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("<content>1 &lt; 2</content>", "1 &lt; 2"),
        ("<content type='html'>&lt;b>x&lt;/b></content>", "<b>x</b>"),
        (
            (
                "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                "<b>x</b> &lt;y</div></content>"
            ),
            "<b>x</b> &lt;y",
        ),
        ("<content type='application/octet-stream'>PGI+eDwvYj4=</content>", "<b>x</b>"),
        ("<content mode='base64'>PGI+eDwvYj4=</content>", "<b>x</b>"),
        ("<content type='text/html' mode='escaped'>&lt;b>x&lt;/b></content>", "<b>x</b>"),
        ("<content type='application/octet-stream'>not base64!</content>", "not base64!"),
        ("<content src='https://e.org/out'/>", None),
    ],
)
def test_content_of_every_type(written: str, content: str | None) -> None:
    assert entry_of(written).content == content


def test_of_several_links_the_web_page_is_the_entry() -> None:
    entry = entry_of(
        "<link rel='alternate' type='application/json' href='/j'/><link rel='via' href='/v'/>"
        "<link rel='alternate' type='text/html' href='/h'/>"
        "<link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='7'/>"
    )
    assert entry.link == "https://e.org/h"
    assert entry.enclosures == (Enclosure("https://e.org/a.mp3", "audio/mpeg", 7),)


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("<link rel='self' href='/s'/><id>https://e.org/page</id>", "https://e.org/page"),
        ("<content src='/out'/>", "https://e.org/out"),
        ("<id>urn:x</id>", None),
    ],
)
def test_without_an_alternate_the_page_is_looked_for_elsewhere(
    written: str, link: str | None
) -> None:
    assert entry_of(written).link == link


def test_the_author_is_the_entrys_the_sources_or_the_feeds() -> None:
    feed = feed_of(
        "<author><name>Feed</name></author>"
        "<entry><author><name>Ann</name><email>a@e.org</email></author></entry>"
        "<entry><source><author><name>Wire</name></author></source></entry><entry/>"
    )
    assert [entry.author for entry in feed.entries] == ["Ann (a@e.org)", "Wire", "Feed"]


def test_the_old_names_of_dates_are_known() -> None:
    entry = entry_of("<issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01</modified>")
    assert entry.published == datetime(2003, 12, 31, 10, 14, 55, tzinfo=UTC)
    assert entry.updated == datetime(2004, 1, 1, tzinfo=UTC)


def test_bases_add_up() -> None:
    feed = feed_of(
        "<entry xml:base='sub/'><link href='x'/>"
        "<content type='html' xml:base='deep/'>&lt;a href='y'>z&lt;/a></content></entry>",
        'xml:base="http://b.org/"',
    )
    assert feed.entries[0].link == "http://b.org/sub/x"
    assert feed.entries[0].content == '<a href="http://b.org/sub/deep/y">z</a>'


def test_an_entry_alone_and_a_namespace_nobody_knows() -> None:
    alone = parse_document(b'<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title></entry>')
    assert [entry.title for entry in alone.entries] == ["T"]
    strange = parse_document(b'<feed xmlns="http://e.org/new#"><title>T</title></feed>')
    assert strange.title == "T"


def test_references_in_a_plain_title_are_read_once_more() -> None:
    assert entry_of("<title>Fish &amp;amp; chips</title>").title == "Fish & chips"
    assert entry_of("<title>List&lt;String></title>").title == "List<String>"


NITF = """<nitf><body><body.head><hedline><hl1>Inner</hl1></hedline><byline>By Ann Bell</byline>
<dateline><location>OSLO</location></dateline></body.head>
<body.content><p>It is shut.</p></body.content></body></nitf>"""


def test_an_agencys_document_as_the_content_is_read_as_such() -> None:
    entry = entry_of(f"<id>1</id><title>Port</title><content type='text/xml'>{NITF}</content>")
    assert (entry.id, entry.title, entry.content) == ("1", "Port", "<p>It is shut.</p>")
    assert (entry.byline, entry.dateline) == ("By Ann Bell", "OSLO")
    bare = entry_of(f"<id>1</id><content type='application/xml'>{NITF}</content>")
    assert bare.title == "Inner"
