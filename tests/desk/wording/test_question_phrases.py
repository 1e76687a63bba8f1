"""Questions about what is at hand, and phrases about "this story", are the commands they mean."""

import pytest

from wirereader.desk.wording.question_phrases import asked
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("what is the date of this story", "details"),
        ("number of paragraphs", "details"),
        ("who speak in this story", "quotes"),
        ("which agency", "details"),
        ("what can I press", "help keys"),
        ("is this confirmed", "event"),
        ("what is the theme", "settings appearance.theme"),
    ],
)
def test_a_question_is_answered(line: str, command: str) -> None:
    assert readings(line)[0] == command


@pytest.mark.parametrize(
    "line",
    [
        "what is the date of story 3 and 4",
        "who is the author of the peace plan",
        "quotes",
        "delete",
    ],
)
def test_a_question_about_more_is_not_answered_with_less(line: str) -> None:
    assert asked(line, is_reading=True) == ""


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("put this in favourites", "star"),
        ("mark this as unread again", "mark-unread"),
        ("label this story as Work", "tag Work"),
        ("toggle article read", "toggle-read"),
        ("mark feed read", "this-source\nmark-all-read"),
        ("next story from the same source", "this-source\nnext"),
        ("say again please", "again"),
        ("hide samples", "remove samples"),
        ("quotes about hotels", "search quote:hotels"),
        ("export all quotes to a.csv", "export-quotes list a.csv"),
        ("I want to see not read news", "unread"),
        ("show tagged Work", "search tag:Work"),
        ("read more slowly", "say"),
    ],
)
def test_what_is_done_to_the_story_or_source_at_hand(line: str, command: str) -> None:
    assert readings(line, is_reading=True)[0] == command


@pytest.mark.parametrize("line", ["delete this", "remove this story", "trash it", "wipe all"])
def test_nothing_at_hand_is_deleted(line: str) -> None:
    assert readings(line, is_reading=True)[0].startswith("!")
