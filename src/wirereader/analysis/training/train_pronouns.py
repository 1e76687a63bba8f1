"""Fit the pronoun ranker: python train_pronouns.py OUT.json GAP.jsonl GUM.jsonl [--folds 5].

GAP lines: {"id", "text", "pronoun": [start, end], "names": [{"start", "end", "is_meant"}]}; GUM
lines: {"id", "text", "mentions": [{"start", "end", "type", "cluster"}], "pronouns": [{"start",
"end", "cluster"}]}.  With --folds each fold of the GAP passages is scored by weights fitted on the
others (and GUM), and GAP's F1 is printed for all, men and women.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from wirereader.analysis.coreference import pronouns
from wirereader.analysis.coreference.pronoun_ranker import PronounWeights, shipped_weights
from wirereader.analysis.engine import examine_given

RATE, DECAY, EPOCHS, BATCH = 6e-3, 1e-2, 30, 64  # AdamW, one cycle
ROUNDS = 2  # the second with pronouns before linked as the first learned
KEPT = {"unlikely": -3.5, "spoken of": -4.0, "nameless": -0.9, "speaker": 1.2, "quoted": -1.0}
"""What the news says and these texts seldom show: kept as it is while the others are fitted."""
WOMEN = frozenset({"she", "her", "hers", "herself"})
_FEATURES = pronouns.features_of


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


def fit(cases: Sequence[Case], seed: int = 0) -> PronounWeights:
    """Fit a conditional logit: the meant candidates, or nobody, against all others."""
    torch.manual_seed(seed)
    held = [case for case in cases if case.features]
    names = sorted({name for case in held for one in case.features for name in one})
    size = max(len(case.features) for case in held)
    values = np.zeros((len(held), size, len(names)), np.float32)
    masks = np.zeros((3, len(held), size), bool)
    for at, case in enumerate(held):
        for place, one in enumerate(case.features):
            values[at, place] = [one.get(name, 0.0) for name in names]
        masks[0, at, : len(case.meant)] = case.meant
        masks[1, at, : len(case.wrong)] = [
            w and not m for m, w in zip(case.meant, case.wrong, strict=True)
        ]
        masks[2, at, : len(case.features)] = True
    scale = values[masks[2]].std(0) + 1e-3
    inputs = torch.from_numpy(values / scale)
    meant, wrong, valid = (torch.from_numpy(mask) for mask in masks)
    kept = torch.tensor([KEPT.get(n, 0.0) for n in names]) * torch.from_numpy(scale)
    learned = torch.tensor([float(n not in KEPT) for n in names])
    weights = torch.zeros(len(names), requires_grad=True)
    nobody = torch.zeros(1, requires_grad=True)

    def loss_at(at: torch.Tensor) -> torch.Tensor:
        logits = inputs[at] @ (weights * learned + kept)
        return _loss(logits, nobody, meant[at], wrong[at], valid[at])

    _descend(loss_at, [weights, nobody], len(held))
    own = ((weights.detach() * learned + kept).numpy() / scale).tolist()
    return PronounWeights(dict(zip(names, own, strict=True)), nobody.item())


def _descend(
    loss_at: Callable[[torch.Tensor], torch.Tensor], learned: list[torch.Tensor], count: int
) -> None:
    opt = torch.optim.AdamW(learned, lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * ((count + BATCH - 1) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(opt, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        order = torch.randperm(count)
        for at in range(0, count, BATCH):
            loss = loss_at(order[at : at + BATCH])
            opt.zero_grad()
            loss.backward()
            opt.step()
            rate.step()


def _loss(
    logits: torch.Tensor,
    nobody: torch.Tensor,
    meant: torch.Tensor,
    wrong: torch.Tensor,
    valid: torch.Tensor,
) -> torch.Tensor:
    """Surprise at the meant ones; where nobody named is meant, at those that are wrong."""
    count = len(logits)
    none = torch.zeros(count, 1, dtype=torch.bool)
    logits = torch.cat([logits.masked_fill(~valid, -1e9), nobody.expand(count, 1)], 1)
    told = torch.log_softmax(logits, 1)
    right = torch.logsumexp(told.masked_fill(~torch.cat([meant, none], 1), -1e9), 1)
    false = torch.logsumexp(told.masked_fill(~torch.cat([wrong, none], 1), -1e9), 1)
    kept = torch.log1p(-torch.exp(false).clamp(max=0.9999))
    return -torch.where(meant.any(1), right, kept).mean()


def f1_by_gender(cases: Sequence[Case], fitted: PronounWeights) -> dict[str, Counter[str]]:
    """GAP's counts (Webster et al. 2018): true, false and missed links, for men and women."""
    counts = {"men": Counter[str](), "women": Counter[str]()}
    for case in cases:
        count = counts["women" if case.is_woman else "men"]
        logits = [sum(fitted.features.get(n, 0.0) * v for n, v in f.items()) for f in case.features]
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


def _print_folds(rows: Sequence[Mapping[str, Any]], cases: Sequence[Case], folds: int) -> None:
    total = {"men": Counter[str](), "women": Counter[str]()}
    for fold in range(folds):
        names = {c.name for c in cases if zlib.crc32(c.name.encode()) % folds == fold}
        fitted = fit([case for case in cases if case.name not in names])
        held = [row for row in rows if row["id"] in names and "pronoun" in row]
        for who, count in f1_by_gender(list(cases_of(held, fitted)), fitted).items():
            total[who] += count
    told = {who: f"{f1(count):.1f}" for who, count in total.items()}
    print(f"all {f1(total['men'] + total['women']):.1f}", told, flush=True)


def main() -> None:
    """Read the command line, fit, and score in folds if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    rows = [row for path in given.texts for row in read_rows(path)]
    weights = None
    for _ in range(ROUNDS):
        weights = fit(list(cases_of(rows, weights)))
    cases = list(cases_of(rows, weights))
    if given.folds:
        _print_folds(rows, cases, given.folds)
    fitted = fit(cases)
    weights = {name: round(value, 4) for name, value in sorted(fitted.features.items())}
    told = {"nobody": round(fitted.nobody, 4), "features": weights}
    given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
