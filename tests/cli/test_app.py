"""The command line from outside: a process, its streams and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from tests.sources.made import write

from sayso.cli.app import Format, InputFormat, Layer
from sayso.cli.output import WRITERS
from sayso.cli.table import TABLES
from sayso.run.records import LAYERS
from sayso.sources.formats import FORMATS

RUN = "import sys; from sayso.cli import main; main()"
HEAVY = ("numpy", "onnxruntime", "trafilatura", "lxml", "yaml", "rich", "msgspec", "sayso.model", "sayso.archive")


def sayso(*arguments: str, code: str = RUN, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)


def main_of(*arguments: str | bytes | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", RUN, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_what_can_be_asked_for_is_what_there_is() -> None:
    assert list(get_args(Layer)) == list(LAYERS) == list(TABLES)
    assert list(get_args(Format)) == list(WRITERS)
    assert set(get_args(InputFormat)) == {known.name for known in FORMATS}


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["demo", "--help"], ["--version"]])
def test_help_and_version_import_nothing_heavy(arguments: list[str]) -> None:
    look = (
        f"import atexit, sys; atexit.register(lambda: print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr))"
    )
    done = sayso(*arguments, code=f"{look}; {RUN}")
    assert (done.returncode, done.stderr.strip()) == (0, "[]")
    assert done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument 'INPUT'"),
        (
            ["read", "x", "--layer", "claim"],
            "'claim' is not one of 'claims', 'attributions', 'mentions', 'events', 'reports'",
        ),
        (["read", "x", "--format", "xml"], "'xml' is not one of"),
        (["read", "x", "--published", "7 October"], "No date '7 October'; expected YYYY-MM-DD"),
        (["read", "x", "--publishd", "2015-10-07"], "No such option"),
        (["reed"], "No such command 'reed'"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_ends_with_2(arguments: list[str], told: str) -> None:
    done = sayso(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims", "--search", b"a\xff"],
        ["reports", "--report", b"a\xff"],
        ["show", b"a\xff"],
    ],
)
def test_an_argument_that_is_not_utf_8_is_refused(tmp_path: Path, arguments: list[str | bytes]) -> None:
    archive = tmp_path / "x.sayso"
    assert main_of("add", archive, write(tmp_path / "a.txt", "The mill burned down.")).returncode == 0
    done = main_of(arguments[0], archive, *arguments[1:])
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "is not UTF-8; expected one that is" in done.stderr


def test_an_input_that_is_not_utf_8_has_an_outcome(tmp_path: Path) -> None:
    (Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))).write_text("Russia attacked Kyiv.")
    inputs = [b"http://127.0.0.1:1/a\xff", b"no\xff.txt", bytes(tmp_path) + b"/caf\xe9.txt"]
    done = main_of("read", *inputs, "--layer", "reports", "--format", "jsonl")
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["outcome"] for one in told] == ["failed", "failed", "ok"]


def test_columns_of_a_table_can_be_stated(tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", "when,tale\n2031-05-09,Rebels shelled the mill on Friday.\n")
    done = main_of("read", table, "--column", "text=tale", "--layer", "reports", "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_an_input_that_cannot_be_read_is_listed_and_ends_with_1() -> None:
    done = sayso("read", "no-such-file.txt", "--layer", "reports")
    assert done.returncode == 1
    listed, counted = done.stderr.splitlines()
    assert listed.startswith("sayso: no-such-file.txt: ")
    assert counted == "sayso: 1 report: 1 failed"
    record = json.loads(done.stdout)
    assert (record["key"], record["outcome"]) == ("no-such-file.txt", "failed")
    assert record["reason"]


def test_a_reader_that_leaves_early_ends_the_run_quietly() -> None:
    many = [f"no-such-file-{n}.txt" for n in range(2000)]  # what is printed of them fits no pipe's buffer
    command = [sys.executable, "-c", RUN, "read", *many, "--layer", "reports"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert b"no-such-file-0.txt" in process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_the_machines_fault() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", RUN, "read", "no-such-file.txt", "--layer", "reports"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert done.returncode == 4
    assert done.stderr == "sayso: No space left on device\n"
