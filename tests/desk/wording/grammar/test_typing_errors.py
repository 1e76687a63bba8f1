"""Mistyped words are mended where only one word can be meant; what changes much is asked."""

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Session
from wirereader.desk.wording.grammar.typing_errors import mended, mended_lines

COMMANDS = ("unread", "quotes", "search", "refresh", "starred", "sources", "settings", "details")


def swapped(word: str) -> str:
    return f"{word[:2]}{word[3]}{word[2]}{word[4:]}"


@pytest.mark.parametrize("word", COMMANDS)
def test_swapped_missing_and_doubled_letters_are_mended(word: str) -> None:
    assert mended(swapped(word)) == word
    assert mended(word[:3] + word[4:]) == word
    assert mended(word[:3] + word[2:]) == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("nxt", "next"), ("tg", "tag"), ("prgrph", "paragraph"), ("unr", "unread")],
)
def test_words_without_vowels_or_cut_short(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize("word", ["park", "cite", "zap", "copper", "iceland", "stork"])
def test_other_words_are_left(word: str) -> None:
    assert mended(word) == word


def test_how_a_line_was_taken_is_noted() -> None:
    typed = understand("serach copper", Session())
    assert isinstance(typed, Typed)
    assert (typed.command.word, str(typed.target)) == ("search", "copper")
    assert typed.note == "Taken as search copper."


@pytest.mark.parametrize("line", ["remvoe 3", "hied golf", "mark all raed", "unfolow Kim", "qiut"])
def test_what_changes_much_is_asked(line: str) -> None:
    said = understand(line, Session())
    assert isinstance(said, str)
    assert "Did you mean" in said


def test_a_text_of_many_words_is_left() -> None:
    assert list(mended_lines("makr all raed")) == ["mark all raed", "mark all read"]
    assert list(mended_lines("makr " * 600)) == []
