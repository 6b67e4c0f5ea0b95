"""`sayso claims`, `attributions`, `reports`, `events` and `parties`: lists of what an archive holds."""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from sayso.archive.queries.filters import Listed
from sayso.archive.queries.statement import ROWS
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, USAGE, complain
from sayso.cli.listing import Listing
from sayso.cli.output import form
from sayso.errors import RunStopped
from sayso.export.encoding import csv_line, json_line
from sayso.run.archive import Archive
from sayso.run.querying import Result

T = TypeVar("T")
GRACE = 1.0
"""Seconds after which a statement that did not stop by itself is ended."""


def show_list(listed: Listed, path: str, given: Mapping[str, Any], asked: str | None = None) -> int:
    """Print what fits, and say so where nothing does; the exit code.

    Args:
        listed: what is listed.
        path: the archive's folder.
        given: filters by their names, those that are not asked for as None, "", 0 or False.
        asked: `table`, `jsonl`, `csv`; None takes a table on a terminal, else JSON lines.
    """
    with Archive(path, notice=complain) as archive:
        result: Result[Any] = getattr(archive, listed)(**given)
        for note in result.notes:
            complain(note)
        found = _FORMS[form(asked)](listed, result)
        if not found:
            complain(f"No {listed} in {path}" + (" that fit" if any(given.values()) else ""))
    return DONE


def _json(_: Listed, result: Result[T]) -> int:
    return _written(map(json_line, result.records()))


def _csv(_: Listed, result: Result[T]) -> int:
    sys.stdout.buffer.write(csv_line(result.header))
    return _written(map(csv_line, result.rows()))


def _written(lines: Iterable[bytes]) -> int:
    count = 0
    for line in lines:
        sys.stdout.buffer.write(line)
        count += 1
    sys.stdout.buffer.flush()
    return count


def _table(listed: Listed, result: Result[Any]) -> int:
    from sayso.cli.found_table import TABLES  # rich, which pipes do not need
    from sayso.cli.page import Page

    page, count = Page(), 0
    for one in TABLES[listed](page, result.found(snippets=True)):
        count += one
    sys.stdout.flush()
    return count


_FORMS: Mapping[str, Callable[[Listed, Result[Any]], int]] = {"table": _table, "jsonl": _json, "csv": _csv}


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """End the process where a statement goes on beyond its time: within one call of a function SQLite cannot stop."""

    def end() -> None:
        complain(f"The statement took longer than {seconds:g} s and was stopped; --seconds gives it more")
        os._exit(USAGE)

    watch = threading.Timer(seconds + GRACE, end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def run_sql(path: str, statement: str, seconds: float, given: Mapping[str, Any], asked: str | None = None) -> int:
    """Print the rows of a user's own statement; the exit code.

    Raises:
        RunStopped: there are filters beside it, or it cannot be run; exit code 2.
    """
    if beside := sorted(name for name, value in given.items() if value and name != "limit"):
        raise RunStopped(f"No filter '{beside[0]}' beside --sql; expected --limit and --seconds alone")
    rows = ROWS if given.get("limit") is None else given["limit"]
    with Archive(path, notice=complain) as archive:
        archive.connection  # noqa: B018 -- to bring the index up to date takes no time of the statement's
        with _watched(seconds):
            answer = archive.sql(statement, seconds=seconds, rows=rows)
    listing = Listing(answer.columns, asked)
    for row in answer.rows:
        cells = dict(zip(answer.columns, row, strict=True))
        listing.put(cells, " · ".join(clean("" if cell is None else str(cell)) for cell in row))
    if answer.cut:
        complain(f"There are more rows than {rows}; --limit gives more")
    elif not answer.rows:
        complain(f"No rows in {path}")
    return DONE
