"""Trains a larger reader, and keeps what it makes of every report for the shipped one to learn from.

    python training/teacher.py GOLD_FOLDER --packages FOLDER --into FOLDER [--epochs 2] [--seed 7] [--onward]

Writes `larger.pt`, the larger reader in 16 bits (0.3 GB), and `taught.pt`, its scores of every sentence by report and
place; `further.py --taught` learns from these. With --onward it goes on from the `larger.pt` that is there.
"""

import argparse
from pathlib import Path

import torch

from ask import ask
from examples import load, load_own
from larger import LargerModel, mpnet
from sayso.analysis.reader import WEIGHTS
from sayso.analysis.wordpiece import WordPiece
from taught import Lesson
from train import Recipe, fit

LARGER, TAUGHT = "larger.pt", "taught.pt"
HEARD = frozenset({"party", "source", "said"})
"""What it is ahead in after two epochs."""


def recipe(seed: int, epochs: int) -> Recipe:
    """Small steps: the encoder brings more than these reports can teach."""
    return Recipe(epochs=epochs, batch=16, body_rate=6e-5, head_rate=5e-4, warmup=0.05, seed=seed)


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
    torch.save(Lesson(HEARD, dict(ask(model, examples, pieces))), chosen.into / TAUGHT)


if __name__ == "__main__":
    main()
