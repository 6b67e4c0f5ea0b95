"""Our own tables as Parquet files, one a table, for DuckDB, pandas, R and Spark; written by pyarrow."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from sayso.errors import RunStopped
from sayso.export.columns import Row
from sayso.export.csv_set import CODEBOOK, codebook
from sayso.export.encoding import Cell, held
from sayso.export.outcome import Options, Tally
from sayso.export.tables import TABLES, Table, stream
from sayso.export.target import Sink
from sayso.model.edition import Edition

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

GROUP = 20_000
"""Rows of a group: what is held in memory of each table."""


class _Grouped:
    """A Parquet file of one table that is written in groups of rows."""

    def __init__(self, table: Table, schema: "pa.Schema", writer: "ParquetWriter") -> None:
        self._fields, self._schema, self._writer = table.fields, schema, writer
        self._rows: list[Row] = []
        self.count = 0

    def add(self, row: Row) -> None:
        """Take one more row."""
        self._rows.append(row)
        self.count += 1
        if len(self._rows) == GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        import pyarrow

        columns = [
            [held(cell, real=field.kind == "real") for cell in cells]
            for field, cells in zip(self._fields, self._turned(), strict=True)
        ]
        arrays = [pyarrow.array(cells, kind) for cells, kind in zip(columns, self._schema.types, strict=True)]
        self._writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def _turned(self) -> list[tuple[Cell, ...]]:
        return [tuple(row[n] for row in self._rows) for n in range(len(self._fields))]


def write_parquet(edition: Edition, sink: Sink, _: Options) -> Tally:
    """All tables in one pass, and the codebook beside them.

    Raises:
        RunStopped: pyarrow is not installed; exit code 3.
    """
    try:
        from pyarrow.parquet import ParquetWriter
    except ImportError:
        raise RunStopped("No pyarrow installed, which writes Parquet; pip install 'sayso[tables]'", code=3) from None
    with ExitStack() as stack:
        files: dict[str, _Grouped] = {}
        for table in TABLES:
            schema = _schema(table)
            writer = ParquetWriter(sink.place(f"{table.name}.parquet"), schema, compression="zstd", version="2.6")
            files[table.name] = _Grouped(table, schema, stack.enter_context(writer))
        for name, row in stream(edition):
            files[name].add(row)
        for group in files.values():
            group.flush()
    with sink.open(CODEBOOK) as file:
        file.writelines(codebook())
    return Tally({f"{name}.parquet": group.count for name, group in files.items()})


def _schema(table: Table) -> "pa.Schema":
    import pyarrow

    kinds = {"text": pyarrow.string(), "date": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64()}
    fields = [pyarrow.field(one.name, kinds[one.kind], metadata={"label": one.label}) for one in table.fields]
    return pyarrow.schema(fields)
