"""What is not offered as it was asked for is said first; and the list of what is meant by words."""

import pytest

from wirereader.desk.wording.examples.example import read_examples
from wirereader.desk.wording.rewording import NOTE, readings


def test_what_is_said_first_stands_before_an_arrow() -> None:
    (found,) = read_examples("There are no bells: => list\n    ring the bell\n")
    assert found.lines == (f"There are no bells:{NOTE}list",)


@pytest.mark.parametrize(
    ("line", "said", "then"),
    [
        ("give a summary", "There is no summary", "paragraph 1"),
        ("what are the main points", "There is no summary", "paragraph 1"),
        ("show it in the pager", "The text is shown here", "whole-story"),
        ("send story to more", "The text is shown here", "whole-story"),
        ("print out this story", "pipe lp prints", "whole-story"),
        ("make a printout", "pipe lp prints", "whole-story"),
        ("forward it to my sister", "Mail is not sent", "copy link"),
        ("email the article", "Mail is not sent", "copy link"),
        ("send that quote to my editor", "Mail is not sent", "copy quote"),
    ],
)
def test_what_is_done_instead_is_told(line: str, said: str, then: str) -> None:
    (found,) = readings(line, is_reading=True)
    note, _, command = found.partition(NOTE)
    assert note.startswith(said)
    assert command == then


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("I don't care about this story", "mark-read\nlist"),
        ("no longer interested", "mark-read\nlist"),
        ("close the article", "list"),
        ("take me back to the headlines", "list"),
        ("get to the very end", "last-paragraph"),
        ("scroll to the foot", "last-paragraph"),
        ("spell the name okonkwo", "names spelled okonkwo"),
        ("what is IMF short for", "names meaning IMF"),
        ("long form of NATO", "names meaning NATO"),
        ("how many voices are quoted", "quotes about every:speaker"),
        ("count the speakers", "quotes about every:speaker"),
        ("show me the earlier draft", "versions before"),
        ("show the original text", "versions 1"),
        ("previous versions", "versions"),
    ],
)
def test_of_an_open_story(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


@pytest.mark.parametrize(
    "line", ["make a note of the ferry", "memo ring her back", "jot down that he lied", "add memo"]
)
def test_a_note_subscribes_to_nothing(line: str) -> None:
    (found,) = readings(line, is_reading=True)
    assert found.startswith("!No notes are kept")


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("anything new for me", "unread"),
        ("any new articles", "unread"),
        ("headlines for today", "today"),
        ("read me the news today", "today"),
        ("more headlines", "more"),
        ("are there more articles", "more"),
        ("get back to the overview", "list"),
        ("which categories do I have", "feeds folders"),
        ("show my folders", "feeds folders"),
        ("unlabel 3", "3\tuntag"),
        ("untag 12", "12\tuntag"),
        ("untag harvest 4", "4\tuntag harvest"),
        ("remove the tags from 5", "5\tuntag"),
        ("write the quotations of story 7 to disk", "7\texport-quotes story quotes.csv"),
        ("export quotes from 3 as json", "3\texport-quotes story quotes.json"),
    ],
)
def test_of_the_list(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize("line", ["stop speaking", "end the reading", "quit reading to me"])
def test_where_nothing_is_read_it_is_said_so(line: str) -> None:
    assert readings(line) == (f"No story is open, and nothing is being read aloud.{NOTE}list",)


def test_what_was_read_is_listed_and_nothing_marked() -> None:
    (found,) = readings("everything is read")
    assert found.endswith(f"{NOTE}search is:read")
    assert "Nothing was marked" in found
