import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.dispatches import dispatch_of
from wirereader.formats.html import paragraphs
from wirereader.formats.html.paragraphs import _CleanLength
from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.html.tokenizer import cleaned
from wirereader.formats.parse import parse_document
from wirereader.formats.parsed import ParsedEntry
from wirereader.story.body import BlockKind, Body
from wirereader.story.clean import clean_text


def blocks(markup: str) -> list[tuple[str, str, int]]:
    body = body_of_html(safe_html(markup))
    return [(body.text[b.start : b.end], b.kind.value, b.level) for b in body.blocks]


def links(markup: str, base: str = "https://e.org/d/") -> list[tuple[str, str]]:
    body = body_of_html(safe_html(markup, base))
    return [(body.text[link.start : link.end], link.address) for link in body.links]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<h2>Head</h2><p>words</p>", [("Head", "heading", 2)]),
        (
            "<ul><li>a<ul><li>b</ul><li>c</ul>",
            [("- a", "list item", 1), ("- b", "list item", 2), ("- c", "list item", 1)],
        ),
        (
            "<ol><li><p>one</p><p>two</p></ol>x",
            [("1. one", "list item", 1), ("two", "list item", 1)],
        ),
        (
            "<div class=wp-caption><img src=//e.org/p alt=C><p class=wp-caption-text>D</p></div>",
            [("Picture: C.", "picture", 1), ("D", "caption", 1)],
        ),
        (
            "<table><tr><td><p>Oss</p></td><td><p>2</p></td></tr></table>",
            [("Oss | 2", "table row", 0)],
        ),
        (
            "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>",
            [("One.", "table row", 0), ("Two.", "table row", 0)],
        ),
        ("<blockquote><p>he said</p></blockquote>", [("he said", "quotation", 0)]),
        ("<blockquote><ul><li>a</ul></blockquote>", [("- a", "list item", 1)]),
        (
            "<table><caption>C</caption><tr><th>a<td>b<tr><td>c</table>",
            [("C", "caption", 0), ("a | b", "table row", 0), ("c", "table row", 0)],
        ),
        (
            "<figure><img src=x><figcaption>A ship</figcaption></figure>",
            [("Picture.", "picture", 1), ("A ship", "caption", 1)],
        ),
        ("<p>a</p><pre>b\n  c</pre>", [("b\n  c", "preformatted", 0)]),
        ("<pre>\n\n   <h3>b</h3></pre>", [("b", "preformatted", 0)]),
        ("<h3>a<br><br>b</h3>", [("a", "heading", 3), ("b", "heading", 3)]),
        ("plain <b>words</b>", []),
    ],
)
def test_what_is_no_plain_paragraph_is_told(markup: str, found: list[tuple[str, str, int]]) -> None:
    assert blocks(markup) == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<p>See <a href="/x"> the  report </a> now.</p>', [("the report", "https://e.org/x")]),
        (
            "<a href=a>bold</a>er<a href=b>est</a>",
            [("bold", "https://e.org/d/a"), ("est", "https://e.org/d/b")],
        ),
        (
            "<a href=a>one<br>two<p>three</p></a>",
            [("one\ntwo", "https://e.org/d/a"), ("three", "https://e.org/d/a")],
        ),
        (
            "<a href=a>one<br><br>two</a> x",
            [("one", "https://e.org/d/a"), ("two", "https://e.org/d/a")],
        ),
        ("<ul><li><a href=a>one</a></ul>", [("one", "https://e.org/d/a")]),
        ("<pre>x\n  <a href=a>  y\n z </a></pre>", [("y\n z", "https://e.org/d/a")]),
        ("<a href='javascript:x'>words</a> <a name=x>more</a>", []),
        ("<a href=a><img src=b></a>", [("Picture.", "https://e.org/d/a")]),
        ("<img src=b alt=Hull>", [("Picture: Hull.", "https://e.org/d/b")]),
        (
            "<p>" + "word " * 40 + "<a href=mailto:x@e.org>mail</a></p>",
            [("mail", "mailto:x@e.org")],
        ),
        ("<a href=a>e</a>&#769; x", [("é", "https://e.org/d/a")]),
        ("<p><a href=a>Share this</a></p>x <a href=b>y</a>", [("y", "https://e.org/d/b")]),
    ],
)
def test_links_know_their_words(markup: str, found: list[tuple[str, str]]) -> None:
    assert links(markup) == found


def test_an_address_without_a_base_leads_nowhere() -> None:
    assert links("<a href=/x>words</a>", "") == []


PIECES = [
    *("<p>", "</p>", "<ol start=3>", "<ul>", "</ul>", "</ol>", "<li>", "</li>", "<br>", "<h2>"),
    *("a ", " b", "c\n", "\n\n", "  ", "&lt;", "&nbsp;", "<pre>", "</pre>", "</a>", "<a href=y>"),
    *("<a href='http://e.org/x'>", "</h2>", "<blockquote>", "</blockquote>", "<td>", "<tr>"),
    *("</table>", "e", "\u0301", "&#769;", "\u0344", "\u1100", "\u1161", "Share this", "<button>"),
    *("</button>", "<figcaption>", "</figcaption>", "<b>", "\x1b[2J", "\u202e", "word", "</tr>"),
    *("\u0301" * 9, "\u00a0", "\u2028", "</ul>text", "<table>"),
]


@given(st.lists(st.sampled_from(PIECES)))
def test_every_offset_is_exact_whatever_comes(parts: list[str]) -> None:
    markup = "".join(parts)
    for text in (cleaned(markup), safe_html(markup, "https://e.org/")):
        body = body_of_html(text)
        assert body.text == Body.of(body.text).text
        paragraphs = {(span.start, span.end) for span in body.paragraphs}
        assert {(block.start, block.end) for block in body.blocks} <= paragraphs
        assert all(block.kind is not BlockKind.PARAGRAPH for block in body.blocks)
        ends = [0]
        for link in body.links:
            assert ends[-1] <= link.start < link.end <= len(body.text)
            ends.append(link.end)
            words = body.text[link.start : link.end]
            assert words == words.strip()
            assert "\n\n" not in words
            assert ":" in link.address
        assert list(body.blocks) == sorted(body.blocks, key=lambda block: block.start)


@given(st.lists(st.text(alphabet="ab \n<>&é\u0301"), min_size=1, max_size=5))
def test_the_words_of_a_link_are_the_links_words(words: list[str]) -> None:
    """Said of plain words: parts of a letter that stand in two links cannot be told apart."""
    plain = ["".join(c for c in word if c in "ab") for word in words]
    body = body_of_html("".join(f'<a href="x:{n}">{word}</a> ' for n, word in enumerate(plain)))
    assert [body.text[link.start : link.end] for link in body.links] == [w for w in plain if w]


def test_wire_bodies_have_blocks_and_links_too() -> None:
    nitf = b"""<nitf><body><body.content><hl2>Part one</hl2><p>Go to <a href="https://e.org/x">it</a>.</p>
      <bq><block><p>said</p></block></bq><media><media-caption>A ship</media-caption></media>
      <ul><li>a</li></ul></body.content></body></nitf>"""
    (entry,) = parse_document(nitf).entries
    dispatch = dispatch_of(entry)
    assert dispatch is not None
    body = dispatch.body
    assert [(b.kind.value, body.text[b.start : b.end]) for b in body.blocks] == [
        ("heading", "Part one"),
        ("quotation", "said"),
        ("caption", "A ship"),
        ("list item", "- a"),
    ]
    assert [(body.text[k.start : k.end], k.address) for k in body.links] == [
        ("it", "https://e.org/x")
    ]


def test_a_summary_is_plain_words() -> None:
    entry = ParsedEntry(title="T", summary="<p>One &amp; <b>two</b></p>", content="<p>Long.</p>")
    dispatch = dispatch_of(entry)
    assert dispatch is not None
    assert (dispatch.summary, dispatch.body.text) == ("One & two", "Long.")


@given(st.text("ae\u0301\u0323\u1100\u1161 字é", max_size=30), st.lists(st.integers(0, 30)))
def test_beginnings_are_measured_as_if_each_were_cleaned_by_itself(
    text: str, places: list[int]
) -> None:
    length = _CleanLength(text)
    for place in sorted(min(place, len(text)) for place in places):
        assert length.up_to(place) == len(clean_text(text[:place]))


def test_a_paragraph_of_thousands_of_links_is_cleaned_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cleaned = 0

    def counted(text: str) -> str:
        nonlocal cleaned
        cleaned += len(text)
        return clean_text(text)

    monkeypatch.setattr(paragraphs, "clean_text", counted)
    markup = "e\u0301<a href='https://e.org/'>e</a>" + "<a href='https://e.org/'>é</a> " * 10_000
    body = body_of_html(markup)
    assert len(body.links) == 10_001
    assert cleaned < 10 * len(body.text), "each link would have the text before it cleaned again"
