"""Writing to an archive, one process at a time: the database follows the journal, and damage is put aside."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.archive.damage import UNUSABLE
from sayso.archive.database import (
    SCHEMA,
    DatabaseDamaged,
    discard,
    inode,
    made,
    position,
    put_aside,
    told,
    version,
    writing,
)
from sayso.archive.erasing import Erasures, ToErase, clear_aside, clear_copies, erase, erases
from sayso.archive.folder import Folder
from sayso.archive.index import apply, catch_up
from sayso.archive.journal import START, Journal, JournalDamaged, JournalPosition, placed
from sayso.archive.lines import AnyLine, Tombstone
from sayso.archive.lock import PATIENCE, held
from sayso.archive.lost import in_words, lost_after
from sayso.archive.mending import mend_lines
from sayso.errors import RunStopped

NEW = "sayso.db.new"


@dataclass(frozen=True, slots=True)
class Written:
    """An archive while its lock is held: its database has all of the journal, up to `last`."""

    connection: sqlite3.Connection
    last: JournalPosition


@dataclass(slots=True)
class Writer:
    """Writes to an archive; keeps its connection between batches.

    Attributes:
        folder: the archive's.
        notice: is told of what was found amiss and put right.
        patience: seconds to wait for another writer.
    """

    folder: Folder
    notice: Callable[[str], None]
    patience: float = PATIENCE
    _connection: sqlite3.Connection | None = field(default=None, init=False)
    _inode: int = field(default=0, init=False)

    @contextlib.contextmanager
    def hold(self, patience: float | None = None) -> Iterator[Written]:
        """Hold the lock, with everything up to date.

        Raises:
            RunStopped: another process has it for too long, or the archive or the machine does not let us.
        """
        with held(self.folder.lock, self.patience if patience is None else patience):
            yield self._current()

    def add(self, line: Callable[[Written], AnyLine | None]) -> JournalPosition | None:
        """Add a line; when this returns it is acknowledged, and the database has it. None where there was none to add.

        Args:
            line: makes it, with the lock held; it writes the files that the line names.

        Raises:
            RunStopped: as of `hold`.
            OSError: the disk is full, or may not be written to; nothing was acknowledged.
        """
        with self.hold() as archive:
            with told(self.folder.database):
                made_line = line(archive)
            if made_line is None:
                return None
            return self._added(archive, made_line)

    def _added(self, archive: Written, line: AnyLine) -> JournalPosition:
        """Add a line that the database can take: it is acknowledged once its rows stand, or not at all."""
        try:
            return self._both(archive, line)
        except DatabaseDamaged as error:
            if Journal(self.folder).end() != archive.last:
                return self._current().last
            self._replace(str(error).split(";")[0])
            return self._both(self._caught_up(), line)

    def _both(self, archive: Written, line: AnyLine) -> JournalPosition:
        journal, after = Journal(self.folder), placed(archive.last, line)

        def before() -> None:
            if isinstance(line, Tombstone) and erases(line):
                raise ToErase  # it fits; the database is made anew once the journal has it
            journal.append(archive.last, line)

        try:
            with told(self.folder.database):
                apply(archive.connection, self.folder, line, after, before=before)
        except ToErase:
            journal.append(archive.last, line)
            return self._current().last
        except (OverflowError, UnicodeError) as error:
            raise RunStopped(f"A line of the journal cannot be kept ({error}); nothing of it was taken in") from None
        return after

    def rebuild(self, *, drop: bool = False) -> JournalPosition:
        """Make the database anew from the files, beside the one there is, and put it in its place; how far it reads.

        Lines of the journal that are damaged are made anew from the readings of their batches.

        Args:
            drop: whether lines that the database alone has may go, as where the end of the journal was cut off; the
                database as it was is then put aside.

        Raises:
            RunStopped: as of `hold`; a file that the database is made from is damaged; lines would go that may not.
        """
        self.folder.check()
        if not self.folder.is_made():
            raise RunStopped(f"No archive {str(self.folder.root)!r}; `sayso add` makes one", UNUSABLE)
        with held(self.folder.lock, self.patience):
            self._clean()
            for done in (Journal(self.folder).mend(START), *mend_lines(self.folder)):
                self._tell(done)
            self._check_lost(drop=drop)
            return self._make_anew()

    def _check_lost(self, *, drop: bool) -> None:
        """Refuse to lose lines that the database alone has, or put it aside where they may go.

        Raises:
            RunStopped: they may not.
        """
        end = Journal(self.folder).end().seq
        lost = lost_after(self.folder, end)
        if not lost:
            return
        if not drop:
            raise RunStopped(
                f"The journal of {str(self.folder.root)!r} ends at line {end}, and the database alone has"
                f" {in_words(lost)}; expected a copy of the journal that has them, or --drop, which drops them",
                UNUSABLE,
            )
        self.close()
        self._tell(f"The database as it was is now {put_aside(self.folder)}")

    def close(self) -> None:
        """Let go of the database."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _current(self) -> Written:
        """The archive as it is, for who holds its lock; a database that cannot be used is replaced."""
        self._clean()
        try:
            return self._caught_up()
        except DatabaseDamaged as error:
            self._replace(str(error).split(";")[0])
        except JournalDamaged:
            self._blame()
        return self._caught_up()

    def _caught_up(self) -> Written:
        with told(self.folder.database):
            connection = self._open()
            self._tell(Journal(self.folder).mend(position(connection)))
            try:
                return Written(connection, catch_up(connection, self.folder))
            except ToErase:
                return self._erased()

    def _erased(self) -> Written:
        """The archive after an erasure: databases that were put aside may hold what is erased, and so may this one."""
        clear_aside(self.folder)
        if clear_copies(self.folder):
            self._tell("Shards and tables of the lake held what was erased, and are gone; `sayso run` makes them anew")
        self._make_anew()
        clear_aside(self.folder)  # in case that this one was damaged, and was put there
        connection = self._open()
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            self._tell("Somebody reads the database: what was erased is gone from its log once they are done")
        return Written(connection, catch_up(connection, self.folder))

    def _open(self) -> sqlite3.Connection:
        path = self.folder.database
        if self._connection is not None and inode(path) == self._inode:
            return self._connection
        self.close()
        if not path.exists():
            discard(path)  # of a database that is gone, what SQLite had written beside it must not go into a new one
            self._make_anew()
        connection = writing(path)
        if version(connection) != SCHEMA:
            _check_not_newer(connection, path)
            connection.close()
            self._make_anew()
            connection = writing(path)
        self._connection, self._inode = connection, inode(path)
        return connection

    def _make_anew(self) -> JournalPosition:
        """Make the database beside the one there is, then put it in its place in one step."""
        self.close()
        path, new = self.folder.database, self.folder.database.with_name(NEW)
        discard(new)
        with told(new):
            connection = made(new)
            try:
                erasures = Erasures.of(line for line, _ in Journal(self.folder).lines())
                erase(self.folder, erasures)
                last = catch_up(connection, self.folder, erasures)
                self._swap(connection, path)
            finally:
                connection.close()
        discard(new)
        return last

    def _swap(self, new: sqlite3.Connection, path: Path) -> None:
        """Put a database in the place of another, in one transaction of that: readers see the one or the other."""
        try:
            with told(path), contextlib.closing(writing(path)) as old:
                new.backup(old)
        except DatabaseDamaged:
            self._tell(f"The damaged database is now {put_aside(self.folder)}")
            with contextlib.closing(writing(path)) as old:
                new.backup(old)

    def _replace(self, why: str) -> None:
        self.close()
        self._tell(f"{why}: it is now {put_aside(self.folder)}, and is made anew")

    def _blame(self) -> None:
        """Journal and database do not fit together: replace the database where the journal is sound.

        Raises:
            Damaged: the journal is not.
        """
        path = self.folder.database
        with told(path):
            known = position(self._open())
        last = Journal(self.folder).end()
        if last.seq < known.seq:
            raise JournalDamaged(
                f"The journal of {str(self.folder.root)!r} ends at line {last.seq}, and the database has"
                f" {known.seq}; `sayso rebuild --drop` goes by the journal, and drops what the database alone has"
            )
        self._replace(f"{str(path)!r} does not fit the journal")

    def _clean(self) -> None:
        """Remove what a killed run was writing."""
        scratch = self.folder.scratch
        own = scratch.is_dir() and not scratch.is_symlink()  # what a link leads to may be anybody's
        for path in scratch.iterdir() if own else ():
            path.unlink(missing_ok=True)
        discard(self.folder.database.with_name(NEW))

    def _tell(self, done: str) -> None:
        if done:
            self.notice(done)


def _check_not_newer(connection: sqlite3.Connection, path: Path) -> None:
    found = version(connection)
    if found > SCHEMA:
        connection.close()
        raise RunStopped(f"{str(path)!r} has schema {found}; expected {SCHEMA} or older: use a newer sayso", UNUSABLE)
