"""The whole article of a page."""

import contextlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.sources import article_extraction
from wirereader.sources.article_extraction import article_of
from wirereader.story.body import BlockKind
from wirereader.story.clean import is_clean
from wirereader.story.faults import FormatFault

HERE = "https://www.news.test/world/ties?utm_source=feed"
PARAGRAPHS = [
    f"Paragraph {number} tells that the parliament in Tbilisi voted on diplomatic ties, and that "
    f"officials in {number} capitals declined to comment on what happened before the vote."
    for number in range(1, 9)
]
TEXT = "\n\n".join(PARAGRAPHS)


def html(body: str = "", head: str = "", title: str = "Ties broken off - News") -> bytes:
    menu = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset=utf-8><title>{title}</title>{head}'
        f"</head><body>{menu}{body}<footer>Copyright News. All rights reserved.</footer>"
        "</body></html>"
    ).encode()


def ld(document: Any, wrap: str = "{}") -> str:
    text = document if isinstance(document, str) else json.dumps(document)
    text = text.replace("</", "<\\/")
    return f'<script type="application/ld+json">{wrap.replace("{}", text)}</script>'


def news(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ties broken off",
        "datePublished": "2026-11-23T10:00:00+01:00",
        "dateModified": "2026-11-23T11:00:00Z",
        "author": {"@type": "Person", "name": "By Anna Rossi"},
        "articleBody": TEXT,
        **more,
    }


ARTICLE = "<article><h1>Ties broken off</h1>{}</article>".format(
    "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
)


def test_json_ld_is_taken_first() -> None:
    found = article_of(html(ld(news())), HERE)
    assert found.headline == "Ties broken off"
    assert found.byline == "Anna Rossi"
    assert found.published == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert found.updated == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    assert found.body.text == TEXT
    assert found.language == "en-GB"
    assert found.guid == found.link == HERE


@pytest.mark.parametrize(
    "script",
    [
        ld([{"@type": "WebSite", "name": "News"}, news()]),
        ld({"@graph": [{"@type": "Organization"}, news()]}),
        ld({"@type": "WebPage", "mainEntity": news()}),
        ld(news(**{"@type": ["Article", "NewsArticle"]})),
        ld(news(**{"@type": "http://schema.org/ReportageNewsArticle"})),
        ld(news(), "<!-- {} -->"),
        ld(news(), "//<![CDATA[\n{}\n//]]>"),
        ld(news(), "{};"),
        ld(json.dumps(news())[:-1] + ",}"),
        ld(json.dumps(news()).replace("\\n", "\n")),
        ld("{broken") + ld(news()),
        ld(news()).replace("application/ld+json", "APPLICATION/LD+JSON").replace("</s", "</S"),
    ],
    ids=[
        *("list", "graph", "nested", "types", "type by address", "comment", "cdata", "semicolon"),
        *("comma", "line ends", "broken one", "capitals"),
    ],
)
def test_json_ld_as_pages_have_it(script: str) -> None:
    assert article_of(html(script), HERE).body.text == TEXT


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Anna Rossi", "Anna Rossi"),
        (["Anna Rossi", "Omar Haddad"], "Anna Rossi, Omar Haddad"),
        ([{"name": "Anna Rossi"}, {"name": ["Omar Haddad"]}, {}], "Anna Rossi, Omar Haddad"),
        ("https://news.test/staff/anna", None),
        ({"@type": "Organization", "name": "News\x1b[31m Desk"}, "News Desk"),
        (None, None),
        (7, None),
    ],
)
def test_who_wrote_it(author: Any, byline: str | None) -> None:
    assert article_of(html(ld(news(author=author))), HERE).byline == byline


def test_this_pages_own_article_is_told_from_others() -> None:
    other = news(headline="Another", articleBody=TEXT + TEXT, url="https://news.test/other")
    own = news(mainEntityOfPage={"@id": "http://news.test/world/ties/"})
    assert article_of(html(ld([other, own])), HERE).headline == "Ties broken off"


def test_a_live_blog_is_its_updates() -> None:
    updates = [
        {"headline": f"Update {n}", "articleBody": each} for n, each in enumerate(PARAGRAPHS)
    ]
    blog = news(**{"@type": "LiveBlogPosting", "articleBody": None, "liveBlogUpdate": updates})
    body = article_of(html(ld(blog)), HERE).body
    assert body.text.startswith(f"Update 0\n\n{PARAGRAPHS[0]}\n\nUpdate 1\n\n")
    assert body.blocks[0].kind is BlockKind.HEADING


def test_one_lump_gives_way_to_the_page() -> None:
    lump = news(articleBody=" ".join(PARAGRAPHS))
    body = article_of(html(ARTICLE + ld(lump)), HERE).body
    assert len(body.paragraphs) == 8
    assert body.text.startswith("Paragraph 1")


def test_a_teaser_in_json_ld_gives_way_to_the_page() -> None:
    body = article_of(html(ARTICLE + ld(news(articleBody=PARAGRAPHS[0]))), HERE).body
    assert len(body.paragraphs) == 8


def test_markup_in_json_ld() -> None:
    markup = "".join(f"<p>{each}</p><script>x()</script>" for each in PARAGRAPHS)
    markup += '<a href="javascript:x()">bad</a> <a href="/more">more of this</a>'
    body = article_of(html(ld(news(articleBody=markup))), HERE).body
    assert body.text.startswith(TEXT)
    assert "x()" not in body.text
    assert [link.address for link in body.links] == ["https://www.news.test/more"]


def test_a_page_without_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Ties broken off &amp; more">'
        '<meta name=author content="Anna Rossi"><meta property=og:site_name content="The News">'
        '<meta property="article:published_time" content="2026-11-23">'
    )
    found = article_of(html(ARTICLE, head), HERE)
    assert found.headline == "Ties broken off & more"
    assert found.byline == "Anna Rossi"
    assert found.source == "The News"
    assert found.published == datetime(2026, 11, 23, tzinfo=UTC)
    assert found.is_date_only
    assert PARAGRAPHS[7] in found.body.text
    assert "Home" not in found.body.text
    assert "rights reserved" not in found.body.text


def test_links_and_headings_of_the_page_stay() -> None:
    body = ARTICLE.replace(
        "</article>",
        f'<h2>What comes next</h2><p>{PARAGRAPHS[0]} <a href="/next">The next vote</a> is near.</p>'
        "</article>",
    )
    found = article_of(html(body), HERE).body
    assert [link.address for link in found.links] == ["https://www.news.test/next"]
    link = found.links[0]
    assert found.text[link.start : link.end].strip() == "The next vote"
    headings = [each for each in found.blocks if each.kind is BlockKind.HEADING]
    assert [found.text[each.start : each.end] for each in headings] == ["What comes next"]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (
            html("<div><p>We value your privacy. We and our 842 partners use cookies to process "
                 "personal data. Accept all. Reject all.</p></div>", title="Before you continue"),
            "The site asks for consent first.",
        ),
        (
            html("<p>Please enable JavaScript to read this site.</p>"),
            "The page needs JavaScript.",
        ),
        (
            html("<p>Checking your browser before you go on.</p>", title="Just a moment..."),
            "The site blocks automated requests.",
        ),
        (
            html("<p>A vote was held. Subscribe to continue.</p>"),
            "The full article is for subscribers only.",
        ),
        (
            html(ld(news(articleBody=PARAGRAPHS[0], isAccessibleForFree="False"))),
            "The full article is for subscribers only.",
        ),
        (html("<p></p>"), "Nothing of the article could be extracted from the page."),
        (b"", "leads to no web page."),
        (b"\x00\xff\xfe" * 50, "leads to no web page."),
        (b"<p>" * 3_000_000, "The page is larger than eight million characters."),
    ],
    ids=["consent", "scripts", "robots", "teaser", "not free", "short", "empty", "junk", "huge"],
)  # fmt: skip
def test_what_is_no_article_is_refused(page: bytes, why: str) -> None:
    with pytest.raises(FormatFault) as refused:
        article_of(page, HERE)
    assert refused.value.what == "The full article could not be extracted from www.news.test."
    assert refused.value.why.endswith(why)


def test_a_story_about_cookies_is_a_story() -> None:
    about = "The court said that consent to cookies is needed before personal data is kept. " * 30
    body = "".join(f"<p>{about}</p>" for _ in range(3))
    assert "cookies" in article_of(html(f"<article>{body}</article>"), HERE).body.text


def test_letters_of_other_lands() -> None:
    text = "東京で会議が開かれ、首相は新しい予算について説明した。" * 4
    found = article_of(html(ld(news(articleBody=f"{text}\n\n{text}\n\n{text}"))), HERE)
    assert found.body.text.startswith(text)


@pytest.mark.parametrize(
    "page",
    [
        html(ld("[" * 100_000)),
        html('<script type="application/ld+json">' * 20_000),
        html(ld({"@graph": [{"@type": "NewsArticle"}] * 50_000})),
        html("<div>" * 5_000 + "x" + "</div>" * 5_000),
        html(ld(news(author=[[[["x"]]]] * 1000, headline=["a", {"b": 1}], url=7, articleBody={}))),
    ],
    ids=["deep json", "scripts", "many objects", "deep tags", "odd values"],
)
def test_hostile_pages_are_refused_in_time(page: bytes) -> None:
    with pytest.raises(FormatFault):
        article_of(page, HERE)


@settings(max_examples=40)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(sorted(news())), inner, max_size=4)
        ),
    )
)
def test_any_json_ld_is_answered(document: object) -> None:
    both = [document, {"@type": "NewsArticle", "author": document, "headline": document}]
    try:
        found = article_of(html(ARTICLE + ld(both)), HERE)
    except FormatFault:
        return
    assert found.headline


@pytest.mark.parametrize(
    "words_of", [lambda n: "<p" * n, lambda n: f"-->{' ' * n}x"], ids=["tags", "blanks"]
)
def test_broken_markup_in_json_ld_costs_in_proportion(words_of: Callable[[int], str]) -> None:
    def read(count: int) -> None:
        words = words_of(count)
        told = json.dumps({"@type": "NewsArticle", "headline": "Nine die", "articleBody": words})
        page = f'<script type="application/ld+json">{{{words},{told}</script>'
        page += f'<script type="application/ld+json">{told}</script>'
        with contextlib.suppress(FormatFault):
            article_of(page.encode(), "https://e.org/1")

    read(400_000)  # a square of these would outlast any limit
    assert_in_proportion(read, 1000, 8000)


def test_a_page_without_a_headline_has_its_first_words() -> None:
    page = f"<html><body><article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
    dispatch = article_of(page.encode(), "https://port.example/1")
    assert PARAGRAPHS[0].startswith(dispatch.headline.rstrip("…"))
    assert dispatch.body.text.startswith(PARAGRAPHS[0])


def test_a_page_of_plain_text_is_read() -> None:
    words = "The harbour master closed the port on Tuesday after two ships touched in fog."
    page = f"Port closed\r\nBy Ann Bell\r\n\r\n{words}\r\n\r\n{words} {words}\r\n".encode()
    headers = {"content-type": "text/plain; charset=utf-8"}
    dispatch = article_of(page, "https://port.example/1.txt", headers)
    assert (dispatch.headline, dispatch.byline) == ("Port closed", "Ann Bell")
    assert dispatch.guid == dispatch.link == "https://port.example/1.txt"
    assert dispatch.source == "port.example"
    assert len(dispatch.body.paragraphs) == 2
    with pytest.raises(FormatFault, match="no text"):
        article_of(b"...", "https://port.example/1.txt", headers)


def bodies(first: str, second: str, pictures: str = "") -> str:
    """The text that is taken where the two extractors find these."""
    more = f"<p>{second}</p>{pictures}"
    with (
        mock.patch.object(article_extraction, "_extracted", return_value=f"<p>{first}</p>"),
        mock.patch.object(article_extraction, "_main_content", return_value=more),
    ):
        return article_extraction._page_body("", HERE).text


def test_the_better_one_of_two_findings_is_kept() -> None:
    story = " ".join(f"word{number}" for number in range(200))
    part, others = story[: len(story) // 2], " ".join(f"other{n}" for n in range(400))
    assert bodies(part, story) == story, "the first finds little"
    assert bodies(f"{story} {others}", story) == story, "the first finds much else"
    assert bodies(story, part) == story
    assert bodies(story, "") == story
    assert bodies(story, f"{others} {others}") == story, "other words"
    assert bodies("", "junk " * 500) == "", "no words"
    captions = f"<figure><img src=/p alt='{others}'><figcaption>{others}</figcaption></figure>"
    assert bodies(story, story, captions) == story, "captions are not more of the story"
    assert bodies("Home World", "") == "", "a menu, where there is no text"
    assert bodies("", "Short.") == "Short."


@pytest.mark.parametrize(
    "words", ["Short.", "Two words", "The port is shut, and will be for long."]
)
def test_a_short_page_is_a_true_answer(words: str) -> None:
    assert article_of(html(f"<article><p>{words}</p></article>"), HERE).body.text == words


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1f", "\x1b[31m", "&#27;[2J", "&#x0;", "&#x1F;", "\u202e"]
)
def test_a_control_on_a_page_costs_no_word_of_it(sign: str) -> None:
    article = ARTICLE.replace("Paragraph 2", f"Paragraph {sign}2")
    found = article_of(html(article), HERE)
    assert found.body.text.replace("[2J", "") == TEXT
    assert is_clean(found.body.text)


SITE = "<meta property=og:site_name content='The News'>"
MARKED = ld({"@type": "NewsArticle", "headline": "Ties &amp; <b>bonds</b>"})


@pytest.mark.parametrize(
    ("head", "title", "heading", "headline"),
    [
        ("", "Ties broken off | News", "News", "Ties broken off"),
        ("", "Ties broken off » News.test", "", "Ties broken off » News.test"),
        (SITE, "Ties - off – The News", "", "Ties - off"),
        ("", "Ties - Broken", "", "Ties - Broken"),
        ("", "Ties broken off - News", "", "Ties broken off"),
        ("", "Ties", "News of the World", "News of the World"),
        (MARKED, "x", "x", "Ties & bonds"),
    ],
    ids=range(7),
)  # fmt: skip
def test_the_name_of_the_site_is_no_headline(
    head: str, title: str, heading: str, headline: str
) -> None:
    page = f"<h1>{heading}</h1>{ARTICLE.replace('<h1>Ties broken off</h1>', '')}"
    assert article_of(html(page, head, title), HERE).headline == headline


def test_a_page_of_markdown_is_read_as_such() -> None:
    page = f"# Ties *broken* off\n\n{TEXT}".encode()
    found = article_of(page, HERE, {"content-type": "text/markdown; charset=utf-8"})
    assert (found.headline, found.body.text, found.link) == ("Ties broken off", TEXT, HERE)


@pytest.mark.parametrize(
    ("page", "kind", "why"),
    [
        (b"%PDF-1.7\n", "application/pdf", "leads to a PDF document"),
        (b"\x89PNG", "image/png", "leads to a picture"),
        (b"ID3", "audio/mpeg", "leads to an audio file"),
    ],
)
def test_a_link_to_no_page_is_told(page: bytes, kind: str, why: str) -> None:
    with pytest.raises(FormatFault, match=why):
        article_of(page, HERE, {"content-type": kind})


def test_a_link_to_an_alert_or_an_agencys_document_has_its_words() -> None:
    alert = (
        b'<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>W-1'
        b"</identifier><info><event>Flood</event><senderName>Weather Office</senderName>"
        b"<headline>Flood at Lund</headline><description>The Lund rises.</description></info>"
        b"</alert>"
    )
    found = article_of(alert, HERE, {"content-type": "application/cap+xml"})
    assert (found.headline, found.source) == ("Flood at Lund", "Weather Office")
    assert (found.body.text, found.guid, found.link) == ("The Lund rises.", HERE, HERE)
    nitf = (
        b"<nitf><body><body.head><hedline><hl1>Port shut</hl1></hedline></body.head>"
        b"<body.content><block><p>It is shut.</p></block></body.content></body></nitf>"
    )
    assert article_of(nitf, HERE).body.text == "It is shut."
