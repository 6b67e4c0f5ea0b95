"""The last step of a run: what the shards gave into one archive, which is linked, and written as tables by month.

The archive is made as `sayso add` makes it, of the same inputs in the same order; what the shards have read is not read
again. So its ids, and the bytes of its exports, are those of a run without shards.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from sayso.archive.custody import buried
from sayso.archive.erasing import ERASED
from sayso.archive.ledger import inputs
from sayso.cluster.failed import FAILED, failed_row
from sayso.cluster.failed import NAME as FAILED_NAME
from sayso.cluster.items import ITEMS, Item, items_in, told_in
from sayso.cluster.lake import Lake
from sayso.cluster.manifest import ENDS, Ends
from sayso.cluster.monthly import Monthly
from sayso.cluster.plan import Shard
from sayso.cluster.shard import ended
from sayso.errors import RunStopped
from sayso.export.tables import TABLES
from sayso.model.capture import Capture
from sayso.model.event import Event
from sayso.run.adding import Added, Read, add
from sayso.run.archive import Archive
from sayso.run.exporting import one_state
from sayso.run.judging import JudgedEdition
from sayso.run.linking import TOGETHER
from sayso.sources.draft import Failure

if TYPE_CHECKING:
    from sayso.archive.links import KeptUnit

T = TypeVar("T")
NOTED = 100
"""Inputs that did not end well, and other lines to be told, of which so many are held in memory."""


class Met:
    """What came of all inputs: those that several shards gave are told apart here for the first time.

    Which reports came already stands on the disk, in a database that goes with this process: there may be any number.
    """

    def __init__(self) -> None:
        self.tally = Ends()
        self._reports = sqlite3.connect("", isolation_level=None)
        self._reports.execute("PRAGMA journal_mode = OFF")
        self._reports.execute("CREATE TABLE met (report TEXT PRIMARY KEY) WITHOUT ROWID")

    def close(self) -> None:
        """Let go of the database."""
        self._reports.close()

    def count(self, archive: Archive, item: Item) -> None:
        """Count one more."""
        if isinstance(item.of, Failure):
            self.tally += ENDS[item.of.outcome]
            return
        own = item.of.report.id
        if item.kept is None or not self._is_new(own):
            self.tally += Ends(inputs=1, duplicates=1)
            return
        grave = buried(archive, own) if archive.is_made else None
        if grave and grave.state == ERASED:
            self.tally += ENDS["failed"]
            return
        claims = len(item.kept.reading.claims) if item.kept.reading else 0
        self.tally += ENDS[ended(item.of.report, item.kept)[0]] + Ends(claims=claims)

    def _is_new(self, report: str) -> bool:
        return self._reports.execute("INSERT OR IGNORE INTO met VALUES (?)", (report,)).rowcount == 1


def gather(archive: Archive, lake: Lake, shards: Sequence[Shard], show: Callable[[int], None]) -> tuple[Ends, Added]:
    """Take what finished shards gave into an archive, in the order of the inputs; what is there already is passed over.

    Args:
        archive: where to.
        lake: where the shards are.
        shards: all of them.
        show: called with the number of inputs done.

    Returns:
        How inputs ended, and the first `NOTED` of what is to be told of single ones: the archive has them all.

    Raises:
        RunStopped: a shard is damaged, or the archive cannot be used.
        OSError: the disk is full, or may not be written to. Batches before that are kept.
    """
    met = Met()

    def found() -> Iterator[Capture | Failure | Read]:
        for item in _all(lake, shards, items_in):
            met.count(archive, item)
            yield Read(item.of, item.kept) if isinstance(item.of, Capture) and item.kept else item.of

    def bounded(added: Added) -> None:
        del added.notes[NOTED:], added.told[NOTED:]
        show(added.outcomes.total())

    with closing(met):
        added = add(archive, found(), show=bounded)
        return met.tally, added


def hand_over(archive: Archive, lake: Lake, shards: Sequence[Shard]) -> None:
    """Give an archive what shards found that its reports tell, so that linking need not find it.

    Only what is in force counts, as the shard read it; where people have judged anything, linking finds all by itself.

    Raises:
        RunStopped: as of `gather`.
        OSError: as of `gather`.
    """
    seen = archive.last_line()
    if any(True for _ in archive.rows("SELECT 1 FROM judgements LIMIT 1")):
        return
    found: dict[str, tuple[KeptUnit, ...]] = {}
    for one in _all(lake, shards, told_in):
        of = (one.variant, one.key, one.reader.version, one.reader.codebook, one.reader.model)
        if one.report not in found and any(row == of for row in archive.rows(_WAITING, (one.report,))):
            found[one.report] = one.units
        if len(found) == TOGETHER:
            archive.keep_units(found, seen)
            found = {}
    archive.keep_units(found, seen)


_WAITING = """
SELECT reports.variant, key, version, codebook, model FROM reports
JOIN readings ON readings.report = reports.id AND in_force WHERE id = ? AND linked = 0 AND state = 'live'
"""


def tabulate(archive: Archive, root: Path) -> dict[str, int]:
    """Write the tables of an archive by month into a folder; how many rows each has.

    What is of a report stands under the month of its publication, what is of an event under that of its first day.

    Raises:
        RunStopped: the archive cannot be used.
        OSError: the folder cannot be written to.
    """
    tables = Monthly(root)
    for table in TABLES:
        tables.declare(table.name, table.fields)
    tables.declare(FAILED_NAME, FAILED)
    with one_state(archive):
        edition = JudgedEdition(archive)
        for reading in edition.readings():
            for table in TABLES:
                for row in table.of_reading(reading) if table.of_reading else ():
                    tables.add(table.name, row, reading.report.published[:7])
        for event in edition.events():
            for table in TABLES:
                for row in table.of_event(event) if table.of_event else ():
                    tables.add(table.name, row, month_of(event))
        for table in TABLES:
            for row in table.of_edition(edition) if table.of_edition else ():
                tables.add(table.name, row)
        for one in inputs(archive, "failed"):
            tables.add(FAILED_NAME, failed_row(one.place, one.report, one.reason))
    tables.close()
    return {name: tables.counts[name] for name in (*(table.name for table in TABLES), FAILED_NAME)}


def month_of(event: Event) -> str:
    """The month of an event's first day, else that in which it was first told of; "" where neither is known."""
    told = [account.first for account in event.accounts if account.first]
    day = event.when.start if event.when and event.when.start else min(told, default="")
    return day[:7]


def _all(lake: Lake, shards: Sequence[Shard], of: Callable[[BinaryIO], Iterator[T]]) -> Iterator[T]:
    """What is in the items of all shards, in order."""
    for shard in shards:
        name = f"{shard.name}/{ITEMS}"
        try:
            with lake.open(name) as stream:
                yield from of(stream)
        except (FileNotFoundError, ValueError) as error:
            raise RunStopped(f"{name} is missing or damaged ({error}); the same command makes it anew", 3) from None
