"""Keeps the children that read what is fragile: one process a kind, for many inputs, replaced where it fails."""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import threading
from types import TracebackType
from typing import BinaryIO, Generic, Self, TypeVar, cast

import msgspec

from sayso.errors import InputSkipped, RunStopped
from sayso.sources.draft import MAX_BYTES
from sayso.sources.frames import read_frame, write_frame
from sayso.sources.page import Feed, Letter, Page, Pages

SECONDS = 20.0
"""Most wall time for one input."""

WORK = 9.0
"""Most processor time for one input, in seconds: what is reached first where the machine is not busy."""

_START_SECONDS = 120.0
"""Most wall time for a child to come up; on a busy machine its imports take many seconds."""

_Answer = TypeVar("_Answer")


class Child(Generic[_Answer]):
    """Reads one kind of input in a child process. May be shared by threads; a forked process gets children of its own.

    Args:
        kind: key of `child_main.KINDS`.
        answer: what the child answers.
        label: what messages call the kind.
        expected: what they say was expected.
        seconds: most wall time for one input.
    """

    def __init__(self, kind: str, answer: type[_Answer], label: str, expected: str, seconds: float = SECONDS) -> None:
        self._kind = kind
        self._answer = answer
        self._label = label
        self._expected = expected
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, given: str | bytes, name: str) -> _Answer:
        """What an input holds; `name` is what messages call it.

        Raises:
            InputSkipped: it takes too long, too much memory, or too much room.
            RunStopped: no child process can be started.
        """
        with self._lock:
            answer, late = self._exchange(given)
        if late:
            raise InputSkipped(f"{name} takes over {late} to read as {self._label}; expected {self._expected}")
        if answer is None:
            raise InputSkipped(
                f"{name} breaks the {self._label} reader or is too large for it; expected {self._expected}"
            )
        return msgspec.msgpack.decode(answer, type=self._answer)

    def close(self) -> None:
        """End the child process, if there is one."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Let go of a child that belongs to the process from which this one was forked."""
        self._lock = threading.Lock()
        process, self._process = self._process, None
        if process:
            _close_streams(process)
            process.returncode = 0

    def _exchange(self, given: str | bytes) -> tuple[bytes | None, str]:
        """The child's answer, None where it gave none; and the time over which it gave none, or ""."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._kind, self._label, self._seconds)
        answer, killed = _ask(self._process, given, self._seconds)
        late = "" if answer is not None else f"{self._seconds:g} s" if killed else _overworked(self._process)
        if answer is None or killed:
            self._end()
        return answer, late

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            _close_streams(process)


class _Deadline:
    """Kills a process that is still at work after some seconds; `passed` tells whether that was done."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.passed = False
        self._process = process
        self._timer = threading.Timer(seconds, self._kill)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()

    def _kill(self) -> None:
        self.passed = True
        self._process.kill()


def _start(kind: str, label: str, seconds: float) -> subprocess.Popen[bytes]:
    """A child that has said it is ready."""
    command = [sys.executable, "-P", "-m", "sayso.sources.child_main", kind, str(int(seconds) + 10), str(WORK)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    with _Deadline(process, _START_SECONDS):
        ready = read_frame(_answers(process))
    if ready is None:
        process.kill()
        process.wait()
        _close_streams(process)
        raise RunStopped(
            f"The {label} reader does not start (exit code {process.returncode}); is sayso installed in full?", 3
        )
    return process


def _ask(process: subprocess.Popen[bytes], given: str | bytes, seconds: float) -> tuple[bytes | None, bool]:
    """The child's answer, None where it dies or says too much; and whether it was killed for its time."""
    with _Deadline(process, seconds) as deadline:
        try:
            payload = given.encode() if isinstance(given, str) else given
            write_frame(cast("BinaryIO", process.stdin), payload)
            answer = read_frame(_answers(process), MAX_BYTES)
        except (OSError, ValueError):
            answer = None
    return answer, deadline.passed


def _overworked(process: subprocess.Popen[bytes]) -> str:
    """The time of work that a child that gave no answer died of, or ""."""
    try:
        died = process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        return ""
    return f"{WORK:g} s of processor time" if died == -signal.SIGPROF else ""


def _answers(process: subprocess.Popen[bytes]) -> BinaryIO:
    return cast("BinaryIO", process.stdout)


def _close_streams(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            # Closing flushes, and nobody may be left to read.
            with contextlib.suppress(OSError):
                stream.close()


HTML = Child("html", Page, "HTML", "a news page")
PDF = Child("pdf", Pages, "PDF", "a report with text")
FEED = Child("feed", Feed, "RSS or Atom", "a news feed")
MAIL = Child("mail", Letter, "mail", "one message")

CHILDREN = (HTML, PDF, FEED, MAIL)
"""The readers of this process; each starts its child with the first input of its kind."""

for _child in CHILDREN:
    atexit.register(_child.close)
    os.register_at_fork(after_in_child=_child.forget)
