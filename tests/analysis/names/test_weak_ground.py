"""Names in local news, agency copy and results: texts of our own, none of them trained on.

In `weak_ground/*.txt` a line of dashes parts two texts, and `[Ann Lee|P]` marks a name: P person,
L place, O organisation, ? anything.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.names import EntityKind, MentionKind

_MARK = re.compile(r"\[([^\[\]|]+)\|([PLO?])\]")
_LETTERS = {EntityKind.PERSON: "P", EntityKind.PLACE: "L", EntityKind.ORGANIZATION: "O"}


class Marked(NamedTuple):
    start: int
    end: int
    kind: str


def parsed(marked: str) -> tuple[str, set[Marked]]:
    text, names, at = "", set(), 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        names.add(Marked(len(text), len(text) + len(mark[1]), mark[2]))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], names


def found(text: str) -> set[Marked]:
    findings = examine(text)
    return {
        Marked(m.span.start, m.span.end, _LETTERS[findings.entities[m.entity].kind])
        for m in findings.mentions
        if m.kind is MentionKind.NAME
    }


@cache
def counts(ground: str) -> Counter[str]:
    """Count by kind what is right ("P"), found ("P found") and wanted ("P wanted")."""
    told: Counter[str] = Counter()
    texts = Path(__file__).with_name("weak_ground").joinpath(ground).read_text("utf-8")
    for marked in texts.split("\n---\n"):
        text, wanted = parsed(marked.strip("\n"))
        free = {name for name in wanted if name.kind == "?"}
        own = {n for n in found(text) if all(n.end <= f.start or f.end <= n.start for f in free)}
        for name in own:
            told[name.kind] += name in wanted
            told[f"{name.kind} found"] += 1
        told.update(f"{name.kind} wanted" for name in wanted - free)
    return told


def f1(ground: str, kind: str) -> float:
    told = counts(ground)
    return 200 * told[kind] / (told[f"{kind} found"] + told[f"{kind} wanted"])


@pytest.mark.parametrize(
    ("ground", "people", "places"),
    [("local_news.txt", 85, 86), ("agency_copy.txt", 83, 84), ("results.txt", 91, 85)],
)
def test_people_and_places_are_found_where_sentences_say_little(
    ground: str, people: float, places: float
) -> None:
    assert f1(ground, "P") >= people
    assert f1(ground, "L") >= places


def test_marks_are_read() -> None:
    text, names = parsed("[Ann Lee|P] of [Oslo|L].")
    assert text == "Ann Lee of Oslo."
    assert names == {Marked(0, 7, "P"), Marked(11, 15, "L")}
