"""What people state about reports, outlets and sources: taken back, erased, rated. Each is a line of the journal."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from getpass import getuser
from typing import get_args

from sayso.archive.archive import Archive
from sayso.archive.clock import now
from sayso.archive.damage import Damaged
from sayso.archive.erasing import ERASED, planned
from sayso.archive.folder import Folder
from sayso.archive.journal import Journal
from sayso.archive.lines import Rated, Tombstone
from sayso.archive.revisions import stood
from sayso.archive.stored import printable
from sayso.archive.superseded import claims_at
from sayso.archive.writer import Written
from sayso.errors import RunStopped
from sayso.model.edition import RatedKind, Rating

RETRACTED = "retracted"
RELIABILITY = "abcdefg"
CREDIBILITY = "123456"
_SHORTEST = 5
"""Characters of the beginning of an id that stand for the whole, where one id alone begins so."""


@dataclass(frozen=True, slots=True)
class Buried:
    """A report that was taken back or erased.

    Attributes:
        state: `retracted` or `erased`.
        at: instant in UTC.
    """

    report: str
    key: str
    state: str
    why: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What people state about a report and those it goes back to.

    Attributes:
        ratings: of its outlet and of the sources that were asked for, in the order of kind, name and user.
        buried: how it was taken back; None where it was not.
    """

    ratings: tuple[Rating, ...]
    buried: Buried | None


def standing(archive: Archive, report: str, sources: Iterable[str] = ()) -> Standing:
    """What people state about a report, its outlet and some sources, by their names."""
    outlets = {row[0] for row in archive.rows("SELECT publisher FROM reports WHERE id = ?", (report,))}
    rated = {"outlet": outlets, "source": set(sources)}
    return Standing(tuple(one for one in archive.ratings() if one.name in rated[one.kind]), buried(archive, report))


def user() -> str:
    """Who is at work, by the name of the login; "" where the machine does not tell."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return getuser()
    return ""


def report_of(archive: Archive, given: str) -> str:
    """The id of the report that is meant: by its id, the beginning of it, its key or its address.

    Raises:
        RunStopped: there is none, or several.
    """
    sql = "SELECT id FROM reports WHERE id = ?1 OR key = ?1 OR (url = ?1 AND url <> '' AND state <> 'superseded')"
    found = [row[0] for row in archive.rows(f"{sql} ORDER BY id", (given,))]
    if not found and len(given) >= _SHORTEST:
        sql = "SELECT id FROM reports WHERE substr(id, 1, ?) = ? ORDER BY id"
        found = [row[0] for row in archive.rows(sql, (len(given), given))]
    if len(found) == 1:
        return str(found[0])
    if found:
        raise RunStopped(f"'{given}' names {len(found)} reports; expected one of {', '.join(found[:5])}")
    raise RunStopped(f"No report '{given}' in {archive.folder.root}; expected an id, a key or an address")


def revisions(archive: Archive, report: str) -> tuple[str, ...]:
    """Ids of the other reports at the address of a report, the oldest first."""
    sql = (
        "SELECT other.report FROM revisions AS other JOIN revisions AS this USING (url)"
        " WHERE this.report = ?1 AND other.report <> ?1 ORDER BY other.revision"
    )
    return tuple(row[0] for row in archive.rows(sql, (report,)))


def buried(archive: Archive, report: str) -> Buried | None:
    """How a report was taken back or erased; None where it was not."""
    sql = (
        "SELECT report, coalesce(key, ''), tombstones.state, why, by, at FROM tombstones"
        " LEFT JOIN reports ON reports.id = report WHERE report = ?"
    )
    return next((Buried(*row) for row in archive.rows(sql, (report,))), None)


def retract(archive: Archive, report: str, why: str, by: str | None = None) -> bool:
    """Mark a report as taken back by its publisher: all is kept, nothing of it is in force. Whether it was not so yet.

    Args:
        archive: where it is.
        report: its id.
        why: the reason, in words.
        by: who says so; None for whoever is at work.

    Raises:
        RunStopped: it was erased, or the archive cannot be written to.
    """
    _check_why(why)
    known = buried(archive, report)
    if known and known.state == ERASED:
        raise RunStopped(f"'{report}' was erased at {known.at} ({known.why}); expected a report that is there")

    def line(written: Written) -> Tombstone | None:
        last, said = written.last, _said(why, by)
        if _has(written, report, RETRACTED):
            return None
        return Tombstone(last.hash, last.seq + 1, now(), report, RETRACTED, *said)

    return archive.write(line)


def forget(archive: Archive, report: str, why: str, by: str | None = None) -> bool:
    """Erase a report for good: its raw bytes, texts and readings, earlier ones as well. Whether there was any left.

    What stays is its tombstone: id, reason and date, and the ids of its claims. Raw bytes that another report came
    from too are erased with it.

    Args:
        archive, report, why, by: as of `retract`.

    Raises:
        RunStopped: the archive cannot be written to.
    """
    _check_why(why)

    def line(written: Written) -> Tombstone | None:
        if _has(written, report, ERASED):
            return None
        connection, last = written.connection, written.last
        gone, blanked = planned(connection, archive.folder, report)
        claims, said = _claims_of(connection, archive.folder, report), _said(why, by)
        place = stood(connection, report)
        return Tombstone(last.hash, last.seq + 1, now(), report, ERASED, *said, gone, blanked, claims, place)

    return archive.write(line)


def _claims_of(connection: sqlite3.Connection, folder: Folder, report: str) -> tuple[str, ...]:
    """Ids of all claims that were ever read off a report, but for readings that are damaged."""
    found = {row[0] for row in connection.execute("SELECT id FROM claims WHERE report = ?", (report,))}
    earlier = "SELECT seq, start, length FROM readings WHERE report = ? AND NOT in_force AND failure = ''"
    for place in connection.execute(earlier, (report,)).fetchall():
        with contextlib.suppress(Damaged):
            found.update(claims_at(folder, [place]))
    return tuple(sorted(found))


def _has(written: Written, report: str, state: str) -> bool:
    sql = "SELECT 1 FROM tombstones WHERE report = ? AND state = ?"
    return written.connection.execute(sql, (report, state)).fetchone() is not None


def _said(why: str, by: str | None) -> tuple[str, str]:
    """A reason and a person as they are kept."""
    return printable(why).strip(), printable(user() if by is None else by)


def _check_why(why: str) -> None:
    if not why.strip():
        raise RunStopped("No reason given; expected one in words, which stays in the journal")


def rate(archive: Archive, rating: Rating) -> bool:
    """Write down how far somebody trusts an outlet or a source; whether that is new. Nothing is dropped for it.

    Args:
        archive: where to.
        rating: without its instant; `by` "" is whoever is at work.

    Raises:
        RunStopped: it is off the scale or without a reason, or the archive cannot be written to.
    """
    _check_why(rating.why)
    for what, value, scale in (
        ("reliability", rating.reliability, tuple(RELIABILITY)),
        ("credibility", rating.credibility, ("", *CREDIBILITY)),
        ("kind", rating.kind, get_args(RatedKind)),
    ):
        if value not in scale:
            raise RunStopped(f"No {what} '{value}'; expected one of {', '.join(filter(None, scale))}")
    why, by = _said(rating.why, rating.by or None)
    cells = (rating.kind, printable(rating.name).strip(), rating.reliability, rating.credibility, why, by)

    def line(written: Written) -> Rated | None:
        sql = "SELECT kind, name, reliability, credibility, why, by FROM ratings WHERE (kind, name, by) = (?, ?, ?)"
        if written.connection.execute(sql, (cells[0], cells[1], by)).fetchone() == cells:
            return None
        return Rated(written.last.hash, written.last.seq + 1, now(), *cells)

    return archive.write(line)


def history(archive: Archive, name: str = "") -> Iterator[Rating]:
    """All ratings that were ever given, of one name or all, in the order of the journal."""
    _ = archive.connection
    for line, _after in Journal(archive.folder).lines():
        if isinstance(line, Rated) and name in ("", line.name):
            yield Rating(line.of, line.name, line.reliability, line.credibility, line.why, line.by, line.at)


def retractions(archive: Archive, report: str) -> Iterator[Tombstone]:
    """The lines by which a report was retracted, also where it was erased since, in the order of the journal."""
    for line, _after in Journal(archive.folder).lines():
        if isinstance(line, Tombstone) and (line.report, line.state) == (report, RETRACTED):
            yield line


def is_named(archive: Archive, kind: RatedKind, name: str) -> bool:
    """Whether anything in an archive has an outlet, or a source, of that name."""
    sql = {
        "outlet": "SELECT 1 FROM reports WHERE publisher = ? LIMIT 1",
        "source": "SELECT 1 FROM sources WHERE name = ? LIMIT 1",
    }
    return any(True for _ in archive.rows(sql[kind], (name,)))
