"""ACLED: 31 columns, one row an event that took place. docs/exports.md says what each of them rests on."""

from collections.abc import Iterable
from datetime import date

from sayso.export.acled_actors import (
    BATTLES,
    DEMONSTRATIONS,
    VIOLENT,
    actors,
    are_targets,
    coded,
    companions,
    interaction,
    kind_of,
)
from sayso.export.backed import Backed, number
from sayso.export.columns import Column, joined
from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.export.encoding import Cell
from sayso.export.foreign import SUMMED_UP, Case, Foreign, outlets, seconds, unsaid, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import degrees
from sayso.export.regions import bare_name
from sayso.export.target import Sink
from sayso.model.claim import Claim, When
from sayso.model.edition import Edition
from sayso.model.report import Report

PREFIX = "SAY"
"""Stands where ACLED has a country, so that no id of ours is one of theirs, and an id outlives a corrected country."""
STRATEGIC = "Strategic developments"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNCODED = "ACLED has no sub_event_type for it"
NOBODY = "nobody is told who fought, and a battle in ACLED is between armed groups"
UNDATED = "no day that is known to a month, and ACLED dates every event"
UNPLACED = "no place finer than a country, and ACLED locates every event"
NOT_LISTED = "a strategic development, which ACLED lists only where it finds it important"


def key(event: str) -> str:
    """The id of an event as ACLED writes ids."""
    return f"{PREFIX}{number(event)}"


def left_out(case: Case, options: Options) -> str:
    """Why ACLED would not list an event."""
    kind = coded(case)[0]
    if unsaid(case) or not kind or options.all_events:
        return unsaid(case) or ("" if kind else UNCODED)
    if kind == STRATEGIC:
        return NOT_LISTED
    if case.backed.sums_up:
        return SUMMED_UP
    if kind == BATTLES and not case.sides.first and not case.sides.second:
        return NOBODY
    if not crosswalk().of_date(case.backed.when.precision, "acled"):
        return UNDATED
    return "" if crosswalk().of_place(case.backed.where.precision, "acled") else UNPLACED


def disorder(kind: str, sub: str) -> str:
    """ACLED's disorder_type: some sub_event_types differ from their event_type."""
    return crosswalk().disorder.get(sub) or crosswalk().disorder[kind]


def _targeting(case: Case) -> str:
    kind, sub = coded(case)
    against = are_targets(case) and (kind in VIOLENT or sub.startswith("Excessive force"))
    return "Civilian targeting" if kind == "Violence against civilians" or against else ""


def _side(at: int) -> tuple[Column[Case], ...]:
    """The three columns of one side."""
    n = at + 1
    return (
        (f"actor{n}", lambda c: joined(one.name for one in actors(c, at)[:1])),
        (f"assoc_actor_{n}", lambda c: joined(companions(actors(c, at)))),
        (f"inter{n}", lambda c: kind_of(actors(c, at))),
    )


def _kind_name(case: Case, at: int) -> str:
    return crosswalk().inter.get(str(kind_of(actors(case, at))), "")


def notes(backed: Backed) -> str:
    """When and where, then the sentences of its claims by report, each report with its outlet, day and id."""
    place = f"in {backed.where.name}" if backed.where.name else ""
    head = ", ".join(part for part in (days_in_words(backed.when), place) if part)
    cited = (_cited(report, backed.claims) for report in backed.reports)
    size = f" [size={_size(backed)}]" if backed.acled[0] in DEMONSTRATIONS else ""
    return f"{head}{': ' if head else ''}{' '.join(cited)}{size}"


def _cited(report: Report, claims: Iterable[Claim]) -> str:
    said = dict.fromkeys(claim.sentence.text for claim in claims if claim.report == report.id)
    quoted = " ".join(f"“{text}”" for text in said)
    return f"{quoted} ({_reference(report.publisher, report.published, report.id)})"


def _reference(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _size(backed: Backed) -> str:
    """The words of the first count of people who took part."""
    counts = (one.span.text for claim in backed.told if claim.type == "PROTEST" for one in claim.numbers)
    return next(counts, "no report")


def day(when: When) -> str:
    """The day of an event, of which ACLED wants one: the middle of its days, as ACLED has it; its one end else."""
    if not when.start or not when.end:
        return when.start or when.end
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return (first + (last - first) // 2).isoformat()


def days_in_words(when: When) -> str:
    """Days as exactly as they are known: `On 8 March 2021`, `In March 2021`, `Between 5 March and 9 April 2021`."""
    if not when.start or not when.end:
        return f"Since {in_words(when.start)}" if when.start else f"By {in_words(when.end)}" if when.end else ""
    if when.start == when.end:
        return f"On {in_words(when.start)}"
    if when.edtf == when.start[:7]:
        return f"In {in_words(when.start).partition(' ')[2]}"
    return f"In {when.edtf}" if when.edtf == when.start[:4] else _between(when)


def _between(when: When) -> str:
    first, last = in_words(when.start), in_words(when.end)
    for same in (first.partition(" ")[2], first[-4:]):
        if last.endswith(f" {same}"):
            return f"Between {first.removesuffix(f' {same}')} and {last}"
    return f"Between {first} and {last}"


def in_words(day: str) -> str:
    """A date as `8 March 2021`."""
    at = date.fromisoformat(day)
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def _fatalities(case: Case) -> int:
    toll = case.backed.toll("killed")
    return toll.best or toll.low or 0


def _code(code: str) -> Cell:
    return int(code) if code else None


COLUMNS: tuple[Column[Case], ...] = (
    ("event_id_cnty", lambda c: key(c.backed.event.id)),
    ("event_date", lambda c: day(c.backed.when)),
    ("year", lambda c: _code(day(c.backed.when)[:4])),
    ("time_precision", lambda c: _code(crosswalk().of_date(c.backed.when.precision, "acled"))),
    ("disorder_type", lambda c: disorder(*coded(c))),
    ("event_type", lambda c: coded(c)[0]),
    ("sub_event_type", lambda c: coded(c)[1]),
    *_side(0),
    *_side(1),
    ("interaction", lambda c: interaction(kind_of(actors(c, at)) for at in (0, 1))),
    ("civilian_targeting", _targeting),
    ("iso", lambda c: _code(country(c.backed.where.country).iso_numeric)),
    ("region", lambda c: crosswalk().regions.get(country(c.backed.where.country).acled_region, "")),
    ("country", lambda c: country(c.backed.where.country).name),
    ("admin1", lambda c: bare_name(c.backed.where)),
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
        ("inter1_name", lambda c: _kind_name(c, 0)),
        ("inter2_name", lambda c: _kind_name(c, 1)),
    ),
)


def write_acled(edition: Edition, sink: Sink, options: Options) -> Tally:
    """The table and what stands beside it."""
    return write(ACLED, edition, sink, options)
