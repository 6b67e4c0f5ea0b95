"""How much may be unpacked from one input, so that a small file cannot become a large one."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, cast

from sayso.errors import InputSkipped

MAX_DEPTH = 3
"""Most containers within one another: a zip in a tar in a zip is read, one deeper is not."""

MAX_MEMBERS = 10_000
"""Most members of one input, those of containers within it included."""

MAX_UNPACKED = 2_000_000_000
"""Most bytes that one input may unpack to."""

MAX_RATIO = 100
FREE = 100_000_000
"""Bytes up to which no ratio is looked at: a page of blanks packs well too."""

_LONG_RATIO = 10
"""How many times their packed size web archives may unpack to beyond `MAX_UNPACKED`: those of crawls have 4 to 6."""


@dataclass(slots=True)
class Room:
    """What one input may still unpack; shared by all containers within it.

    Attributes:
        unpacked: bytes that were unpacked from containers other than web archives.
        members: members of containers that were met.
        records_packed: bytes of packed web archives that were read.
        records: bytes that these unpacked to, but for the first record that was given up: what is behind it is read.
        given_up: whether one was.
    """

    unpacked: int = 0
    members: int = 0
    records_packed: int = 0
    records: int = 0
    given_up: bool = False

    def enter(self, name: str) -> None:
        """Count one more member of the container `name`.

        Raises:
            InputSkipped: the input has too many, or has unpacked too much before.
        """
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise InputSkipped(f"{name} has over {MAX_MEMBERS:,} members; the others are not read")
        self.take(0, name)

    def take(self, size: int, name: str) -> None:
        """Count bytes that were unpacked from `name`.

        Raises:
            InputSkipped: they are too many.
        """
        self.unpacked += size
        if self.unpacked > MAX_UNPACKED:
            raise InputSkipped(f"{name} unpacks to over {MAX_UNPACKED:,} bytes; what is beyond is not read")

    def take_record(self, packed: int, unpacked: int, name: str, *, whole: bool) -> None:
        """Count bytes of the web archive `name`, and those of the record in them; `whole` where it was not given up.

        Raises:
            InputSkipped: all records are too long for what they were packed in.
        """
        self.records_packed += packed
        if whole or self.given_up:
            self.records += unpacked
            self.check_record(0, 0, name)
        self.given_up |= not whole

    def check_record(self, packed: int, unpacked: int, name: str) -> None:
        """Refuse a web archive for what its record at hand has unpacked to so far; one record alone is merely left.

        Raises:
            InputSkipped: all records are too long for what they were packed in.
        """
        packed, unpacked, before = self.records_packed + packed, self.records + unpacked, self.records
        if before > MAX_RATIO * self.records_packed:
            check_ratio(packed, unpacked, name)
        if unpacked > max(MAX_UNPACKED, _LONG_RATIO * packed):
            over = f"{MAX_UNPACKED:,} bytes and {_LONG_RATIO} times its size"
            raise InputSkipped(f"{name} unpacks to over {over}; what is beyond is not read")


def check_depth(depth: int, name: str) -> None:
    """Refuse a container that lies in too many others.

    Raises:
        InputSkipped: `depth`, the number of those around it, is too high.
    """
    if depth >= MAX_DEPTH:
        raise InputSkipped(f"{name} lies within {depth} containers; expected at most {MAX_DEPTH} within one another")


def check_ratio(packed: int, unpacked: int, name: str) -> None:
    """Refuse what unpacks to over a hundred times its size.

    Raises:
        InputSkipped: it does, and to over `FREE` bytes.
    """
    if unpacked > FREE and unpacked > MAX_RATIO * packed:
        raise InputSkipped(f"{name} unpacks to over {MAX_RATIO} times its size; expected no such file")


class _Watched(io.RawIOBase):
    """A stream of unpacked bytes that are counted, and whose faults become `InputSkipped`."""

    def __init__(self, read: Callable[[int], bytes], count: Callable[[int], None]) -> None:
        self._read = read
        self._count = count

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        filled = 0
        while filled < len(view):
            piece = self._read(len(view) - filled)
            if not piece:
                break
            self._count(len(piece))
            view[filled : filled + len(piece)] = piece
            filled += len(piece)
        return filled


def watched(read: Callable[[int], bytes], count: Callable[[int], None]) -> io.BufferedReader:
    """A stream over `read`, which gives up to so many bytes, b"" at the end; `count` hears how many and may raise."""
    return io.BufferedReader(_Watched(read, count), 65_536)


def held(raw: bytes) -> BinaryIO:
    """A stream over bytes that can be looked into before it is read."""
    return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(raw)))
