"""Archives into one: what is the same meets, what contradicts stands side by side."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec

from sayso.archive.archive import Archive
from sayso.archive.clock import now
from sayso.archive.custody import buried
from sayso.archive.erasing import ERASED
from sayso.archive.folder import raw_name
from sayso.archive.intake import Arrival, Item
from sayso.archive.journal import Journal, JournalPosition
from sayso.archive.kept import KeptReading, reading_at, report_in
from sayso.archive.lines import AnyLine, Ended, Judged, Merged, Rated, Stood, Stored, Tombstone
from sayso.archive.stored import decode, pack, printable, sha256
from sayso.archive.writer import Written
from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.model.edition import RatedKind
from sayso.run.adding import BatchLimits


@dataclass(slots=True)
class Met:
    """How a merge went.

    Attributes:
        reports: of the other archive, those erased there not counted.
        new: how many of them were not there yet.
        tombstones, ratings, judgements: how many were taken over.
        refused: reports that were erased here, and stay so.
        kept: reports that were erased there, and stay here.
        bare: reports whose raw bytes, or those of the form that was read, were erased with another report's; they are
            left there.
        read: forms of reports of which the other archive has another reading, which is left there.
    """

    reports: int = 0
    new: int = 0
    tombstones: int = 0
    ratings: int = 0
    judgements: int = 0
    refused: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    read: int = 0


Said = Callable[[str, int, str], AnyLine]
"""What makes a line, of the hash before it, its number and its instant."""


def merge(into: Archive, other: Archive, limits: BatchLimits | None = None) -> Met:
    """Take what another archive holds into this one; merging it again adds nothing.

    Reports, captures and readings are known by their ids. Where both have read a report, the reading here stays in
    force. Judgements are all kept; of two ratings by the same person of the same name the later one holds. The journal
    of the other archive is kept whole among the raw bytes.

    Args:
        into: where to; made where it is not there.
        other: where from; it is not changed.
        limits: how large batches are.

    Raises:
        RunStopped: they are one and the same, or one of them cannot be used.
        OSError: the disk is full, or may not be written to. Batches before that are kept; merge again to go on.
    """
    if into.folder.root.resolve() == other.folder.root.resolve():
        raise RunStopped(f"{str(into.folder.root)!r} cannot be merged into itself; expected another archive")
    met, most = Met(), limits or BatchLimits()
    _ = other.connection
    last = Journal(other.folder).end()
    if not into.is_made:
        into.folder.make()
    batch: list[Item] = []
    size = 0
    for item in _items(into, other, met):
        batch.append(item)
        size += len(item.capture.raw) if isinstance(item, Arrival) and item.capture else 0
        if len(batch) >= most.items or size >= most.size:
            into.take(batch)
            batch, size = [], 0
    if batch:
        into.take(batch)
    for said in [*_tombstones(into, other, met), *_ratings(into, other, met), *_judgements(into, other, met)]:
        into.write(partial(_line, said))
    _keep_journal(into, other, last)
    return met


def _line(said: Said, written: Written) -> AnyLine:
    return said(written.last.hash, written.last.seq + 1, now())


def _items(into: Archive, other: Archive, met: Met) -> Iterator[Item]:
    """The reports and inputs of an archive, as they came to it."""
    for (report,) in list(other.rows("SELECT id FROM reports WHERE state <> 'erased' ORDER BY seq, n")):
        met.reports += 1
        grave = buried(into, report)
        arrivals = list(_arrivals(into, other, report, met))
        if grave and grave.state == ERASED:
            met.refused.append(report)
        elif not arrivals or not _is_read(into, report, arrivals):
            met.bare.append(report)
        else:
            met.new += not _any(into, "SELECT 1 FROM reports WHERE id = ?", report)
            yield from arrivals
    lost = "SELECT place, outcome, reason FROM inputs WHERE report = '' ORDER BY seq, place"
    for place, outcome, reason in list(other.rows(lost)):
        if not _any(into, "SELECT 1 FROM inputs WHERE place = ?", place):
            yield Ended(place, "", outcome, reason)


def _arrivals(into: Archive, other: Archive, report: str, met: Met) -> Iterator[Arrival]:
    """Each taking of a report whose raw bytes are there; its readings with the first taking of their form.

    One that no container or fetcher dated gets the instant at which it was taken in there.
    """
    readings = {kept.variant: kept for kept in _newest(other, report)}
    sql = (
        "SELECT variant, key, place, raw, media_type, coalesce(nullif(captured, ''), at), headers"
        " FROM captures JOIN journal USING (seq) WHERE report = ? ORDER BY seq, id"
    )
    for variant, key, place, raw, media_type, captured, headers in list(other.rows(sql, (report,))):
        if not (other.folder.root / raw_name(raw)).exists():
            continue
        told = replace(report_in(other.folder, report, variant), key=key)
        stated = decode(headers.encode("utf-8"), tuple[tuple[str, str], ...])
        capture = Capture(told, other.folder.unpacked(raw_name(raw)), media_type, place, captured, stated)
        kept = readings.pop(variant, None)
        if kept and _any(into, _READ, report, variant):
            met.read += not _any(into, _READ_BY, report, variant, *_versions(kept))
            kept = None
        yield Arrival(told, variant, tuple(_ended(into, other, place, report)), capture, kept)


def _is_read(into: Archive, report: str, arrivals: Iterable[Arrival]) -> bool:
    """Whether a form of a report that stands here then was read: where the bytes of that form are gone, none is."""
    if any(arrival.kept for arrival in arrivals):
        return True
    return _any(into, "SELECT 1 FROM variants JOIN readings USING (report, variant) WHERE report = ?", report)


_READ = "SELECT 1 FROM readings WHERE (report, variant) = (?, ?) AND failure = ''"
_READ_BY = f"{_READ} AND (version, codebook, model) = (?, ?, ?)"


def _versions(kept: KeptReading) -> tuple[str, str, str]:
    return kept.reader.version, kept.reader.codebook, kept.reader.model


def _newest(other: Archive, report: str) -> Iterator[KeptReading]:
    """The newest reading of each form of a report."""
    sql = "SELECT max(seq), start, length FROM readings WHERE report = ? GROUP BY variant ORDER BY variant"
    for seq, start, length in list(other.rows(sql, (report,))):
        yield reading_at(other.folder, seq, start, length)


def _ended(into: Archive, other: Archive, place: str, report: str) -> Iterator[Ended]:
    """How an input ended there, where it did not end here."""
    if not _any(into, "SELECT 1 FROM inputs WHERE (place, report) = (?, ?)", place, report):
        sql = "SELECT place, report, outcome, reason FROM inputs WHERE (place, report) = (?, ?)"
        for row in other.rows(sql, (place, report)):
            yield Ended(*row)


_TOMBSTONES = """
SELECT tombstones.report, state, why, by, address, page, day, instant FROM tombstones
LEFT JOIN erased_revisions ON tombstones.report = erased_revisions.report ORDER BY tombstones.seq
"""


def _tombstones(into: Archive, other: Archive, met: Met) -> Iterator[Said]:
    """Reports that were taken back there; what was erased there and is here stays, and is told of."""
    for report, state, why, by, *stood in list(other.rows(_TOMBSTONES)):
        grave = buried(into, report)
        if grave and (grave.state == ERASED or state != ERASED):
            continue
        if state == ERASED and _any(into, "SELECT 1 FROM captures WHERE report = ?", report):
            met.kept.append(report)
        else:
            met.tombstones += 1
            place = Stood(stood[0], bool(stood[1]), *stood[2:]) if stood[0] else None
            yield partial(Tombstone, report=report, state=state, why=why, by=by, stood=place)


def _ratings(into: Archive, other: Archive, met: Met) -> Iterator[Said]:
    """Ratings that are not here; of two by one person of one name the later one."""
    here = {(one.kind, one.name, one.by): one for one in into.ratings()}
    for one in other.ratings():
        held = here.get((one.kind, one.name, one.by))
        if held is None or (replace(held, at=one.at) != one and held.at < one.at):
            met.ratings += 1
            cells = (one.kind, one.name, one.reliability, one.credibility, one.why, one.by)
            yield partial(_rated, cells)


def _rated(cells: tuple[RatedKind, str, str, str, str, str], prev: str, seq: int, at: str) -> Rated:
    return Rated(prev, seq, at, *cells)


def _judgements(into: Archive, other: Archive, met: Met) -> Iterator[Said]:
    """Judgements that are not here, word for word; those that contradict each other stand side by side."""
    had = {row[0] for row in into.rows("SELECT json FROM judgements")}
    for (told,) in list(other.rows("SELECT json FROM judgements ORDER BY seq")):
        if told not in had:
            had.add(told)
            met.judgements += 1
            yield partial(Judged, judgement=msgspec.Raw(told.encode("utf-8")))


def _keep_journal(into: Archive, other: Archive, last: JournalPosition) -> None:
    """Keep the journal of another archive, and those that were merged into it, and say so in a line."""
    lines = [line for line, _ in Journal(into.folder).lines()]
    if not last.seq or any(isinstance(line, Merged) and line.head == last.hash for line in lines):
        return
    data = b"".join(path.read_bytes() for path in sorted(other.folder.journal.glob("*.jsonl")))
    files = {raw_name(sha256(data)): pack(data)}
    for line, _ in Journal(other.folder).lines():
        if isinstance(line, Merged):
            files |= {file.name: other.folder.read(file.name) for file in line.files}
    named = tuple(Stored(name, sha256(stored), len(stored)) for name, stored in files.items())
    name = printable(other.folder.root.resolve().name)

    def told(written: Written) -> AnyLine:  # the files are written with the lock held, for who has it clears tmp/
        into.folder.keep({name: stored for name, stored in files.items() if not (into.folder.root / name).exists()})
        return _line(partial(Merged, name=name, last=last.seq, head=last.hash, files=named), written)

    into.write(told)


def _any(archive: Archive, sql: str, *values: str) -> bool:
    return any(True for _ in archive.rows(sql, values))
