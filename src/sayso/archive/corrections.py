"""Claims as people have corrected them: one visible list of what can be corrected, and how a value is written."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import get_args

from sayso.codebook import Hints, load
from sayso.codebook.parties import parties
from sayso.model.analysis import STATUSES, NumberMention, NumberOf
from sayso.model.claim import Claim, Location, Role, When
from sayso.model.days import edtf, precision, whole
from sayso.model.judgement import Judgement
from sayso.model.names import fold, slug
from sayso.resolve.gazetteer import Place, gazetteer
from sayso.resolve.precision import rounded, where_prec

Correct = Callable[[Claim, str], Claim]
_COUNT = re.compile(r"(\d{1,18})?(?:(-)(\d{1,18})?|(\+))?")
"""A bound of up to 18 digits is one that every form of output can hold."""
_BETWEEN = re.compile(r"\s*;\s*")


def corrected(claim: Claim, part: str, value: str) -> Claim:
    """A claim with one part as a person says it should be; "" takes away what the reader found.

    Words keep pointing where the reader found them, or at the trigger where it found none.

    Args:
        claim: as it was read.
        part: one of `PARTS`.
        value: as docs/judgements.md has it for each part.

    Raises:
        ValueError: there is no such part, or no such value of it; the message says what is expected.
    """
    if part not in PARTS:
        raise ValueError(f"No part '{part}' of a claim; there are {', '.join(PARTS)}")
    return PARTS[part](claim, value.strip())


def _type(claim: Claim, value: str) -> Claim:
    name = value.upper()
    if name not in load().types:
        raise ValueError(f"No event type '{value}' in the codebook; there are {', '.join(sorted(load().types))}")
    mode = claim.mode if claim.mode in load().types[name].modes else ""
    return _coded(replace(claim, type=name, mode=mode))


def _mode(claim: Claim, value: str) -> Claim:
    modes = load().type(claim.type).modes
    if value and value not in modes:
        raise ValueError(f"No mode '{value}' of {claim.type}; there are {', '.join(sorted(modes)) or 'none'}")
    return _coded(replace(claim, mode=value))


def _status(claim: Claim, value: str) -> Claim:
    if value not in STATUSES:
        raise ValueError(f"No status '{value}'; there are {', '.join(STATUSES)}")
    return _coded(replace(claim, status=value))


def _coded(claim: Claim) -> Claim:
    """A claim with the codes of its type, mode and status."""
    hints = Hints(
        claim.sentence.text,
        claim.means.text if claim.means else "",
        claim.numbers,
        tuple(role.party for role in claim.actors),
    )
    return replace(claim, codes=load().codes(claim.type, claim.mode, claim.trigger.text, claim.status, hints))


def _actors(claim: Claim, value: str) -> Claim:
    return replace(claim, actors=tuple(_roles(claim, claim.actors, value)))


def _recipients(claim: Claim, value: str) -> Claim:
    return replace(claim, recipients=tuple(_roles(claim, claim.recipients, value)))


def _roles(claim: Claim, found: tuple[Role, ...], value: str) -> Iterable[Role]:
    for n, name in enumerate(filter(None, _BETWEEN.split(value))):
        same = next((role for role in found if name in (role.name, role.party)), None)
        known = parties().get(name) or ((told := parties().named(name)) and told.known)
        span = found[n].span if n < len(found) else claim.trigger
        yield same or Role(span, known.name if known else name, known.id if known else f"name:{slug(name)}")


def _place(claim: Claim, value: str) -> Claim:
    names = tuple(filter(None, _BETWEEN.split(value)))
    return replace(claim, place=names, location=_location(claim, names[0]) if names else None)


def _location(claim: Claim, name: str) -> Location:
    """The place of that name, in the claim's country if it is there, that most people live in; else the name alone."""
    country = claim.location.country if claim.location else ""
    named = gazetteer().named([fold(name)]).get(fold(name), ())
    found: Iterable[Place] = (one.place for one in named)
    best = max(found, key=lambda one: (one.country == country, one.population, -one.id), default=None)
    if best is None:
        return Location(name)
    admin1 = gazetteer().place(best.admin1) if best.admin1 else None
    exact = where_prec(best, "")
    return Location(
        name,
        best.geonameid,
        rounded(best.lat, exact),
        rounded(best.lon, exact),
        exact,
        admin1.name if admin1 else "",
        best.country,
    )


def _time(claim: Claim, value: str) -> Claim:
    first, _, last = value.partition("/")
    try:
        days = (_day(first, 0), _day(last or first, 1)) if value else ("", "")
    except ValueError:
        told = "expected a day, month, year or interval, such as 2015-10-07, 2015-10 or 2015-10-07/2015-10-09"
        raise ValueError(f"No time '{value}'; {told}") from None
    if days[0] > days[1]:
        raise ValueError(f"The time '{value}' ends before it begins; expected the first day first")
    when = When(*days, precision(*days), edtf(*days)) if value else None
    return replace(claim, time=value, when=when)


def _day(said: str, end: int) -> str:
    """The first or last day of a day, month or year."""
    if re.fullmatch(r"\d{4}(-\d\d)?", said):
        return whole(said)[end]
    return date.fromisoformat(said).isoformat()


def _count(of: NumberOf) -> Correct:
    def correct(claim: Claim, value: str) -> Claim:
        others = [number for number in claim.numbers if number.of != of]
        if not value:
            return replace(claim, numbers=tuple(others))
        match = _COUNT.fullmatch(value)
        if not match or not (match[1] or match[3]):
            raise ValueError(f"No count '{value}'; expected one such as 12, 12-15, 12+ (at least) or -15 (at most)")
        low = int(match[1]) if match[1] else None
        high = int(match[3]) if match[3] else low if not (match[2] or match[4]) else None
        if low is not None and high is not None and low > high:
            raise ValueError(f"No count '{value}'; expected the lesser bound first")
        old = next((number for number in claim.numbers if number.of == of), None)
        number = NumberMention(old.span if old else claim.trigger, of, low, high, old.kind if old else "")
        return replace(claim, numbers=tuple(sorted([*others, number], key=lambda one: one.span)))

    return correct


PARTS: Mapping[str, Correct] = {
    "type": _type,
    "mode": _mode,
    "status": _status,
    "actors": _actors,
    "recipients": _recipients,
    "place": _place,
    "time": _time,
    **{of: _count(of) for of in get_args(NumberOf) if of != "money"},
}
"""What of a claim a person can correct."""


def apply_all(claim: Claim, judgements: Iterable[Judgement]) -> Claim:
    """A claim with the corrections among some judgements, which hold, in the order of the parts.

    One that no longer fits, as a mode of a type that was corrected since, is passed over.
    """
    for one in judgements:
        try:
            claim = corrected(claim, one.field, one.value)
        except ValueError:
            continue
    return claim
