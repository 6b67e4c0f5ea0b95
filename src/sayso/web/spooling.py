"""A file that is made at its own pace and sent at that of whoever takes it."""

import os
from collections.abc import Generator, Iterator
from tempfile import TemporaryFile
from threading import Condition, Thread

_AT_ONCE = 1 << 18
"""Bytes that are sent together at most."""


class Spool:
    """The parts of a file, put on the disk as fast as they can be made: a slow client keeps nothing open but that.

    Args:
        parts: of the file; they are made in a thread of their own, from now on.
    """

    def __init__(self, parts: Generator[bytes, None, None]) -> None:
        self._parts = parts
        self._file = TemporaryFile()  # noqa: SIM115 -- `close` closes it
        self._changed = Condition()
        self._written, self._made, self._unwanted = 0, False, False
        self._failure: Exception | None = None
        self._thread = Thread(target=self._make, name="export", daemon=True)
        self._thread.start()  # also where nobody asks for the first part: it lets go of what it is made from

    def sent(self) -> Iterator[bytes]:
        """The file from its beginning, each part once it is there.

        Raises:
            Exception: what making it raised, behind all that was made before.
        """
        at = 0
        while there := self._there(at):
            some = os.pread(self._file.fileno(), min(there, _AT_ONCE), at)
            at += len(some)
            yield some
        if self._failure:
            raise self._failure

    def close(self) -> None:
        """Make no more of it, and let go of all that it was made from."""
        self._unwanted = True
        self._thread.join()
        self._file.close()

    def _there(self, at: int) -> int:
        """How many bytes are there behind a place, once there are any; 0 at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._made or self._written > at)
            return self._written - at

    def _make(self) -> None:
        try:
            for part in self._parts:
                if self._unwanted:
                    break
                self._file.write(part)
                self._file.flush()
                with self._changed:
                    self._written += len(part)
                    self._changed.notify_all()
        except Exception as failure:
            self._failure = failure
        finally:
            self._parts.close()
            with self._changed:
                self._made = True
                self._changed.notify_all()
