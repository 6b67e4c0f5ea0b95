"""Degrees of grid references: UTM and the military grid (MGRS) on WGS 84.

The inverse of the transverse Mercator projection by Krüger's series to the fourth order in the third flattening (L.
Krüger, 1912; coefficients as in C. Karney, Transverse Mercator with an accuracy of a few nanometers, Journal of Geodesy
85, 2011), exact to less than a millimetre within a zone. Zones, bands and squares are lettered as in NGA.STND.0037.
"""

from collections.abc import Mapping, Sequence
from math import asin, atan2, cos, cosh, degrees, radians, sin, sinh
from typing import Final

_RADIUS: Final = 6_378_137.0
_N: Final = 1 / (2 * 298.257223563 - 1)
"""Equator of WGS 84 in metres, and its third flattening."""
_SCALE: Final = 0.9996 * _RADIUS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
"""Metres of a radian of the meridian in the middle of a zone."""
_ORDERS: Final = (1, 2, 3, 4)
_PLANE: Final = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_LATITUDE: Final = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3 + 116 * _N**4 / 45,
    7 * _N**2 / 3 - 8 * _N**3 / 5 - 227 * _N**4 / 45,
    56 * _N**3 / 15 - 136 * _N**4 / 35,
    4279 * _N**4 / 630,
)
_MIDDLE: Final = 500_000
"""Easting of a zone's middle, in metres."""
_SOUTHERN: Final = 10_000_000
"""Northing of the equator in the southern half, in metres."""
_BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS: Final = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
_ROWS: Final = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE: Final = 100_000
_CYCLE: Final = len(_ROWS) * _SQUARE
"""Metres after which the letters of rows begin anew."""
_SIDES: Final[Mapping[tuple[int, str], tuple[int, int] | None]] = {
    (31, "V"): (0, 3),
    (32, "V"): (3, 12),
    (31, "X"): (0, 9),
    (32, "X"): None,
    (33, "X"): (9, 21),
    (34, "X"): None,
    (35, "X"): (21, 33),
    (36, "X"): None,
    (37, "X"): (33, 42),
}
"""Meridians of the zones off Norway that are not six degrees wide; None where there is no such zone."""
_EDGE: Final = 0.1
"""Degrees by which a reference may go beyond its zone or band, as maps do at their edges."""

Point = tuple[float, float]
"""Degrees north and east."""


def mgrs(zone: int, band: str, square: str, digits: str) -> Point | None:
    """The middle of the cell that a reference names, with as many decimals as it has digits; None where there is none.

    Args:
        zone: 1 to 60.
        band: C to X.
        square: two letters, of column and row.
        digits: easting and northing in the square, as many of each: five are metres, two are kilometres.
    """
    half = len(digits) // 2
    column, row = _COLUMNS[(zone - 1) % 3].find(square[0]), _ROWS.find(square[1])
    if column < 0 or row < 0:
        return None
    cell = 10 ** (5 - half)
    east = (column + 1) * _SQUARE + int(digits[:half]) * cell + cell / 2
    first = (row - (0 if zone % 2 else 5)) % len(_ROWS) * _SQUARE
    north = first + int(digits[half:]) * cell + cell / 2
    points = (_degrees(zone, east, north + n * _CYCLE, southern=band < "N") for n in range(_SOUTHERN // _CYCLE))
    return next((_rounded(point, half) for point in points if _inside(point, zone, band)), None)


def utm(zone: int, letter: str, east: int, north: int) -> Point | None:
    """The point of a UTM reference in whole metres, to five decimals; None where there is none.

    Args:
        zone: 1 to 60.
        letter: the band; or, where no point of that band is meant, N or S for the northern or southern half.
        east, north: metres.
    """
    if not (_SQUARE <= east < _CYCLE // 2 and 0 <= north < _SOUTHERN):
        return None
    point = _degrees(zone, east, north, southern=letter < "N")
    if _inside(point, zone, letter):
        return _rounded(point, 5)
    point = _degrees(zone, east, north, southern=letter == "S")
    halves = {"N": _BANDS[10:], "S": _BANDS[:10]}.get(letter, "")
    return _rounded(point, 5) if any(_inside(point, zone, band) for band in halves) else None


def _rounded(point: Point, decimals: int) -> Point:
    return round(point[0], decimals), round(point[1], decimals)


def _inside(point: Point, zone: int, band: str) -> bool:
    south = -80 + 8 * _BANDS.index(band)
    north = 84 if band == "X" else south + 8
    west = 6 * zone - 186
    sides = _SIDES.get((zone, band), (west, west + 6))
    if sides is None or abs(point[1]) > 180:
        return False
    return south - _EDGE <= point[0] <= north + _EDGE and sides[0] - _EDGE <= point[1] <= sides[1] + _EDGE


def _degrees(zone: int, east: float, north: float, *, southern: bool) -> Point:
    """Degrees of a point of the plane, in metres."""
    up, across = (north - (_SOUTHERN if southern else 0)) / _SCALE, (east - _MIDDLE) / _SCALE
    xi = up - _series(_PLANE, up, [cosh(2 * j * across) for j in _ORDERS])
    eta = across - sum(c * cos(2 * j * up) * sinh(2 * j * across) for j, c in zip(_ORDERS, _PLANE, strict=True))
    conformal = asin(sin(xi) / cosh(eta))
    lat = conformal + _series(_LATITUDE, conformal, [1.0] * len(_ORDERS))
    return degrees(lat), degrees(radians(6 * zone - 183) + atan2(sinh(eta), cos(xi)))


def _series(terms: Sequence[float], angle: float, factors: Sequence[float]) -> float:
    return sum(c * sin(2 * j * angle) * f for j, c, f in zip(_ORDERS, terms, factors, strict=True))
