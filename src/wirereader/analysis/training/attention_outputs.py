"""Make a tagger tell what some heads ask and answer: python attention_outputs.py IN.onnx OUT.onnx.

Adds two outputs, "queries" and "keys", to a file that `export_tagger.py` wrote; names and scores
stay what they are, and so does the digest of the weights.  A file that has them gets them anew.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from wirereader.analysis.names.attention import HEAD_WIDTH, HEADS

OUTPUTS = ("queries", "keys")
_OURS = "attention: "
"""Before the names of all that is added here."""


def tell_attention(model: onnx.ModelProto) -> None:
    """Add both outputs, [batch, pieces, heads times HEAD_WIDTH], the heads in the order of HEADS.

    Queries are of the pieces that are asked for, keys of the whole row.
    """
    graph = model.graph
    _forget(graph)
    layers = [node for node in graph.node if node.op_type == "MultiHeadAttention"]
    constants = {one.name: one for one in graph.initializer}
    trunk = next(int(entry.value) for entry in model.metadata_props if entry.key == "trunk")
    for given, output in enumerate(OUTPUTS):
        parts, biases = [], []
        for layer in sorted({layer for layer, _ in HEADS}):
            columns = np.concatenate(
                [
                    np.arange(head * HEAD_WIDTH, (head + 1) * HEAD_WIDTH, dtype=np.int64)
                    for at, head in HEADS
                    if at == layer
                ]
            )
            node = layers[layer]
            bias = numpy_helper.to_array(constants[node.input[3]])
            biases.append(np.split(bias, 3)[given][columns])
            told = node.input[given]
            if output == "queries" and layer < trunk:
                graph.node.append(
                    helper.make_node("Gather", [told, "asked"], [f"{_OURS}{layer}, asked"], axis=1)
                )
                told = f"{_OURS}{layer}, asked"
            part = f"{_OURS}{output} {layer}"
            named = f"{part}, columns"
            graph.initializer.append(numpy_helper.from_array(columns, named))
            graph.node.append(helper.make_node("Gather", [told, named], [part], axis=2))
            parts.append(part)
        both, shift = f"{_OURS}{output}", f"{_OURS}{output}, bias"
        graph.initializer.append(numpy_helper.from_array(np.concatenate(biases), shift))
        graph.node.append(helper.make_node("Concat", parts, [both], axis=2))
        graph.node.append(helper.make_node("Add", [both, shift], [output]))
        pieces = "asked" if output == "queries" else "row"
        shape = ["batch", pieces, len(HEADS) * HEAD_WIDTH]
        graph.output.append(helper.make_tensor_value_info(output, TensorProto.FLOAT, shape))


def _forget(graph: onnx.GraphProto) -> None:
    """Take what was added before out again."""
    for field in (graph.node, graph.initializer, graph.output):
        kept = [one for one in field if not _is_ours(one)]
        del field[:]
        field.extend(kept)


def _is_ours(one: onnx.NodeProto | onnx.TensorProto | onnx.ValueInfoProto) -> bool:
    if isinstance(one, onnx.NodeProto):
        return any(name in OUTPUTS or name.startswith(_OURS) for name in one.output)
    return one.name in OUTPUTS or one.name.startswith(_OURS)


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    model = onnx.load(given.tagger)
    tell_attention(model)
    given.out.write_bytes(model.SerializeToString(deterministic=True))
    print(given.out, given.out.stat().st_size, "bytes, weights", model.metadata_props[0].value)


if __name__ == "__main__":
    main()
