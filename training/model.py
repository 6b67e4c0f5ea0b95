"""The reader model: MiniLM's six layers, and beside its last three a second stack that reads for one trigger.

The lower layers are shared. The upper stack A finds and types triggers, and finds words of saying; the upper
stack B gets the same lower layers' output with a mark on one trigger that tells its type, and says for every word what
it is to that trigger, and for the trigger its mode, status and source chain; of a word of saying, whose it is and what
is said. So a sentence with two triggers costs 6 + 2 x 3 layers, and each role is
decided with the trigger in view. The codebook tells for each word which types it can be: what a few hundred reports are
too few to show of rare verbs.
"""

import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.analysis.labels import CUES, HINTS, MARKS, TRIGGER_HEADS, TYPES, WORD_HEADS

WIDTH, HEADS, INNER, LAYERS, SHARED = 384, 12, 1536, 6, 3
SHAPES = 4
PARTS = 2


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(
        self, dropout: float, width: int = WIDTH, heads: int = HEADS, inner: int = INNER, eps: float = 1e-12
    ) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The states after the layer, as `x`.

        Args:
            x: [sentence, piece, width].
            bias: of attention, [sentence, 1 or head, 1 or piece, piece]; very negative for padding.
        """
        n, t, _ = x.shape
        width = self.out.in_features
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias
        mixed = scores.softmax(-1) @ v
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(n, t, width))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Trunk(nn.Module):
    """Embeddings, shared layers and stack A: pieces to lower states, trigger scores and cue scores."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH, padding_idx=0)
        self.place = nn.Embedding(512, WIDTH)
        self.part = nn.Embedding(PARTS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.hint = nn.Linear(len(HINTS), WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.trigger = nn.Linear(WIDTH, 1 + len(TYPES))
        self.late = nn.Linear(len(HINTS), 1 + len(TYPES), bias=False)
        self.cue = nn.Linear(WIDTH, 1 + len(CUES))

    def forward(self, ids: Tensor, shapes: Tensor, parts: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Lower states [sentence, piece, width], trigger scores [.., 1 + types] and cue scores [.., 1 + cues].

        Args:
            ids: [sentence, piece]; so are shapes and parts.
            hints: 1 for each of HINTS that the codebook knows a word as, at the word's first piece, [sentence, piece,
                hint].
        """
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        places = torch.arange(ids.shape[1], device=ids.device)[None, :]
        x = self.word(ids) + self.place(places) + self.part(parts) + self.shape(shapes) + self.hint(hints)
        x = self.drop(self.norm(x))
        for layer in self.layers[:SHARED]:
            x = layer(x, bias)
        low = x
        for layer in self.layers[SHARED:]:
            x = layer(x, bias)
        x = self.drop(x)
        return low, self.trigger(x) + self.late(hints), self.cue(x)


class Arguments(nn.Module):
    """Stack B: lower states of a sentence to what each word is to one trigger or cue in it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mark = nn.Embedding(len(MARKS), WIDTH)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - SHARED))
        self.drop = nn.Dropout(dropout)
        self.words = nn.Linear(WIDTH, sum(map(len, WORD_HEADS.values())))
        self.whole = nn.Linear(WIDTH, sum(map(len, TRIGGER_HEADS.values())))

    def forward(self, low: Tensor, lengths: Tensor, at: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of words and of the trigger or cue.

        Args:
            low: lower states of each trigger's sentence, [trigger, piece, width].
            lengths: pieces of that sentence, [trigger].
            at: the trigger's first piece, [trigger].
            types: what it is, index into MARKS, [trigger].
        """
        spots = torch.arange(low.shape[1], device=low.device)[None, :]
        bias = (spots >= lengths[:, None]).to(torch.float32)[:, None, None, :] * -10000.0
        x = low + (spots == at[:, None]).to(low.dtype)[:, :, None] * self.mark(types)[:, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        picked = x[torch.arange(x.shape[0], device=x.device), at]
        return self.words(x), self.whole(picked)


class ReaderModel(nn.Module):
    """Trunk and arguments together, as they are trained."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk = Trunk(vocabulary, dropout)
        self.arguments = Arguments(dropout)

    @classmethod
    def from_minilm(cls, folder: Path, dropout: float = 0.1) -> "ReaderModel":
        """With the weights of all-MiniLM-L6-v2 where it has them; stack B begins as a copy of stack A."""
        from safetensors.torch import load_file

        if not json.loads((folder / "config.json").read_text())["num_hidden_layers"] == LAYERS:
            raise ValueError(f"{folder} holds no encoder of {LAYERS} layers")
        weights = load_file(folder / "model.safetensors")
        model = cls(weights["embeddings.word_embeddings.weight"].shape[0], dropout)
        model._take(weights)
        return model

    def _take(self, weights: dict[str, Tensor]) -> None:
        trunk = self.trunk
        with torch.no_grad():
            trunk.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
            trunk.place.weight.copy_(weights["embeddings.position_embeddings.weight"])
            trunk.part.weight.copy_(weights["embeddings.token_type_embeddings.weight"][:1].expand(PARTS, -1))
            trunk.shape.weight.zero_()
            trunk.hint.weight.zero_()
            trunk.late.weight.zero_()
            trunk.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
            trunk.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(trunk.layers):
                _fill(layer, weights, f"encoder.layer.{number}.")
            self.arguments.mark.weight.normal_(0, 0.2)
            for layer, twin in zip(self.arguments.layers, trunk.layers[SHARED:], strict=True):
                layer.load_state_dict(twin.state_dict())


def _fill(layer: nn.Module, weights: dict[str, Tensor], prefix: str) -> None:
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for ending in ("weight", "bias"):
        three = [weights[f"{prefix}attention.self.{part}.{ending}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, ending).copy_(torch.cat(three))
        for ours, theirs in names.items():
            getattr(getattr(layer, ours), ending).copy_(weights[f"{prefix}{theirs}.{ending}"])
