"""ACLED: 31 columns, one row an event that took place. docs/exports.md says what each of them rests on."""

from collections.abc import Iterable, Sequence
from datetime import date

from sayso.export.backed import Backed, number
from sayso.export.columns import Column, joined
from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.export.encoding import Cell
from sayso.export.foreign import Case, Foreign, outlets, seconds, unsaid, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import degrees
from sayso.export.sides import Party
from sayso.export.target import Sink
from sayso.model.edition import Edition

PREFIX = "SAY"
"""Stands where ACLED has a country, so that no id of ours is one of theirs, and an id outlives a corrected country."""
DEMONSTRATIONS = ("Protests", "Riots")
STRATEGIC = "Strategic developments"
ABROAD = "8"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
CIVILIAN_TARGETING = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
UNCODED = "ACLED has no sub_event_type for it"
UNDATED = "no day that is known to a month, and ACLED dates every event"
UNPLACED = "no place finer than a country, and ACLED locates every event"
NOT_LISTED = "a strategic development, which ACLED lists only where it finds it important"


def key(event: str) -> str:
    """The id of an event as ACLED writes ids."""
    return f"{PREFIX}{number(event)}"


def left_out(case: Case, options: Options) -> str:
    """Why ACLED would not list an event."""
    kind = case.backed.acled[0]
    if unsaid(case) or not kind or options.all_events:
        return unsaid(case) or ("" if kind else UNCODED)
    if kind == STRATEGIC:
        return NOT_LISTED
    if not crosswalk().of_date(case.backed.when.precision, "acled"):
        return UNDATED
    return "" if crosswalk().of_place(case.backed.where.precision, "acled") else UNPLACED


def inter(party: Party, case: Case, *, suffers: bool) -> str:
    """The number of a party's kind; "" where nobody can tell.

    Unarmed people who act in a demonstration are its rioters or protesters, and so are those against whom force is used
    in a protest. The forces of a state abroad are others.
    """
    kind, where = case.backed.acled[0], case.backed.where.country
    table = crosswalk()
    code = (suffers and table.of_sector(party.sector, "suffers")) or table.of_sector(party.sector, "inter")
    if code == "7" and kind == "Protests":
        return "6"
    if code == "7" and kind == "Riots" and not suffers:
        return "5"
    return ABROAD if code == "1" and where and party.country and party.country != where else code


def shown(case: Case) -> tuple[Sequence[Party], Sequence[Party]]:
    """The parties on either side; whom a demonstration is against was not there, and is none."""
    kind, sub = case.backed.acled
    if kind in DEMONSTRATIONS and case.backed.event.type == "PROTEST" and sub != "Mob violence":
        return case.sides.first, ()
    return case.sides.first, case.sides.second


def _side(case: Case, at: int) -> Sequence[Party]:
    first, second = shown(case)
    return (first, second)[at] if first else (second, ())[at]


def _inter(case: Case, at: int) -> Cell:
    side = _side(case, at)
    if not side:
        return 0
    suffers = at == 1 or not case.sides.first
    code = inter(side[0], case, suffers=suffers and case.sides.direction != "mutual")
    return int(code) if code else None


def _inter_name(case: Case, at: int) -> str:
    return crosswalk().inter.get(str(_inter(case, at)), "")


def interaction(case: Case) -> Cell:
    """Both kinds in two digits, the lower first; a kind alone has 0 behind it; None where one is not known."""
    found = [_inter(case, 0), _inter(case, 1)]
    codes = sorted(code for code in found if isinstance(code, int) and code)
    if None in found or not codes:
        return None
    return codes[0] * 10 + (codes[1] if len(codes) > 1 else 0)


def disorder(kind: str, sub: str) -> str:
    """ACLED's disorder_type: some sub_event_types differ from their event_type."""
    return crosswalk().disorder.get(sub) or crosswalk().disorder[kind]


def _targeting(case: Case) -> str:
    kind, sub = case.backed.acled
    against = _inter(case, 1) in (6, 7) and (kind in CIVILIAN_TARGETING or sub.startswith("Excessive force"))
    return "Civilian targeting" if kind == "Violence against civilians" or against else ""


def notes(backed: Backed) -> str:
    """When and where, then the sentences of its claims, each with the outlet, day and id of its report."""
    place = f"in {backed.where.name}" if backed.where.name else ""
    head = ", ".join(part for part in (f"On {in_words(backed.day)}" if backed.day else "", place) if part)
    said = dict.fromkeys((claim.report, claim.sentence.text) for claim in backed.claims)
    reports = {report.id: report for report in backed.reports}
    cited = (f"“{text}” ({_reference(reports[of].publisher, reports[of].published, of)})" for of, text in said)
    size = f" [size={_size(backed)}]" if backed.acled[0] in DEMONSTRATIONS else ""
    return f"{head}{': ' if head else ''}{' '.join(cited)}{size}"


def _reference(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _size(backed: Backed) -> str:
    """The words of the first count of people who took part."""
    counts = (one.span.text for claim in backed.told if claim.type == "PROTEST" for one in claim.numbers)
    return next(counts, "no report")


def in_words(day: str) -> str:
    """A date as `8 March 2021`."""
    at = date.fromisoformat(day)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _fatalities(case: Case) -> int:
    toll = case.backed.toll("killed")
    return toll.best or toll.low or 0


def _code(code: str) -> Cell:
    return int(code) if code else None


def _names(parties: Iterable[Party]) -> str:
    return joined(party.name for party in parties)


COLUMNS: tuple[Column[Case], ...] = (
    ("event_id_cnty", lambda c: key(c.backed.event.id)),
    ("event_date", lambda c: c.backed.day),
    ("year", lambda c: _code(c.backed.day[:4])),
    ("time_precision", lambda c: _code(crosswalk().of_date(c.backed.when.precision, "acled"))),
    ("disorder_type", lambda c: disorder(*c.backed.acled)),
    ("event_type", lambda c: c.backed.acled[0]),
    ("sub_event_type", lambda c: c.backed.acled[1]),
    ("actor1", lambda c: _names(_side(c, 0)[:1])),
    ("assoc_actor_1", lambda c: _names(_side(c, 0)[1:])),
    ("inter1", lambda c: _inter(c, 0)),
    ("actor2", lambda c: _names(_side(c, 1)[:1])),
    ("assoc_actor_2", lambda c: _names(_side(c, 1)[1:])),
    ("inter2", lambda c: _inter(c, 1)),
    ("interaction", interaction),
    ("civilian_targeting", _targeting),
    ("iso", lambda c: _code(country(c.backed.where.country).iso_numeric)),
    ("region", lambda c: crosswalk().regions.get(country(c.backed.where.country).acled_region, "")),
    ("country", lambda c: country(c.backed.where.country).name),
    ("admin1", lambda c: c.backed.where.admin1),
    ("admin2", lambda _: None),
    ("admin3", lambda _: None),
    ("location", lambda c: c.backed.where.name),
    ("latitude", lambda c: degrees(c.backed.where.lat)),
    ("longitude", lambda c: degrees(c.backed.where.lon)),
    ("geo_precision", lambda c: _code(crosswalk().of_place(c.backed.where.precision, "acled"))),
    ("source", lambda c: joined(outlets(c))),
    ("source_scale", lambda _: None),
    ("notes", lambda c: notes(c.backed)),
    ("fatalities", _fatalities),
    ("tags", lambda _: None),
    ("timestamp", lambda c: seconds(c.backed.changed)),
)

ACLED = Foreign(
    name="acled",
    columns=COLUMNS,
    id="event_id_cnty",
    key=key,
    left_out=left_out,
    beside=(
        ("inter1_name", lambda c: _inter_name(c, 0)),
        ("inter2_name", lambda c: _inter_name(c, 1)),
    ),
)


def write_acled(edition: Edition, sink: Sink, options: Options) -> Tally:
    """The table and what stands beside it."""
    return write(ACLED, edition, sink, options)
