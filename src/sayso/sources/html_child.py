"""The child process that reads HTML pages: `python -m sayso.sources.html_child`, started by `sources.child` alone.

It answers each page with a `Page` and ends at the end of its input. It may be killed at any time, and may die of its
limits; whoever started it takes that as the answer.
"""

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from sayso.sources.extract import extract
from sayso.sources.page import read_frame, write_frame

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 1 << 30
"""Most bytes of address space."""

_PAGES_BETWEEN_CLEANING = 1_000
"""trafilatura's caches grow with every page."""


def main(seconds: int) -> None:
    """Answer pages until the input ends; `seconds` is the most that one may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = _answers()
    write_frame(answers, "ready")
    for number, html in enumerate(_pages(sys.stdin.buffer), start=1):
        # Ends this process where its parent is gone and nobody else would.
        signal.alarm(seconds)
        write_frame(answers, extract(html))
        signal.alarm(0)
        if number % _PAGES_BETWEEN_CLEANING == 0:
            _clean()


def _answers() -> BinaryIO:
    """The stream for answers; whatever else a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a device, not a path to work with
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


def _pages(stream: BinaryIO) -> "Iterator[str]":
    while (payload := read_frame(stream)) is not None:
        yield msgspec.json.decode(payload, type=str)


def _clean() -> None:
    from trafilatura.meta import reset_caches

    reset_caches()


if __name__ == "__main__":
    main(int(sys.argv[1]))
