"""Taking reports in: what is read, what is kept, and what is said of the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import NOBODY, capture, dump, many

from sayso.archive.ledger import Input, inputs, status
from sayso.errors import RunStopped
from sayso.link import events as linked
from sayso.model.capture import Capture
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import Added, BatchLimits, add, failed_places
from sayso.run.archive import Archive
from sayso.sources.inputs import Failure


@pytest.fixture(autouse=True)
def reports_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys of the reports that were read, by a reader that is fast."""
    read: list[str] = []

    def read_report(report: Report) -> Reading:
        read.append(report.key)
        return fake.reading(report)

    monkeypatch.setattr(pipeline, "read_report", read_report)
    return read


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "x.sayso") as made:
        yield made


def ledger(archive: Archive) -> list[tuple[str, str, str]]:
    return [(one.place, one.outcome, one.reason) for one in inputs(archive, "ok", "partial", "failed")]


def test_every_input_has_its_outcome(archive: Archive) -> None:
    found: list[Capture | Failure] = [
        capture("Rebels shelled Brask", "a.txt"),
        Failure("b.pdf", "'b.pdf' is damaged"),
        capture("Rebels denied Brask", "c.txt", outcome="partial"),
        capture(NOBODY, "d.txt"),
    ]
    tally = add(archive, found)
    assert tally.outcomes == {"ok": 1, "partial": 1, "failed": 2}
    assert (tally.there, tally.claims, tally.stopped) == (0, 2, False)
    odd = "'d.txt' was not read (KeyError: 'odd', fake.py:"
    assert [(one.place, one.reason[:47]) for one in tally.notes] == [
        ("b.pdf", "'b.pdf' is damaged"),
        ("c.txt", "cut off"),
        ("d.txt", odd),
    ]
    assert [row[:2] for row in ledger(archive)] == [
        ("a.txt", "ok"),
        ("b.pdf", "failed"),
        ("c.txt", "partial"),
        ("d.txt", "failed"),
    ]
    crashed = next(one for one in archive.readings() if one.report.key == "d.txt")
    assert (crashed.report.text, crashed.report.outcome, crashed.claims) == (NOBODY, "failed", ())
    assert crashed.report.reason.startswith(odd)


def test_what_failed_is_not_read_again_unless_asked(
    archive: Archive, reports_read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [capture(NOBODY, "d.txt"), capture("Rebels shelled Brask", "a.txt")]
    add(archive, found)
    lines = status(archive).counts["lines"]
    assert add(archive, found).outcomes["failed"] == 1
    assert add(archive, found, retry_failed=True).outcomes["failed"] == 2  # once tried again, once met again
    assert reports_read == ["d.txt", "a.txt", "d.txt"]
    assert status(archive).counts["lines"] == lines  # it ended as before
    monkeypatch.setattr(pipeline, "read_report", Reading)
    tally = add(archive, [], retry_failed=True)
    assert (tally.outcomes, tally.notes) == ({"ok": 1}, [])
    assert {row[1] for row in ledger(archive)} == {"ok"}
    assert {one.report.outcome for one in archive.readings()} == {"ok"}
    before = dump(archive)
    archive.rebuild()
    assert dump(archive) == before


def test_a_place_that_failed_and_then_gave_a_report_has_not_failed(archive: Archive) -> None:
    add(archive, [Failure("a.txt", "'a.txt' is empty")])
    add(archive, [capture("Rebels shelled Brask", "a.txt")])
    (one,) = inputs(archive, "ok", "partial", "failed")
    assert (one.place, one.outcome, one.reason, one.tries) == ("a.txt", "ok", "", 2)
    assert isinstance(one, Input)
    assert one.report


def test_places_are_opened_at_their_files(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.jsonl", "odd!name.txt", "c:12"):
        Path(name).touch()
    places = ["b.jsonl:12", "b.jsonl:13", "a.zip!b/c.html", "odd!name.txt", "c:12", "http://x.example:80/a!b", "gone"]
    add(archive, [Failure(place, "odd") for place in places])
    assert failed_places(archive) == ["a.zip", "b.jsonl", "c:12", "gone", "http://x.example:80/a", "odd!name.txt"]


def test_a_run_that_is_stopped_keeps_what_was_read_and_the_next_goes_on(
    archive: Archive, reports_read: list[str]
) -> None:
    found = many(20)
    tally = add(archive, found, limits=BatchLimits(items=4), stop=lambda: len(reports_read) == 10)
    assert (tally.stopped, tally.outcomes["ok"]) == (True, 10)
    assert len(list(archive.readings())) == 10
    assert add(archive, found).there == 10
    assert len(reports_read) == 20


def test_whatever_ends_a_run_keeps_what_was_read(archive: Archive) -> None:
    def found() -> Iterator[Capture]:
        yield from many(3)
        raise RunStopped("the child could not be started", 4)

    with pytest.raises(RunStopped, match="child"):
        add(archive, found())
    assert len(list(archive.readings())) == 3


def test_a_batch_is_full_by_number_and_by_bytes(archive: Archive) -> None:
    add(archive, many(10), limits=BatchLimits(items=4))
    assert status(archive).counts["lines"] == 3
    heavy = [capture(f"Rebels shelled Brask {n}", f"h{n}", raw=b"x" * 600 + bytes([n])) for n in range(4)]
    add(archive, heavy, limits=BatchLimits(size=1_000))
    assert status(archive).counts["lines"] == 5


def test_a_report_twice_in_one_batch_is_read_once(archive: Archive, reports_read: list[str]) -> None:
    one, two = capture("Rebels shelled Brask", "a.txt"), capture("Rebels shelled Brask", "b.txt")
    tally = add(archive, [one, two, one])
    assert (reports_read, tally.outcomes["ok"], tally.claims) == (["a.txt"], 3, 1)
    assert status(archive).counts["captures"] == 2


def test_progress_is_shown_after_each_input(archive: Archive) -> None:
    seen: list[int] = []

    def show(tally: Added) -> None:
        seen.append(tally.outcomes.total())

    add(archive, [*many(2), Failure("x", "y")], show=show)
    assert seen == [1, 2, 3]


def test_the_verb_in_python(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rebels shelled Brask.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Rebels denied Brask."}\n{"broken\n', "utf-8")
    with Archive(tmp_path / "x.sayso") as archive:
        tally = archive.add(
            tmp_path / "a.txt", [tmp_path / "b.jsonl"], meta={"publisher": "Post"}, published="2021-03-09"
        )
        assert tally.outcomes == {"ok": 2, "failed": 1}
        assert {(one.report.publisher, one.report.published) for one in archive.readings()} == {("Post", "2021-03-09")}
        (tmp_path / "b.jsonl").write_text('{"text": "Rebels denied Brask."}\n{"text": "Mended."}\n', "utf-8")
        again = archive.add(retry_failed=True, meta={"publisher": "Post"}, published="2021-03-09")
        assert (again.outcomes, again.there) == ({"ok": 2}, 1)
        assert [one.outcome for one in inputs(archive, "failed")] == []


def test_events_are_those_of_each_live_report(archive: Archive) -> None:
    add(archive, many(3))
    found = list(archive.events())
    expected = sorted((event for one in archive.readings() for event in linked(one)), key=lambda event: event.id)
    assert found == expected != []
    assert archive.link() == 0
    add(archive, many(5))
    assert archive.link() == 2
    page = "https://post.example/brask"
    add(archive, [capture("Rebels shelled Brask", url=page)])
    before = len(list(archive.events()))
    add(archive, [capture("Rebels denied Brask", url=page)])
    assert len(list(archive.events())) == before
    assert {event.id for event in archive.events()} == {event.id for one in archive.readings() for event in linked(one)}
