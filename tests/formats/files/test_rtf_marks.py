"""What RTF marks, and how it comes out of a reader that knows plain words only."""

from datetime import UTC, datetime

import pytest

from wirereader.formats.dispatches import dispatches_of
from wirereader.formats.parse import parse_document
from wirereader.story.clean import is_clean
from wirereader.story.story import Dispatch

pytest.importorskip("striprtf")

WORD_LINK = (
    r"See {\field{\*\fldinst {\rtlch\fcs1 \af0 HYPERLINK"
    r' "https://e.org/a" }{\rtlch {\*\datafield 00d0}}}{\fldrslt {\ul here}}}.'
)


def read(inside: str) -> Dispatch:
    (dispatch,) = dispatches_of(
        parse_document(f"{{\\rtf1\\ansi\\uc1 {inside}\\par}}".encode("latin-1"))
    )
    return dispatch


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"Killed {\strike five} six.", "Killed [struck: five] six."),
        (r"Killed \strike five\strike0  six.", "Killed [struck: five] six."),
        (r"{\striked1 Old.\par Older.}\par New.", "[struck: Old.]\n\n[struck: Older.]\n\nNew."),
        (r"Killed {\deleted\revauthdel1 five}{\revised six}.", "Killed six."),
        (r"See {\v hidden }this\v  not\v0 .", "See this."),
        (r"See {\v hidden \plain this}.", "See this."),
        (r"10{\super 6} m, H{\sub 2}O, 1{\super st}.", "10^6 m, H2O, 1st."),
        (r"One.{\super\chftn}{\*\footnote\pard\plain Two.} Three.", "One. [Note: Two.] Three."),
        (r"It broke.{\footnote So he said.}", "It broke. [Note: So he said.]"),
        (r"\trowd\intbl A\cell B\cell\row\intbl 1\cell 2\cell\row", "A | B\n\n1 | 2"),
        (r"{\pntext\f0 1.\tab}one\par{\pntext\f0 2.\tab}two", "1. one\n\n2. two"),
        (r"{\listtext\pard\plain 1.\tab}one", "1. one"),
        (r"Fire \u-10179?\u-8987? now.", "Fire \U0001f4e5 now."),
        (r"a\u-8192?b\u57349?c", "a b c"),
        (r"{\header Head}{\stylesheet{\s0\strike Name;}}It {\*\x\strike no}broke.", "It broke."),
        (r"A } b", "A"),
        (r"\uc0 Killed {\strike five} {\uc2 \u381??lut} six.", "Killed [struck: five] Žlut six."),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_is_marked_is_told(inside: str, text: str) -> None:
    assert read(inside).body.text == text


@pytest.mark.parametrize(
    "inside", [r'See {\field{\*\fldinst{HYPERLINK "https://e.org/a"}}{\fldrslt here}}.', WORD_LINK]
)
def test_a_link_leads_where_it_says(inside: str) -> None:
    body = read(inside).body
    assert body.text == "See here."
    assert [(body.text[at:end], to) for at, end, to in body.links] == [("here", "https://e.org/a")]


@pytest.mark.parametrize(
    "inside",
    [
        r'See {\field{\*\fldinst{HYPERLINK "javascript:alert(1)"}}{\fldrslt here}}.',
        r"See {\field{\*\fldinst{PAGE}}{\fldrslt here}}.",
        r"See {\fldrslt here}.",
    ],
)
def test_other_fields_lead_nowhere(inside: str) -> None:
    body = read(inside).body
    assert (body.text, body.links) == ("See here.", ())


def test_nothing_it_spells_out_reaches_the_text() -> None:
    body = read(
        r"Red \'1b[31malert\u27?[0m\u8238?gnp\'07\u-560?<b>{\strike <script>x</script>}"
    ).body
    assert is_clean(body.text)
    assert body.text == "Red alertgnp<b>[struck: <script>x</script>]"


def test_when_it_was_written() -> None:
    info = r"{\info{\title T}{\creatim\yr2026\mo11\dy9\hr10\min5}}It broke."
    assert read(info).published == datetime(2026, 11, 9, 10, 5, tzinfo=UTC)
    assert read(r"{\info{\creatim\yr2026\mo13\dy9}}It broke.").published is None


@pytest.mark.timeout(30)  # seconds: minutes, where all is looked at for each result
def test_a_field_that_asks_for_much_is_read_once() -> None:
    asked = r"{\*\fldinst " + "HYPERLINK " * 40_000 + "}"
    assert read(r"{\field" + asked + r"{\fldrslt x}" * 40_000 + "}").body.text == "x" * 40_000
