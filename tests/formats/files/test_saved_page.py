import json

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.faults import FormatFault

BODY = "".join(
    f"<p>Paragraph {n} of the story has some words in it, and more.</p>" for n in range(8)
)
LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Elsewhere"},
        {
            "@type": ["NewsArticle"],
            "headline": "Dam fails",
            "datePublished": "2026-11-20T10:00:00+01:00",
            "dateModified": "2026-11-20T11:00:00Z",
            "author": [{"@type": "Person", "name": "Ann Lee"}, "Al Bo"],
            "publisher": {"name": "Harbour Wire"},
            "articleSection": "World",
            "keywords": "dams, rivers",
            "articleBody": "One.\n\nTwo.",
            "url": "/dam",
            "inLanguage": "en_GB",
            "contentLocation": {"name": "Genoa"},
        },
    ],
}


def page(head: str = "", body: str = BODY) -> bytes:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>T - Site</title>"
        f'<link rel=canonical href="https://e.org/x">{head}</head><body>{body}</body></html>'
    ).encode()


def read(data: bytes) -> ParsedEntry:
    (entry,) = parse_document(data).entries
    return entry


def script(told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def test_json_ld_goes_first() -> None:
    broken = "<script type=application/ld+json>{broken</script>"
    entry = read(page(broken + script(LD), "<p>Menu.</p>"))
    assert (entry.title, entry.author, entry.source) == (
        "Dam fails",
        "Ann Lee, Al Bo",
        "Harbour Wire",
    )
    assert (entry.link, entry.id) == ("https://e.org/dam", "https://e.org/dam")
    assert entry.content == "<p>One.</p>\n<p>Two.</p>"
    assert (entry.language, entry.places) == ("en-GB", ("Genoa",))
    assert entry.categories == ("World", "dams", "rivers")
    assert entry.published is not None
    assert entry.published.isoformat() == "2026-11-20T09:00:00+00:00"
    assert entry.updated is not None


def test_an_article_without_its_body_has_the_text_of_the_page() -> None:
    entry = read(page(script({"@type": "NewsArticle", "headline": "H"})))
    assert entry.title == "H"
    assert "Paragraph 7" in (entry.content or "")


def test_a_teaser_or_a_lump_in_json_ld_gives_way_to_the_page() -> None:
    teaser = {"@type": "NewsArticle", "headline": "H", "articleBody": "Paragraph 0 of the story."}
    assert "Paragraph 7" in (read(page(script(teaser))).content or "")
    words = BODY.replace("<p>", "").replace("</p>", " ") * 2
    lump = {"@type": "NewsArticle", "headline": "H", "articleBody": words}
    assert (read(page(script(lump), BODY * 2)).content or "").count("<p>") == 16


@pytest.mark.parametrize("words", ["Short.", "The port is shut, and will be for long."])
def test_a_short_page_is_a_true_answer(words: str) -> None:
    assert words in (read(page(body=f"<main><p>{words}</p></main>")).content or "")


def test_a_live_blog_is_one_story_of_its_posts() -> None:
    posts = [{"headline": "At ten", "articleBody": "First."}, {"articleBody": "Second."}]
    told = {"@type": "LiveBlogPosting", "headline": "L", "liveBlogUpdate": posts}
    feed = parse_document(page(script(told)))
    (entry,), (dispatch,) = feed.entries, dispatches_of(feed)
    assert entry.content == "<h3>At ten</h3><div>First.</div><div>Second.</div>"
    assert dispatch.body.text == "At ten\n\nFirst.\n\nSecond."


def test_hnews_is_read() -> None:
    body = f"""<nav><p>{"menu " * 80}</p></nav><div class="hnews hentry">
      <h1 class=entry-title>Dam fails</h1>
      <span class="source-org">Wire</span><span class="dateline">GENOA</span>
      <abbr class=published title="2026-11-20T10:00:00Z">today</abbr><span class="author">Ann</span>
      <div class=entry-content>{BODY}<button>Share</button><script>x()</script></div></div>"""
    entry = read(page(body=body))
    assert (entry.title, entry.source, entry.dateline) == ("Dam fails", "Wire", "GENOA")
    assert (entry.author, entry.published is not None) == ("Ann", True)
    assert "menu" not in (entry.content or "")
    assert "Share" not in (entry.content or "")
    assert "x()" not in (entry.content or "")


def test_else_the_main_text_is_where_the_paragraphs_are() -> None:
    head = '<meta property="article:published_time" content="2026-11-20T10:00:00Z">'
    body = f"<aside>{'<p>ad words too</p>' * 60}</aside><main><h1>Dam fails</h1>{BODY}</main>"
    entry = read(page(head, body))
    assert (entry.title, entry.link) == ("Dam fails", "https://e.org/x")
    assert entry.published is not None
    assert entry.content is not None
    assert "ad words" not in entry.content
    assert entry.content.count("<p>") == 8


def test_the_character_set_that_a_page_says_counts() -> None:
    body = "<p>" + "caf\xe9 " * 60 + "</p>"
    data = f"<html><head><meta charset=iso-8859-1><title>T</title></head>{body}".encode("latin-1")
    assert "café" in (read(data).content or "")


@pytest.mark.parametrize("data", [page(body="<nav>Menu</nav>"), b"<!doctype html>", b"<html>"])
def test_a_page_without_a_story_is_told(data: bytes) -> None:
    with pytest.raises(FormatFault, match="web page"):
        parse_document(data)


def test_a_page_from_an_address_is_no_feed() -> None:
    with pytest.raises(FormatFault, match="web page"):
        parse_document(page(script(LD)), "https://e.org/feed")


def test_a_news_sitemap_is_a_list_of_headlines() -> None:
    data = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://e.org/1</loc>
      <news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language>
      </news:publication><news:publication_date>2026-11-20</news:publication_date>
      <news:title>Dam fails</news:title><news:keywords>dams, rivers</news:keywords></news:news>
      </url>
      <url><loc>https://e.org/about</loc></url></urlset>"""
    feed = parse_document(data, "https://e.org/sitemap.xml")
    (entry,) = feed.entries
    assert (feed.format, feed.title) == ("news-sitemap", "Wire")
    assert (entry.id, entry.title, entry.language) == ("https://e.org/1", "Dam fails", "en")
    assert entry.categories == ("dams", "rivers")
    with pytest.raises(FormatFault, match="a sitemap without news"):
        parse_document(b"<urlset><url><loc>https://e.org/</loc></url></urlset>")


def test_a_page_without_a_headline_has_its_first_words() -> None:
    words = "The harbour master closed the port on Tuesday after two ships touched in fog. " * 5
    page = f"<html><body><article><p>{words}</p><p>{words}</p></article></body></html>"
    (entry,) = parse_document(page.encode()).entries
    assert (entry.title or "").startswith("The harbour master closed the port on Tuesday")
    assert (entry.content or "").count(words.strip()) == 2


@pytest.mark.parametrize("posts", [True, "none", {"articleBody": "x"}, 3])
def test_posts_that_are_none_take_no_words_away(posts: object) -> None:
    told = {"@type": "LiveBlogPosting", "headline": "L", "liveBlogUpdate": posts}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    (dispatch,) = dispatches_of(parse_document(page(head)))
    assert dispatch.body.text.startswith("Paragraph 0 of the story")
