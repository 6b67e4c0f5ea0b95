"""The database as SQLite keeps it: its log does not stay as long as the longest transaction was."""

import contextlib
from pathlib import Path

import pytest

from sayso.archive import database


def test_the_log_is_cut_once_it_is_folded_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, limit = tmp_path / "x.db", 64 * 1024
    monkeypatch.setattr(database, "_LOG", limit)
    with contextlib.closing(database.made(path)) as writer, contextlib.closing(database.reading(path)):
        log = path.with_name("x.db-wal")
        row = "INSERT INTO report_texts VALUES (?, '', ?)"
        writer.execute(row, (1, "long " * 200_000))
        assert log.stat().st_size > limit
        writer.execute("PRAGMA wal_checkpoint")
        writer.execute(row, (2, "short"))
        assert log.stat().st_size <= limit


def test_each_database_has_a_mark_of_its_own(tmp_path: Path) -> None:
    marks: set[tuple[str]] = set()
    for name in ("one", "other"):
        with contextlib.closing(database.made(tmp_path / name)) as made:
            marks.update(made.execute("SELECT value FROM meta WHERE name = 'made'"))
    assert len(marks) == 2
