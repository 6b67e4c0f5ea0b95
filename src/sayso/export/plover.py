"""PLOVER 2.0: one JSON object a line, one an event, planned and denied ones with their auxiliary mode."""

from collections.abc import Collection, Mapping

from sayso.codebook.sectors import sectors
from sayso.export.backed import Backed
from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.export.foreign import Case, Foreign, write
from sayso.export.outcome import Options, Tally
from sayso.export.records import DISTRICT, TOWN, Json, Record, degrees
from sayso.export.sides import Direction, Party
from sayso.export.target import Sink
from sayso.model.analysis import NumberOf
from sayso.model.claim import Location
from sayso.model.edition import Edition
from sayso.model.report import Report

VERSION = "PLOVER 2.0"
MUTUAL: Direction = "mutual"
SIZES: tuple[tuple[str, NumberOf], ...] = (("dead", "killed"), ("injured", "injured"), ("arrested", "captured"))
INTERNATIONAL = frozenset({"IGO", "NGO", "MNC", "IMG"})
"""What stands in place of a country in the codes of those who belong to none."""
BY_REPORT = " The date is that of its first report."
REQUIRED = frozenset({"id", "date", "actor", "event"})
TO_SOMEBODY = frozenset({"AID", "COOPERATE", "SANCTION"})
"""The types of which PLOVER requires a recipient."""


def record(case: Case) -> Record:
    """An event as PLOVER's manual has it; a field of which nothing is known is left out, unless it is required."""
    one = case.backed
    both = case.sides.direction == MUTUAL
    required = REQUIRED | ({"recipient"} if one.event.type in TO_SOMEBODY and not both else set())
    actors = (*case.sides.first, *(case.sides.second if both else ()))
    return _known(
        {
            "id": one.event.id,
            "has_event": True,
            "date": one.day_or_report,
            "enddate": one.when.end if one.when.end != one.day else "",
            "actor": [entity(party) for party in actors],
            "recipient": [] if both else [entity(party) for party in case.sides.second],
            "event": [one.event.type],
            "event_loc": place(one.where),
            "event_text": list(dict.fromkeys(claim.trigger.text for claim in one.claims)),
            "quad_code": one.codes.quad,
            "event_scale": one.codes.score,
            "mode": [mode for mode in (one.event.mode, auxiliary(one)) if mode],
            "context": list(one.contexts),
            "size": {name: one.toll(of).best for name, of in SIZES if one.toll(of).best is not None},
            "text": one.main.sentence.text,
            "text_info": {"start": one.main.sentence.start, "end": one.main.sentence.end},
            "cite_info": cited(one.report),
            "coder": "sayso",
            "comment": f"{one.event.grade}: {one.event.why}{'' if one.day else BY_REPORT}",
        },
        required,
    )


def auxiliary(one: Backed) -> str:
    """The mode for what is only planned, wanted, possible or denied; "" where a claim says that it took place."""
    return "" if one.told else crosswalk().modes.get(one.main.status, "")


def entity(party: Party) -> Record:
    """A party as PLOVER describes actors and recipients."""
    role = sectors().roles.get(party.sector)
    return _known(
        {
            "code": party.country or (party.code[:3] if party.code[:3] in INTERNATIONAL else ""),
            "sector": role.plover if role else "",
            "entity_text": party.words,
            "identifier_id": party.id,
            "identifier_text": party.name,
        }
    )


def place(where: Location) -> Record:
    """Where it was."""
    precision = where.precision or 0
    resolution = crosswalk().of_place(where.precision, "plover")
    return _known(
        {
            "resolved_place": where.name,
            "geonameid": where.geonameid,
            "lat": degrees(where.lat),
            "lon": degrees(where.lon),
            "city": where.name if 0 < precision <= TOWN else "",
            "district": where.name if precision == DISTRICT else "",
            "province": where.admin1,
            "country": country(where.country).name,
            "country_code": where.country,
            "resolution": int(resolution) if resolution else None,
        }
    )


def cited(report: Report) -> Record:
    """Where the text came from."""
    return _known(
        {
            "url": report.url,
            "title": report.title,
            "language": report.language,
            "publication": report.publisher,
            "coder": "sayso",
            "codebook": VERSION,
        }
    )


def _known(fields: Mapping[str, Json], required: Collection[str] = ()) -> Record:
    return {name: value for name, value in fields.items() if name in required or value not in ("", [], {}, None)}


def no_reason(_: Case, __: Options) -> str:
    """PLOVER lists whatever has a type: nothing is left out."""
    return ""


PLOVER = Foreign(name="plover", columns=(), id="id", key=str, left_out=no_reason, record=record)


def write_plover(edition: Edition, sink: Sink, options: Options) -> Tally:
    """The events and what stands beside them."""
    return write(PLOVER, edition, sink, options)
