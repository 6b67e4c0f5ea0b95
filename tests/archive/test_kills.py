"""kill -9 while reports are taken in: what was acknowledged stays, nothing is doubled, and the next run goes on."""

import os
import signal
import sqlite3
import time
from itertools import count
from pathlib import Path
from random import Random

import pytest
from tests.archive import fake
from tests.archive.fake import Faulty, dump, ended, forked, many, tables

from sayso.archive.archive import Archive
from sayso.archive.disk import Disk
from sayso.archive.journal import Journal
from sayso.archive.lines import Batch
from sayso.model.capture import Capture
from sayso.run.adding import BatchLimits, add

BATCHES = BatchLimits(items=4)


def adding(root: Path, found: list[Capture], disk: Disk | None = None) -> None:
    with Archive(root, disk=disk) as archive:
        add(archive, found, limits=BATCHES)


def uninterrupted(tmp_path: Path, found: list[Capture]) -> bytes:
    with Archive(tmp_path / "whole.sayso") as archive:
        add(archive, found, limits=BATCHES)
        return dump(archive)


def acknowledged(root: Path) -> set[str]:
    """Ids of the captures that whole lines of the journal name, read without touching anything."""
    lines = Journal(Archive(root).folder).lines() if (root / "journal").is_dir() else iter(())
    return {taken.report for line, _ in lines if isinstance(line, Batch) for taken in line.captures}


def check(root: Path, found: list[Capture], whole: bytes) -> None:
    """After a kill: all that was acknowledged is there, and the resumed run ends as an uninterrupted one does."""
    there = acknowledged(root)
    if there:
        with Archive(root) as archive:
            assert {reading.report.id for reading in archive.readings()} == there
    adding(root, found)
    with Archive(root) as archive:
        assert dump(archive) == whole
        before = tables(archive)
        archive.rebuild()
        assert tables(archive) == before
    assert not (root / "aside").exists() or all(path.suffix == ".torn" for path in (root / "aside").iterdir())


def test_a_kill_at_each_change_of_the_disk(tmp_path: Path) -> None:
    found = many(6)
    whole = uninterrupted(tmp_path, found)
    for nth in count(1, 9):
        root = tmp_path / f"{nth}.sayso"
        code = ended(forked(lambda root=root, nth=nth: adding(root, found, Faulty(nth, fake.die))))  # type: ignore[misc]
        if code == 0:
            break
        assert code == -signal.SIGKILL
        check(root, found, whole)
    assert nth > 40


def at_random(tmp_path: Path, kills: int, inputs: int) -> None:
    found = many(inputs)
    whole = uninterrupted(tmp_path, found)
    start = time.monotonic()
    adding(tmp_path / "timed.sayso", found)
    took = time.monotonic() - start
    for number in range(kills):
        root = tmp_path / f"{number}.sayso"
        child = forked(lambda root=root: adding(root, found))  # type: ignore[misc]
        time.sleep(Random(number).uniform(0, took * 1.1))  # noqa: S311 -- no secret
        os.kill(child, signal.SIGKILL)
        ended(child)
        check(root, found, whole)


def test_a_kill_at_any_time(tmp_path: Path) -> None:
    at_random(tmp_path, 4, 24)


@pytest.mark.torture
def test_a_kill_at_two_hundred_points(tmp_path: Path) -> None:
    at_random(tmp_path, 200, 60)


@pytest.mark.parametrize("nth", range(1, 6))
def test_a_kill_while_a_database_is_replaced_leaves_the_old_or_the_new_one(tmp_path: Path, nth: int) -> None:
    found, root = many(30), tmp_path / "x.sayso"
    whole = uninterrupted(tmp_path, found)
    adding(root, found)
    child = forked(lambda: _rebuild(root))
    time.sleep(0.02 * nth**2)
    os.kill(child, signal.SIGKILL)
    ended(child)
    with Archive(root) as archive:
        assert dump(archive) == whole
        assert archive.notices == []


def _rebuild(root: Path) -> None:
    with Archive(root) as archive:
        for _ in range(10):
            archive.rebuild()


def _half_written(root: Path) -> None:
    """Die in the middle of a transaction that SQLite will have to take back."""
    database = sqlite3.connect(root / "sayso.db", isolation_level=None)
    for sql in (
        "PRAGMA journal_mode = DELETE",
        "PRAGMA cache_size = 1",
        "BEGIN IMMEDIATE",
        "UPDATE claims SET sentence = hex(randomblob(5000))",
    ):
        database.execute(sql)
    fake.die()


def test_a_database_that_has_to_be_mended_before_it_can_be_read(tmp_path: Path) -> None:
    found, root = many(30), tmp_path / "x.sayso"
    adding(root, found)
    whole = uninterrupted(tmp_path, found)
    assert ended(forked(lambda: _half_written(root))) == -signal.SIGKILL
    assert (root / "sayso.db-journal").exists()
    with Archive(root) as archive:
        assert dump(archive) == whole
        assert archive.notices == []
