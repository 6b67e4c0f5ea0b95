"""`sayso add`: take reports into an archive, and say how each input ended."""

import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from sayso.archive.archive import Archive
from sayso.cli.guard import DONE, INTERRUPTED, SOME_FAILED, complain
from sayso.cli.listing import Listing
from sayso.cli.progress import progress, shows
from sayso.cli.words import foreign, plural
from sayso.errors import RunStopped
from sayso.export.records import Record
from sayso.run.adding import Added, add, failed_places
from sayso.sources.fetch_url import is_url
from sayso.sources.fetching import Fetching
from sayso.sources.inputs import STDIN, Failure, captures
from sayso.sources.walk import LEFT_OUT, files_of, shown

NOTES = 50
"""Inputs that did not end well are named one by one up to here; `sayso errors` has them all."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user asked to take in.

    Attributes:
        inputs: paths, patterns, addresses, or `-` for stdin.
        meta: facts stated for all of them.
        published: ISO 8601 date for those that give none.
        form: form of the inputs; None to tell by name and content.
        retry_failed: whether what failed before is tried again.
        again: whether what was erased is taken in again.
        columns: of tables of articles, the column that holds each field.
    """

    inputs: Sequence[str] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    published: str = ""
    form: str | None = None
    fetching: Fetching | None = None
    retry_failed: bool = False
    again: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


def take_in(path: str, wanted: Wanted, asked: str | None = None) -> int:
    """Take inputs into an archive and print how it went.

    Args:
        path: the archive's folder; made where it is not there.
        wanted: what to take in.
        asked: how to print.

    Returns:
        The exit code: 0, 1 where inputs failed, 130 where the run was stopped by Ctrl-C.

    Raises:
        RunStopped: the archive cannot be used, or the inputs make no sense.
    """
    start = time.monotonic()
    with Archive(path, notice=complain) as archive, asked_to_stop() as stop:
        inputs = list(wanted.inputs)
        if wanted.retry_failed and archive.is_made:
            inputs += [place for place in failed_places(archive) if place not in inputs]
        _check_outside(archive, inputs)
        if not archive.is_made and not _are_there(inputs):
            return SOME_FAILED
        found = captures(
            inputs,
            published=wanted.published,
            format=wanted.form,
            meta=wanted.meta,
            columns=wanted.columns,
            fetching=wanted.fetching,
            left_out=lambda folder: complain(f"{shown(folder)!r} {LEFT_OUT}"),
        )
        with progress() as show:
            pace = Pace(inputs if shows() else (), start)
            tally = add(
                archive,
                found,
                retry_failed=wanted.retry_failed,
                again=wanted.again,
                stop=stop,
                show=lambda tally: show(pace.line(tally)),
            )
    conclude(path, tally, asked, time.monotonic() - start)
    if tally.stopped:
        return INTERRUPTED
    return SOME_FAILED if tally.outcomes["failed"] else DONE


def _check_outside(archive: Archive, inputs: Sequence[str]) -> None:
    """Refuse to take an archive into itself.

    Raises:
        RunStopped: an input is the archive's folder, or in it.
    """
    root = archive.folder.root.resolve()
    for given in inputs:
        with suppress(OSError, ValueError):
            if Path(given).resolve().is_relative_to(root):
                raise RunStopped(
                    f"{given!r} is in the archive {str(archive.folder.root)!r}; expected reports elsewhere"
                )


def _are_there(inputs: Sequence[str]) -> bool:
    """Whether any input is there to be read; where none is, what they are is said, and no archive is made for them."""
    missing: list[Failure] = []
    for given in inputs:
        if given == STDIN or is_url(given):
            return True
        for found in files_of(given):
            if isinstance(found, str):
                return True
            missing.append(found)
    for one in missing:
        complain(f"{one.key}: {one.reason}")
    complain(f"{plural(len(missing), 'input')}: {len(missing)} failed; no archive was made")
    return False


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], bool]]:
    """A function that tells whether the user has asked to stop; the second Ctrl-C stops at once."""
    asked: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        complain("Stopping after this report; Ctrl-C again stops at once")

    old = {number: signal.signal(number, hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


class Pace:
    """How far a run is: the time left goes by the bytes of the files that it was given.

    Args:
        inputs: what it was given; none where nobody looks.
        start: when it began, by the monotonic clock.
    """

    def __init__(self, inputs: Sequence[str], start: float) -> None:
        self._start = start
        self._total = sum(size_of(given) for given in inputs)

    def line(self, tally: Added, now: float | None = None) -> str:
        """A line of progress; `now` is an instant of the monotonic clock."""
        took = max((time.monotonic() if now is None else now) - self._start, 1e-6)
        count = tally.outcomes.total()
        parts = [plural(count, "input"), f"{tally.claims} claims", f"{count / took:.1f} a second"]
        if tally.outcomes["failed"]:
            parts.append(f"{tally.outcomes['failed']} failed")
        if 0 < tally.bytes <= self._total:
            parts.append(f"{clock(took * (self._total - tally.bytes) / tally.bytes)} left")
        return ", ".join(parts)


def size_of(given: str) -> int:
    """Bytes of the files that an input names, as far as they can be told."""
    total = 0
    for path in files_of(given):
        with suppress(OSError):
            total += Path(path).stat().st_size if isinstance(path, str) else 0
    return total


def clock(seconds: float) -> str:
    """`12 s`, `3 min`, `2 h 5 min`."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def record(path: str, tally: Added) -> Record:
    """How a run went, as one record."""
    outcomes = tally.outcomes
    return {
        "archive": path,
        "inputs": outcomes.total(),
        "ok": outcomes["ok"],
        "partial": outcomes["partial"],
        "failed": outcomes["failed"],
        "there": tally.there,
        "claims": tally.claims,
        "stopped": int(tally.stopped),
    }


def conclude(path: str, tally: Added, asked: str | None, took: float) -> None:
    """Print how a run went: what did not end well on stderr, the counts on stdout; `took` is in seconds."""
    for ended in tally.notes[:NOTES]:
        complain(f"{ended.place}: {'' if ended.outcome == 'failed' else 'partial: '}{ended.reason}")
    if len(tally.notes) > NOTES:
        complain(f"... and {len(tally.notes) - NOTES} more; `sayso errors {path}` lists them all")
    for line in (*tally.told[:NOTES], *foreign(tally.languages)):
        complain(line)
    counts, outcomes = record(path, tally), tally.outcomes
    listing = Listing(tuple(counts), asked)
    rate = f"{outcomes.total() / max(took, 1e-6):.1f} a second"
    ends = f"{outcomes['ok']} ok, {outcomes['partial']} partial, {outcomes['failed']} failed"
    listing.put(
        counts,
        f"{plural(outcomes.total(), 'input')} into {path}: {ends}; {tally.there} there already",
        f"{plural(tally.claims, 'claim')} read in {clock(took)}, {rate}",
        *(["Stopped; the same command goes on from here"] if tally.stopped else []),
    )
