"""Transcripts: lines that begin with the speaker's name and a colon."""

import re
from dataclasses import dataclass

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.quotes.transcripts import transcribed
from wirereader.analysis.text.sentences import sentences
from wirereader.analysis.text.tokens import paragraphs


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    label: str = "PER"


def lines(text: str) -> list[tuple[str, str]]:
    names = [Named(*m.span()) for m in re.finditer("John Smith|Mary Jones|Eva Roe", text)]
    return [
        (text[slice(*line.label)], text[line.start : line.end])
        for line in transcribed(text, paragraphs(text), names, ENGLISH.reporting)
        if line.label
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SMITH: Will you?\n\nJONES: No.", [("SMITH", "Will you?"), ("JONES", "No.")]),
        (
            "J. R. SMITH, host: Will you?\n\nMARY JONES (by phone): No.",
            [("J. R. SMITH", "Will you?"), ("MARY JONES", "No.")],
        ),
        ("Q: Why?\n\nA: Because.", [("Q", "Why?"), ("A", "Because.")]),
        (
            "John Smith: We had no plan.\n\nMary Jones: We did.",
            [("John Smith", "We had no plan."), ("Mary Jones", "We did.")],
        ),
    ],
)
def test_each_line_has_its_speaker(text: str, found: list[tuple[str, str]]) -> None:
    assert lines(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The bridge is open.\n\nCORRECTION: It is closed.",
        "SMITH: Alone here.\n\nNobody answered.",
        "A: One thing.\n\nNobody asked.",
        "Weather: Rain is on its way.\n\nSport: The cup is ours.",
        "It was 10:30 when he came.\n\nIt was 11:30 when he left.",
        "John Smith: Burglary, held in jail.\n\nMary Jones: Theft, released.",
        "John Smith: 1:48.53, gold.\n\nMary Jones: 1:49.02.\n\nJohn Smith: 3:02.11, silver.",
        "CRICKET: Test match, 10am.\n\nFILM: The Long Day, 9pm.\n\nCRICKET: Highlights, 11pm.",
        "John Smith: 1950-2001, our first mayor.\n\nMary Jones: pilot.\n\nEva Roe: baker.",
    ],
)
def test_a_colon_alone_makes_no_transcript(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mr Osei: It is done.\n\nMs Laurent: Is it?\n\nMr Osei: Yes.", ["Mr Osei", "Ms Laurent"]),
        ("Judge Pike: Which gate?\n\nDr. Stoica: The north gate.", ["Judge Pike", "Dr. Stoica"]),
        ("Sen. Roe: We paid.\n\nMayor Voss: I never saw our money.", ["Sen. Roe", "Mayor Voss"]),
    ],
)
def test_a_title_makes_a_label(text: str, speakers: list[str]) -> None:
    assert [label for label, _ in lines(text)][:2] == speakers


def test_words_in_marks_inside_a_line_go_with_it() -> None:
    text = 'SMITH: He said "never" to me.\n\nJONES: I did not.'
    drafts = find(text, sentences(text), [], ENGLISH)
    assert [[s.of(text) for s in d.content] for d in drafts] == [
        ['He said "never" to me.'],
        ["I did not."],
    ]
    assert [d.source.of(text) for d in drafts if d.source] == ["SMITH", "JONES"]


def test_a_question_passes_the_word_to_the_other() -> None:
    text = (
        '"Will you go?" asked John Smith.\n\n"No," replied Mary Jones.\n\n'
        '"Why not?"\n\n"I was elected."'
    )
    names = [Named(*m.span()) for m in re.finditer("John Smith|Mary Jones", text)]
    sources = [d.source.of(text) for d in find(text, sentences(text), names, ENGLISH) if d.source]
    assert sources == ["John Smith", "Mary Jones", "John Smith", "Mary Jones"]
