"""Trains the shipped reader model on all that may be shipped and writes it into the package.

    python training/build.py GOLD_FOLDER

Deterministic on one machine: one thread. About half an hour. The seed report is never trained on.
"""

import argparse
from pathlib import Path

import torch

from examples import load, load_own
from export import export
from sayso.analysis.reader import WEIGHTS
from train import Recipe, train
from weights import minilm

CUES = 0.5
"""A word of saying is read for from this probability on; what is done with it is for the rules."""
THRESHOLD = 0.55
"""A word is a trigger of its likeliest type from this probability on; chosen on the folds."""


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--into", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    model = train(load(chosen.gold, shippable=True) + load_own(), minilm(), Recipe())
    export(model, minilm(), chosen.into, threshold=THRESHOLD, cues=CUES, name="sayso reader")


if __name__ == "__main__":
    main()
