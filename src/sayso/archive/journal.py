"""The journal: lines of JSON that are only ever added to, each bound to the one before by its hash.

A line is `{"hash":"H","kind":...,"prev":"P",...}`: H is the SHA-256 of the line without `"hash":"H",` and P the hash of
the line before (64 zeros for the first). So a change of one byte is found on the line where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sayso.archive.damage import Damaged
from sayso.archive.disk import Disk, append, cut, keep, sync_folders
from sayso.archive.folder import Folder
from sayso.archive.lines import AnyLine
from sayso.archive.stored import decode, encode, sha256

_HEAD = b'{"hash":"'
_FULL = 32 * 1024 * 1024
"""Bytes after which a new file is begun, so that a copy or a backup need not move all of them again."""

AnyOf = TypeVar("AnyOf", bound=AnyLine)


@dataclass(frozen=True, slots=True)
class JournalPosition:
    """A place in the journal: after line `seq` of hash `hash`, at byte `stop` of `file`."""

    file: str
    stop: int
    seq: int
    hash: str


class JournalDamaged(Damaged):
    """A line of the journal is not as it was written, or the journal ends before what was read of it."""


START = JournalPosition("", 0, 0, "0" * 64)


def sealed(line: AnyLine) -> tuple[bytes, str]:
    """A line as it is written, with its line end, and its hash."""
    body = encode(line)
    digest = sha256(body)
    return _HEAD + digest.encode("ascii") + b'",' + body[1:] + b"\n", digest


def unsealed(raw: bytes) -> tuple[AnyLine, str]:
    """A line, without its line end, and its hash.

    Raises:
        ValueError: it is not as it was written.
    """
    start = len(_HEAD)
    digest, body = raw[start : start + 64], b"{" + raw[start + 66 :]
    if not raw.startswith(_HEAD) or raw[start + 64 : start + 66] != b'",' or sha256(body).encode() != digest:
        raise ValueError("its bytes are not those that it was written with")
    return decode(body, AnyLine), digest.decode("ascii")  # type: ignore[arg-type]  # a union is a type to msgspec


def placed(after: JournalPosition, line: AnyLine) -> JournalPosition:
    """Where the journal ends once it has a line after a position."""
    raw, digest = sealed(line)
    if not after.file or after.stop >= _FULL:
        return JournalPosition(f"{line.seq:09}.jsonl", len(raw), line.seq, digest)
    return JournalPosition(after.file, after.stop + len(raw), line.seq, digest)


class Journal:
    """The journal of an archive.

    Args:
        folder: the archive's.
    """

    def __init__(self, folder: Folder) -> None:
        self._disk: Disk = folder.disk
        self._at, self._aside, self._scratch = folder.journal, folder.aside, folder.scratch

    def lines(self, after: JournalPosition = START) -> Iterator[tuple[AnyLine, JournalPosition]]:
        """The lines after a position, each checked against the one before, and the position after it.

        What stands after the last line end is left out: it is being written, or was when a run was killed.

        Raises:
            Damaged: a line is not as it was written, or the journal ends before the position.
        """
        last = after
        for path in self._files(after):
            start = after.stop if path.name == after.file else 0
            for raw, stop in _lines(path, start):
                line, last = _checked(raw, path, stop, last)
                yield line, last

    def end(self) -> JournalPosition:
        """How far it goes, each line checked.

        Raises:
            Damaged: as of `lines`.
        """
        last = START
        for _, after in self.lines():
            last = after
        return last

    def append(self, after: JournalPosition, line: AnyLine) -> JournalPosition:
        """Add a line; it is on the disk when this returns.

        Raises:
            OSError: the disk is full, or may not be written to; the journal is then as it was.
        """
        raw, _ = sealed(line)
        end = placed(after, line)
        append(self._disk, self._at / end.file, raw)
        if end.file != after.file:
            sync_folders(self._disk, [self._at])
        return end

    def mend(self, acknowledged: JournalPosition) -> str:
        """Take away what a killed run left after the last line end; what was done, for the user, or "".

        Only for who holds the lock.

        Args:
            acknowledged: how far the database has read it; nothing before that is looked at.
        """
        path = max(self._at.glob("*.jsonl"), default=None)
        if path is None:
            return ""
        start = acknowledged.stop if path.name == acknowledged.file else 0
        tail = _after_last_line(path, start)
        if not tail:
            return ""
        stop = path.stat().st_size - len(tail)
        try:
            unsealed(tail)
        except ValueError:
            return self._put_aside(path, tail, stop)
        append(self._disk, path, b"\n")  # only the line end was still to come
        return ""

    def _put_aside(self, path: Path, tail: bytes, stop: int) -> str:
        self._disk.make_folder(self._aside)
        name = f"{path.stem}-{stop}-{sha256(tail)[:8]}.torn"
        keep(self._disk, self._aside / name, tail, self._scratch)
        sync_folders(self._disk, [self._aside])
        cut(self._disk, path, stop)
        return f"journal/{path.name} ended in half a line, from a run that was stopped; it is now aside/{name}"

    def _files(self, after: JournalPosition) -> list[Path]:
        paths = sorted(path for path in self._at.glob("*.jsonl") if path.name >= after.file)
        if after.file and (not paths or paths[0].name != after.file or paths[0].stat().st_size < after.stop):
            raise JournalDamaged(f"journal/{after.file} ends before line {after.seq}, which the database has read")
        return paths


def _after_last_line(path: Path, start: int) -> bytes:
    """What stands after the last line end, from an offset on."""
    with path.open("rb") as stream:
        stream.seek(start)
        data = stream.read()
    return data[data.rfind(b"\n") + 1 :]


def _lines(path: Path, start: int) -> Iterator[tuple[bytes, int]]:
    """Whole lines of a file from an offset on, without their line ends, and the offset after each."""
    with path.open("rb") as stream:
        stream.seek(start)
        for raw in stream:
            if raw.endswith(b"\n"):
                start += len(raw)
                yield raw[:-1], start


def _checked(raw: bytes, path: Path, stop: int, last: JournalPosition) -> tuple[AnyLine, JournalPosition]:
    try:
        line, digest = unsealed(raw)
    except ValueError as error:
        raise _damaged(path, stop - len(raw) - 1, last, str(error)) from None
    if (line.prev, line.seq) != (last.hash, last.seq + 1):
        raise _damaged(path, stop - len(raw) - 1, last, f"it does not follow line {last.seq}")
    return line, JournalPosition(path.name, stop, line.seq, digest)


def _damaged(path: Path, start: int, last: JournalPosition, why: str) -> JournalDamaged:
    return JournalDamaged(f"journal/{path.name} is damaged in line {last.seq + 1}, from byte {start}: {why}")
