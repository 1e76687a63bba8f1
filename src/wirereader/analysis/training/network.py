"""The tagger's network in PyTorch: a six-layer BERT encoder that also sees letter case.

The layers after its trunk read only the pieces that are asked for, and take their keys and values
from what the trunk gives; with a trunk of all layers it is BERT's.
"""

from collections.abc import Iterable
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from wirereader.analysis.names.tagger import LABELS
from wirereader.analysis.names.wordpiece import Case

# the sizes of MiniLM-L6, whose weights it starts from
WIDTH, HEADS, INNER, LAYERS, PLACES = 384, 12, 1536, 6, 512
DROP = 0.1  # chance that a value is dropped while it learns, as BERT had it


class Drop(nn.Module):
    """Dropout from a pool of ready marks: on a CPU drawing fresh ones costs a fifth of a step."""

    def __init__(self, pool: Tensor) -> None:
        super().__init__()
        self.pool = [pool]  # in a list, so that it is no weight of the network's

    def forward(self, x: Tensor) -> Tensor:
        """Blank a tenth of the values while training."""
        if not self.training:
            return x
        at = int(torch.randint(self.pool[0].numel() - x.numel(), ()))
        return x * self.pool[0][at : at + x.numel()].view_as(x).to(x.dtype)


def drop_pool(size: int = 1 << 23) -> Tensor:
    """Draw the marks all layers share."""
    return (torch.rand(size) >= DROP).to(torch.bfloat16) / (1 - DROP)


class Layer(nn.Module):
    """One encoder layer (Vaswani et al. 2017, norms after the sums)."""

    def __init__(self, drop: Drop) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_a = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_b = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, mask: Tensor, context: Tensor | None = None) -> Tensor:
        """Run the layer on [batch, row, width]; keys and values are of the context, if given."""
        if context is None:
            parts = self.qkv(x).chunk(3, -1)
        else:
            weight, bias = self.qkv.weight, self.qkv.bias
            asks = functional.linear(x, weight[:WIDTH], bias[:WIDTH])
            answers = functional.linear(context, weight[WIDTH:], bias[WIDTH:])
            parts = (asks, *answers.chunk(2, -1))
        q, k, v = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in parts)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).flatten(2)
        x = self.norm_a(x + self.drop(self.out(seen)))
        return self.norm_b(x + self.drop(self.down(functional.gelu(self.up(x)))))


class TaggerNetwork(nn.Module):
    """Pieces with their case in, one score a label out.

    Its `trunk` is the number of layers, of all, that read every piece.
    """

    trunk: Tensor

    def __init__(self, vocabulary: int = 30522, trunk: int = LAYERS, layers: int = LAYERS) -> None:
        super().__init__()
        self.register_buffer("trunk", torch.tensor(trunk))
        self.drop = Drop(drop_pool())
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.place = nn.Embedding(PLACES, WIDTH)
        self.case = nn.Embedding(len(Case), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(self.drop) for _ in range(layers))
        self.labels = nn.Linear(WIDTH, len(LABELS))
        nn.init.zeros_(self.case.weight)
        nn.init.normal_(self.labels.weight, std=0.02)
        nn.init.zeros_(self.labels.bias)

    def forward(self, ids: Tensor, case: Tensor) -> Tensor:
        """Score every label for every piece of [batch, row]."""
        x = self.word(ids) + self.place.weight[: ids.shape[1]] + self.case(case)
        x = self.drop(self.norm(x))
        mask = (ids != 0)[:, None, None, :]
        for layer in self.layers[: self.trunk]:
            x = layer(x, mask)
        return self.labels(self.later(x, x, mask))

    def later(self, x: Tensor, context: Tensor, mask: Tensor) -> Tensor:
        """Run the layers after the trunk on some of the pieces of the context, [batch, row]."""
        for layer in self.layers[self.trunk :]:
            x = layer(x, mask, context)
        return x


def going_on(path: Path) -> TaggerNetwork:
    """Build the network on the weights of a tagger (a .pt file)."""
    return built(torch.load(path, map_location="cpu", weights_only=True))


def built(state: dict[str, Tensor]) -> TaggerNetwork:
    """Build the network on weights by their names, and with as many layers as these are of."""
    net = TaggerNetwork(trunk=int(state.get("trunk", LAYERS)), layers=layers_in(state))
    net.load_state_dict({"trunk": net.trunk, **state})
    return net


def layers_in(weights: Iterable[str]) -> int:
    """Count the layers by the names of their weights."""
    return len({name.split(".")[1] for name in weights if name.startswith("layers.")})


def start_from(path: Path) -> TaggerNetwork:
    """Build the network on the weights of a published encoder (a .safetensors file)."""
    net = TaggerNetwork()
    given = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    with torch.no_grad():
        net.word.weight.copy_(given["embeddings.word_embeddings.weight"])
        net.place.weight.copy_(
            given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(net.norm, given, "embeddings.LayerNorm")
        for number, layer in enumerate(net.layers):
            _fill(layer, given, f"encoder.layer.{number}.")
    return net


def _fill(layer: Layer, given: dict[str, Tensor], name: str) -> None:
    parts = [name + f"attention.self.{part}" for part in ("query", "key", "value")]
    layer.qkv.weight.copy_(torch.cat([given[p + ".weight"] for p in parts]))
    layer.qkv.bias.copy_(torch.cat([given[p + ".bias"] for p in parts]))
    _copy(layer.out, given, name + "attention.output.dense")
    _copy(layer.norm_a, given, name + "attention.output.LayerNorm")
    _copy(layer.up, given, name + "intermediate.dense")
    _copy(layer.down, given, name + "output.dense")
    _copy(layer.norm_b, given, name + "output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(given[name + ".weight"])
    module.bias.copy_(given[name + ".bias"])
