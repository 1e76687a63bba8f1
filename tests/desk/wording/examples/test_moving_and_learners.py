"""Lines of screen readers, phones, chats and learners of English lead to what they ask for."""

import pytest

from wirereader.desk.wording.rewording import readings

_NONE = "None from that time. From any time:\x1f"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        # from row to row, and nothing is opened
        ("down", "next row"),
        ("j", "next row"),
        ("next headline", "next row"),
        ("go to the following heading", "next row"),
        ("one line up", "previous row"),
        ("k", "previous row"),
        ("previous title", "previous row"),
        ("scroll down", "more"),
        ("scroll up", "list"),
        ("^F", "more"),
        # nothing ends that was not plainly asked to
        ("we are done for today", "!q"),
        ("i have finished", "!q"),
        ("stop it all", "stop"),
        ("cancel all of it", "stop"),
        # headlines alone
        ("say headlines only", "list"),
        ("hear the titles", "list"),
        ("exit everything", "!Nothing is closed"),
        ("i do not like this", "!hide WORDS hides new stories"),
        ("give me just the titles", "list"),
        # words asked for, and words of the program
        ("what mean barley", "There is no dictionary here; stories that have it:\x1fsearch barley"),
        (
            "barley means what",
            "There is no dictionary here; stories that have it:\x1fsearch barley",
        ),
        ("define barley", "There is no dictionary here; stories that have it:\x1fsearch barley"),
        ("what means embargo", "!Embargoed"),
        ("meaning of dateline", "!A dateline"),
        ("what does mark-read mean", "help mark-read"),
        # talk around what is asked for
        ("who is lomidze lol", "card lomidze"),
        ("yo open 4 pls", "open 4"),
        ("dude, show the sources thx", "sources"),
        ("search search barley", "search barley"),
        ("find find barley", "find barley"),
        ("notifs", "alerts"),
        ("explain me the article 4", "4\tparagraph 1"),
        ("spell headline 4", "4\tdetails spelled"),
        ("spell 12", "12\tdetails spelled"),
        ("compare 2 and 5 and 7", "compare 2 5 7"),
        ("compare stories 2, 5 and 7", "compare 2 5 7"),
    ],
)
def test_a_line_at_the_list(line: str, first: str) -> None:
    assert readings(line)[0].startswith(first)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("down", "next-paragraph"),
        ("line down", "next-paragraph"),
        ("row up", "previous-paragraph"),
        ("exit everything", "back"),
        ("finish all", "back"),
        ("next heading", "next"),
        ("skip to the next link", "links"),
        ("repeat that slower", "again"),
        ("read it more slowly", "again"),
        ("stop all of it", "back"),
        ("what did the mayor say about this", "quotes mayor"),
        ("lomidze's opinion", "quotes lomidze"),
        ("reaction of lomidze", "quotes lomidze"),
        ("spell the headline", "details spelled"),
        ("^d", "read"),
        ("o", "browse"),
    ],
)
def test_a_line_where_a_story_is_open(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0].startswith(first)


def test_words_that_stand_in_no_dictionary_are_shown_where_they_stand() -> None:
    last = readings("what mean barley", is_reading=True)[-2:]
    assert [one.partition("\x1f")[2] for one in last] == ["find barley", "search barley"]


@pytest.mark.parametrize(
    ("line", "wider"),
    [
        ("any breaking news today?", "scope view:breaking"),
        ("search barley yesterday", "search barley"),
        ("stories from oslo this week", "search oslo"),
    ],
)
def test_where_a_time_has_nothing_other_times_have(line: str, wider: str) -> None:
    assert f"{_NONE}{wider}" in readings(line)


def test_what_is_left_out_is_not_asked_for_without_its_time() -> None:
    assert len(readings("unread not from oslo")) == 1
    assert not any(_NONE in one for one in readings("stories since monday except from oslo"))


def test_talk_is_kept_where_it_may_be_what_is_meant() -> None:
    assert readings("more please", is_reading=True)[0] == "read"
    assert readings("stop please", is_reading=True)[0] != "stop"
    assert readings("tag lol") in {(), ("tag lol",)}
