"""Reading an archive while another process writes to it: nobody waits, and an export is one state."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import many

from sayso.archive.lock import held
from sayso.run import linking, pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.exporting import one_state
from sayso.run.showing import show


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "x.sayso") as opened:
        add(opened, many(3))
        yield opened


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.events(),
        lambda one: one.contradictions(),
        lambda one: one.origins(),
        lambda one: one.claims(grade="weak"),
        lambda one: show(one, next(iter(one.claims())).id),
    ],
)
def test_readers_do_not_wait_for_a_writer(archive: Archive, ask: Callable[[Archive], object]) -> None:
    with held(archive.folder.lock):
        ask(archive)
    assert archive.notices == ["Events of 3 reports are not computed yet, for another process writes"]


def test_events_that_are_linked_are_given_while_another_writes(archive: Archive) -> None:
    archive.link()
    linked = list(archive.events())
    add(archive, many(2, 3))
    with held(archive.folder.lock):
        given = [event.id for event in archive.events()]
        assert given == [event.id for event in linked]
    assert archive.notices == ["Events of 2 reports are not computed yet, for another process writes"]
    assert archive.unlinked() == 2
    assert len(list(archive.events())) > len(linked)
    assert archive.unlinked() == 0


def test_an_export_does_not_wait_for_a_writer(archive: Archive, tmp_path: Path) -> None:
    archive.link()
    add(archive, many(2, 3))
    with held(archive.folder.lock):
        archive.export("csv", tmp_path / "busy")
    archive.export("csv", tmp_path / "free")
    counts = [len((tmp_path / name / "events.csv").read_bytes().splitlines()) for name in ("busy", "free")]
    assert counts[0] < counts[1]
    assert len(archive.notices) == 1


def test_what_is_added_while_an_export_links_is_linked_too(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    late, real = [many(2, 3), many(2, 5)], linking.link

    def link(one: Archive, show: Callable[[int], None]) -> int:
        done = real(one, show)
        if late:
            with Archive(one.folder.root) as other:
                add(other, late.pop())
        return done

    monkeypatch.setattr(linking, "link", link)
    with one_state(archive):
        assert archive.unlinked() == 0
        assert len(list(archive.readings())) == 7


def test_a_state_stays_the_same_from_its_beginning_on(archive: Archive) -> None:
    with one_state(archive):
        with Archive(archive.folder.root) as other:
            add(other, many(2, 3))
            other.link()
        assert len(list(archive.readings())) == 3
        assert archive.link_if_free()
    assert len(list(archive.readings())) == 5


def test_an_export_ends_though_reports_come_in_all_the_time(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    last, real = iter(range(3, 99)), linking.link

    def link(one: Archive, show: Callable[[int], None]) -> int:
        done = real(one, show)
        with Archive(one.folder.root) as other:
            add(other, many(1, next(last)))
        return done

    monkeypatch.setattr(linking, "link", link)
    with one_state(archive):
        assert archive.unlinked() == 1
    assert archive.notices == ["Events of 1 reports are not computed yet, for another process writes"]
