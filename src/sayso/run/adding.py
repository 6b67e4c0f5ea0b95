"""Reports into an archive: read what is new, in batches, each of which is kept whole or not at all."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from sayso.archive.archive import Archive
from sayso.archive.custody import buried, retractions
from sayso.archive.erasing import ERASED
from sayso.archive.intake import Arrival, Item, place_of, variant_of
from sayso.archive.kept import KeptReading
from sayso.archive.ledger import inputs
from sayso.archive.lines import Ended
from sayso.archive.stored import sha256
from sayso.errors import SaysoError
from sayso.model.capture import Capture
from sayso.model.ids import capture_id
from sayso.model.reading import Reader, Reading
from sayso.model.report import Outcome, Report
from sayso.run import pipeline
from sayso.sources.fetch_url import is_url
from sayso.sources.inputs import Failure

Reads = Callable[[Report, str], KeptReading]
"""Reads a form of a report, or says why nothing was read."""
_LINE = re.compile(r":\d+$")
_BY_ANOTHER = """
SELECT 1 FROM readings WHERE report = ? AND variant = ? AND in_force AND (version, codebook, model) <> (?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """When a batch is full: what is read and not yet kept is lost where the machine stops.

    Attributes:
        items: most inputs of one batch.
        size: bytes of raw input after which no more is taken into it.
    """

    items: int = 64
    size: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Read:
    """A capture whose report was read before it comes here, as in a shard of a distributed run."""

    capture: Capture
    kept: KeptReading


@dataclass(slots=True)
class Added:
    """How a run of `add` went.

    Attributes:
        outcomes: how many inputs ended how, those that were there already among them.
        there: how many were there already: the same bytes from the same place.
        claims: how many claims were read.
        bytes: of raw input.
        languages: how many of the reports that were read are in which, by ISO 639-1; "" where that is unknown.
        told: what else is to be known of inputs, a line each: that a report had been retracted.
        notes: what did not end well, with where it is and why.
        stopped: whether it was asked to stop before the last input.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    there: int = 0
    claims: int = 0
    bytes: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    notes: list[Ended] = field(default_factory=list)
    stopped: bool = False


def add(
    archive: Archive,
    found: Iterable[Capture | Failure | Read],
    *,
    retry_failed: bool = False,
    again: bool = False,
    limits: BatchLimits | None = None,
    read: Reads | None = None,
    stop: Callable[[], bool] = lambda: False,
    show: Callable[[Added], None] = lambda _: None,
) -> Added:
    """Take captures into an archive, which is made where there is none.

    What is there already is not read again, so a run that was stopped goes on where it was by running it again.

    Args:
        archive: where to.
        found: what sources make of inputs, drawn one by one.
        retry_failed: read again, first of all, the reports that could not be read before.
        again: take in also what was erased.
        limits: how large batches are.
        read: reads a report, such as `apart.Apart.read`; None for `kept_reading`, which does it in this process.
        stop: asked after each input; the run ends with what is read by then once it says so.
        show: called after each input.

    Raises:
        RunStopped: the archive cannot be used, or another process has it for too long.
        OSError: the disk is full, or may not be written to. Batches before that are kept.
    """
    run = _Run(archive, limits or BatchLimits(), Added(), read or kept_reading, again=again)
    with run:
        for item in _items(run, found, retry_failed=retry_failed):
            run.put(item)
            show(run.tally)
            if stop():
                run.tally.stopped = True
                break
    return run.tally


def failed_places(archive: Archive) -> list[str]:
    """What has to be opened to try again the inputs that gave no report, in the order of their places, each once."""
    return list(dict.fromkeys(_opened_at(one.place) for one in inputs(archive, "failed") if not one.report))


def _opened_at(place: str) -> str:
    """The file or address that a place is in: `b.jsonl` of `b.jsonl:12`, `a.zip` of `a.zip!b/c.html`."""
    if is_url(place):
        return place.partition("!")[0]
    for candidate in (place, place.partition("!")[0]):
        with suppress(OSError, ValueError):
            if Path(candidate).exists():
                return candidate
    return _LINE.sub("", place.partition("!")[0])


class _Run:
    """What a run has read and not yet kept. Whatever ends the run, that is kept first where it can be."""

    def __init__(
        self, archive: Archive, limits: BatchLimits, tally: Added, read: Reads, *, again: bool = False
    ) -> None:
        self.archive, self.tally, self.read, self._again = archive, tally, read, again
        self._limits = limits
        self._batch: list[Item] = []
        self._size = 0
        self._read: dict[tuple[str, str], str] = {}

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is None or issubclass(kind, (SaysoError, OSError, MemoryError)):
            self._keep()

    def put(self, item: Item) -> None:
        """Take an item into the batch, and keep the batch where it is full."""
        self._batch.append(item)
        for ended in (item,) if isinstance(item, Ended) else item.ended:
            self.tally.outcomes[ended.outcome] += 1
            if ended.outcome != "ok":
                self.tally.notes.append(ended)
        if isinstance(item, Arrival):
            self._size += len(item.capture.raw) if item.capture else 0
            if item.kept:
                self._read[item.report.id, item.variant] = item.kept.failure
                self.tally.languages[item.report.language] += 1
                self.tally.claims += len(item.kept.reading.claims) if item.kept.reading else 0
        if len(self._batch) >= self._limits.items or self._size >= self._limits.size:
            self._keep()

    def failure(self, report: Report, variant: str) -> str | None:
        """Why a report could not be read, as the batch or the archive has it; None where it is yet to be read."""
        known = self._read.get((report.id, variant))
        return self.archive.failure(report, variant) if known is None and self.archive.is_made else known

    def is_newer(self, kept: KeptReading) -> bool:
        """Whether a reading is by another reader than that which the archive has in force of the same form."""
        if kept.failure or (kept.report, kept.variant) in self._read:
            return False
        own = (kept.reader.version, kept.reader.codebook, kept.reader.model)
        return any(True for _ in self.archive.rows(_BY_ANOTHER, (kept.report, kept.variant, *own)))

    def refusal(self, report: Report) -> str:
        """Why a report is not taken in though it could be: it was erased. "" where it may come.

        That it had been retracted is told where it comes nevertheless.
        """
        known = buried(self.archive, report.id) if self.archive.is_made else None
        if known is None:
            return ""
        if known.state != ERASED:
            self.tally.told.append(f"report {report.id} was retracted at {known.at} ({known.why}), and stays so")
            return ""
        if self._again:
            self.tally.told += (
                f"report {one.report} had been retracted at {one.at} ({one.why}) before it was erased; it is in force"
                for one in retractions(self.archive, report.id)
            )
            return ""
        return f"report {report.id} was erased at {known.at} ({known.why}); --again takes it in nevertheless"

    def _keep(self) -> None:
        batch, self._batch, self._size, self._read = self._batch, [], 0, {}
        if batch:
            self.archive.take(batch)


def _items(run: _Run, found: Iterable[Capture | Failure | Read], *, retry_failed: bool) -> Iterator[Item]:
    if retry_failed and run.archive.is_made:
        for report, variant, places in run.archive.unread():
            kept = run.read(report, variant)
            yield Arrival(report, variant, tuple(_ended(place, report, kept.failure) for place in places), None, kept)
    for one in found:
        yield Ended(one.key, "", one.outcome, one.reason) if isinstance(one, Failure) else _arrival(run, one)


def _arrival(run: _Run, found: Capture | Read) -> Item:
    capture = found.capture if isinstance(found, Read) else found
    report, place = capture.report, place_of(capture)
    if why := run.refusal(report):
        return Ended(place, report.id, "failed", why)
    variant = variant_of(report)
    run.tally.bytes += len(capture.raw)
    if run.archive.is_made and run.archive.known(capture_id(report.id, sha256(capture.raw), place)):
        run.tally.there += 1
    failure, kept = run.failure(report, variant), None
    if failure is None:
        kept = found.kept if isinstance(found, Read) else run.read(report, variant)
        failure = kept.failure
    elif isinstance(found, Read) and run.is_newer(found.kept):  # it is there: what reading again would do is done
        kept, failure = found.kept, ""
    return Arrival(report, variant, (_ended(place, report, failure),), capture, kept)


def kept_reading(report: Report, variant: str) -> KeptReading:
    """What is read off a report, or why nothing is: a fault of ours must not cost the report."""
    found = pipeline.read_or_fail(report)
    if isinstance(found, Reading):
        alone = Report(report.id, "", "", origins={})
        return KeptReading(report.id, variant, found.reader, reading=replace(found, report=alone))
    return KeptReading(report.id, variant, Reader(version("sayso")), failure=found.reason)


def whole(report: Report, kept: KeptReading) -> Reading:
    """A reading with its report, as an archive gives it."""
    if kept.reading is None:
        return Reading(replace(report, outcome="failed", reason=kept.failure), reader=kept.reader)
    return replace(kept.reading, report=report)


def _ended(place: str, report: Report, failure: str) -> Ended:
    if failure:
        return Ended(place, report.id, "failed", failure)
    return Ended(place, report.id, report.outcome, report.reason)
