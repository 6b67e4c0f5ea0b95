"""Reports read again by the present reader; what an earlier one made of them is kept beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.archive.archive import Archive
from sayso.archive.intake import Arrival
from sayso.model.reading import Reader
from sayso.run.adding import BatchLimits, kept_reading


@dataclass(slots=True)
class Reread:
    """How a run went.

    Attributes:
        due: reports of which the present reader had made nothing yet.
        done: how many of them were read.
        failed: how many could not be; what an earlier reader made of these stays in force.
        stopped: whether it was asked to stop before the last one.
    """

    due: int = 0
    done: int = 0
    failed: int = 0
    stopped: bool = False


def reread(
    archive: Archive,
    present: Reader,
    *,
    limits: BatchLimits | None = None,
    stop: Callable[[], bool] = lambda: False,
    show: Callable[[Reread], None] = lambda _: None,
) -> Reread:
    """Read all reports that the present reader has not read, in batches, each of which is kept whole or not at all.

    A run that was stopped goes on where it was by running it again.

    Args:
        archive: whose reports.
        present: the reader as it is now.
        limits: how large batches are.
        stop: asked after each report.
        show: called after each report.

    Raises:
        RunStopped: the archive cannot be used, or another process has it for too long.
        OSError: the disk is full, or may not be written to. Batches before that are kept.
    """
    due, tally, batch = list(_due(archive, present)), Reread(), list[Arrival]()
    tally.due = len(due)
    most = (limits or BatchLimits()).items
    for number, (own, variant) in enumerate(due, 1):
        report = archive.report(own)
        kept = kept_reading(report, variant)
        tally.done += not kept.failure
        tally.failed += bool(kept.failure)
        batch.append(Arrival(report, variant, (), None, kept))
        show(tally)
        tally.stopped = number < len(due) and stop()
        if len(batch) >= most or number == len(due) or tally.stopped:
            archive.take(batch)
            batch = []
        if tally.stopped:
            break
    return tally


def _due(archive: Archive, present: Reader) -> Iterator[tuple[str, str]]:
    """Reports that the present reader has not read in the form that is in force, each with that form."""
    sql = (
        "SELECT report, variant FROM readings AS one WHERE in_force AND NOT EXISTS (SELECT 1 FROM readings AS other"
        " WHERE other.report = one.report AND other.variant = one.variant AND other.failure = ''"
        " AND (other.version, other.codebook, other.model) = (?, ?, ?)) ORDER BY report"
    )
    yield from archive.rows(sql, (present.version, present.codebook, present.model))
