"""What a finished shard says of itself: what it was made of, by whom, what is in it, and how its inputs ended."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self

from sayso.archive.stored import decode, encode
from sayso.cluster.lake import MANIFEST, Lake, digest, read
from sayso.cluster.plan import Stated
from sayso.model.reading import Reader
from sayso.model.report import Outcome


@dataclass(frozen=True, slots=True)
class Ends:
    """How inputs ended; `inputs` is the sum of `ok`, `partial`, `failed` and `duplicates`.

    Attributes:
        duplicates: gave a report that an input before them had given.
        claims: how many were read, duplicates left out.
    """

    inputs: int = 0
    ok: int = 0
    partial: int = 0
    failed: int = 0
    duplicates: int = 0
    claims: int = 0

    def __add__(self, other: Self) -> Self:
        return replace(self, **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})


ENDS: Mapping[Outcome, Ends] = {
    "ok": Ends(inputs=1, ok=1),
    "partial": Ends(inputs=1, partial=1),
    "failed": Ends(inputs=1, failed=1),
}
"""An input that ended so, counted."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A piece of the inputs as it was read.

    Attributes:
        path: as it was given.
        start: its first byte in the file.
        size: bytes.
        sha256: in hex; "" of what could not be opened.
    """

    path: str
    start: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a shard: its name, bytes, SHA-256 in hex, and how many rows it has."""

    name: str
    size: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Of a shard.

    Attributes:
        shard: its number from 0.
        made_by: the versions of sayso, codebook and model that read it.
        stated: what was stated of all inputs.
        inputs: what it was made of, in order.
        tally: how these ended.
        parts: its files, in the order of names.
    """

    shard: int
    made_by: Reader
    stated: Stated
    inputs: tuple[Hashed, ...]
    tally: Ends = Ends()
    parts: tuple[Part, ...] = ()

    def encoded(self) -> bytes:
        """As it is written."""
        return encode(self) + b"\n"

    def is_of(self, other: "Manifest") -> bool:
        """Whether both are made of the same, by the same."""
        return replace(self, tally=other.tally, parts=other.parts) == other


def found(lake: Lake, folder: str, wanted: Manifest) -> Manifest | None:
    """The manifest of a shard that is finished; None where it is not, is damaged, or is made of something else.

    Args:
        lake: where it stands.
        folder: of the shard.
        wanted: what it has to be made of.
    """
    data = read(lake, f"{folder}/{MANIFEST}")
    try:
        known = decode(data, Manifest) if data else None
    except ValueError:
        return None
    if known is None or not known.is_of(wanted):
        return None
    return known if all(digest(lake, f"{folder}/{one.name}") == one.sha256 for one in known.parts) else None
