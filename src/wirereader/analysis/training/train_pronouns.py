"""Fit the pronoun ranker: python train_pronouns.py OUT.json GAP.jsonl GUM.jsonl [--folds 5].

GAP lines: {"id", "text", "pronoun": [start, end], "names": [{"start", "end", "is_meant"}]}; GUM
lines: {"id", "text", "mentions": [{"start", "end", "type", "cluster"}], "pronouns": [{"start",
"end", "cluster"}]}.  With --folds each fold of the GAP passages is scored by weights fitted on the
others (and GUM), and GAP's F1 is printed for all, men and women, for each of --seeds.

What the network attends to is that of the tagger shipped: after another one is put there, fit anew.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from wirereader.analysis.coreference import pronouns
from wirereader.analysis.coreference.pronoun_features import without_attention
from wirereader.analysis.coreference.pronoun_ranker import PronounWeights, shipped_weights
from wirereader.analysis.engine import examine_given

RATE, DECAY, EPOCHS, BATCH = 3e-3, 1e-2, 8, 64  # Adam, one cycle
UNITS = 12  # of the hidden layer: more are no better
ROUNDS = 2  # the second with pronouns before linked as the first learned
KEPT = {"unlikely": -3.5, "spoken of": -8.0, "nameless": -0.9, "speaker": 1.2, "quoted": -1.0}
"""What the news says and these texts seldom show: kept as it is while the others are fitted."""
WOMEN = frozenset({"she", "her", "hers", "herself"})
_FEATURES = pronouns.features_of
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class Case(NamedTuple):
    """One pronoun: features of its candidates, which of them are meant, which certainly are not."""

    name: str
    features: list[dict[str, float]]
    meant: list[bool]
    wrong: list[bool]
    is_anybody: bool
    """Whether a named person is meant at all."""
    is_woman: bool = False
    is_scored: bool = False


Spans = Sequence[Sequence[int]]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line.strip()]


def cases_of(
    rows: Sequence[Mapping[str, Any]], weights: PronounWeights | None = None
) -> Iterator[Case]:
    """Analyse texts, their pronouns linked by `weights`, and give the cases of these."""
    pronouns.shipped_weights = (lambda: weights) if weights else shipped_weights
    for row in rows:
        pools = _pools(row["text"])
        if "pronoun" in row:
            yield _gap_case(row, pools)
        else:
            yield from _gum_cases(row, pools)


def _pools(text: str) -> dict[int, tuple[list[dict[str, float]], list[Spans]]]:
    """Features and named mentions of the candidates of each pronoun, by where it starts."""
    found: dict[int, tuple[list[dict[str, float]], list[Spans]]] = {}

    def noted(context: Any, pool: Any, here: Any, wanted: Any) -> list[dict[str, float]]:
        told = _FEATURES(context, pool, here, wanted)
        named = [[(s.start, s.end) for s in one.candidate.seen if not s.is_pronoun] for one in pool]
        found[here.start] = (told, named)
        return told

    pronouns.features_of = noted
    try:
        examine_given(text, None)
    finally:
        pronouns.features_of = _FEATURES
    return found


def _touches(spans: Spans, wanted: Mapping[str, int]) -> bool:
    return any(a < wanted["end"] and b > wanted["start"] for a, b in spans)


def _gap_case(row: Mapping[str, Any], pools: Mapping[int, Any]) -> Case:
    start, end = row["pronoun"]
    features, named = pools.get(start, ([], []))
    meant = [any(n["is_meant"] and _touches(s, n) for n in row["names"]) for s in named]
    wrong = [any(not n["is_meant"] and _touches(s, n) for n in row["names"]) for s in named]
    is_woman = row["text"][start:end].lower() in WOMEN
    is_anybody = any(name["is_meant"] for name in row["names"])
    return Case(row["id"], features, meant, wrong, is_anybody, is_woman, is_scored=True)


def _gum_cases(row: Mapping[str, Any], pools: Mapping[int, Any]) -> Iterator[Case]:
    clusters = {p["start"]: p["cluster"] for p in row["pronouns"]}
    for start, (features, named) in pools.items():
        if start in clusters and features:
            own = [m for m in row["mentions"] if m["cluster"] == clusters[start]]
            meant = [any(m["type"] == "PER" and _touches(s, m) for m in own) for s in named]
            wrong = [not right for right in meant]
            is_anybody = any(meant)
            yield Case(row["id"], features, meant, wrong, is_anybody=is_anybody)


class _Batch(NamedTuple):
    """Cases as arrays: candidates by features, and which are meant, wrong, or there at all."""

    values: Floats
    meant: Bools
    wrong: Bools
    valid: Bools


def _unread(case: Case) -> Case:
    """The same case where the network has not read the text: names are given, or found by rules."""
    return case._replace(features=[without_attention(one) for one in case.features])


def fit(cases: Sequence[Case], seed: int = 0) -> PronounWeights:
    """Fit the network: the meant candidates, or nobody, against all others.

    Every case is learned twice, with what the tagger attends to and without.
    """
    held = [case for case in cases if case.features]
    held += [_unread(case) for case in held]
    names = sorted({name for case in held for one in case.features for name in one})
    whole = _arrays(held, names)
    scale = whole.values[whole.valid].std(0) + 1e-3
    whole = whole._replace(values=whole.values / scale)
    kept = np.array([KEPT.get(name, 0.0) for name in names]) * scale
    learned = np.array([float(name not in KEPT) for name in names])
    made = np.random.default_rng(seed)
    count = len(names)
    own = {
        "features": np.zeros(count),
        "nobody": np.zeros(1),
        "hidden": made.normal(size=(count, UNITS)) * 0.5 / np.sqrt(count) * learned[:, None],
        "biases": np.zeros(UNITS),
        "units": made.normal(size=UNITS) * 0.1,
    }
    _descend(whole, own, kept, learned, made)
    features = (own["features"] * learned + kept) / scale
    rows = (own["hidden"] / scale[:, None]).tolist()
    return PronounWeights(
        dict(zip(names, features.tolist(), strict=True)),
        float(own["nobody"][0]),
        {name: row for name, row in zip(names, rows, strict=True) if name not in KEPT},
        own["biases"].tolist(),
        own["units"].tolist(),
    )


def _arrays(held: Sequence[Case], names: Sequence[str]) -> _Batch:
    size = max(len(case.features) for case in held)
    values = np.zeros((len(held), size, len(names)))
    masks = np.zeros((3, len(held), size), bool)
    for at, case in enumerate(held):
        for place, one in enumerate(case.features):
            values[at, place] = [one.get(name, 0.0) for name in names]
        masks[0, at, : len(case.meant)] = case.meant
        masks[1, at, : len(case.wrong)] = [
            w and not m for m, w in zip(case.meant, case.wrong, strict=True)
        ]
        masks[2, at, : len(case.features)] = True
    return _Batch(values, *masks)


def _descend(
    whole: _Batch, own: dict[str, Floats], kept: Floats, learned: Floats, made: np.random.Generator
) -> None:
    """Adam (Kingma and Ba 2015) with decoupled decay; the rate rises for 3 tenths, then falls."""
    count = len(whole.values)
    steps = EPOCHS * ((count + BATCH - 1) // BATCH)
    mean = {name: np.zeros_like(value) for name, value in own.items()}
    square = {name: np.zeros_like(value) for name, value in own.items()}
    step = 0
    for _ in range(EPOCHS):
        order = made.permutation(count)
        for at in range(0, count, BATCH):
            some = _Batch(*(part[order[at : at + BATCH]] for part in whole))
            slopes = _slopes(some, own, kept, learned)
            step += 1
            done = step / steps
            rising = done / 0.3 if done < 0.3 else 0.5 + 0.5 * np.cos(np.pi * (done - 0.3) / 0.7)
            for name, slope in slopes.items():
                mean[name] = 0.9 * mean[name] + 0.1 * slope
                square[name] = 0.999 * square[name] + 0.001 * slope**2
                size = np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8
                change = mean[name] / (1 - 0.9**step) / size
                own[name] = own[name] - RATE * rising * (DECAY * own[name] + change)


def _slopes(
    some: _Batch, own: dict[str, Floats], kept: Floats, learned: Floats
) -> dict[str, Floats]:
    """How the surprise changes with each weight.

    It is that at the meant candidates; where nobody named is meant, that at the wrong ones.
    """
    count, size, _ = some.values.shape
    units = np.tanh(some.values @ own["hidden"] + own["biases"])
    logits = some.values @ (own["features"] * learned + kept) + units @ own["units"]
    logits = np.where(some.valid, logits, -1e9)
    logits = np.concatenate([logits, np.broadcast_to(own["nobody"], (count, 1))], 1)
    told = np.exp(logits - logits.max(1, keepdims=True))
    told /= told.sum(1, keepdims=True)
    right = np.maximum((told[:, :size] * some.meant).sum(1, keepdims=True), 1e-9)
    false = np.minimum((told[:, :size] * some.wrong).sum(1, keepdims=True), 0.9999)
    to_right = told.copy()
    to_right[:, :size] -= told[:, :size] * some.meant / right
    off_false = -told * false
    off_false[:, :size] += told[:, :size] * some.wrong
    is_named = some.meant.any(1)[:, None]
    slope = np.where(is_named, to_right, off_false / (1 - false)) / count
    here = slope[:, :size] * some.valid
    back = here[:, :, None] * own["units"] * (1 - units**2)
    return {
        "features": np.einsum("ns,nsf->f", here, some.values) * learned,
        "nobody": slope[:, size:].sum(0),
        "units": np.einsum("ns,nsh->h", here, units),
        "hidden": np.tensordot(some.values, back, ([0, 1], [0, 1])) * learned[:, None],
        "biases": back.sum((0, 1)),
    }


def f1_by_gender(cases: Sequence[Case], fitted: PronounWeights) -> dict[str, Counter[str]]:
    """GAP's counts (Webster et al. 2018): true, false and missed links, for men and women."""
    counts = {"men": Counter[str](), "women": Counter[str]()}
    for case in cases:
        count = counts["women" if case.is_woman else "men"]
        logits = fitted.logits(case.features)
        best = int(np.argmax(logits)) if logits else None
        if best is not None and case.meant[best]:
            count["true"] += 1
            continue
        count["false"] += best is not None and case.wrong[best]
        count["missed"] += case.is_anybody
    return counts


def f1(count: Mapping[str, int]) -> float:
    """Give F1 in per cent."""
    return 200 * count["true"] / max(1, 2 * count["true"] + count["false"] + count["missed"])


def _print_folds(
    rows: Sequence[Mapping[str, Any]], cases: Sequence[Case], folds: int, seed: int
) -> None:
    total = {"men": Counter[str](), "women": Counter[str]()}
    for fold in range(folds):
        names = {c.name for c in cases if zlib.crc32(c.name.encode()) % folds == fold}
        fitted = fit([case for case in cases if case.name not in names], seed)
        held = [row for row in rows if row["id"] in names and "pronoun" in row]
        for who, count in f1_by_gender(list(cases_of(held, fitted)), fitted).items():
            total[who] += count
    told = {who: f"{f1(count):.1f}" for who, count in total.items()}
    print(f"seed {seed}: all {f1(total['men'] + total['women']):.1f}", told, flush=True)


def main() -> None:
    """Read the command line, fit, and score in folds if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=1)
    given = parser.parse_args()
    rows = [row for path in given.texts for row in read_rows(path)]
    weights = None
    for _ in range(ROUNDS):
        weights = fit(list(cases_of(rows, weights)))
    cases = list(cases_of(rows, weights))
    given.out.write_text(_as_json(fit(cases)), encoding="utf-8")
    for seed in range(given.seeds if given.folds else 0):
        _print_folds(rows, cases, given.folds, seed)


def _as_json(fitted: PronounWeights) -> str:
    """The weights to four digits, a line for each feature."""

    def rounded(values: Sequence[float]) -> list[float]:
        return [round(value, 4) for value in values]

    def lines(rows: Mapping[str, Any]) -> str:
        told = (f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(rows.items()))
        return "{\n" + ",\n".join(told) + "\n }"

    features = {name: round(value, 4) for name, value in fitted.features.items()}
    hidden = {name: rounded(row) for name, row in fitted.hidden.items()}
    return (
        f'{{\n "nobody": {round(fitted.nobody, 4)},\n "features": {lines(features)},\n'
        f' "biases": {json.dumps(rounded(fitted.biases))},\n'
        f' "units": {json.dumps(rounded(fitted.units))},\n "hidden": {lines(hidden)}\n}}\n'
    )


if __name__ == "__main__":
    main()
