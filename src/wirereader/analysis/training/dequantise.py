"""Read a tagger's weights back from its int8 file: python dequantise.py TAGGER.onnx START.pt.

Further training starts from what comes out. It is what the file computes with: the rounding that
`export_tagger.py` did is not undone.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from wirereader.analysis.training.network import LAYERS, PLACES, built


def weights(path: Path) -> dict[str, Tensor]:
    """Give the weights by their names in the network; they stand in the order they were written."""
    model = onnx.load(path)
    constants = map(numpy_helper.to_array, model.graph.initializer)
    next(constants)  # the row that the slice of places begins at
    place = next(constants)
    found = {"place.weight": np.pad(place, ((0, PLACES - len(place)), (0, 0)))}
    found["word.weight"] = next(constants) * next(constants)
    for name in ("case.weight", "norm.weight", "norm.bias"):
        found[name] = next(constants)
    kinds = [node.op_type for node in model.graph.node]
    for number in range(kinds.count("MultiHeadAttention")):
        at = f"layers.{number}."
        found[at + "qkv.weight"] = np.concatenate([_matrix(constants) for _ in range(3)])
        found[at + "qkv.bias"] = next(constants)
        for part, norm in (("out", ""), ("", "norm_a"), ("up", ""), ("down", ""), ("", "norm_b")):
            found[f"{at}{part or norm}.weight"] = _matrix(constants) if part else next(constants)
            found[f"{at}{part or norm}.bias"] = next(constants)
    found["labels.weight"] = next(constants).T
    found["labels.bias"] = next(constants)
    told = {entry.key: entry.value for entry in model.metadata_props}
    found["trunk"] = np.array(int(told.get("trunk", LAYERS)))
    return {name: torch.tensor(np.ascontiguousarray(v)) for name, v in found.items()}


def _matrix(constants: Iterator[np.ndarray]) -> np.ndarray:
    small, scale, _ = next(constants), next(constants), next(constants)
    return small.astype(np.float32).T * scale[:, None]


def main() -> None:
    """Read the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    print("tagger  sha256", hashlib.sha256(given.tagger.read_bytes()).hexdigest())
    torch.save(built(weights(given.tagger)).state_dict(), given.out)


if __name__ == "__main__":
    main()
