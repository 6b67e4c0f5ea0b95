"""What the inputs of a shard gave, in their order, as a Parquet file: all that `sayso add` would have had of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from sayso.archive.kept import KeptReading
from sayso.archive.links import KeptUnit
from sayso.archive.stored import decode, encode
from sayso.export.parquet import RowFile
from sayso.model.capture import Capture
from sayso.model.reading import Reader
from sayso.sources.draft import Failure

if TYPE_CHECKING:
    import pyarrow as pa

ITEMS = "items.parquet"
_AT_ONCE = 16
"""Items that are held in memory while they are read."""
_GROUP = 16_000_000
"""Bytes after which a group of rows is written."""


@dataclass(frozen=True, slots=True)
class ToLink:
    """What a report tells, occurrence by occurrence, as linking goes by it where nobody has judged it.

    Attributes:
        report, variant, key: the report, the form of it that was read, and what it is called.
        reader: who read it.
        units: what it tells.
    """

    report: str
    variant: str
    key: str
    reader: Reader
    units: tuple[KeptUnit, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """What came of an input: a capture, or why there is none.

    Attributes:
        kept: what was read off the report; None where an item before it in the same shard is of the same report.
        told: what that tells; None where `kept` is, and where whoever read it died, so that linking finds it.
    """

    of: Capture | Failure
    kept: KeptReading | None = None
    told: ToLink | None = None


class ItemsFile(RowFile["_Row"]):
    """A file of items that is written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _schema())
        self._size = 0

    def add(self, item: Item) -> None:
        """Take one more item."""
        row = _row(item)
        self._take(row)
        self._size += sum(map(len, row[1:]))
        if self._size >= _GROUP:
            self._flush()

    def _columns(self) -> Iterable[Sequence[object]]:
        return zip(*self._rows, strict=True)

    def _flush(self) -> None:
        if self._rows:
            super()._flush()
        self._size = 0


def items_in(stream: BinaryIO) -> Iterator[Item]:
    """The items of a file, in order.

    Raises:
        ValueError: it is no such file, or not as it was written.
    """
    from pyarrow.parquet import ParquetFile

    for batch in ParquetFile(stream).iter_batches(batch_size=_AT_ONCE):
        for row in batch.to_pylist():
            yield _item(row["failed"], row["item"], row["raw"], row["reading"], row["units"])


def told_in(stream: BinaryIO) -> Iterator[ToLink]:
    """What the reports of a file of items tell, in order; nothing else of it is read.

    Raises:
        ValueError: as of `items_in`.
    """
    from pyarrow.parquet import ParquetFile

    for batch in ParquetFile(stream).iter_batches(batch_size=_AT_ONCE, columns=["units"]):
        yield from (decode(one, ToLink) for one in batch["units"].to_pylist() if one)


_Row = tuple[bool, bytes, bytes, bytes, bytes]


def _row(item: Item) -> _Row:
    if isinstance(item.of, Failure):
        return True, encode(item.of), b"", b"", b""
    kept, told = (encode(one) if one else b"" for one in (item.kept, item.told))
    return False, encode(replace(item.of, raw=b"")), item.of.raw, kept, told


def _item(failed: bool, of: bytes, raw: bytes, reading: bytes, told: bytes) -> Item:
    if failed:
        return Item(decode(of, Failure))
    kept = decode(reading, KeptReading) if reading else None
    return Item(replace(decode(of, Capture), raw=raw), kept, decode(told, ToLink) if told else None)


def _schema() -> "pa.Schema":
    import pyarrow

    packed = ((name, pyarrow.binary()) for name in ("item", "raw", "reading", "units"))
    return pyarrow.schema([("failed", pyarrow.bool_()), *packed])
