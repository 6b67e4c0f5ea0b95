"""`merge`: two archives into one, the same things once, and everything again without an effect."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.archive import fake
from tests.archive.fake import capture, dump, files, many, tables

from sayso.archive.custody import buried, forget, rate, retract
from sayso.archive.folder import raw_name
from sayso.archive.journal import Journal
from sayso.archive.lines import AnyLine, Judged, Merged
from sayso.archive.stored import unpack
from sayso.archive.verify import Checked
from sayso.archive.writer import Written
from sayso.errors import RunStopped
from sayso.model.edition import Rating
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import BatchLimits, add
from sayso.run.archive import Archive
from sayso.run.merging import merge
from sayso.run.verifying import findings

BATCHES = BatchLimits(items=5)


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "one.sayso") as archive:
        add(archive, many(12), limits=BATCHES)
        yield archive


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "other.sayso") as archive:
        add(archive, many(12, 6), limits=BATCHES)
        yield archive


def judge(archive: Archive, told: str) -> None:
    def line(written: Written) -> AnyLine:
        return Judged(written.last.hash, written.last.seq + 1, "2026-03-09T00:00:00Z", msgspec.Raw(told.encode()))

    archive.write(line)


def exported(archive: Archive) -> list[bytes]:
    return [msgspec.json.encode(reading.claims) for reading in archive.readings()]


def test_the_same_reports_meet(one: Archive, other: Archive, tmp_path: Path) -> None:
    met = merge(one, other)
    assert (met.reports, met.new) == (12, 6)
    with Archive(tmp_path / "all.sayso") as whole:
        add(whole, many(18))
        assert exported(one) == exported(whole)
    assert list(findings(str(one.folder.root), Checked())) == []
    held, rows = dump(one), tables(one)
    one.rebuild()
    assert (dump(one), tables(one)) == (held, rows)


def test_merging_again_adds_nothing(one: Archive, other: Archive) -> None:
    rate(other, Rating("outlet", "Post", "b", "", "checked", "ann"))
    retract(other, many(1, 8)[0].report.id, "taken back", "ann")
    judge(other, '{"x":1}')
    merge(one, other)
    before = {path: path.read_bytes() for path in files(one.folder.root, ("raw", "text", "readings", "journal"))}
    met = merge(one, other)
    assert (met.new, met.tombstones, met.ratings, met.judgements) == (0, 0, 0, 0)
    assert before == {
        path: path.read_bytes() for path in files(one.folder.root, ("raw", "text", "readings", "journal"))
    }


def test_into_an_archive_that_is_yet_to_be_made(other: Archive, tmp_path: Path) -> None:
    with Archive(tmp_path / "new.sayso") as new:
        assert merge(new, other).new == 12
        assert exported(new) == exported(other)


def test_the_journal_of_the_other_is_kept_and_those_that_it_kept(one: Archive, other: Archive, tmp_path: Path) -> None:
    was = b"".join(path.read_bytes() for path in files(other.folder.root, ["journal"]))
    merge(one, other)
    (line,) = (line for line, _ in Journal(one.folder).lines() if isinstance(line, Merged))
    assert (line.name, line.last) == ("other.sayso", 3)
    assert unpack((one.folder.root / line.files[0].name).read_bytes()) == was
    with Archive(tmp_path / "third.sayso") as third:
        merge(third, one)
        (line,) = (line for line, _ in Journal(third.folder).lines() if isinstance(line, Merged))
        assert len(line.files) == 2
        assert was in [unpack((third.folder.root / file.name).read_bytes()) for file in line.files]


def test_judgements_that_contradict_each_other_stand_side_by_side(one: Archive, other: Archive) -> None:
    judge(one, '{"claim":"c1","verdict":"correct","by":"ann"}')
    judge(other, '{"claim":"c1","verdict":"wrong","by":"bob"}')
    judge(other, '{"claim":"c1","verdict":"correct","by":"ann"}')
    assert merge(one, other).judgements == 1
    told = [row[0] for row in one.rows("SELECT json FROM judgements ORDER BY seq")]
    assert told == ['{"claim":"c1","verdict":"correct","by":"ann"}', '{"claim":"c1","verdict":"wrong","by":"bob"}']


def test_of_two_ratings_by_one_person_the_later_holds(
    one: Archive, other: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for archive, grade, at in ((one, "b", "2026-03-09T00:00:00Z"), (other, "d", "2026-03-08T00:00:00Z")):
        monkeypatch.setattr("sayso.archive.custody.now", lambda at=at: at)
        rate(archive, Rating("outlet", "Post", grade, "", "checked", "ann"))
        rate(archive, Rating("outlet", "Post", grade, "", "checked", f"only {grade}"))
    assert merge(one, other).ratings == 1
    assert {(rating.by, rating.reliability) for rating in one.ratings()} == {
        ("ann", "b"),
        ("only b", "b"),
        ("only d", "d"),
    }


def test_what_was_erased_stays_erased(one: Archive, other: Archive) -> None:
    here, there, unknown = (many(1, n)[0].report.id for n in (8, 9, 15))
    forget(one, here, "asked to", "ann")
    forget(other, there, "asked to", "bob")
    forget(other, unknown, "asked to", "bob")
    met = merge(one, other)
    assert (met.refused, met.kept, met.tombstones) == ([here], [there], 1)
    assert {reading.report.id for reading in one.readings()} >= {there}
    assert not {reading.report.id for reading in one.readings()} & {here, unknown}
    grave = buried(one, unknown)
    assert grave
    assert (grave.state, grave.by) == ("erased", "bob")
    assert add(one, many(1, 15)).outcomes == {"failed": 1}


def test_a_report_whose_raw_bytes_went_with_another_is_left(one: Archive, other: Archive) -> None:
    first, second = (capture(f"{name} shelled Port.", "feed.xml", raw=b"a feed") for name in ("Ann", "Bob"))
    add(other, [first, second])
    forget(other, first.report.id, "asked to", "bob")
    met = merge(one, other)
    assert met.bare == [second.report.id]
    assert second.report.id not in {reading.report.id for reading in one.readings()}


def test_newer_reports_at_an_address_stay_newer(one: Archive, other: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "https://post.example/a"
    for at, text in (("2026-03-08", "Old shelled Brask."), ("2026-03-09", "New shelled Brask.")):
        monkeypatch.setattr("sayso.archive.intake.now", lambda at=at: f"{at}T00:00:00Z")
        add(other, [capture(text, url=page, published="")])
    monkeypatch.undo()
    merge(one, other)
    live = [one.report(row[0]).text for row in one.rows("SELECT report FROM revisions ORDER BY revision")]
    assert live == ["Old shelled Brask.", "New shelled Brask."]


def test_the_reading_here_stays_in_force(one: Archive, other: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def newer(report: Report) -> Reading:
        return replace(fake.reading(report), claims=(), reader=Reader("2", "c", "m"))

    monkeypatch.setattr(pipeline, "read_report", newer)
    with Archive(other.folder.root.with_name("newer.sayso")) as third:
        add(third, many(3))
        met = merge(one, third)
    assert (met.new, met.read) == (0, 3)
    assert {reading.reader.version for reading in one.readings()} == {"1"}


def test_what_went_wrong_there_is_in_the_ledger_here(one: Archive, other: Archive) -> None:
    from sayso.archive.lines import Ended

    other.take([Ended("gone.txt", "", "failed", "it does not exist"), Ended("000.txt", "", "failed", "not there")])
    merge(one, other)
    failed = list(one.rows("SELECT place, reason FROM inputs WHERE outcome = 'failed'"))
    assert failed == [("gone.txt", "it does not exist")]


def test_an_archive_is_not_merged_into_itself(one: Archive) -> None:
    with pytest.raises(RunStopped, match=r"cannot be merged into itself; expected another archive"):
        merge(one, one)


def test_a_kill_on_the_way_is_made_good_by_merging_again(one: Archive, other: Archive) -> None:
    merge(one, other, BatchLimits(items=1))
    held = exported(one)
    with Archive(one.folder.root.with_name("two.sayso")) as two:
        add(two, many(12), limits=BATCHES)

        def work() -> None:
            with Archive(two.folder.root, disk=fake.Faulty(30, fake.die)) as mine:
                merge(mine, other, BatchLimits(items=1))

        assert fake.ended(fake.forked(work)) == -9
        merge(two, other)
        assert exported(two) == held


def test_a_form_that_was_never_read_does_not_come_without_the_one_that_was(other: Archive, tmp_path: Path) -> None:
    forms = [capture("Ann shelled Port.", f"{n}.txt", title=f"{n}", raw=b"raw %d" % n) for n in range(4)]
    for form in forms:
        add(other, [form])
    unread = "SELECT raw FROM captures WHERE report = ? AND (report, variant) IN (SELECT report, variant FROM readings)"
    for (raw,) in other.rows(unread, (forms[0].report.id,)):
        (other.folder.root / raw_name(raw)).unlink()
    with Archive(tmp_path / "new.sayso") as new:
        assert merge(new, other).bare == [forms[0].report.id]
        held, rows = dump(new), tables(new)
        new.rebuild()
        assert (dump(new), tables(new)) == (held, rows)
        assert add(new, forms[:1]).outcomes == {"ok": 1}
        assert forms[0].report.id in {reading.report.id for reading in new.readings()}


def test_a_report_taken_back_here_and_erased_there_is_told_of(one: Archive, other: Archive) -> None:
    own = many(1, 8)[0].report.id
    retract(one, own, "taken back", "ann")
    forget(other, own, "asked to", "bob")
    met = merge(one, other)
    assert (met.kept, met.tombstones) == ([own], 0)
    grave = buried(one, own)
    assert grave
    assert grave.state == "retracted"


def test_what_was_erased_there_and_never_was_here_does_not_make_the_database_anew(
    one: Archive, other: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for report in many(3, 14):
        forget(other, report.report.id, "asked to", "bob")
    made = []
    monkeypatch.setattr("sayso.archive.writer.made", lambda path: made.append(path))
    assert merge(one, other).tombstones == 3
    monkeypatch.undo()
    assert made == []
