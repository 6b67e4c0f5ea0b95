"""Keeps the child process that reads HTML: one for many pages, killed and replaced where it fails."""

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from types import TracebackType
from typing import BinaryIO, Self, cast

import msgspec

from sayso.errors import InputSkipped, RunStopped
from sayso.sources.draft import MAX_BYTES
from sayso.sources.page import Page, read_frame, write_frame

SECONDS = 20.0
"""Most wall time for one page."""

_START_SECONDS = 120.0
"""Most wall time for the child to come up; on a busy machine its imports take many seconds."""


class HtmlReader:
    """Reads pages in a child process. May be shared by threads; a forked process gets a child of its own."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, html: str, name: str) -> Page:
        """What a page holds; `name` is what messages call it.

        Raises:
            InputSkipped: the page takes too long, too much memory, or too much room.
            RunStopped: no child process can be started.
        """
        with self._lock:
            answer, late = self._exchange(html)
        if late:
            raise InputSkipped(f"{name} takes over {self._seconds:g} s to read as HTML; expected a news page")
        if answer is None:
            raise InputSkipped(f"{name} breaks the HTML reader or is too large for it; expected a news page")
        return msgspec.json.decode(answer, type=Page)

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

    def _exchange(self, html: str) -> tuple[bytes | None, bool]:
        """The child's answer, None where it gave none; and whether it gave none because of the time."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._seconds)
        answer, late = _ask(self._process, html, self._seconds)
        if answer is None or late:
            self._end()
        return answer, late and answer is None

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


def _start(seconds: float) -> subprocess.Popen[bytes]:
    """A child that has said it is ready."""
    command = [sys.executable, "-P", "-m", "sayso.sources.html_child", str(int(seconds) + 10)]
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
            f"The HTML reader does not start (exit code {process.returncode}); is trafilatura installed?", 3
        )
    return process


def _ask(process: subprocess.Popen[bytes], html: str, seconds: float) -> tuple[bytes | None, bool]:
    """The child's answer, None where it dies or says too much; and whether it was killed for its time."""
    with _Deadline(process, seconds) as deadline:
        try:
            write_frame(cast("BinaryIO", process.stdin), html)
            answer = read_frame(_answers(process), MAX_BYTES)
        except (OSError, ValueError):
            answer = None
    return answer, deadline.passed


def _answers(process: subprocess.Popen[bytes]) -> BinaryIO:
    return cast("BinaryIO", process.stdout)


def _close_streams(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream:
            # Closing flushes, and nobody may be left to read.
            with contextlib.suppress(OSError):
                stream.close()


READER = HtmlReader()
"""The one reader of this process; it starts its child with the first page."""

atexit.register(READER.close)
os.register_at_fork(after_in_child=READER.forget)
