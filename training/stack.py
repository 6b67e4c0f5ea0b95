"""Several reader models trained side by side as one stack: the layers of `model.py` with an axis of models in front.

A model this small leaves an accelerator waiting for the next call; eighteen of them in one call cost little more than
one. Needs torch and numpy alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from arrays import IGNORED, Sizes

WIDTH, HEADS, INNER, LAYERS, SHARED = 384, 12, 1536, 6, 3
PARTS, SHAPES = 2, 4
FRESH = ("shape", "hint", "late", "mark", "trigger.", "cue.", "words.", "whole.")
"""Beginnings of the names of parameters that MiniLM does not bring; they learn faster."""

State = dict[str, Tensor]
Arrays = Mapping[str, Tensor]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the models say: of words [model, row, piece, label], of targets [model, target, (piece,) label]."""

    trigger: Tensor
    cue: Tensor
    words: Tensor
    whole: Tensor


class Stack:
    """Models of one shape, each with weights of its own but for the word embeddings, which stay as they are.

    Attributes:
        state: parameters by name, the axis of models in front; weights of layers are [model, in, out].
    """

    def __init__(self, minilm: Path, sizes: Sizes, seeds: Sequence[int], device: str) -> None:
        self.sizes, self.count, self.device = sizes, len(seeds), device
        base = {n: w.float() for n, w in torch.load(minilm, map_location="cpu").items()}
        self.embeddings = base["embeddings.word_embeddings.weight"].to(device)
        heads = {
            "trigger": 1 + sizes.types,
            "cue": 1 + sizes.cues,
            "words": sum(sizes.words.values()),
            "whole": sum(sizes.whole.values()),
        }
        shared = _encoder(base) | {
            "shape": torch.zeros(SHAPES, WIDTH),
            "hint": torch.zeros(sizes.hints, WIDTH),
            "late": torch.zeros(sizes.hints, 1 + sizes.types),
        }
        state = {n: w.expand(self.count, *w.shape).clone() for n, w in shared.items()}
        own = [_heads(heads, sizes.types + sizes.cues, seed) for seed in seeds]
        state |= {n: torch.stack([each[n] for each in own]) for n in own[0]}
        self.state = {n: w.to(device).requires_grad_(True) for n, w in state.items()}

    def of(self, number: int) -> State:
        """One model's parameters in 16 bits."""
        return {n: w[number].detach().half().cpu() for n, w in self.state.items()}

    def put(self, number: int, state: State) -> None:
        """Gives one model the parameters of another."""
        with torch.no_grad():
            for n, w in self.state.items():
                w[number] = state[n].to(w)

    def frozen(self) -> "Stack":
        """Itself, its layers' weights in 16 bits and without gradients: a teacher."""
        for n, w in self.state.items():
            kept = w.detach()
            self.state[n] = kept.bfloat16() if w.dim() == 3 and n[0].isdigit() and self.device == "cuda" else kept
        return self

    def __call__(self, arrays: Arrays, dropout: float = 0.0, share: int = 1) -> Scores:
        """Scores of a batch; so many models in a row share a data stream."""
        data = {n: a.repeat_interleave(share, 0) if share > 1 else a for n, a in arrays.items()}
        _, rows, pieces = data["ids"].shape
        bits = (data["hints"][..., None] >> torch.arange(self.sizes.hints, device=self.device)) & 1
        hints = bits.float().view(self.count, rows * pieces, -1)
        mask = self._mask(data["length"], pieces)
        drop = _Drop(dropout)
        x = drop(self._norm(self._embedded(data, hints), "norm"))
        for n in range(SHARED):
            x = self._layer(x, n, mask, drop)
        low = x
        for n in range(SHARED, LAYERS):
            x = self._layer(x, n, mask, drop)
        x = drop(x)
        each = (self.count, rows, pieces, -1)
        trigger = self._linear(x, "trigger") + torch.bmm(hints, self.state["late"])
        words, whole = self._arguments(data, low, mask, drop)
        return Scores(
            trigger.view(each).float(), self._linear(x, "cue").view(each).float(), words.float(), whole.float()
        )

    def _mask(self, lengths: Tensor, pieces: int) -> Tensor:
        inside = torch.arange(pieces, device=self.device) < lengths.reshape(-1, 1, 1, 1)
        kind = torch.bfloat16 if self.device == "cuda" else torch.float32
        return torch.zeros(inside.shape, device=self.device, dtype=kind).masked_fill(~inside, -10000.0)

    def _embedded(self, data: Arrays, hints: Tensor) -> Tensor:
        state, (_, rows, pieces) = self.state, data["ids"].shape
        model = torch.arange(self.count, device=self.device)[:, None, None]
        x = self.embeddings[data["ids"]] + state["place"][:, None, :pieces] + state["shape"][model, data["shapes"]]
        x = x + state["part"][model[..., 0], data["part"]][:, :, None]
        return x.view(self.count, rows * pieces, WIDTH) + torch.bmm(hints, state["hint"])

    def _linear(self, x: Tensor, name: str) -> Tensor:
        return torch.baddbmm(self.state[f"{name}.b"], x, self.state[f"{name}.w"])

    def _norm(self, x: Tensor, name: str) -> Tensor:
        even = functional.layer_norm(x, (WIDTH,), eps=1e-12)
        return even * self.state[f"{name}.w"][:, None] + self.state[f"{name}.b"][:, None]

    def _layer(self, x: Tensor, number: int, mask: Tensor, drop: "_Drop") -> Tensor:
        """X: [model, rows x pieces, width]; mask: [model x rows, 1, 1, piece]."""
        pieces = mask.shape[-1]
        three = self._linear(x, f"{number}.qkv").view(-1, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(*three, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(self.count, -1, WIDTH)
        x = self._norm(x + drop(self._linear(mixed, f"{number}.out")), f"{number}.norm1")
        up = functional.gelu(self._linear(x, f"{number}.up"))
        return self._norm(x + drop(self._linear(up, f"{number}.down")), f"{number}.norm2")

    def _arguments(self, data: Arrays, low: Tensor, mask: Tensor, drop: "_Drop") -> tuple[Tensor, Tensor]:
        rows, pieces, targets = data["ids"].shape[1], mask.shape[-1], data["row"].shape[1]
        model = torch.arange(self.count, device=self.device)[:, None]
        flat = (model * rows + data["row"]).view(-1)
        at = data["at"].view(-1)
        here = torch.arange(pieces, device=self.device) == at[:, None]
        marks = self.state["mark"][model, data["mark"].clamp(min=0)].view(-1, 1, WIDTH)
        y = low.reshape(-1, pieces, WIDTH)[flat]
        y = (y + here[..., None].to(y.dtype) * marks.to(y.dtype)).view(self.count, targets * pieces, WIDTH)
        for n in range(LAYERS, LAYERS + SHARED):
            y = self._layer(y, n, mask[flat], drop)
        y = drop(y)
        picked = y.view(-1, pieces, WIDTH)[torch.arange(len(at), device=self.device), at]
        words = self._linear(y, "words").view(self.count, targets, pieces, -1)
        return words, self._linear(picked.view(self.count, targets, WIDTH), "whole")


@dataclass(frozen=True, slots=True)
class _Drop:
    share: float

    def __call__(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.share) if self.share else x


def _encoder(base: Mapping[str, Tensor]) -> State:
    """MiniLM's weights under our names; the second upper stack begins as a copy of the first."""
    state = {
        "place": base["embeddings.position_embeddings.weight"],
        "part": base["embeddings.token_type_embeddings.weight"][:1].expand(PARTS, -1),
        "norm.w": base["embeddings.LayerNorm.weight"],
        "norm.b": base["embeddings.LayerNorm.bias"],
    }
    linear = {"out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense"}
    norms = {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}
    for n in range(LAYERS + SHARED):
        layer = f"encoder.layer.{n if n < LAYERS else n - SHARED}."
        three = [f"{layer}attention.self.{x}" for x in ("query", "key", "value")]
        state[f"{n}.qkv.w"] = torch.cat([base[f"{x}.weight"] for x in three]).t()
        state[f"{n}.qkv.b"] = torch.cat([base[f"{x}.bias"] for x in three])[None]
        for ours, theirs in linear.items():
            state[f"{n}.{ours}.w"] = base[f"{layer}{theirs}.weight"].t()
            state[f"{n}.{ours}.b"] = base[f"{layer}{theirs}.bias"][None]
        for ours, theirs in norms.items():
            state[f"{n}.{ours}.w"], state[f"{n}.{ours}.b"] = (base[f"{layer}{theirs}.{x}"] for x in ("weight", "bias"))
    return state


def _heads(sizes: Mapping[str, int], marks: int, seed: int) -> State:
    chance = torch.Generator().manual_seed(seed)
    evenly = lambda *size: (torch.rand(*size, generator=chance) * 2 - 1) / math.sqrt(WIDTH)  # noqa: E731
    state = {f"{name}.{x}": evenly(WIDTH if x == "w" else 1, n) for name, n in sizes.items() for x in "wb"}
    return state | {"mark": torch.randn(marks, WIDTH, generator=chance) * 0.2}


@dataclass(frozen=True, slots=True)
class Soft:
    """Probabilities that teachers give, the mean of each group's; as `Scores`, but by head."""

    trigger: Tensor
    cue: Tensor
    words: dict[str, Tensor]
    whole: dict[str, Tensor]


def soft(scores: Scores, sizes: Sizes, each: int) -> Soft:
    """The mean probabilities of so many models in a row."""

    def mean(part: Tensor) -> Tensor:
        return part.softmax(-1).view(-1, each, *part.shape[1:]).mean(1)

    words, whole = _parts(scores.words, sizes.words), _parts(scores.whole, sizes.whole)
    return Soft(
        mean(scores.trigger),
        mean(scores.cue),
        {n: mean(p) for n, p in words.items()},
        {n: mean(p) for n, p in whole.items()},
    )


def _parts(scores: Tensor, sizes: Mapping[str, int]) -> dict[str, Tensor]:
    return dict(zip(sizes, scores.split(list(sizes.values()), -1), strict=True))


@dataclass(frozen=True, slots=True)
class Losses:
    """The loss of each model, [model]: as `train.losses` has it, and with a teacher's probabilities beside the labels.

    Attributes:
        weights: of each head; a number or [model].
        trust: share of the teacher's loss.
    """

    sizes: Sizes
    weights: Mapping[str, float | Tensor]
    trust: float = 0.5

    def __call__(self, scores: Scores, arrays: Arrays, share: int = 1, teacher: Soft | None = None) -> Tensor:
        """Summed over a batch and divided by its triggers, or its cues for what tells of those."""
        data = {n: a.repeat_interleave(share, 0) if share > 1 else a for n, a in arrays.items()}
        act, said = (data["mark"] >= 0) & (data["mark"] < self.sizes.types), data["mark"] >= self.sizes.types
        by_act, by_cue = (1 / on.sum(1).clamp(min=4) for on in (act, said))
        scale = act * by_act[:, None] + said * by_cue[:, None]
        words, whole = _parts(scores.words, self.sizes.words), _parts(scores.whole, self.sizes.whole)
        loss = self.weights["trigger"] * _hard(scores.trigger, data["trigger"]).sum((1, 2)) * by_act
        loss = loss + self.weights["cue"] * _hard(scores.cue, data["cue"]).sum((1, 2)) * by_cue
        for k, (name, part) in enumerate(words.items()):
            loss = loss + self.weights[name] * (_hard(part, data["words"][..., k]).sum(-1) * scale).sum(1)
        for k, (name, part) in enumerate(whole.items()):
            loss = loss + self.weights[name] * (_hard(part, data["whole"][..., k]) * scale).sum(1)
        if teacher is None:
            return loss
        return (1 - self.trust) * loss + self.trust * self._taught(scores, data, teacher, share, scale)

    def _taught(self, scores: Scores, data: Arrays, teacher: Soft, share: int, scale: Tensor) -> Tensor:
        def beside(part: Tensor, given: Tensor) -> Tensor:
            return -(given.repeat_interleave(share, 0) * part.log_softmax(-1)).sum(-1)

        act, said = (data["mark"] >= 0) & (data["mark"] < self.sizes.types), data["mark"] >= self.sizes.types
        by_act, by_cue = (1 / on.sum(1).clamp(min=4) for on in (act, said))
        inside = data["is_word"].float()
        loss = self.weights["trigger"] * (beside(scores.trigger, teacher.trigger) * inside).sum((1, 2)) * by_act
        loss = loss + self.weights["cue"] * (beside(scores.cue, teacher.cue) * inside).sum((1, 2)) * by_cue
        model = torch.arange(len(act), device=act.device)[:, None]
        near = inside[model, data["row"]]
        for name, part in _parts(scores.words, self.sizes.words).items():
            on = said if name == "said" else act | said if name == "source" else act
            told = (beside(part, teacher.words[name]) * near).sum(-1)
            loss = loss + self.weights[name] * (told * scale * on).sum(1)
        for name, part in _parts(scores.whole, self.sizes.whole).items():
            on = act | said if name == "inner" else act
            loss = loss + self.weights[name] * (beside(part, teacher.whole[name]) * scale * on).sum(1)
        return loss


def _hard(scores: Tensor, gold: Tensor) -> Tensor:
    flat = functional.cross_entropy(scores.flatten(0, -2), gold.reshape(-1), reduction="none", ignore_index=IGNORED)
    return flat.view(gold.shape)
