"""`sayso add`, `errors`, `status` and `rebuild`: what they print, and how they end."""

import csv
import io
import json
import os
import signal
from collections import Counter
from pathlib import Path

import pytest
from tests.archive import fake

from sayso.archive.lines import Ended
from sayso.cli.add import NOTES, Pace, Wanted, asked_to_stop, clock, conclude, size_of, take_in
from sayso.cli.ledger import rebuild, show_errors, show_status
from sayso.errors import RunStopped
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import Added
from sayso.run.archive import Archive

Capsys = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder with reports, and a reader that is fast."""
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name, text in (("a.txt", "Rebels shelled Brask."), ("b.txt", fake.NOBODY), ("c.txt", "Rebels denied Brask.")):
        Path("in", name).write_text(text, "utf-8")


def test_how_it_went_is_told_and_what_failed(capsys: Capsys) -> None:
    assert take_in("x.sayso", Wanted(["in", "gone.txt"]), "jsonl") == 1
    out, err = capsys.readouterr()
    assert json.loads(out) == {
        "archive": "x.sayso",
        "inputs": 4,
        "ok": 2,
        "partial": 0,
        "failed": 2,
        "there": 0,
        "claims": 2,
        "stopped": 0,
    }
    first, second = err.splitlines()
    assert first.startswith("sayso: in/b.txt: 'in/b.txt' was not read (KeyError: 'odd'")
    assert second == "sayso: gone.txt: 'gone.txt' does not exist; expected a file, a folder or a pattern"


def test_twice_is_once(capsys: Capsys) -> None:
    for _ in range(2):
        assert take_in("x.sayso", Wanted(["in/a.txt", "in/c.txt"]), "csv") == 0
    header, row, _, again = csv.reader(io.StringIO(capsys.readouterr().out))
    assert dict(zip(header, again, strict=True)) == dict(zip(header, row, strict=True)) | {"there": "2", "claims": "0"}


def test_a_table_for_a_person(capsys: Capsys) -> None:
    take_in("x.sayso", Wanted(["in/a.txt"]), "table")
    first, second = capsys.readouterr().out.splitlines()
    assert first == "1 input into x.sayso: 1 ok, 0 partial, 0 failed; 0 there already"
    assert second.startswith("    1 claim read in 0 s, ")


def test_facts_are_stated_for_all(capsys: Capsys) -> None:
    take_in("x.sayso", Wanted(["in/a.txt"], {"publisher": "Post"}, "2021-03-09"), "jsonl")
    with pytest.raises(RunStopped, match="No metadata 'paper'"):
        take_in("x.sayso", Wanted(["in/a.txt"], {"paper": "Post"}))
    assert show_status("x.sayso", "jsonl") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[1])["live"] == 1


def test_what_failed_is_listed_and_tried_again(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in("x.sayso", Wanted(["in", "later.txt"]))
    capsys.readouterr()
    assert show_errors("x.sayso", "jsonl") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["place"], one["outcome"], one["tries"], bool(one["report"])) for one in found] == [
        ("in/b.txt", "failed", 1, True),
        ("later.txt", "failed", 1, False),
    ]
    show_errors("x.sayso", "table")
    assert capsys.readouterr().out.splitlines()[0] == "in/b.txt"
    Path("later.txt").write_text("Rebels shelled Brask later.", "utf-8")
    monkeypatch.setattr(pipeline, "read_report", Reading)
    assert take_in("x.sayso", Wanted(retry_failed=True), "jsonl") == 0
    assert json.loads(capsys.readouterr().out)["ok"] == 2
    assert show_errors("x.sayso", "csv") == 0
    assert capsys.readouterr() == ("place,report,outcome,reason,tries,at\n", "sayso: Nothing failed in x.sayso\n")


def test_status_counts_what_there_is(capsys: Capsys) -> None:
    take_in("x.sayso", Wanted(["in"]))
    capsys.readouterr()
    show_status("x.sayso", "jsonl")
    record = json.loads(capsys.readouterr().out)
    counts = {name: record[name] for name in ("reports", "live", "superseded", "captures", "claims", "ok", "failed")}
    assert counts == {"reports": 3, "live": 3, "superseded": 0, "captures": 3, "claims": 2, "ok": 2, "failed": 1}
    assert record["readers"] == "sayso 1, codebook c, model m: 2"
    assert all(record[f"bytes_{part}"] > 0 for part in ("raw", "text", "readings", "journal", "db"))
    show_status("x.sayso", "table")
    assert "3 reports, 2 claims, 2 attributions; 3 captures" in capsys.readouterr().out


def test_rebuild_says_what_it_did(capsys: Capsys) -> None:
    take_in("x.sayso", Wanted(["in"]))
    Path("x.sayso/sayso.db").write_bytes(b"none" * 5000)
    capsys.readouterr()
    assert rebuild("x.sayso") == 0
    damaged, done = capsys.readouterr().err.splitlines()
    assert damaged == "sayso: The damaged database is now aside/sayso.db.1"
    assert done == "sayso: The database of x.sayso is made anew from 1 journal line"


def cut_off(capsys: Capsys) -> tuple[Path, bytes]:
    """The journal of an archive, without its last line, which the database has; and the bytes that it had."""
    take_in("x.sayso", Wanted(["in"]))
    with Archive("x.sayso") as archive:
        archive.retract("in/a.txt", "so")
    (journal,) = Path("x.sayso/journal").iterdir()
    whole = journal.read_bytes()
    journal.write_bytes(whole[: whole.index(b"\n") + 1])
    capsys.readouterr()
    return journal, whole


def test_a_journal_whose_end_was_cut_off_is_told(capsys: Capsys) -> None:
    journal, whole = cut_off(capsys)
    assert show_status("x.sayso", "jsonl") == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("sayso: The journal lacks 1 line that the database has: 2 (retracted or erased);")
    with pytest.raises(
        RunStopped, match=r"ends at line 1, and the database alone has 2 \(retracted or erased\);"
    ) as no:
        rebuild("x.sayso")
    assert no.value.code == 3
    journal.write_bytes(whole)
    assert show_status("x.sayso", "jsonl") == 0
    assert capsys.readouterr().err == ""
    assert rebuild("x.sayso") == 0


def test_lines_that_the_database_alone_has_go_where_that_is_asked_for(capsys: Capsys) -> None:
    cut_off(capsys)
    assert rebuild("x.sayso", drop=True) == 0
    aside, done = capsys.readouterr().err.splitlines()
    assert aside == "sayso: The database as it was is now aside/sayso.db.1"
    assert done == "sayso: The database of x.sayso is made anew from 1 journal line"
    with Archive("x.sayso") as archive:
        assert {report.state for report in archive.reports()} == {"live"}


@pytest.mark.parametrize("command", [show_errors, show_status])
def test_where_no_archive_is_there_is_none(command: object) -> None:
    for path, told in (("y.sayso", "No archive 'y.sayso'"), ("in", "'in' is no archive"), ("in/a.txt", "is a file")):
        with pytest.raises(RunStopped, match=told) as stopped:
            command(path)  # type: ignore[operator]
        assert stopped.value.code == 3
    with pytest.raises(RunStopped, match=r"No archive 'y\.sayso'"):
        rebuild("y.sayso")


def test_an_archive_is_not_taken_into_itself() -> None:
    take_in("x.sayso", Wanted(["in"]))
    for given in ("x.sayso", "x.sayso/raw"):
        with pytest.raises(RunStopped, match=r"is in the archive 'x\.sayso'"):
            take_in("x.sayso", Wanted([given]))


def test_an_archive_among_reports_is_no_report(capsys: Capsys) -> None:
    take_in("in/x.sayso", Wanted(["in"]))
    capsys.readouterr()
    take_in("in/x.sayso", Wanted(["in"]), "jsonl")
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["inputs"], told["there"]) == (3, 3)
    assert "'in/x.sayso' is an archive or a lake of sayso, and is left out" in err
    assert take_in("y.sayso", Wanted(["in/x.sayso"])) == 1
    assert "'in/x.sayso' is an archive or a lake; expected reports" in capsys.readouterr().err


def test_the_first_signal_asks_and_the_second_stops(capsys: Capsys) -> None:
    with asked_to_stop() as stop:
        assert not stop()
        os.kill(os.getpid(), signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
    assert capsys.readouterr().err == "sayso: Stopping after this report; Ctrl-C again stops at once\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_stopped_run_ends_as_one_and_goes_on(capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_report(report: Report) -> Reading:
        os.kill(os.getpid(), signal.SIGINT)
        return fake.reading(report)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_report", read_report)
        assert take_in("x.sayso", Wanted(["in/a.txt", "in/c.txt"]), "table") == 130
    assert "Stopped; the same command goes on from here" in capsys.readouterr().out
    assert take_in("x.sayso", Wanted(["in/a.txt", "in/c.txt"]), "jsonl") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["there"]) == (2, 1)


def test_progress_tells_rate_and_time_left() -> None:
    assert size_of("in") == sum(path.stat().st_size for path in Path("in").iterdir())
    tally = Added(Counter({"ok": 3, "failed": 1}), claims=7, bytes=size_of("in") // 2)
    assert Pace(["in"], 100.0).line(tally, 102.0) == "4 inputs, 7 claims, 2.0 a second, 1 failed, 2 s left"
    assert Pace([], 100.0).line(tally, 102.0) == "4 inputs, 7 claims, 2.0 a second, 1 failed"
    assert [clock(seconds) for seconds in (0.4, 59, 90, 3_600, 7_500)] == [
        "0 s",
        "59 s",
        "2 min",
        "1 h 0 min",
        "2 h 5 min",
    ]


def test_only_so_many_failures_are_named(capsys: Capsys) -> None:
    notes = [Ended(f"{n}.txt", "", "failed", "odd") for n in range(NOTES + 2)]
    conclude("x.sayso", Added(Counter({"failed": len(notes)}), notes=notes), "jsonl", 1.0)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == NOTES + 1
    assert lines[-1] == "sayso: ... and 2 more; `sayso errors x.sayso` lists them all"
