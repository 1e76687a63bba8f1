"""Teach a tagger with a shorter trunk what another says: distil_tagger.py TEACHER.pt STATES OUT.pt.

The first layers stay as they are and read every piece; the later ones read only the pieces that may
be of a name, with keys and values of what the trunk gives.  They start as the teacher's (keys and
values by the linear map that takes the trunk's states nearest to those of the layer before) and
learn its scores and its last states (Hinton et al. 2015, "Distilling the Knowledge in a Neural
Network"; Sanh et al. 2019, "DistilBERT").
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from wirereader.analysis.training.network import LAYERS, WIDTH, TaggerNetwork, going_on
from wirereader.analysis.training.teacher_states import TRUNK

BATCH = 24  # blocks a step
# AdamW: rate, decay, steps to warm up, share of the steps in which the rate falls to nothing
RATE, DECAY, WARM, COOL = 4e-4, 0.01, 100, 0.7
STATES = 0.3  # weight of the mean square error of the last states beside the divergence of labels
HELD = 300  # blocks that are not learned from, to tell how near it comes
_RIDGE = 0.1  # added to the squares of the least squares, so that they can be solved


class Batch(NamedTuple):
    """Blocks side by side.

    The trunk's states [batch, row, WIDTH], which of them are a block's, the places asked for
    [batch, asked] and which of these are; then for the latter, one after another, the teacher's
    last states and its scores.
    """

    context: Tensor
    is_block: Tensor
    places: Tensor
    is_place: Tensor
    states: Tensor
    scores: Tensor


class States:
    """What `teacher_states` kept."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as told:
            self._told: dict[str, NDArray[Any]] = {name: told[name] for name in told.files}
        lengths, is_asked = self._told["lengths"], self._told["asked"]
        self._ends = np.cumsum(lengths)
        self._asked_ends = np.cumsum(np.add.reduceat(is_asked.astype(int), self._ends - lengths))

    def __len__(self) -> int:
        return len(self._ends)

    def linear(self, number: int) -> tuple[Tensor, Tensor]:
        """Give matrix and shift of the map that takes the trunk's states nearest to a layer's."""
        after = self._told[f"layer {number}"].astype(np.float64)
        given = self._told[f"layer {TRUNK}"][: len(after)].astype(np.float64)
        given = np.concatenate([given, np.ones((len(given), 1))], 1)
        squares = given.T @ given + _RIDGE * np.eye(WIDTH + 1)
        found = torch.tensor(np.linalg.solve(squares, given.T @ after), dtype=torch.float32)
        return found[:-1].T, found[-1]

    def batch(self, numbers: list[int]) -> Batch:
        """Lay some blocks out side by side."""
        pieces = [self._span(self._ends, number) for number in numbers]
        wanted = [self._span(self._asked_ends, number) for number in numbers]
        row, most = (max(s.stop - s.start for s in spans) for spans in (pieces, wanted))
        context = np.zeros((len(numbers), row, WIDTH), np.float16)
        is_block = np.zeros((len(numbers), row), bool)
        places = np.zeros((len(numbers), most), np.int64)
        is_place = np.zeros((len(numbers), most), bool)
        for at, (span, few) in enumerate(zip(pieces, wanted, strict=True)):
            context[at, : span.stop - span.start] = self._told[f"layer {TRUNK}"][span]
            is_block[at, : span.stop - span.start] = True
            places[at, : few.stop - few.start] = np.flatnonzero(self._told["asked"][span])
            is_place[at, : few.stop - few.start] = True
        states = np.concatenate([self._told[f"layer {LAYERS}"][span] for span in wanted])
        scores = np.concatenate([self._told["scores"][span] for span in wanted])
        return Batch(
            torch.from_numpy(context).float(),
            torch.from_numpy(is_block)[:, None, None, :],
            torch.from_numpy(places),
            torch.from_numpy(is_place),
            torch.from_numpy(states).float(),
            torch.from_numpy(scores).float(),
        )

    @staticmethod
    def _span(ends: NDArray[Any], number: int) -> slice:
        return slice(int(ends[number - 1]) if number else 0, int(ends[number]))


def student_of(teacher: TaggerNetwork, states: States, layers: int) -> TaggerNetwork:
    """Build the student of the first layers, as near to the teacher's as a linear map comes."""
    student = TaggerNetwork(trunk=TRUNK, layers=layers)
    theirs = teacher.state_dict() | {"trunk": student.trunk}
    student.load_state_dict({name: theirs[name] for name in student.state_dict()})
    with torch.no_grad():
        for number in range(TRUNK + 1, layers):
            matrix, shift = states.linear(number)
            qkv = student.layers[number].qkv
            qkv.bias[WIDTH:] += qkv.weight[WIDTH:] @ shift
            qkv.weight[WIDTH:] = qkv.weight[WIDTH:] @ matrix
    return student


def answered(net: TaggerNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """Give the last states and the scores of the pieces asked for, one after another."""
    wanted = batch.places[..., None].expand(-1, -1, WIDTH)
    x = net.later(batch.context.gather(1, wanted), batch.context, batch.is_block)
    x = x[batch.is_place]
    return x.float(), net.labels(x).float()


def divergence(told: Tensor, scores: Tensor) -> Tensor:
    """Kullback and Leibler's, of the labels' chances by the teacher from those by the scores."""
    chances = told.softmax(-1)
    return (chances * (told.log_softmax(-1) - scores.log_softmax(-1))).sum(-1).mean()


def nearness(net: TaggerNetwork, states: States, held: list[int]) -> str:
    """Tell on blocks that were not learned from how near the student is to its teacher."""
    net.eval()
    same, names, all_told = 0, 0, []
    with torch.no_grad():
        for at in range(0, len(held), BATCH):
            batch = states.batch(held[at : at + BATCH])
            _, scores = answered(net, batch)
            all_told.append(divergence(batch.scores, scores).item())
            ours, told = scores.argmax(-1), batch.scores.argmax(-1)
            is_name = (ours > 0) | (told > 0)
            same += int((is_name & (ours == told)).sum())
            names += int(is_name.sum())
    return f"divergence {np.mean(all_told):.5f}, same label in names {100 * same / names:.2f} %"


def batches(numbers: list[int], chance: random.Random) -> Iterator[list[int]]:
    """Give batches for ever, shuffled anew each time round."""
    while True:
        chance.shuffle(numbers)
        for at in range(0, len(numbers) - BATCH + 1, BATCH):
            yield numbers[at : at + BATCH]


def fit(net: TaggerNetwork, states: States, epochs: float, seed: int, out: Path) -> None:
    """Train the later layers and the labels.

    What the first of the later ones asks and answers stays: pronouns are linked by it.
    """
    numbers = list(range(len(states)))
    chance = random.Random(seed)  # noqa: S311
    chance.shuffle(numbers)
    held, numbers = numbers[:HELD], numbers[HELD:]
    steps = round(len(numbers) * epochs / BATCH)
    net.requires_grad_(requires_grad=False)
    for part in (*net.layers[TRUNK:], net.labels):
        part.requires_grad_()
    kept = net.layers[TRUNK].qkv
    for weight in kept.parameters():
        weight.register_hook(_without_asking)
    learning = [weight for weight in net.parameters() if weight.requires_grad]
    decay = {
        decays: [w for w in learning if (w.ndim > 1 and w is not kept.weight) == decays]
        for decays in (True, False)
    }
    opt = torch.optim.AdamW(
        [{"params": some, "weight_decay": DECAY * decays} for decays, some in decay.items()],
        lr=RATE,
        fused=True,
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda t: min((t + 1) / WARM, 1.0, (steps - t) / (COOL * steps))
    )
    print(f"{steps} steps; at first {nearness(net, states, held)}", flush=True)
    began = time.monotonic()
    for step, numbered in enumerate(batches(numbers, chance), 1):
        net.eval()  # it imitates: nothing is dropped
        batch = states.batch(numbered)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told, scores = answered(net, batch)
        loss = divergence(batch.scores, scores) + STATES * (told - batch.states).square().mean()
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        opt.step()
        pace.step()
        if step % 200 == 0 or step == steps:
            told_s = time.monotonic() - began
            print(f"{step} {told_s:.0f} s {nearness(net, states, held)}", flush=True)
            torch.save(net.state_dict(), out)
        if step == steps:
            return


def _without_asking(slope: Tensor) -> Tensor:
    """Take queries and keys out of a slope of queries, keys and values."""
    return torch.cat([torch.zeros_like(slope[: 2 * WIDTH]), slope[2 * WIDTH :]])


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("states", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--layers", type=int, default=5, help="of all, the trunk's included")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    print("teacher  sha256", hashlib.sha256(given.teacher.read_bytes()).hexdigest())
    states = States(given.states)
    student = student_of(going_on(given.teacher), states, given.layers)
    fit(student, states, given.epochs, given.seed, given.out)


if __name__ == "__main__":
    main()
