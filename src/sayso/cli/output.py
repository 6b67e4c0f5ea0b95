"""Where readings go: JSON lines, CSV or a table on stdout. A new form is one class and one line in `WRITERS`."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sayso.model.reading import Reading
from sayso.run.encoding import csv_line, json_line
from sayso.run.records import LAYERS
from sayso.run.rows import SHEETS


@dataclass(frozen=True, slots=True)
class Printed:
    """What a user asked to see.

    Attributes:
        layer: one of `LAYERS`.
        format: `table`, `jsonl` or `csv`; None for a table on a terminal and JSON lines elsewhere.
        explain: whether tables say what decided.
    """

    layer: str = "claims"
    format: str | None = None
    explain: bool = False


class Writer(Protocol):
    """Prints readings to stdout one by one."""

    def write(self, reading: Reading) -> int:
        """Print a layer of one reading; how many records that were."""


class JsonWriter:
    """One record a line."""

    def __init__(self, printed: Printed) -> None:
        self.records = LAYERS[printed.layer]

    def write(self, reading: Reading) -> int:
        """Print the records of a reading."""
        lines = [json_line(record) for record in self.records(reading)]
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return len(lines)


class CsvWriter:
    """A header, then one row a record; the header is there also where nothing follows."""

    def __init__(self, printed: Printed) -> None:
        self.sheet = SHEETS[printed.layer]
        sys.stdout.buffer.write(csv_line(self.sheet.header))
        sys.stdout.buffer.flush()

    def write(self, reading: Reading) -> int:
        """Print the rows of a reading."""
        lines = [csv_line(row) for row in self.sheet.rows(reading)]
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return len(lines)


class TableWriter:
    """Text for a person."""

    def __init__(self, printed: Printed) -> None:
        from sayso.cli.page import Page  # rich, which pipes do not need
        from sayso.cli.table import TABLES

        self.page, self.show, self.explain = Page(), TABLES[printed.layer], printed.explain

    def write(self, reading: Reading) -> int:
        """Print the table of a reading."""
        count = self.show(self.page, reading, self.explain)
        sys.stdout.flush()
        return count


WRITERS: Mapping[str, Callable[[Printed], Writer]] = {"table": TableWriter, "jsonl": JsonWriter, "csv": CsvWriter}


def writer(printed: Printed) -> Writer:
    """The writer for what a user asked to see."""
    return WRITERS[printed.format or ("table" if sys.stdout.isatty() else "jsonl")](printed)
