"""`sayso doctor`: whether the installation is sound, and what it is made of."""

import sys

from sayso.cli.guard import DONE
from sayso.cli.output import form
from sayso.export.encoding import csv_line, json_line
from sayso.run.doctor import Part, parts, record

UNUSABLE = 3
COLUMNS = ("name", "version", "holds", "megabytes", "sources", "fault")


def show(asked: str | None) -> int:
    """Print all parts; the exit code: 3 where one of them cannot be used."""
    found = parts()
    if form(asked) == "table":
        _table(found)
    else:
        _lines(found, asked == "csv")
    return UNUSABLE if any(part.fault for part in found) else DONE


def _table(found: tuple[Part, ...]) -> None:
    from sayso.cli.page import Page  # rich, which pipes do not need

    page = Page()
    for part in found:
        page.line(f"{part.name} {part.version}".rstrip(), style="bold")
        for line in (holds(part), part.sources, f"cannot be used: {part.fault}" if part.fault else ""):
            if line:
                page.line(line, indent=4)


def _lines(found: tuple[Part, ...], as_csv: bool) -> None:
    if as_csv:
        sys.stdout.buffer.write(csv_line(COLUMNS))
    for part in found:
        row = (part.name, part.version, holds(part, size=False), round(part.size, 1), part.sources, part.fault)
        sys.stdout.buffer.write(csv_line(row) if as_csv else json_line(record(part)))
    sys.stdout.buffer.flush()


def holds(part: Part, *, size: bool = True) -> str:
    """What a part holds, in words: `236 states, 448 organisations; 24.7 MB`."""
    counts = ", ".join(f"{count:,} {noun}" for noun, count in part.holds.items())
    return "; ".join(piece for piece in (counts, f"{part.size:.1f} MB" if size and part.size else "") if piece)
