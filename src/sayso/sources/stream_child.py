"""Keeps the children that read what streams: bytes go in as they are asked for, pieces come out as they are made."""

import atexit
import contextlib
import fcntl
import os
import threading
from collections.abc import Callable, Generator
from typing import BinaryIO, Generic, TypeVar, cast

import msgspec

from sayso.sources.child_process import SECONDS, Gone, Talk, start
from sayso.sources.frames import ENDED, MORE
from sayso.sources.packed import Chunk

PIPE = 1 << 20
"""Bytes that a child may be ahead of who reads what it says."""

_MOST = 1_000_000
"""Most bytes of what a child says at once."""

_Piece = TypeVar("_Piece")


class Broken(Exception):
    """A child died of what it was given, or was ended for its time; the message says which, after "it"."""


class StreamChild(Generic[_Piece]):
    """Reads one kind of stream in child processes, one a stream. May be shared by threads.

    A child that comes to the end of its stream is kept for the next.

    Args:
        kind: key of `child_main.STREAMS`.
        piece: what the child makes of the bytes.
        label: what messages call the kind.
        seconds: most wall time that it may take for the next piece.
    """

    def __init__(self, kind: str, piece: type[_Piece], label: str, seconds: float = SECONDS) -> None:
        self._kind = kind
        self._decoder = msgspec.msgpack.Decoder(list[piece])  # type: ignore[valid-type]
        self._label = label
        self._seconds = seconds
        self._idle: Talk | None = None
        self._lock = threading.Lock()

    def pieces(self, asked: object, more: Callable[[], bytes]) -> Generator[_Piece, None, None]:
        """What a stream holds; whoever does not draw all of it closes the iterator.

        Args:
            asked: what the child is to do, as its module has it.
            more: gives the next bytes, b"" at the end.

        Raises, when it is drawn from:
            Broken: the child gave no answer.
            RunStopped: no child process can be started.
        """
        talk, ended = self._taken(), False
        try:
            talk.tell(msgspec.msgpack.encode(asked))
            talk.tell(more())  # the child is always one message behind, so that it need not wait
            while (answer := self._heard(talk)) != ENDED:
                if answer == MORE:
                    talk.tell(more())
                else:
                    yield from self._decoder.decode(answer)
            ended = True
        finally:
            self._leave(talk, alive=ended)

    def close(self) -> None:
        """End the child process that is kept, if there is one."""
        with self._lock:
            talk, self._idle = self._idle, None
        if talk:
            talk.end()

    def forget(self) -> None:
        """Let go of a child that belongs to the process from which this one was forked."""
        self._lock = threading.Lock()
        talk, self._idle = self._idle, None
        if talk:
            talk.forget()

    def _heard(self, talk: Talk) -> bytes:
        try:
            return talk.hear(self._seconds, _MOST)
        except Gone as gone:
            raise Broken(f"takes over {gone.late} to unpack" if gone.late else "breaks what unpacks it") from None

    def _taken(self) -> Talk:
        """The child that is kept, or a new one."""
        with self._lock:
            talk, self._idle = self._idle, None
        if talk and talk.is_alive():
            return talk
        if talk:
            talk.end()
        talk = start(self._kind, self._label, self._seconds)
        _widen(talk)
        return talk

    def _leave(self, talk: Talk, *, alive: bool) -> None:
        """Keep a child for the next stream, or end it."""
        with self._lock:
            kept = alive and self._idle is None
            if kept:
                self._idle = talk
        if not kept:
            talk.end()


def _widen(talk: Talk) -> None:
    """Let a child be ahead, where the system allows it: on a busy machine each wait costs milliseconds."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(cast("BinaryIO", talk.process.stdout), fcntl.F_SETPIPE_SZ, PIPE)


UNPACK = StreamChild("unpack", Chunk, "packed")
"""Unpacks web archives, and pages in them."""

atexit.register(UNPACK.close)
os.register_at_fork(after_in_child=UNPACK.forget)
