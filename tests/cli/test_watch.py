"""`sayso watch` as a user runs it."""

import csv
import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run import said
from tests.watch.made import Answer, Paper, entry, printing, rss
from typer.testing import CliRunner, Result

from sayso.cli.app import app
from sayso.run import pipeline
from sayso.run.adding import kept_reading
from sayso.run.apart import Apart
from sayso.watch.records import COLUMNS


@pytest.fixture
def paper() -> Iterator[Paper]:
    with printing() as running:
        running.answers["/feed"] = Answer(rss(entry("one", "Mayor quotes Harbour: Army shelled Brask on 2031-05-09.")))
        yield running


def watch(*given: str) -> Result:
    return CliRunner().invoke(app, ["watch", *given, "--allow-private"])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)
    monkeypatch.setattr(Apart, "read", staticmethod(kept_reading))  # in this process


@pytest.mark.usefixtures("quick")
def test_one_round_over_a_list_of_feeds(tmp_path: Path, paper: Paper) -> None:
    (tmp_path / "f.opml").write_text(f'<opml><body><outline xmlUrl="{paper.url("/feed")}"/></body></opml>')
    ran = watch(str(tmp_path / "x.sayso"), str(tmp_path / "f.opml"), "--once", "--all", "--format", "jsonl")
    assert ran.exit_code == 0
    (told,) = map(json.loads, ran.stdout.splitlines())
    assert tuple(told) == COLUMNS
    assert (told["news"], told["type"], told["now"]) == ("new", "ASSAULT", "weak")
    assert told["reports"][0]["publisher"] == "Harbour Post"
    assert ran.stderr == "sayso: 1 poll, 0 unchanged, 0 failed, 1 new entry, 1 claim, 1 told\n"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("form", ["table", "csv"])
def test_other_forms(tmp_path: Path, paper: Paper, form: str) -> None:
    ran = watch(str(tmp_path / "x.sayso"), paper.url("/feed"), "--once", "--all", "--format", form)
    assert ran.exit_code == 0
    if form == "csv":
        header, row = csv.reader(io.StringIO(ran.stdout))
        assert tuple(header) == COLUMNS
        assert row[header.index("by")] == "Harbour"
    else:
        line = " ".join(ran.stdout.split())
        assert line.startswith("new ASSAULT")
        assert "Army → Brask · 2031-05-09: weak, on the say-so of Harbour (e" in line


@pytest.mark.usefixtures("quick")
def test_a_round_in_which_a_feed_fails_is_told_by_the_exit_code(tmp_path: Path, paper: Paper) -> None:
    ran = watch(str(tmp_path / "x.sayso"), paper.url("/feed"), paper.url("/none"), "--once")
    assert ran.exit_code == 1
    assert "404" in ran.stderr
    assert "1 new entry" in ran.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["https://paper.example/feed", "--every", "5 minutes"], "No span of time '5 minutes'"),
        (["https://paper.example/feed", "--every", "10s"], "expected 1m to 1d"),
        (["https://paper.example/feed", "--for", "soon"], "No span of time 'soon'"),
        (["missing.opml"], "'missing.opml' cannot be read"),
        (["https://paper.example/feed", "--once", "--post", "ftp://paper.example/"], "Nothing can be posted"),
    ],
)
def test_what_makes_no_sense(tmp_path: Path, given: list[str], said: str) -> None:
    ran = watch(str(tmp_path / "x.sayso"), *given)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_signal_ends_a_watch_cleanly(tmp_path: Path, paper: Paper) -> None:
    start = "import sys; from sayso.cli import main; sys.exit(main())"
    archive = str(tmp_path / "x.sayso")
    text = "Syrian forces shelled a market in Aleppo on Friday, killing 12 people, the Observatory said."
    paper.answers["/feed"] = Answer(rss(entry("one", text)))
    command = [sys.executable, "-c", start, "watch", archive, paper.url("/feed"), "--all", "--allow-private"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout
        assert json.loads(running.stdout.readline())["news"] == "new"  # from here on it waits for the next poll
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "Stopping" in said
    assert "told" in said.splitlines()[-1]
