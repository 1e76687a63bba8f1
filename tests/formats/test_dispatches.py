from datetime import UTC, datetime

import pytest

from wirereader.formats.dispatches import dispatch_of, dispatches_of
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.story import WireStatus

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_an_entry_becomes_a_dispatch() -> None:
    entry = ParsedEntry(
        id="g1",
        title="River rises",
        link="https://e.org/1",
        author="Ann (a@e.org)",
        updated=NOON,
        summary="short",
        content="<p>OSLO (Wire) - It rose.</p><p>It fell.</p>",
        kicker="Urgent",
        urgency=2,
        status=WireStatus.WITHHELD,
        ednote="Hold.",
    )
    (dispatch,) = dispatches_of(
        ParsedFeed("rss-2.0", title="Wire", language="en", entries=(entry,))
    )
    assert (dispatch.guid, dispatch.headline, dispatch.source) == ("g1", "River rises", "Wire")
    assert dispatch.body.text == "OSLO (Wire) - It rose.\n\nIt fell."
    assert (dispatch.byline, dispatch.dateline, dispatch.language) == ("Ann", "OSLO (Wire)", "en")
    assert (dispatch.kicker, dispatch.urgency, dispatch.published) == ("Urgent", 2, NOON)
    assert (dispatch.status, dispatch.editor_note) == (WireStatus.WITHHELD, "Hold.")


@pytest.mark.parametrize(
    ("entry", "headline"),
    [
        (ParsedEntry(content="<p>First words of it.</p>"), "First words of it."),
        (ParsedEntry(title='<img src="https://e.org/a.png">', summary="Words."), "Words."),
        (ParsedEntry(summary="word " * 100), f"{'word ' * 15}word…"),
        (ParsedEntry(slug="river-rises"), "river-rises"),
        (ParsedEntry(link="https://e.org/1"), "https://e.org/1"),
    ],
)
def test_a_headline_is_found_where_there_is_none(entry: ParsedEntry, headline: str) -> None:
    dispatch = dispatch_of(entry)
    assert dispatch is not None
    assert dispatch.headline == headline


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("a@e.org (Ann Lee)", "Ann Lee"),
        ("Ann Lee (a@e.org), Al Bo", "Ann Lee, Al Bo"),
        ("Byron Lee", "Byron Lee"),
    ],
)
def test_bylines_lose_their_by_and_their_addresses(written: str, byline: str) -> None:
    dispatch = dispatch_of(ParsedEntry(title="T", author=written))
    assert dispatch is not None
    assert dispatch.byline == byline


def test_the_guid_is_the_id_the_link_or_the_words() -> None:
    by_words = [dispatch_of(ParsedEntry(title="T", summary=text)) for text in ("a", "a", "b")]
    guids = [dispatch.guid for dispatch in by_words if dispatch]
    assert guids[0] == guids[1] != guids[2]
    linked = dispatch_of(ParsedEntry(title="T", link="https://e.org/1"))
    assert linked is not None
    assert linked.guid == "https://e.org/1"


def test_an_entry_without_a_word_is_none() -> None:
    assert dispatch_of(ParsedEntry(content="<p> </p>")) is None
