"""An archive: what is in it, read by anybody at any time, and written by one process at a time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sayso.archive.damage import Damaged
from sayso.archive.database import told
from sayso.archive.intake import Intake, Item, new_of, write
from sayso.archive.kept import KeptReading, reading_at, report_in
from sayso.archive.lines import Batch
from sayso.archive.links import Alike, Joined, KeptUnit, Overtaken, links_mark, put_alike, put_joined, put_units
from sayso.archive.opened import Opened
from sayso.archive.settle import CHOSEN, RANK
from sayso.archive.superseded import CHANGED, superseded
from sayso.archive.writer import Written
from sayso.model.claim import Claim
from sayso.model.edition import Rating, Superseded
from sayso.model.reading import Reading
from sayso.model.report import Report

_AT_ONCE = 500
"""Events that are kept in one transaction."""


class Archive(Opened):
    """A folder that holds reports, claims, links and judgements."""

    def take(self, items: Sequence[Item]) -> bool:
        """Take a batch in; when this returns it is acknowledged. Whether anything in it was new.

        The archive is made where there is none.

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
            OSError: the disk is full, or may not be written to; nothing of the batch was acknowledged.
        """
        if not self.is_made:
            self.folder.make()

        def line(archive: Written) -> Batch | None:
            intake: Intake = new_of(archive.connection, items)
            return write(self.folder, intake, archive.last, self._notice) if intake else None

        return self._writer.add(line) is not None

    def units(self) -> Iterator[KeptUnit]:
        """What each linked report tells of one occurrence, in the order of ids."""
        sql = "SELECT unit, report, told, event, fresh FROM links ORDER BY unit"
        for own, report, told_of, event, fresh in self.rows(sql):
            yield KeptUnit(own, report, told_of, event, fresh)

    def last_line(self) -> int:
        """The last line of the journal that the database has; 0 for none."""
        return next((int(row[0]) for row in self.rows("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1")), 0)

    def keep_units(self, found: Mapping[str, Sequence[KeptUnit]], seen: int) -> None:
        """Keep what reports tell, by report id, in place of what they had; it is yet to be joined into events.

        Args:
            found: what they tell.
            seen: the last line of the journal before they were read (`put_units`).

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
            OSError: it may not be written to.
        """
        with self._writer.hold() as archive, told(self.folder.database):
            for report, units in found.items():
                put_units(archive.connection, report, units, seen)

    def alike(self) -> Iterator[Alike]:
        """Units that were compared, in the order of ids."""
        for row in self.rows("SELECT one, other, score FROM alike ORDER BY one, other"):
            yield Alike(*row)

    def links_mark(self) -> str:
        """What stands for units, what was compared, and events, as they are; it is to be read before these are."""
        return links_mark(self.connection)

    def keep_alike(self, units: Iterable[str], pairs: Iterable[Alike], mark: str) -> str:
        """Keep that units were compared with all others, and what that gave; the mark of the links from then on.

        Args:
            units: their ids.
            pairs: what comparing them gave.
            mark: that of the links that were read (`links_mark`).

        Raises:
            Overtaken: another process has changed them since; nothing is kept.
            RunStopped: as of `keep_units`.
            OSError: it may not be written to.
        """
        with self._writer.hold() as archive, told(self.folder.database):
            return put_alike(archive.connection, units, pairs, mark)

    def keep_joined(self, gone: Iterable[str], joined: Iterable[Joined], mark: str) -> None:
        """Keep events in place of others, some at a time; whoever asks meanwhile lacks those that are still to come.

        Args:
            gone: ids of events that are no more.
            joined: events that are new or not as they were.
            mark: as of `keep_alike`.

        Raises:
            Overtaken: as of `keep_alike`; what was kept before that holds.
            RunStopped: as of `keep_units`.
            OSError: it may not be written to.
        """
        left = iter(joined)
        with self._writer.hold() as archive, told(self.folder.database):
            mark = put_joined(archive.connection, gone, (), mark)
        while some := self._put_together(left, mark):
            with self._writer.hold() as archive, told(self.folder.database):
                mark = put_joined(archive.connection, (), some, mark)

    def _put_together(self, left: Iterator[Joined], mark: str) -> list[Joined]:
        """The next events, put together while others may write: what they are of may be gone."""
        try:
            return list(islice(left, _AT_ONCE))
        except (KeyError, Damaged):
            if self.links_mark() != mark:
                raise Overtaken from None
            raise

    def readings(self) -> Iterator[Reading]:
        """The reading in force of each live report, in the order of report ids.

        A report of which nothing could be read comes with outcome `failed` and the reason.
        """
        for (own,) in self.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id"):
            try:
                found = self.reading(own)
            except KeyError:
                self.check_gone(own)
                continue
            yield found

    def check_gone(self, report: str) -> None:
        """Make sure that a report was erased which was live a moment ago and of which there is no reading now.

        Raises:
            RunStopped: it is live: the database is damaged.
        """
        if any(True for _ in self.rows("SELECT 1 FROM reports WHERE id = ? AND state = 'live'", (report,))):
            raise self.damaged(f"report {report} has no reading")

    def reading(self, report: str) -> Reading:
        """The reading in force of a report, also where the report is superseded.

        Raises:
            KeyError: there is no such report.
            RunStopped: a file of it is damaged.
        """
        told_of, kept = self._kept(report)
        if kept.reading is None:
            return Reading(replace(told_of, outcome="failed", reason=kept.failure), reader=kept.reader)
        return replace(kept.reading, report=told_of)

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """The report of that id, also where it is superseded.

        Raises:
            KeyError: there is none.
            RunStopped: its file is damaged.
        """
        key, variant = self._one("SELECT key, variant FROM reports WHERE id = ?", id)
        return replace(report_in(self.folder, id, variant), key=key)

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """The claim of that id, also where its report is superseded.

        Raises:
            KeyError: there is none.
            RunStopped: the database is damaged.
        """
        (told_of,) = self._one("SELECT json FROM claims WHERE id = ?", id)
        return self.decoded(told_of, Claim)

    def taken(self, report: str) -> str:
        """When a report was first taken in, ISO 8601 in UTC with `Z`; "" where it was not."""
        return next((row[0] for row in self.rows("SELECT taken FROM reports WHERE id = ?", (report,))), "")

    def changed(self, report: str) -> str:
        """When what is in force of a report last changed: taken in, read anew or judged; "" where it is not there.

        Notes and what somebody is unsure of change nothing.
        """
        return next((row[0] or "" for row in self.rows(CHANGED, (report,))), "")

    def superseded(self) -> Iterator[Superseded]:
        """Reports and claims that are in force no longer, in the order of kind and id.

        Raises:
            RunStopped: a file of readings or the database is damaged.
        """
        with told(self.folder.database):
            yield from superseded(self.connection, self.folder)

    def ratings(self) -> Iterator[Rating]:
        """What users think of outlets and sources, in the order of kind, name and user."""
        columns = "kind, name, reliability, credibility, why, by, at"
        for row in self.rows(f"SELECT {columns} FROM ratings ORDER BY kind, name, by"):  # noqa: S608 -- our own names
            yield Rating(*row)

    def known(self, capture: str) -> bool:
        """Whether a capture of that id (`ids.capture_id`) is there."""
        return any(True for _ in self.rows("SELECT 1 FROM captures WHERE id = ?", (capture,)))

    def failure(self, report: Report, variant: str) -> str | None:
        """Why a variant of a report could not be read, "" where it could; None where it is yet to be read.

        A variant that lost more of its input than one that is there need not be read, and has the outcome of that one.
        """
        newest = "SELECT failure FROM readings WHERE report = ? AND variant = ? ORDER BY seq DESC LIMIT 1"
        for row in self.rows(newest, (report.id, variant)):
            return str(row[0])
        for best, outcome in self.rows(CHOSEN, (report.id,)):
            if (RANK.index(outcome), best) < (RANK.index(report.outcome), variant):
                return next(str(row[0]) for row in self.rows(newest, (report.id, best)))
        return None

    def unread(self) -> Iterator[tuple[Report, str, tuple[str, ...]]]:
        """Reports that could not be read, in the order of ids, each with its variant and the places it is from."""
        sql = "SELECT report, variant FROM readings WHERE in_force AND failure <> '' ORDER BY report"
        for own, variant in list(self.rows(sql)):
            places = self.rows("SELECT place FROM inputs WHERE report = ? ORDER BY place", (own,))
            yield self.report(own), variant, tuple(row[0] for row in places)

    def _kept(self, report: str) -> tuple[Report, KeptReading]:
        """A report and its reading in force."""
        sql = "SELECT seq, start, length FROM readings WHERE report = ? AND in_force"
        seq, start, length = self._one(sql, report)
        return self.report(report), reading_at(self.folder, seq, start, length)

    def _one(self, sql: str, id: str) -> tuple[Any, ...]:  # noqa: A002 - what it is called everywhere
        for row in self.rows(sql, (id,)):
            return row
        raise KeyError(id)
