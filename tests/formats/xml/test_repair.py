import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.parse import parse_document
from wirereader.formats.xml.repair import mended, with_words_for_references
from wirereader.formats.xml.safe_parser import tree_of


def words(xml: str) -> str:
    return "".join(tree_of(mended(xml)).itertext())


def test_unclosed_tags_do_not_swallow_what_follows() -> None:
    tree = tree_of(
        "<rss><channel><item><description><p>one<br>two</description></item>"
        "<item><title>next</title></item></channel></rss>"
    )
    assert len(list(next(iter(tree)))) == 2


def test_fields_that_were_not_closed_end_where_the_next_begins() -> None:
    assert mended("<item><title>a<link>b</item>").count("</title><link>") == 1


def test_an_item_in_an_item_is_the_next_item() -> None:
    assert mended("<rss><item>a<item>b</rss>").count("</item><item>") == 1


def test_ampersands_brackets_and_attributes_are_repaired() -> None:
    out = mended('<rss><a href=x?a=1&b=2 href="y" checked>AT&T 1 < 2 & 3</a></rss>')
    assert '<a href="x?a=1&amp;b=2">AT&amp;T 1 &lt; 2 &amp; 3</a>' in out


def test_unknown_prefixes_are_declared() -> None:
    assert words("<rss><dc:creator>Ann</dc:creator><zz:x>y</rss>") == "Anny"


def test_a_file_cut_off_in_a_tag_keeps_its_words() -> None:
    assert words("<rss><channel><item><title>whole</title></item></chan") == "whole"


def test_forbidden_characters_and_unknown_references_go() -> None:
    text = with_words_for_references("<a>x\x00&nbsp;y &eacute; &unknown; &#27; & z</a>")
    assert tree_of(text).text == "x\xa0y é &unknown;  & z"


def test_entities_of_the_document_are_put_in_but_never_nested() -> None:
    tree = tree_of('<!DOCTYPE rss [<!ENTITY n "Ann"><!ENTITY b "&n;&n;">]><rss>&n; &b;</rss>')
    assert tree.text == "Ann &b;"


def test_cdata_is_left_as_it_is() -> None:
    assert tree_of("<a>&nbsp;<![CDATA[<b>&eacute;</b>]]></a>").text == "\xa0<b>&eacute;</b>"


@given(st.text(alphabet="<>/=\"'&;![]-abrs:xmln \x00\ufffe\ud800", max_size=200))
def test_whatever_is_mended_is_well_formed(text: str) -> None:
    assert tree_of(f"{mended('<rss>' + text)}") is not None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\x1b[31mred", "red"),
        ("&#27;[1;31mred&#x1b;[0m", "red"),
        ("[31mred[0m", "red"),
        ("\x1b]0;title\x07red", "red"),
        ("\x1b]0;title\x1b\\red", "red"),
        ("\x1b[&lt;b>red", "red"),
        ("a[m]", "a[m]"),
        ("[31mred", "[31mred"),
    ],
)
def test_what_steered_a_terminal_goes_whole(written: str, read: str) -> None:
    text = f"<rss><channel><item><title>{written}</title><guid>1</guid></item></channel></rss>"
    (entry,) = parse_document(text.encode()).entries
    assert (entry.title, entry.id) == (read, "1")
