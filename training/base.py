"""Trains what the folds begin with: the reader on our own reports alone, which are in no fold.

    python training/base.py [--epochs 4] [--added z] [--onward]

Two processes, one thread each, have every other sentence and one gradient: half the time of one process. With
`--onward` it goes on from where it ended before, at the pace of `further.py`; with `--added` on the reports alone
whose ids begin so, and on as many sentences of the others.
"""

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import distributed, multiprocessing, nn

import further
from examples import Example, load_own
from model import ReaderModel
from sayso.analysis.wordpiece import WordPiece
from train import Recipe, fit
from weights import minilm

BASE = Path(__file__).parents[1] / "build" / "base.pt"
PROCESSES = 2
SEED = 7


def examples(added: Sequence[str]) -> list[Example]:
    """The sentences to learn from, in random order, as many for each process."""
    every, chance = load_own(), random.Random(SEED)  # noqa: S311
    new = [one for one in every if one.doc.startswith(tuple(added))]
    old = [one for one in every if not one.doc.startswith(tuple(added))]
    some = new + chance.sample(old, min(len(old), len(new)))
    chance.shuffle(some)
    return some[: len(some) // PROCESSES * PROCESSES]


def joined(model: nn.Module) -> None:
    """Makes the gradients the mean of those of all processes."""
    learning = [one for one in model.parameters() if one.requires_grad]
    grads = [torch.zeros_like(one) if one.grad is None else one.grad for one in learning]
    flat = torch.cat([grad.flatten() for grad in grads]).bfloat16()  # half the way between processes
    distributed.all_reduce(flat)
    parts = (flat.float() / PROCESSES).split([grad.numel() for grad in grads])
    for one, part in zip(learning, parts, strict=True):
        one.grad = part.view_as(one)


def run(rank: int, meeting: str, chosen: argparse.Namespace) -> None:
    """One of the processes."""
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{meeting}", rank=rank, world_size=PROCESSES)
    torch.manual_seed(SEED)
    if chosen.onward:
        model, recipe = further.model_of(torch.load(BASE)), further.recipe(SEED, chosen.epochs)
    else:
        model, recipe = ReaderModel.from_minilm(minilm()), Recipe(epochs=chosen.epochs, seed=SEED)
    torch.manual_seed(SEED + rank)
    mine = examples(chosen.added)[rank::PROCESSES]
    pieces = WordPiece.load(minilm() / "vocab.txt")
    fit(model, mine, pieces, recipe.shared(PROCESSES), joined=joined, quiet=rank > 0)
    if rank == 0:
        BASE.parent.mkdir(parents=True, exist_ok=True)
        torch.save(model.state_dict(), BASE)


def main() -> None:
    """Trains, and writes the weights into the build folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--added", nargs="+", default=[""], help="what the ids of the reports begin with; else all")
    parser.add_argument("--onward", action="store_true", help="go on from where the last run ended")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(run, (str(Path(folder) / "meeting"), chosen), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
