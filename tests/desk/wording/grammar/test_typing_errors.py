"""Mistyped words are mended where only one word can be meant; what changes much is asked."""

import pytest

from wirereader.desk.command_parser import Typed, meanings, understand
from wirereader.desk.session import Numbers, Room, Session
from wirereader.desk.wording.grammar.typing_errors import all_mended, mended, mended_lines

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


LIST = Session()
STORY = Session(numbers=Numbers.PARAGRAPHS, story="a", room=Room.STORY)


@pytest.mark.parametrize("session", [LIST, STORY])
@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("next artcle", "next"),
        ("nxt stroy", "next"),
        ("nex headline", "next"),
        ("prevoius story", "previous"),
        ("next paragrpah", "next-paragraph"),
        ("list soruces", "sources"),
        ("show unraed", "unread"),
        ("show me the settigns", "settings"),
        ("stared stories", "starred"),
    ],
)
def test_a_line_of_mistyped_words_of_commands(session: Session, line: str, meant: str) -> None:
    """What has such a name goes first; then the line is what its words are once they are mended."""
    found = [one for one in meanings(line, session) if isinstance(one, Typed)]
    named = [one for one in found if one.note.startswith("Taken as ")]
    assert named[0].command.word == meant
    assert all(one is named[0] or not one.note for one in found[: found.index(named[0])])


@pytest.mark.parametrize(
    "line", ["show qiut", "list delte", "quotes by fist", "search stork", "find Reed", "show Lest"]
)
@pytest.mark.parametrize("session", [LIST, STORY])
def test_names_topics_and_what_does_harm_are_left(session: Session, line: str) -> None:
    found = [one for one in meanings(line, session) if isinstance(one, Typed)]
    assert not [one for one in found if one.note]


@pytest.mark.parametrize("line", ["delte 3", "remvoe 3", "clera 3", "earse this"])
def test_no_mistyped_word_removes_anything(line: str) -> None:
    assert "Did you mean" in str(understand(line, STORY))


@pytest.mark.parametrize("line", ["pg down", "page dn", "pg-down", "PgDn", "<pagedown>"])
def test_the_key_that_turns_a_page_by_its_names(line: str) -> None:
    typed = understand(line, STORY)
    assert isinstance(typed, Typed)
    assert (typed.command.word, typed.note) == ("read", "")


def test_only_a_line_of_words_of_commands_is_mended_whole() -> None:
    assert all_mended("next stroy") == "next story"
    assert all_mended("next story") == ""
    assert all_mended("next zebra") == ""
    assert all_mended("next Stroy") == ""
    assert all_mended("3 stroies") == "3 stories"
