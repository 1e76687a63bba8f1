"""Acts of speech: a cue, and the phrase of whoever it belongs to."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.reporting_clauses import Form, find_acts
from wirereader.analysis.text.quotation_marks import marked
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import fold, paragraphs


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def acts(text: str) -> list[tuple[str, str | None, Form]]:
    names = [Named(*m.span()) for m in re.finditer("Ann Lee|John Smith|Smith|Diaz", text)]
    blocks = paragraphs(text)
    words = fold(text, marked(text, blocks, ENGLISH.text), blocks, sentences(text), names, ENGLISH)
    return [
        (
            words.word[act.cue],
            text[words.start[act.source[0]] : words.end[act.source[1] - 1]] if act.source else None,
            act.form,
        )
        for act in find_acts(words)
    ]


_ACC, _APP = Form.ACCORDING, Form.APPOSITION


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smith said so.", ("said", "Smith", Form.BEFORE)),
        ("Smith has repeatedly said so.", ("said", "Smith", Form.BEFORE)),
        ("The ministry Friday said so.", ("said", "The ministry", Form.BEFORE)),
        ("Smith in 2010 said so.", ("said", "Smith", Form.BEFORE)),
        ("John Smith (a Democrat) said so.", ("said", "John Smith", Form.BEFORE)),
        ("John Smith, 45, a baker, said so.", ("said", "John Smith", Form.APPOSITION)),
        ("John Smith, R-Iowa, said so.", ("said", "John Smith", Form.APPOSITION)),
        ("Smith, who said so, left.", ("said", "Smith", Form.RELATIVE)),
        ('"It rains," said John Smith.', ("said", "John Smith", Form.INVERTED)),
        ("It rains, according to Smith.", ("according", "Smith", Form.ACCORDING)),
        ("It rains, per Smith.", ("per", "Smith", Form.ACCORDING)),
        ("Smith left, saying so.", ("saying", "Smith", Form.SHARED)),
        ("Smith was quoted as saying so.", ("saying", "Smith", Form.QUOTED)),
        ("Smith, a baker, was quoted as saying so.", ("saying", "Smith", Form.QUOTED)),
        ("A paper quoted Smith as saying so.", ("saying", "Smith", Form.QUOTED)),
        ("A man in the crowd said so.", ("said", "A man in the crowd", Form.BEFORE)),
        ("On Friday, Smith told them so.", ("told", "Smith", Form.BEFORE)),
        ("Smith's claim that it rains is new.", ("claim", "Smith", Form.BEFORE)),
        ("It rains, according to the mayor, Ann Lee.", ("according", "the mayor, Ann Lee", _ACC)),
        ("After saying so, Smith left.", ("saying", "Smith", Form.SHARED)),
        ('"No," Smith, a baker who knew the Post, told the Post.', ("told", "Smith", _APP)),
    ],
)
def test_the_last_act_has_its_source(text: str, found: tuple[str, str, Form]) -> None:
    assert acts(text)[-1] == found


@pytest.mark.parametrize(
    "text",
    [
        "The claims were false.",
        "Smith was told so.",
        "His report was long.",
        "The United States is large.",
        "A light show that lasted.",
        "Rocket attacks on the town went on.",
    ],
)
def test_no_verb_of_speech_no_act(text: str) -> None:
    assert acts(text) == []


def test_nothing_inside_marks_is_an_act() -> None:
    assert [cue for cue, _, _ in acts('"Smith said no and Diaz told us," Ann Lee said.')] == [
        "said"
    ]


def test_a_refusal_is_negated() -> None:
    text = "Smith declined to say why."
    blocks = paragraphs(text)
    words = fold(text, [], blocks, sentences(text), [Named(0, 5)], ENGLISH)
    assert [act.negated for act in find_acts(words)] == [True]
