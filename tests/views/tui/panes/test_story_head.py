"""What stands above a story's words, and the cards of its quotes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.cells import cell_len

from wirereader.desk.outcomes import QuoteLine
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body, Link, Span
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Dispatch, Story
from wirereader.views.tui.panes.quote_cards import cards, how_sure
from wirereader.views.tui.panes.story_head import HeadFacts, head_of, minutes

NOW = datetime(2026, 11, 29, 12, 40, tzinfo=UTC)
USUAL = HeadFacts(now=NOW)
WORDS = "Words of a story that goes on. " * 80


@pytest.fixture(autouse=True)
def _is_in_tbilisi(in_zone: Callable[[str], None]) -> None:
    in_zone("Asia/Tbilisi")


def story(**fields: Any) -> Story:
    dispatch = Dispatch(
        guid="g",
        headline="Georgia Breaks Diplomatic Ties With Russia",
        body=Body.kept(WORDS.strip(), links=(Link(0, 5, "http://a.invalid/"),)),
        source="VOA",
        byline="Peter Heinlein",
        published=datetime(2026, 11, 29, 7, 40, tzinfo=UTC),
    )
    own = {name: fields.pop(name) for name in ("alert", "revision", "also_from") if name in fields}
    return Story("s1", replace(dispatch, **fields), **own)


def told(one: Story, facts: HeadFacts = USUAL, width: int = 74) -> list[str]:
    lines = head_of(one, facts, width, is_worded=False)
    return ["".join(words for words, _ in line) for line in lines]


def test_headline_then_source_byline_local_time_and_minutes_then_counts() -> None:
    facts = HeadFacts(why="Still being analysed.", tags=("georgia",), now=NOW)
    assert told(story(revision=2), facts) == [
        "Georgia Breaks Diplomatic Ties With Russia",
        "VOA · Peter Heinlein · 29 Nov 2026, 11:40 · 3 min",
        "Still being analysed. · 1 link · 2 versions · #georgia",
        "",
    ]


def test_why_it_is_breaking_stands_first() -> None:
    alert = Alert(AlertLevel.BREAKING, ("labelled “Breaking News” on its page", "urgency 1"))
    lines = told(story(alert=alert, headline="BREAKING: Ties cut"))
    assert lines[0] == " BREAKING   labelled “Breaking News” on its page; urgency 1"
    assert lines[1] == "Ties cut"


def test_what_its_agency_says_of_its_use_stands_above_the_headline() -> None:
    assert told(story(embargo=datetime(2026, 12, 1, tzinfo=UTC)))[0].startswith("EMBARGOED until")
    assert told(story(editor_note="Hold for release"))[-2] == "Note to editors: Hold for release"


@pytest.mark.parametrize("width", [18, 30, 66, 80])
def test_no_line_is_wider_than_the_measure_and_no_word_is_lost(width: int) -> None:
    alert = Alert(AlertLevel.FLASH, ("a reason with a good many words in it", "urgency 1"))
    one = story(alert=alert, also_from=("Harbour Wire", "City Desk"), editor_note="Hold it. " * 9)
    lines = told(one, HeadFacts(tags=("a-long-tag", "b"), now=NOW), width)
    assert max(map(cell_len, lines)) <= width
    words = " ".join(lines)
    wanted = ("reason", "good", "urgency", "Georgia", "VOA", "Harbour", "Heinlein", "11:40", "Hold")
    for word in (*wanted, "#a-long-tag"):
        assert word in words


def test_a_date_without_a_time_has_none_and_no_date_is_when_it_came() -> None:
    only = told(story(published=datetime(2008, 8, 29, tzinfo=UTC), is_date_only=True))
    assert "29 Aug 2008 · 3 min" in only[1]
    undated = replace(story(published=None), received=NOW)
    assert "received 29 Nov 2026, 16:40" in told(undated)[1]


@pytest.mark.parametrize(
    ("text", "count"), [("", 1), ("word " * 660, 3), ("東京で開かれた会議" * 200, 4)]
)
def test_minutes_are_counted_in_words_or_in_letters(text: str, count: int) -> None:
    assert minutes(text) == count


def quote(certainty: float = 0.95, manner: Manner = Manner.DIRECT, *, is_named: bool = True) -> Any:
    ann = Entity(EntityKind.PERSON, "Ann Porter", (), "minister of many things and some others")
    made = Quote((Span(0, 5),), manner, speaker=0, certainty=certainty)
    words = ("It already happened, and there is a great deal more to be said about it. " * 6,)
    named = ann if is_named else None
    return QuoteLine(1, 0, made, named, words, "the minister", 5, story())


def test_a_card_has_speaker_place_role_and_words() -> None:
    card, blank = cards([quote()], 40)
    lines = ["".join(words for words, _ in line) for line in card.lines]
    assert lines[0].startswith("1 Ann Porter")
    assert lines[0].endswith("¶5")
    assert cell_len(lines[0]) == 37
    assert lines[1] == "minister of many things and some"
    assert lines[3].startswith("“It already happened")
    assert lines[-1].endswith(" …")
    assert card.key == 0
    assert not blank.is_stop


@pytest.mark.parametrize(
    ("given", "sure"),
    [
        ({}, ""),
        ({"certainty": 0.7}, "probably"),
        ({"manner": Manner.INDIRECT}, "indirect"),
        ({"manner": Manner.MIXED, "certainty": 0.7}, "in part, probably"),
        ({"is_named": False}, "speaker uncertain"),
    ],
)
def test_how_sure_it_is_is_said_where_there_is_doubt(given: dict[str, Any], sure: str) -> None:
    assert how_sure(quote(**given)) == sure
