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
_FREE = 100_000_000
"""Bytes up to which no ratio is looked at: a page of blanks packs well too."""


@dataclass(slots=True)
class Room:
    """What one input may still unpack; shared by all containers within it."""

    unpacked: int = 0
    members: int = 0

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
        InputSkipped: it does, and to over 100 MB.
    """
    if unpacked > _FREE and unpacked > MAX_RATIO * packed:
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
