"""Another reader than the shipped one: which folder it is in, what it is called, and what is no reader."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.analysis import chosen as module
from sayso.analysis.chosen import FOLDER, choose, chosen, folder, known, label_id
from sayso.analysis.reader import WEIGHTS, shipped
from sayso.errors import RunStopped
from sayso.model.report import Report
from sayso.run.pipeline import present, read_report

TEXT = "Rebels shelled the market in Brask on Monday, the mayor said."
SETTINGS = {"name": "haddad", "version": "1", "threshold": 0.55, "cues": 0.5, "labels": label_id()}


@pytest.fixture(autouse=True)
def _nobody_chose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The shipped graphs as a reader of one's own, without what belongs to the shipped ones alone."""
    made = tmp_path / "own"
    made.mkdir()
    for path in (*WEIGHTS.glob("*.onnx"), WEIGHTS / "vocab.txt"):
        shutil.copy(path, made)
    write(made)
    return made


def write(made: Path, **settings: object) -> Path:
    (made / "reader.json").write_text(json.dumps(SETTINGS | settings), "utf-8")
    return made


def id_of(made: Path) -> str:
    known.cache_clear()
    return known(made).id


def test_the_shipped_reader_reads_unless_another_is_chosen() -> None:
    choose("")
    assert folder() is None
    assert chosen() is shipped()
    assert present().model == shipped().version


def test_a_chosen_reader_reads_and_its_id_is_recorded(own: Path) -> None:
    choose(str(own))
    assert folder() == own
    assert chosen() is chosen()
    assert re.fullmatch(r"haddad-[0-9a-f]{12}", chosen().version)
    reading = read_report(Report("r", "r", TEXT))
    assert reading.reader.model == present().model == chosen().version != shipped().version
    assert [claim.trigger.text for claim in reading.claims] == ["shelled"]


def test_processes_that_are_started_then_choose_the_same(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(own.parent)
    choose("own")
    code = "from sayso.run.pipeline import present; print(present().model)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd="/")
    assert ran.stdout.strip() == chosen().version
    assert Path(os.environ[FOLDER]).is_absolute()


def test_the_id_hangs_on_all_that_decides_and_on_nothing_else(own: Path) -> None:
    first = id_of(own)
    (own / "notes.md").write_text("trained in May", "utf-8")
    assert id_of(own) == first == id_of(write(own, version="2"))
    assert id_of(write(own, threshold=0.6)) != first
    assert id_of(write(own, name="lund")).removeprefix("lund") == first.removeprefix("haddad")
    write(own)
    graph = own / "arguments.onnx"
    graph.write_bytes(graph.read_bytes() + b"\0")
    assert id_of(own) != first


def test_the_same_files_in_another_folder_are_the_same_reader(own: Path, tmp_path: Path) -> None:
    assert id_of(Path(shutil.copytree(own, tmp_path / "copy"))) == id_of(own)


def test_a_copy_of_the_shipped_folder_is_the_shipped_reader(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(WEIGHTS, tmp_path / "copy"))
    assert id_of(copy) == shipped().version
    choose(str(copy))
    assert present().model == chosen().version == shipped().version
    (copy / "vocab.txt").write_text((copy / "vocab.txt").read_text("utf-8") + "x\n", "utf-8")
    known.cache_clear()
    with pytest.raises(RunStopped, match="KeyError: 'labels'"):
        known(copy)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"name": "a b"}, "the name 'a b'; expected up to 40 letters, digits, dots and dashes"),
        ({"name": "x" * 41}, "expected up to 40 letters"),
        ({"labels": "0123456789ab"}, f"trained for labels '0123456789ab', this sayso has {label_id()}; train it anew"),
        ({"threshold": "high"}, "reader.json has not name, version, threshold, cues and labels (ValueError"),
        ({"cues": None}, "reader.json has not name, version, threshold, cues and labels (TypeError"),
    ],
)
def test_settings_that_make_no_sense_are_told(own: Path, settings: dict[str, object], told: str) -> None:
    write(own, **settings)
    with pytest.raises(RunStopped) as stopped:
        choose(str(own))
    assert stopped.value.code == 3
    assert str(stopped.value).startswith(f"No reader in '{own}': ")
    assert told in str(stopped.value)
    assert folder() is None


def test_settings_of_the_shipped_form_alone_are_not_enough(own: Path) -> None:
    (own / "reader.json").write_text(json.dumps({"name": "x", "threshold": 0.5, "cues": 0.5}), "utf-8")
    with pytest.raises(RunStopped, match="KeyError: 'labels'"):
        choose(str(own))


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"'])
def test_a_file_of_settings_that_is_none_is_told(own: Path, text: str) -> None:
    (own / "reader.json").write_text(text, "utf-8")
    with pytest.raises(RunStopped, match=r"reader\.json has not name, version, threshold, cues and labels"):
        choose(str(own))


def test_a_folder_that_is_no_reader_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunStopped) as stopped:
        choose(str(tmp_path / "nothing"))
    told = f"No reader in '{tmp_path / 'nothing'}': reader.json cannot be read (No such file or directory); "
    assert str(stopped.value) == told + "expected a folder that training/retrain.py wrote"


def test_a_graph_that_is_missing_or_broken_is_told(own: Path) -> None:
    graph = own / "arguments.onnx"
    graph.write_bytes(b"no graph")
    choose(str(own))
    with pytest.raises(RunStopped, match=f"No reader in '{own}'"):
        chosen()
    graph.unlink()
    known.cache_clear()
    with pytest.raises(RunStopped, match=r"arguments\.onnx missing"):
        module.chosen()
