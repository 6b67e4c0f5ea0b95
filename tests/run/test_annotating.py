"""Judgements of an archive as annotations: what holds, who differs, what an earlier reading had."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.archive import fake
from tests.archive.fake import capture
from tests.archive.judging import made
from typer.testing import CliRunner

from sayso.archive.custody import retract
from sayso.cli.app import app
from sayso.model.ids import claim_id
from sayso.model.judgement import Judgement
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.annotating import annotations
from sayso.run.archive import Archive
from sayso.run.rereading import reread

LOST = "a judged claim that no reading of a live report has"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    with Archive(tmp_path / "x.sayso") as opened:
        yield opened


def say(archive: Archive, verdict: str, of: str, by: str = "ann", day: int = 1, **rest: str) -> str:
    """Take a judgement in; its id."""
    one = replace(Judgement("note", (of,), by=by, at=f"2026-03-{day:02}T10:00:00Z"), verdict=verdict, **rest)  # type: ignore[arg-type]
    received = archive.judge([one])
    assert received.refused == []
    return received.taken[0].id


def claims(archive: Archive) -> list[tuple[str, str]]:
    """Actor and status of each claim that is told."""
    records: list[dict[str, Any]] = [dict(one.record) for one in annotations(archive).reports]
    return [(one["actors"][0]["name"], one["status"]) for record in records for one in record["claims"]]


def rejected(archive: Archive) -> int:
    return annotations(archive).count("rejected")


def test_reports_in_which_nobody_judged_a_claim_are_left_out(archive: Archive) -> None:
    known = made(archive)
    assert annotations(archive).reports == ()
    say(archive, "note", known["Rebels shelled"], why="odd")
    assert annotations(archive).reports == ()
    say(archive, "correct", known["Rebels shelled"])
    (one,) = annotations(archive).reports
    assert one.record["text"] == "Rebels shelled Brask."
    assert annotations(archive).count("known") == 1


def test_judgements_are_told_as_they_hold(archive: Archive) -> None:
    known = made(archive)
    say(archive, "correct", known["Army shelled"])
    say(archive, "corrected", known["Rebels denied"], field="status", value="happened")
    assert claims(archive) == [("Army", "happened"), ("Rebels", "happened")]
    say(archive, "not-a-claim", known["Army shelled"], day=2)
    assert claims(archive) == [("Rebels", "happened")]
    assert rejected(archive) == 1


def test_what_was_withdrawn_says_nothing(archive: Archive) -> None:
    known = made(archive)
    own = say(archive, "not-a-claim", known["Army shelled"])
    say(archive, "correct", known["Rebels denied"])
    assert rejected(archive) == 1
    say(archive, "withdrawn", own, day=2)
    assert (rejected(archive), claims(archive)) == (0, [("Rebels", "denied")])
    assert annotations(archive).count("known") == 1


def test_of_people_who_differ_the_latest_holds_and_it_is_counted(archive: Archive) -> None:
    known = made(archive)
    say(archive, "not-a-claim", known["Army shelled"], by="ann", day=2)
    say(archive, "correct", known["Army shelled"], by="bob", day=1)
    assert (rejected(archive), annotations(archive).disputed) == (1, 1)
    say(archive, "corrected", known["Rebels denied"], by="ann", day=1, field="status", value="wanted")
    say(archive, "corrected", known["Rebels denied"], by="bob", day=2, field="status", value="possible")
    assert (claims(archive), annotations(archive).disputed) == ([("Rebels", "possible")], 2)
    own = say(archive, "corrected", known["Rebels denied"], by="bob", day=3, field="status", value="wanted")
    assert annotations(archive).disputed == 1
    say(archive, "withdrawn", own, by="bob", day=4)
    assert annotations(archive).disputed == 2


def test_one_person_who_thinks_again_differs_from_nobody(archive: Archive) -> None:
    known = made(archive)
    say(archive, "not-a-claim", known["Army shelled"], day=1)
    say(archive, "correct", known["Army shelled"], day=2)
    assert (claims(archive), annotations(archive).disputed) == ([("Army", "happened")], 0)


def test_judgements_outlive_the_reading_that_they_are_of(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    known = made(archive)
    say(archive, "correct", known["Army shelled"])
    say(archive, "not-a-claim", known["Rebels denied"])

    def newer(report: Report) -> Reading:
        """Reads each shelling as a protest, and no denial."""
        found = fake.reading(report)
        told = [one for one in found.claims if one.status != "denied"]
        others = [
            replace(one, id=claim_id(report.id, one.trigger.start, one.trigger.end, "PROTEST"), type="PROTEST")
            for one in told
        ]
        return replace(found, claims=tuple(others), reader=Reader("2", "c", "m"))

    monkeypatch.setattr(pipeline, "read_report", newer)
    reread(archive, Reader("2", "c", "m"))
    (one,) = annotations(archive).reports
    record: dict[str, Any] = dict(one.record)
    assert [told["type"] for told in record["claims"]] == ["ASSAULT"]
    assert [told["text"] for told in record["rejected"]] == ["denied"]
    assert annotations(archive).count("known") == 2
    assert annotations(archive).left_out == {}


def test_reports_that_are_not_live_are_left_out_and_counted(archive: Archive) -> None:
    known = made(archive)
    say(archive, "correct", known["Army shelled"])
    say(archive, "correct", known["Rebels shelled"])
    (own,) = (one.record["id"] for one in annotations(archive).reports if "Army" in str(one.record["text"]))
    retract(archive, str(own), "taken back", "ann")
    found = annotations(archive)
    assert [one.record["text"] for one in found.reports] == ["Rebels shelled Brask."]
    assert found.left_out == {LOST: 1}


def test_the_command_prints_what_python_gives_and_counts_on_stderr(archive: Archive) -> None:
    known = made(archive)
    path = str(archive.folder.root)
    ran = CliRunner().invoke(app, ["judge", path, "--annotations"])
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert ran.stderr == "sayso: No judged claims; expected some that were judged correct, corrected or not-a-claim\n"
    say(archive, "correct", known["Army shelled"], by="bob")
    say(archive, "not-a-claim", known["Army shelled"], day=2)
    say(archive, "corrected", known["Rebels denied"], field="actors", value="Guards")
    ran = CliRunner().invoke(app, ["judge", path, "--annotations"])
    assert ran.exit_code == 0
    assert ran.stdout.count("\n") == 1
    assert ran.stderr.splitlines() == [
        "sayso: 1 judged report: 1 claim, 1 rejected claim, 2 whole sentences",
        "sayso: 1 question that people answered differently; the latest answer holds",
        "sayso: left out: actors of a corrected claim, whose words are not known (1)",
    ]


@pytest.mark.parametrize("options", [[], ["x.jsonl", "--annotations"], ["--export", "--annotations"]])
def test_one_thing_at_a_time_is_asked_of_judge(archive: Archive, options: list[str]) -> None:
    ran = CliRunner().invoke(app, ["judge", str(archive.folder.root), *options])
    assert ran.exit_code == 2
    assert "--annotations" in ran.stderr


def test_text_that_came_twice_is_told_once(archive: Archive) -> None:
    add(archive, [capture("Ann shelled Brask.", "a.txt"), capture("Ann shelled Brask.", "b.txt")])
    (own,) = (row[0] for row in archive.rows("SELECT id FROM claims"))
    say(archive, "correct", own)
    assert len(annotations(archive).reports) == 1
