"""A batch on its way in: what of it is new, the files that it writes, and its line of the journal."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from sayso.archive.clock import now
from sayso.archive.folder import Folder, raw_name, readings_name, text_name
from sayso.archive.journal import JournalPosition
from sayso.archive.kept import KeptReading, file_of, packed, text_of
from sayso.archive.lines import Batch, Ended, Stored, Taken
from sayso.archive.stored import pack, printable, sha256, unpack
from sayso.model.capture import Capture
from sayso.model.ids import capture_id, variant_id
from sayso.model.report import Report


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report as it comes to an archive.

    Attributes:
        variant: which form of it this is (`variant_of`).
        ended: how the inputs that gave it ended.
        capture: the bytes it came from; None where only its reading is new.
        kept: what was read off it; None where the archive has that already.
    """

    report: Report
    variant: str
    ended: tuple[Ended, ...]
    capture: Capture | None = None
    kept: KeptReading | None = None


Item = Arrival | Ended
"""What came of an input: a report, or none."""


def variant_of(report: Report) -> str:
    """Which form of a report this is: the id of all of it but its key."""
    return variant_id(text_of(report).decode("utf-8"))


def place_of(capture: Capture) -> str:
    """Where a capture came from, as an archive has it."""
    return printable(capture.where or capture.report.key)


@dataclass(frozen=True, slots=True)
class Intake:
    """What of a batch an archive does not have yet.

    Attributes:
        captures: with the variant of each.
    """

    captures: tuple[tuple[Capture, str], ...]
    readings: tuple[KeptReading, ...]
    inputs: tuple[Ended, ...]

    def __bool__(self) -> bool:
        return bool(self.captures or self.readings or self.inputs)


def new_of(connection: sqlite3.Connection, items: Iterable[Item]) -> Intake:
    """What of these an archive does not have yet, in their order, each thing once."""
    captures: dict[str, tuple[Capture, str]] = {}
    readings: dict[tuple[str, str], KeptReading] = {}
    inputs: dict[tuple[str, str], Ended] = {}
    for item in items:
        for ended in (item,) if isinstance(item, Ended) else item.ended:
            inputs[ended.place, ended.report] = ended
        if isinstance(item, Arrival):
            if item.capture:
                taken = capture_id(item.report.id, sha256(item.capture.raw), place_of(item.capture))
                captures.setdefault(taken, (item.capture, item.variant))
            if item.kept:
                readings.setdefault((item.report.id, item.variant), item.kept)
    return Intake(
        tuple(pair for own, pair in captures.items() if not has_capture(connection, own)),
        tuple(kept for kept in readings.values() if _is_new(connection, kept)),
        tuple(ended for ended in inputs.values() if not _stands(connection, ended)),
    )


def has_capture(connection: sqlite3.Connection, capture: str) -> bool:
    """Whether a capture is there."""
    return connection.execute("SELECT 1 FROM captures WHERE id = ?", (capture,)).fetchone() is not None


def _is_new(connection: sqlite3.Connection, kept: KeptReading) -> bool:
    """Whether a variant has no such reading yet: of this reader, or failed for this reason.

    One that failed is none where another reader did not fail.
    """
    sql = "SELECT failure, version, codebook, model FROM readings WHERE report = ? AND variant = ?"
    rows = connection.execute(sql, (kept.report, kept.variant)).fetchall()
    if kept.failure:
        return all(row[0] not in ("", printable(kept.failure)) for row in rows)
    reader = kept.reader
    return ("", reader.version, reader.codebook, reader.model) not in rows


def _stands(connection: sqlite3.Connection, ended: Ended) -> bool:
    row = connection.execute(
        "SELECT outcome, reason FROM inputs WHERE place = ? AND report = ?", (printable(ended.place), ended.report)
    ).fetchone()
    return bool(row == (ended.outcome, printable(ended.reason)))


def write(folder: Folder, intake: Intake, after: JournalPosition, notice: Callable[[str], None]) -> Batch:
    """Write the files of a batch; the line that acknowledges them once it stands in the journal.

    Args:
        folder: the archive's.
        intake: what is new.
        after: the line that is the last one so far.
        notice: is told of damaged files that were put aside for these.

    Raises:
        OSError: the disk is full, or may not be written to; what was written is in nobody's way.
    """
    seq = after.seq + 1
    files = _files(folder, intake.captures, notice)
    members = [packed(kept) for kept in intake.readings]
    batch = Batch(
        prev=after.hash,
        seq=seq,
        at=now(),
        sayso=version("sayso"),
        files=tuple(_stored(name, data) for name, data in files.items()),
        captures=tuple(_taken(capture, variant) for capture, variant in intake.captures),
        inputs=intake.inputs,
        lengths=tuple(map(len, members)),
    )
    readings = {readings_name(seq): file_of(batch, members)}
    folder.keep({name: data for name, data in files.items() if not (folder.root / name).exists()} | readings)
    return with_readings(batch, readings[readings_name(seq)])


def with_readings(batch: Batch, data: bytes) -> Batch:
    """The line of a batch, from what the head of its file of readings says and the bytes of that file."""
    return Batch(
        prev=batch.prev,
        seq=batch.seq,
        at=batch.at,
        sayso=batch.sayso,
        files=(*batch.files, _stored(readings_name(batch.seq), data)),
        captures=batch.captures,
        inputs=batch.inputs,
        lengths=batch.lengths,
    )


def _files(folder: Folder, captures: Sequence[tuple[Capture, str]], notice: Callable[[str], None]) -> dict[str, bytes]:
    """Raw bytes and texts, as they are to be stored, by name: those that stand there whole keep their bytes."""
    found: dict[str, bytes] = {}
    for capture, variant in captures:
        for name, data in (
            (raw_name(sha256(capture.raw)), capture.raw),
            (text_name(capture.report.id, variant), text_of(capture.report)),
        ):
            if name not in found:
                found[name] = _whole(folder, name, data, notice) or pack(data)
    return found


def _whole(folder: Folder, name: str, data: bytes, notice: Callable[[str], None]) -> bytes | None:
    """The stored bytes of a file that holds this data; None where there is none, or one that is damaged.

    One that is damaged makes room for what its name says it holds.
    """
    path = folder.root / name
    try:
        stored = path.read_bytes()
        if unpack(stored) == data:
            return stored
    except FileNotFoundError:
        return None
    except ValueError:
        pass
    folder.disk.make_folder(folder.aside)
    number = 1 + sum(1 for _ in folder.aside.glob(f"{path.name}.*"))
    folder.disk.rename(path, folder.aside / f"{path.name}.{number}")
    notice(f"{name} was damaged, and is written anew; it is now aside/{path.name}.{number}")
    return None


def _stored(name: str, data: bytes) -> Stored:
    return Stored(name, sha256(data), len(data))


def _taken(capture: Capture, variant: str) -> Taken:
    report = capture.report
    return Taken(
        report=report.id,
        variant=variant,
        outcome=report.outcome,
        key=report.key,
        place=place_of(capture),
        raw=sha256(capture.raw),
        media_type=capture.media_type,
        captured=capture.at,
        headers=capture.headers,
    )
