"""Scores of the names found: people, places and organisations, against marked names.

A line of answers has "gold": [{"start", "end", "type"}] with PER, LOC or ORG, or longer words for
the same.  Nationalities and other types are left aside on both sides.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from wirereader.analysis.scoring.measures import Gold, Mark, Measure, f1, span_of
from wirereader.story.findings import Findings
from wirereader.story.names import Mention, MentionKind

_TYPES = {
    **dict.fromkeys(("PER", "PERSON"), "people"),
    **dict.fromkeys(("LOC", "LOCATION", "PLACE", "GPE", "FAC", "FACILITY"), "places"),
    **dict.fromkeys(("ORG", "ORGANIZATION"), "organisations"),
}
_SHOWN = ("people", "places")


class NamesTally:
    """Names by type: the very span, any part of it, and each name once a story."""

    def __init__(self) -> None:
        self._right: Counter[tuple[str, str]] = Counter()
        self._found: Counter[tuple[str, str]] = Counter()
        self._expected: Counter[tuple[str, str]] = Counter()

    def given(self, _: Gold) -> list[dict[str, Any]] | None:
        """Tell the analysis nothing."""
        return None

    def add(self, gold: Gold, findings: Findings, nested: Sequence[Mention]) -> None:
        """Compare the names of one story."""
        text = gold["text"]
        expected = _known((*span_of(item, text), item["type"]) for item in gold["gold"])
        found = _known(
            (mention.span.start, mention.span.end, str(findings.entities[mention.entity].kind))
            for mention in (*findings.mentions, *nested)
            if mention.kind is MentionKind.NAME
        )
        for kind in (*_SHOWN, "organisations"):
            ours = sorted(mark for mark in found if mark[2] == kind)
            theirs = sorted(mark for mark in expected if mark[2] == kind)
            self._count("exact", kind, len({*ours} & {*theirs}), len(ours), len(theirs))
            self._count("overlap", kind, _touching(theirs, ours), len(ours), len(theirs))
            once, known = _words(text, ours), _words(text, theirs)
            self._count("each once", kind, len(once & known), len(once), len(known))

    def _count(self, how: str, kind: str, right: int, found: int, expected: int) -> None:
        self._right[how, kind] += right
        self._found[how, kind] += found
        self._expected[how, kind] += expected

    def measures(self) -> list[Measure]:
        """Give F1 by type; organisations only where the answers have any."""
        kinds = [*_SHOWN, *(["organisations"] if self._expected["exact", "organisations"] else [])]
        rows = []
        for how in ("exact", "overlap", "each once"):
            rows += [self._row(f"{kind}, {how}", [(how, kind)]) for kind in kinds]
            rows.append(self._row(f"people and places, {how}", [(how, kind) for kind in _SHOWN]))
        return rows

    def _row(self, name: str, keys: Sequence[tuple[str, str]]) -> Measure:
        right, found, expected = (
            sum(count[key] for key in keys) for count in (self._right, self._found, self._expected)
        )
        return f1(name, right, found, expected)


def _known(marks: Iterable[Mark]) -> set[Mark]:
    return {(start, end, _TYPES[kind]) for start, end, kind in marks if kind in _TYPES}


def _words(text: str, marks: Iterable[Mark]) -> set[str]:
    return {" ".join(text[start:end].split()).casefold() for start, end, _ in marks}


def _touching(expected: Sequence[Mark], found: Sequence[Mark]) -> int:
    """Count the expected names that share a letter with a found one, each of which serves once."""
    used: set[Mark] = set()
    for start, end, _ in expected:
        for mark in found:
            if mark[0] >= end:
                break
            if mark[1] > start and mark not in used:
                used.add(mark)
                break
    return len(used)
