"""Trains the shipped reader model on all that may be shipped, and writes it.

    python training/build.py GOLD_FOLDER [--begin build/base.pt] [--taught build/teacher/taught.pt ...] --into FOLDER

Without `--begin` it begins with MiniLM's weights. With `--taught` it learns as much from what teachers make of the
sentences (`teacher.py`, `ask.py`) as from what is annotated. The seed report is never trained on.
"""

import argparse
from pathlib import Path

import torch

import further
from export import export
from paired import Work, train
from train import Recipe
from weights import minilm

CUES = 0.5
"""A word of saying is read for from this probability on; what is done with it is for the rules."""
THRESHOLD = 0.5
"""A word is a trigger of its likeliest type from this probability on; chosen on the folds."""
BUILT = Path(__file__).parents[1] / "build" / "built.pt"


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--begin", type=Path, help="weights to begin with")
    parser.add_argument("--taught", type=Path, nargs="+", default=[], help="what teachers make of every sentence")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    recipe = Recipe(epochs=chosen.epochs, batch=32, body_rate=2.5e-4, head_rate=7e-4, warmup=0.05, seed=chosen.seed)
    train(Work(BUILT, recipe, chosen.begin, chosen.gold, lessons=chosen.taught))
    export(
        further.model_of(torch.load(BUILT)), minilm(), chosen.into, threshold=THRESHOLD, cues=CUES, name="sayso reader"
    )


if __name__ == "__main__":
    main()
