"""How likely each candidate of a pronoun is meant: a small network over named features.

The logit of a candidate is a weighted sum of its features and of a few units, each the hyperbolic
tangent of another such sum (a perceptron with one hidden layer beside a conditional logit).  The
weights (`model/pronoun_weights.json`) were fitted on GAP's development and validation passages
and on GUM, men and women in equal number, by `training/train_pronouns.py`.
"""

import json
import math
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import repeat
from operator import add, mul
from pathlib import Path
from typing import Any

_WEIGHTS = Path(__file__).parent.parent / "model" / "pronoun_weights.json"
Table = list[list[float]]


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
    _names: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _weigh: Callable[[Table], Table] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put all weights of a feature side by side: its own, then those of the units."""
        none = (0.0,) * len(self.units)
        names = tuple(dict.fromkeys([*self.features, *self.hidden]))
        rows = [[self.features.get(name, 0.0), *self.hidden.get(name, none)] for name in names]
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_weigh", _multiplication(rows))

    def logits(self, candidates: Sequence[Mapping[str, float]]) -> list[float]:
        """The logit of each candidate by its features; one that is not known adds nothing."""
        table = [list(map(one.get, self._names, repeat(0.0))) for one in candidates]
        return [
            own + sum(map(mul, self.units, map(math.tanh, map(add, self.biases, units))))
            for own, *units in self._weigh(table)
        ]


def _multiplication(rows: Table) -> Callable[[Table], Table]:
    """What multiplies a matrix by `rows`; numpy comes with the tagger, and may be missing."""
    try:
        numpy: Any = import_module("numpy")
    except ImportError:
        columns = list(zip(*rows, strict=True))
        return lambda table: [[sum(map(mul, row, one)) for one in columns] for row in table]
    matrix = numpy.array(rows)
    packed = struct.Struct(f"{len(rows)}d").pack  # numpy takes in bytes sooner than lists

    def times_rows(table: Table) -> Table:
        numbers = numpy.frombuffer(b"".join(packed(*row) for row in table))
        product: Table = (numbers.reshape(len(table), -1) @ matrix).tolist()
        return product

    return lambda table: times_rows(table) if table else []


@cache
def shipped_weights() -> PronounWeights:
    """The weights that come with the program."""
    return PronounWeights(**json.loads(_WEIGHTS.read_text(encoding="utf-8")))


def chances(candidates: Sequence[Mapping[str, float]], weights: PronounWeights) -> list[float]:
    """The chance of each candidate, in their order; what is left is somebody else's."""
    logits = weights.logits(candidates)
    top = max([*logits, weights.nobody])
    shares = [math.exp(logit - top) for logit in logits]
    whole = sum(shares) + math.exp(weights.nobody - top)
    return [share / whole for share in shares]
