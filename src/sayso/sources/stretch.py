"""A stretch of a file of lines, by bytes: whole lines, so that many can read one file and each line is read once."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file.

    Attributes:
        start, end: bytes; `end` not included.
        line: number of the first line, from 1.
    """

    path: str
    start: int
    end: int
    line: int

    @contextlib.contextmanager
    def open(self) -> Iterator[BufferedReader]:
        """The lines, as a stream that ends with the last of them.

        Raises:
            OSError: the file is gone, or may not be read.
        """
        with Path(self.path).open("rb") as stream:
            stream.seek(self.start)
            yield BufferedReader(_Cut(stream, self.end - self.start))


def lines_between(path: str, start: int, end: int, before: int) -> Stretch:
    """The lines whose first byte lies in a stretch of a file.

    Args:
        path: of the file.
        start, end: bytes; `end` not included.
        before: how many lines end before `start`, as `ends_before` tells.

    Raises:
        OSError: the file is gone, or may not be read.
    """
    with Path(path).open("rb") as stream:
        first, last = _next_line(stream, start), _next_line(stream, end)
        line = 1 + before + _ends(stream, start, first)
        return Stretch(path, first, last, max(line, 2) if first else line)  # one line without an end may stand before


def _next_line(stream: BinaryIO, at: int) -> int:
    """Where the first line begins that does so at this byte or after it; the size of the file where none does."""
    if at == 0:
        return 0
    stream.seek(at - 1)
    place = at - 1
    while block := stream.read(_BLOCK):
        if (found := block.find(b"\n")) >= 0:
            return place + found + 1
        place += len(block)
    return place


def ends_before(path: str, starts: Sequence[int]) -> Iterator[int]:
    """How many lines of a file end before each of these bytes, which are in order: the file is read once for all.

    Raises:
        OSError: the file is gone, or may not be read.
    """
    count, place = 0, 0
    with Path(path).open("rb") as stream:
        for start in starts:
            count += _ends(stream, place, start)
            place = start
            yield count


def _ends(stream: BinaryIO, start: int, end: int) -> int:
    """How many lines end between two bytes."""
    stream.seek(start)
    count = 0
    while start < end and (block := stream.read(min(_BLOCK, end - start))):
        count += block.count(b"\n")
        start += len(block)
    return count


class _Cut(RawIOBase):
    """The next bytes of a stream, so many and no more."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        super().__init__()
        self._stream, self._left = stream, size

    def readable(self) -> bool:
        return True

    def readinto(self, into: "bytearray | memoryview") -> int:  # type: ignore[override]
        data = self._stream.read(min(len(into), self._left))
        into[: len(data)] = data
        self._left -= len(data)
        return len(data)
