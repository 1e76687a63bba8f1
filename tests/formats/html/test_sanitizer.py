import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.formats.addresses import absolute
from wirereader.formats.html.sanitizer import (
    DEEPEST,
    escaped,
    html_of_text,
    safe_html,
    title_of_html,
)
from wirereader.formats.html.tokenizer import one_line

ACTIVE = re.compile(
    r"<script|<iframe|<object|<embed|<style|\son\w+\s*=|(?:java|vb)script:|srcdoc|formaction",
    re.IGNORECASE,
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = [
    "<script>alert(1)</script>words",
    "<scr<script>ipt>alert(1)</script>",
    "<ScRiPt src=//x.y/z>",
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    '<img src="x"onerror="alert(1)">',
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' &#14; java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href=data:text/html,x>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<iframe srcdoc='<script>x</script>'>words</iframe>",
    "<math><mtext></table><mglyph><style><!--</style><img title='--><img src onerror=alert(1)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<p title=\"a\" onclick='x'>words</p>",
    "<form action=javascript:x><button formaction=javascript:x>go</button></form>",
    "<!--><script>alert(1)</script>-->",
    "<style>@import 'x'</style>words",
    "<base href=//x.y/><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "words \x1b]0;title\x07 &#27;[31m &#155;31m \u202e gnirts",
    "<a href='http://x.y/\x1b[2J'>x</a>",
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_nothing_active_passes(markup: str) -> None:
    for out in (safe_html(markup), title_of_html(markup) or ""):
        assert not CONTROLS.search(out)
    assert not ACTIVE.search(safe_html(markup))


@given(st.lists(st.sampled_from([*HOSTILE, "<", ">", '"', "'", "=", "&", "<!--", "]]>", "a"])))
def test_nothing_active_passes_in_any_mixture(parts: list[str]) -> None:
    assert not ACTIVE.search(safe_html("".join(parts)))


@given(st.text(alphabet="<>/=\"'&;!-pb ahref\x1b\u202e"))
def test_what_comes_out_comes_out_again(markup: str) -> None:
    once = safe_html(markup)
    assert safe_html(once) == once


def test_links_become_absolute_and_bases_are_obeyed() -> None:
    assert safe_html('<a href="/x?a=1&amp;b=2">y</a>', "http://e.org/d/") == (
        '<a href="http://e.org/x?a=1&amp;b=2">y</a>'
    )
    inner = '<div xml:base="http://o.org/"><img src="i.png" alt="ship"></div><img src="j.png">'
    assert safe_html(inner, "http://e.org/") == (
        '<div><img src="http://o.org/i.png" alt="ship"></div><img src="http://e.org/j.png">'
    )


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"),
        ("</div>x", "x"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<blink>a</blink> <custom-tag>b</custom-tag>", "a b"),
        ("x<!-- hidden -->y", "xy"),
        ("x<!-- never closed > y", "x y"),
        ("<p>Fish &amp; <b>chips</b></p>", "<p>Fish &amp; <b>chips</b></p>"),
        ("caf&eacute; &#8212; &#146;", "café — ’"),
        ("<![CDATA[<p>some <b>text</b></p>]]>", "<p>some <b>text</b></p>"),
        ("<![CDATA[<p>a</p>]]><![CDATA[<p>b</p>]]>", "<p>a</p><p>b</p>"),
        ("&#xd83d;&#xde00; &#56832;", "😀 \ufffd"),
    ],
)
def test_broken_markup_is_put_in_order_and_no_word_is_lost(markup: str, safe: str) -> None:
    assert safe_html(markup) == safe


def test_depth_is_bounded_and_the_words_stay() -> None:
    out = safe_html("<div>" * 5000 + "deep" + "</div>" * 5000)
    assert out.count("<div>") == DEEPEST
    assert "deep" in out


@pytest.mark.parametrize(
    "piece",
    ["<a '", "<a b='", "<!--", "<![CDATA[", "<", "</b>", "<b>", "<a b=c ", "&#x", "<script>"],
)
def test_cost_grows_with_length_only(piece: str) -> None:
    safe_html(piece * 400_000 + ">")  # a square of these would outlast any limit
    assert_in_proportion(lambda count: safe_html(piece * count + ">"), 500, 4000)


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Sales <b>fall</b><br>again", "Sales fall again"),
        ("Why List&lt;String> matters", "Why List<String> matters"),
        ("1 < 2", "1 < 2"),
        ("Use Map<String, List<T>> well", "Use Map<String, List<T>> well"),
        ("What <div> means", "What <div> means"),
        ("Why <script> tags fail", "Why < script> tags fail"),
        ("<div>News", "News"),
        ("Big <b>news", "Big news"),
        ("Using Vec<T> and <Suspense>", "Using Vec<T> and <Suspense>"),
        ("a<b and c>d", "a<b and c>d"),
        ("From <John@Example.org>", "From <John@Example.org>"),
        ("What belongs into <head>", "What belongs into <head>"),
        ("The <dialog> element, <b>at last</b>", "The <dialog> element, at last"),
        ("std::map<std::string, T&gt;", "std::map<std::string, T>"),
        ("<div>Fish</div>", "Fish"),
        ("<![CDATA[<p>some <b>text</b></p>]]>", "some text"),
        ("&#55357;&#56832; smile &#xD83D;&#xDE00;", "😀 smile 😀"),
        ("a\n  b\tc", "a b c"),
        ("<img src='http://e.org/a.png' alt='A ship'>", "A ship"),
        ("<img src='http://e.org/a.png'>", '<img src="http://e.org/a.png">'),
        ("", None),
    ],
)
def test_titles_are_one_plain_line(markup: str, title: str | None) -> None:
    assert title_of_html(markup) == title


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("How <script> came to be", "How < script> came to be"),
        ("JavaScript: the bad parts", "JavaScript : the bad parts"),
        ("onload= and on time", "on load= and on time"),
        ("1 < 2, a = b, c: d", "1 < 2, a = b, c: d"),
    ],
)
def test_plain_words_that_a_page_would_run_are_parted(written: str, line: str) -> None:
    assert one_line(written) == line


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" https://e.org/a b ", "https://e.org/a%20b"),
        ("//o.org/x", "https://o.org/x"),
        ("?p=2", "https://e.org/d/?p=2"),
        ("https://e.org/?u=javascript:x", "https://e.org/?u=javascript%3Ax"),
        ("https://e.org/<script>", "https://e.org/%3Cscript%3E"),
        ("\x01java\nscript:x", None),
        ("DATA:text/html,x", None),
        ("file:///etc/passwd", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_are_absolute_and_harmless(written: str | None, address: str | None) -> None:
    assert absolute(written, "https://e.org/d/") == address


def test_text_becomes_paragraphs() -> None:
    assert html_of_text("a < b\nc\n\n d & e \n") == "<p>a &lt; b<br>\nc</p>\n<p>d &amp; e</p>"
    assert html_of_text("one") == "one"


def test_words_that_look_like_a_script_are_spelled_out() -> None:
    assert escaped("see javascript:x and onclick=y") == ("see javascript&#58;x and onclick&#61;y")
