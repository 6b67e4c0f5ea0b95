"""Records and rows as bytes: JSON lines, CSV and tab-separated, always UTF-8 with LF."""

import json
import re
from collections.abc import Iterable

import msgspec

from sayso.export.records import Record

Cell = str | int | float | None
_QUOTED = re.compile(r'[,"\r\n]')
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula; the last four are full-width forms."""
UNTABBED = {ord(mark): " " for mark in "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"} | {ord('"'): "'"}
"""What a cell between tabs cannot hold, and what stands for it: a reader that knows quotes takes one for an opening."""


def json_line(record: Record) -> bytes:
    r"""A record as one line of JSON, keys in their order.

    Text with half a surrogate pair, which UTF-8 cannot hold, is written in ASCII with `\u` escapes, so that it comes
    back unchanged.
    """
    try:
        return msgspec.json.encode(record) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":")).encode("ascii") + b"\n"


def csv_line(cells: Iterable[Cell]) -> bytes:
    """A row as RFC 4180 has it, but for LF; None is an empty cell, half a surrogate pair becomes `?`."""
    return (",".join(map(_cell, cells)) + "\n").encode("utf-8", "replace")


def excel_line(cells: Iterable[Cell]) -> bytes:
    """A row as `csv_line` has it, in which no text is a formula, and every text is quoted.

    The quotes keep a cell together where a spreadsheet splits rows at semicolons.
    """
    return (",".join(map(_harmless_cell, cells)) + "\n").encode("utf-8", "replace")


def tab_line(cells: Iterable[Cell]) -> bytes:
    """A row with tabs between its cells and no quotes at all.

    A tab or a line break within a cell becomes a blank, a quotation mark an apostrophe.
    """
    texts = ("" if cell is None else str(cell).translate(UNTABBED) for cell in cells)
    return ("\t".join(texts) + "\n").encode("utf-8", "replace")


def excel_tab_line(cells: Iterable[Cell]) -> bytes:
    """A row as `tab_line` has it, in which no text is a formula."""
    return tab_line(harmless(cell) if isinstance(cell, str) else cell for cell in cells)


def harmless(text: str) -> str:
    """A text with `'` before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def held(cell: Cell, *, real: bool = False) -> Cell:
    """A cell as databases hold it: an empty text is missing, half a surrogate pair becomes `?`.

    Args:
        cell: as exports have it.
        real: whether its column is of floating-point numbers.
    """
    if cell is None or cell == "":
        return None
    if real:
        return float(cell)
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell


def _cell(value: Cell) -> str:
    """One cell; the csv module of Python 3.11 leaves a lone carriage return without quotes."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return '"' + value.replace('"', '""') + '"' if _QUOTED.search(value) else value


def _harmless_cell(value: Cell) -> str:
    if not isinstance(value, str):
        return _cell(value)
    return '"' + harmless(value).replace('"', '""') + '"' if value else ""
