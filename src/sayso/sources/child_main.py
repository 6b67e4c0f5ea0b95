"""A child process that reads: `python -m sayso.sources.child_main KIND SECONDS WORK`, started by `child_process`.

It answers each input with what it holds, or a stream with piece after piece, and ends at the end of its inputs. It may
be killed at any time, and may die of its limits; whoever started it takes that as the answer.
"""

import importlib
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

import msgspec

from sayso.sources.frames import ENDED, MORE, read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KINDS = {
    "html": "sayso.sources.extract",
    "pdf": "sayso.sources.pdf_text",
    "feed": "sayso.sources.feed_entries",
    "mail": "sayso.sources.mail_parts",
}
"""Kinds of readers, each with the module whose `answer` reads one input."""

STREAMS = {"unpack": "sayso.sources.unpacker"}
"""Kinds of readers of what streams, each with the module whose `stream` reads it."""

MEMORY = 1 << 30
"""Most bytes of address space."""


class _Reader(Protocol):
    def answer(self, payload: bytes) -> object:
        """What one input holds."""


class _StreamReader(Protocol):
    def stream(self, asked: bytes, more: "Callable[[], bytes]") -> "Iterator[object]":
        """What a stream holds; `more` gives its next bytes."""


class _Limits:
    """What a step may take: this process dies of SIGALRM or SIGPROF beyond it.

    Args:
        seconds: wall time. It ends this process where its parent is gone and nobody else would.
        work: seconds of processor time.
    """

    def __init__(self, seconds: int, work: float) -> None:
        self._seconds = seconds
        self._work = work

    def begin(self) -> None:
        """A step begins."""
        signal.alarm(self._seconds)
        signal.setitimer(signal.ITIMER_PROF, self._work)

    def end(self) -> None:
        """It has ended: what follows waits for the parent."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def main(kind: str, seconds: int, work: float) -> None:
    """Answer inputs until they end.

    Args:
        kind: key of `KINDS` or `STREAMS`.
        seconds: most wall time that one may take, or one step of a stream.
        work: most seconds of processor time for the same.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is asked to stop, and ends it when it is time
    reader = importlib.import_module((KINDS | STREAMS)[kind])
    sys.dont_write_bytecode = True
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(limit, (most, most))
    answers, limits = _answers(), _Limits(seconds, work)
    write_frame(answers, b"ready")
    for payload in _inputs(sys.stdin.buffer):
        if kind in STREAMS:
            _answer_stream(cast("_StreamReader", reader), payload, answers, limits)
        else:
            limits.begin()
            write_frame(answers, msgspec.msgpack.encode(cast("_Reader", reader).answer(payload)))
            limits.end()


def _answer_stream(reader: _StreamReader, asked: bytes, answers: BinaryIO, limits: _Limits) -> None:
    """Say what a stream holds, piece by piece, and ask for its bytes: one message of them is always on its way."""

    def more() -> bytes:
        limits.end()
        write_frame(answers, MORE)
        given = read_frame(sys.stdin.buffer)
        limits.begin()
        return given or b""

    limits.begin()
    for pieces in reader.stream(asked, more):
        limits.end()
        write_frame(answers, msgspec.msgpack.encode(pieces))
        limits.begin()
    limits.end()
    read_frame(sys.stdin.buffer)  # the one on its way, which nobody needs
    write_frame(answers, ENDED)


def _answers() -> BinaryIO:
    """The stream for answers; whatever else a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a device, not a path to work with
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _inputs(stream: BinaryIO) -> "Iterator[bytes]":
    while (payload := read_frame(stream)) is not None:
        yield payload


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
