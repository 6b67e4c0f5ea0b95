"""UCDP GED: 49 columns, one row an event of organised violence with a death. docs/exports.md says what they rest on."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import floor
from typing import NamedTuple

from sayso.export.backed import Backed, number
from sayso.export.columns import Column, joined
from sayso.export.countries import Country, country
from sayso.export.encoding import Cell
from sayso.export.foreign import SUMMED_UP, Case, Foreign, speakers, unsaid, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import degrees
from sayso.export.sides import Party
from sayso.export.target import Sink
from sayso.model.claim import Claim
from sayso.model.edition import Edition
from sayso.model.report import Report

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
KINDS = {
    ("state", "group"): STATE_BASED,
    ("group", "state"): STATE_BASED,
    ("state", "state"): STATE_BASED,
    ("group", "group"): NON_STATE,
    ("state", "civilians"): ONE_SIDED,
    ("group", "civilians"): ONE_SIDED,
}
"""type_of_violence by the sides of who acts and who suffers it."""
CIVILIANS = frozenset({"civilian", "child", "woman"})
"""Classes of people counted who are no combatants."""
GRID = 2  # cells a degree
WEEK = timedelta(days=7)
_QUOTE, _APOSTROPHE = '"', "'"
NO_VIOLENCE = "no use of force"
NO_DEATH = "no death is counted"
NO_DAYS = "no days, not even a year"
NO_COUNTRY = "no country"
NO_SIDES = "no two sides of which one is organised"


def kind(case: Case) -> int | None:
    """UCDP's type_of_violence; None where the sides do not tell it."""
    sides = case.sides
    if not sides.first or not sides.second or side_name(sides.first[0]) == side_name(sides.second[0]):
        return None  # a state that is told to have hit its own does not say who else was there
    return KINDS.get((sides.first[0].side, sides.second[0].side))


def left_out(case: Case, options: Options) -> str:
    """Why UCDP would not list an event."""
    if case.backed.event.type != "ASSAULT":
        return NO_VIOLENCE
    if unsaid(case) or options.all_events:
        return unsaid(case)
    if case.backed.sums_up:
        return SUMMED_UP
    if not best(case.backed):
        return NO_DEATH
    if kind(case) is None:
        return NO_SIDES
    if case.backed.when.precision is None:
        return NO_DAYS
    return "" if case.backed.where.country else NO_COUNTRY


def pair(case: Case) -> tuple[Party | None, Party | None]:
    """Side a and side b: a state goes first, and civilians last."""
    first, second = (side[0] if side else None for side in (case.sides.first, case.sides.second))
    turned = kind(case) == STATE_BASED and first is not None and first.side != "state"
    return (second, first) if turned else (first, second)


def side_name(party: Party | None) -> str:
    """A party as UCDP names sides: all forces of a state are its government, all unarmed people civilians."""
    if party is None:
        return ""
    named = {"civilians": "Civilians", "state": f"Government of {country(party.country).name}"}
    return named.get(party.side, party.name)


def best(backed: Backed) -> int | None:
    """The best estimate of deaths; None where none is counted."""
    toll = backed.toll("killed")
    return toll.low if toll.best is None else toll.best


class Deaths(NamedTuple):
    """Who died, as UCDP tells it; the four add up to the best estimate."""

    a: int
    b: int
    civilians: int
    unknown: int


def deaths(case: Case) -> Deaths | None:
    """The dead by side; None where none is counted.

    Civilians are all where they are a side, else as many as a claim counts. Of a side are as many as a claim counts
    whose only victims are that side.
    """
    dead = best(case.backed)
    if dead is None:
        return None
    if kind(case) == ONE_SIDED:
        return Deaths(0, 0, dead, 0)
    civilians = min(dead, _most(case.backed.told, civilian=True))
    side_a, side_b = pair(case)
    of_b = min(dead - civilians, _most(_only_of(side_b, case.backed.told), civilian=False))
    of_a = min(dead - civilians - of_b, _most(_only_of(side_a, case.backed.told), civilian=False))
    return Deaths(of_a, of_b, civilians, dead - civilians - of_b - of_a)


def _most(claims: Iterable[Claim], *, civilian: bool) -> int:
    """The most killed that one count gives, of civilians or of others."""
    counts = (one for claim in claims for one in claim.numbers if one.of == "killed")
    kept = (one for one in counts if (one.kind in CIVILIANS) == civilian)
    return max((max(one.low or 0, one.high or 0) for one in kept), default=0)


def _only_of(party: Party | None, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that have this organised party as their only victim."""
    if party and party.side in ("state", "group"):
        for claim in claims:
            if claim.recipients and all(role.party == party.id for role in claim.recipients):
                yield claim


def _deaths(of: Callable[[Deaths], int]) -> Callable[[Case], Cell]:
    def count(case: Case) -> Cell:
        found = deaths(case)
        return None if found is None else of(found)

    return count


def grid_cell(lat: float | None, lon: float | None) -> int | None:
    """Number of the PRIO-GRID cell: of half degrees, from 1, row by row from the south, in each from the west.

    The pole is in the last row, and 180 degrees east in the last column.
    """
    if lat is None or lon is None:
        return None
    row, column = floor((lat + 90) * GRID), floor((lon + 180) * GRID)
    return min(row, 180 * GRID - 1) * 360 * GRID + min(column, 360 * GRID - 1) + 1


def _point(case: Case) -> str:
    lat, lon = degrees(case.backed.where.lat), degrees(case.backed.where.lon)
    return "" if lat is None or lon is None else f"POINT ({lon} {lat})"


def _each(get: Callable[[Report], str]) -> Callable[[Case], str]:
    """What all reports say, the earliest first, in the same places of every such column; `;` stands between alone."""
    return lambda case: ";".join(get(report).replace(";", ",") for report in case.backed.reports)


def _article(report: Report) -> str:
    told = ",".join((report.publisher, report.published, report.title))
    return f'"{told.replace(_QUOTE, _APOSTROPHE)}"'


def _clarity(case: Case) -> int:
    """1 for an event of its own; 2 for several that are told as one, or a toll over more than a week."""
    attacks, when = case.backed.toll("attacks"), case.backed.when
    spans = when.start and when.end and "/" in when.edtf
    long = spans and date.fromisoformat(when.end) - date.fromisoformat(when.start) >= WEEK
    return 2 if long or (attacks.low or 0) > 1 else 1


def _at_midnight(day: str) -> str:
    return f"{day} 00:00:00.000" if day else ""


def _where(case: Case) -> Country:
    return country(case.backed.where.country)


def _state_number(party: Party | None) -> Cell:
    return _number(country(party.country).gw) if party and party.side == "state" else None


def _number(text: str) -> Cell:
    return int(text) if text else None


def _nothing(_: Case) -> Cell:
    """For what only UCDP can give: its numbers of conflicts, dyads and actors."""
    return None


def _dyad(case: Case) -> str:
    names = [side_name(party) for party in pair(case)]
    return " - ".join(names) if all(names) else ""


COLUMNS: tuple[Column[Case], ...] = (
    ("id", lambda c: number(c.backed.event.id)),
    ("relid", lambda c: c.backed.event.id),
    ("year", lambda c: _number(c.backed.day[:4])),
    ("active_year", _nothing),
    ("code_status", _nothing),
    ("type_of_violence", kind),
    ("conflict_dset_id", _nothing),
    ("conflict_new_id", _nothing),
    ("conflict_name", lambda c: _dyad(c) if kind(c) in (NON_STATE, ONE_SIDED) else ""),
    ("dyad_dset_id", _nothing),
    ("dyad_new_id", _nothing),
    ("dyad_name", _dyad),
    ("side_a_dset_id", _nothing),
    ("side_a_new_id", _nothing),
    ("side_a", lambda c: side_name(pair(c)[0])),
    ("side_b_dset_id", _nothing),
    ("side_b_new_id", _nothing),
    ("side_b", lambda c: side_name(pair(c)[1])),
    ("number_of_sources", lambda c: len(c.backed.reports)),
    ("source_article", _each(_article)),
    ("source_office", _each(lambda report: report.publisher)),
    ("source_date", _each(lambda report: report.published)),
    ("source_headline", _each(lambda report: report.title)),
    ("source_original", lambda c: joined(speakers(c))),
    ("where_prec", lambda c: c.backed.where.precision),
    ("where_coordinates", lambda c: c.backed.where.name),
    ("where_description", lambda c: ", ".join(c.backed.main.place)),
    ("adm_1", lambda c: c.backed.where.admin1),
    ("adm_2", _nothing),
    ("latitude", lambda c: degrees(c.backed.where.lat)),
    ("longitude", lambda c: degrees(c.backed.where.lon)),
    ("geom_wkt", _point),
    ("priogrid_gid", lambda c: grid_cell(c.backed.where.lat, c.backed.where.lon)),
    ("country", lambda c: _where(c).name),
    ("country_id", lambda c: _number(_where(c).gw)),
    ("region", lambda c: _where(c).ucdp_region),
    ("event_clarity", _clarity),
    ("date_prec", lambda c: c.backed.when.precision),
    ("date_start", lambda c: _at_midnight(c.backed.when.start)),
    ("date_end", lambda c: _at_midnight(c.backed.when.end)),
    ("deaths_a", _deaths(lambda d: d.a)),
    ("deaths_b", _deaths(lambda d: d.b)),
    ("deaths_civilians", _deaths(lambda d: d.civilians)),
    ("deaths_unknown", _deaths(lambda d: d.unknown)),
    ("best", lambda c: best(c.backed)),
    ("high", lambda c: c.backed.toll("killed").high),
    ("low", lambda c: c.backed.toll("killed").low),
    ("gwnoa", lambda c: _state_number(pair(c)[0])),
    ("gwnob", lambda c: _state_number(pair(c)[1])),
)

UCDP = Foreign(name="ucdp-ged", columns=COLUMNS, id="id", key=number, left_out=left_out)


def write_ucdp(edition: Edition, sink: Sink, options: Options) -> Tally:
    """The table and what stands beside it."""
    return write(UCDP, edition, sink, options)
