"""Our own tables as CSV files, with a codebook and scripts that load them into R, pandas and Stata."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from sayso.export.encoding import csv_line, excel_line
from sayso.export.outcome import Options, Tally
from sayso.export.tables import TABLES, Kind, Table, stream
from sayso.export.target import Sink
from sayso.model.edition import Edition

SCRIPTS = {"load.py": "load.py.txt", "load.R": "load.R"}
"""The scripts that are the same for every export, by the name they get."""
FOLDER = Path(__file__).with_name("load")
CODEBOOK = "codebook.csv"
LABEL = 80
"""Characters of a variable's label in Stata."""


def write_csv(edition: Edition, sink: Sink, options: Options) -> Tally:
    """All tables in one pass, then what tells of them."""
    line, written = excel_line if options.excel_safe else csv_line, Counter[str]()
    with ExitStack() as stack:
        files = {table.name: stack.enter_context(sink.open(f"{table.name}.csv")) for table in TABLES}
        for table in TABLES:
            files[table.name].write(csv_line(table.header))
        for name, row in stream(edition):
            files[name].write(line(row))
            written[f"{name}.csv"] += 1
    _write_lines(sink, CODEBOOK, codebook())
    _write_lines(sink, "load.do", stata())
    for name, shipped in SCRIPTS.items():
        _write_lines(sink, name, [(FOLDER / shipped).read_bytes()])
    return Tally({f"{table.name}.csv": written[f"{table.name}.csv"] for table in TABLES})


def codebook() -> Iterator[bytes]:
    """A row for each column of each table: its kind, and what it holds."""
    yield csv_line(["table", "column", "kind", "label"])
    for table in TABLES:
        for field in table.fields:
            yield csv_line([table.name, field.name, field.kind, field.label])


def stata() -> Iterator[bytes]:
    """A script that makes a Stata file of each table; texts are kept as texts, long ones as strL."""
    yield b"* Makes a .dta file of each table of this folder: cd to the folder, then do load.do\nversion 14\n"
    for table in TABLES:
        yield from (f"{line}\n".encode() for line in _stata_table(table))


def _stata_table(table: Table) -> Iterator[str]:
    texts = _places(table, "text", "date")
    numbers = _places(table, "integer", "real")
    yield ""
    yield (
        f'import delimited using "{table.name}.csv", clear varnames(1) case(preserve) encoding("utf-8") '
        f"bindquote(strict) maxquotedrows(unlimited) stringcols({texts})"
        f"{f' numericcols({numbers})' if numbers else ''}"
    )
    for field in table.fields:
        if field.kind == "date":
            yield f'generate double {field.name}_ = daily({field.name}, "YMD")'
            yield f"format {field.name}_ %td"
            yield f"drop {field.name}"
            yield f"rename {field.name}_ {field.name}"
        yield f'label variable {field.name} "{_short(field.label)}"'
        if len(field.label) > LABEL:
            yield f"notes {field.name}: {field.label}"
    yield f'save "{table.name}.dta", replace'


def _places(table: Table, *kinds: Kind) -> str:
    """The numbers of the columns of these kinds, from 1."""
    return " ".join(str(n) for n, field in enumerate(table.fields, start=1) if field.kind in kinds)


def _write_lines(sink: Sink, name: str, lines: Iterator[bytes] | list[bytes]) -> None:
    with sink.open(name) as file:
        file.writelines(lines)


def _short(label: str) -> str:
    """A label that fits, cut after a word."""
    return label if len(label) <= LABEL else label[: LABEL - 3].rsplit(" ", 1)[0] + "..."
