"""What a refresh tells, and that it survives being a line of JSON."""

import json

import pytest

from wirereader.desk.refresh.progress_reports import (
    BreakingNews,
    Ended,
    Progress,
    Report,
    SourceLine,
    Tiding,
    as_line,
    ended,
    from_line,
    report_as_json,
)

GOOD = SourceLine(1, "City Desk", "https://city.example/", new=3, revised=1)
BAD = SourceLine(
    2, "Wire", "https://wire.example/", what="Wire was not refreshed.", why="It is gone.",
    remedy="Remove it.",
)  # fmt: skip


@pytest.mark.parametrize(
    "tiding",
    [
        Progress(3, 12, 40, 1),
        BreakingNews("abcdefghijkm", "Bridge falls", "City Desk", 2),
        Ended("3 new stories.", is_done=True, new=3, faults=("Wire was not refreshed.",)),
    ],
)
def test_a_tiding_survives_being_a_line(tiding: Tiding) -> None:
    line = as_line(tiding)
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert from_line(line) == tiding


@pytest.mark.parametrize(
    "line", ["", "stray", "[]", "3", "{}", '{"tells": "else"}', '{"tells": "progress"}', "{" * 9]
)
def test_a_line_of_somebody_else_tells_nothing(line: str) -> None:
    assert from_line(line) is None


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report((GOOD, BAD), 2), "3 new stories, 1 revised, 1 source failed."),
        (Report((GOOD._replace(new=1, revised=0),), 1), "1 new story."),
        (Report((GOOD._replace(new=0, revised=0),), 1), "No new stories."),
        (
            Report((GOOD,), 9, is_stopped=True),
            "Stopped after 1 of 9 sources. 3 new stories, 1 revised.",
        ),
        (Report(is_refused=True), "Another refresh is running."),
        (Report(), "Nothing to refresh. add ADDRESS adds a source."),
    ],
)  # fmt: skip
def test_a_report_in_a_sentence(report: Report, said: str) -> None:
    assert report.said == said


def test_the_end_names_each_failed_source_once() -> None:
    told = ended(Report((BAD, GOOD), 2, others=("The command failed.",)))
    assert told.faults == (
        "The command failed.",
        "Wire was not refreshed. It is gone. Remove it.",
    )
    assert told.new == 3
    assert not ended(Report(is_refused=True)).is_done


def test_a_report_for_scripts() -> None:
    told = report_as_json(Report((GOOD, BAD), 2))
    assert json.loads(json.dumps(told)) == told
    assert (told["new"], told["sources"], told["done"]) == (3, 2, 2)
    assert told["faults"] == [
        {
            "source": "Wire",
            "address": "https://wire.example/",
            "what": "Wire was not refreshed.",
            "why": "It is gone.",
            "remedy": "Remove it.",
        }
    ]
