"""How likely each candidate of a pronoun is meant: a small network over named features.

The logit of a candidate is a weighted sum of its features and of a few units, each the hyperbolic
tangent of another such sum (a perceptron with one hidden layer beside a conditional logit).  The
weights (`model/pronoun_weights.json`) were fitted on GAP's development and validation passages
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
    """What each feature adds to the logit of a candidate, and the logit of somebody else.

    `hidden` is what each feature adds to each unit, `biases` what a unit has without any, `units`
    what each unit adds to the logit: three tables of the same width, or empty.
    """

    features: Mapping[str, float]
    nobody: float
    hidden: Mapping[str, Sequence[float]] = {}
    biases: Sequence[float] = ()
    units: Sequence[float] = ()

    def logit(self, candidate: Mapping[str, float]) -> float:
        """The logit of a candidate by its features; one that is not known adds nothing."""
        total, sums = 0.0, list(self.biases)
        for name, value in candidate.items():
            if value:
                total += self.features.get(name, 0.0) * value
                row = self.hidden.get(name)
                if row is not None:
                    sums = [one + weight * value for one, weight in zip(sums, row, strict=True)]
        return total + sum(
            weight * math.tanh(one) for weight, one in zip(self.units, sums, strict=True)
        )


@cache
def shipped_weights() -> PronounWeights:
    """The weights that come with the program."""
    return PronounWeights(**json.loads(_WEIGHTS.read_text(encoding="utf-8")))


def chances(candidates: Sequence[Mapping[str, float]], weights: PronounWeights) -> list[float]:
    """The chance of each candidate, in their order; what is left is somebody else's."""
    logits = [weights.logit(one) for one in candidates]
    top = max([*logits, weights.nobody])
    shares = [math.exp(logit - top) for logit in logits]
    whole = sum(shares) + math.exp(weights.nobody - top)
    return [share / whole for share in shares]
