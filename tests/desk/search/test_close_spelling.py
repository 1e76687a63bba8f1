"""What is offered for a mistyped word differs from it by spelling alone."""

import pytest

from wirereader.desk.search.close_spelling import MANY, closest, errors_between

KNOWN = ("stats", "header", "keep", "list", "refresh", "prompt on", "mark all read")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lst", "list"),
        ("refersh", "refresh"),
        ("hedaer", "header"),
        ("promt on", "prompt on"),
        ("mark al raed", "mark all read"),
    ],
)
def test_errors_of_spelling_are_seen_through(typed: str, meant: str) -> None:
    assert closest(typed, KNOWN) == meant


@pytest.mark.parametrize(
    "typed", ["stash", "reader", "beep", "prompt foo", "fist", "mark all", "read all marks", ""]
)
def test_another_word_is_no_error(typed: str) -> None:
    assert closest(typed, KNOWN) == ""


def test_the_fewest_errors_are_nearest() -> None:
    assert errors_between("stor", "star") == MANY
    assert errors_between("sotry", "story") < errors_between("stiry", "story")
    assert closest("storyes", ("stories", "storeys")) == "storeys"
