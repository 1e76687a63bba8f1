"""Scores of linking: which names are one person or place, and whom "he" and "she" stand for.

A line of answers has "mentions": [{"start", "end", "type": "PER|LOC|...", "cluster"}] and
"pronouns": [{"start", "end", "cluster"}]; names of one bearer share a cluster.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from wirereader.analysis.scoring.measures import Gold, Measure, f1, f1_of, share, span_of
from wirereader.story.findings import Findings
from wirereader.story.names import Mention

_SPELLED = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORGANIZATION"}
_SHOWN = {"PER": "people", "LOC": "places"}


class LinksTally:
    """Pairs of names (F1), B-cubed F1 (Bagga and Baldwin 1998), and pronouns given the right name.

    With `is_given` the names are told to the analysis; without, those it finds must match them.
    """

    def __init__(self, *, is_given: bool) -> None:
        self._is_given = is_given
        self._right: Counter[str] = Counter()
        self._found: Counter[str] = Counter()
        self._expected: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._pure: defaultdict[str, float] = defaultdict(float)
        self._whole: defaultdict[str, float] = defaultdict(float)
        self._pronouns = self._pronouns_right = 0

    def given(self, gold: Gold) -> list[dict[str, Any]] | None:
        """Tell the analysis the names, if so asked."""
        if not self._is_given:
            return None
        spans = ((*span_of(name, gold["text"]), name["type"]) for name in gold["mentions"])
        return [
            {"start": start, "end": end, "type": _SPELLED[kind]}
            for start, end, kind in spans
            if kind in _SPELLED
        ]

    def add(self, gold: Gold, findings: Findings, nested: Sequence[Mention]) -> None:
        """Compare the links of one story."""
        text, found = gold["text"], (*findings.mentions, *nested)
        names, pronouns = gold["mentions"], gold["pronouns"]
        ours: list[Hashable] = []
        for number, name in enumerate(names):
            entity = _entity_at(found, *span_of(name, text))
            ours.append(("nobody", number) if entity is None else entity)
        for kind in _SHOWN:
            pairs = [
                (n["cluster"], o) for n, o in zip(names, ours, strict=True) if n["type"] == kind
            ]
            self._compare(kind, pairs)
        meant = _meant(ours, [name["cluster"] for name in names])
        for pronoun in pronouns:
            entity = _entity_at(found, *span_of(pronoun, text))
            self._pronouns += 1
            self._pronouns_right += entity in meant and meant[entity] == pronoun["cluster"]

    def _compare(self, kind: str, links: Sequence[tuple[Hashable, Hashable]]) -> None:
        theirs, ours = Counter(a for a, _ in links), Counter(b for _, b in links)
        both = Counter(links)
        self._right[kind] += sum(map(_pairs, both.values()))
        self._found[kind] += sum(map(_pairs, ours.values()))
        self._expected[kind] += sum(map(_pairs, theirs.values()))
        self._names[kind] += len(links)
        for (one, other), count in both.items():
            self._pure[kind] += count * count / ours[other]
            self._whole[kind] += count * count / theirs[one]

    def measures(self) -> list[Measure]:
        """Give pair and B-cubed F1 for people and places, and the share of pronouns right."""
        rows = []
        for kind, words in _SHOWN.items():
            count = self._names[kind] or 1
            rows.append(
                f1(f"{words}, pairs", self._right[kind], self._found[kind], self._expected[kind])
            )
            pure, whole = self._pure[kind] / count, self._whole[kind] / count
            rows.append(f1_of(f"{words}, B-cubed", pure, whole, self._names[kind]))
        return [*rows, share("pronouns right", self._pronouns_right, self._pronouns)]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _entity_at(found: Sequence[Mention], start: int, end: int) -> int | None:
    """Give the entity of the mention that is this span, or else shares the most with it."""
    best, most = None, 0
    for mention in found:
        span = mention.span
        if (span.start, span.end) == (start, end):
            return mention.entity
        common = min(end, span.end) - max(start, span.start)
        if common > most:
            best, most = mention.entity, common
    return best


def _meant(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> dict[Hashable, Hashable]:
    """Give the answer that most names of each entity of ours have."""
    count: dict[Hashable, Counter[Hashable]] = {}
    for entity, cluster in zip(ours, theirs, strict=True):
        count.setdefault(entity, Counter())[cluster] += 1
    return {entity: clusters.most_common(1)[0][0] for entity, clusters in count.items()}
