"""Claims gathered by where they are located, and events by where they happened."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.coded import Codes, Mask
from sayso.archive.facets.columns import Columns, Spot
from sayso.export.records import Record, degrees

MOST = 3_000
"""Places that one answer has at most, those of most claims."""
UNPLACED = 100
"""Names without a point that one answer has at most."""
VAGUEST = 7
"""UCDP's where_prec of what is no part of a country; also of seas and continents, which have none."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of claims; one that reports word in several ways is one.

    Attributes:
        of: for each spot of the claims' column its place, -1 where it has no point.
        spots: each place as most claims have it.
    """

    of: Codes
    spots: tuple[Spot, ...]


def places_of(columns: Columns) -> Places:
    """The places of all claims."""
    return columns.remembered.get("places", lambda: _places(columns))


def _places(columns: Columns) -> Places:
    column = columns.claims.spot
    counts = np.bincount(column.codes, minlength=len(column.values))
    numbers: dict[Hashable, int] = {}
    best: list[int] = []
    of = np.full(len(column.values), -1, np.int32)
    for place, spot in enumerate(column.values):
        if spot.lat is None or spot.lon is None:
            continue
        own = numbers.setdefault(spot.geonameid or (spot.name, spot.country, spot.lat, spot.lon), len(numbers))
        of[place] = own
        if own == len(best):
            best.append(place)
        elif counts[place] > counts[best[own]]:
            best[own] = place
    return Places(of, tuple(column.values[place] for place in best))


def gathered(columns: Columns, some: Mask) -> tuple[list[Record], int]:
    """The places of some claims, those of most first, and how many more there are than are given.

    Args:
        columns: of the claims.
        some: which claims.
    """
    places = places_of(columns)
    rows = np.flatnonzero(some)
    at = places.of[columns.claims.spot.codes[rows]] if len(places.of) else np.empty(0, np.int32)
    counts = np.bincount(at[at >= 0], minlength=len(places.spots))
    events, deaths, told = _by_place(at, columns.claims.event[rows], columns.events.killed, len(places.spots))
    order = [int(place) for place in np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]]
    found = [
        _place(places.spots[n], int(counts[n]), int(events[n]), int(deaths[n]) if told[n] else None)
        for n in order[:MOST]
    ]
    return found, max(0, len(order) - MOST)


def _by_place(at: Codes, events: Codes, killed: Numbers, size: int) -> tuple[Codes, Numbers, Mask]:
    """Of each place how many events claims tell of there, how many these killed, and whether any tells that."""
    both = (at >= 0) & (events >= 0)
    wide = max(len(killed), 1)
    pairs = np.unique(at[both].astype(np.int64) * wide + events[both])
    place, event = pairs // wide, pairs % wide
    deaths = killed[event] if len(pairs) else np.empty(0)
    counted = ~np.isnan(deaths)
    sums = np.bincount(place[counted], weights=deaths[counted], minlength=size).astype(np.float64)
    told = np.bincount(place[counted], minlength=size) > 0
    return np.bincount(place, minlength=size).astype(np.int32), sums, told


def _place(spot: Spot, claims: int, events: int, killed: int | None) -> Record:
    point = {"lat": degrees(spot.lat), "lon": degrees(spot.lon), "precision": spot.precision or VAGUEST}
    named = {"geonameid": spot.geonameid, "name": spot.name, "admin1": spot.admin1, "country": spot.country}
    return {**named, **point, "claims": claims, "events": events, "killed": killed}


def unplaced(columns: Columns, some: Mask) -> list[Record]:
    """Names of places without a point, those of most claims first."""
    spots = columns.claims.spot
    counts = np.bincount(spots.codes[some], minlength=len(spots.values))
    sums: dict[str, int] = {}
    for place, spot in _nameless(spots.values):
        if counts[place]:
            name = spot.name or spot.plain.partition("; ")[0]
            sums[name] = sums.get(name, 0) + int(counts[place])
    ordered = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"name": name, "claims": count} for name, count in ordered[:UNPLACED]]


def _nameless(spots: Sequence[Spot]) -> Iterator[tuple[int, Spot]]:
    return ((place, spot) for place, spot in enumerate(spots) if spot.lat is None and (spot.plain or spot.name))


def nowhere(columns: Columns, some: Mask) -> int:
    """How many of some claims name no place at all."""
    spots = columns.claims.spot
    none = np.fromiter((not (one.plain or one.name) for one in spots.values), np.bool_, len(spots.values))
    return int(none[spots.codes[some]].sum()) if len(spots.values) else 0
