"""Records and rows as bytes: JSON lines and CSV, always UTF-8 with LF."""

import json
from collections.abc import Iterable

import msgspec

from sayso.run.records import Record

Cell = str | int | float | None
QUOTED = frozenset(',"\r\n')


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


def _cell(value: Cell) -> str:
    """One cell; the csv module of Python 3.11 leaves a lone carriage return without quotes."""
    text = "" if value is None else str(value)
    return '"' + text.replace('"', '""') + '"' if QUOTED.intersection(text) else text
