"""Files, folders, patterns and standard input to reports, one after the other."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import cast

from sayso.errors import InputSkipped, RunStopped
from sayso.model.report import Report
from sayso.sources.dates import day
from sayso.sources.draft import Draft, Failure, Source
from sayso.sources.formats import HEAD, Format, named, recognise
from sayso.sources.metadata import finish
from sayso.sources.walk import failure, files_of, shown

__all__ = ["Failure", "read_inputs"]

STDIN = "-"

_PIPES = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
"""Where a shell puts what it pipes in (`<(command)`); any other pipe might never be written to."""


def read_inputs(
    inputs: Iterable[str],
    *,
    published: str = "",
    format: str | None = None,  # noqa: A002 -- the word of the command's option
) -> Iterator[Report | Failure]:
    """The reports of files, folders, glob patterns and `-` (standard input), in the order given, folders sorted.

    Reads only as far as the caller asks. What cannot be read comes as a `Failure`, and the rest follows.

    Args:
        inputs: paths or patterns; a pattern is expanded where no file has that very name.
        published: publication date of all reports that do not state theirs in a field of their own.
        format: name of the format of all inputs; by default each file's suffix or first bytes tell.

    Raises:
        RunStopped: `format` names no format, or `published` is no date.
    """
    if published and not day(published):
        raise RunStopped(f"Publication date {published!r} is no date; expected YYYY-MM-DD")
    return _reports(inputs, published, named(format) if format else None)


def _reports(inputs: Iterable[str], published: str, stated: Format | None) -> Iterator[Report | Failure]:
    for given in inputs:
        for path in (STDIN,) if given == STDIN else files_of(given):
            for draft in (path,) if isinstance(path, Failure) else _drafts(path, stated):
                yield draft if isinstance(draft, Failure) else finish(draft, published)


def _drafts(path: str, stated: Format | None) -> Iterator[Draft | Failure]:
    try:
        with _opened(path) as stream:
            chosen = stated or recognise(shown(path), stream.peek(HEAD))
            yield from chosen.read(Source(shown(path), stream))
    except InputSkipped as skipped:
        yield Failure(shown(path), str(skipped))
    except OSError as error:
        yield failure(path, f"cannot be read: {error.strerror or error}")


@contextlib.contextmanager
def _opened(path: str) -> Iterator[BufferedReader]:
    if path == STDIN:
        with _standard_input() as stream:
            yield stream
        return
    if not stat.S_ISREG(os.stat(path).st_mode) and not path.startswith(_PIPES):  # noqa: PTH116 -- a str, with its "./"
        raise InputSkipped(f"{shown(path)!r} is a device, pipe or socket; expected a file")
    with Path(path).open("rb") as stream:
        yield stream


@contextlib.contextmanager
def _standard_input() -> Iterator[BufferedReader]:
    stream = cast("RawIOBase | BufferedReader", sys.stdin.buffer)
    if isinstance(stream, BufferedReader):
        yield stream
        return
    # Standard input may have been replaced by something that cannot look ahead; it must stay open after us.
    ahead = cast("BufferedReader", BufferedReader(stream))
    try:
        yield ahead
    finally:
        ahead.detach()
