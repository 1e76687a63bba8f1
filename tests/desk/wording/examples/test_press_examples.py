"""What journalists, press officers and librarians type is done; nothing lasting is guessed."""

import pytest

from wirereader.desk.wording.grammar.rule import NOTE
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("press review", "briefing"),
        ("news digest please", "briefing"),
        ("media monitoring", "briefing"),
        ("developments since tuesday", "briefing tuesday"),
        ("what topics are there", "tags"),
        ("list all themes", "tags"),
        ("tell me when Kim Lee speaks", "follow Kim Lee"),
        ("alert me whenever Olsen is quoted", "follow Olsen"),
        ("keyword alert for ferries", "follow ferries"),
        ("which stories were updated overnight", "changed"),
        ("recent searches", "searches"),
        ("latest quotes", "quotes about since:2d"),
        ("boolean search", "help searching"),
        ("which search operators exist", "help searching"),
        ("photographs", "search has:pictures"),
        ("cite story 4", "4\tcopy citation"),
        ("leave out football news", "search -football -from:football -folder:football"),
    ],
)
def test_what_is_asked_at_the_list(line: str, meant: str) -> None:
    assert readings(line)[0].startswith(meant)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("how should i cite this", "copy citation"),
        ("make a footnote", "copy citation"),
        ("copy the byline", "copy citation"),
        ("cite the first quote", "copy 1"),
        ("back to the search results", "back"),
        ("next result", "next"),
        ("printable version", "whole-story"),
        ("defer this", "star"),
    ],
)
def test_what_is_asked_of_the_open_story(line: str, meant: str) -> None:
    assert readings(line, is_reading=True)[0].rpartition(NOTE)[2] == meant


@pytest.mark.parametrize(
    "line",
    [
        *("clear all", "archive all", "empty the list", "clear everything"),
        *("dismiss everything", "finish all", "finish everything", "dismiss all stories"),
    ],
)
def test_nothing_is_marked_read_by_clearing(line: str) -> None:
    for is_reading in (False, True):
        assert not any(
            "mark" in one.rpartition(NOTE)[2] for one in readings(line, is_reading=is_reading)
        )


@pytest.mark.parametrize("line", ["skip 2 stories", "skip this", "skip the paragraph"])
def test_a_step_leaves_nothing_out(line: str) -> None:
    assert not any(one.startswith("search -") for one in readings(line))


@pytest.mark.parametrize(
    "line", ["tell me when he speaks", "alert me when it is quoted", "alert me when there is news"]
)
def test_no_alert_is_made_for_what_has_no_name(line: str) -> None:
    assert readings(line)[0].startswith("!follow NAME tells of news")


@pytest.mark.parametrize(
    "line",
    [
        "how about hiding football",
        "I would be grateful if you could hide football",
        "yo, hide football",
    ],
)
def test_no_rule_is_made_of_a_polite_sentence(line: str) -> None:
    assert readings(line)
    assert not any(one.rpartition(NOTE)[2].startswith("hide") for one in readings(line))
