"""The nouns refuse to be what they cannot be, and say what they are."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body, Span
from wirereader.story.faults import (
    AnalysisFault,
    FormatFault,
    LibraryFault,
    SettingsFault,
    SourceFault,
    WirereaderFault,
)
from wirereader.story.findings import Findings, findings_as_json, findings_from_json
from wirereader.story.mark import Mark
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Dispatch, Story

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DISPATCH = Dispatch("g", "H", Body.of("Words."))
PERSON = Entity(EntityKind.PERSON, "Ann Lee")


def test_an_alert_has_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        Alert(AlertLevel.FLASH, ())
    alert = Alert(AlertLevel.FLASH, ("urgency 1",))
    assert alert.as_json() == {"level": "flash", "because": ["urgency 1"]}
    assert AlertLevel.FLASH < AlertLevel.BULLETIN < AlertLevel.URGENT < AlertLevel.BREAKING


@pytest.mark.parametrize(
    "change",
    [
        {"guid": ""},
        {"headline": "  "},
        {"published": NOON.replace(tzinfo=None)},
        {"urgency": 0},
        {"urgency": 10},
    ],
)
def test_an_impossible_dispatch_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"dispatch|aware|urgency"):
        replace(DISPATCH, **change)  # type: ignore[arg-type]


def test_a_story_shows_its_dispatch() -> None:
    story = Story("id", DISPATCH)
    assert (story.headline, story.body.text, story.revision) == ("H", "Words.", 1)


def test_a_mark_says_what_was_done() -> None:
    assert Mark("s", "g", read_at=NOON).is_read
    assert not Mark("s", "g", read_at=NOON).is_starred
    assert Mark("s", "g", starred_at=NOON).is_starred


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (SettingsFault, 2),
        (FormatFault, 65),
        (SourceFault, 69),
        (AnalysisFault, 70),
        (WirereaderFault, 70),
        (LibraryFault, 74),
    ],
)
def test_a_fault_is_three_sentences_and_an_exit_code(
    kind: type[WirereaderFault], code: int
) -> None:
    fault = kind("It failed.", "", "Try again.")
    assert str(fault) == "It failed. Try again."
    assert fault.exit_code == code
    assert fault.as_json() == {
        "fault": kind.kind,
        "what": "It failed.",
        "why": "",
        "remedy": "Try again.",
    }


def test_impossible_names_and_quotes_are_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        Entity(EntityKind.PLACE, " ")
    for entity, certainty in ((-1, 1.0), (0, 1.5), (0, -0.1)):
        with pytest.raises(ValueError, match="not a mention"):
            Mention(Span(0, 1), entity, certainty=certainty)
    for content in ((), (Span(4, 6), Span(5, 7))):
        with pytest.raises(ValueError, match="disjoint"):
            Quote(content, Manner.DIRECT)
    with pytest.raises(ValueError, match="not a certainty"):
        Quote((Span(0, 1),), Manner.DIRECT, certainty=2)


def test_a_quote_is_attributed_when_it_is_sure() -> None:
    quote = Quote((Span(3, 5), Span(7, 9)), Manner.DIRECT, speaker=0, certainty=0.6)
    assert (quote.start, quote.end) == (3, 9)
    assert quote.is_attributed
    assert not replace(quote, certainty=0.59).is_attributed
    assert not replace(quote, speaker=None).is_attributed


def test_findings_hold_together() -> None:
    first, second = Mention(Span(0, 3), 0), Mention(Span(2, 5), 0)
    with pytest.raises(ValueError, match="overlap"):
        Findings("f", "e", entities=(PERSON,), mentions=(first, second))
    with pytest.raises(ValueError, match="mention belongs"):
        Findings("f", "e", mentions=(first,))
    with pytest.raises(ValueError, match="speaker"):
        Findings("f", "e", quotes=(Quote((Span(0, 1),), Manner.MIXED, speaker=0),))


shares = st.integers(0, 1000).map(lambda share: share / 1000)
names = st.text(min_size=1).filter(str.strip)


@st.composite
def found(draw: st.DrawFn) -> Findings:
    entities = tuple(
        Entity(
            draw(st.sampled_from(EntityKind)),
            draw(names),
            tuple(draw(st.lists(names, max_size=2))),
            draw(st.none() | names),
            draw(st.none() | st.just("GE")),
            draw(st.none() | st.floats(-90, 90)),
            draw(st.none() | st.floats(-180, 180)),
            draw(st.none() | st.just(0)),
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    which = st.integers(0, len(entities) - 1)
    mentions = tuple(
        Mention(Span(at * 5, at * 5 + 3), draw(which), draw(st.sampled_from(MentionKind)), share)
        for at, share in enumerate(draw(st.lists(shares, max_size=4)))
    )
    quotes = tuple(
        Quote(
            tuple(Span(start * 9, start * 9 + 5) for start in range(1, parts + 1)),
            draw(st.sampled_from(Manner)),
            draw(st.none() | st.just(Span(6, 8))),
            draw(st.none() | st.just(Span(1, 2))),
            draw(st.none() | which),
            draw(shares),
        )
        for parts in draw(st.lists(st.integers(1, 3), max_size=3))
    )
    return Findings("f", "e 1", "en", entities, mentions, quotes, draw(st.none() | names))


@given(found())
def test_findings_survive_json(findings: Findings) -> None:
    assert findings_from_json(json.loads(json.dumps(findings_as_json(findings))), "f") == findings
