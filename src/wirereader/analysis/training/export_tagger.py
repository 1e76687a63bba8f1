"""Write the trained tagger as an int8 ONNX file: python export_tagger.py OUT.onnx TRAINED TEXTS ...

TRAINED is what `train_tagger` wrote (.pt), or the same arrays by name (.npz). What the late layers
need of pieces that they do not read is fitted on the TEXTS (`context_keys`).

Embeddings are rounded a row at a time, matrices a column at a time to seven bits, so that
processors without the newer integer instructions cannot overflow their sums; what flows through
the layers is rounded as it comes.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from wirereader.analysis.names.tagger import LABELS
from wirereader.analysis.names.tagger_rows import ROW
from wirereader.analysis.training.context_keys import fitted
from wirereader.analysis.training.network_sizes import EARLY, HEADS, LAYERS, WIDTH

MICROSOFT = "com.microsoft"
PIECES = "ids", "case", "place"
Array = NDArray[np.float32]


class Graph:
    """The graph under construction: constants, and nodes in order."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._weights = weights
        self._constants: list[onnx.TensorProto] = []
        self._nodes: list[onnx.NodeProto] = []

    def add(self, kind: str, *given: str, domain: str = "", name: str = "", **how: object) -> str:
        """Add a node and give the name of what comes out of it."""
        out = name or f"t{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(given), [out], domain=domain, **how))
        return out

    def constant(self, value: object) -> str:
        """Add a constant and give its name."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def plain(self, name: str) -> str:
        """Add a weight as it is."""
        return self.constant(self._weights[name].astype(np.float32))

    def rows(self, name: str, at: str) -> str:
        """Look rows up in an embedding kept as int8, with one scale a row."""
        table = self._weights[name]
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127
        small = np.rint(table / scale).astype(np.int8)
        found = self.add("Gather", self.constant(small), at, axis=0)
        found = self.add("Cast", found, to=TensorProto.FLOAT)
        scales = self.add("Gather", self.constant(scale.astype(np.float32)), at, axis=0)
        return self.add("Mul", found, scales)

    def linear(self, x: str, weight: Array, bias: Array | None) -> str:
        """Multiply by an int8 matrix, one scale a column, and add the bias if there is one."""
        scale = np.maximum(np.abs(weight).max(1), 1e-9) / 63
        small = np.rint(weight / scale[:, None]).astype(np.int8).T
        zero = np.zeros(len(scale), np.int8)
        given = [x, self.constant(small), self.constant(scale.astype(np.float32))]
        given += [self.constant(zero)]
        given += [self.constant(bias.astype(np.float32))] if bias is not None else []
        return self.add("DynamicQuantizeMatMul", *given, domain=MICROSOFT)

    def norm_sum(self, x: str, y: str, name: str) -> str:
        """Add two and norm them."""
        scale, shift = self.plain(name + ".weight"), self.plain(name + ".bias")
        # The runtime's fused node for this takes ten times as long on a CPU as the two apart.
        both = self.add("Add", x, y)
        return self.add("LayerNormalization", both, scale, shift, axis=-1, epsilon=1e-12)

    def split(self, x: str, widths: list[int]) -> list[str]:
        """Cut what flows through into parts of these widths."""
        out = [f"t{len(self._nodes)}_{part}" for part in range(len(widths))]
        given = [x, self.constant(np.array(widths, np.int64))]
        self._nodes.append(helper.make_node("Split", given, out, axis=-1))
        return out

    def keys_and_values(self, x: str, number: int) -> str:
        """Add the keys and values of one layer, side by side."""
        w, at = self._weights, f"layers.{number}.qkv."
        return self.linear(x, w[at + "weight"][WIDTH:], w[at + "bias"][WIDTH:])

    def layer(self, x: str, number: int, keys: str, values: str) -> str:
        """Add one encoder layer for `x`, which attends to what has these keys and values."""
        w, at = self._weights, f"layers.{number}."
        query = self.linear(x, w[at + "qkv.weight"][:WIDTH], w[at + "qkv.bias"][:WIDTH])
        given = query, keys, values
        seen = self.add("MultiHeadAttention", *given, domain=MICROSOFT, num_heads=HEADS)
        out = self.linear(seen, w[at + "out.weight"], w[at + "out.bias"])
        x = self.norm_sum(x, out, at + "norm_a")
        up = self.linear(x, w[at + "up.weight"], w[at + "up.bias"])
        up = self.add("Gelu", up, domain=MICROSOFT)
        down = self.linear(up, w[at + "down.weight"], w[at + "down.bias"])
        return self.norm_sum(x, down, at + "norm_b")

    def early(self) -> str:
        """Add embeddings and the layers that read every piece."""
        places = self.constant(self._weights["place.weight"][:ROW].astype(np.float32))
        place = self.add("Gather", places, "place", axis=0)
        word = self.rows("word.weight", "ids")
        case = self.add("Gather", self.plain("case.weight"), "case", axis=0)
        x = self.add("Add", word, case)
        x = self.add("Add", x, place)
        norm = self.plain("norm.weight"), self.plain("norm.bias")
        x = self.add("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
        for number in range(EARLY):
            x = self.layer(x, number, *self.split(self.keys_and_values(x, number), [WIDTH] * 2))
        return x

    def model(self) -> onnx.ModelProto:
        """Build the graph that ships: one score a label for each of the first `count` pieces."""
        x = self.early()
        zero, along = self.constant(np.zeros(1, np.int64)), self.constant(np.ones(1, np.int64))
        end = self.constant(np.array([ROW], np.int64))
        rest = self.add("Slice", x, "count", end, along)
        keys, values = self.split(self.keys_and_values(x, EARLY), [WIDTH] * 2)
        x = self.layer(self.add("Slice", x, zero, "count", along), EARLY, keys, values)
        late = LAYERS - EARLY - 1
        told = self.linear(rest, self._weights["context.weight"], self._weights["context.bias"])
        known = self.split(told, [WIDTH] * (2 * late))
        for number in range(EARLY + 1, LAYERS):
            own = self.split(self.keys_and_values(x, number), [WIDTH] * 2)
            pairs = zip(own, (known.pop(0), known.pop(0)), strict=True)
            x = self.layer(x, number, *(self.add("Concat", *both, axis=1) for both in pairs))
        head = self.constant(self._weights["labels.weight"].T.astype(np.float32))
        x = self.add("MatMul", x, head)
        self.add("Add", x, self.plain("labels.bias"), name="scores")
        return self._finish({"scores": len(LABELS)})

    def states(self) -> onnx.ModelProto:
        """Build the graph of every layer in full: what `context_keys` learns from."""
        x = self.early()
        early = self.add("Identity", x, name="early")
        late = []
        for number in range(EARLY, LAYERS):
            told = self.keys_and_values(x, number)
            late.append(told)
            x = self.layer(x, number, *self.split(told, [WIDTH] * 2))
        self.add("Concat", *late[1:], axis=-1, name="late")
        return self._finish({early: WIDTH, "late": 2 * WIDTH * (len(late) - 1)})

    def _finish(self, out: dict[str, int]) -> onnx.ModelProto:
        info = helper.make_tensor_value_info
        given = [info(name, TensorProto.INT32, ["batch", "row"]) for name in PIECES]
        given.append(info("count", TensorProto.INT64, [1]))
        graph = helper.make_graph(
            self._nodes,
            "tagger",
            given,
            [info(name, TensorProto.FLOAT, ["batch", "some", n]) for name, n in out.items()],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = 9  # of the format: older runtimes read no newer one
        whole = hashlib.sha256()
        for constant in self._constants:
            whole.update(constant.raw_data)
        entry = model.metadata_props.add()
        entry.key, entry.value = "weights", whole.hexdigest()[:12]
        return model


def read_weights(path: Path) -> dict[str, Array]:
    """Read a trained network's weights by name."""
    if path.suffix == ".npz":
        with np.load(path) as arrays:
            return dict(arrays)
    import torch

    state = torch.load(path, map_location="cpu", weights_only=True)
    return {name: value.float().numpy() for name, value in state.items()}


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("trained", type=Path)
    parser.add_argument("texts", type=Path, nargs="+")
    given = parser.parse_args()
    weights = read_weights(given.trained)
    states = Graph(weights).states().SerializeToString()
    weights |= fitted(states, given.texts)
    model = Graph(weights).model()
    given.out.write_bytes(model.SerializeToString(deterministic=True))
    print(given.out, given.out.stat().st_size, "bytes, weights", model.metadata_props[0].value)


if __name__ == "__main__":
    main()
