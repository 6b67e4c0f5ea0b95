"""A reader of one's own in one command, from annotations to a folder that reads."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from own import REPORTS, read_own
from sayso.analysis.reader import WEIGHTS
from sayso.analysis.sentences import sentences
from sayso.model.report import Report
from sayso.sources.layout import layout

ROOT = Path(__file__).parents[2]
MISSING = [package for package in ("torch", "onnx") if find_spec(package) is None]
needs_torch = pytest.mark.skipif(bool(MISSING), reason=f"no {' and '.join(MISSING)}: training/requirements.txt")


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command as a user runs it, in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "SAYSO_READER": ""}
    command = [sys.executable, str(ROOT / "training" / "retrain.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def annotations(folder: Path, count: int) -> str:
    """A file with the claims of short reports of ours as if they had been judged, each sentence whole; its name."""
    chosen = [own for own in read_own(REPORTS) if own.claims and len(own.record["text"]) < 1600][:count]
    lines = []
    for own in chosen:
        text = own.record["text"]
        report = Report(own.record["id"], "", text, parts=layout(text))
        known = [[one.start, one.end] for one in sentences(report)]
        parts = [[part.start, part.end, part.kind] for part in report.parts]
        told: dict[str, Any] = {"claims": own.claims, "rejected": [], "known": known, "parts": parts}
        lines.append(json.dumps(own.record | told))
    (folder / "judged.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return "judged.jsonl"


def weights(graph: Path) -> str:
    """What stands for the int8 weights of a graph."""
    return python(
        "import hashlib, sys, onnx; whole = hashlib.sha256();"
        "[whole.update(one.raw_data) for one in onnx.load(sys.argv[1]).graph.initializer if 'quantized' in one.name];"
        "print(whole.hexdigest())",
        str(graph),
    )


def python(code: str, *arguments: str) -> str:
    """What code prints, in a process that has the training scripts, torch and onnx."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "training")])}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


@needs_torch
def test_a_reader_has_all_weights_and_those_that_are_trained_begin_within_their_steps() -> None:
    code = (
        "import numpy as np; from model import ReaderModel; from train import is_still; from weights import weights_of;"
        "from sayso.analysis.reader import WEIGHTS;"
        "exact = weights_of(WEIGHTS); spread = weights_of(WEIGHTS, lambda name: is_still(name, 3));"
        "model = ReaderModel(exact['trunk.word.weight'].shape[0]);"
        "print(sorted(exact) == sorted(model.state_dict()), sorted(exact) == sorted(spread));"
        "moved = {n for n in exact if not np.array_equal(exact[n], spread[n])};"
        "print(any(is_still(n, 3) for n in moved), any(n.endswith('.bias') or 'norm' in n for n in moved), len(moved));"
        "name = 'arguments.layers.1.up.weight'; off = spread[name] - exact[name];"
        "step = np.abs(exact[name]).max(1) / 64; far = np.abs(off).max(1) / step;"
        "print(0.3 < far.min(), far.max() < 0.6, abs(float(off.mean())) < float(step.mean()) / 100)"
    )
    assert python(code).split("\n")[:3] == ["True True", "False False 29", "True True True"]


@needs_torch
def test_lower_layers_are_still_where_so_many_are_frozen() -> None:
    names = ["trunk.word.weight", "trunk.hint.weight", "trunk.layers.2.up.bias", "trunk.layers.3.up.bias"]
    names += ["trunk.cue.bias", "arguments.layers.0.up.bias", "arguments.mark.weight"]
    code = f"from train import is_still; print(*(is_still(n, k) for k in (0, 3) for n in {names}))"
    still = python(code).split()
    assert still == ["True", *["False"] * 6, "True", "True", "True", *["False"] * 4]


@needs_torch
def test_one_command_makes_a_reader_that_reads(tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    name = annotations(tmp_path, 3)
    ran = run(tmp_path, name, "readers/mine", "--epochs", "1", "--beside", "4", "--others", "others")
    assert ran.returncode == 0, ran.stderr
    (tmp_path / "readers" / "mine").rename(tmp_path / "mine")
    assert not list((tmp_path / "readers").iterdir())
    lines = ran.stdout.splitlines()
    assert any(line.startswith("learnt from: ") and line.endswith("beside 4 of the shipped data") for line in lines)
    assert "the judged reports that were held back:" in lines
    assert any(line.startswith("claims found") for line in lines)
    own = next(line for line in lines if line.startswith("readers/mine: reader mine-")).split()[-1]
    settings = json.loads((tmp_path / "mine" / "reader.json").read_text("utf-8"))
    shipped = json.loads((WEIGHTS / "reader.json").read_text("utf-8"))
    assert (settings["name"], settings["threshold"]) == ("mine", shipped["threshold"])
    assert weights(tmp_path / "mine" / "lower.onnx") == weights(WEIGHTS / "lower.onnx")
    assert weights(tmp_path / "mine" / "upper.onnx") != weights(WEIGHTS / "upper.onnx")

    (tmp_path / "note.txt").write_text("Rebels shelled the market in Brask, the mayor said.", "utf-8")
    start = "import sys; from sayso.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", start, "read", "note.txt", "--reader", "mine", "--format", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    read = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    (claim,) = map(json.loads, read.stdout.splitlines())
    assert (claim["trigger"]["text"], claim["reader"]["model"]) == ("shelled", own)

    again = run(tmp_path, name, "mine")
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("retrain: 'mine' is there already; expected a new folder, or --force")


@needs_torch
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("judged.jsonl", "mine", "--name", "a b"), "No name 'a b' of a reader; expected up to 40 letters"),
        (("judged.jsonl", "mine", "--epochs", "0"), "No --epochs 0 --beside None; expected 1 or more, and 0 or more"),
        (("judged.jsonl", "others", "--force"), "'others' is there already; expected a new folder, or --force where"),
        (("nothing.jsonl", "mine"), "No annotations in 'nothing.jsonl' ("),
        (("judged.jsonl", "mine", "--start", "others"), "others': reader.json cannot be read ("),
        (("judged.jsonl", "mine"), "Too little to learn from: 0 judged claims in 0 reports; expected 20 in several"),
    ],
)
def test_what_makes_no_sense_is_told_in_one_line(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "judged.jsonl").write_text("", "utf-8")
    ran = run(tmp_path, *arguments)
    assert ran.returncode in (2, 3)
    assert ran.stderr.startswith("retrain: ")
    assert ran.stderr.count("\n") == 1
    assert told in ran.stderr
    assert not (tmp_path / "mine").exists()


def test_without_torch_it_is_told_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.util as u; old = u.find_spec; "
        "u.find_spec = lambda name, *rest: None if name == 'torch' else old(name, *rest); "
        "import retrain; sys.exit(retrain.main(['a.jsonl', 'mine']))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "training")])}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert ran.returncode == 3
    assert ran.stderr.startswith("retrain: No package torch")  # and onnx, where that lacks too
    assert ran.stderr.endswith(" to train with; expected: pip install -r training/requirements.txt\n")
