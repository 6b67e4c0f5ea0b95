"""The reader model: MiniLM's six layers, and a narrow stack that reads the words of a sentence for one trigger.

The six layers read a sentence once. From what they make of its words triggers are found and typed, and words of saying
are found. The narrow stack gets the same words, each told besides what the layers made of one trigger, what that is,
and how far away it stands; it says for every word what it is to that trigger, and for the trigger its mode, status and
source chain; of a word of saying, whose it is and what is said. So each role is decided with the trigger in view, and a
sentence costs six layers, and half of one for each trigger. The codebook tells for each word which types it can be:
what a few hundred reports are too few to show of rare verbs.
"""

import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.analysis.labels import CUES, HINTS, MARKS, TRIGGER_HEADS, TYPES, WORD_HEADS

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
NARROW, NARROW_HEADS, NARROW_INNER, NARROW_LAYERS, NARROW_EPS = 256, 8, 512, 2, 1e-6
NEAR = 24
"""Distances from the trigger are told apart up to so many words."""
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
    """Embeddings and layers: pieces to the states of words, trigger scores and cue scores."""

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

    def forward(
        self, ids: Tensor, shapes: Tensor, parts: Tensor, hints: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """States [sentence, word, width], trigger scores [.., 1 + types] and cue scores [.., 1 + cues].

        Args:
            ids: [sentence, piece]; so are shapes and parts.
            hints: 1 for each of HINTS that the codebook knows a word as, at the word's first piece, [sentence, piece,
                hint].
            heads: the first piece of each word, [sentence, word].
        """
        bias = (ids == 0).to(torch.float32)[:, None, None, :] * -10000.0
        places = torch.arange(ids.shape[1], device=ids.device)[None, :]
        x = self.word(ids) + self.place(places) + self.part(parts) + self.shape(shapes) + self.hint(hints)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        states, told = self.drop(at_heads(x, heads)), at_heads(hints, heads)
        return states, self.trigger(states) + self.late(told), self.cue(states)


def at_heads(pieces: Tensor, heads: Tensor) -> Tensor:
    """What stands at the first pieces of words, [sentence, word, ..], of [sentence, piece, ..]."""
    return pieces.gather(1, heads[:, :, None].expand(-1, -1, pieces.shape[2]))


class Arguments(nn.Module):
    """The narrow stack: states of the words of a sentence to what each word is to one trigger or cue in it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.into = nn.Linear(WIDTH, NARROW)
        self.told = nn.Linear(WIDTH, NARROW, bias=False)
        self.mark = nn.Embedding(len(MARKS), NARROW)
        self.near = nn.Embedding(2 * NEAR + 1, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(
            Layer(dropout, NARROW, NARROW_HEADS, NARROW_INNER, NARROW_EPS) for _ in range(NARROW_LAYERS)
        )
        self.drop = nn.Dropout(dropout)
        self.words = nn.Linear(NARROW, sum(map(len, WORD_HEADS.values())))
        self.whole = nn.Linear(NARROW + WIDTH, sum(map(len, TRIGGER_HEADS.values())))
        for new in (self.mark, self.near):
            nn.init.normal_(new.weight, 0, 0.3)

    def forward(self, states: Tensor, counts: Tensor, rows: Tensor, at: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of words [trigger, word, label] and of the trigger or cue [trigger, label].

        Args:
            states: of words, [sentence, word, width].
            counts: words of each sentence, [sentence].
            rows: each trigger's sentence, [trigger].
            at: the trigger's word, [trigger].
            types: what it is, index into MARKS, [trigger].
        """
        spots = torch.arange(states.shape[1], device=states.device)[None, :]
        bias = (spots >= counts[rows][:, None]).to(torch.float32)[:, None, None, :] * -10000.0
        mine = states[rows, at]
        near = self.near((spots - at[:, None]).clamp(-NEAR, NEAR) + NEAR)
        x = self.into(states)[rows] + (self.told(mine) + self.mark(types))[:, None, :] + near
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        picked = x[torch.arange(x.shape[0], device=x.device), at]
        return self.words(x), self.whole(torch.cat([picked, self.drop(mine)], -1))


class ReaderModel(nn.Module):
    """Trunk and arguments together, as they are trained."""

    fresh = ("arguments.", "trunk.trigger.", "trunk.late.", "trunk.cue.", "trunk.shape.", "trunk.hint.")
    """What the names of parameters begin with that no encoder brings."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.trunk = Trunk(vocabulary, dropout)
        self.arguments = Arguments(dropout)

    @classmethod
    def from_minilm(cls, folder: Path, dropout: float = 0.1) -> "ReaderModel":
        """With the weights of all-MiniLM-L6-v2 where it has them."""
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
