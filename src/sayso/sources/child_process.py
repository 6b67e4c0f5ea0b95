"""Child processes that read what is fragile: how they are started, spoken to, and ended."""

import contextlib
import os
import select
import signal
import subprocess
import sys
import time
from typing import BinaryIO, cast

from sayso.errors import RunStopped
from sayso.sources.frames import LENGTH

SECONDS = 20.0
"""Most wall time for one input, or for one step of what is read as it streams."""

WORK = 9.0
"""The same in processor time, in seconds: what is reached first where the machine is not busy."""

_START_SECONDS = 120.0
"""Most wall time for a child to come up; on a busy machine its imports take many seconds."""

_STARTS = 3
"""Children that are started for one that comes up: a signal may hit one by chance, as where memory is short."""

_READ = 1 << 20


class Gone(Exception):
    """A child gave no answer.

    Attributes:
        late: the time over which it gave none, for a message; "" where it died, or said what is none.
    """

    def __init__(self, late: str = "") -> None:
        super().__init__(late)
        self.late = late


class Talk:
    """What is said to a child and by it, in time: only that counts in which it is waited for.

    Neither side waits for the other to listen, however little the pipes between them hold.

    Args:
        process: just started; nobody else reads from it or writes to it.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self._heard = bytearray()
        self._untold = memoryview(b"")
        self._to, self._from = _stream(process.stdin).fileno(), _stream(process.stdout).fileno()
        os.set_blocking(self._to, False)
        self._poll = select.poll()
        self._poll.register(self._from, select.POLLIN)

    def tell(self, payload: bytes) -> None:
        """Send one message, as the child takes it while it is waited for."""
        if not self._untold:
            self._poll.register(self._to, select.POLLOUT)
        self._untold = memoryview(b"".join((self._untold, LENGTH.pack(len(payload)), payload)))

    def hear(self, seconds: float, most: int) -> bytes:
        """The next message of the child.

        Args:
            seconds: most wall time until it is there.
            most: most bytes of it.

        Raises:
            Gone: there is none.
        """
        end = time.monotonic() + seconds
        try:
            (length,) = LENGTH.unpack(self._taken(LENGTH.size, end))
            if length > most:
                raise Gone
            return self._taken(length, end)
        except TimeoutError:
            raise Gone(f"{seconds:g} s") from None
        except EOFError:
            raise Gone(_overworked(self.process)) from None

    def is_alive(self) -> bool:
        """Whether the child is."""
        return self.process.poll() is None

    def end(self) -> None:
        """Kill the child."""
        self.process.kill()
        self.process.wait()
        self._close()

    def forget(self) -> None:
        """Let go of a child that belongs to the process from which this one was forked."""
        self._close()
        self.process.returncode = 0

    def _taken(self, size: int, end: float) -> bytes:
        while len(self._heard) < size:
            ready = self._poll.poll(max(0.0, end - time.monotonic()) * 1_000)
            if not ready:
                raise TimeoutError
            for stream, _ in ready:
                self._hear() if stream == self._from else self._say()
        taken = bytes(memoryview(self._heard)[:size])
        del self._heard[:size]
        return taken

    def _hear(self) -> None:
        said = os.read(self._from, _READ)
        if not said:
            raise EOFError
        self._heard += said

    def _say(self) -> None:
        try:
            told = os.write(self._to, self._untold)
        except BrokenPipeError:
            told = len(self._untold)  # it is gone; what it said before can still be heard
        self._untold = self._untold[told:]
        if not self._untold:
            self._poll.unregister(self._to)

    def _close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                _stream(stream).close()


def start(kind: str, label: str, seconds: float) -> Talk:
    """A child that has said it is ready.

    Args:
        kind: key of `child_main.KINDS` or `child_main.STREAMS`.
        label: what messages call the kind.
        seconds: most wall time for one input.

    Raises:
        RunStopped: it does not come up.
    """
    command = [sys.executable, "-P", "-m", "sayso.sources.child_main", kind, str(int(seconds) + 10), str(WORK)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for _ in range(_STARTS):
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        talk = Talk(process)
        try:
            talk.hear(_START_SECONDS, _READ)
        except Gone as gone:
            talk.end()
            if gone.late or process.returncode >= 0:
                break
        else:
            return talk
    raise RunStopped(
        f"The {label} reader does not start (exit code {process.returncode}); is sayso installed in full?", 3
    )


def _overworked(process: "subprocess.Popen[bytes]") -> str:
    """The time of work that a child that gave no answer died of, or ""."""
    try:
        died = process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return ""
    return f"{WORK:g} s of processor time" if died == -signal.SIGPROF else ""


def _stream(stream: object) -> BinaryIO:
    return cast("BinaryIO", stream)
