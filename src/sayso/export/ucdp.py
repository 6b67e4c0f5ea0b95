"""UCDP GED: 49 columns, one row an event of organised violence with a death. docs/exports.md says what they rest on."""

from collections.abc import Callable, Iterable
from math import floor

from sayso.export.backed import Backed, number
from sayso.export.columns import Column, joined
from sayso.export.countries import Country, country
from sayso.export.encoding import Cell
from sayso.export.foreign import Case, Foreign, speakers, unsaid, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import degrees
from sayso.export.sides import Party
from sayso.export.target import Sink
from sayso.model.analysis import NumberMention
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
_QUOTE, _APOSTROPHE = '"', "'"
NO_VIOLENCE = "no use of force"
NO_DEATH = "no death is counted"
NO_DAYS = "no days, not even a year"
NO_COUNTRY = "no country"
NO_SIDES = "no two sides of which one is organised"


def kind(case: Case) -> int | None:
    """UCDP's type_of_violence; None where the sides do not tell it."""
    sides = case.sides
    if not sides.first or not sides.second:
        return None
    return KINDS.get((sides.first[0].side, sides.second[0].side))


def left_out(case: Case, options: Options) -> str:
    """Why UCDP would not list an event."""
    if case.backed.event.type != "ASSAULT":
        return NO_VIOLENCE
    if unsaid(case) or options.all_events:
        return unsaid(case)
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


def _civilians(case: Case) -> int | None:
    """How many of the dead were civilians: all of them where civilians are a side, else as many as a claim counts."""
    dead = best(case.backed)
    if dead is None:
        return None
    counts = [max(filter(None, (one.low, one.high)), default=0) for one in _counted_civilians(case.backed.told)]
    return dead if kind(case) == ONE_SIDED else min(dead, max(counts, default=0))


def _counted_civilians(claims: Iterable[Claim]) -> Iterable[NumberMention]:
    return (one for claim in claims for one in claim.numbers if one.of == "killed" and one.kind in CIVILIANS)


def _unknown(case: Case) -> int | None:
    dead, civilians = best(case.backed), _civilians(case)
    return None if dead is None or civilians is None else dead - civilians


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
    """1 for an event of its own, 2 for several that are told as one."""
    attacks = case.backed.toll("attacks")
    return 2 if (attacks.low or 0) > 1 else 1


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
    ("conflict_name", _nothing),
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
    ("deaths_a", lambda c: None if best(c.backed) is None else 0),
    ("deaths_b", lambda c: None if best(c.backed) is None else 0),
    ("deaths_civilians", _civilians),
    ("deaths_unknown", _unknown),
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
