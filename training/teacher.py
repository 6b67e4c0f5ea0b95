"""Trains a larger reader, and keeps what it makes of every report for the shipped one to learn from.

    python training/teacher.py GOLD_FOLDER --packages FOLDER --into FOLDER [--epochs 2] [--seed 7] [--onward]

Writes `larger.pt`, the larger reader in 16 bits (0.3 GB), and `taught.pt`, its scores of every sentence by report and
place; `further.py --taught` learns from these. With --onward it goes on from the `larger.pt` that is there.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from examples import Example, load, load_own
from larger import LargerModel, mpnet
from sayso.analysis.reader import WEIGHTS
from sayso.analysis.wordpiece import WordPiece
from taught import Taught
from train import Batch, Recipe, device, encode, fit, halved, scores

TOGETHER = 24
"""So many sentences are asked about at once."""
LARGER, TAUGHT = "larger.pt", "taught.pt"


def recipe(seed: int, epochs: int) -> Recipe:
    """Small steps: the encoder brings more than these reports can teach."""
    return Recipe(epochs=epochs, batch=16, body_rate=6e-5, head_rate=5e-4, warmup=0.05, seed=seed)


@torch.no_grad()
def ask(model: LargerModel, examples: Sequence[Example], pieces: WordPiece) -> Iterator[tuple[tuple[str, int], Taught]]:
    """What a model makes of examples, each by its key, those of like length together."""
    on = device()
    model.to(on).eval()
    order = sorted(examples, key=lambda one: len(one.spans))
    for begin in range(0, len(order), TOGETHER):
        some = order[begin : begin + TOGETHER]
        batch = Batch.of([encode(one, pieces) for one in some], on)
        with torch.autocast(on.type, torch.bfloat16, enabled=halved(on)):
            said = scores(model, batch)
        first = 0
        for row, (one, item) in enumerate(zip(some, batch.items, strict=True)):
            heads, last = torch.tensor(item.heads, device=on), first + len(item.targets)
            trigger, cue = said.trigger[row, heads], said.cue[row, heads]
            words, whole = trigger.new_zeros(0, len(heads), 0), trigger.new_zeros(0, 0)
            if last > first and said.words is not None and said.whole is not None:
                words, whole = said.words[first:last][:, heads], said.whole[first:last]
            first = last
            yield one.key, Taught(*(part.half().cpu() for part in (trigger, cue, words, whole)))


def main() -> None:
    """Trains and asks as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--packages", type=Path, required=True, help="where the five packages are installed")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--onward", action="store_true", help="go on from the larger reader that is there")
    chosen = parser.parse_args()
    pieces = WordPiece.load(WEIGHTS / "vocab.txt")
    examples = load_own() + load(chosen.gold, shippable=True)
    torch.manual_seed(chosen.seed)
    model = LargerModel(base=None if chosen.onward else mpnet(chosen.packages))
    if chosen.onward:
        model.load_state_dict(torch.load(chosen.into / LARGER))
    fit(model, examples, pieces, recipe(chosen.seed, chosen.epochs))
    chosen.into.mkdir(parents=True, exist_ok=True)
    torch.save({name: weight.bfloat16() for name, weight in model.state_dict().items()}, chosen.into / LARGER)
    torch.save(dict(ask(model, examples, pieces)), chosen.into / TAUGHT)


if __name__ == "__main__":
    main()
