"""How likely each candidate of a pronoun is meant: a conditional logit over named features.

The weights (`model/pronoun_weights.json`) were fitted on GAP's development and validation passages
and on GUM, men and women in equal number, by `training/train_pronouns.py`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WEIGHTS = Path(__file__).parent.parent / "model" / "pronoun_weights.json"


class PronounWeights(NamedTuple):
    """What each feature adds to the logit of a candidate, and the logit of somebody else."""

    features: Mapping[str, float]
    nobody: float


@cache
def shipped_weights() -> PronounWeights:
    """The weights that come with the program."""
    told = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return PronounWeights(told["features"], told["nobody"])


def chances(candidates: Sequence[Mapping[str, float]], weights: PronounWeights) -> list[float]:
    """The chance of each candidate, in their order; what is left is somebody else's."""
    logits = [
        sum(weights.features.get(name, 0.0) * value for name, value in one.items() if value)
        for one in candidates
    ]
    top = max([*logits, weights.nobody])
    shares = [math.exp(logit - top) for logit in logits]
    whole = sum(shares) + math.exp(weights.nobody - top)
    return [share / whole for share in shares]
