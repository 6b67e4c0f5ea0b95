"""Puts places of which no package says in which region they are into the region of their neighbours."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, hypot, radians

from builder import Place

NEIGHBOURS = 3
FARTHEST = 0.5
"""Degrees of latitude (55 km) to the farthest neighbour that says anything."""


def regions_added(places: Iterable[Place]) -> list[Place]:
    """The towns, buildings and camps that had no first-level region, with that of most of their nearest neighbours."""
    settled: dict[str, list[Place]] = {}
    open_: list[Place] = []
    for place in places:
        if place.feature[0] in "PS" and place.country:
            settled.setdefault(place.country, []).append(place) if place.admin1 else open_.append(place)
    found = ((place, _region(place, settled.get(place.country, ()))) for place in open_)
    return [replace(place, admin1=region) for place, region in found if region]


def _region(place: Place, settled: Sequence[Place]) -> int:
    """The region of most of the nearest neighbours, of the nearest where they differ; 0 where none is near."""
    near = sorted((away, other.id, other.admin1) for other in settled if (away := _away(place, other)) <= FARTHEST)
    regions = Counter(region for _, _, region in near[:NEIGHBOURS])
    return regions.most_common(1)[0][0] if regions else 0


def _away(place: Place, other: Place) -> float:
    """Degrees of latitude between two places not far from each other."""
    return hypot(place.lat - other.lat, (place.lon - other.lon) * cos(radians(place.lat)))
