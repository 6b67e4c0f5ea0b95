"""The tables of our own that the gazetteer is derived from, and that it was derived from them."""

import re
from pathlib import Path

import pytest
import yaml

from sayso.model.names import fold
from sayso.resolve.gazetteer import gazetteer

FOLDER = Path(__file__).parents[2] / "gazetteer"
SUPPLEMENT = yaml.safe_load((FOLDER / "supplement.yml").read_text("utf-8"))
COUNTRIES = yaml.safe_load((FOLDER / "countries.yml").read_text("utf-8"))
PLACES = SUPPLEMENT["places"]
KEYS = {"name", "at", "feature", "country", "names", "aliases", "people", "id", "population"}


def on_earth(at: list[float]) -> bool:
    """Whether these are degrees north and east, with two decimals at most."""
    lat, lon = at
    return abs(lat) <= 90 and abs(lon) <= 180 and all(round(x, 2) == x for x in at)


def test_rows_have_the_keys_that_are_explained() -> None:
    assert [row for row in PLACES if not {"name", "at", "feature"} <= row.keys() <= KEYS] == []


def test_points_are_on_earth_and_not_finer_than_they_may_be() -> None:
    points = {row["name"]: row["at"] for row in PLACES} | COUNTRIES | SUPPLEMENT["middles"]
    assert {name for name, at in points.items() if not on_earth(at)} == set()


def test_features_and_countries_are_codes() -> None:
    assert [row for row in PLACES if not re.fullmatch(r"[AHLPRSTUV]\.[A-Z0-9]{2,5}", row["feature"])] == []
    assert {row["country"] for row in PLACES if row.get("country", "SYR") not in COUNTRIES} == set()


def test_no_place_stands_twice() -> None:
    rows = [(row["name"], row.get("country", "")) for row in PLACES]
    assert sorted(row for row in set(rows) if rows.count(row) > 1) == []


@pytest.mark.parametrize("kind", ["names", "aliases", "people"])
def test_the_gazetteer_has_every_name(kind: str) -> None:
    names = [name for row in PLACES for name in (row["name"], *row.get(kind, ()))]
    known = gazetteer().named(map(fold, names))
    assert {name for name in names if fold(name) not in known} == set()


def test_the_gazetteer_has_every_abbreviation_and_no_name_that_is_left_out() -> None:
    short = [name for names in SUPPLEMENT["short"].values() for name in names]
    known = gazetteer().named(map(fold, short))
    assert {name for name in short if all(n.how != "c" for n in known.get(fold(name), ()))} == set()
    for id_, names in SUPPLEMENT["without"].items():
        for name in names:
            assert id_ not in {n.place.id for n in gazetteer().named([fold(name)]).get(fold(name), ())}


def test_the_gazetteer_has_every_country_where_the_table_puts_it() -> None:
    states = {code: gazetteer().country(code) for code in COUNTRIES}
    assert {
        code for code, at in COUNTRIES.items() if (state := states[code]) is None or [state.lat, state.lon] != at
    } == set()


def test_words_are_known() -> None:
    words = (FOLDER / "words.txt").read_text("utf-8").split("\n", 1)[1].split()
    assert words == sorted(set(words))
    assert [word for word in words if not gazetteer().is_word(word)] == []
