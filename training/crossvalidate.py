"""Trains a model a fold, reads the held-back reports with it and freezes what it says for `bench/`.

    python training/crossvalidate.py GOLD_FOLDER [--only K ...] [--reread]

Only reports whose licence lets a model be shipped are trained on, and our own beside this script; all of the gold is
read. A fold begins with what `base.py` made of our own reports, which are in no fold, and goes on with the gold of the
other folds and half as many sentences of ours beside it; its model is the mean of two seeds. Two runs at a time, one
thread each: with two threads a run any other work on the machine makes them wait for each other. A run takes six
minutes of a core with AVX-512 BF16.
"""

import argparse
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

import further
from base import BASE
from examples import SHIPPABLE, Example, load, load_own, read_jsonl
from export import export
from folds import folds
from replay import FROZEN, freeze
from sayso.analysis.reader import Reader
from sayso.analysis.wordpiece import WordPiece
from train import fit
from weights import minilm

BUILD = Path(__file__).parents[1] / "build" / "folds"
LOWEST = 0.3
"""Triggers that are less likely of any one type are not frozen."""
CUES = 0.1
"""Nor are words of saying that are less likely; the reader heeds those from `build.CUES` on."""
SEEDS = (7, 11)
EPOCHS = 3


def split(gold: Path, fold: int) -> tuple[list[Example], list[Example]]:
    """The examples of the gold that the model of a fold learns from, and those that it is held to."""
    records = {r["id"]: r for r in read_jsonl(gold / "claims.reports.jsonl")}
    part = folds({i: r["text"] for i, r in records.items()})
    every = load(gold)
    learn = [e for e in every if part[e.doc] != fold and SHIPPABLE.search(records[e.doc]["licence"])]
    return learn, [e for e in every if part[e.doc] == fold]


def run(gold: Path, fold: int, seed: int) -> None:
    """Trains one seed of a fold; its weights go to the build folder."""
    torch.set_num_threads(1)
    learn, _ = split(gold, fold)
    beside = random.Random(seed).sample(load_own(), len(learn) // 2)  # noqa: S311
    torch.manual_seed(seed)
    model = further.model_of(torch.load(BASE))
    fit(model, learn + beside, WordPiece.load(minilm() / "vocab.txt"), further.recipe(seed, EPOCHS), quiet=True)
    (BUILD / str(fold)).mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), BUILD / str(fold) / f"{seed}.pt")


def freeze_fold(gold: Path, fold: int, reread: bool) -> None:
    """Reads one fold with the mean of its seeds; the lines of the frozen file go to the build folder."""
    folder = BUILD / str(fold)
    if not reread:
        model = further.model_of(further.mean(torch.load(folder / f"{seed}.pt") for seed in SEEDS))
        export(model, minilm(), folder, threshold=LOWEST, cues=CUES, name=f"fold {fold}")
    reader = Reader(folder)
    lines = [freeze(e.doc, e.sentence, reader.hear(e.sentence)) for e in split(gold, fold)[1]]
    (BUILD / f"{fold}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Trains the folds asked for, and freezes them once all are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", type=int, nargs="*", default=range(5))
    parser.add_argument("--reread", action="store_true", help="take the models of the last run, train nothing")
    chosen = parser.parse_args()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        runs = [] if chosen.reread else [(fold, seed) for fold in chosen.only for seed in SEEDS]
        for trained in [pool.submit(run, chosen.gold, *one) for one in runs]:
            trained.result()
        for done in [pool.submit(freeze_fold, chosen.gold, fold, chosen.reread) for fold in chosen.only]:
            done.result()
    parts = [BUILD / f"{fold}.jsonl" for fold in range(5)]
    if all(p.exists() for p in parts):
        FROZEN.parent.mkdir(exist_ok=True)
        FROZEN.write_text("".join(p.read_text(encoding="utf-8") for p in parts), encoding="utf-8")


if __name__ == "__main__":
    main()
