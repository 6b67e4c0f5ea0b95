"""What is in force no longer, and when what is in force last changed: reading anew, judging and erasing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.judging import ONE, made

from sayso.archive.custody import forget
from sayso.model.edition import Superseded
from sayso.model.ids import event_id
from sayso.model.judgement import Judgement
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.archive import Archive
from sayso.run.rereading import reread

AT = "2026-03-09T10:00:00Z"
NEW = Reader("2", "c", "m")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter(f"2026-03-{day:02}T00:00:00Z" for day in range(1, 30))
    for name in ("intake", "judgements", "custody"):
        monkeypatch.setattr(f"sayso.archive.{name}.now", lambda: next(days))


@pytest.fixture
def archive(root: Path, clock: None) -> Iterator[Archive]:
    del clock
    with Archive(root) as opened:
        yield opened


def finds_less(report: Report) -> Reading:
    """Finds no claim in the first of the two reports."""
    read = fake.reading(report)
    return replace(read, claims=() if report.text == ONE else read.claims, reader=NEW)


def said(verdict: str, *of: str, **rest: str) -> Judgement:
    return replace(Judgement("note", of, by="ann", at=AT), verdict=verdict, **rest)  # type: ignore[arg-type]


def test_a_claim_judged_to_be_none_is_told(archive: Archive) -> None:
    own = made(archive)["Rebels shelled"]
    judgement = said("not-a-claim", own)
    archive.judge([judgement])
    (gone,) = archive.superseded()
    assert (gone.kind, gone.id, gone.why) == ("claim", own, "it was judged to be no claim")
    assert gone.at == next(archive.rows("SELECT at FROM judgements"))[0]
    archive.judge([said("withdrawn", judgement.id)])
    assert list(archive.superseded()) == []


def test_a_claim_that_a_later_reading_has_not_is_told(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    own = made(archive)["Rebels shelled"]
    monkeypatch.setattr(pipeline, "read_report", finds_less)
    reread(archive, NEW)
    at = next(archive.rows("SELECT max(at) FROM journal"))[0]
    assert list(archive.superseded()) == [
        Superseded("claim", own, "", at, "a later reading of its report has no such claim")
    ]
    monkeypatch.setattr(
        pipeline, "read_report", lambda report: replace(fake.reading(report), reader=Reader("3", "c", "m"))
    )
    reread(archive, Reader("3", "c", "m"))
    assert list(archive.superseded()) == []


def test_an_erased_report_leaves_the_ids_of_claims_of_earlier_readings(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = made(archive)["Rebels shelled"]
    monkeypatch.setattr(pipeline, "read_report", finds_less)
    reread(archive, NEW)
    (report,) = [one.id for one in archive.reports() if one.key == "one.txt"]
    forget(archive, report, "court order", "ann")
    assert [(one.kind, one.id, one.why) for one in archive.superseded()] == [
        ("claim", own, "court order"),
        ("report", report, "court order"),
    ]


def test_a_damaged_earlier_reading_does_not_keep_a_report_from_being_erased(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(archive)
    monkeypatch.setattr(pipeline, "read_report", finds_less)
    reread(archive, NEW)
    path = next((archive.folder.root / "readings").rglob("*.gz"))
    path.chmod(0o644)
    data = bytearray(path.read_bytes())
    ((start, length),) = archive.rows("SELECT start, length FROM readings WHERE seq = 1 ORDER BY start LIMIT 1")
    data[start + length // 2] ^= 255
    path.write_bytes(data)
    (report,) = next(archive.rows("SELECT report FROM readings WHERE seq = 1 ORDER BY start LIMIT 1"))
    assert forget(archive, report, "court order", "ann")


def test_a_report_changed_when_it_was_last_read_or_judged(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    own = made(archive)["Rebels shelled"]
    report = archive.claim(own).report
    (other,) = [one.id for one in archive.reports() if one.id != report]
    taken = archive.taken(report)
    assert archive.changed(report) == taken
    archive.judge([said("note", own, why="look again")])
    assert archive.changed(report) == taken
    steps = [taken]
    corrected = said("corrected", own, field="status", value="denied")
    for judgement in (corrected, said("withdrawn", corrected.id), said("grade", event_id(own), value="weak")):
        assert archive.judge([judgement]).refused == []
        steps.append(archive.changed(report))
        assert archive.changed(other) == taken
    monkeypatch.setattr(pipeline, "read_report", finds_less)
    reread(archive, NEW)
    steps.append(archive.changed(report))
    assert steps == sorted(set(steps))
    assert archive.changed("r0123456789abcdef") == ""
