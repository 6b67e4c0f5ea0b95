"""ICEWS: 20 columns with tabs between them, one row an event that took place, with its first actor and recipient."""

from collections.abc import Sequence

from sayso.codebook import load
from sayso.codebook.sectors import sectors
from sayso.export.backed import number, sentence_of
from sayso.export.columns import Column
from sayso.export.countries import country
from sayso.export.encoding import Cell
from sayso.export.foreign import Case, Foreign, unsaid, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import DISTRICT, TOWN, degrees
from sayso.export.sides import Party
from sayso.export.target import Sink
from sayso.model.edition import Edition

UNCODED = "CAMEO has no code for it"
NOBODY = "nobody is told who did it or suffered it, and it lists who does what to whom"


def left_out(case: Case, _: Options) -> str:
    """Why ICEWS, and GDELT, would not list an event."""
    if unsaid(case) or not case.backed.codes.cameo:
        return unsaid(case) or UNCODED
    return "" if case.sides.first or case.sides.second else NOBODY


def goldstein(code: str) -> float | None:
    """The score that CAMEO's table gives a code, -10 to 10; None for a code that it has not."""
    known = load().cameo.get(code)
    return known.goldstein if known else None


def quad_class(code: str) -> int | None:
    """The quad class that CAMEO's table gives a code, 1 to 4; None for a code that it has not.

    PLOVER's differ for some types: a REQUEST is 3 in PLOVER, but an appeal in CAMEO's sense (root 02) is 1.
    """
    known = load().cameo.get(code)
    return known.quad if known else None


def sentence_number(case: Case) -> int | None:
    """Which sentence of its report the claim stands in whose codes are given, from 1."""
    main = case.backed.main
    reading = next(reading for reading in case.backed.readings if reading.report.id == main.report)
    return sentence_of(reading, main)


def _first(side: Sequence[Party]) -> Party:
    return side[0] if side else Party("", "", "", "", "", "")


def _sector(party: Party) -> str:
    role = sectors().roles.get(party.sector)
    return role.label.capitalize() if role else ""


def _text(case: Case) -> str:
    known = load().cameo.get(case.backed.codes.cameo)
    return known.name if known else ""


def _named(case: Case, at_most: int, above: int) -> str:
    """The name of the place where it is of that size."""
    precision = case.backed.where.precision
    return case.backed.where.name if precision is not None and above < precision <= at_most else ""


def _country(code: str) -> str:
    return country(code).name


def _published(case: Case) -> Cell:
    return case.backed.report.publisher


COLUMNS: tuple[Column[Case], ...] = (
    ("Event ID", lambda c: number(c.backed.event.id)),
    ("Event Date", lambda c: c.backed.day_or_report),
    ("Source Name", lambda c: _first(c.sides.first).name),
    ("Source Sectors", lambda c: _sector(_first(c.sides.first))),
    ("Source Country", lambda c: _country(_first(c.sides.first).country)),
    ("Event Text", _text),
    ("CAMEO Code", lambda c: c.backed.codes.cameo),
    ("Intensity", lambda c: goldstein(c.backed.codes.cameo)),
    ("Target Name", lambda c: _first(c.sides.second).name),
    ("Target Sectors", lambda c: _sector(_first(c.sides.second))),
    ("Target Country", lambda c: _country(_first(c.sides.second).country)),
    ("Story ID", lambda c: number(c.backed.report.id)),
    ("Sentence Number", sentence_number),
    ("Publisher", _published),
    ("City", lambda c: _named(c, TOWN, 0)),
    ("District", lambda c: _named(c, DISTRICT, TOWN)),
    ("Province", lambda c: c.backed.where.admin1),
    ("Country", lambda c: _country(c.backed.where.country)),
    ("Latitude", lambda c: degrees(c.backed.where.lat)),
    ("Longitude", lambda c: degrees(c.backed.where.lon)),
)

ABOUT: tuple[Column[Case], ...] = (("statement_on", lambda c: c.backed.about),)
"""What the companions of projects that list statements have more."""

ICEWS = Foreign(
    name="icews",
    columns=COLUMNS,
    id="Event ID",
    key=number,
    left_out=left_out,
    tabs=True,
    beside=ABOUT,
    statements=True,
)


def write_icews(edition: Edition, sink: Sink, options: Options) -> Tally:
    """The table and what stands beside it."""
    return write(ICEWS, edition, sink, options)
