"""Keep what a tagger's layers say of texts: python teacher_states.py TEACHER.onnx OUT.npz TEXTS ...

`distil_tagger.py` learns from it.  The teacher is a file of `export_tagger.py` whose trunk is all
layers but the last, so that the trunk it gives is the rounded one that the program computes with.
"""

import argparse
import hashlib
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from wirereader.analysis.names.candidate_pieces import candidate_words
from wirereader.analysis.names.tagger import CLS, SEP
from wirereader.analysis.names.wordpiece import Case, WordPieceTokenizer, load_vocabulary
from wirereader.analysis.training.corpus import Corpus, TrainingRow, read
from wirereader.analysis.training.network import LAYERS, WIDTH
from wirereader.analysis.training.swaps import Swapper

TRUNK = 3
"""Layers that the student keeps as they are."""
PRONOUNS = ("he", "she", "him", "her", "his", "hers", "himself", "herself", "they", "them", "their")
_WHOLE = 600  # blocks of which the states of every layer are kept, some 65,000 pieces


def opened(path: Path) -> Any:
    """Open the teacher in the runtime with what its layers from TRUNK on give as outputs."""
    model = onnx.load(path)
    norms = [n.output[0] for n in model.graph.node if n.op_type == "LayerNormalization"]
    for number in range(TRUNK, LAYERS + 1):
        name = f"layer {number}"  # one norm for what goes in, and two a layer
        model.graph.node.append(helper.make_node("Identity", [norms[2 * number]], [name]))
        shape = ["batch", "row" if number < LAYERS else "asked", WIDTH]
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def asked(block: list[TrainingRow | None], pronouns: frozenset[int]) -> list[int]:
    """Give the places in a block of the pieces that the program asks for, and of pronouns."""
    found: list[int] = []
    firsts: list[int] = []
    for at, row in enumerate(block):
        if row is not None and (row.allowed or block[at - 1] is None):
            firsts.append(at)
        if row is None:
            rows = [(place, block[place]) for place in firsts]
            words = candidate_words([row.case for _, row in rows if row is not None])
            found += [
                place
                for number, (place, row) in enumerate(rows)
                if number in words or (row is not None and row.id in pronouns)
            ]
            firsts = []
    return found


def kept(session: Any, blocks: list[list[TrainingRow | None]]) -> dict[str, NDArray[Any]]:
    """Read the blocks; the pieces of all stand one after another in each array."""
    names = [f"layer {number}" for number in range(TRUNK, LAYERS + 1)]
    found: dict[str, list[NDArray[Any]]] = {name: [] for name in [*names, "scores", "asked"]}
    vocabulary = load_vocabulary()
    pronouns = frozenset(map(vocabulary.index, PRONOUNS))
    lengths = []
    began = time.monotonic()
    for number, block in enumerate(blocks):
        places = asked(block, pronouns)
        if not places:
            continue
        ids = [(SEP if at else CLS) if row is None else row.id for at, row in enumerate(block)]
        case = [int(Case.EDGE) if row is None else row.case for row in block]
        given = {"ids": [ids], "case": [case], "asked": places}
        told = session.run(
            [*names, "scores"], {name: np.array(value, np.int32) for name, value in given.items()}
        )
        for name, value in zip([*names, "scores"], told, strict=True):
            if number < _WHOLE or name in {names[0], names[-1], "scores"}:
                found[name].append(value[0].astype(np.float16))
        found["asked"].append(np.isin(np.arange(len(block)), places))
        lengths.append(len(block))
        if number % 1000 == 0:
            print(f"{number}/{len(blocks)} {time.monotonic() - began:.0f} s", flush=True)
    return {name: np.concatenate(parts) for name, parts in found.items()} | {
        "lengths": np.array(lengths)
    }


def main() -> None:
    """Read the command line and keep the states."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--swaps", type=float, default=0.5, help="copies with other names in")
    given = parser.parse_args()
    print("teacher  sha256", hashlib.sha256(given.teacher.read_bytes()).hexdigest())
    corpus = Corpus(WordPieceTokenizer(load_vocabulary()))
    swapper = Swapper(given.seed)
    for path in given.texts:
        texts = read(path)
        corpus.add(texts)
        corpus.add(swapper.some(texts, given.swaps))
    chance = random.Random(given.seed)  # noqa: S311
    blocks = list(corpus.blocks(chance))
    chance.shuffle(blocks)
    print(len(blocks), "blocks,", sum(map(len, blocks)), "pieces", flush=True)
    np.savez(given.out, **kept(opened(given.teacher), blocks))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
