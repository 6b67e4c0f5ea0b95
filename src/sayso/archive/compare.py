"""A database row by row against the files that it is made from."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.archive.damage import Damaged
from sayso.archive.database import SCHEMA, made, position, reading, told, version
from sayso.archive.erasing import ERASED, Erasures
from sayso.archive.events import VIEWS
from sayso.archive.folder import Folder
from sayso.archive.index import catch_up
from sayso.archive.lines import AnyLine, Tombstone
from sayso.archive.verify import Checked, Finding, Told

NAME = "sayso.db"
_MOST = 20
"""Findings of one kind that are told."""
_INDEXES = ("report_words", "claim_words", "attribution_words")
_SHOWN = 60
_FIRST_PAGE = 2
"""The least number that `pgno` has in an index of FTS5, whose own check passes over lesser ones."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index.

    Attributes:
        columns: those that are compared.
        key: those that name a row.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def copied(folder: Folder, to: Path) -> Iterator[Finding]:
    """Copy the database, as one state of it; what keeps it from being copied."""
    try:
        with (
            told(folder.database),
            contextlib.closing(reading(folder.database)) as found,
            contextlib.closing(sqlite3.connect(to)) as copy,
        ):
            found.backup(copy)
    except Damaged as error:
        yield Finding(NAME, "", str(error), "a sound database")


def compared(folder: Folder, copy: Path, known: Told, checked: Checked) -> Iterator[Finding]:
    """What of a copy of the database is damaged, or not as the files say.

    Args:
        folder: the archive's.
        copy: of its database; another file is made beside it.
        known: what the journal says, all of it sound.
        checked: counts the rows.
    """
    try:
        with told(copy), contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as found:
            if version(found) == SCHEMA:  # else it is made anew by whoever opens it
                findings = list(_inner(found))
                yield from findings or _against(folder, found, copy.with_name("expected.db"), known, checked)
    except Damaged as error:
        yield Finding(NAME, "", str(error).replace(str(copy), NAME), "a sound database made of sound files")


def _inner(found: sqlite3.Connection) -> Iterator[Finding]:
    """Pages and indexes that do not hang together."""
    for (line,) in found.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if line != "ok":
            yield Finding(NAME, "", str(line), "pages that hang together")
    for index in _INDEXES:
        try:
            found.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 -- our own names
            pages = found.execute(f"SELECT min(pgno) FROM {index}_idx").fetchone()[0]  # noqa: S608 -- our own names
        except sqlite3.DatabaseError as error:
            yield Finding(NAME, f"index {index}", str(error), "an index of the texts that are there")
            continue
        if pages is not None and pages < _FIRST_PAGE:
            yield Finding(NAME, f"index {index}", f"page {pages}", f"{_FIRST_PAGE} or more")


def _against(
    folder: Folder, found: sqlite3.Connection, beside: Path, known: Told, checked: Checked
) -> Iterator[Finding]:
    last = position(found)
    if last.seq and known.heads.get(last.seq) != last.hash:
        yield Finding(NAME, f"journal {last.seq}", last.hash, known.heads.get(last.seq, "no such line"))
        return
    if late := _still_there(known.lines, last.seq):
        yield Finding(NAME, "", f"report {late.report}", f"none of it, for line {late.seq} erased it")
        return
    with contextlib.closing(made(beside)) as expected:
        catch_up(expected, folder, Erasures.of(known.lines), last.seq)
        tables = list(_tables(expected))
    found.execute("ATTACH ? AS expected", (str(beside),))
    for table in tables:
        checked.rows += found.execute(f"SELECT count(*) FROM main.{table.name}").fetchone()[0]  # noqa: S608 -- our own names
        yield from _rows(found, table)


def _still_there(lines: Sequence[AnyLine], seq: int) -> Tombstone | None:
    """The first line that erases something and that the database does not have yet."""
    later = (line for line in lines if isinstance(line, Tombstone) and line.state == ERASED and line.seq > seq)
    return next(later, None)


def _tables(expected: sqlite3.Connection) -> Iterator[Table]:
    """All tables that come from the files, but those in which SQLite keeps the full-text indexes."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    for (name,) in expected.execute(sql).fetchall():
        if name in VIEWS or name.startswith(_INDEXES):
            continue
        columns = expected.execute(f"PRAGMA table_info({name})").fetchall()
        named = tuple(row[1] for row in columns if (name, row[1]) != ("reports", "linked"))
        yield Table(name, named, tuple(row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]))


def _rows(found: sqlite3.Connection, table: Table) -> Iterator[Finding]:
    """Rows that differ, those that are missing, and those that nothing in the files gives."""
    one, other = (_missing(found, table, *pair) for pair in (("main", "expected"), ("expected", "main")))
    for key in list(dict.fromkeys([*one, *other]))[:_MOST]:
        there, wanted = one.get(key), other.get(key)
        names = [name for n, name in enumerate(table.columns) if not there or not wanted or there[n] != wanted[n]]
        at = f"{table.name} {', '.join(map(str, key))}"
        yield Finding(NAME, at, _told(table, there, names), _told(table, wanted, names))


def _missing(
    found: sqlite3.Connection, table: Table, here: str, there: str
) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Rows that stand here and not there, by their keys."""
    columns = ", ".join(table.columns)
    rows = found.execute(
        f"SELECT {columns} FROM {here}.{table.name} EXCEPT SELECT {columns} FROM {there}.{table.name}"  # noqa: S608 -- our own names
    )
    places = [table.columns.index(name) for name in table.key]
    return {tuple(row[place] for place in places): row for row in rows}


def _told(table: Table, row: tuple[object, ...] | None, names: Sequence[str]) -> str:
    if row is None:
        return "no row"
    cells = (f"{name} {repr(row[table.columns.index(name)])[:_SHOWN]}" for name in names[:3])
    return ", ".join(cells)
