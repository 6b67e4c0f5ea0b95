"""One writer at a time: a lock on a file that says who holds it."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sayso.archive.clock import now
from sayso.archive.damage import UNUSABLE
from sayso.errors import RunStopped

PATIENCE = 60.0
"""Seconds that a writer waits for another: many times what a batch takes, so that eight can take turns."""

_PAUSE = 0.02


class Busy(RunStopped):
    """Another process writes, and did so for longer than we wait."""


class Holder(msgspec.Struct, frozen=True):
    """Who writes: a process, and since when."""

    pid: int
    since: str


@contextlib.contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of an archive. It is let go of when the process ends, however it ends.

    Args:
        path: the file of the lock.
        patience: seconds to wait for whoever has it.

    Raises:
        Busy: another has it for longer than that; the message says who, and since when.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle, path, patience)
        with contextlib.suppress(OSError):  # who we are is a courtesy, for which a full disk has no room
            os.ftruncate(handle, 0)
            os.pwrite(handle, msgspec.json.encode(Holder(os.getpid(), now())) + b"\n", 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, path: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Busy(_refusal(path, patience), UNUSABLE) from None
            time.sleep(_PAUSE)


def _refusal(path: Path, patience: float) -> str:
    who = "another process"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        holder = msgspec.json.decode(path.read_bytes(), type=Holder)
        who = f"process {holder.pid} since {holder.since}"
    return f"{str(path.parent)!r} is written to by {who}; waited {patience:g} s, expected it to be free"
