"""The network that weighs the candidates of a pronoun."""

import math
import sys
from dataclasses import replace

import pytest

from wirereader.analysis.coreference.pronoun_ranker import (
    PronounWeights,
    chances,
    shipped_weights,
)

NETWORK = PronounWeights(
    {"near": 1.0, "fits": 2.0},
    nobody=0.0,
    hidden={"near": [1.0, 0.0], "fits": [0.0, -1.0]},
    biases=[0.5, 0.0],
    units=[2.0, 1.0],
)


def test_a_logit_is_a_sum_and_what_the_units_add() -> None:
    told = NETWORK.logits([{"near": 0.5, "fits": 1.0, "never met": 9.0}, {}])
    assert told[0] == pytest.approx(0.5 + 2.0 + 2.0 * math.tanh(1.0) + math.tanh(-1.0))
    assert told[1] == pytest.approx(2.0 * math.tanh(0.5))


def test_chances_of_all_and_of_nobody_sum_to_one() -> None:
    told = chances([{"near": 1.0}, {}], NETWORK)
    nobody = 1 / (sum(map(math.exp, NETWORK.logits([{"near": 1.0}, {}]))) + 1)
    assert sum(told) == pytest.approx(1 - nobody)
    assert told[0] > told[1]


def test_the_shipped_tables_fit_each_other() -> None:
    shipped = shipped_weights()
    assert len(shipped.units) == len(shipped.biases) > 0
    assert {len(row) for row in shipped.hidden.values()} == {len(shipped.units)}
    assert shipped.hidden.keys() < shipped.features.keys()


def test_without_numpy_the_logits_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = shipped_weights()
    names = [*shipped.features]
    candidates = [
        {name: (at * 7 % 5) / 4 for at, name in enumerate(names[first:])} for first in range(4)
    ]
    told = shipped.logits(candidates)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert replace(shipped).logits(candidates) == pytest.approx(told)
    assert replace(shipped).logits([]) == []
