"""Statements of users, each run by a process of its own that can be ended at any moment."""

import signal
import subprocess
import sys
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore

from sayso.archive.queries.statement import MUCH, SECONDS
from sayso.errors import RunStopped

_AT_ONCE = 2
"""Statements that run at once."""
_TAKEN = 10
"""Statements that run or wait: all others would keep from their pages those who ask for no SQL."""
_TO_START = 20.0
"""Seconds for a process to start and to open the archive, on a machine that has much to do."""
_SLOW = f"The statement took longer than {SECONDS:g} s and was stopped; Python and the command line can give it more"
_CROWDED = f"{_TAKEN} statements run or wait already; expected fewer at a time"


class Console:
    """Answers statements, each in a process of its own; one that is started beforehand waits for the next.

    Args:
        path: the folder of the archive.
    """

    def __init__(self, path: str) -> None:
        self._command = (sys.executable, "-P", "-m", "sayso.web.console_child", path)
        self._spare: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._turns = BoundedSemaphore(_AT_ONCE)
        self._room = BoundedSemaphore(_TAKEN)
        self._closed = False

    def ask(self, statement: str) -> bytes:
        """`Answer` as JSON.

        Raises:
            RunStopped: it is no SELECT, is wrong, or takes too long or too much (exit code 2); there is no archive, or
                too many wait (exit code 3).
            OSError: no process can be started.
        """
        if not self._room.acquire(blocking=False):
            raise RunStopped(_CROWDED, 3)
        try:
            return self._asked(statement)
        finally:
            self._room.release()

    def close(self) -> None:
        """End the process that waits."""
        self._closed = True
        while not self._spare.empty():
            _ended(self._spare.get_nowait())

    def _asked(self, statement: str) -> bytes:
        with self._turns:
            child = self._next()
            try:
                told, _ = child.communicate(statement.encode("utf-8", "surrogatepass"), SECONDS + _TO_START)
            except subprocess.TimeoutExpired:
                raise RunStopped(_SLOW) from None
            finally:
                _ended(child)
            if not self._closed:
                with suppress(OSError):  # the next statement starts its own, or says that there is no room for it
                    self._spare.put(self._started())
        if child.returncode == 0:
            return told
        if child.returncode == -signal.SIGALRM:
            raise RunStopped(_SLOW)
        if told:
            raise RunStopped(told.decode("utf-8", "replace"), child.returncode)
        raise RunStopped(MUCH)

    def _next(self) -> "subprocess.Popen[bytes]":
        try:
            spare = self._spare.get_nowait()
        except Empty:
            return self._started()
        if spare.poll() is None:
            return spare
        _ended(spare)  # the machine has ended it
        return self._started()

    def _started(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _ended(child: "subprocess.Popen[bytes]") -> None:
    """See that a process is no more, and nothing of it is left."""
    child.kill()
    with child:  # closes its pipes and waits for it
        pass
