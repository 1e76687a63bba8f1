"""How likely each candidate of a pronoun is meant: a small network over named features.

The logit of a candidate is a weighted sum of its features and of a few units, each the hyperbolic
tangent of another such sum (a perceptron with one hidden layer beside a conditional logit).  The
weights (`model/pronoun_weights.json`) were fitted on GAP's development and validation passages
and on GUM, men and women in equal number, by `training/train_pronouns.py`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import mul
from pathlib import Path

_WEIGHTS = Path(__file__).parent.parent / "model" / "pronoun_weights.json"


@dataclass(frozen=True)
class PronounWeights:
    """What each feature adds to the logit of a candidate, and the logit of somebody else.

    `hidden` is what each feature adds to each unit, `biases` what a unit has without any, `units`
    what each unit adds to the logit: three tables of the same width, or empty.
    """

    features: Mapping[str, float]
    nobody: float
    hidden: Mapping[str, Sequence[float]] = field(default_factory=dict)
    biases: Sequence[float] = ()
    units: Sequence[float] = ()
    _rows: dict[str, tuple[float, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put all weights of a feature side by side: its own, then those of the units."""
        none = (0.0,) * len(self.units)
        names = [*self.features, *(name for name in self.hidden if name not in self.features)]
        rows = {
            name: (self.features.get(name, 0.0), *self.hidden.get(name, none)) for name in names
        }
        object.__setattr__(self, "_rows", rows)

    def logit(self, candidate: Mapping[str, float]) -> float:
        """The logit of a candidate by its features; one that is not known adds nothing."""
        values, rows = [], []
        for name, value in candidate.items():
            if value and (row := self._rows.get(name)) is not None:
                values.append(value)
                rows.append(row)
        if not rows:
            rows, values = [(0.0,) * (1 + len(self.units))], [0.0]
        sums: list[float] = [sum(map(mul, values, column)) for column in zip(*rows, strict=True)]
        return sums[0] + sum(
            weight * math.tanh(bias + one)
            for weight, bias, one in zip(self.units, self.biases, sums[1:], strict=True)
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
