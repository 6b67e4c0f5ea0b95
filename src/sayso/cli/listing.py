"""Lists that are no layers: one record a thing, as JSON lines, CSV, or lines for a person."""

import sys
from collections.abc import Iterable, Sequence

from sayso.cli.output import form
from sayso.export.encoding import Cell, csv_line, json_line
from sayso.export.records import Record


class Listing:
    """Prints a list.

    Args:
        columns: of CSV, which has its header also where nothing follows.
        asked: `table`, `jsonl`, `csv`; None takes a table on a terminal, else JSON lines.
    """

    def __init__(self, columns: Sequence[str], asked: str | None) -> None:
        self._columns, self._form = columns, form(asked)
        if self._form == "csv":
            sys.stdout.buffer.write(csv_line(columns))
        sys.stdout.buffer.flush()

    def put(self, record: Record, *lines: str, row: Iterable[Cell] | None = None) -> None:
        """Print one thing.

        Args:
            record: as JSON has it.
            lines: what a person gets: the first one stands out, the others are under it.
            row: as CSV has it; None takes the record's values.
        """
        if self._form == "table":
            self._show(lines)
            return
        if self._form == "csv":
            cells = map(_cell, map(record.__getitem__, self._columns)) if row is None else row
            sys.stdout.buffer.write(csv_line(cells))
        else:
            sys.stdout.buffer.write(json_line(record))
        sys.stdout.buffer.flush()

    def _show(self, lines: Sequence[str]) -> None:
        from sayso.cli.page import Page  # rich, which pipes do not need

        page = Page()
        for number, line in enumerate(lines):
            page.line(line, indent=4 if number else 0, style="" if number else "bold")


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"No cell for {value!r}; expected text or a number")
