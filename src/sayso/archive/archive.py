"""An archive: what is in it, read by anybody at any time, and written by one process at a time."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sayso.archive.damage import UNUSABLE, Damaged
from sayso.archive.database import SCHEMA, DatabaseDamaged, inode, position, reading, told, version
from sayso.archive.disk import Disk
from sayso.archive.folder import Folder
from sayso.archive.intake import Intake, Item, new_of, write
from sayso.archive.journal import Journal, Position
from sayso.archive.kept import KeptReading, reading_at, report_in
from sayso.archive.lines import AnyLine, Batch
from sayso.archive.links import Alike, Joined, Unit, put_alike, put_joined, put_units
from sayso.archive.lock import PATIENCE
from sayso.archive.settle import CHOSEN, RANK
from sayso.archive.stored import decode
from sayso.archive.superseded import CHANGED, superseded
from sayso.archive.writer import Writer, Written
from sayso.errors import RunStopped
from sayso.model.claim import Claim
from sayso.model.edition import Rating, Superseded
from sayso.model.reading import Reading
from sayso.model.report import Report

T = TypeVar("T")

_AT_ONCE = 500
"""Events that are kept in one transaction."""


class Archive:
    """A folder that holds reports, claims, links and judgements.

    Reading never waits for a writer, and sees whole batches alone. Close it, or use it as a context manager, where it
    is one of many.

    Args:
        path: the folder; it need not be there before something is added.
        patience: seconds to wait for another process that writes.
        notice: is told, in one line each, of what was found amiss and put right; None keeps it in `notices`.
        disk: what writes.

    Attributes:
        notices: what was found amiss and put right.
    """

    def __init__(
        self,
        path: str | PathLike[str],
        *,
        patience: float = PATIENCE,
        notice: Callable[[str], None] | None = None,
        disk: Disk | None = None,
    ) -> None:
        self.folder = Folder(Path(path), disk or Disk())
        self.notices: list[str] = []
        self._notice = notice or self.notices.append
        self._writer = Writer(self.folder, self._notice, patience)
        self._connection: sqlite3.Connection | None = None
        self._inode = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._writer.close()  # last, for it can fold SQLite's log into the database

    @property
    def is_made(self) -> bool:
        """Whether there is an archive yet."""
        return self.folder.is_made()

    @property
    def connection(self) -> sqlite3.Connection:
        """The database, to be read; its tables are those of schema.sql.

        Raises:
            RunStopped: there is no archive here, or none that can be used.
        """
        if self._connection is None or not (self._connection.in_transaction or self._is_there()):
            self.folder.check()
            if not self.is_made:
                raise RunStopped(f"No archive {str(self.folder.root)!r}; `sayso add` makes one", UNUSABLE)
            self._connection = self._opened()
            self._inode = inode(self.folder.database)
        return self._connection

    def rows(self, sql: str, values: Sequence[str | int | float] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query.

        Raises:
            RunStopped: the database is damaged.
        """
        with told(self.folder.database):
            yield from self.connection.execute(sql, values)

    def take(self, items: Sequence[Item]) -> bool:
        """Take a batch in; when this returns it is acknowledged. Whether anything in it was new.

        The archive is made where there is none.

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
            OSError: the disk is full, or may not be written to; nothing of the batch was acknowledged.
        """
        if not self.is_made:
            self.folder.make()

        def line(archive: Written) -> Batch | None:
            intake: Intake = new_of(archive.connection, items)
            return write(self.folder, intake, archive.last, self._notice) if intake else None

        return self._writer.add(line) is not None

    def write(self, line: Callable[[Written], AnyLine | None]) -> bool:
        """Add a line to the journal; when this returns it is acknowledged. Whether there was one to add.

        Args:
            line: makes it, with the lock held.

        Raises:
            RunStopped: there is no archive here, another process writes for too long, or it cannot be used.
            OSError: the disk is full, or may not be written to; nothing was acknowledged.
        """
        _ = self.connection
        return self._writer.add(line) is not None

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """A context in which whatever has to be written is refused at once (`Busy`) while another process writes."""
        patience, self._writer.patience = self._writer.patience, 0.0
        try:
            yield
        finally:
            self._writer.patience = patience

    def units(self) -> Iterator[Unit]:
        """What each linked report tells of one occurrence, in the order of ids."""
        sql = "SELECT unit, report, told, event, fresh FROM links ORDER BY unit"
        for own, report, told_of, event, fresh in self.rows(sql):
            yield Unit(own, report, told_of, event, fresh)

    def last_line(self) -> int:
        """The last line of the journal that the database has; 0 for none."""
        return next((int(row[0]) for row in self.rows("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1")), 0)

    def keep_units(self, found: Mapping[str, Sequence[Unit]], seen: int) -> None:
        """Keep what reports tell, by report id, in place of what they had; it is yet to be joined into events.

        Args:
            found: what they tell.
            seen: the last line of the journal before they were read (`put_units`).

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
            OSError: it may not be written to.
        """
        with self._writer.hold() as archive, told(self.folder.database):
            for report, units in found.items():
                put_units(archive.connection, report, units, seen)

    def alike(self) -> Iterator[Alike]:
        """Units that were compared, in the order of ids."""
        for row in self.rows("SELECT one, other, score FROM alike ORDER BY one, other"):
            yield Alike(*row)

    def keep_alike(self, units: Iterable[str], pairs: Iterable[Alike]) -> None:
        """Keep that units were compared with all others, and what that gave.

        Raises:
            RunStopped: as of `keep_units`.
            OSError: it may not be written to.
        """
        with self._writer.hold() as archive, told(self.folder.database):
            put_alike(archive.connection, units, pairs)

    def keep_joined(self, gone: Iterable[str], joined: Iterable[Joined]) -> None:
        """Keep events in place of others, some at a time; whoever asks meanwhile lacks those that are still to come.

        Args:
            gone: ids of events that are no more.
            joined: events that are new or not as they were.

        Raises:
            RunStopped: as of `keep_units`.
            OSError: it may not be written to.
        """
        left = iter(joined)
        with self._writer.hold() as archive, told(self.folder.database):
            put_joined(archive.connection, gone, ())
        while some := list(islice(left, _AT_ONCE)):  # put together while others may write
            with self._writer.hold() as archive, told(self.folder.database):
                put_joined(archive.connection, (), some)

    def rebuild(self) -> Position:
        """Make the database anew from all the rest of the archive; how far it reads the journal.

        Raises:
            RunStopped: what it is made from is damaged; the message says where.
        """
        self.close()
        return self._writer.rebuild()

    def readings(self) -> Iterator[Reading]:
        """The reading in force of each live report, in the order of report ids.

        A report of which nothing could be read comes with outcome `failed` and the reason.
        """
        for (own,) in self.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id"):
            yield self.reading(own)

    def reading(self, report: str) -> Reading:
        """The reading in force of a report, also where the report is superseded.

        Raises:
            KeyError: there is no such report.
            RunStopped: a file of it is damaged.
        """
        told_of, kept = self._kept(report)
        if kept.reading is None:
            return Reading(replace(told_of, outcome="failed", reason=kept.failure), reader=kept.reader)
        return replace(kept.reading, report=told_of)

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """The report of that id, also where it is superseded.

        Raises:
            KeyError: there is none.
            RunStopped: its file is damaged.
        """
        key, variant = self._one("SELECT key, variant FROM reports WHERE id = ?", id)
        return replace(report_in(self.folder, id, variant), key=key)

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """The claim of that id, also where its report is superseded.

        Raises:
            KeyError: there is none.
            RunStopped: the database is damaged.
        """
        (told_of,) = self._one("SELECT json FROM claims WHERE id = ?", id)
        return self.decoded(told_of, Claim)

    def taken(self, report: str) -> str:
        """When a report was first taken in, ISO 8601 in UTC with `Z`; "" where it was not."""
        return next((row[0] for row in self.rows("SELECT taken FROM reports WHERE id = ?", (report,))), "")

    def changed(self, report: str) -> str:
        """When what is in force of a report last changed: taken in, read anew or judged; "" where it is not there.

        Notes and what somebody is unsure of change nothing.
        """
        return next((row[0] or "" for row in self.rows(CHANGED, (report,))), "")

    def superseded(self) -> Iterator[Superseded]:
        """Reports and claims that are in force no longer, in the order of kind and id.

        Raises:
            RunStopped: a file of readings or the database is damaged.
        """
        with told(self.folder.database):
            yield from superseded(self.connection, self.folder)

    def ratings(self) -> Iterator[Rating]:
        """What users think of outlets and sources, in the order of kind, name and user."""
        columns = "kind, name, reliability, credibility, why, by, at"
        for row in self.rows(f"SELECT {columns} FROM ratings ORDER BY kind, name, by"):  # noqa: S608 -- our own names
            yield Rating(*row)

    def decoded(self, told_of: str, kind: type[T]) -> T:
        """A value from a column named `json`.

        Raises:
            RunStopped: the database is damaged.
        """
        try:
            return decode(told_of.encode("utf-8"), kind)
        except ValueError as error:
            raise DatabaseDamaged(
                f"{str(self.folder.database)!r} is damaged ({error}); `sayso rebuild` makes it anew"
            ) from None

    def known(self, capture: str) -> bool:
        """Whether a capture of that id (`ids.capture_id`) is there."""
        return any(True for _ in self.rows("SELECT 1 FROM captures WHERE id = ?", (capture,)))

    def failure(self, report: Report, variant: str) -> str | None:
        """Why a variant of a report could not be read, "" where it could; None where it is yet to be read.

        A variant that lost more of its input than one that is there need not be read, and has the outcome of that one.
        """
        newest = "SELECT failure FROM readings WHERE report = ? AND variant = ? ORDER BY seq DESC LIMIT 1"
        for row in self.rows(newest, (report.id, variant)):
            return str(row[0])
        for best, outcome in self.rows(CHOSEN, (report.id,)):
            if (RANK.index(outcome), best) < (RANK.index(report.outcome), variant):
                return next(str(row[0]) for row in self.rows(newest, (report.id, best)))
        return None

    def unread(self) -> Iterator[tuple[Report, str, tuple[str, ...]]]:
        """Reports that could not be read, in the order of ids, each with its variant and the places it is from."""
        sql = "SELECT report, variant FROM readings WHERE in_force AND failure <> '' ORDER BY report"
        for own, variant in list(self.rows(sql)):
            places = self.rows("SELECT place FROM inputs WHERE report = ? ORDER BY place", (own,))
            yield self.report(own), variant, tuple(row[0] for row in places)

    def _opened(self) -> sqlite3.Connection:
        """A connection to a database that has all of the journal, or as much as can be had without waiting."""
        found = self._usable()
        if found is not None and not self._is_behind(found):
            return found
        try:
            with self._writer.hold(None if found is None else 0.0):
                pass
            self._writer.close()
            return self._connect()  # what was found before may have been put aside
        except OSError as error:
            if found is None:
                raise
            self._notice(
                f"{str(self.folder.database)!r} lacks the last lines of the journal, and cannot have them: {error}"
            )
        except RunStopped:  # whoever writes brings it up to date
            if found is None:
                raise
        return found

    def _is_there(self) -> bool:
        """Whether the database that is open is still that of the archive: a damaged one is put aside."""
        return inode(self.folder.database) == self._inode

    def _usable(self) -> sqlite3.Connection | None:
        if not self.folder.database.exists():
            return None
        try:
            connection = self._connect()
            with told(self.folder.database):
                if version(connection) == SCHEMA:
                    position(connection)
                    return connection
        except RunStopped:  # it is damaged, or has to be written to before it can be read, as after a kill
            return None
        connection.close()
        return None

    def _connect(self) -> sqlite3.Connection:
        with told(self.folder.database):
            return reading(self.folder.database)

    def _is_behind(self, connection: sqlite3.Connection) -> bool:
        """Whether the journal has lines that the database lacks, or does not fit it."""
        with told(self.folder.database):
            last = position(connection)
        try:
            return any(True for _ in Journal(self.folder).lines(last))
        except Damaged:
            return True

    def _kept(self, report: str) -> tuple[Report, KeptReading]:
        """A report and its reading in force."""
        sql = "SELECT seq, start, length FROM readings WHERE report = ? AND in_force"
        seq, start, length = self._one(sql, report)
        return self.report(report), reading_at(self.folder, seq, start, length)

    def _one(self, sql: str, id: str) -> tuple[Any, ...]:  # noqa: A002 - what it is called everywhere
        for row in self.rows(sql, (id,)):
            return row
        raise KeyError(id)
