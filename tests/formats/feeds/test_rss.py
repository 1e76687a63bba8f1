import re
from datetime import UTC, datetime

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.story import Enclosure, WireStatus

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:g="http://base.google.com/ns/1.0" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:w="https://example.org/w"'
)


def feed_of(inside: str, url: str = "https://e.org/d/feed") -> ParsedFeed:
    document = f"<rss version='2.0' {SPACES}><channel>{inside}</channel></rss>"
    return parse_document(document.encode(), url)


def entry_of(inside: str) -> ParsedEntry:
    (entry,) = feed_of(f"<item>{inside}</item>").entries
    return entry


def test_a_channel_says_what_it_is() -> None:
    feed = feed_of(
        "<title>A &amp;amp; B</title><link>/home</link><description>&lt;b>x&lt;/b></description>"
        "<language>en_GB</language><lastBuildDate>Sat, 07 Sep 2002 00:00:01 GMT</lastBuildDate>"
        "<ttl>30</ttl><image><title>no</title><link>http://no/</link></image>"
    )
    assert feed == ParsedFeed(
        format="rss-2.0",
        title="A & B",
        link="https://e.org/home",
        description="<b>x</b>",
        language="en-GB",
        updated=datetime(2002, 9, 7, 0, 0, 1, tzinfo=UTC),
        ttl_s=1800,
    )


def test_an_item_says_all_a_reader_shows() -> None:
    entry = entry_of(
        "<title>T</title><link>x?a=1&amp;b=2</link><guid isPermaLink='false'>g1</guid>"
        "<dc:creator>Ann</dc:creator><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>"
        "<category>One</category><category domain='d'>Two</category><dc:subject>One</dc:subject>"
        "<description>short</description><content:encoded>&lt;p>long&lt;/p></content:encoded>"
        "<enclosure url='a.mp3' type='audio/mpeg' length='12'/>"
        "<media:group><media:content url='https://m.org/v.mp4' type='video/mp4'/></media:group>"
    )
    assert entry == ParsedEntry(
        id="g1",
        title="T",
        link="https://e.org/d/x?a=1&b=2",
        author="Ann",
        published=datetime(2004, 1, 1, 19, 48, 21, tzinfo=UTC),
        summary="short",
        content="<p>long</p>",
        categories=("One", "Two"),
        enclosures=(
            Enclosure("https://m.org/v.mp4", "video/mp4"),
            Enclosure("https://e.org/d/a.mp3", "audio/mpeg", 12),
        )[::-1],
    )


def test_other_vocabularies_never_replace_rss_itself() -> None:
    entry = entry_of(
        "<media:title>no</media:title><g:id>no</g:id><itunes:author>no</itunes:author>"
        "<author>Ann</author><title>yes</title><guid>https://e.org/g</guid>"
        "<media:description>no</media:description><description>yes</description>"
    )
    assert (entry.title, entry.id, entry.author, entry.summary) == (
        "yes",
        "https://e.org/g",
        "Ann",
        "yes",
    )


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<guid>http://g.org/1</guid>", "http://g.org/1"),
        ("<guid isPermaLink='false'>http://g.org/1</guid>", None),
        ("<guid>abc</guid>", None),
        ("<link/><atom:link href='/a'/><guid>http://g.org/1</guid>", "https://e.org/a"),
        ("<atom:link rel='self' href='/s'/>", None),
        ("<link>javascript:alert(1)</link>", None),
    ],
)
def test_the_link_of_an_item(inside: str, link: str | None) -> None:
    assert entry_of(inside).link == link


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<title><![CDATA[Fish & chips]]></title>", "Fish & chips"),
        ("<title>Sales &lt;b>fall&lt;/b></title>", "Sales fall"),
        ("<title>Sales <b>fall</b> again</title>", "Sales fall again"),
        ("<title>Fish &amp;amp;amp; chips</title>", "Fish &amp; chips"),
        ("<dc:title>only</dc:title>", "only"),
        ("", None),
    ],
)
def test_titles_in_every_disguise(inside: str, title: str | None) -> None:
    assert entry_of(inside).title == title


def test_items_beside_the_channel_and_names_in_capitals() -> None:
    feed = parse_document(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>C</title></channel>'
        b'<item rdf:about="http://e.org/1"><title>I</title></item></rdf:RDF>'
    )
    assert (feed.format, feed.title, feed.entries[0].id) == ("rss-1.0", "C", "http://e.org/1")
    cdf = parse_document(b'<CHANNEL HREF="http://e.org/"><ITEM><TITLE>I</TITLE></ITEM></CHANNEL>')
    assert (cdf.format, cdf.link, cdf.entries[0].title) == ("cdf", "http://e.org/", "I")


def test_links_in_bodies_start_from_the_base_of_the_element() -> None:
    entry = entry_of(
        "<description xml:base='http://b.org/c/'>&lt;a href='x'>y&lt;/a></description>"
    )
    assert entry.summary == '<a href="http://b.org/c/x">y</a>'


def test_what_an_agency_adds_is_evidence() -> None:
    entry = entry_of(
        "<title>T</title><w:kicker>Breaking News</w:kicker><w:urgency>1</w:urgency>"
        "<w:slug>flood</w:slug><w:pubStatus>stat:canceled</w:pubStatus>"
        "<w:embargoed>2026-11-23T06:00:00Z</w:embargoed><w:corrects>g0</w:corrects>"
        "<w:ednote>Eds: kill</w:ednote>"
    )
    assert (entry.kicker, entry.urgency, entry.slug) == ("Breaking News", 1, "flood")
    assert (entry.status, entry.corrects, entry.ednote) == (WireStatus.KILLED, "g0", "Eds: kill")
    assert entry.embargo == datetime(2026, 11, 23, 6, tzinfo=UTC)


def test_the_charset_and_the_place_of_the_answer_count() -> None:
    data = "<rss><channel><title>“é”</title><link>x</link></channel></rss>".encode("cp1252")
    feed = parse_document(
        data,
        "https://e.org/feed",
        {"Content-Type": "text/xml; charset=windows-1252", "Content-Location": "/deep/er/"},
    )
    assert (feed.title, feed.link) == ("“é”", "https://e.org/deep/er/x")


def test_where_an_item_comes_from_is_kept() -> None:
    data = (
        b"<rss><channel><title>All</title><item><title>T</title><comments>/c</comments>"
        b"<source url='/feed'>Harbour Wire</source></item></channel></rss>"
    )
    feed = parse_document(data, "https://e.org/")
    (entry,) = feed.entries
    assert (entry.source, entry.source_address) == ("Harbour Wire", "https://e.org/feed")
    assert entry.comments == "https://e.org/c"
    assert dispatches_of(feed)[0].source == "Harbour Wire"
    atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><source><title>Wire</title>"
    (entry,) = parse_document(atom + b"</source></entry></feed>").entries
    assert entry.source == "Wire"


@pytest.mark.parametrize(
    "space", ["http://www.w3.org/2005/Atom", "urn:own", "http://www.w3.org/1999/xhtml"]
)
@pytest.mark.parametrize("place", ["rss", "channel", "item"])
def test_a_default_namespace_of_any_part_is_no_obstacle(space: str, place: str) -> None:
    written = (
        "<rss version='2.0'><channel><title>Odd</title><link>http://e.org/</link><item>"
        "<title>One</title><link>http://e.org/1</link><guid>1</guid><description>Words</description>"
        "<pubDate>Mon, 09 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>"
    ).replace(f"<{place}", f"<{place} xmlns='{space}'", 1)
    feed = parse_document(written.encode())
    assert (feed.title, feed.link) == ("Odd", "http://e.org/")
    (entry,) = feed.entries
    assert (entry.id, entry.title, entry.link) == ("1", "One", "http://e.org/1")
    assert entry.summary == "Words"
    assert entry.published is not None


@pytest.mark.parametrize("host", ["my", "channel"])
def test_both_namespaces_of_netscape_are_rss(host: str) -> None:
    feed = parse_document(
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
        b" xmlns='http://%s.netscape.com/rdf/simple/0.9/'><channel><title>Old</title></channel>"
        b"<item><title>First</title><link>http://e.org/1</link></item></rdf:RDF>" % host.encode()
    )
    assert (feed.format, feed.title) == ("rss-0.90", "Old")
    assert [(each.title, each.link) for each in feed.entries] == [("First", "http://e.org/1")]


def test_in_the_namespace_of_atom_only_the_alternate_link_is_the_page() -> None:
    feed = parse_document(
        b"<rss xmlns='http://www.w3.org/2005/Atom'><channel>"
        b"<link rel='self' href='http://e.org/feed'/><link>http://e.org/</link></channel></rss>"
    )
    assert feed.link == "http://e.org/"


def test_halves_of_a_character_are_one() -> None:
    for text in ("&#55357;&#56832; a &#xD83D;&#xDE00;", "&#55357;&#56832; a & &#xD83D;&#xDE00;"):
        feed = feed_of(f"<item><title>{text}</title></item>")
        assert (feed.entries[0].title or "").count("😀") == 2


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("desk@example.org (Ann Writer)", "Ann Writer"),
        ("Ann Writer (desk@example.org)", "Ann Writer"),
        ("Ann Writer &lt;desk@example.org&gt;", "Ann Writer"),
        ('"Writer, Ann" &lt;desk@example.org&gt;', "Writer, Ann"),
        ("desk@example.org, Ann Writer", "Ann Writer"),
        ("mailto:desk@example.org (Ann Writer)", "Ann Writer"),
        ("desk@example.org (Ann Writer (AFP))", "Ann Writer (AFP)"),
        ('&lt;a href="https://e.org/ann">Ann Writer&lt;/a>', "Ann Writer"),
        ("desk@example.org", "desk@example.org"),
        ("Ann Writer (BBC)", "Ann Writer (BBC)"),
        ("Ann @ the desk", "Ann @ the desk"),
    ],
)
def test_an_author_is_a_name(written: str, name: str) -> None:
    (entry,) = feed_of(f"<item><title>x</title><author>{written}</author></item>").entries
    assert entry.author == name


def test_a_date_that_is_marked_up_as_on_a_page() -> None:
    stamp = "<time datetime='2026-11-29T10:00:00Z'>today</time>"
    for written in (stamp, stamp.replace("<", "&lt;")):
        entry = entry_of(f"<pubDate>{written}</pubDate>")
        assert entry.published == datetime(2026, 11, 29, 10, tzinfo=UTC)


def test_each_of_several_authors_is_named() -> None:
    two = "<dc:creator>Ann Bell</dc:creator><dc:creator>Bob Cray</dc:creator>"
    assert entry_of(two).author == "Ann Bell, Bob Cray"
    assert entry_of(f"{two}<dc:creator>Ann Bell</dc:creator>").author == "Ann Bell, Bob Cray"
    assert entry_of(f"{two}<author>desk@example.org (Desk)</author>").author == "Desk"


BODY = "".join(f"&lt;a href='{each}'&gt;x&lt;/a&gt;" for each in ("chart.html", "/top", "#n"))


@pytest.mark.parametrize(
    ("channel", "item", "addresses"),
    [
        (
            "<link>http://site.example/</link>",
            "<link>http://site.example/2026/story.html</link>",
            ["/2026/chart.html", "/top", "/2026/story.html#n"],
        ),
        (
            "<link>http://site.example/</link>",
            "<link>2026/story.html</link>",
            ["/2026/chart.html", "/top", "/2026/story.html#n"],
        ),
        (
            "<link>http://site.example/news/</link>",
            "",
            ["/news/chart.html", "/top", "/news/#n"],
        ),
        (
            "<link>http://other.example/</link>",
            "<guid>http://site.example/2026/story.html</guid>",
            ["/2026/chart.html", "/top", "/2026/story.html#n"],
        ),
    ],
)
def test_relative_links_start_at_the_page_they_belong_to(
    channel: str, item: str, addresses: list[str]
) -> None:
    feed = feed_of(f"{channel}<item>{item}<description>{BODY}</description></item>")
    found = re.findall('href="([^"]*)"', feed.entries[0].summary or "")
    assert found == [f"http://site.example{address}" for address in addresses]


def test_the_page_of_a_burnt_item_is_the_one_before_it_was_burnt() -> None:
    feed = parse_document(
        b'<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>'
        b"<link>http://feeds.feedburner.com/~r/x/~3/1</link><description>&lt;a href='b'>x&lt;/a>"
        b"</description><feedburner:origLink>https://e.org/d/a</feedburner:origLink></item>"
        b"<item><link>http://e.org/2</link><feedburner:origLink>javascript:x</feedburner:origLink>"
        b"</item></channel></rss>"
    )
    burnt, odd = feed.entries
    assert (burnt.link, odd.link) == ("https://e.org/d/a", "http://e.org/2")
    assert 'href="https://e.org/d/b"' in (burnt.summary or "")


def test_without_a_page_links_start_at_the_feed_and_a_base_beats_all() -> None:
    item = f"<item><description>{BODY}</description></item>"
    for inside, first in (
        (item, "https://e.org/d/chart.html"),
        (f"<link>http://a.example/</link>{item}", "http://a.example/chart.html"),
        (
            f"<link>http://a.example/</link>{item}".replace(
                "<item>", "<item xml:base='http://b.example/x/'><link>http://c.example/</link>"
            ),
            "http://b.example/x/chart.html",
        ),
    ):
        assert f'href="{first}"' in (feed_of(inside).entries[0].summary or "")
