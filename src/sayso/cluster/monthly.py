"""Tables in parts by month, as Hive lays them out, so that DuckDB, pandas and Spark read the months they need."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sayso.export.columns import Row
from sayso.export.parquet import GROUP, TableFile
from sayso.export.tables import Field

UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""What Hive calls the rows without a month; whoever reads the tables finds it missing there."""
MOST = 200_000
"""Rows of all tables and months that are held in memory."""


class Monthly:
    """Tables that are written by month: `NAME/month=2023-10/part-00000.parquet`.

    Args:
        root: the folder of all tables.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._held: dict[tuple[str, str | None], list[Row]] = {}
        self._fields: dict[str, Sequence[Field]] = {}
        self._parts: Counter[Path] = Counter()
        self._size = 0
        self.counts: Counter[str] = Counter()

    def declare(self, name: str, fields: Sequence[Field]) -> None:
        """Make a table known; one that gets no row has no folder."""
        self._fields[name] = fields

    def add(self, name: str, row: Row, month: str | None = None) -> None:
        """Take a row.

        Args:
            name: of a table that was declared.
            row: its cells.
            month: YYYY-MM, or "" where the row has no date; None for a table that has no months.
        """
        rows = self._held.setdefault((name, month), [])
        rows.append(row)
        self.counts[name] += 1
        self._size += 1
        if len(rows) >= GROUP:
            self._flush((name, month))
        elif self._size >= MOST:
            self._flush(max(self._held, key=lambda key: len(self._held[key])))

    def close(self) -> None:
        """Write what is held."""
        for key in sorted(self._held, key=lambda key: (key[0], key[1] or "")):
            self._flush(key)

    def _flush(self, key: tuple[str, str | None]) -> None:
        name, month = key
        rows = self._held.pop(key)
        folder = self._root / name / ("" if month is None else f"month={month or UNDATED}")
        folder.mkdir(parents=True, exist_ok=True)
        with TableFile(folder / f"part-{self._parts[folder]:05}.parquet", self._fields[name]) as file:
            for row in rows:
                file.add(row)
        self._parts[folder] += 1
        self._size -= len(rows)
