"""Questions about what is at hand, and phrases about "this story", are the commands they mean."""

import pytest

from wirereader.desk.search.content_words import searches_for
from wirereader.desk.wording.questions.question_phrases import asked
from wirereader.desk.wording.rewording import NOTE, readings


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
        ("list the speakers", "quotes"),
        ("what is this feed called", "details"),
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
        ("quotes about hotels", "quotes about hotels"),
        ("export all quotes to a.csv", "export-quotes list a.csv"),
        ("I want to see not read news", "unread"),
        ("show tagged Work", "search tag:Work"),
        ("read more slowly", "say"),
        ("read out the quotes one by one", "quotes"),
        ("read paragraph four", "paragraph 4"),
        ("go to the story about copper", "~copper\topen"),
        ("back to where I was", "back"),
        ("what was the last thing you said", "again"),
        ("say the headline again", "where"),
        ("mark everything older than a week as read", "search before:1w\nmark-all-read"),
        ("forget this star", "unstar"),
        ("is there anything in spanish", "search lang:spanish"),
        ("show me only stories with pictures", "search has:pictures"),
        ("top 3", "list 1-3"),
        ("stories without quotes", "search -has:quotes"),
        ("I'm finished with this story", "back"),
        ("stop tagging this work", "untag work"),
        ("copy the headline", "copy headline"),
        ("sort oldest to newest", "sort oldest"),
        ("undo the last thing", "undo"),
        ("only harbour wire please", "scope harbour wire"),
    ],
)
def test_what_is_done_to_the_story_or_source_at_hand(line: str, command: str) -> None:
    assert readings(line, is_reading=True)[0] == command


@pytest.mark.parametrize("line", ["delete this", "remove this story", "trash it", "wipe it"])
def test_who_deletes_a_story_marks_it_read_and_is_told_so(line: str) -> None:
    assert readings(line, is_reading=True) == (
        f"Stories are kept; none is deleted.{NOTE}mark-read",
    )


@pytest.mark.parametrize("line", ["wipe all", "delete everything", "delete all read stories"])
def test_nothing_is_deleted(line: str) -> None:
    assert readings(line, is_reading=True)[0].startswith("!")


def test_a_question_is_searched_for_by_what_its_words_begin_with() -> None:
    line = "when did Georgia break its agreements"
    assert searches_for(line) == (line, "georgia* break agreement*")
    assert searches_for("zephyr") == ("zephyr",)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("rename folder World to News", "rename-folder World = News"),
        ("rename my World folder to Far News", 'rename-folder World = "Far News"'),
        ("move folder Asia into World", "rename-folder Asia = World/Asia"),
        ("delete the Asia folder", "delete-folder Asia"),
    ],
)
def test_folders_are_renamed_moved_and_deleted_by_name(line: str, command: str) -> None:
    assert readings(line)[0] == command


@pytest.mark.parametrize(
    "line",
    [
        "mark unread except from bbc as read",
        "mark all unread but bbc as read",
        "mark everything older than a week except starred as read",
        "mark everything older than a week but not starred as read",
        "mark everything from today without tags as read",
        "mark the unread story as read",
        "mark the breaking one as read",
    ],
)
def test_no_more_is_marked_than_was_said(line: str) -> None:
    assert not any(
        one.startswith(("search is:", "search before:", "search date:", "search -"))
        for one in readings(line)
    )


def test_every_story_of_a_kind_is_marked() -> None:
    assert readings("mark every unread story as read")[0] == "search is:unread\nmark-all-read"
