"""Records that wait on the disk until they are taken, in their order, and no more of them than there is room for."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sayso.archive.disk import append, cut, keep, sync_folders
from sayso.archive.folder import Folder
from sayso.archive.stored import decode, encode

SEGMENT = 1_000_000
"""Bytes after which a file is full and the next one begins."""
MOST = 64_000_000
"""Bytes that wait at most: some weeks of news."""
_WRITABLE = 0o644
_PIECE = 65_536  # bytes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many records there was no room for, and an instant in UTC before all that they tell of."""

    count: int = 0
    since: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """How far records were taken: the number of a file, and how many of its bytes."""

    segment: int = 0
    taken: int = 0


class Waiting:
    """A line of records in files that are numbered, each of which goes as a whole once all in it was taken.

    So taking costs the same however many wait. Where there is no room, those that came first stay, and those that come
    are counted.

    Args:
        folder: of the archive, whose disk writes.
        home: the folder of these files.
        most: bytes that wait at most.
    """

    def __init__(self, folder: Folder, home: Path, most: int = MOST) -> None:
        self._folder, self.home, self._most = folder, home, most
        folder.disk.make_folder(home)
        for number in self._numbers()[-1:]:
            mend(folder, self._path(number))
        self._place = _kept(home / "place.json", _Place)
        self.left_out = _kept(home / "left-out.json", LeftOut)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return next(self.first(1), None) is None

    def put(self, records: Sequence[bytes], since: str) -> int:
        """Put records at the end; how many there was no room for. When this returns all is on the disk.

        Args:
            records: each a line.
            since: an instant before all that they tell of, which is kept of the first that there is no room for.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        room = self._most - sum(self._path(number).stat().st_size for number in self._numbers())
        fitting = 0
        for record in records:
            room -= len(record)
            if room < 0:
                break
            fitting += 1
        if fitting:
            append(self._folder.disk, self._path(self._last()), b"".join(records[:fitting]))
            sync_folders(self._folder.disk, [self.home])  # the file may be a new one
        if lacking := len(records) - fitting:
            self._leave_out(LeftOut(self.left_out.count + lacking, self.left_out.since or since))
        return lacking

    def first(self, most: int) -> Iterator[bytes]:
        """The records that wait longest, in order: of one file, and as many at most."""
        for number in self._numbers():
            with self._path(number).open("rb") as stream:
                stream.seek(self._taken_of(number))
                lines = [line for _ in range(most) if (line := stream.readline())]
            if lines:
                yield from lines
                return

    def take(self, size: int) -> None:
        """Take so many bytes of those that `first` gave off the line.

        Raises:
            OSError: as of `put`; they will be given again.
        """
        for number in self._numbers():
            path, taken = self._path(number), self._taken_of(number)
            if taken < (whole := path.stat().st_size):
                self._place = _Place(number, taken + size)
                if taken + size < whole:
                    self._keep("place.json", self._place)
                    return
            path.unlink()
            if taken < whole:
                return

    def forget_left_out(self) -> None:
        """Begin to count anew what there is no room for."""
        (self.home / "left-out.json").unlink(missing_ok=True)
        self.left_out = LeftOut()

    def _leave_out(self, counted: LeftOut) -> None:
        self.left_out = counted
        self._keep("left-out.json", counted)

    def _numbers(self) -> list[int]:
        return sorted(int(path.stem) for path in self.home.glob("*.jsonl") if path.stem.isdecimal())

    def _path(self, number: int) -> Path:
        return self.home / f"{number:09}.jsonl"

    def _last(self) -> int:
        """The number of the file that records are put into: of the last one, or the next where that is full or gone."""
        numbers = self._numbers()
        if not numbers:
            return self._place.segment + 1
        return numbers[-1] + (self._path(numbers[-1]).stat().st_size >= SEGMENT)

    def _taken_of(self, number: int) -> int:
        return self._place.taken if number == self._place.segment else 0

    def _keep(self, name: str, value: object) -> None:
        keep(self._folder.disk, self.home / name, encode(value), self._folder.scratch, _WRITABLE)


def _kept(path: Path, kind: type[T]) -> T:
    """What a file keeps; what a new one would where there is none, or none that can be read."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        return decode(path.read_bytes(), kind)
    return kind()


def mend(folder: Folder, path: Path) -> None:
    """Cut half a record off the end of a file, which a killed run can leave: what it told of is told again.

    Raises:
        OSError: the disk may not be written to.
    """
    with path.open("rb") as stream:
        end = stream.seek(0, os.SEEK_END)
        size = end
        while size:
            start = max(0, size - _PIECE)
            stream.seek(start)
            line_end = stream.read(size - start).rfind(b"\n")
            if line_end >= 0:
                size = start + line_end + 1
                break
            size = start
    if size != end:
        cut(folder.disk, path, size)
