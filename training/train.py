"""Trains the reader model on examples: for the folds, for the weights that are shipped, and for a user's own reader.

On a GPU where torch finds one, else on the processor; a processor gives the same model each time, a GPU nearly so.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from examples import Example, Target
from sayso.analysis.hints import hints_of
from sayso.analysis.labels import HINTS, MARKS, TRIGGER_HEADS, TYPES, WORD_HEADS
from sayso.analysis.wordpiece import WordPiece, shape
from taught import FEWEST, Row, Scores, Taught, apart

LONGEST = 250
"""Word pieces of a sentence; the rest of a longer one is left out in training and read in windows at run time."""

Model = TypeVar("Model", bound=nn.Module)
"""A `ReaderModel`, or one of another size with the same two parts."""
STRIPPED = frozenset(",'\"“”‘’();:-–—’s")


@dataclass(slots=True, frozen=True)
class Recipe:
    """How to train."""

    epochs: int = 8
    batch: int = 16
    body_rate: float = 3e-4
    head_rate: float = 1e-3
    dropout: float = 0.1
    warmup: float = 0.1
    strip: float = 0.15
    plain_case: float = 0.1
    unhinted: float = 0.15
    smoothing: float = 0.0
    seed: int = 7
    frozen: int = 0
    """Lower layers, with the embeddings, that stay as they are."""
    trust: float = 0.5
    """In a teacher, where there is one, against what is annotated: 0 to 1."""
    trusted: frozenset[str] = frozenset()
    """The heads for which a teacher is listened to."""
    weights: dict[str, float] = field(
        default_factory=lambda: {
            "trigger": 1.0,
            "cue": 0.5,
            "said": 0.3,
            "party": 1.0,
            "source": 1.0,
            "place": 0.3,
            "time": 0.3,
            "number": 0.4,
            "mode": 0.5,
            "status": 0.8,
            "inner": 0.8,
            "outer": 1.0,
            "actor": 0.3,
            "recipient": 0.3,
            "where": 0.2,
            "when": 0.2,
        }
    )

    def shared(self, processes: int) -> "Recipe":
        """What each of several processes does that train one model together."""
        return replace(self, batch=self.batch // processes)

    def trusting(self, heads: frozenset[str]) -> "Recipe":
        """With teachers who are listened to for these heads."""
        return replace(self, trusted=heads)


@dataclass(slots=True)
class Encoded:
    """An example as numbers; a hint is a piece and an index into HINTS."""

    ids: list[int]
    shapes: list[int]
    hints: list[tuple[int, int]]
    part: int
    heads: list[int]
    targets: list[Target]
    claims: bool
    said: bool
    known: list[bool]
    taught: Taught | None = None


def encode(
    example: Example,
    pieces: WordPiece,
    keep: Sequence[int] | None = None,
    case: int | None = None,
    hinted: float = 1.0,
    chance: random.Random | None = None,
    taught: Taught | None = None,
) -> Encoded:
    """An example as numbers, with only the words of `keep`, all written in shape `case` if given."""
    keep = list(range(len(example.spans))) if keep is None else list(keep)
    texts = example.words
    ids, heads = pieces.encode([texts[i] for i in keep])
    shapes = [0] * len(ids)
    for n, i in enumerate(keep):
        end = heads[n + 1] if n + 1 < len(heads) else len(ids) - 1
        shapes[heads[n] : end] = [shape(texts[i]) if case is None else case] * (end - heads[n])
    fits = [n for n in range(len(heads)) if heads[n] < LONGEST]
    if len(fits) < len(heads):
        ids, shapes = [*ids[:LONGEST], pieces.last], [*shapes[:LONGEST], 0]
        heads, keep = heads[: len(fits)], keep[: len(fits)]
    new = {old: n for n, old in enumerate(keep)}
    hints = [
        (heads[n], t)
        for n, i in enumerate(keep)
        if chance is None or chance.random() < hinted
        for t in hints_of(texts[i])
    ]
    targets = [
        Target(new[t.at], t.type, {k: [v[i] for i in keep] for k, v in t.words.items()}, t.whole)
        for t in example.targets
        if t.at in new
    ]
    furniture = int(example.sentence.part in ("headline", "caption", "heading"))
    known = [example.known is None or i in example.known for i in keep]
    kept = taught and taught.of(keep, [n for n, t in enumerate(example.targets) if t.at in new])
    return Encoded(ids, shapes, hints, furniture, heads, targets, example.claims, example.said, known, kept)


def varied(
    example: Example, pieces: WordPiece, recipe: Recipe, chance: random.Random, taught: Taught | None = None
) -> Encoded:
    """The example, now and then without its commas, quotation marks and apostrophes, or without its capitals."""
    keep = None
    if chance.random() < recipe.strip:
        spared = {t.at for t in example.targets}
        keep = [i for i, w in enumerate(example.words) if w not in STRIPPED or i in spared]
    case = chance.choice([0, 2]) if chance.random() < recipe.plain_case else None
    return encode(example, pieces, keep, case, 1 - recipe.unhinted, chance, taught)


@dataclass(slots=True)
class Batch:
    """Sentences padded to one length, and their triggers.

    Attributes:
        ids, shapes, parts: [sentence, piece].
        hints: [sentence, piece, hint].
        heads: the first piece of each word, [sentence, word]; 0 where there is none.
        counts: words of each sentence, [sentence].
    """

    ids: Tensor
    shapes: Tensor
    parts: Tensor
    hints: Tensor
    heads: Tensor
    counts: Tensor
    items: list[Encoded]

    @classmethod
    def of(cls, items: list[Encoded], device: torch.device) -> "Batch":
        """Pads to the longest, on a device."""
        length = max(len(e.ids) for e in items)
        hints = torch.zeros(len(items), length, len(HINTS))
        for row, item in enumerate(items):
            for piece, kind in item.hints:
                hints[row, piece, kind] = 1
        return cls(
            padded([e.ids for e in items], 0, device),
            padded([e.shapes for e in items], 0, device),
            torch.tensor([[e.part] * length for e in items], device=device),
            hints.to(device),
            padded([e.heads for e in items], 0, device),
            torch.tensor([len(e.heads) for e in items], device=device),
            items,
        )

    def triggers(self) -> list[tuple[int, Target]]:
        """Row and target of each trigger and cue."""
        return [(row, t) for row, e in enumerate(self.items) for t in e.targets]


def padded(rows: Sequence[Sequence[int]], by: int, device: torch.device, width: int = 0) -> Tensor:
    """Rows of numbers as one tensor, of that width or as wide as the longest, padded with one number."""
    width = width or max(map(len, rows))
    return torch.tensor([[*row, *[by] * (width - len(row))] for row in rows], dtype=torch.long, device=device)


def scores(model: nn.Module, batch: Batch) -> Scores:
    """What a model says of a batch, with its triggers and cues given."""
    states, trigger, cue = model.trunk(batch.ids, batch.shapes, batch.parts, batch.hints, batch.heads)
    targets, words, whole = batch.triggers(), None, None
    if targets:
        marked = torch.tensor([(row, t.at, t.type) for row, t in targets], device=states.device)
        words, whole = (x.float() for x in model.arguments(states, batch.counts, *marked.unbind(1)))
    return Scores(trigger.float(), cue.float(), words, whole)


UNTOLD = -100
"""Stands for a label where nothing is told; `cross_entropy` leaves it out."""


def losses(said: Scores, batch: Batch, smoothing: float) -> dict[str, Tensor]:
    """Loss of each head, summed over a batch and divided by its triggers, or its cues for what tells of those."""
    targets, device, found = batch.triggers(), batch.ids.device, dict[str, Tensor]()
    for name, given, first, last in (
        ("trigger", said.trigger, 0, len(TYPES)),
        ("cue", said.cue, len(TYPES), len(MARKS)),
    ):
        if any(e.said if name == "cue" else e.claims for e in batch.items):
            labels = [_labels(e, name, first, last) for e in batch.items]
            gold = padded(labels, UNTOLD, device, given.shape[1])
            loss = functional.cross_entropy(
                given.transpose(1, 2), gold, reduction="sum", ignore_index=UNTOLD, label_smoothing=smoothing
            )
            found[name] = loss * _scale(targets, first, last)
    if said.words is None or said.whole is None:
        return found
    return found | _argument_losses(said.words, said.whole, targets)


def _labels(item: Encoded, name: str, first: int, last: int) -> list[int]:
    """For each word of a sentence, 0 or which of the marks from `first` to `last` it has, from 1; UNTOLD by itself."""
    if not (item.said if name == "cue" else item.claims):
        return []
    labels = [0 if known or name == "cue" else UNTOLD for known in item.known]
    for t in item.targets:
        if first <= t.type < last and labels[t.at] != UNTOLD:
            labels[t.at] = t.type - first + 1
    return labels


def _scale(targets: list[tuple[int, Target]], first: int, last: int) -> float:
    return 1 / max(sum(first <= t.type < last for _, t in targets), FEWEST)


def _argument_losses(word: Tensor, whole: Tensor, targets: list[tuple[int, Target]]) -> dict[str, Tensor]:
    """Losses of the arguments, each over the targets that its head tells of."""
    device, found = word.device, dict[str, Tensor]()
    acts, cues = _scale(targets, 0, len(TYPES)), _scale(targets, len(TYPES), len(MARKS))
    scales = torch.tensor([acts if t.type < len(TYPES) else cues for _, t in targets], device=device)
    sizes = list(map(len, WORD_HEADS.values()))
    for name, part in zip(WORD_HEADS, word.split(sizes, -1), strict=True):
        if any(name in t.words for _, t in targets):
            gold = padded([t.words.get(name, []) for _, t in targets], UNTOLD, device, word.shape[1])
            loss = functional.cross_entropy(part.transpose(1, 2), gold, reduction="none", ignore_index=UNTOLD)
            found[name] = (loss.sum(1) * scales).sum()
    sizes = list(map(len, TRIGGER_HEADS.values()))
    for name, part in zip(TRIGGER_HEADS, whole.split(sizes, -1), strict=True):
        if any(name in t.whole for _, t in targets):
            gold = torch.tensor([t.whole.get(name, UNTOLD) for _, t in targets], device=device)
            loss = functional.cross_entropy(part, gold, reduction="none", ignore_index=UNTOLD)
            found[name] = (loss * scales).sum()
    return found


def batches(items: list[Encoded], size: int, chance: random.Random, device: torch.device) -> Iterator[Batch]:
    """Batches of like length, in random order, on a device."""
    order = sorted(range(len(items)), key=lambda i: len(items[i].ids) + chance.random() * 12)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(groups)
    for group in groups:
        yield Batch.of([items[i] for i in group], device)


def device() -> torch.device:
    """Where to train: on a GPU where torch finds one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fit(
    model: Model,
    examples: Sequence[Example],
    pieces: WordPiece,
    recipe: Recipe,
    *,
    taught: Sequence[Taught] | None = None,
    joined: Callable[[nn.Module], None] = lambda _: None,
    quiet: bool = False,
) -> Model:
    """A model after the recipe's epochs more, on the processor; the very model that was given.

    Args:
        taught: what a teacher makes of each example.
        joined: makes the gradients those of all processes that train the same model, each on as many examples.
    """
    torch.set_flush_denormal(True)
    # What varies and in which order have chances of their own: processes that train together then have like lengths.
    chance, order, on = random.Random(recipe.seed), random.Random(recipe.seed), device()  # noqa: S311
    model.to(on)
    optimizer = _optimizer(model, recipe)
    steps = recipe.epochs * -(-len(examples) // recipe.batch)
    warm = max(1, int(steps * recipe.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, (steps - s) / (steps - warm + 1))
    )
    began = time.perf_counter()
    for epoch in range(recipe.epochs):
        model.train()
        totals: dict[str, float] = {}
        beside = taught or [None] * len(examples)
        items = [varied(e, pieces, recipe, chance, t) for e, t in zip(examples, beside, strict=True)]
        for batch in batches(items, recipe.batch, order, on):
            with torch.autocast(on.type, torch.bfloat16, enabled=halved(on)):
                said = scores(model, batch)
            parts = losses(said, batch, recipe.smoothing)
            if not parts:
                continue
            shares = dict.fromkeys(recipe.trusted if taught else (), recipe.trust)
            loss = torch.stack([recipe.weights[k] * (1 - shares.get(k, 0)) * v for k, v in parts.items()]).sum()
            if taught:
                rows = [Row([frozenset((*t.words, *t.whole)) for t in e.targets], e.taught) for e in batch.items]
                loss = loss + apart(said, rows, {head: recipe.weights[head] * share for head, share in shares.items()})
            optimizer.zero_grad()
            loss.backward()
            joined(model)
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for k, v in parts.items():
                totals[k] = totals.get(k, 0) + float(v.detach())
        if not quiet:
            n = steps / recipe.epochs
            print(
                f"epoch {epoch + 1}: {time.perf_counter() - began:.0f} s  "
                + "  ".join(f"{k} {v / n:.2f}" for k, v in totals.items()),
                flush=True,
            )
    return model.to("cpu").eval()


def is_still(name: str, frozen: int) -> bool:
    """Whether the parameter of that name stays as it is where so many lower layers do."""
    part, kind, number = (*name.split(".")[:3], "")[:3]
    if part != "trunk":
        return False
    embeds = kind in ("place", "part", "shape", "hint", "norm")
    return kind == "word" or (frozen > 0 and embeds) or (kind == "layers" and int(number) < frozen)


def _optimizer(model: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(parameter.requires_grad and not is_still(name, recipe.frozen))
    new = [p for n, p in model.named_parameters() if n.startswith(model.fresh) and p.requires_grad]
    ids = {id(p) for p in new}
    body = [p for p in model.parameters() if id(p) not in ids and p.requires_grad]
    return torch.optim.AdamW(
        [{"params": body, "lr": recipe.body_rate}, {"params": new, "lr": recipe.head_rate}],
        weight_decay=0.01,
        fused=True,
    )


def halved(on: torch.device) -> bool:
    """Whether to compute in 16 bits: without instructions of their own they are the slower ones."""
    if on.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return bool(torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported())
