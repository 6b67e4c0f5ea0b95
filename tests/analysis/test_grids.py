"""Degrees of grid references. The references of the points below are those that GEOTRANS and PROJ give."""

import pytest

from sayso.analysis.grids import mgrs, utm

POINTS = [
    (33, "U", "XP", "0193640383", 601937, 5340384, 48.20849, 16.37208),
    (37, "S", "BT", "4702911570", 247029, 3711570, 33.51380, 36.27650),
    (56, "H", "LH", "3490052290", 334901, 6252291, -33.85678, 151.21530),
    (32, "V", "KN", "9747700830", 297477, 6700830, 60.39299, 5.32415),
    (33, "X", "WG", "1473883376", 514739, 8683376, 78.22334, 15.64689),
    (17, "M", "QV", "8185780013", 781857, 9980013, -0.18065, -78.46784),
    (36, "N", "VF", "5350834959", 453508, 34959, 0.31628, 32.58219),
    (28, "P", "BB", "3651725774", 236517, 1625774, 14.69278, -17.44672),
    (21, "F", "VC", "4076672667", 440766, 4272667, -51.69382, -57.85700),
    (4, "W", "EE", "7915011252", 579151, 7911252, 71.29058, -156.78872),
    (60, "K", "XF", "1292941202", 612930, 8041203, -17.71340, 178.06500),
]
"""Zone, band, square, digits; easting, northing; degrees. In both hemispheres and where zones are not as elsewhere."""
METRE = 0.00004
"""Degrees of about a metre, as far north as these points are, and half a cell."""


@pytest.mark.parametrize(("zone", "band", "square", "digits", "east", "north", "lat", "lon"), POINTS)
def test_known_points(
    zone: int, band: str, square: str, digits: str, east: int, north: int, lat: float, lon: float
) -> None:
    assert mgrs(zone, band, square, digits) == pytest.approx((lat, lon), abs=METRE)
    assert utm(zone, band, east, north) == pytest.approx((lat, lon), abs=METRE)


@pytest.mark.parametrize(
    ("digits", "point"),
    [
        ("4702911570", (33.5138, 36.2765)),
        ("47021157", (33.5138, 36.2765)),
        ("470115", (33.514, 36.277)),
        ("4711", (33.51, 36.28)),
    ],
)
def test_no_more_decimals_than_digits(digits: str, point: tuple[float, float]) -> None:
    found = mgrs(37, "S", "BT", digits)
    assert found == pytest.approx(point, abs=10.0 ** (1 - len(digits) // 2))
    assert found is not None
    assert all(len(repr(degrees).partition(".")[2]) <= len(digits) // 2 for degrees in found)


@pytest.mark.parametrize(
    ("zone", "band", "square"),
    [
        (37, "S", "JT"),  # a column of the next zone
        (37, "S", "BW"),  # no row
        (37, "S", "BA"),  # a row of this zone that lies outside the band
        (37, "S", "HT"),  # a column beyond the zone's edge
        (32, "X", "NG"),  # no such zone
        (31, "V", "FG"),  # cut off for its neighbour
    ],
)
def test_a_square_that_there_is_not_has_no_degrees(zone: int, band: str, square: str) -> None:
    assert mgrs(zone, band, square, "1234512345") is None


@pytest.mark.parametrize(
    ("letter", "north", "lat"),
    [
        ("S", 3711570, 33.51380),  # the band
        ("S", 6252291, -33.83938),  # the southern half, where the band does not fit
        ("N", 34959, 0.3163),
        ("N", 3711570, 33.51380),  # the northern half
        ("U", 3711570, None),
        ("C", 34959, None),
    ],
)
def test_a_letter_is_a_band_or_else_a_half(letter: str, north: int, lat: float | None) -> None:
    found = utm(37, letter, 247029, north)
    assert (found is None) == (lat is None)
    assert found is None or found[0] == pytest.approx(lat, abs=0.01)


@pytest.mark.parametrize(("east", "north"), [(99_999, 3711570), (1_000_000, 3711570), (247029, 10_000_000)])
def test_what_lies_outside_the_grid_has_no_degrees(east: int, north: int) -> None:
    assert utm(37, "S", east, north) is None
