"""Phrases that go somewhere are commands of moving, one for each step."""

import pytest

from wirereader.desk.wording.moving_phrases import moved


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("skip two paragraphs", ("next-paragraph", "next-paragraph")),
        ("go back 3 sentences", ("previous-sentence",) * 3),
        ("2 paragraphs forward", ("next-paragraph", "next-paragraph")),
        ("jump to the end", ("last-paragraph",)),
        ("read the last paragraph again", ("last-paragraph",)),
        ("read the first quote", ("quote 1",)),
        ("repeat this paragraph", ("this-paragraph",)),
        ("go to the next unread article", ("next-unread",)),
        ("take me to the previous place", ("previous-place",)),
        ("read paragraphs 2 to 4", ("paragraph 2-4",)),
        ("paragraph 4 of 9", ("paragraph 4",)),
        ("read the next three paragraphs", ("paragraph next 3",)),
        ("next 4 paragraphs", ("paragraph next 4",)),
        ("give me two more lines", ("paragraph next 2",)),
        ("read me the next 6 headlines", ("list next 6",)),
        ("move on to the following story", ("next",)),
    ],
)
def test_where_a_phrase_goes(line: str, commands: tuple[str, ...]) -> None:
    assert moved(line, is_reading=True) == commands


def test_ends_are_those_of_the_list_where_no_story_is_open() -> None:
    assert moved("jump to the end", is_reading=False) == ("last-story",)
    assert moved("go to the top", is_reading=False) == ("first-story",)


@pytest.mark.parametrize(
    "line", ["delete the next story", "next week", "last 3 days", "save first story", "go to feeds"]
)
def test_other_lines_go_nowhere(line: str) -> None:
    assert moved(line, is_reading=True) == ()


def test_nobody_is_taken_further_than_a_story_is_long() -> None:
    assert len(moved("skip 9999 paragraphs", is_reading=True)) == 50
