"""The commands of custody and upkeep: what they print, and how they end."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import capture, files, many
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.model.edition import Rating
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive

ARCHIVE = "x.sayso"
TOLD = capture("Ann shelled Brask.", "told.txt")
TOLD_CLAIMS = fake.reading(TOLD.report).claims


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    monkeypatch.chdir(tmp_path)
    with Archive(ARCHIVE) as archive:
        add(archive, [*many(3), TOLD])


def run(*arguments: str, code: int = 0) -> tuple[str, list[str]]:
    """What a command prints on stdout, and its lines on stderr."""
    ran = CliRunner().invoke(app, list(arguments))
    assert ran.exit_code == code, ran.output
    return ran.stdout, ran.stderr.splitlines()


def records(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_sound_archive_is_said_to_be_sound() -> None:
    out, (said,) = run("verify", ARCHIVE)
    assert out == ""
    assert said.startswith("sayso: x.sayso is as it was written: 1 journal line, 9 files, 4 readings, ")


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_what_is_damaged_is_listed(form: str) -> None:
    path = files(Path(ARCHIVE), ["raw"])[0]
    path.unlink()
    out, said = run("verify", ARCHIVE, "--format", form, code=3)
    name = path.relative_to(ARCHIVE).as_posix()
    if form == "jsonl":
        assert [(one["file"], one["found"]) for one in records(out)] == [(name, "no such file")]
    elif form == "csv":
        assert [row["file"] for row in csv.DictReader(io.StringIO(out))] == [name]
    else:
        assert name in out
    assert "is damaged: 1 finding" in said[0]
    assert "The database was not compared" in said[1]


def test_retract_then_forget() -> None:
    own = TOLD.report.id
    _, said = run("retract", ARCHIVE, "told.txt", "--why", "taken back", "--by", "ann")
    assert said == [f"sayso: {own}: retracted; it is kept, and no longer in force"]
    _, said = run("forget", ARCHIVE, own[:8], own, "--why", "court order", "--by", "ann")
    assert said == [f"sayso: {own}: erased"]
    _, said = run("forget", ARCHIVE, own, "--why", "court order", "--by", "ann")
    assert said == [f"sayso: {own}: was erased before"]
    run("forget", ARCHIVE, own, code=2)
    _, said = run("forget", ARCHIVE, "nothing.txt", "--why", "x", code=2)
    assert said[0].startswith("sayso: No report 'nothing.txt' in x.sayso")


def test_what_was_forgotten_is_refused_until_told_otherwise() -> None:
    Path("a.txt").write_text("Zoe shelled Brask.", "utf-8")
    run("add", ARCHIVE, "a.txt")
    run("forget", ARCHIVE, "a.txt", "--why", "asked to")
    _, said = run("add", ARCHIVE, "a.txt", code=1)
    assert "(asked to); --again takes it in nevertheless" in said[0]
    run("add", ARCHIVE, "a.txt", "--again")
    run("verify", ARCHIVE)


def test_ratings_are_given_listed_and_kept() -> None:
    _, said = run(
        "rate", ARCHIVE, "Post", "--reliability", "b", "--credibility", "2", "--why", "checked", "--by", "ann"
    )
    assert said == ["sayso: Post: rated b2"]
    _, said = run("rate", ARCHIVE, "Nobody", "--of", "source", "--reliability", "f", "--why", "new", "--by", "ann")
    assert said[0] == "sayso: Nothing in x.sayso has the source 'Nobody' yet; it is rated all the same"
    run("rate", ARCHIVE, "Post", "--reliability", "c", "--why", "erred", "--by", "ann")
    out, _ = run("rate", ARCHIVE, "--format", "jsonl")
    assert [(one["name"], one["reliability"]) for one in records(out)] == [("Post", "c"), ("Nobody", "f")]
    out, _ = run("rate", ARCHIVE, "Post", "--format", "jsonl")
    assert [(one["reliability"], one["credibility"]) for one in records(out)] == [("b", "2"), ("c", "")]
    out, _ = run("rate", ARCHIVE, "Post", "--format", "table")
    assert out.splitlines()[0] == "b2 Post (outlet)"
    _, said = run("rate", ARCHIVE, "Else")
    assert said == ["sayso: Nobody has rated 'Else' in x.sayso"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("rate", ARCHIVE, "Post", "--why", "checked"),
        ("rate", ARCHIVE, "--reliability", "a", "--why", "checked"),
        ("rate", ARCHIVE, "Post", "--reliability", "h", "--why", "checked"),
        ("rate", ARCHIVE, "Post", "--reliability", "a"),
        ("counts", ARCHIVE, "--by", "colour"),
        ("pack", ARCHIVE),
    ],
)
def test_wrong_usage_ends_with_two(arguments: Sequence[str]) -> None:
    run(*arguments, code=2)


def test_counts_have_a_column_named_for_what_they_are_of() -> None:
    out, _ = run("counts", ARCHIVE, "--by", "type", "--format", "csv")
    assert out == "month,type,claims\n2021-03,ASSAULT,3\n"
    out, _ = run("counts", ARCHIVE, "--by", "place", "--of", "events", "--format", "jsonl")
    assert records(out) == [{"month": "2021-03", "place": "XAM/Coast", "events": 3}]
    out, said = run("counts", ARCHIVE, "--by", "type", "--of", "killed", "--format", "csv")
    assert (out, said) == ("month,type,killed,events\n", ["sayso: Nothing to count in x.sayso"])


def test_merge_tells_what_was_new() -> None:
    with Archive("y.sayso") as other:
        add(other, many(3, 2))
        other.rate(Rating("outlet", "Post", "b", "", "checked", "bob"))
    _, said = run("merge", ARCHIVE, "y.sayso")
    assert said == ["sayso: y.sayso into x.sayso: 2 of 3 reports new; 0 tombstones, 1 rating, 0 judgements taken over"]
    run("verify", ARCHIVE)


def test_show_names_ratings_and_what_was_taken_back() -> None:
    own = TOLD.report.id
    run("rate", ARCHIVE, "Post", "--reliability", "d", "--why", "erred", "--by", "ann")
    run("rate", ARCHIVE, "mayor of Brask", "--of", "source", "--reliability", "e", "--why", "lied", "--by", "bob")
    run("rate", ARCHIVE, "Elsewhere", "--reliability", "a", "--why", "fine", "--by", "ann")
    run("retract", ARCHIVE, own, "--why", "taken back")
    for shown in (own, TOLD_CLAIMS[0].id):
        (record,) = records(run("show", ARCHIVE, shown, "--format", "jsonl")[0])
        rated = [(one["name"], one["reliability"]) for one in record["ratings"]]  # type: ignore[attr-defined]
        assert rated == [("Post", "d"), ("mayor of Brask", "e")]
        assert record["tombstone"]["why"] == "taken back"  # type: ignore[index]
        out, _ = run("show", ARCHIVE, shown, "--format", "table")
        assert "outlet Post rated d by ann: erred" in out
        assert "retracted at " in out
    run("forget", ARCHIVE, own, "--why", "asked to")
    _, said = run("show", ARCHIVE, own, code=2)
    assert said[0].startswith(f"sayso: '{own}' (told.txt) was erased at ")


def test_pack_and_freeze_write_what_they_say() -> None:
    _, said = run("pack", ARCHIVE, "told.txt", "--to", "p.zip")
    assert said == ["sayso: p.zip: 1 report, 1 raw file, 1 claim, 0 time stamps"]
    with zipfile.ZipFile("p.zip") as file:
        assert f"p/text/{TOLD.report.id}.txt" in file.namelist()
    _, said = run("freeze", ARCHIVE, "--to", "e", "--author", "Ann", "--title", "Claims")
    assert said[0].startswith("sayso: e: edition ")
    assert said[0].endswith(": 4 reports, 3 claims, 3 events")
    assert Path("e", "METHODS.md").read_text("utf-8").startswith("# Methods\n\nThe data rest on 4 reports")


def test_reread_says_what_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    from sayso.cli import reread
    from sayso.model.reading import Reader

    monkeypatch.setattr(reread, "present", lambda: Reader("1", "c", "m"))
    assert run("reread", ARCHIVE)[1] == ["sayso: x.sayso: the present reader has read all reports"]
    monkeypatch.setattr(reread, "present", lambda: Reader("2", "c", "m"))
    _, said = run("reread", ARCHIVE)
    assert said[0] == "sayso: x.sayso: 4 reports read again, 0 failed, 0 left"


def test_a_stamp_from_nowhere_is_an_error() -> None:
    _, said = run("stamp", ARCHIVE, "http://127.0.0.1:9/", code=3)
    assert said[0].startswith("sayso: No time stamp: 'http://127.0.0.1:9/' is at 127.0.0.1, which is ")


@pytest.mark.parametrize(
    "command", [("verify",), ("reread",), ("rate",), ("counts", "--by", "type"), ("pack", "--to", "p.zip")]
)
def test_where_no_archive_is_the_command_says_so(command: tuple[str, ...]) -> None:
    _, said = run(command[0], "none.sayso", *command[1:], code=3)
    assert said == ["sayso: No archive 'none.sayso'; `sayso add` makes one"]
    assert not Path("none.sayso").exists()
