"""A dispatch made plain comes back as it was."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Block, BlockKind, Body, Link
from wirereader.story.record import Record, dispatch_of_record, moment, record_of, words_key
from wirereader.story.story import Dispatch, Enclosure, WireStatus

FULL = Dispatch(
    guid="urn:x:1",
    headline="Storm hits coast",
    body=Body.kept(
        "Storm\n\nIt rained.", (Block(BlockKind.HEADING, 0, 5, 2),), (Link(7, 9, "https://e.org/"),)
    ),
    source="Wire",
    language="en",
    kicker="Weather",
    slug="storm",
    byline="A. Writer",
    dateline="OSLO",
    published=datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC),
    is_date_only=True,
    urgency=3,
    status=WireStatus.WITHHELD,
    editor_note="Eds: more follows",
    link="https://e.org/1",
    updated=datetime(1969, 12, 31, tzinfo=UTC),
    embargo=datetime(2026, 1, 3, tzinfo=UTC),
    version="2",
    corrects="urn:x:0",
    summary="Rain.",
    priority="u",
    categories=("a", "b"),
    signals=("sig:update",),
    people=("P",),
    places=("Oslo",),
    enclosures=(Enclosure("https://e.org/a.mp3", "audio/mpeg", 5), Enclosure("https://e.org/b")),
)


def test_a_full_dispatch_comes_back_through_json() -> None:
    record = record_of(FULL, Alert(AlertLevel.URGENT, ("urgency 2",)), "e.org/1")
    back = Record(*json.loads(json.dumps(record)))
    assert dispatch_of_record(back) == FULL
    assert (back.alert_level, back.alert_because, back.link_key) == (3, ["urgency 2"], "e.org/1")
    assert back.fingerprint == FULL.body.fingerprint


def test_a_bare_dispatch_comes_back() -> None:
    bare = Dispatch("g", "Headline", Body.of("Words."))
    assert dispatch_of_record(record_of(bare, None)) == bare


def test_equal_words_have_one_key_whatever_their_case_and_marks() -> None:
    text = "Officials said the bridge would open again on Monday. " * 6
    assert words_key("The bridge", text) == words_key("THE BRIDGE!", text.replace(". ", "… "))
    assert words_key("The bridge", text) != words_key("The bridge", text + "More.")
    assert words_key("The bridge", "opens") is None


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_has_one_key_however_it_is_worked_out(text: str) -> None:
    body = f"{text} {'word ' * 40}"
    # a sign that is no word makes the text other than ASCII, and the key the same
    assert words_key("Headline", body) == words_key("Headline", f"{body} \u2014")


@pytest.mark.parametrize("when", [-(1 << 62), 1 << 62])
@pytest.mark.parametrize("hours", [-14, 14])
def test_a_moment_has_a_local_time_wherever_it_is_told(when: int, hours: int) -> None:
    told = moment(when)
    assert told is not None
    assert told.astimezone(timezone(timedelta(hours=hours))).year in {1, 9999}
