"""Words that mean the same wherever they are typed: what is breaking, the names of a story."""

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.commands.table import by_word, explained
from wirereader.desk.session import Numbers, Room, Session

LIST = Session()
STORY = Session(numbers=Numbers.PARAGRAPHS, story="a", room=Room.STORY)


def meant(line: str, session: Session) -> tuple[str, str]:
    typed = understand(line, session)
    assert isinstance(typed, Typed)
    return typed.command.word, "" if typed.target is None else str(typed.target)


@pytest.mark.parametrize("session", [LIST, STORY])
@pytest.mark.parametrize("line", ["breaking", "Breaking", "breaking news", "braeking"])
def test_breaking_lists_what_is_breaking(session: Session, line: str) -> None:
    assert meant(line, session) == ("scope", "view:breaking")


@pytest.mark.parametrize("line", ["br", "next breaking", "next breaking story"])
def test_the_next_breaking_story_is_opened_by_its_other_words(line: str) -> None:
    assert meant(line, LIST) == ("breaking", "")
    assert meant(line, STORY) == ("breaking", "")


@pytest.mark.parametrize("word", ["people", "places"])
def test_names_are_those_of_the_open_story(word: str) -> None:
    assert meant(word, STORY) == ("names", word)
    assert meant(f"show {word}", STORY) == ("names", word)
    assert meant(word, LIST) == (word, "")
    assert meant(f"all {word}", STORY) == (word, "")
    assert meant(f"{word} olsen", STORY) == (word, "olsen")


def test_help_tells_what_a_word_does_where_it_is_typed() -> None:
    for word, told in (("breaking", "lists them all"), ("people", "With a story open")):
        command = by_word(word)
        assert command is not None
        assert told in explained(command)
