"""`sayso run`: what it prints, and how it ends."""

import json
from pathlib import Path
from typing import get_args

import pytest
from tests.cluster.made import inputs, quick
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.cli.run_command import EngineName
from sayso.cluster.engines import ENGINES

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
pytest.importorskip("pyarrow")


def run(*arguments: str, code: int) -> tuple[str, list[str]]:
    """What a run prints on stdout, and its lines on stderr."""
    ran = CliRunner().invoke(app, ["run", *arguments])
    assert ran.exit_code == code, ran.output
    return ran.stdout, ran.stderr.splitlines()


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    inputs(tmp_path)
    monkeypatch.chdir(tmp_path)
    return ["--input", "in", "--input", "lines.jsonl", "--output", "lake", "--shard-size", "0.001"]


def test_the_tally_is_printed_and_what_failed_is_named(given: list[str]) -> None:
    out, said = run(*given, "--format", "jsonl", code=1)
    told = json.loads(out)
    ends = [told[name] for name in ("inputs", "ok", "partial", "failed", "duplicates")]
    assert ends == [74, 64, 0, 3, 7]
    assert (told["lake"], told["events"] > 0) == ("lake", True)
    assert [line.split(":")[1].strip() for line in said] == ["in/empty.txt", "in/odd.txt", "lines.jsonl"]


def test_a_person_reads_it_in_words(given: list[str]) -> None:
    out, _ = run(*given, "--format", "table", code=1)
    assert "74 inputs into lake: 64 ok, 0 partial, 3 failed, 7 duplicates" in " ".join(out.split())


def test_a_share_says_what_is_left_to_do(given: list[str]) -> None:
    out, said = run(*given, "--shard", "1/2", "--format", "table", code=1)
    assert "Share 1/2 is done; `sayso run` without --shard joins all shares" in " ".join(out.split())
    assert said == []


def test_what_all_inputs_share_is_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text('Story\n"Rebels1 shelled Brask1, and it was a long night in the town of Brask1."\n')
    stated = ("--published", "2021-03-08", "--meta", "publisher=Post", "--column", "text=Story")
    run("--input", "a.csv", "--output", "lake", *stated, code=0)
    out = CliRunner().invoke(app, ["reports", "lake", "--format", "jsonl"]).stdout
    told = json.loads(out)
    assert (told["publisher"], told["published"]) == ("Post", "2021-03-08")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (["--shard", "3/2"], "No share '3/2'"),
        (["--scheduler", "tcp://x:1"], "--engine dask"),
        (["--input", "-"], "add"),
    ],
)
def test_what_makes_no_sense_is_refused(given: list[str], wrong: list[str], why: str) -> None:
    _, said = run(*given, *wrong, code=2)
    assert why in said[0]


def test_the_command_knows_all_engines() -> None:
    assert set(get_args(EngineName)) == set(ENGINES)
