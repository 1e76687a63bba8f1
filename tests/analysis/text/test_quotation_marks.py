"""Pairing of quotation marks of every sort."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.text.quotation_marks import marked
from wirereader.analysis.text.tokens import paragraphs


def inside(text: str) -> list[str]:
    return [text[m.start : m.end] for m in marked(text, paragraphs(text), ENGLISH.text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said \u201cyes\u201d and \u201cno\u201d.", ["yes", "no"]),
        ("\u00abOui\u00bb, dit-il.", ["Oui"]),
        ("\u201eJa\u201d, sagte er.", ["Ja"]),
        ("``Yes,'' he said.", ["Yes,"]),
        ("''Yes,'' he said. ''No.''", ["Yes,", "No."]),
        ("\u2019\u2019Yes,\u2019\u2019 he said.", ["Yes,"]),
        ("A boy 5'2'' tall ran 100 m in 11''. It's 3'' wide.", []),
        ("''She never came, he said.", []),
        ("He called it ''\u201cvery\u201d odd'' twice.", ["\u201cvery\u201d odd"]),
        ("It was 'blind aggression', he said.", ["blind aggression"]),
        ("\u2018We don\u2019t know,\u2019 she said.", ["We don\u2019t know,"]),
        ("'The workers' rights were ignored,' she said.", ["The workers' rights were ignored,"]),
        ("It was \u2019blind aggression\u2019, he said.", ["blind aggression"]),
        ("Rock \u2019n\u2019 roll of the \u201990s.", []),
        ("The dogs' dinner wasn't John's.", []),
        ("Rock 'n' roll of the '90s, 'tis true, give 'em hell.", []),
        ("\"He told me, 'Go away,' and I went,\" she said.", None),
        ("\u201cShe said \u2018no\u2019 and \u201cnever\u201d again,\u201d he said.", None),
        ("\u2018He said \u201cno\u201d to me,\u2019 she said.", ["He said \u201cno\u201d to me,"]),
        ('The board is 6\'2" tall and 5" wide.', []),
        ('\u201cMixed marks," he said.', ["Mixed marks,"]),
        ("\u201dWrong way round,\u201d he said.", ["Wrong way round,"]),
        ("\u201d \u2026 what I heard,\u201d he said.", [" \u2026 what I heard,"]),
        ("''She thought, 'This is it.'.'' It rained.", ["She thought, 'This is it.'."]),
        ('<a rel="next"> He said "yes".', ["yes"]),
        ('"" and "  "', []),
        ("\u201cAll gone,\u2019\u2019 she said. \u201cAll.\u201d", ["All gone,", "All."]),
        ("\u201cAll gone,'' she said. It rained.", ["All gone,"]),
        (
            "\u201cIt was \u2018an end\u2019\u2019 of it,\u201d he said.",
            ["It was \u2018an end\u2019\u2019 of it,"],
        ),
        ("The \u201890s\u2019\u2019 end came.", []),
        (
            '"Our hope that "people listen" is fair," she said.',
            ['Our hope that "people listen" is fair,'],
        ),
        ('"It says "keep out." I read it," he said.', ['It says "keep out." I read it,']),
        ('"He lost it. "I did not," said Bo. "No."', ["I did not,", "No."]),
    ],
)
def test_marks_are_paired(text: str, found: list[str] | None) -> None:
    if found is None:
        found = [text[1 : text.rindex(" said") - 4].rstrip(' "\u201d')]
        assert [s.rstrip() for s in inside(text)] == found
    else:
        assert inside(text) == found


def test_an_opening_mark_at_each_paragraph_of_a_long_quote() -> None:
    text = '"One.\n\n"Two.\n\n"Three," he said.'
    strings = marked(text, paragraphs(text), ENGLISH.text)
    assert [text[s.start : s.end] for s in strings] == ["One.", "Two.", "Three,"]
    assert [s.is_open for s in strings] == [True, True, False]
    assert [s.continues for s in strings] == [False, True, True]


def test_two_apostrophes_run_over_paragraphs() -> None:
    text = "''One.\n\n''Two,'' he said.\n\n''Lost is nothing.\n\nThree."
    strings = marked(text, paragraphs(text), ENGLISH.text)
    assert [text[s.start : s.end] for s in strings] == ["One.", "Two,"]
    assert [s.continues for s in strings] == [False, True]


def test_a_missing_closing_mark_ends_with_its_paragraph() -> None:
    assert inside('He said: "One. Two.\n\nThree.') == ["One. Two."]


def test_a_mark_that_never_closes_swallows_no_quote_after_it() -> None:
    assert inside("\u201cLost, he said. \u201cFound,\u201d she said.") == ["Found,"]


@given(st.text(alphabet="aS .\"'\u201c\u201d\u2018\u2019`\u00ab\u00bb\n,?", max_size=80))
def test_strings_ascend_and_never_overlap(text: str) -> None:
    strings = marked(text, paragraphs(text), ENGLISH.text)
    for string in strings:
        assert 0 <= string.outer_start < string.start < string.end <= string.outer_end <= len(text)
        assert text[string.start : string.end].strip()
    for one, other in pairwise(strings):
        assert one.outer_end <= other.outer_start


@pytest.mark.parametrize("piece", ["''a 'b' ", "'a b' ''c d'' ", "''a "])
def test_twin_apostrophes_take_work_that_grows_with_length_only(piece: str) -> None:
    def read(count: int) -> None:
        marked(piece * count, paragraphs(piece * count), ENGLISH.text)

    read(100_000)  # a square of these would outlast any limit
    assert_in_proportion(read, 500, 4000)


@pytest.mark.parametrize("lead", ["He said: ", "He told the court, ", ""])
@pytest.mark.parametrize(("opens", "closes"), [("'", "'"), ("\u2018", "\u2019")])
def test_single_marks_run_over_paragraphs(lead: str, opens: str, closes: str) -> None:
    text = f"{lead}{opens}You left it open.\n\n{opens}Three cows paid.{closes}\n\nHe was fined."
    strings = marked(text, paragraphs(text), ENGLISH.text)
    assert [text[s.start : s.end] for s in strings] == ["You left it open.", "Three cows paid."]
    assert [s.continues for s in strings] == [False, True]


def test_an_apostrophe_opens_nothing_that_the_next_paragraph_ends() -> None:
    assert inside("The boys, 'til noon, ran.\n\n'Til night, they slept.") == []
