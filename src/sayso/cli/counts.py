"""`sayso counts`: monthly tables of claims, events or people killed."""

from collections.abc import Sequence

from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import plural
from sayso.export.records import Record
from sayso.run.archive import Archive
from sayso.run.counting import By, Of, Row


def show(path: str, by: By, of: Of, asked: str | None = None) -> int:
    """Print a table of counts; the exit code."""
    columns = ("month", by, of, "events") if of == "killed" else ("month", by, of)
    listing, found = Listing(columns, asked), 0
    with Archive(path, notice=complain) as archive:
        for row in archive.counts(by, of):
            rests = f" in {plural(row.events, 'event')}" if of == "killed" else ""
            listing.put(_record(row, columns), f"{row.month}  {clean(row.group)}  {row.count}{rests}")
            found += 1
    if not found:
        complain(f"Nothing to count in {path}")
    return DONE


def _record(row: Row, columns: Sequence[str]) -> Record:
    return dict(zip(columns, (row.month, row.group, row.count, row.events), strict=False))
