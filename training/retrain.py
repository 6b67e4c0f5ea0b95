"""Trains a reader of one's own: the shipped one, trained further on what people judged in an archive.

    python training/retrain.py ARCHIVE OUT [--gold FOLDER] [--name NAME]

ARCHIVE is one or more archives, or files that `sayso judge ARCHIVE --annotations` wrote; OUT the folder that the new
reader is written to. A part of the judged reports is held back, and both readers are measured on it. Docs/reader.md
tells the rest.
"""

import argparse
import json
import logging
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from examples import Example, load_own
from judged import beside, examples_of, read_judged, split
from measure import Score, measured, table
from sayso.analysis.chosen import SETTINGS, known, label_id
from sayso.analysis.reader import WEIGHTS, Reader
from sayso.analysis.wordpiece import WordPiece
from sayso.cli.judge import told_of
from sayso.errors import RunStopped

if TYPE_CHECKING:
    from train import Recipe

EPOCHS = 3
NEEDED = ("torch", "onnx")
"""What training needs beside what reading does."""
UNSEEN = Path(__file__).parents[1] / "bench" / "unseen"
"""Annotated reports that no reader was trained on."""


def further(epochs: int) -> "Recipe":
    """How a reader that is trained already is trained further: few rounds in small steps, the lower layers kept."""
    from train import Recipe

    return Recipe(epochs=epochs, batch=8, body_rate=1e-4, head_rate=3e-4, frozen=3)


def main(arguments: Sequence[str] | None = None) -> int:
    """Trains, measures and writes; the exit code, as `sayso` has them."""
    try:
        retrain(_parser().parse_args(arguments))
    except RunStopped as error:
        print(f"retrain: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130
    except (OSError, MemoryError) as error:
        print(f"retrain: {str(error) or 'out of memory'}", file=sys.stderr)
        return 4
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path, nargs="+", metavar="ARCHIVE", help="archives, or files of annotations")
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for the new reader")
    parser.add_argument("--gold", type=Path, help="folder of the claims gold, to be trained on as well")
    parser.add_argument("--name", default="", help="what the reader is called; by default as its folder")
    parser.add_argument("--start", type=Path, default=WEIGHTS, help="folder of the reader to begin with")
    parser.add_argument("--others", type=Path, default=UNSEEN, help="reports in the form of own.py to measure on too")
    parser.add_argument("--beside", type=int, help="sentences of the shipped training data to be trained on as well")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help=f"rounds of training; by default {EPOCHS}")
    parser.add_argument("--force", action="store_true", help="replace a reader that stands at OUT")
    return parser


def retrain(chosen: argparse.Namespace) -> None:
    """Does what the command line asks for.

    Raises:
        RunStopped: the place is taken, there is too little to learn from, or something is not installed.
    """
    if missing := [package for package in NEEDED if find_spec(package) is None]:
        wanted = "expected: pip install -r training/requirements.txt"
        raise RunStopped(f"No package {' and '.join(missing)} to train with; {wanted}", code=3)
    if chosen.epochs < 1 or (chosen.beside or 0) < 0:
        raise RunStopped(f"No --epochs {chosen.epochs} --beside {chosen.beside}; expected 1 or more, and 0 or more")
    name, before = _name(chosen), Reader(known(chosen.start.absolute()).folder)
    records, told = read_judged(chosen.places)
    for line in (line for found in told for line in told_of(found)):
        print(line)
    learn, held = split(records)
    theirs = [example for record in learn for example in examples_of(record)]
    back = [example for record in held for example in examples_of(record)]
    replayed = beside(chosen.gold, len(theirs), chosen.beside)
    print(f"learnt from: {len(theirs)} sentences of {len(learn)} reports, beside {len(replayed)} of the shipped data")
    print(f"held back: {len(back)} sentences of {len(held)} reports", flush=True)
    chosen.out.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=chosen.out.absolute().parent, prefix=f".{chosen.out.name}.") as scratch:
        made = Path(scratch) / "reader"
        build(chosen, theirs + replayed, made, name)
        compare(before, Reader(made), back, chosen.others)
        if chosen.out.exists():
            shutil.rmtree(chosen.out)
        made.rename(chosen.out)
    print(f"\n{chosen.out}: reader {known(chosen.out.absolute()).id}")
    print(f"sayso reread ARCHIVE --reader {chosen.out} reads an archive anew with it")


def _name(chosen: argparse.Namespace) -> str:
    """The name of the new reader.

    Raises:
        RunStopped: the place is taken, or the name is none.
    """
    out: Path = chosen.out
    if out.exists() and not (chosen.force and (out / SETTINGS).is_file()):
        raise RunStopped(f"'{out}' is there already; expected a new folder, or --force where a reader stands there")
    name: str = chosen.name or re.sub(r"[^\w.-]+", "-", out.absolute().name)[:40]
    if not re.fullmatch(r"[\w.-]{1,40}", name):
        raise RunStopped(f"No name '{name}' of a reader; expected up to 40 letters, digits, dots and dashes")
    return name


def build(chosen: argparse.Namespace, examples: Sequence[Example], folder: Path, name: str) -> None:
    """Trains a reader's model further, and writes the new reader."""
    import torch

    from export import export
    from model import ReaderModel
    from train import device, fit, is_still
    from weights import weights_of

    recipe = further(chosen.epochs)
    held = weights_of(chosen.start, lambda parameter: is_still(parameter, recipe.frozen))
    weights = {parameter: torch.from_numpy(floats.copy()) for parameter, floats in held.items()}
    model = ReaderModel(weights["trunk.word.weight"].shape[0], recipe.dropout)
    model.load_state_dict(weights)
    torch.manual_seed(recipe.seed)
    print(f"training on {device()}", flush=True)
    fit(model, examples, WordPiece.load(chosen.start / "vocab.txt"), recipe)
    settings = json.loads((chosen.start / SETTINGS).read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of torch, on what becomes fixed in a graph
        logging.disable(logging.WARNING)  # of onnxruntime, on graphs in general
        export(model, chosen.start, folder, threshold=settings["threshold"], cues=settings["cues"], name=name)
        logging.disable(logging.NOTSET)
    path = folder / SETTINGS
    made = json.loads(path.read_text(encoding="utf-8")) | {"labels": label_id()}
    path.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


def compare(before: Reader, after: Reader, back: Sequence[Example], others: Path) -> None:
    """Prints how both readers do on the reports that were held back, and on those of others, which neither has seen."""
    one, other = _compare("the judged reports that were held back", before, after, back)
    if found := [e for e in load_own(others) if e.claims]:
        _compare(f"the reports of {others}", before, after, found)
    if other.f1 < one.f1:
        print("\nAfter training fewer claims are found, or more that are none: think before you read with it")


def _compare(what: str, before: Reader, after: Reader, examples: Sequence[Example]) -> tuple[Score, Score]:
    scores = measured(before, examples), measured(after, examples)
    print(f"\n{what}:")
    for line in table([("before", scores[0]), ("after", scores[1])]):
        print(line)
    return scores


if __name__ == "__main__":
    sys.exit(main())
