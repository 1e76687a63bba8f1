"""Echoes: what headlines and headings quote, when the story has the words again."""

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.headline_echoes import echoes
from wirereader.analysis.text.quotation_marks import marked
from wirereader.analysis.text.tokens import paragraphs

STORY = "\n\nOslo (AP) - The mayor called the bridge \u201ca rusty disgrace\u201d on Friday."


def echoed(text: str) -> list[str]:
    blocks = paragraphs(text)
    strings = marked(text, blocks, ENGLISH.text)
    return [text[strings[n].start : strings[n].end] for n in sorted(echoes(text, blocks, strings))]


@pytest.mark.parametrize(
    "head",
    [
        "Mayor Calls Bridge \u2018a Rusty Disgrace\u2019",
        "Mayor calls bridge 'a rusty disgrace' on Friday.",
        "MAYOR SPEAKS OUT\nBridge 'a rusty disgrace', she says",
    ],
)
def test_a_headline_only_repeats_what_the_story_quotes(head: str) -> None:
    assert [words.lower() for words in echoed(head + STORY)] == ["a rusty disgrace"]


@pytest.mark.parametrize(
    "head",
    [
        "Mayor Calls Bridge \u2018a Lost Cause\u2019",
        "Mayor Calls Bridge \u2018Rusty\u2019",
        'Mayor calls bridge "a rusty disgrace".',
    ],
)
def test_other_words_lone_words_and_double_marks_are_no_echo(head: str) -> None:
    assert echoed(head + STORY) == []


def test_a_headline_alone_is_no_echo() -> None:
    assert echoed("Mayor calls bridge 'a rusty disgrace'") == []


def test_a_heading_repeats_and_a_spoken_paragraph_does_not() -> None:
    said = '"All bets are off," Smith said.'
    assert echoed(f"Bridge shut.\n\nIt rained.\n\n'All Bets Are Off'\n\n{said}") == [
        "All Bets Are Off"
    ]
    assert echoed(f"Bridge shut.\n\nIt rained.\n\n'All bets are off now.'\n\n{said}") == []
