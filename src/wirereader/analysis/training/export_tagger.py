"""Write the trained tagger as an int8 ONNX file: python export_tagger.py OUT.onnx TRAINED.pt.

Embeddings are rounded a row at a time, matrices a column at a time to seven bits, so that
processors without the newer integer instructions cannot overflow their sums; what flows through
the layers is rounded as it comes.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from wirereader.analysis.names.tagger import LABELS, ROW
from wirereader.analysis.training.attention_outputs import tell_attention
from wirereader.analysis.training.network import HEADS, LAYERS, WIDTH, layers_in

MICROSOFT = "com.microsoft"
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

    def layer(self, x: str, context: str, number: int) -> str:
        """Add one encoder layer, whose keys and values are of the context."""
        w, at = self._weights, f"layers.{number}."
        cut = [slice(part * WIDTH, (part + 1) * WIDTH) for part in range(3)]
        given = x, context, context
        qkv = [
            self.linear(one, w[at + "qkv.weight"][c], None)
            for one, c in zip(given, cut, strict=True)
        ]
        seen = self.add(
            "MultiHeadAttention",
            *qkv,
            self.constant(w[at + "qkv.bias"].astype(np.float32)),
            domain=MICROSOFT,
            num_heads=HEADS,
        )
        out = self.linear(seen, w[at + "out.weight"], w[at + "out.bias"])
        x = self.norm_sum(x, out, at + "norm_a")
        up = self.linear(x, w[at + "up.weight"], w[at + "up.bias"])
        up = self.add("Gelu", up, domain=MICROSOFT)
        down = self.linear(up, w[at + "down.weight"], w[at + "down.bias"])
        return self.norm_sum(x, down, at + "norm_b")

    def model(self) -> onnx.ModelProto:
        """Build the whole graph: ids, case and asked in; scores of labels, queries and keys out.

        `asked` are places in the row.  The last layer reads them alone, whatever the trunk.
        """
        layers = layers_in(self._weights)
        trunk = min(int(self._weights["trunk"]), layers - 1)
        width = self.add("Shape", "ids", start=1, end=2)
        zero = self.constant(np.zeros(1, np.int64))
        places = self.constant(self._weights["place.weight"][:ROW].astype(np.float32))
        place = self.add("Slice", places, zero, width, zero)
        word = self.rows("word.weight", "ids")
        case = self.add("Gather", self.plain("case.weight"), "case", axis=0)
        x = self.add("Add", word, case)
        x = self.add("Add", x, place)
        norm = self.plain("norm.weight"), self.plain("norm.bias")
        x = self.add("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
        for number in range(trunk):
            x = self.layer(x, x, number)
        context, x = x, self.add("Gather", x, "asked", axis=1)
        for number in range(trunk, layers):
            x = self.layer(x, context, number)
        head = self.constant(self._weights["labels.weight"].T.astype(np.float32))
        x = self.add("MatMul", x, head)
        self.add("Add", x, self.plain("labels.bias"), name="scores")
        return self._finish(trunk)

    def _finish(self, trunk: int) -> onnx.ModelProto:
        info = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            "tagger",
            [
                info("ids", TensorProto.INT32, ["batch", "row"]),
                info("case", TensorProto.INT32, ["batch", "row"]),
                info("asked", TensorProto.INT32, ["asked"]),
            ],
            [info("scores", TensorProto.FLOAT, ["batch", "asked", len(LABELS)])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = 9  # of the format: older runtimes read no newer one
        whole = hashlib.sha256()
        for constant in self._constants:
            whole.update(constant.raw_data)
        for key, value in (("weights", whole.hexdigest()[:12]), ("trunk", str(trunk))):
            entry = model.metadata_props.add()
            entry.key, entry.value = key, value
        tell_attention(model)
        return model


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("trained", type=Path)
    given = parser.parse_args()
    state = torch.load(given.trained, map_location="cpu", weights_only=True)
    state.setdefault("trunk", torch.tensor(LAYERS))
    model = Graph({name: value.float().numpy() for name, value in state.items()}).model()
    given.out.write_bytes(model.SerializeToString(deterministic=True))
    print(given.out, given.out.stat().st_size, "bytes, weights", model.metadata_props[0].value)


if __name__ == "__main__":
    main()
