"""The table that is shipped."""

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.model.names import fold
from sayso.resolve.gazetteer import TABLE, Gazetteer, gazetteer


def named(name: str) -> dict[tuple[str, str], str]:
    """Countries and features of the places of a name, with how it names them."""
    key = fold(name)
    return {(n.place.country, n.place.feature): n.how for n in gazetteer().named([key]).get(key, ())}


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Idlib", "SYR", "P.PPL"),
        ("Idlib", "SYR", "A.ADM1"),
        ("Deir ez-Zor", "SYR", "P.PPL"),
        ("Deir al-Zor", "SYR", "P.PPL"),
        ("Tarrant County", "USA", "A.ADM2"),
        ("Oxfordshire", "GBR", "A.ADM2"),
        ("Kharkiv Oblast", "UKR", "A.ADM1"),
        ("Syria", "SYR", "A.PCLI"),
        ("U.S.", "USA", "A.PCLI"),
        ("Tex.", "USA", "A.ADM1"),
        ("Damascus", "SYR", "P.PPLC"),
        ("Darfur", "SDN", "L.RGN"),
        ("Eastern Ghouta", "SYR", "L.RGN"),
        ("Black Sea", "", "H.SEA"),
        ("Africa", "", "L.CONT"),
    ],
)
def test_places_are_known(name: str, country: str, feature: str) -> None:
    assert (country, feature) in named(name)


def test_a_code_a_name_cut_short_and_people_are_told_apart() -> None:
    assert named("Tex.")["USA", "A.ADM1"] == "c"
    assert named("Chechens")["RUS", "A.ADM1"] == "d"
    assert named("Syria")["SYR", "A.PCLI"] == "n"


def test_an_arabic_name_is_found_by_its_consonants() -> None:
    assert any(n.place.country == "SYR" for n in gazetteer().named(["~mrt nmn"])["~mrt nmn"])


def test_what_is_not_known_is_left_out() -> None:
    assert gazetteer().named(["no such place at all", "idlib"]).keys() == {"idlib"}


def test_a_place_lies_in_its_regions() -> None:
    town = next(n.place for n in gazetteer().named(["saraqib"])["saraqib"] if n.place.country == "SYR")
    region = gazetteer().place(town.admin1)
    assert region is not None
    assert (region.name, region.feature) == ("Idlib Governorate", "A.ADM1")
    assert (round(town.lat), round(town.lon)) == (36, 37)


def test_a_town_of_our_own_lies_in_the_region_of_its_neighbours() -> None:
    (dabiq,) = (one.place for one in gazetteer().named(["dabiq"])["dabiq"])
    region = gazetteer().place(dabiq.admin1)
    assert region is not None
    assert region.name == "Aleppo Governorate"


def test_our_own_places_have_no_number_in_geonames() -> None:
    ghouta = gazetteer().named(["eastern ghouta"])["eastern ghouta"][0].place
    assert (ghouta.geonameid, ghouta.lat) == (None, 33.53)


def test_each_country_has_a_point() -> None:
    assert {code for code in ("USA", "SYR", "GBR", "PSE", "XKX", "SSD") if gazetteer().country(code) is None} == set()
    assert gazetteer().country("ZZZ") is None


def test_words_and_persons_names_are_known() -> None:
    table = gazetteer()
    assert (table.is_word("split"), table.is_word("idlib")) == (True, False)
    assert table.given("jordan") > 100 > table.given("idlib") == 0
    assert table.family("jackson") > 1000


def test_it_says_what_it_is_made_of_and_is_small() -> None:
    assert "GeoNames" in gazetteer().meta()["licence"]
    assert TABLE.stat().st_size < 26_000_000


def test_a_missing_or_broken_table_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no table" * 1000)
    sqlite3.connect(tmp_path / "empty.db").close()
    for name in ("broken.db", "empty.db", "missing.db"):
        with pytest.raises(RunStopped, match="cannot be read"):
            Gazetteer(tmp_path / name)


def test_a_table_that_breaks_off_stops_the_run_where_it_is_asked(tmp_path: Path) -> None:
    whole = Gazetteer(TABLE)
    (tmp_path / "cut.db").write_bytes(TABLE.read_bytes())
    table = Gazetteer(tmp_path / "cut.db")
    with (tmp_path / "cut.db").open("r+b") as file:
        file.truncate(4096)
    assert whole.named(["idlib"])
    with pytest.raises(RunStopped, match="cannot be read"):
        table.named(["idlib"])
