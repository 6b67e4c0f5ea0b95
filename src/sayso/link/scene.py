"""Where an event was: the region that most speaks for, and the finest place told in it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.link.told import Told
from sayso.model.analysis import PlaceMention
from sayso.model.claim import Claim, Location
from sayso.model.names import fold
from sayso.model.span import Span
from sayso.resolve.gazetteer import Place, gazetteer
from sayso.resolve.precision import PART, PROVINCE, rounded, width

Region = tuple[str, str]
"""Country and first-level region, both as mentions and locations have them."""

KNOWN, SMALL, HELD = 1.0, 0.7, 0.3
"""What speaks a name for its region: one of a region or of a seat of one; of another place, of which there are more of
one name; and one that no gazetteer knows, by what holds it, or that is only a part of a longer name."""
SEATS = frozenset({"ADM1", "PPLC", "PPLA"})
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types of act that happen at the places that a report on them names; talks name places all over the world."""
DOUBTFUL = 0.25
"""A place of a country that a report is of no more than that is not taken for the place of what it tells."""


def scene(told: Sequence[Told], places: Sequence[PlaceMention], around: Sequence[Claim] = ()) -> Location | None:
    """The place of an event.

    Args:
        told: its claims, those that only plan or want it left out where there are others.
        places: all that the report names.
        around: all claims of a report that is mainly about it, whose other places then go for it too; else none.
    """
    claims, home = [one.claim for one in told], _home(places)
    votes = _votes(
        ((place, weight * one.emphasis) for one in told for place, weight in _given(one.claim, places)), home
    )
    best = _best(votes) or (_around(told, places, around) if around and told[0].claim.type in LOCAL else None)
    inside = _finest(c.location for c in claims if c.location and (c.location.country, c.location.admin1) == best)
    if best is None:
        return _finest(c.location or Location(c.place[0]) for c in claims if c.location or c.place)
    unplaced = [claim for claim in claims if not _lies_elsewhere(claim.location, best)]
    return inside or _in_region(best, _named(unplaced, places))


def _lies_elsewhere(place: Location | None, best: Region) -> bool:
    """Whether a place is known to lie in another region of the same country, so that its name is none of this one."""
    return place is not None and place.country == best[0] and place.admin1 not in ("", best[1])


def _given(claim: Claim, places: Sequence[PlaceMention]) -> Iterator[tuple[PlaceMention, float]]:
    """The places of a claim that lie in a known region, each with what it counts for."""
    for span in claim.evidence.get("place", ()):
        inside = [place for place in places if place.span.overlaps(span)]
        rest = "".join(c for at, c in enumerate(span.text, span.start) if not any(_holds(p.span, at) for p in inside))
        for place in inside:
            if place.admin1:
                yield place, HELD if any(c.isupper() for c in rest) else _reliable(place)


def _holds(span: Span, at: int) -> bool:
    return span.start <= at < span.end


def _reliable(place: PlaceMention) -> float:
    return HELD if place.within else KNOWN if place.feature in SEATS else SMALL


def _votes(weighted: Iterable[tuple[PlaceMention, float]], home: Mapping[str, float]) -> dict[Region, float]:
    """What speaks for each region: its places by what they count for, and by how much the report is of its country."""
    votes: dict[Region, float] = defaultdict(float)
    for place, weight in weighted:
        votes[place.country, place.admin1] += weight * home[place.country]
    return votes


def _best(votes: dict[Region, float]) -> Region | None:
    return max(votes, key=votes.__getitem__, default=None)


def _home(places: Sequence[PlaceMention]) -> Mapping[str, float]:
    """How much a report is of each country: 1 of the one that most of its places lie in, the others in proportion."""
    counts = Counter(place.country for place in places)
    most = max(counts.values(), default=1)
    return {country: count / most for country, count in counts.items()}


def _around(told: Sequence[Told], places: Sequence[PlaceMention], around: Sequence[Claim]) -> Region | None:
    """The region of a main event that gives none: of the title, of its sentences, of the like, or the first named."""
    home, type_ = _home(places), told[0].claim.type
    states = {one.claim.location.country for one in told if one.claim.location} - {""}
    inside = [p for p in places if p.admin1 and not p.within and home[p.country] > DOUBTFUL]
    inside = [place for place in inside if not states or place.country in states]
    title, sentences = told[0].report.title.casefold(), {one.claim.sentence for one in told}
    tiers = (
        [(place, _reliable(place)) for place in inside if place.span.text.casefold() in title],
        [(p, _reliable(p)) for p in inside if any(s.start <= p.span.start < s.end for s in sentences)],
        [given for claim in around if claim.type == type_ for given in _given(claim, inside)],
        [(place, _reliable(place)) for place in inside[:1] if states],
    )
    return next((best for tier in tiers if (best := _best(_votes(tier, home)))), None)


def _finest(placed: Iterable[Location]) -> Location | None:
    """The finest place; the one that most claims give, where several are."""
    given = list(placed)
    counts = Counter(place.name for place in given)
    return min(given, key=lambda place: (width(place.precision), -counts[place.name]), default=None)


def _named(claims: Sequence[Claim], places: Sequence[PlaceMention]) -> str:
    """The words for the place that most claims give, "" where they give none or only a country."""
    wide = {place.span.text for place in places if not place.within and (place.precision or 0) >= PART}
    names = [claim.place[0] for claim in claims if claim.place and claim.place[0] not in wide]
    counts = Counter(names)
    return max(names, key=counts.__getitem__, default="")


def _in_region(best: Region, name: str) -> Location:
    """The region itself, under the name of a place in it that no gazetteer has there."""
    country, admin1 = best
    whole = Location(name or admin1, precision=PROVINCE, admin1=admin1, country=country)
    place = _region(country, admin1)
    if place is None:
        return whole
    lat, lon = rounded(place.lat, PROVINCE), rounded(place.lon, PROVINCE)
    return replace(whole, lat=lat, lon=lon, geonameid=None if name else place.geonameid)


def _region(country: str, name: str) -> Place | None:
    """The region of a name in the gazetteer."""
    found = gazetteer().named([fold(name)]).get(fold(name), ())
    regions = (one.place for one in found if one.place.feature == "A.ADM1" and one.place.country == country)
    return next((place for place in regions if place.name == name), None)
