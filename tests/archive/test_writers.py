"""Eight processes add overlapping sets while one reads: nothing lost, nothing doubled, no reader held up."""

import os
import signal
from pathlib import Path

from tests.archive.fake import dump, ended, forked, many, tables

from sayso.archive.archive import Archive
from sayso.run.adding import BatchLimits, add

COUNT, EACH = 8, 18


def writer(root: Path, first: int) -> None:
    with Archive(root) as archive:
        add(archive, many(EACH, first), limits=BatchLimits(items=5))


def reader(root: Path) -> None:
    """Read again and again until told to end; what has been seen once is never gone."""
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stopped.append(number))
    seen: set[str] = set()
    while not stopped:
        with Archive(root) as archive:
            found = {reading.report.id for reading in archive.readings()}
            assert found >= seen
            assert all(reading.report.text for reading in archive.readings())
            seen = found


def test_eight_writers_and_a_reader(tmp_path: Path) -> None:
    root = tmp_path / "x.sayso"
    with Archive(root) as archive:
        add(archive, many(1))
    watching = forked(lambda: reader(root))
    writers = [forked(lambda n=n: writer(root, n * 6)) for n in range(COUNT)]  # type: ignore[misc]
    assert [ended(one) for one in writers] == [0] * COUNT
    os.kill(watching, signal.SIGTERM)
    assert ended(watching) == 0
    everything = many((COUNT - 1) * 6 + EACH)
    with Archive(tmp_path / "alone.sayso") as alone, Archive(root) as archive:
        add(alone, everything)
        assert dump(archive) == dump(alone)
        assert list(archive.rows("SELECT count(*), count(DISTINCT report) FROM readings")) == [(60, 60)]
        before = tables(archive)
        archive.rebuild()
        assert tables(archive) == before
        assert archive.notices == []


def test_many_begin_an_archive_at_once(tmp_path: Path) -> None:
    root = tmp_path / "x.sayso"
    writers = [forked(lambda: writer(root, 0)) for _ in range(4)]
    assert [ended(one) for one in writers] == [0] * 4
    with Archive(root) as archive:
        assert len(list(archive.readings())) == EACH
        assert archive.notices == []
