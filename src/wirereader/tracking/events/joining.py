"""Whether a story tells of an event: several pieces of evidence weighed together.

Logistic regression over what the two share, as link models for news streams have it (Miranda et
al. 2018).  What counts most is how rare the shared terms are among all other stories: two
reports of one kind of happening in two places share words, but those stand elsewhere, too.
`tables/event_joining.json` has a weight for each piece of evidence, of four kinds of pairs: whole
stories, headlines (or an event of headlines), and either without times.  The first two were
fitted on stories whose events are known, thresholds and the last two set by hand.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from heapq import nlargest
from pathlib import Path
from typing import NamedTuple

from wirereader.tracking.events.vectors import Centroid, Vector

KINDS = ("text", "headline", "undated text", "undated headline")
TABLE = Path(__file__).parents[1] / "tables" / "event_joining.json"
_RAREST = 3  # shared terms whose rarity is told
_HEAVIEST = 5  # terms of a story that it is about
_CORE = 8  # terms that an event is about
_NAMED = 3  # names from which two that share none tell of different people and places
_KNOWN_BY = 0.1  # cosine of names that two reports of one happening have at least
_LONGEST_GAP = 96.0  # hours
_ONE_SERIES = 15  # stories of one source from which more tell no more of its templates


class Weights(NamedTuple):
    """What each piece of evidence weighs; their sum is 0 where both answers are as likely."""

    cosine: float
    names: float  # cosine of the names
    rarest: float  # mean rarity of the three rarest terms shared, 1: nobody else has them
    rare_cosine: float  # cosine in which each term counts by its rarity
    covered: float  # how much of the story's vector the event has
    heaviest: float  # share of the story's five heaviest terms
    gap: float  # three days between the two
    own: float  # all stories of the event are this source's: log2 of one more than their number
    core: float  # how much of the event's heaviest terms the story has
    strange: float  # 1 where both have names and share none
    bias: float


@cache
def weights() -> dict[str, Weights]:
    """The weights of each kind."""
    table = json.loads(TABLE.read_text("utf-8"))
    return {kind: Weights(**table[kind]) for kind in KINDS}


def evidence(
    vector: Vector,
    cosine: float,
    event: Centroid,
    counts: Mapping[int, int],
    gap: float | None,
    source: int,
) -> tuple[float, ...]:
    """The pieces of evidence, as `Weights` names them but for the bias.

    `counts`: how many stories had a term; `gap`: hours between the story and the event's last.
    """
    log = math.log(vector.stories / 1.5)
    rarities = []
    covered = rare_cosine = 0.0
    for term, weight in vector.terms.items():
        held = event.terms.get(term)
        if held is None:
            continue
        others = max(0.0, counts.get(term, 0) - min(event.size, held / weight)) + 1.5
        rarity = math.log(vector.stories / others) / log
        rarities.append(rarity)
        covered += weight * weight
        rare_cosine += rarity * weight * held
    rarities.sort(reverse=True)
    heaviest = vector.rare[-_HEAVIEST:]
    names = event.names_cosine(vector)
    has_names = min(len(event.names), len(vector.names)) >= _NAMED
    return (
        cosine,
        names,
        sum(rarities[:_RAREST]) / _RAREST,
        rare_cosine / event.norm,
        math.sqrt(covered),
        sum(term in event.terms for term in heaviest) / _HEAVIEST,
        0.0 if gap is None else min(abs(gap), _LONGEST_GAP) / 72,
        math.log2(1 + min(event.size, _ONE_SERIES)) if event.source == source else 0.0,
        _held(event.terms, vector.terms, _CORE),
        max(0.0, 1 - names / _KNOWN_BY) if has_names else 0.0,
    )


def _held(weights: Mapping[int, float], other: Mapping[int, float], most: int) -> float:
    """How much of the weight of the heaviest terms is of terms that the other has, too."""
    heaviest = nlargest(most, weights, key=weights.__getitem__)
    total = sum(weights[term] for term in heaviest)
    return sum(weights[term] for term in heaviest if term in other) / total if total else 1.0


def fit(pieces: tuple[float, ...], kind: str) -> float:
    """How likely a story tells of an event, as log odds: from 0 on it does."""
    each = weights()[kind]
    return each.bias + sum(a * b for a, b in zip(pieces, each, strict=False))
