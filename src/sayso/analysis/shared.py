"""What sentences say, kept on disk where the processes of one run find it: wire copy is read once for all of them.

A sentence is read alone, so what it says is the same wherever it stands and whoever reads it. Whatever goes wrong here
(no room on the disk, a lock held for too long) costs the time of reading the sentence, and nothing else.
"""

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from sayso.model.analysis import Heard

FOLDER = "SAYSO_SHARED"
"""The environment variable that names the folder; unset or empty, each process remembers for itself alone."""
NAME = "sentences.db"
MOST = 100_000
"""Sentences that are kept, the last ones: some 100 MB of disk."""
SOME = 500
"""After so many that one process has kept, what is too many is taken out."""
PATIENCE = 2.0
"""Seconds to wait for a lock."""
_DIGEST = 16


class Shared:
    """What sentences say, by reader and text. Many processes may use one folder, each with an object of its own.

    Args:
        folder: an existing folder that is nobody else's to write to.
        reader: id of the reader that reads; what another one heard is not found.
        most: sentences that are kept, about.
    """

    def __init__(self, folder: Path, reader: str, most: int = MOST) -> None:
        self._reader, self._most, self._kept = reader, most, 0
        self._open: sqlite3.Connection | None = None
        with contextlib.suppress(sqlite3.Error):
            # Any thread may read, one at a time: sqlite3 sees to that.
            made = sqlite3.connect(folder / NAME, PATIENCE, isolation_level=None, check_same_thread=False)
            made.execute("PRAGMA journal_mode = WAL")
            made.execute("PRAGMA synchronous = OFF")  # nothing in it has to outlive the machine
            made.execute("CREATE TABLE IF NOT EXISTS heard (id INTEGER PRIMARY KEY, key BLOB UNIQUE, told BLOB)")
            self._open = made

    def heard(self, text: str, furniture: bool) -> Heard | None:
        """What a sentence says, at the beginning of a text; None where nobody has kept it."""
        if not self._open:
            return None
        try:
            row = self._open.execute("SELECT told FROM heard WHERE key = ?", (self._key(text, furniture),)).fetchone()
            return msgspec.msgpack.decode(row[0], type=Heard) if row else None
        except (sqlite3.Error, msgspec.MsgspecError):
            return None

    def keep(self, text: str, furniture: bool, heard: Heard) -> None:
        """Keep what a sentence says, at the beginning of a text."""
        if not self._open:
            return
        with contextlib.suppress(sqlite3.Error, UnicodeEncodeError):  # half of a pair of surrogates has no UTF-8
            row = self._key(text, furniture), msgspec.msgpack.encode(heard)
            self._open.execute("INSERT OR IGNORE INTO heard (key, told) VALUES (?, ?)", row)
            self._kept += 1
            if self._kept % SOME == 0:
                self._open.execute("DELETE FROM heard WHERE id <= (SELECT max(id) FROM heard) - ?", (self._most,))

    def _key(self, text: str, furniture: bool) -> bytes:
        told = f"{self._reader}\0{int(furniture)}\0{text}"
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()


def shared(reader: str) -> Shared | None:
    """What the processes of this run keep, as the environment says; None where each remembers for itself.

    Args:
        reader: id of the reader that reads.
    """
    named = os.environ.get(FOLDER, "")
    return _opened(Path(named), reader) if named and Path(named).is_dir() else None


@lru_cache(maxsize=1)
def _opened(folder: Path, reader: str) -> Shared:
    return Shared(folder, reader)


@contextlib.contextmanager
def sharing() -> Iterator[None]:
    """Have the processes that are started meanwhile share what sentences say; in the end all of it is taken away.

    Where one shares already, it goes on with what it has.
    """
    if os.environ.get(FOLDER):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="sayso-", ignore_cleanup_errors=True) as folder:
        os.environ[FOLDER] = folder
        try:
            yield
        finally:
            os.environ.pop(FOLDER, None)
