"""Short invented stories, several of each kind that went wrong once, and what is right of each.

A line of the two files has a `text` and some of: `people` (all names), `places` (all
names and their countries), `roles` by name, `said_by` (the speaker of a quote by its first words,
"~" before a source that is no entity), `unplaced` (names of no place), `unsaid` (words that are
no quote), `unreported` (words that nobody has said in any way) and `nowhere` (codes of countries
that nothing is in).
"""

import json
from pathlib import Path
from typing import Any

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, MentionKind
from wirereader.story.quotes import Manner, Quote

CASES = [
    json.loads(line)
    for name in ("kinds_of_findings.jsonl", "kinds_of_sources.jsonl")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
]


def named(found: Findings, kind: EntityKind) -> list[Entity]:
    own = {m.entity for m in found.mentions if m.kind is MentionKind.NAME}
    return [e for at, e in enumerate(found.entities) if at in own and e.kind is kind]


def holding(found: Findings, text: str, words: str) -> list[Quote]:
    quotes = [q for q in found.quotes if any(words in span.of(text) for span in q.content)]
    return [q for q in quotes if q.manner is not Manner.INDIRECT] or quotes


def speaker(found: Findings, text: str, words: str) -> str | None:
    quote = holding(found, text, words)[0]
    if quote.speaker is not None:
        return found.entities[quote.speaker].name
    return f"~{quote.source.of(text)}" if quote.source is not None else None


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}-{n}" for n, c in enumerate(CASES)])
def test_what_is_found_is_right(case: dict[str, Any]) -> None:
    text = case["text"]
    found = examine(text)
    people = {e.name: e.role for e in named(found, EntityKind.PERSON)}
    assert found.language == "en"
    if "people" in case:
        assert set(people) == set(case["people"])
    if "places" in case:
        places = {e.name: e.country for e in named(found, EntityKind.PLACE)}
        assert case["places"].items() <= places.items()
        assert places.keys().isdisjoint(case.get("unplaced", ()))
        assert set(places.values()).isdisjoint(case.get("nowhere", ()))
    for name, role in case.get("roles", {}).items():
        assert people[name] == role
    for words, who in case.get("said_by", {}).items():
        assert speaker(found, text, words) == who
    for words in case.get("unsaid", ()):
        assert all(q.manner is Manner.INDIRECT for q in holding(found, text, words))
    for words in case.get("unreported", ()):
        assert not holding(found, text, words)
