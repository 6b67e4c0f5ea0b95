"""An archive's folder, opened: its database follows the journal, is made anew where it has to be, and is written to."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sayso.archive.damage import UNUSABLE, Damaged
from sayso.archive.database import SCHEMA, DatabaseDamaged, inode, position, reading, told, version
from sayso.archive.disk import Disk
from sayso.archive.folder import Folder
from sayso.archive.journal import Journal, JournalPosition
from sayso.archive.lines import AnyLine
from sayso.archive.lock import PATIENCE
from sayso.archive.stored import decode
from sayso.archive.writer import Writer, Written
from sayso.errors import RunStopped

T = TypeVar("T")


class Opened:
    """The folder of an archive with its database, brought up to the journal: what questions and lines go by.

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
            for row in self.connection.execute(sql, values):  # noqa: UP028 -- that closes what may be closed already
                yield row

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

    def tell(self, line: str) -> None:
        """Tell whoever uses the archive, in a notice, of something that a result rests on."""
        self._notice(line)

    @contextmanager
    def without_waiting(self) -> Iterator[None]:
        """A context in which whatever has to be written is refused at once (`Busy`) while another process writes."""
        patience, self._writer.patience = self._writer.patience, 0.0
        try:
            yield
        finally:
            self._writer.patience = patience

    def rebuild(self, *, drop: bool = False) -> JournalPosition:
        """Make the database anew from all the rest of the archive; how far it reads the journal.

        Args:
            drop: whether lines that the database alone has may go, as where the end of the journal was cut off.

        Raises:
            RunStopped: what it is made from is damaged; the message says where; or lines would go that may not.
        """
        self.close()
        return self._writer.rebuild(drop=drop)

    def decoded(self, told_of: str, kind: type[T]) -> T:
        """A value from a column named `json`.

        Raises:
            RunStopped: the database is damaged.
        """
        try:
            return decode(told_of.encode("utf-8"), kind)
        except ValueError as error:
            raise self.damaged(str(error)) from None

    def damaged(self, what: str) -> DatabaseDamaged:
        """That something in the database is not as it was written, for its user."""
        return DatabaseDamaged(f"{str(self.folder.database)!r} is damaged ({what}); `sayso rebuild` makes it anew")

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
