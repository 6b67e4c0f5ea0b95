"""Our own tables as Parquet files, one a table, for DuckDB, pandas, R and Spark; written by pyarrow."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from sayso.errors import RunStopped
from sayso.export.columns import Row
from sayso.export.csv_set import CODEBOOK, codebook
from sayso.export.encoding import Cell, held
from sayso.export.outcome import Options, Tally
from sayso.export.tables import TABLES, Field, stream
from sayso.export.target import Sink
from sayso.model.edition import Edition

if TYPE_CHECKING:
    import pyarrow as pa

GROUP = 20_000
"""Rows of a group: what is held in memory of each table."""


R = TypeVar("R")


class RowFile(Generic[R]):
    """A Parquet file that is written in groups of rows; whole when its context ends.

    Args:
        path: of the file.
        schema: its columns.

    Attributes:
        count: of the rows taken.
    """

    def __init__(self, path: Path, schema: "pa.Schema") -> None:
        from pyarrow.parquet import ParquetWriter

        self._schema = schema
        self._writer = ParquetWriter(path, schema, compression="zstd", version="2.6")
        self._rows: list[R] = []
        self.count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._flush()
        self._writer.close()

    def _take(self, row: R) -> None:
        self._rows.append(row)
        self.count += 1

    def _columns(self) -> Iterable[Sequence[object]]:
        """The cells of the rows taken since the last group, column by column."""
        raise NotImplementedError

    def _flush(self) -> None:
        import pyarrow

        arrays = [pyarrow.array(cells, kind) for cells, kind in zip(self._columns(), self._schema.types, strict=True)]
        self._writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


class TableFile(RowFile[Row]):
    """A Parquet file of one table.

    Args:
        path: of the file.
        fields: its columns.
    """

    def __init__(self, path: Path, fields: Sequence[Field]) -> None:
        super().__init__(path, _schema(fields))
        self._fields = fields

    def add(self, row: Row) -> None:
        """Take one more row."""
        self._take(row)
        if len(self._rows) == GROUP:
            self._flush()

    def _columns(self) -> Iterable[Sequence[object]]:
        return (
            [held(cell, real=field.kind == "real") for cell in cells]
            for field, cells in zip(self._fields, self._turned(), strict=True)
        )

    def _turned(self) -> list[tuple[Cell, ...]]:
        return [tuple(row[n] for row in self._rows) for n in range(len(self._fields))]


def check_installed() -> None:
    """Make sure that Parquet can be written.

    Raises:
        RunStopped: pyarrow is not installed; exit code 3.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise RunStopped("No pyarrow installed, which writes Parquet; pip install 'sayso[tables]'", code=3) from None


def write_parquet(edition: Edition, sink: Sink, _: Options) -> Tally:
    """All tables in one pass, and the codebook beside them.

    Raises:
        RunStopped: pyarrow is not installed; exit code 3.
    """
    check_installed()
    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(TableFile(sink.place(f"{table.name}.parquet"), table.fields))
            for table in TABLES
        }
        for name, row in stream(edition):
            files[name].add(row)
    with sink.open(CODEBOOK) as file:
        file.writelines(codebook())
    return Tally({f"{name}.parquet": file.count for name, file in files.items()})


def _schema(columns: Sequence[Field]) -> "pa.Schema":
    import pyarrow

    kinds = {"text": pyarrow.string(), "date": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64()}
    fields = [pyarrow.field(one.name, kinds[one.kind], metadata={"label": one.label}) for one in columns]
    return pyarrow.schema(fields)
