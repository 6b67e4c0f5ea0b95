import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.conftest import Export
from tests.export.made import HOMS, edition, read

from sayso.export.countries import TABLE as COUNTRIES
from sayso.export.regions import TABLE, Region, bare_name, fips, region
from sayso.model.claim import Location
from sayso.resolve.gazetteer import gazetteer

UNLISTED = {"ALA", "ATF", "BES", "SJM"}
"""Territories that the gazetteer has and the codebook does not know as parties."""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_are_of_states_and_well_formed() -> None:
    countries = {row["iso3"] for row in _rows(COUNTRIES)} | UNLISTED
    rows = _rows(TABLE)
    assert len(rows) > 3900
    for row in rows:
        assert row["country"] in countries, row
        assert re.fullmatch(r"([A-Z]{2}-[A-Z0-9]{1,3})?", row["iso"]), row
        assert re.fullmatch(r"([A-Z]{2}(\.\w+)+)?", row["geonames"]), row
        assert row["iso"] or row["geonames"], row
    assert len({row["iso"] for row in rows if row["iso"]}) == sum(1 for row in rows if row["iso"])


def test_names_are_those_of_the_gazetteer() -> None:
    ((place, _), *_) = gazetteer().named(["homs"])["homs"]
    holder = gazetteer().place(place.admin1)
    assert holder is not None
    assert region(replace(HOMS, admin1=holder.name)) == Region("SY-HI", "SY.11")


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (HOMS, "SY11"),
        (Location("Lubbock", 1, 33.6, -101.8, 1, "Texas", "USA"), "USTX"),
        (Location("Syria", 1, 35.0, 38.0, 6, "", "SYR"), "SY"),
        (Location("Zürich", 1, 47.4, 8.5, 1, "Zürich", "CHE"), ""),
        (replace(HOMS, admin1="Nowhere"), ""),
        (Location("the sea"), ""),
    ],
)
def test_regions_as_gdelt_writes_them(where: Location, code: str) -> None:
    assert fips(where) == code


@pytest.mark.parametrize(
    ("country", "name", "bare"),
    [
        ("SYR", "Homs Governorate", "Homs"),
        ("IRN", "West Azerbaijan Province", "West Azerbaijan"),
        ("LKA", "Eastern Province", "Eastern Province"),
        ("UKR", "Kyiv Oblast", "Kyiv Oblast"),
        ("LAO", "Vientiane Prefecture", "Vientiane Prefecture"),
        ("RUS", "Omsk Oblast", "Omsk"),
        ("USA", "Texas", "Texas"),
        ("", "", ""),
    ],
)
def test_names_of_regions_without_the_word_for_what_they_are(country: str, name: str, bare: str) -> None:
    assert bare_name(Location("Odun", admin1=name, country=country)) == bare


def test_a_region_without_a_code_has_none() -> None:
    assert region(Location("Odun", admin1="Odun Province", country="SYR")) == Region()


def test_tables_and_companions_have_the_codes_and_hxl_tags(export: Export) -> None:
    made = edition(read("Rebels attacked Homs.", "attacked", ["rebels"]))
    with (export(made, "csv") / "events.csv").open(encoding="utf-8", newline="") as file:
        (told,) = csv.DictReader(file)
    assert (told["admin1_iso"], told["admin1_geonames"]) == ("SY-HI", "SY.11")
    path = export(made, "acled", hxl=True).with_name("out.companion.csv")
    with path.open(encoding="utf-8", newline="") as file:
        tags, cells = csv.DictReader(file)
    assert (tags["admin1_iso"], cells["admin1_iso"]) == ("#adm1+code+v_iso3166_2", "SY-HI")
