"""Rows as Arrow tables and as Parquet, some at a time; an empty cell is missing. They need `sayso[tables]`."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from sayso.errors import RunStopped
from sayso.export.columns import Row
from sayso.export.encoding import held

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 5_000
"""Rows of a group: what is held in memory of a file that is being written."""
Kinds = Mapping[str, str]
"""What columns hold, by their names in their order: text, date, integer or real."""


def library(name: str) -> Any:
    """A library that makes tables.

    Raises:
        RunStopped: it is not installed; exit code 3.
    """
    try:
        return import_module(name)
    except ImportError:
        raise RunStopped(f"No {name} installed, which makes such tables; pip install 'sayso[tables]'", code=3) from None


def arrow_table(kinds: Kinds, rows: Iterable[Row]) -> "pa.Table":
    """All rows as one table.

    Raises:
        RunStopped: pyarrow is not installed; exit code 3.
    """
    return library("pyarrow").Table.from_batches(_batches(kinds, rows), schema=_schema(kinds))


def parquet(kinds: Kinds, rows: Iterable[Row]) -> Iterator[bytes]:
    """All rows as the parts of a Parquet file.

    Raises:
        RunStopped: pyarrow is not installed; exit code 3.
    """
    writer_of, schema = library("pyarrow.parquet").ParquetWriter, _schema(kinds)
    return _parts(writer_of, schema, _batches(kinds, rows))


def _parts(writer_of: Any, schema: "pa.Schema", batches: Iterator["pa.RecordBatch"]) -> Iterator[bytes]:
    pipe = _Pipe()
    with writer_of(pipe, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
            yield pipe.taken()
    yield pipe.taken()


class _Pipe(io.RawIOBase):
    """A file that is written from its beginning to its end, and taken away meanwhile."""

    def __init__(self) -> None:
        self._written: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._written.append(bytes(data))
        self._size += len(self._written[-1])
        return len(self._written[-1])

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken, self._written = b"".join(self._written), []
        return taken


def _schema(kinds: Kinds) -> "pa.Schema":
    pyarrow = library("pyarrow")
    types = {"integer": pyarrow.int64(), "real": pyarrow.float64()}
    return pyarrow.schema([(name, types.get(kind, pyarrow.string())) for name, kind in kinds.items()])


def _batches(kinds: Kinds, rows: Iterable[Row]) -> Iterator["pa.RecordBatch"]:
    pyarrow, schema, left = library("pyarrow"), _schema(kinds), iter(rows)
    real = [kind == "real" for kind in kinds.values()]
    while some := list(islice(left, AT_ONCE)):
        columns: Sequence[Sequence[Any]] = list(zip(*some, strict=True))
        cells = ([held(cell, real=is_real) for cell in cells] for cells, is_real in zip(columns, real, strict=True))
        arrays = [pyarrow.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)
