"""Acts of speech: a cue, and the phrase of whoever it belongs to."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, find_speech_acts
from wirereader.analysis.text.quotation_marks import marked
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import fold, paragraphs


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def acts(text: str) -> list[tuple[str, str | None, ClauseForm]]:
    names = [Named(*m.span()) for m in re.finditer("Ann Lee|John Smith|Smith|Diaz", text)]
    blocks = paragraphs(text)
    words = fold(text, marked(text, blocks, ENGLISH.text), blocks, sentences(text), names, ENGLISH)
    return [
        (
            words.word[act.cue],
            text[words.start[act.source[0]] : words.end[act.source[1] - 1]] if act.source else None,
            act.form,
        )
        for act in find_speech_acts(words)
    ]


_ACC, _APP = ClauseForm.ACCORDING, ClauseForm.APPOSITION


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smith said so.", ("said", "Smith", ClauseForm.BEFORE)),
        ("Smith has repeatedly said so.", ("said", "Smith", ClauseForm.BEFORE)),
        ("The ministry Friday said so.", ("said", "The ministry", ClauseForm.BEFORE)),
        ("Smith in 2010 said so.", ("said", "Smith", ClauseForm.BEFORE)),
        ("John Smith (a Democrat) said so.", ("said", "John Smith", ClauseForm.BEFORE)),
        ("John Smith, 45, a baker, said so.", ("said", "John Smith", ClauseForm.APPOSITION)),
        ("John Smith, R-Iowa, said so.", ("said", "John Smith", ClauseForm.APPOSITION)),
        ("Smith, who said so, left.", ("said", "Smith", ClauseForm.RELATIVE)),
        ('"It rains," said John Smith.', ("said", "John Smith", ClauseForm.INVERTED)),
        ("It rains, according to Smith.", ("according", "Smith", ClauseForm.ACCORDING)),
        ("It rains, per Smith.", ("per", "Smith", ClauseForm.ACCORDING)),
        ("Smith left, saying so.", ("saying", "Smith", ClauseForm.SHARED)),
        ("Smith was quoted as saying so.", ("saying", "Smith", ClauseForm.QUOTED)),
        ("Smith, a baker, was quoted as saying so.", ("saying", "Smith", ClauseForm.QUOTED)),
        ("A paper quoted Smith as saying so.", ("saying", "Smith", ClauseForm.QUOTED)),
        ("A man in the crowd said so.", ("said", "A man in the crowd", ClauseForm.BEFORE)),
        ("On Friday, Smith told them so.", ("told", "Smith", ClauseForm.BEFORE)),
        ("Smith's claim that it rains is new.", ("claim", "Smith", ClauseForm.BEFORE)),
        ("It rains, according to the mayor, Ann Lee.", ("according", "the mayor, Ann Lee", _ACC)),
        ("After saying so, Smith left.", ("saying", "Smith", ClauseForm.SHARED)),
        ('"No," Smith, a baker who knew the Post, told the Post.', ("told", "Smith", _APP)),
    ],
)
def test_the_last_act_has_its_source(text: str, found: tuple[str, str, ClauseForm]) -> None:
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
    assert [act.negated for act in find_speech_acts(words)] == [True]
