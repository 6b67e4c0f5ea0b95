"""`reread`: the present reader reads what it has not read; earlier readings stay beside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import dump, many, tables

from sayso.archive.verify import Checked
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import BatchLimits, add
from sayso.run.archive import Archive
from sayso.run.rereading import reread
from sayso.run.verifying import findings

NEW = Reader("2", "c", "m")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    with Archive(tmp_path / "x.sayso") as made:
        add(made, many(12), limits=BatchLimits(items=5))
        monkeypatch.setattr(pipeline, "read_report", newer)
        yield made


def newer(report: Report) -> Reading:
    """Finds no mentions, and crashes at one report."""
    if "Rebels7 " in report.text:
        raise ValueError("odd")
    return replace(fake.reading(report), parties=(), reader=NEW)


def versions(archive: Archive) -> list[str]:
    return [reading.reader.version for reading in archive.readings()]


def test_all_are_read_and_the_earlier_reading_is_kept_and_told_apart(archive: Archive) -> None:
    before = {reading.report.id: reading for reading in archive.readings()}
    tally = reread(archive, NEW)
    assert (tally.due, tally.done, tally.failed, tally.stopped) == (12, 11, 1, False)
    assert sorted(versions(archive)) == ["1", *["2"] * 11]
    forces = "SELECT version, in_force, count(*) FROM readings WHERE failure = '' GROUP BY 1, 2 ORDER BY 1, 2"
    assert list(archive.rows(forces)) == [("1", 0, 11), ("1", 1, 1), ("2", 1, 11)]
    for reading in archive.readings():
        assert reading.claims == before[reading.report.id].claims
        assert bool(reading.parties) == (reading.reader.version == "1" and bool(reading.claims))
    held, rows = dump(archive), tables(archive)
    archive.rebuild()
    assert (dump(archive), tables(archive)) == (held, rows)
    assert list(findings(str(archive.folder.root), Checked())) == []


def test_a_report_that_the_present_reader_fails_at_keeps_what_it_had(archive: Archive) -> None:
    reread(archive, NEW)
    again = reread(archive, NEW)
    assert (again.due, again.failed) == (1, 1)
    lines = list(archive.rows("SELECT count(*) FROM journal"))
    assert lines == [(4,)]


def test_it_goes_on_where_it_was_stopped(archive: Archive) -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) == 5

    tally = reread(archive, NEW, limits=BatchLimits(items=2), stop=stop)
    assert (tally.stopped, tally.done + tally.failed) == (True, 5)
    assert reread(archive, NEW).due == 12 - tally.done


def test_superseded_and_retracted_reports_are_read_as_well(archive: Archive) -> None:
    from sayso.archive.custody import forget, retract

    retract(archive, many(1)[0].report.id, "taken back", "ann")
    forget(archive, many(1, 1)[0].report.id, "asked to", "ann")
    assert reread(archive, NEW).due == 11


def test_adding_again_takes_no_older_reading(archive: Archive) -> None:
    reread(archive, NEW)
    assert add(archive, many(12)).there == 12
    assert sorted(versions(archive)) == ["1", *["2"] * 11]
