"""Noun phrases by position."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.text.noun_phrases import opening_subject, phrase_left, phrase_right
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import Tokens, fold, paragraphs


def folded(text: str) -> Tokens:
    return fold(text, [], paragraphs(text), sentences(text), [], ENGLISH)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The old minister", "The old minister"),
        ("On Friday police", "police"),
        ("a spokesman for the ministry", "a spokesman for the ministry"),
        ("one of the officials", "one of the officials"),
        ("Russia's Foreign Ministry", "Russia's Foreign Ministry"),
        ("and she", "she"),
        ("It was the", ""),
    ],
)
def test_the_phrase_that_ends_here(text: str, phrase: str) -> None:
    words = folded(text)
    start = phrase_left(words, len(words), 0)
    assert text[words.start[start] :] == phrase if start < len(words) else phrase == ""


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the old minister was late", "the old minister"),
        ("a spokesman for the army, who came", "a spokesman for the army"),
        ("she left", "she"),
        ("her office closed", "her office"),
        ("was late", ""),
    ],
)
def test_the_phrase_that_begins_here(text: str, phrase: str) -> None:
    words = folded(text)
    end = phrase_right(words, 0, len(words))
    assert text[: words.end[end - 1] if end else 0] == phrase


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("But the minister was late.", "the minister"),
        ("On Friday, the minister was late.", "the minister"),
        ("After a long, late meeting, the minister was late.", "the minister"),
        ("On Friday they left.", "they"),
        ("There was rain.", None),
    ],
)
def test_the_subject_a_sentence_opens_with(text: str, subject: str | None) -> None:
    words = folded(text)
    found = opening_subject(words, 0, len(words))
    got = text[words.start[found[0]] : words.end[found[1] - 1]] if found else None
    assert got == subject
