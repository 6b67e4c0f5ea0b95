"""Trains the shipped reader further when reports of ours were added: on them, and on as many of those before.

    python training/further.py GOLD_FOLDER --added w1 w2 ... [--seeds 7 11] [--share 0.75] --into FOLDER
    python training/further.py GOLD_FOLDER --taught build/teacher/taught.pt ... --share 1 --into FOLDER

Each seed, one thread in a process of its own, begins with the shipped int8 weights, each anywhere within its step. The
weights that are written lie between those that there were and the seeds' mean: the shipped ones are of a student of
three models, which is more than one run learns; the mean keeps that, and takes on what is new. With `--onward` the
seeds go on from where their last run ended; the shipped weights have to be those that they began with. With `--taught`
they learn as much from what teachers make of the sentences (`teacher.py`, `ask.py`) as from what is annotated.
"""

import argparse
import json
import logging
import random
import warnings
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import torch
from torch import Tensor

from examples import Example, load, load_own
from export import export
from model import ReaderModel
from sayso.analysis.chosen import SETTINGS
from sayso.analysis.reader import WEIGHTS
from sayso.analysis.wordpiece import WordPiece
from taught import Lesson, together
from train import Recipe, fit
from weights import weights_of

BUILD = Path(__file__).parents[1] / "build" / "further"
State = dict[str, Tensor]


def recipe(seed: int, epochs: int, rate: float = 1e-4) -> Recipe:
    """Small steps for all layers, twice as large ones for the heads: the embeddings of words alone stay."""
    return Recipe(epochs=epochs, batch=16, body_rate=rate, head_rate=2 * rate, seed=seed)


def chosen_examples(gold: Path, added: Sequence[str], beside: int, seed: int) -> list[Example]:
    """All sentences of the reports whose ids begin with one of `added`, and so many of the others, drawn by seed."""
    every = load_own() + load(gold, shippable=True)
    new = [example for example in every if example.doc.startswith(tuple(added))]
    old = [example for example in every if not example.doc.startswith(tuple(added))]
    random.Random(seed).shuffle(old)  # noqa: S311
    return new + old[:beside]


def run(chosen: argparse.Namespace, seed: int) -> Path:
    """Trains one seed; the file of its weights."""
    torch.set_num_threads(1)
    examples, path = chosen_examples(chosen.gold, chosen.added, chosen.beside, seed), BUILD / f"{seed}.pt"
    weights = torch.load(path) if chosen.onward else shipped(exact=False)
    lessons: list[Lesson] = [torch.load(one, weights_only=False) for one in chosen.taught]
    taught = together(lessons, [example.key for example in examples]) if lessons else None
    how = recipe(seed, chosen.epochs, chosen.rate).trusting(frozenset().union(*(one.heads for one in lessons)))
    torch.manual_seed(seed)
    model = model_of(weights)
    fit(model, examples, WordPiece.load(WEIGHTS / "vocab.txt"), how, taught=taught)
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), path)
    return path


def shipped(*, exact: bool) -> State:
    """The weights of the shipped reader as floats: in the middle of their steps, or anywhere in them."""
    return {name: torch.from_numpy(floats.copy()) for name, floats in weights_of(WEIGHTS, lambda _: exact).items()}


def between(before: State, after: Iterable[State], share: float) -> State:
    """Weights that lie at `share`, 0 to 1, of the way from those before to the mean of those after."""
    new = mean(after)
    return {name: torch.lerp(old, new[name], share) for name, old in before.items()}


def mean(some: Iterable[State]) -> State:
    """The mean of weights."""
    many = list(some)
    return {name: torch.stack([one[name] for one in many]).mean(0) for name in many[0]}


def model_of(weights: State) -> ReaderModel:
    """A model to train, with these weights."""
    model = ReaderModel(weights["trunk.word.weight"].shape[0])
    model.load_state_dict(weights)
    return model


def main() -> None:
    """Trains the seeds side by side, and writes the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--added", nargs="+", default=[""], help="what the ids of the new reports begin with; else all")
    parser.add_argument("--taught", type=Path, nargs="+", default=[], help="what teachers make of every sentence")
    parser.add_argument("--seeds", type=int, nargs="+", default=[7, 11])
    parser.add_argument("--beside", type=int, default=3500, help="sentences of other reports to train on as well")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-4, help="of learning, where it is highest")
    parser.add_argument("--share", type=float, default=0.75, help="of the way to the seeds' mean, 0 to 1")
    parser.add_argument("--threshold", type=float, help="the chance from which a word is a trigger; else as it was")
    parser.add_argument("--onward", action="store_true", help="go on from the seeds' last run")
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        paths = [done.result() for done in [pool.submit(run, chosen, seed) for seed in chosen.seeds]]
    model = model_of(between(shipped(exact=True), [torch.load(path) for path in paths], chosen.share))
    settings = json.loads((WEIGHTS / SETTINGS).read_text(encoding="utf-8"))
    logging.disable(logging.WARNING)  # of onnxruntime, on graphs in general
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of torch, on what becomes fixed in a graph
        threshold = chosen.threshold or settings["threshold"]
        export(model, WEIGHTS, chosen.into, threshold=threshold, cues=settings["cues"], name="sayso reader")


if __name__ == "__main__":
    main()
