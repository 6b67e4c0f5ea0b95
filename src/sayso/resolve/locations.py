"""Where claims are: their places as worded, resolved by the report's places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.model.analysis import PlaceMention
from sayso.model.claim import Claim, Location
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span
from sayso.resolve.precision import width


def placed(claims: Iterable[Claim], mentions: Sequence[PlaceMention]) -> tuple[Claim, ...]:
    """Claims with the location of the most specific of their places that is known, or that lies in a known one."""
    known = Overlaps((one for one in mentions if one.lat is not None), lambda one: one.span)
    return tuple(replace(claim, location=location(claim.evidence.get("place", ()), known)) for claim in claims)


def location(spans: Sequence[Span], known: Overlaps[PlaceMention]) -> Location | None:
    """The location of places of one act, the most specific first; None where none of them has a point.

    An unknown place keeps its words, and has the point of the finest of the others, or else of what holds it.
    """
    found = list(_finest(spans, known))
    if not found:
        return None
    first, others = found[0], [one for one in found[1:] if not one.within]
    if not first.within:
        return _of(first, first.name)
    holder = min(others, key=lambda one: width(one.precision), default=first)
    return _of(min(first, holder, key=lambda one: width(one.precision)) if others else first, first.name)


def _finest(spans: Sequence[Span], known: Overlaps[PlaceMention]) -> Iterator[PlaceMention]:
    """For each stretch of words, the finest place named in it."""
    for span in spans:
        if named := list(known(span)):
            yield min(named, key=lambda one: (bool(one.within), width(one.precision), one.span))


def _of(mention: PlaceMention, name: str) -> Location:
    """A mention as a location under a name; what is known only by what holds it has no number of its own."""
    return Location(
        name=name,
        geonameid=mention.geonameid if name == mention.name else None,
        lat=mention.lat,
        lon=mention.lon,
        precision=mention.precision,
        admin1=mention.admin1,
        country=mention.country,
    )
