"""What the records of a kind of web archive look like: `warc_heads` has that of WARC, `arc_heads` that of ARC."""

from collections.abc import Callable
from dataclasses import dataclass

Bytes = bytes | bytearray
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the block of a record.

    Attributes:
        size: how many bytes it takes.
        fields: names in lower case, as WARC has them, with their values in order.
        length: bytes that the block is stated to have; -1 where that cannot be read.
    """

    size: int
    fields: Fields
    length: int


@dataclass(frozen=True, slots=True)
class Grammar:
    """How the records of a kind of web archive begin and end.

    Attributes:
        media_type: of a record as it is stored.
        starts: whether a record starts at an index of bytes.
        find: where between two indexes one starts, sure enough to end what is before it; -1 where none does.
        longest: how many bytes both of these look at, at most.
        head: the head that bytes begin with at which a record starts; None where it has no end.
        parted: whether a block may end there: given all bytes, where it begins and ends, and where the line ends behind
            it are over.
    """

    media_type: str
    starts: Callable[[Bytes, int], bool]
    find: Callable[[Bytes, int, int], int]
    longest: int
    head: Callable[[Bytes], Head | None]
    parted: Callable[[Bytes, int, int, int], bool]

    def begins(self, data: bytes) -> bool:
        """Whether bytes begin with a record, line ends before it left out."""
        return self.starts(data.lstrip(b"\r\n"), 0)


MAX_HEAD = 65_536
"""Most bytes of a head."""


def block_length(stated: str) -> int:
    """The bytes that a block is stated to have, in digits; -1 where they are none."""
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else -1
