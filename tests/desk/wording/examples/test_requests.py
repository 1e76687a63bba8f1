"""Whole requests: all of a story, an address, one person's part, sound, a schedule, leaving."""

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Session
from wirereader.desk.wording.rewording import NOTE, OF_STORY, readings


def first(line: str, *, is_reading: bool) -> str:
    return next(iter(readings(line, is_reading=is_reading)), "")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("read us the entire report", "whole-story"),
        ("show me everything of this", "whole-story"),
        ("all of this please", "whole-story"),
        ("whole thing", "whole-story"),
        ("what is the web address", "links 1"),
        ("show me the link", "links 1"),
        ("url of this story", "links 1"),
        ("urls", "links"),
        ("only ferreira", "scope ferreira"),
        ("just ferreira", "scope ferreira"),
        ("nothing but ferreira", "scope ferreira"),
        ("whole name of ferreira", "card ferreira"),
        ("who is ferreira fully", "card ferreira"),
        ("what did ferreira say word for word", "quotes ferreira"),
        ("exact words of ferreira", "quotes ferreira"),
        ("goto 4", "4"),
        ("jump to 4", "4"),
        ("how can i leave", "!b goes back to the list. q ends the program."),
        ("how i could quit this", "!b goes back to the list. q ends the program."),
    ],
)
def test_what_is_asked_of_an_open_story(line: str, meant: str) -> None:
    assert first(line, is_reading=True) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("give us a short resume of the day", "briefing"),
        ("every occurrence of ferreira", "search ferreira"),
        ("media reaction to ferreira", "search ferreira"),
        ("just norway", "scope norway"),
        ("help podcasts", "help enclosures"),
    ],
)
def test_what_is_asked_at_the_list(line: str, meant: str) -> None:
    assert first(line, is_reading=False) == meant


@pytest.mark.parametrize("line", ["crontab line", "cron job", "run it every day", "schedule it"])
def test_a_schedule_is_told_as_the_line_for_it(line: str) -> None:
    assert first(line, is_reading=False).endswith("0 * * * * wirereader refresh --quiet")


@pytest.mark.parametrize("line", ["read this aloud", "say it out loud", "speak the story", "tts"])
@pytest.mark.parametrize("is_reading", [True, False])
def test_speech_is_left_to_the_screen_reader(line: str, *, is_reading: bool) -> None:
    said, _, command = first(line, is_reading=is_reading).partition(NOTE)
    assert "screen reader" in said
    assert command == "whole-story"


def test_what_has_sound_shows_its_files_and_else_is_opened() -> None:
    sound, text = readings("play story 8")
    number, _, rest = sound.partition(OF_STORY)
    assert (number, rest.rpartition(NOTE)[2], text) == ("8", "enclosures", "open 8")


@pytest.mark.parametrize("line", ["read --jsonl", "--typography ascii", "places --json", "--quiet"])
def test_an_option_of_the_command_line_is_told_as_one(line: str) -> None:
    assert "is an option of the command line" in str(understand(line, Session()))


def test_options_of_other_programs_and_words_alike_are_left() -> None:
    assert isinstance(understand("pipe jq --json", Session()), Typed)
    assert isinstance(understand("search re--json", Session()), Typed)
    assert isinstance(understand("search json", Session()), Typed)
