"""With which reader commands read: the folder is looked at before anything is done, and what a GPU came to is said."""

import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.analysis.chosen import FOLDER, known, label_id
from sayso.analysis.providers import DEVICE
from sayso.analysis.reader import WEIGHTS, shipped
from sayso.cli.app import app

COMMANDS = (
    ["read", "note.txt"],
    ["quotes", "note.txt"],
    ["add", "x.sayso", "note.txt"],
    ["reread", "x.sayso"],
    ["run", "--input", "note.txt", "--output", "x.lake"],
    ["watch", "x.sayso", "http://127.0.0.1:9/feed", "--once"],
    ["serve", "x.sayso", "--no-open"],
)


@pytest.fixture(autouse=True)
def _note(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(FOLDER, "")
    monkeypatch.setenv(DEVICE, "")
    Path("note.txt").write_text("Rebels shelled the market in Brask on Monday, the mayor said.", "utf-8")


@pytest.fixture
def mine() -> str:
    """The name of a folder with a reader."""
    Path("mine").mkdir()
    for path in (*WEIGHTS.glob("*.onnx"), WEIGHTS / "vocab.txt"):
        shutil.copy(path, "mine")
    told = {"name": "mine", "version": "1", "threshold": 0.55, "cues": 0.5, "labels": label_id()}
    Path("mine/reader.json").write_text(json.dumps(told), "utf-8")
    return "mine"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_folder_that_is_no_reader_stops_every_command_that_reads(command: list[str]) -> None:
    ran = CliRunner().invoke(app, [*command, "--reader", "nowhere"])
    assert (ran.exit_code, ran.stdout) == (3, "")
    assert ran.stderr.startswith(f"sayso: No reader in '{Path('nowhere').absolute()}': reader.json cannot be read (No ")
    assert [path.name for path in Path().iterdir()] == ["note.txt"]


def test_the_environment_names_a_folder_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "nowhere")
    assert CliRunner().invoke(app, ["read", "note.txt"]).exit_code == 3


def test_what_was_read_by_another_reader_is_recorded_and_read_anew(mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CliRunner().invoke
    assert run(app, ["add", "x.sayso", "note.txt"]).exit_code == 0
    own = known(Path(mine).absolute()).id
    again = run(app, ["reread", "x.sayso", "--reader", mine])
    assert "1 report read again" in again.stderr
    assert os.environ[FOLDER] == str(Path(mine).absolute())
    (claim,) = map(json.loads, run(app, ["claims", "x.sayso", "--format", "jsonl"]).stdout.splitlines())
    assert claim["reader"]["model"] == own
    monkeypatch.setenv(FOLDER, "")
    (read,) = map(json.loads, run(app, ["read", "note.txt", "--format", "jsonl"]).stdout.splitlines())
    assert read["reader"]["model"] == shipped().version


def test_doctor_says_which_reader_reads(mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, mine)
    lines = CliRunner().invoke(app, ["doctor", "--format", "jsonl"]).stdout.splitlines()
    (told,) = (one for one in map(json.loads, lines) if one["name"] == "reader model")
    folder = Path(mine).absolute()
    assert (told["version"], told["sources"]) == (known(folder).id, f"{folder}, one of your own")
    monkeypatch.setenv(FOLDER, "nowhere")
    lines = CliRunner().invoke(app, ["doctor", "--format", "jsonl"]).stdout.splitlines()
    (told,) = (one for one in map(json.loads, lines) if one["name"] == "reader model")
    assert told["fault"].startswith("No reader in ")


def test_what_a_gpu_came_to_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DEVICE, "cuda")
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: ["CPUExecutionProvider"])
    ran = CliRunner().invoke(app, ["read", "note.txt", "--format", "jsonl"])
    assert ran.exit_code == 0
    assert ran.stdout.count("\n") == 1
    assert "sayso: SAYSO_DEVICE=cuda: onnxruntime has no CUDAExecutionProvider here" in ran.stderr
    monkeypatch.setenv(DEVICE, "tpu")
    ran = CliRunner().invoke(app, ["read", "note.txt"])
    assert (ran.exit_code, ran.stderr) == (3, "sayso: No device 'tpu' in SAYSO_DEVICE; expected cpu or cuda\n")
