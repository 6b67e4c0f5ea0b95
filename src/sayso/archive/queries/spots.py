"""Places by where they are: a box of degrees, and one place alone, told apart from others of its name."""

import math
import re
from dataclasses import dataclass

from sayso.errors import RunStopped

_NUMBER = re.compile(r".*@0*([0-9]{1,12})", re.DOTALL)
_POINT = re.compile(r"(.+)@(-?[0-9]{1,3}(?:\.[0-9]+)?),(-?[0-9]{1,3}(?:\.[0-9]+)?)", re.DOTALL)
_NEAR = 10_000
"""Parts of a degree to which points are rounded, by one rule: Python and SQL write the same number in two ways."""
ONE_PLACE = (
    "CASE WHEN claims.geonameid IS NOT NULL THEN '@' || claims.geonameid"
    " WHEN claims.lat IS NOT NULL THEN printf('%s@%.4f,%.4f', claims.location,"
    f" round(claims.lat * {_NEAR}) / {_NEAR}, round(claims.lon * {_NEAR}) / {_NEAR}) ELSE '' END"
)
"""The place of a claim as `place_alone` has it, in SQL."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees; where the west lies east of the east, it goes over the date line."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, text: str) -> "Box":
        """A box as it is written: `west,south,east,north`.

        Raises:
            RunStopped: it is none; exit code 2.
        """
        try:
            west, south, east, north = map(float, text.split(","))
        except ValueError:
            west, south, east, north = (float("nan"),) * 4
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise RunStopped(f"No box '{text}'; expected west,south,east,north in degrees, such as 35,32,42,38")
        return cls(west, south, east, north)


def place_alone(name: str, geonameid: int | None, lat: float | None, lon: float | None) -> str:
    """A place told apart from others of its name: by its number in GeoNames, or its point to about 10 m; else ""."""
    if geonameid is not None:
        return f"@{geonameid}"
    return "" if lat is None or lon is None else f"{name}@{_rounded(lat):.4f},{_rounded(lon):.4f}"


def _rounded(value: float) -> float:
    """As SQLite rounds: halves go away from zero."""
    return int(value * _NEAR + math.copysign(0.5, value)) / _NEAR


def one_place(value: str) -> str:
    """The one place that a value of the filter `place` stands for, as `place_alone` has it; "" for words.

    Args:
        value: a name with the number in GeoNames, `Aleppo@170063`, of which the number counts; or with a point,
            `Midan@33.49,36.3`, where the place is not in GeoNames.
    """
    if found := _NUMBER.fullmatch(value):
        return f"@{found[1]}"
    if found := _POINT.fullmatch(value):
        return place_alone(found[1], None, float(found[2]), float(found[3]))
    return ""
