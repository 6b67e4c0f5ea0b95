"""Trains a model a fold, reads the held-back reports with it and freezes what it says for `bench/`.

    python training/crossvalidate.py GOLD_FOLDER [--only K] [--epochs N]

Only reports whose licence lets a model be shipped are trained on; all are read. About six minutes a fold on two cores.
"""

import argparse
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from examples import SHIPPABLE, load, read_jsonl
from export import export
from folds import folds
from replay import FROZEN, freeze
from train import Recipe, train
from weights import minilm

from sayso.analysis.reader import Reader

BUILD = Path(__file__).parents[1] / "build" / "folds"
LOWEST = 0.3
"""Triggers less likely than this are not frozen."""


def run(gold: Path, fold: int, recipe: Recipe) -> list[str]:
    """Lines of the frozen file for one fold."""
    records = {r["id"]: r for r in read_jsonl(gold / "claims.reports.jsonl")}
    part = folds({i: r["text"] for i, r in records.items()})
    examples = load(gold)
    learn = [e for e in examples if part[e.doc] != fold and SHIPPABLE.search(records[e.doc]["licence"])]
    model = train(learn, minilm(), recipe)
    folder = BUILD / str(fold)
    export(model, minilm(), folder, threshold=LOWEST, name=f"fold {fold}")
    reader = Reader(folder)
    return [freeze(e.doc, e.sentence, reader.acts(e.sentence)) for e in examples if part[e.doc] == fold]


def main() -> None:
    """Trains and freezes all folds, or prints the lines of one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", type=int)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    chosen = parser.parse_args()
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)  # noqa: FBT003
    for fold in range(5) if chosen.only is None else [chosen.only]:
        lines = run(chosen.gold, fold, Recipe(epochs=chosen.epochs))
        (BUILD / f"{fold}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    parts = [BUILD / f"{fold}.jsonl" for fold in range(5)]
    if all(p.exists() for p in parts):
        FROZEN.parent.mkdir(exist_ok=True)
        FROZEN.write_text("".join(p.read_text(encoding="utf-8") for p in parts), encoding="utf-8")


if __name__ == "__main__":
    main()
