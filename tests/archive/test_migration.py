"""A database of another schema: an older one is made anew, a newer one refused; a kill leaves the old or the new."""

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from tests.archive.fake import dump, ended, forked, many, tables

from sayso.archive.archive import Archive
from sayso.archive.database import SCHEMA
from sayso.errors import RunStopped
from sayso.run.adding import BatchLimits, add


def aged(root: Path, schema: int) -> bytes:
    """An archive whose database says it has this schema; what it holds."""
    with Archive(root) as archive:
        add(archive, many(20), limits=BatchLimits(items=4))
        told = dump(archive)
    database = sqlite3.connect(root / "sayso.db")
    database.execute(f"PRAGMA user_version = {schema}")
    database.execute("DELETE FROM sources")
    database.commit()
    database.close()
    return told


def test_an_older_database_is_made_anew(root: Path) -> None:
    told = aged(root, SCHEMA - 1)
    with Archive(root) as archive:
        assert dump(archive) == told
        assert len(tables(archive)["sources"]) == 18
        assert archive.notices == []


def test_a_newer_database_is_refused(root: Path) -> None:
    aged(root, SCHEMA + 1)
    want = f"has schema {SCHEMA + 1}; expected {SCHEMA} or older"
    for use in (dump, lambda archive: add(archive, many(1))):
        with Archive(root) as archive, pytest.raises(RunStopped, match=want) as told:
            use(archive)
        assert told.value.code == 3


def _open(root: Path) -> None:
    with Archive(root) as archive:
        dump(archive)


def killed(tmp_path: Path, points: int) -> None:
    for number in range(points):
        root = tmp_path / f"{number}.sayso"
        told = aged(root, SCHEMA - 1)
        child = forked(lambda root=root: _open(root))  # type: ignore[misc]
        time.sleep(0.1 * number / points)
        os.kill(child, signal.SIGKILL)
        ended(child)
        with Archive(root) as archive:
            assert dump(archive) == told
            assert len(tables(archive)["sources"]) == 18
            assert archive.notices == []


def test_a_kill_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    killed(tmp_path, 4)


@pytest.mark.torture
def test_fifty_kills_leave_the_old_or_the_new_one(tmp_path: Path) -> None:
    killed(tmp_path, 50)
