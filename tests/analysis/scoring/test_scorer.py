"""Scores worked out by hand on small stories, with findings made up for them."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from wirereader.analysis.engine import examine_given
from wirereader.analysis.scoring.scorer import KINDS, ScoreReport, score
from wirereader.story.body import Span
from wirereader.story.faults import FormatFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote

TEXT = 'Ann Roe met Tom Hale in Paris. "Yes," Roe said. "No," he said. "Maybe," said the aide.'


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def marked(words: str, after: int = 0, **more: object) -> dict[str, object]:
    place = span(words, after)
    return {"start": place.start, "end": place.end, **more}


class Told:
    """An analysis that finds what it is told to, and keeps what it was given."""

    def __init__(
        self, *entities: Entity, mentions: Sequence[Mention] = (), quotes: Any = ()
    ) -> None:
        self.findings = Findings("f", "told", "en", entities, tuple(mentions), tuple(quotes))
        self.given: list[Sequence[Any] | None] = []

    def __call__(
        self, text: str, spans: Sequence[Any] | None
    ) -> tuple[Findings, Sequence[Mention]]:
        assert text == TEXT
        self.given.append(spans)
        return self.findings, ()


def scored(kind: str, analyse: Any, **answers: object) -> ScoreReport:
    return score(kind, [json.dumps({"id": 1, "text": TEXT, **answers}).encode(), b" \n"], analyse)


def percents(report: ScoreReport) -> dict[str, float]:
    return {measure.name: round(measure.per_cent, 1) for measure in report.measures}


def person(name: str) -> Entity:
    return Entity(EntityKind.PERSON, name)


def place(name: str, country: str, lat: float = 0.0, lon: float = 0.0) -> Entity:
    return Entity(EntityKind.PLACE, name, country=country, lat=lat, lon=lon)


def test_names_by_type() -> None:
    told = Told(
        person("Ann Roe"), person("Hale"), place("Paris", "FR"),
        mentions=[
            Mention(span("Ann Roe"), 0), Mention(span("Hale"), 1), Mention(span("Paris"), 2),
            Mention(span("Roe", 30), 0), Mention(span("he said"), 1, MentionKind.PRONOUN),
        ],
    )  # fmt: skip
    gold = [marked("Ann Roe", type="PER"), marked("Tom Hale", type="PERSON"),
            marked("Roe", 30, type="PER"), marked("Paris", type="GPE"),
            marked("aide", type="MISC")]  # fmt: skip
    report = scored("entities", told, gold=gold)
    assert told.given == [None]
    assert (report.stories, report.words) == (1, len(TEXT.split()))
    found = percents(report)
    assert found["people, exact"] == 66.7
    assert found["people, overlap"] == found["places, exact"] == 100.0
    assert found["people, each once"] == 66.7
    assert found["people and places, exact"] == 75.0
    assert "organisations, exact" not in found


def test_organisations_are_shown_where_the_answers_have_some() -> None:
    report = scored("entities", Told(), gold=[marked("aide", type="ORG")])
    assert percents(report)["organisations, exact"] == 0.0


def quote(words: str, source: str, speaker: int | None, certainty: float) -> Quote:
    return Quote((span(words),), Manner.DIRECT, None, span(source, 30), speaker, certainty)


def test_quotes_and_speakers() -> None:
    told = Told(
        person("Ann Roe"), person("Tom Hale"),
        quotes=[quote("Yes,", "Roe", 0, 0.95), quote("No,", "said", 1, 0.72)],
    )  # fmt: skip
    answers = [
        marked("Yes", speaker=marked("Roe", 30, text="Roe", kind="name")),
        marked("No", speaker=marked("he", 45, text="he", kind="pronoun")),
        marked("Maybe", speaker=marked("the aide", text="the aide", kind="nominal")),
    ]
    report = scored("quotes", told, quotes=answers)
    found = percents(report)
    assert found["quotes, exact"] == found["quotes, mostly"] == 80.0
    assert found["quotes with the right speaker"] == 40.0
    assert found["speakers right"] == 50.0
    assert found["speakers right, given by name"] == 100.0
    assert found["speakers right, given by pronoun"] == 0.0
    assert found["speakers right, certainty from 0.9"] == 100.0
    assert found["speakers right, certainty from 0.7"] == 0.0


@pytest.mark.parametrize(
    ("ours", "theirs", "is_right"),
    [
        ("Ann Roe", "Sheriff Roe", True), ("A. Roe", "ANN ROE", True),
        ("Tom Roe", "Ann Roe", False),
        ("Ann Roe", "Hale’s aide Ann Roe", True), ("Tom Hale", "Hale’s aide Ann Roe", False),
        ("the aide", "the aide", True), ("Mrs. Roe", "Mr. Hale", False),
    ],
)  # fmt: skip
def test_forms_of_one_name(ours: str, theirs: str, is_right: bool) -> None:
    said = Quote((span("Yes"),), Manner.DIRECT, None, None, 0, 0.9)
    speaker = marked("Tom Hale", text=theirs, kind="name")
    report = scored(
        "quotes", Told(person(ours), quotes=[said]), quotes=[marked("Yes", speaker=speaker)]
    )
    assert percents(report)["speakers right"] == 100.0 * is_right


def test_contents_take_indirect_speech_too() -> None:
    indirect = Quote((span("Roe said"),), Manner.INDIRECT)
    told = Told(quotes=[indirect])
    answers = {"quotes": [], "contents": [marked("Roe said", speaker=None)]}
    assert percents(scored("contents", told, **answers))["quotes with the right speaker"] == 100.0
    assert percents(scored("quotes", told, **answers))["quotes, exact"] == 0.0


LINKS = {
    "mentions": [
        marked("Ann Roe", type="PER", cluster="a"), marked("Tom Hale", type="PER", cluster="b"),
        marked("Roe", 30, type="PER", cluster="a"), marked("Paris", type="LOC", cluster="c"),
        marked("Yes", type="MISC", cluster="d"),
    ],
    "pronouns": [marked("he", 45, cluster="b")],
}  # fmt: skip


def test_links_of_given_names() -> None:
    told = Told(
        person("Ann Roe"), person("Tom Hale"),
        mentions=[
            Mention(span("Ann Roe"), 0), Mention(span("Tom Hale"), 1), Mention(span("Roe", 30), 0),
            Mention(span("he", 45), 1, MentionKind.PRONOUN),
        ],
    )  # fmt: skip
    found = percents(scored("links", told, **LINKS))
    assert found["people, pairs"] == found["people, B-cubed"] == found["pronouns right"] == 100.0
    assert [(s["type"], s["start"]) for s in told.given[0] or ()] == [
        ("PERSON", 0), ("PERSON", 12), ("PERSON", span("Roe", 30).start), ("PLACE", 24),
    ]  # fmt: skip


def test_links_that_join_everybody_lose_precision() -> None:
    everybody = [
        Mention(span(w, after), 0) for w, after in (("Ann Roe", 0), ("Hale", 0), ("Roe", 30))
    ]
    told = Told(person("Ann Roe"), mentions=everybody)
    report = scored("links-own", told, **LINKS)
    assert told.given == [None]
    pairs = report.measures[0]
    assert (round(pairs.precision or 0, 1), pairs.recall) == (33.3, 100.0)
    # two of three right in a cluster of three: (2/3 + 2/3 + 1/3) / 3
    assert round(report.measures[1].precision or 0, 1) == 55.6
    assert percents(report)["pronouns right"] == 0.0


def test_places_by_country_and_nearness() -> None:
    told = Told(place("Paris", "FR", 48.85, 2.35), mentions=[Mention(span("Paris"), 0)])
    near = marked("Paris", lat=48.9, lon=2.3)
    for answer in (near, marked("Paris", country="France", lat=48.0, lon=2.0)):
        assert percents(scored("places", told, places=[answer])) == {
            "country right": 100.0, "country given": 100.0, "within 161 km": 100.0,
        }  # fmt: skip
    assert told.given[0] == [marked("Paris", type="PLACE")]
    texas = marked("Paris", country="US", lat=33.7, lon=-95.6)
    missed = marked("Hale", country="US")
    assert percents(scored("places-own", told, places=[texas, missed])) == {
        "country right": 0.0, "country given": 50.0, "within 161 km": 0.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"), (b"\xff", "not UTF-8"), (b"[]", "no object"), (b"[" * 9999, "too deep"),
        (b'{"text": "a"}', '"gold"'), (b'{"text": "a", "gold": 1}', "another form"),
        (b'{"text": "a", "gold": [{"start": 0, "end": 9, "type": "PER"}]}', "no span"),
        (b'{"text": "a", "gold": [{"start": 0, "end": true, "type": "PER"}]}', "no span"),
        (b'{"text": "a", "gold": [{"start": 0, "end": 1, "type": []}]}', "another form"),
    ],
)  # fmt: skip
def test_a_line_without_answers_is_named(line: bytes, why: str) -> None:
    good = json.dumps({"text": "a", "gold": []}).encode()
    with pytest.raises(FormatFault) as caught:
        score("entities", [good, line], lambda *_: (Findings("f", "e"), ()))
    assert caught.value.what.startswith("Line 2 ")
    assert why in caught.value.why


def test_only_known_kinds() -> None:
    with pytest.raises(ValueError, match="entities-own"):
        score("entities-own", [], examine_given)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_scores_our_own_engine(kind: str) -> None:
    answers = {"gold": [], "quotes": [], "contents": [], "places": [], **LINKS}
    report = scored(kind, examine_given, **answers)
    assert json.loads(json.dumps(report.as_json()))["kind"] == kind
    assert all(0.0 <= measure.per_cent <= 100.0 for measure in report.measures)
