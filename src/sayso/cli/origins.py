"""`sayso origins`: who is behind how much of what is reported."""

from itertools import islice

from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import plural
from sayso.export.records import Record
from sayso.run.archive import Archive
from sayso.run.origins import Origin

COLUMNS = (
    "origin",
    "claims",
    "copies",
    "share",
    "reports",
    "outlets",
    "events",
    "affirmed",
    "doubted",
    "denied",
)


def show(path: str, limit: int | None = None, asked: str | None = None) -> int:
    """Print the origins of an archive, those of most claims first; the exit code."""
    listing, found = Listing(COLUMNS, asked), 0
    with Archive(path, notice=complain) as archive:
        for one in islice(archive.origins(), limit):
            listing.put(_record(one), *_lines(one))
            found += 1
    if not found:
        complain(f"No origins in {path}, for no report in it claims anything")
    return DONE


def _record(one: Origin) -> Record:
    cells = (one.name, one.claims, one.copies, round(one.share, 4), one.reports, one.outlets, one.events)
    return dict(zip(COLUMNS, (*cells, one.affirmed, one.doubted, one.denied), strict=True))


def _lines(one: Origin) -> tuple[str, str]:
    copied = f" and {plural(one.copies, 'copy').replace('copys', 'copies')}" if one.copies else ""
    carried = f"in {plural(one.reports, 'report')} of {plural(one.outlets, 'outlet')}, on {plural(one.events, 'event')}"
    stances = (("affirms", one.affirmed), ("doubts", one.doubted), ("denies", one.denied))
    said = ", ".join(f"{stance} {count}" for stance, count in stances if count)
    first = f"{one.share:6.1%}  {clean(one.name)}: {plural(one.claims, 'claim')}{copied}"
    return first, f"{carried}{': ' if said else ''}{said}"
