"""Coordinates and grid references that a report itself gives."""

import pytest

from sayso.analysis.coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("A shell fell at 36.2021, 37.1343 near the mill.", "36.2021, 37.1343", 36.2021, 37.1343),
        ("The boat was at 12.51° N, 43.30° E.", "12.51° N, 43.30° E", 12.51, 43.3),
        ("Position: N 12.513 E 43.301.", "N 12.513 E 43.301", 12.513, 43.301),
        ("They were seen at 4.25 S, 70.12 W.", "4.25 S, 70.12 W", -4.25, -70.12),
        ("Coordinates -4.25 -70.12 were given.", "-4.25 -70.12", -4.25, -70.12),
        ("It struck 33°30'15\"N 36°18'00\"E at noon.", "33°30'15\"N 36°18'00\"E", 33.5042, 36.3),
        ("It struck 33° 30′ S, 36° 18′ W.", "33° 30′ S, 36° 18′ W", -33.5, -36.3),
        ("The patrol left 37S CV 1234 5678 on foot.", "37S CV 1234 5678", 35.7372, 36.9249),
        ("The patrol left 37SCV12345678 on foot.", "37SCV12345678", 35.7372, 36.9249),
        ("The patrol left 37S CV 12 56 on foot.", "37S CV 12 56", 35.73, 36.93),
        ("The patrol left 37S AB 1234 5678 on foot.", "37S AB 1234 5678", None, None),
        ("The wreck lies at 37S 312340 3956780, it said.", "37S 312340 3956780", 35.73714, 36.92485),
        ("The wreck lies at UTM 37S 312340E 3956780N.", "37S 312340E 3956780N", 35.73714, 36.92485),
        ("The wreck lies at 36N 453508 mE 34959 mN.", "36N 453508 mE 34959 mN", 0.31628, 32.58219),
        ("The wreck lies at 37U 312340 3956780.", "37U 312340 3956780", None, None),
    ],
)
def test_coordinates_are_places_as_worded(text: str, words: str, lat: float | None, lon: float | None) -> None:
    (place,) = coordinates(text, 100)
    assert (place.span.text, place.name, place.lat, place.lon) == (words, words, lat, lon)
    assert text[place.span.start - 100 : place.span.end - 100] == words


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell from 36.20 to 37.13.",
        "Prices rose by 36.20, 37.13 and 40.11 per cent.",
        "It cost 136.2021, 37.1343 or more.",
        "They held 95.2021, 37.1343 of it.",
        "It lasted from 3.15 to 4.25.",
        "It struck 33°75'15\"N 36°18'00\"E.",
        "The 37S CV 123 4567 is a part number.",
        "Lot 37S 312340 3956 was sold.",
        "Lot 37S 312340 39567801 was sold.",
        "Two hundred died in 2015.",
    ],
)
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert coordinates(text, 0) == ()


def test_several_come_in_the_order_of_the_text() -> None:
    text = "From 37S CV 1234 5678 they went to 36.2021, 37.1343."
    assert [place.name for place in coordinates(text, 0)] == ["37S CV 1234 5678", "36.2021, 37.1343"]
