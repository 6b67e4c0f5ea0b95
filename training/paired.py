"""Two processes with one thread each train one model: each has every other sentence, and both take the same steps.

Half the time of one process; two threads in one process wait for each other whenever anything else runs.
"""

import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import distributed, multiprocessing, nn

import further
from examples import Example, load, load_own
from model import ReaderModel
from sayso.analysis.wordpiece import WordPiece
from taught import Lesson, together
from train import Recipe, fit
from weights import minilm

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be trained on what.

    Attributes:
        into: where the weights go.
        recipe: its batches are those of both processes together.
        begin: the file of the weights to begin with; None for MiniLM's, and fresh ones where it has none.
        gold: the folder of the gold to train on beside our own reports; None for these alone.
        added: what the ids of the reports begin with that are trained on, and as many sentences of the others.
        lessons: files of what teachers make of the sentences.
    """

    into: Path
    recipe: Recipe
    begin: Path | None = None
    gold: Path | None = None
    added: Sequence[str] = ("",)
    lessons: Sequence[Path] = ()


def train(work: Work) -> None:
    """Trains, and writes the weights."""
    work.into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(_run, (str(Path(folder) / "meeting"), work), nprocs=PROCESSES)


def joined(model: nn.Module) -> None:
    """Makes the gradients the mean of those of all processes."""
    learning = [one for one in model.parameters() if one.requires_grad]
    grads = [torch.zeros_like(one) if one.grad is None else one.grad for one in learning]
    flat = torch.cat([grad.flatten() for grad in grads]).bfloat16()  # half the way between processes
    distributed.all_reduce(flat)
    parts = (flat.float() / PROCESSES).split([grad.numel() for grad in grads])
    for one, part in zip(learning, parts, strict=True):
        one.grad = part.view_as(one)


def _run(rank: int, meeting: str, work: Work) -> None:
    """One of the processes."""
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=PROCESSES)
    torch.manual_seed(work.recipe.seed)
    if work.begin:
        model = further.model_of(torch.load(work.begin))
    else:
        model = ReaderModel.from_minilm(minilm(), work.recipe.dropout)
    torch.manual_seed(work.recipe.seed + rank)
    mine = _examples(work)[rank::PROCESSES]
    lessons: list[Lesson] = [torch.load(one, weights_only=False) for one in work.lessons]
    taught = together(lessons, [example.key for example in mine]) if lessons else None
    recipe = work.recipe.shared(PROCESSES).trusting(frozenset().union(*(one.heads for one in lessons)))
    del lessons
    fit(model, mine, WordPiece.load(minilm() / "vocab.txt"), recipe, taught=taught, joined=joined, quiet=rank > 0)
    if rank == 0:
        torch.save(model.state_dict(), work.into)


def _examples(work: Work) -> list[Example]:
    """The sentences to learn from, in random order, as many for each process."""
    every = load_own() + (load(work.gold, shippable=True) if work.gold else [])
    chance = random.Random(work.recipe.seed)  # noqa: S311
    new = [one for one in every if one.doc.startswith(tuple(work.added))]
    old = [one for one in every if not one.doc.startswith(tuple(work.added))]
    some = new + chance.sample(old, min(len(old), len(new)))
    chance.shuffle(some)
    return some[: len(some) // PROCESSES * PROCESSES]
