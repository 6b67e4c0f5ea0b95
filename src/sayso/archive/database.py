"""The database of an archive: opened, made, found damaged and put aside."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sayso.archive.damage import Damaged
from sayso.archive.folder import Folder
from sayso.archive.journal import START, JournalPosition
from sayso.errors import RunStopped

SCHEMA = 6
"""Version of schema.sql. A database of another version is made anew from the files."""

_BUSY = 30.0
"""Seconds to wait where SQLite itself is busy, as it is for the moment in which a database is replaced."""

_LOG = 64 * 2**20
"""Bytes of SQLite's log that are kept for the next transactions: after a crash whoever opens it first reads it all."""

_MACHINE = 4
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY})
_SEARCH = "fts5: "
"""What SQLite begins with where it does not take a search; an index that is damaged has another code."""
_SIDES = ("", "-wal", "-shm", "-journal")


class DatabaseDamaged(Damaged):
    """The database is damaged, or is none: it can be made anew."""


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Say what SQLite finds wrong in the words of a user.

    Raises:
        DatabaseDamaged: the database is damaged.
        RunStopped: the disk is full or fails, the database is busy, or a search is too much for SQLite (exit code 2).
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # it is not the database that is at fault
    except UnicodeDecodeError:  # from words of the database in the message of an error
        raise DatabaseDamaged(f"{str(path)!r} is damaged; `sayso rebuild` makes it anew") from None
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _FULL:
            raise RunStopped(f"{str(path)!r} cannot be written: {error}", _MACHINE) from None
        if code == sqlite3.SQLITE_BUSY:
            raise RunStopped(f"{str(path)!r} is busy: {error}; expected it to be free", _MACHINE) from None
        if code == sqlite3.SQLITE_ERROR and str(error).startswith(_SEARCH):
            raise RunStopped(f"No such search is possible ({error}); expected one of fewer parts") from None
        raise DatabaseDamaged(f"{str(path)!r} is damaged ({error}); `sayso rebuild` makes it anew") from None


def made(path: Path) -> sqlite3.Connection:
    """A new database without a row, for who holds the lock."""
    connection = writing(path)
    own = "INSERT INTO meta VALUES ('made', hex(randomblob(8)))"
    connection.executescript(f"BEGIN;\n{schema()}\n{own};\nPRAGMA user_version = {SCHEMA};\nCOMMIT;")
    return connection


def schema() -> str:
    """The tables, as SQL."""
    return files("sayso.archive").joinpath("schema.sql").read_text("utf-8")


def writing(path: Path) -> sqlite3.Connection:
    """A connection for who holds the lock. A crash of the machine may cost the last batches, but never the database.

    It may be used from any thread, by one at a time.
    """
    connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA journal_size_limit = {_LOG}")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """A connection that can only read; writers do not hold it up, nor it them. It may be used from any thread.

    Raises:
        sqlite3.OperationalError: there is no database.
    """
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=_BUSY, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if os.access(path.parent, os.W_OK):
            raise
        # On a medium that nobody can write to, SQLite has no place for the memory that its processes share.
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
    return connection


def version(connection: sqlite3.Connection) -> int:
    """Version of the schema of a database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def position(connection: sqlite3.Connection) -> JournalPosition:
    """How far a database has read the journal.

    Raises:
        DatabaseDamaged: it does not say so in a way that makes sense.
    """
    row = connection.execute("SELECT file, stop, seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if row and not all(map(isinstance, row, (str, int, int, str))):
        raise DatabaseDamaged(f"The database has read the journal up to {row!r}; expected a line's place")
    return JournalPosition(*row) if row else START


def put_aside(folder: Folder) -> str:
    """Move a database that cannot be used out of the way, for who holds the lock; where it is now.

    Whoever still has it open keeps what he sees.
    """
    folder.disk.make_folder(folder.aside)
    number = 1 + sum(1 for path in folder.aside.glob("sayso.db.*") if path.suffix[1:].isdigit())
    for side in _SIDES:
        path = folder.database.with_name(folder.database.name + side)
        if path.exists():
            folder.disk.rename(path, folder.aside / f"sayso.db.{number}{side}")
    return f"aside/sayso.db.{number}"


def discard(path: Path) -> None:
    """Delete a database that was being made when a run was stopped."""
    for side in _SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)


def inode(path: Path) -> int:
    """Which file stands at a path, to tell whether it is still the same; 0 where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0
