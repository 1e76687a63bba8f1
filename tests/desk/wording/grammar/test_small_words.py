"""A word or option more, or a neighbour of a word, leaves what a line means as it is."""

import pytest

from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("ls -al", "list"),
        ("dir -l --color unread", "unread"),
        ("cat -b 4", "open 4"),
        ("list -n 7", "list 1-7"),
        ("sync everything", "sync"),
        ("star remove 4", "unstar 4"),
        ("put 2 as read", "mark-read 2"),
        ("Put everything as read", "mark-all-read"),
        ("make 2 as unread", "mark-unread 2"),
        ("actual headlines", "list"),
        ("recent stories", "list"),
        ("headlines of today", "today"),
        ("stories of yesterday", "search date:yesterday"),
        ("news of harvests", "scope harvests"),
        ("updates since tuesday", "briefing tuesday"),
        ("changed since", "changed"),
        ("who is speaking about barley", "quotes about barley"),
        ("say it one time more", "again"),
        ("repeat that another time", "again"),
        ("out", "back"),
        ("search again", "again"),
        ("search for a word", "search"),
        ("search some words", "search"),
        ("search starred", "starred"),
        ("Search Unread", "unread"),
        ("search breaking", "scope view:breaking"),
    ],
)
def test_a_line_means_what_its_plainer_one_does(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("diff --stat", "changes"),
        ("changes since friday", "briefing friday"),
        ("how many paragraphs are left", "where"),
        ("look for the unread stories", "unread"),
        ("how much is left to read?", "where"),
        ("find again", "next-mention"),
        ("search next", "next-mention"),
        ("who was talking of barley", "quotes about barley"),
    ],
)
def test_a_line_in_an_open_story(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


@pytest.mark.parametrize("line", ["search words", "search outback", "search left", "cat -x 3"])
def test_what_is_asked_for_is_left_as_it_is(line: str) -> None:
    assert all(one.endswith(line.split(" ", 1)[1]) for one in readings(line))
