"""Train the name tagger: python train_tagger.py START OUT.pt TEXTS.jsonl [MORE ...].

It starts from an encoder (.safetensors), or goes on from a tagger (.pt).
Runs on the CPU; the same inputs, seed and thread count give the same weights.
"""

import argparse
import hashlib
import itertools
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from wirereader.analysis.names.tagger import CLS, LABELS, ROW, SEP
from wirereader.analysis.names.wordpiece import Case, WordPieceTokenizer, load_vocabulary
from wirereader.analysis.training.corpus import Corpus, TrainingRow, read
from wirereader.analysis.training.network import TaggerNetwork, going_on, start_from
from wirereader.analysis.training.swaps import Swapper

BATCH = 16  # rows a step
# AdamW: learning rate of the encoder and how many times faster the new parts learn, decay, share
# of steps to warm up
RATE, FASTER, DECAY, WARM = 2e-4, 5, 0.01, 0.1
KEPT = 100  # steps after which the weights so far are written


def tensors(blocks: list[list[TrainingRow | None]]) -> tuple[Tensor, Tensor, Tensor]:
    """Lay blocks out as [batch, ROW] numbers, cases and [batch, ROW, labels] allowed marks."""
    ids = np.zeros((len(blocks), ROW), np.int64)
    case = np.full((len(blocks), ROW), int(Case.EDGE), np.int64)
    bits = np.zeros((len(blocks), ROW), np.int64)
    for at, block in enumerate(blocks):
        for place, row in enumerate(block):
            if row is None:
                ids[at, place] = SEP if place else CLS
            else:
                ids[at, place], case[at, place], bits[at, place] = row
    allowed = (bits[..., None] >> np.arange(len(LABELS))) & 1
    return torch.from_numpy(ids), torch.from_numpy(case), torch.from_numpy(allowed).bool()


def loss_of(scores: Tensor, allowed: Tensor) -> Tensor:
    """Give the mean surprise at the allowed labels together, over pieces that have any."""
    counted = allowed.any(-1)
    scores, allowed = scores[counted].float(), allowed[counted]
    held = scores.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - held).mean()


def batches(corpus: Corpus, chance: random.Random) -> Iterator[list[list[TrainingRow | None]]]:
    """Give batches for ever, the corpus shuffled and packed anew each time round."""
    while True:
        blocks = list(corpus.blocks(chance))
        chance.shuffle(blocks)
        for at in range(0, len(blocks) - BATCH + 1, BATCH):
            yield blocks[at : at + BATCH]


def groups(net: TaggerNetwork, rate: float) -> list[dict[str, object]]:
    """Let the new parts learn faster, and keep norms and biases out of the decay."""
    fast, slow, bare = [], [], []
    for name, weight in net.named_parameters():
        if name.startswith(("case", "labels")):
            fast.append(weight)
        else:
            (bare if weight.ndim < 2 else slow).append(weight)
    return [
        {"params": slow, "lr": rate, "weight_decay": DECAY},
        {"params": bare, "lr": rate, "weight_decay": 0.0},
        {"params": fast, "lr": FASTER * rate, "weight_decay": 0.0},
    ]


def fit(
    net: TaggerNetwork,
    corpus: Corpus,
    steps: int,
    seed: int,
    rate: float = RATE,
    cool: float = 1 - WARM,
    kept: Path | None = None,
) -> None:
    """Train for a number of steps, the rate rising for a tenth and falling to nothing.

    It falls for the share `cool` of the steps, the last ones; `kept` is written now and then.
    """
    opt = torch.optim.AdamW(groups(net, rate), fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(
        opt,
        lambda t: min((t + 1) / (WARM * steps), 1.0, max(0.0, (steps - t) / (cool * steps))),
    )
    net.train()
    began, told = time.monotonic(), 0.0
    stream = itertools.islice(batches(corpus, random.Random(seed)), steps)  # noqa: S311
    for step, blocks in enumerate(stream, 1):
        ids, case, allowed = tensors(blocks)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = net(ids, case)
        loss = loss_of(scores, allowed)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        opt.step()
        pace.step()
        told += loss.item()
        if step % 25 == 0:
            spent = time.monotonic() - began
            print(f"{step}/{steps} loss {told / 25:.4f} {spent:.0f} s", flush=True)
            told = 0.0
        if kept is not None and step % KEPT == 0:
            torch.save(net.state_dict(), kept.with_stem(f"{kept.stem}-{step}"))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--cool", type=float, default=1 - WARM, help="when the rate falls")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--swaps", type=float, default=0.25, help="copies with other names in")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    print("start  sha256", hashlib.sha256(given.start.read_bytes()).hexdigest())
    corpus = Corpus(WordPieceTokenizer(load_vocabulary()))
    swapper = Swapper(given.seed)
    for path in given.texts:
        texts = read(path)
        corpus.add(texts)
        corpus.add(swapper.some(texts, given.swaps))
    count = sum(1 for _ in corpus.blocks(random.Random(0)))  # noqa: S311
    steps = round(count * given.epochs / BATCH)
    print(f"{len(corpus)} units, {count} blocks, {steps} steps", flush=True)
    net = going_on(given.start) if given.start.suffix == ".pt" else start_from(given.start)
    fit(net, corpus, steps, given.seed, given.rate, given.cool, given.out)
    torch.save(net.state_dict(), given.out)


if __name__ == "__main__":
    main()
