"""What passes between who reads a packed stream and the child process that unpacks it."""

from dataclasses import dataclass
from typing import Literal

PackingName = Literal["gzip", "lz4", "zstd", "br"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of unpacked bytes.

    Attributes:
        data: the bytes.
        at: offset in the file as stored of these bytes, or of the packed member that they are from.
        gap: why something is missing before them, or "".
        packed: whether `at` is that of a member.
        checked: whether this is the end of a member with the right checksum.
    """

    data: bytes
    at: int
    gap: str = ""
    packed: bool = False
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Packing:
    """How a stream is packed.

    Attributes:
        name: gzip is unpacked member by member, and a damaged one is left for the next; all others as a whole.
        records: name of the grammar of the records in the members, by which these are told; "" where there are none.
        at: offset in the file as stored of the first byte that is given; of a gzip file other than 0 where what comes
            first is the rest of a member that is passed over.
    """

    name: PackingName
    records: str = ""
    at: int = 0
