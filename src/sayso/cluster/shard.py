"""One shard, from its inputs to its parts: what every engine has its workers do."""

import hashlib
import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from types import TracebackType
from typing import Self

from sayso.archive.intake import place_of, variant_of
from sayso.archive.kept import KeptReading
from sayso.cluster.failed import FAILED, failed_row
from sayso.cluster.failed import NAME as FAILED_NAME
from sayso.cluster.items import ITEMS, Item, ItemsFile, ToLink
from sayso.cluster.lake import MANIFEST, lake_at
from sayso.cluster.manifest import ENDS, Ends, Hashed, Manifest, Part, found
from sayso.cluster.objects import at, is_object
from sayso.cluster.plan import Piece, Shard, Stated
from sayso.errors import InputSkipped
from sayso.export.parquet import TableFile
from sayso.export.tables import TABLES
from sayso.model.capture import Capture
from sayso.model.reading import Reading
from sayso.model.report import Outcome, Report
from sayso.run.adding import whole
from sayso.run.apart import present, read_to_link
from sayso.sources.draft import Failure
from sayso.sources.inputs import Given, captures
from sayso.sources.stretch import lines_between
from sayso.sources.walk import shown

_BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be done, with all that a worker elsewhere has to know.

    Attributes:
        lake: where to, an absolute path or an address.
        home: the folder from which the paths of inputs count.
        stated: of all inputs.
    """

    lake: str
    home: str
    stated: Stated
    shard: Shard


def do(task: Task) -> Manifest:
    """Do a shard, unless it is done; what its manifest says.

    It can be done twice, also at the same time: the parts of a shard are the same bytes whoever writes them, and stand
    in the lake whole or not at all.

    Raises:
        RunStopped: what is stated of the inputs makes no sense, or something is not installed.
        OSError: the lake cannot be written to.
    """
    lake = lake_at(task.lake)
    with ExitStack() as stack:
        ready = [_ready(piece, Path(task.home), stack) for piece in task.shard.pieces]
        wanted = Manifest(task.shard.number, present(), task.stated, tuple(one.told for one in ready))
        if known := found(lake, task.shard.name, wanted):
            return known
        stage = stack.enter_context(lake.stage())
        made = _written(stage, wanted, [one.given for one in ready])
        (stage / MANIFEST).write_bytes(made.encoded())
        if known := found(lake, task.shard.name, wanted):  # somebody else has done it meanwhile
            return known
        lake.put(stage, task.shard.name)
        return made


@dataclass(frozen=True, slots=True)
class _Ready:
    """A piece that can be read, with what the manifest tells of it."""

    given: Given
    told: Hashed


def _ready(piece: Piece, home: Path, stack: ExitStack) -> _Ready:
    """A piece, opened once to be hashed; one that cannot be read says why when it is read."""
    reason = piece.reason
    try:
        given = Given(piece.path, lambda: _refused(reason)) if reason else _given(piece, home, stack)
        size, digest = (0, "") if reason else _hashed(given)
    except (InputSkipped, OSError) as error:
        why = error.strerror or error if isinstance(error, OSError) else ""
        reason = f"{shown(piece.path)!r} cannot be read: {why}" if why else str(error)
        given, size, digest = Given(piece.path, lambda: _refused(reason)), 0, ""
    return _Ready(given, Hashed(piece.path, piece.start or 0, size, digest))


def _given(piece: Piece, home: Path, stack: ExitStack) -> Given:
    if is_object(piece.path):
        copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sayso-"))) / "copy"
        store, name = at(piece.path)
        store.get_file(name, str(copy))
        return Given(piece.path, lambda: _opened(copy, piece.path))
    path = home / piece.path
    if piece.start is None:
        return Given(piece.path, lambda: _opened(path, piece.path))
    lines = lines_between(str(path), piece.start, piece.start + piece.size, piece.before)
    return Given(piece.path, lines.open, "jsonl", lines.line)


@contextmanager
def _opened(path: Path, key: str) -> Iterator[BufferedReader]:
    if not stat.S_ISREG(path.stat().st_mode):
        raise InputSkipped(f"{shown(key)!r} is a device, pipe or socket; expected a file")
    with path.open("rb") as stream:
        yield stream


@contextmanager
def _refused(reason: str) -> Iterator[BufferedReader]:
    raise InputSkipped(reason)
    yield


def _hashed(given: Given) -> tuple[int, str]:
    """Bytes and SHA-256 of what is given."""
    made, size = hashlib.sha256(), 0
    with given.open() as stream:
        while block := stream.read(_BLOCK):
            made.update(block)
            size += len(block)
    return size, made.hexdigest()


def _written(stage: Path, wanted: Manifest, given: list[Given]) -> Manifest:
    """Read the inputs of a shard, and write its parts; its manifest."""
    stated = wanted.stated
    found = captures(
        given,
        published=stated.published,
        format=stated.form,
        meta=dict(stated.meta),
        columns=dict(stated.columns),
    )
    with _Parts(stage) as parts:
        for one in found:
            parts.put(one)
    return replace(wanted, tally=parts.tally, parts=tuple(parts.told()))


class _Parts:
    """The files of a shard while they are written, and how its inputs ended."""

    def __init__(self, stage: Path) -> None:
        self.tally = Ends()
        self._stage, self._stack = stage, ExitStack()
        self._tables = [table for table in TABLES if table.of_reading]
        self._reports: set[str] = set()
        self._read: set[tuple[str, str]] = set()

    def __enter__(self) -> Self:
        enter = self._stack.enter_context
        self._items = enter(ItemsFile(self._stage / ITEMS))
        fields = {table.name: table.fields for table in self._tables} | {FAILED_NAME: FAILED}
        self._files = {name: enter(TableFile(self._stage / f"{name}.parquet", of)) for name, of in fields.items()}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, at)

    def put(self, found: Capture | Failure) -> None:
        """Read what an input gave, and write what was read."""
        if isinstance(found, Failure):
            self._items.add(Item(found))
            self._end(found.key, "", found.outcome, found.reason)
            return
        report, variant = found.report, variant_of(found.report)
        kept = told = None
        if (report.id, variant) not in self._read:
            self._read.add((report.id, variant))
            kept, units = read_to_link(report, variant)
            if units is not None:
                told = ToLink(report.id, variant, report.key, kept.reader, units)
        self._items.add(Item(found, kept, told))
        if report.id in self._reports or kept is None:
            self.tally += Ends(inputs=1, duplicates=1)
        else:
            self._reports.add(report.id)
            self._end(place_of(found), report.id, *ended(report, kept))
            self._tabulate(whole(report, kept))

    def told(self) -> Iterator[Part]:
        """The files, once they are whole."""
        counts = {ITEMS: self._items.count} | {f"{name}.parquet": file.count for name, file in self._files.items()}
        for name, rows in sorted(counts.items()):
            with (self._stage / name).open("rb") as stream:
                made = hashlib.file_digest(stream, "sha256").hexdigest()
            yield Part(name, (self._stage / name).stat().st_size, made, rows)

    def _end(self, place: str, report: str, outcome: Outcome, reason: str) -> None:
        self.tally += ENDS[outcome]
        if outcome == "failed":
            self._files[FAILED_NAME].add(failed_row(place, report, reason))

    def _tabulate(self, reading: Reading) -> None:
        self.tally += Ends(claims=len(reading.claims))
        for table in self._tables:
            for row in table.of_reading(reading) if table.of_reading else ():
                self._files[table.name].add(row)


def ended(report: Report, kept: KeptReading) -> tuple[Outcome, str]:
    """How the input of a report ended, and why."""
    return ("failed", kept.failure) if kept.failure else (report.outcome, report.reason)
