"""Lines about one story by its words, two questions in a line, and numbers in words."""

import pytest

from wirereader.desk.wording.grammar.typing_errors import with_number
from wirereader.desk.wording.questions.second_part import first_question, is_question, parted_wish
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("mark the ferry story read", "~ferry\tmark-read"),
        ("set the barley article as read", "~barley\tmark-read"),
        ("flag the budget piece seen", "~budget\tmark-read"),
    ],
)
def test_one_story_is_marked_and_no_source(line: str, meant: str) -> None:
    assert readings(line)[0] == meant


@pytest.mark.parametrize("line", ["mark bbc stories read", "mark the work feed read"])
def test_stories_of_a_source_are_still_marked(line: str) -> None:
    assert readings(line)[0].startswith("mark-all-read ")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("show me just what the baker said", "quotes baker"),
        ("let me hear only the parts that the nurse said", "quotes nurse"),
        ("read out what Lund said", "quotes Lund"),
        ("who described it as a bad day", "quotes about bad day"),
        ("who labelled them the lost ones", "quotes about lost ones"),
    ],
)
def test_words_of_somebody_in_the_open_story(line: str, meant: str) -> None:
    assert readings(line, is_reading=True)[0] == meant


@pytest.mark.parametrize("line", ["what can i say", "what it said", "who called for help"])
def test_no_words_of_somebody_are_asked_for(line: str) -> None:
    found = readings(line, is_reading=True)
    assert not found or not found[0].startswith(("quotes can", "quotes it", "quotes about for"))


def test_parts_of_a_line() -> None:
    assert first_question("who lost the vote, and why did it matter") == "who lost the vote"
    assert first_question("bread and butter") == ""
    assert parted_wish("ferry and then star it") == ("ferry", "star it")
    assert parted_wish("search and rescue") == ("search and rescue", "")
    assert is_question("why is it late")
    assert not is_question("which stories are late")
    assert not is_question("ferry is late")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("open number seventen", "open number 17"),
        ("star thirten", "star 13"),
        ("story twenty two", "story 22"),
        ("mark number elevn read", "mark number 11 read"),
        ("read thirsty", "read thirsty"),
        ("open event", "open event"),
        ("star no one", "star no one"),
        ("seventeen", "seventeen"),
    ],
)
def test_a_number_in_words_may_be_mistyped(line: str, meant: str) -> None:
    assert with_number(line) == meant


@pytest.mark.parametrize("line", ["shuffle news", "read a random article"])
def test_no_story_is_called_random_that_is_not(line: str) -> None:
    assert readings(line)[0].startswith("There is no random story")
