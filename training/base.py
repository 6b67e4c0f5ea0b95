"""Trains what the folds begin with: the reader on our own reports alone, which are in no fold.

    python training/base.py [--epochs 4] [--added z] [--onward]

With `--onward` it goes on from where it ended before, at the pace of `further.py`; with `--added` on the reports alone
whose ids begin so, and on as many sentences of the others.
"""

import argparse
from pathlib import Path

import further
from paired import Work, train
from train import Recipe

BASE = Path(__file__).parents[1] / "build" / "base.pt"
SEED = 7


def main() -> None:
    """Trains, and writes the weights into the build folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--added", nargs="+", default=[""], help="what the ids of the reports begin with; else all")
    parser.add_argument("--onward", action="store_true", help="go on from where the last run ended")
    chosen = parser.parse_args()
    if chosen.onward:
        train(Work(BASE, further.recipe(SEED, chosen.epochs), BASE, added=chosen.added))
    else:
        train(Work(BASE, Recipe(epochs=chosen.epochs, seed=SEED), added=chosen.added))


if __name__ == "__main__":
    main()
