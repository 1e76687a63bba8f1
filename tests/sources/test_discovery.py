"""The feeds that a page names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.discovery import FoundFeed, feeds_of, refresh_of

HERE = "https://news.test/world/index.html"


def page(*links: str) -> bytes:
    return f"<!DOCTYPE html><html><head>{''.join(links)}</head><body>x</body></html>".encode()


@pytest.mark.parametrize(
    ("link", "found"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" title="World" href="/rss">',
            ("https://news.test/rss", "World", "RSS"),
        ),
        (
            "<LINK REL='Alternate Home' HREF=feed.atom TYPE=application/atom+xml />",
            ("https://news.test/world/feed.atom", "", "Atom"),
        ),
        (
            '<link rel=alternate type="application/feed+json; charset=utf-8" href="//x.test/f">',
            ("https://x.test/f", "", "JSON Feed"),
        ),
        (
            '<link rel=alternate type=application/json href="/feed.json">',
            ("https://news.test/feed.json", "", "JSON Feed"),
        ),
        (
            '<link rel=alternate type=text/xml href="/index.rdf?a=1&amp;b=2#top">',
            ("https://news.test/index.rdf?a=1&b=2", "", "RSS"),
        ),
        ('<a rel="feed" href="feed:https://x.test/f">F</a>', ("https://x.test/f", "", "feed")),
        (
            '<link type=text/atom+xml rel=feed href=feed://x.test/f title="A\x1b[1m &amp; B">',
            ("http://x.test/f", "A & B", "Atom"),
        ),
    ],
)
def test_a_link_to_a_feed(link: str, found: tuple[str, str, str]) -> None:
    assert feeds_of(page(link), HERE) == (FoundFeed(*found),)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="application/rss+xml" href="/rss">',
        '<link rel="alternate" hreflang="de" href="/de">',
        '<link rel="alternate" type="text/html" href="/rss">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="  ">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="data:text/xml,<rss/>">',
        '<link rel="alternate" type="application/rss+xml" href="http://[::1">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="text/xml" href="/wp-json/oembed/1.0/embed?url=feed">',
        '<link rel="alternate" type="application/json" href="/manifest.json">',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/rss"> -->',
        '<script>"<link rel=alternate type=application/rss+xml href=/rss>"</script>',
        f'<link rel=alternate type=application/rss+xml href="/{"a" * 5000}">',
    ],
)
def test_a_link_that_is_no_feed(link: str) -> None:
    assert feeds_of(page(link), HERE) == ()


def test_the_base_counts_and_each_is_named_once() -> None:
    link = '<link rel=alternate type=application/rss+xml href="{}">'
    found = feeds_of(
        page('<base href="/b/">', link.format("x"), link.format("/b/x"), link.format("y")), HERE
    )
    assert [feed.address for feed in found] == ["https://news.test/b/x", "https://news.test/b/y"]


def test_letters_are_read_as_the_page_says() -> None:
    link = '<link rel=alternate type=application/rss+xml href=/f title="Größe">'
    for encoding in ("utf-8", "iso-8859-1", "utf-16"):
        data = f'<meta charset="{encoding}">{link}'.encode(encoding)
        assert feeds_of(data, HERE)[0].title == "Größe"
    told = {"content-type": "text/html; charset=windows-1252"}
    assert feeds_of(link.encode("cp1252"), HERE, told)[0].title == "Größe"


def test_very_many_are_not_all_taken() -> None:
    links = (f"<link rel=alternate type=application/rss+xml href=/{n}>" for n in range(500))
    assert len(feeds_of(page(*links), HERE)) == 50


@given(st.binary(max_size=2000) | st.text(max_size=2000).map(str.encode), st.text(max_size=50))
def test_any_page_is_answered(data: bytes, address: str) -> None:
    for feed in feeds_of(data, address):
        assert feed.address.startswith(("http://", "https://"))


def test_links_behind_very_much_else_are_found() -> None:
    late = "<style>" + "a{b:c}" * 200_000 + "</style>"
    link = '<link rel="alternate" type="application/rss+xml" href="/late">'
    assert [feed.address for feed in feeds_of(page(late, link), HERE)] == ["https://news.test/late"]


@pytest.mark.parametrize(
    ("header", "addresses"),
    [
        ('</f>; rel="alternate"; type="application/rss+xml"; title="News, all"', ["/f"]),
        ("</f>;rel=alternate;type=application/atom+xml", ["/f"]),
        (
            (
                '</style.css>; rel=preload, </a>; type="application/rss+xml"; rel="alternate", '
                '<b>; rel="alternate"; type="application/feed+json"'
            ),
            ["/a", "/world/b"],
        ),
        ('</wp-json/>; rel="https://api.w.org/", </f>; rel=alternate; type="text/html"', []),
        ("</f>; rel", []),
        ("<" * 9000, []),
    ],
)
def test_links_of_the_answer_count(header: str, addresses: list[str]) -> None:
    found = feeds_of(page(), HERE, {"link": header})
    assert [feed.address for feed in found] == [f"https://news.test{each}" for each in addresses]


def test_an_anchor_that_says_what_it_leads_to_counts() -> None:
    anchor = '<p><a type="application/rss+xml" href="/rss">RSS</a><a href="/x">x</a></p>'
    assert [feed.address for feed in feeds_of(page(anchor), HERE)] == ["https://news.test/rss"]


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/home", "https://news.test/home"),
        ("5;URL='https://other.test/'", "https://other.test/"),
        ("0, url = there.html", "https://news.test/world/there.html"),
        ("0;/home", "https://news.test/home"),
        ("30", None),
        (f"0; url={HERE}", None),
        ("0; url=javascript:alert(1)", None),
    ],
)
def test_a_page_may_send_its_reader_on(content: str, target: str | None) -> None:
    meta = f'<meta http-equiv="Refresh" content="{content}">'
    assert refresh_of(page(meta), HERE) == target


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("/rss.xml", "https://news.test/rss.xml"),
        ("/feed/", "https://news.test/feed/"),
        ("atom.xml", "https://news.test/world/atom.xml"),
        ("/feed.json", "https://news.test/feed.json"),
        ("/blog/index.rdf", "https://news.test/blog/index.rdf"),
        ("https://feeds.news.test/world", "https://feeds.news.test/world"),
    ],
)
def test_a_link_that_ends_as_feeds_do_is_one_where_none_is_named(href: str, address: str) -> None:
    anchor = f"<a href='{href}'>Follow us</a>"
    assert feeds_of(page(anchor), HERE) == (FoundFeed(address, "", "feed"),)
    named = '<link rel="alternate" type="application/rss+xml" href="/named">'
    found = feeds_of(page(anchor, named), HERE)
    assert [feed.address for feed in found] == ["https://news.test/named"]


@pytest.mark.parametrize(
    "href", ["/feedback", "/about-rss", "/sitemap.xml", "/rss/help", "/wp-json/feed"]
)
def test_a_link_that_is_about_feeds_is_none(href: str) -> None:
    assert feeds_of(page(f"<a href='{href}'>RSS</a>"), HERE) == ()


def test_one_feed_spelled_twice_is_named_once() -> None:
    link = "<link rel=alternate type=application/rss+xml href='{}'>"
    twice = page(link.format("/f"), link.format("/f/"), link.format("http://news.test/f"))
    assert [feed.address for feed in feeds_of(twice, HERE)] == ["https://news.test/f"]
