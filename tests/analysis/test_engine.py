"""The one entrance: facts of the first story, honesty about trouble, and bounded time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.steps import assert_in_proportion
from wirereader.analysis import analyse, engine
from wirereader.analysis.engine import examine, examine_given
from wirereader.story.body import Body
from wirereader.story.findings import Findings, findings_as_json, findings_from_json
from wirereader.story.names import EntityKind, MentionKind

STORIES = Path(__file__).parents[2] / "feeds" / "stories"
SEED = STORIES / "2008-08-29-georgia-breaks-ties.txt"
GOLD = json.loads((Path(__file__).parents[1] / "golden" / "stories.json").read_text("utf-8"))


def body_of(path: Path) -> Body:
    return Body.of(path.read_text("utf-8").split("---\n", 2)[2])


def seed() -> tuple[str, Findings]:
    body = body_of(SEED)
    return body.text, analyse(body)


def names(findings: Findings, kind: EntityKind) -> set[str]:
    return {e.name for e in findings.entities if e.kind is kind}


def test_the_first_storys_people_and_places() -> None:
    text, findings = seed()
    assert names(findings, EntityKind.PERSON) == {
        "Peter Heinlein", "David Darchiashvili", "Mikheil Saakashvili", "Putin",
    }  # fmt: skip
    places = {e.name: e for e in findings.entities if e.kind is EntityKind.PLACE}
    assert set(places) >= {
        "Georgia", "Russia", "Moscow", "Tbilisi", "South Ossetia", "Abkhazia", "Bucharest",
        "Tskhinvali", "Kremlin",
    }  # fmt: skip
    assert places["Georgia"].country == "GE"
    assert findings.entities[places["Kremlin"].speaks_for or 0].name == "Russia"
    demonyms = {m.span.of(text) for m in findings.mentions if m.kind is MentionKind.DEMONYM}
    assert "Georgian" in demonyms
    assert "Georgian" not in places


def test_findings_are_a_pure_function_and_survive_json() -> None:
    text, findings = seed()
    assert examine(text) == findings
    data = json.loads(json.dumps(findings_as_json(findings)))
    again = findings_from_json(data, findings.fingerprint)
    assert findings_as_json(again) == data


@pytest.mark.parametrize("name", sorted(GOLD["stories"]))
def test_the_people_of_our_stories_are_found_once_each(name: str) -> None:
    gold = GOLD["stories"][name]
    findings = analyse(body_of(STORIES / name))
    found = names(findings, EntityKind.PERSON)
    expected = {person["name"] for person in gold["people"]}
    missed, extra = expected - found, found - expected
    assert len(missed) <= max(1, len(expected) // 4), missed
    assert len(extra) <= max(1, len(expected) // 4), extra


def test_another_language_is_told_and_left_alone() -> None:
    findings = analyse(body_of(STORIES / "2026-11-13-valparaiso-ascensor.txt"))
    assert findings.language == "es"
    assert not [*findings.entities, *findings.mentions, *findings.quotes]


@pytest.mark.parametrize("text", ["Advertisement", "Read more", "Correction", "Weather"])
def test_a_line_that_pages_repeat_is_in_a_language_too(text: str) -> None:
    assert examine(text).language == "en"


def test_without_the_tagger_rules_are_used_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_tagger", lambda: None)
    text, findings = seed()
    assert "rules only" in (findings.trouble or "")
    assert {"David Darchiashvili", "Mikheil Saakashvili"} <= names(findings, EntityKind.PERSON)
    assert text


def test_furniture_and_kicker_give_no_findings() -> None:
    text = "Accessibility links\n\nBreaking News\n\nTom Hale spoke in Paris, he said."
    assert min(m.span.start for m in examine(text).mentions) == text.index("Tom")


def test_controls_and_odd_spaces_keep_offsets() -> None:
    text = "Tom\u00a0Hale said\x00 it was\u2028in Paris.\r\n\r\nHale\x07 left with the others."
    findings = examine(text)
    assert text.index("Paris") in {m.span.start for m in findings.mentions}


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="not a span"):
        examine("Tom", [{"start": 0, "end": 9, "type": "PERSON"}])


def test_a_given_span_inside_another_is_given_apart() -> None:
    text = "U.S. President Tom Hale left."
    findings, nested = examine_given(
        text,
        [{"start": 0, "end": 23, "type": "PERSON"}, {"start": 0, "end": 4, "type": "PLACE"}],
    )
    assert [m.span.of(text) for m in findings.mentions if m.kind is MentionKind.NAME] == [
        "U.S. President Tom Hale"
    ]
    assert [m.span.of(text) for m in nested] == ["U.S."]


HOSTILE = {
    "no spaces": "a" * 300_000,
    "capitals": "A" * 300_000,
    "marks": 'He said "no" and “yes” to the man. ' * 1200,
    "open marks": '"He said it to the man. ' * 1500,
    "apostrophes": "the man's " * 6000,
    "one surname": " ".join(
        f"{'ABCDEFGHIJ'[i % 10]}{'aeiou'[i // 10 % 5]}r{'lmns'[i // 50 % 4]} Smith said it is so."
        for i in range(1500)
    ),
    "nominals": "The minister said that he was in the house. " * 1200,
    "line ends": "\n" * 300_000 + "the man said it",
    "only marks": '"' * 5000,
    "a mark a paragraph": '"It was he who said so, Tom Hale.\n\n' * 600,
    "a long line": "Tom Hale said that the rain in Paris would be over by noon. " * 400,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_to_their_end(name: str) -> None:
    # a second or two each; what grows with a square or worse outlasts the limit of a test
    assert examine(HOSTILE[name])


@pytest.mark.parametrize(
    "unit",
    [
        "Tom Hale told Ann Roe in Paris that he was late. ",
        '"We are here," Tom Hale said. "They are not."\n\n',
        '"Well, he said to the minister. ',
        "Tom's 'own word' is what she said. ",
        "The man who said that he saw the woman said ",
    ],
)
def test_work_grows_no_faster_than_the_text(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # the network reads row by row: what could grow faster are the rules
    monkeypatch.setattr(engine, "_tagger", lambda: None)
    assert_in_proportion(lambda count: examine(unit * count), 30, 240)


def test_importing_the_room_loads_no_model() -> None:
    script = (
        "import sys, wirereader.analysis\n"
        "assert not {'numpy', 'onnxruntime', 'wirereader.analysis.engine'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
