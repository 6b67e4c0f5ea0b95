"""Places by where they are: boxes, and one place told apart from others of its name."""

import sqlite3

import pytest

from sayso.archive.queries.spots import ONE_PLACE, Box, one_place, place_alone
from sayso.errors import RunStopped


def test_a_box_has_its_sides_in_the_order_of_geojson() -> None:
    assert Box.of("35,32,42.5,38") == Box(west=35, south=32, east=42.5, north=38)
    assert Box.of(" 170, -10, -170, 10 ").west == 170  # over the date line
    assert Box.of("-180,-90,180,90").north == 90


@pytest.mark.parametrize(
    "text", ["", "3", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,10,5,-10", "0,0,0,91", "-181,0,0,1", "nan,0,1,1", "0,0,inf,1"]
)
def test_what_is_no_box_is_told(text: str) -> None:
    with pytest.raises(RunStopped, match="expected west,south,east,north in degrees") as caught:
        Box.of(text)
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("Aleppo@170063", ("Halab", 170063, 36.2, 37.16)),
        ("@0170063", ("Aleppo", 170063, None, None)),
        ("Midan@33.49,36.3", ("Midan", None, 33.49, 36.3)),
        ("São Paulo, old@-23.55,-46.630", ("São Paulo, old", None, -23.55, -46.63)),
        ("a@b@1,2", ("a@b", None, 1.0, 2.0)),
    ],
)
def test_one_place_is_its_number_or_its_name_and_point(
    value: str, place: tuple[str, int | None, float | None, float | None]
) -> None:
    assert one_place(value) == place_alone(*place) != ""


@pytest.mark.parametrize("value", ["", "Aleppo", "Aleppo@", "@", "Aleppo@x", "@1,2", "Aleppo@1,2,3", "a@1000,2", "@١٢"])
def test_words_stand_for_no_one_place(value: str) -> None:
    assert one_place(value) == ""


def test_a_place_without_a_point_is_not_told_apart() -> None:
    assert place_alone("Brask", None, None, None) == ""


def test_points_are_rounded_alike_in_sql_and_in_python() -> None:
    halves = [whole / 10_000 + 0.00005 for whole in range(-1_800_000, 1_800_000, 7_919)]
    points = [0.0, -0.00001, 33.49005, 36.00015, *halves, *(180 / part for part in range(1, 500))]
    with_claims = sqlite3.connect(":memory:")
    with_claims.execute("CREATE TABLE claims (location, geonameid, lat, lon)")
    with_claims.executemany("INSERT INTO claims VALUES ('Brask', NULL, ?, ?)", ((at, -at) for at in points))
    told = [row[0] for row in with_claims.execute(f"SELECT {ONE_PLACE} FROM claims ORDER BY rowid")]  # noqa: S608 -- our own
    with_claims.close()
    assert told == [place_alone("Brask", None, at, -at) for at in points]
    assert told[1] == "Brask@0.0000,0.0000"
