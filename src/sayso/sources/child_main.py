"""A child process that reads: `python -m sayso.sources.child_main KIND SECONDS WORK`, started by `sources.child`.

It answers each input with what it holds and ends at the end of its inputs. It may be killed at any time, and may die of
its limits; whoever started it takes that as the answer.
"""

import importlib
import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

import msgspec

from sayso.sources.frames import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "html": "sayso.sources.extract",
    "pdf": "sayso.sources.pdf_text",
    "feed": "sayso.sources.feed_entries",
    "mail": "sayso.sources.mail_parts",
}
"""Kinds of readers, each with the module whose `answer` reads one input."""

MEMORY = 1 << 30
"""Most bytes of address space."""


class _Reader(Protocol):
    def answer(self, payload: bytes) -> object:
        """What one input holds."""


def main(kind: str, seconds: int, work: float) -> None:
    """Answer inputs until they end.

    Args:
        kind: key of `KINDS`.
        seconds: most wall time that one may take.
        work: most seconds of processor time; this process dies of SIGPROF after them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is asked to stop, and ends it when it is time
    reader = cast("_Reader", importlib.import_module(KINDS[kind]))
    sys.dont_write_bytecode = True
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(limit, (most, most))
    answers = _answers()
    write_frame(answers, b"ready")
    for payload in _inputs(sys.stdin.buffer):
        # Ends this process where its parent is gone and nobody else would.
        signal.alarm(seconds)
        signal.setitimer(signal.ITIMER_PROF, work)
        write_frame(answers, msgspec.msgpack.encode(reader.answer(payload)))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


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
