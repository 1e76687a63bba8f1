"""Words that a story says nobody said: denied, doubted, almost said."""

import pytest

from tests.support.quoted import PEOPLE, named, told
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "John Smith does not believe that Ann Lee said “the ship is gone”.",
        "John Smith doubts that Ann Lee called the ship “a wreck of a thing”.",
        "John Smith can't remember that Ann Lee called the ship “a wreck of a thing”.",
        "Ann Lee never said “I will leave the council”.",
        "Ann Lee almost said “I will leave the council”.",
        "Ann Lee nearly called the mayor “a wreck of a man”.",
        "Ann Lee refused to call it “a war of the rich”.",
        "John Smith denied having called her “a wreck of a woman”.",
        "John Smith denies saying she was “a wreck of a woman”.",
        "Ann Lee stopped short of calling it “a wreck of a thing”.",
        "Ann Lee spoke without calling it “a wreck of a thing”.",
        "Ann Lee is accused of calling it “a wreck of a thing”.",
        "Ann Lee would have called it “a wreck of a thing”.",
        "Ann Lee may well have said “I will leave the council”.",
        "Ann Lee allegedly called it “a wreck of a thing”.",
        "It is claimed that Ann Lee called it “a wreck of a thing”.",
        "If Ann Lee called it “a wreck of a thing”, the council heard nothing.",
    ],
)
def test_words_that_were_not_said_are_nobodys(text: str) -> None:
    assert [source for source, _ in told(text)] in ([None], [])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nobody disputes that Ann Lee called it “a wreck of a thing”.", "Ann Lee"),
        ("John Smith does not deny that Ann Lee called it “a wreck of a thing”.", "Ann Lee"),
        ("John Smith did not know that Ann Lee called it “a wreck of a thing”.", "Ann Lee"),
        ("John Smith, who did not know Ann Lee had called it “a wreck”, left.", "Ann Lee"),
        ("Ann Lee would often call it “a wreck of a thing”.", "Ann Lee"),
        ("Ann Lee, who would have won, called it “a wreck of a thing”.", "Ann Lee"),
        ("Ann Lee not only called it “a wreck of a thing” but left.", "Ann Lee"),
        ("Ann Lee, who denies fraud, called the charge “a wreck of a thing”.", "Ann Lee"),
        ("Ann Lee did not mince words, calling it “a wreck of a thing”.", "Ann Lee"),
        ("Ann Lee has not apologized for calling it “a wreck of a thing”.", "Ann Lee"),
        ("Almost all the voters said it was “a wreck of a thing”.", "all the voters"),
    ],
)
def test_words_that_were_said_stay_somebodys(text: str, source: str) -> None:
    assert [found for found, _ in told(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "John Smith does not believe Ann Lee said the ship was gone.",
        "John Smith doubts that Ann Lee said the ship was gone.",
        "Ann Lee almost said the ship was gone.",
        "It was claimed that Ann Lee said the ship was gone.",
        "Ann Lee stopped short of saying that the ship was gone.",
        "Ann Lee could have said that the ship was gone.",
    ],
)
def test_nobody_reports_what_is_not_believed(text: str) -> None:
    drafts = find(text, sentences(text), named(text, PEOPLE), ENGLISH)
    told_by = [draft.source.of(text) for draft in drafts if draft.source]
    assert "Ann Lee" not in told_by


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The man who did not remember the crash said the road was icy.", "the road was icy"),
        ("The boys who don't recall the bus told police that it was late.", "it was late"),
        ("After denying the charge Ann Lee said that the court was wrong.", "the court was wrong"),
        ("Women who do not believe in it told reporters that the tax was bad.", "the tax was bad"),
    ],
)
def test_what_somebody_denies_before_he_speaks_is_something_else(text: str, words: str) -> None:
    drafts = find(text, sentences(text), named(text, PEOPLE), ENGLISH)
    assert [part.of(text) for draft in drafts for part in draft.content] == [words]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“I was nine when they came,” Ann Lee read, from a letter of the prisoner.", None),
        ("Ann Lee reads the will: “All to the cat and nothing else.”", None),
        ("“I was nine when they came,” the letter read.", "the letter"),
        ("Ann Lee's letter reads: “We are done with the sea.”", "Ann Lee's letter"),
    ],
)
def test_what_somebody_reads_out_is_not_his_own(text: str, source: str | None) -> None:
    assert told(text)[0][0] == source
