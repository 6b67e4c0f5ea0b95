"""The columns of an archive that is being served, kept up with it by a thread of their own."""

from os import PathLike
from threading import Condition, Thread

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import Columns, Mark
from sayso.archive.facets.loading import load, mark_of
from sayso.errors import RunStopped

PATIENCE = 0.2
"""Seconds to wait for the columns of a new state where those of an older one are there."""
SMALL = 20_000
"""Claims up to which they are always waited for: reading them takes no longer than that."""
CACHE = 16_384
"""KB of the database at hand while they are read: as much as an index by the ids of some 400,000 claims takes."""


class Finder:
    """Holds the columns of an archive; several threads may ask at once.

    Args:
        path: the folder of the archive.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self._path = path
        self._columns: Columns | None = None
        self._fault: Exception | None = None
        self._loading = False
        self._changed = Condition()

    def start(self) -> None:
        """Begin to read the columns, if nobody has; this does not wait for them."""
        with self._changed:
            self._begin()

    def columns(self, archive: Archive, wait: float | None = None) -> Columns | None:
        """The columns of the archive as it is; of a big one those of a little before while it is read anew.

        Args:
            archive: to tell whether it changed.
            wait: seconds to wait for the first ones, None for as long as it takes; after that there are none.

        Raises:
            RunStopped: the archive cannot be used.
        """
        now = mark_of(archive)
        with self._changed:
            begun_before = self._loading
            self._follow(now, wait)
            if begun_before and not self._loading:  # what was being read may be of a state before the one asked for
                self._follow(now, wait)
            return self._columns

    def exact(self, archive: Archive) -> Columns:
        """The columns of the very state that the archive shows, for what is kept: files and citations.

        Args:
            archive: in a transaction, so that its state stays.

        Raises:
            RunStopped: the archive cannot be used.
        """
        now = mark_of(archive)
        with self._changed:
            begun_before = self._loading
            self._follow(now, None, exact=True)
            if begun_before:
                self._follow(now, None, exact=True)
            found = self._columns
        return found if found and found.mark == now else load(archive)  # others have written since

    def _follow(self, now: Mark, wait: float | None, *, exact: bool = False) -> None:
        if self._columns is None or self._columns.mark != now:
            self._begin()
            self._changed.wait_for(lambda: not self._loading, None if exact else self._patience(wait))
            if self._fault and not self._loading:
                raise self._fault

    def held(self, archive: Archive) -> Columns:
        """The columns, waited for where there are none yet.

        Raises:
            RunStopped: the archive cannot be used.
        """
        found = self.columns(archive)
        if found is None:
            raise RunStopped("The archive could not be read into memory; expected one that can be used", 3)
        return found

    def _patience(self, wait: float | None) -> float | None:
        if self._columns is None:
            return wait
        return None if len(self._columns.claims.n) <= SMALL else PATIENCE

    def _begin(self) -> None:
        if not self._loading:
            self._loading, self._fault = True, None
            Thread(target=self._load, name="columns", daemon=True).start()

    def _load(self) -> None:
        columns: Columns | None = None
        fault: Exception | None = None
        try:
            with Archive(self._path) as archive:
                archive.connection.execute(f"PRAGMA cache_size = -{CACHE}")
                columns = load(archive, self._columns)
        except Exception as error:  # whoever waits for them is told
            fault = error
        with self._changed:
            self._loading, self._fault = False, fault
            self._columns = columns or self._columns
            self._changed.notify_all()
