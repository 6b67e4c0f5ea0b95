"""Where readings go: JSON lines, CSV or a table on stdout. A new form is one class and one line in `WRITERS`."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sayso.export.encoding import csv_line, json_line
from sayso.export.records import Record
from sayso.model.reading import Reading
from sayso.run.records import LAYERS
from sayso.run.rows import SHEETS, Sheet

if TYPE_CHECKING:
    from sayso.cli.page import Page


class View(Protocol):
    """What a user asked to see of readings, and how each form has it."""

    @property
    def layer(self) -> str:
        """What its records are called, in the plural."""

    @property
    def format(self) -> str | None:
        """`table`, `jsonl` or `csv`; None for a table on a terminal and JSON lines elsewhere."""

    @property
    def sheet(self) -> Sheet:
        """Its columns, and the rows of a reading."""

    def records(self, reading: Reading) -> Iterable[Record]:
        """The records of a reading."""

    def show(self, page: "Page", reading: Reading) -> int:
        """Put the table of a reading on a page; how many records that were."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A layer that a user asked to see.

    Attributes:
        layer: one of `LAYERS`.
        format: as of every view.
        explain: whether tables say what decided.
    """

    layer: str = "claims"
    format: str | None = None
    explain: bool = False

    @property
    def sheet(self) -> Sheet:
        """The columns of the layer."""
        return SHEETS[self.layer]

    def records(self, reading: Reading) -> Iterable[Record]:
        """The layer of a reading."""
        return LAYERS[self.layer](reading)

    def show(self, page: "Page", reading: Reading) -> int:
        """Put the layer of a reading on a page."""
        from sayso.cli.table import TABLES  # rich, which pipes do not need

        return TABLES[self.layer](page, reading, self.explain)


class Writer(Protocol):
    """Prints readings to stdout one by one."""

    def write(self, reading: Reading) -> int:
        """Print a view of one reading; how many records that were."""


class JsonWriter:
    """One record a line."""

    def __init__(self, view: View) -> None:
        self.records = view.records

    def write(self, reading: Reading) -> int:
        """Print the records of a reading."""
        lines = [json_line(record) for record in self.records(reading)]
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return len(lines)


class CsvWriter:
    """A header, then one row a record; the header is there also where nothing follows."""

    def __init__(self, view: View) -> None:
        self.sheet = view.sheet
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

    def __init__(self, view: View) -> None:
        from sayso.cli.page import Page  # rich, which pipes do not need

        self.page, self.show = Page(), view.show

    def write(self, reading: Reading) -> int:
        """Print the table of a reading."""
        count = self.show(self.page, reading)
        sys.stdout.flush()
        return count


WRITERS: Mapping[str, Callable[[View], Writer]] = {"table": TableWriter, "jsonl": JsonWriter, "csv": CsvWriter}


def form(asked: str | None) -> str:
    """`table`, `jsonl` or `csv`: as asked, else a table on a terminal and JSON lines elsewhere."""
    return asked or ("table" if sys.stdout.isatty() else "jsonl")


def writer(view: View) -> Writer:
    """The writer for what a user asked to see."""
    return WRITERS[form(view.format)](view)
