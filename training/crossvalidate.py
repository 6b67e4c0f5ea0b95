"""Trains a model a fold, reads the held-back reports with it and freezes what it says for `bench/`.

    python training/crossvalidate.py GOLD_FOLDER [--only K ...] [--reread]

Only reports whose licence lets a model be shipped are trained on, and our own beside this script; all of the gold is
read. Two folds at a time, one thread each: with two threads a fold any other work on the machine makes them wait for
each other. A fold takes a quarter of an hour on a processor with AMX, half an hour with
AVX-512 BF16, an hour without either.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from examples import SHIPPABLE, load, load_own, read_jsonl
from export import export
from folds import folds
from replay import FROZEN, freeze
from sayso.analysis.reader import Reader
from train import Recipe, train
from weights import minilm

BUILD = Path(__file__).parents[1] / "build" / "folds"
LOWEST = 0.3
"""Triggers that are less likely of any one type are not frozen."""
CUES = 0.1
"""Nor are words of saying that are less likely; the reader heeds those from `build.CUES` on."""


def run(gold: Path, fold: int, recipe: Recipe, *, reread: bool) -> list[str]:
    """Lines of the frozen file for one fold."""
    records = {r["id"]: r for r in read_jsonl(gold / "claims.reports.jsonl")}
    part = folds({i: r["text"] for i, r in records.items()})
    examples = load(gold)
    folder = BUILD / str(fold)
    if not reread:
        learn = [e for e in examples if part[e.doc] != fold and SHIPPABLE.search(records[e.doc]["licence"])]
        torch.set_num_threads(1)
        model = train(learn + load_own(), minilm(), recipe)
        export(model, minilm(), folder, threshold=LOWEST, cues=CUES, name=f"fold {fold}")
    reader = Reader(folder)
    return [freeze(e.doc, e.sentence, reader.hear(e.sentence)) for e in examples if part[e.doc] == fold]


def freeze_fold(gold: Path, fold: int, reread: bool) -> None:
    """Trains and reads one fold; its lines go to the build folder."""
    lines = run(gold, fold, Recipe(), reread=reread)
    (BUILD / f"{fold}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Trains the folds asked for, and freezes them once all are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", type=int, nargs="*", default=range(5))
    parser.add_argument("--reread", action="store_true", help="take the models of the last run, train nothing")
    chosen = parser.parse_args()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(freeze_fold, chosen.gold, fold, chosen.reread) for fold in chosen.only]:
            done.result()
    parts = [BUILD / f"{fold}.jsonl" for fold in range(5)]
    if all(p.exists() for p in parts):
        FROZEN.parent.mkdir(exist_ok=True)
        FROZEN.write_text("".join(p.read_text(encoding="utf-8") for p in parts), encoding="utf-8")


if __name__ == "__main__":
    main()
