"""Corrections that come as a story of their own are told of the story that they are about."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.tracking.changes.version_pairs import BANK, FERRY
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

HOUR = timedelta(hours=1)
Put = Callable[..., str]


@pytest.fixture
def put(library: Library) -> Put:
    """Store a story of a source; its id."""

    def stored(source: str, headline: str, text: str, hour: float) -> str:
        now = NOON + hour * HOUR
        record = make_record(f"urn:{source}:{headline}", headline, text, published=now)
        kept = library.store(make_source(source), [record], FetchMemory(), now)
        return kept.new[0].id

    return stored


def told(library: Library, *, is_read_only: bool = True) -> list[tuple[str, str, str, str]]:
    while library.running.place(10):
        pass
    return library.running.corrections(NOON - HOUR, is_read_only=is_read_only)


@pytest.mark.parametrize(
    ("headed", "status", "line"),
    [
        ("Correction: {}", "usable", "Correction: The toll was given wrongly. It is six."),
        ("KILL: {}", "killed", "Withdrawn: The toll was given wrongly. It is six."),
        ("WITHDRAWN: {}", "killed", "Withdrawn: The toll was given wrongly. It is six."),
    ],
)
def test_a_notice_is_told_of_the_story_that_was_read(
    library: Library, put: Put, headed: str, status: str, line: str
) -> None:
    story = put("paper", *FERRY, 0)
    put("paper", *BANK, 1)
    put("paper", headed.format(FERRY[0]), "The toll was given wrongly. It is six.", 2)
    assert told(library) == []
    library.set_marks([story], read=True, said="read", now=NOON + 3 * HOUR)
    assert told(library) == [(story, FERRY[0], status, line)]


def test_a_notice_of_another_source_is_not_told_of_a_story(library: Library, put: Put) -> None:
    story = put("paper", *FERRY, 0)
    notice = put("other", f"Correction: {FERRY[0]}", "It is six.", 2)
    library.set_marks([story], read=True, said="read", now=NOON + 3 * HOUR)
    assert told(library) == []
    found = told(library, is_read_only=False)
    assert found == [(notice, FERRY[0], "usable", "Correction: It is six.")]


@pytest.mark.parametrize(
    "headline", ["Killing of three: police search", "Corrections officer: I quit"]
)
def test_a_headline_that_only_begins_so_is_no_notice(
    library: Library, put: Put, headline: str
) -> None:
    put("paper", headline, FERRY[1], 0)
    assert told(library, is_read_only=False) == []
