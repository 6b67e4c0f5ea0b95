"""Codes of the first-level regions that places lie in: regions.csv, which gazetteer/region_codes.py derives."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.export.countries import country
from sayso.model.claim import Location

TABLE = Path(__file__).with_name("regions.csv")
NOT_FIPS = frozenset({"BEL", "CHE", "GBR", "GRC", "MNE"})
"""Countries for whose regions GeoNames has other codes than FIPS 10-4 had."""
COUNTRY = 6
"""The where_prec of a whole country."""
KIND = re.compile(r"(.+) (?:Department|Governorate|Oblast|Prefecture|Province|Region)")
QUARTER = re.compile(r"(?:(?:north|south|east|west|central|capital)[a-z-]*\s?)+", re.IGNORECASE)
"""What is no name without the word for what it is."""
_PAIR = 2  # characters of a region's code in FIPS 10-4


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the first level; "" for what nobody has a code for.

    Attributes:
        iso: its code in ISO 3166-2 (`SY-HI`).
        geonames: its code in GeoNames (`SY.11`).
    """

    iso: str = ""
    geonames: str = ""


def region(where: Location) -> Region:
    """The region that a place lies in."""
    return _regions().get((where.country, where.admin1), Region())


def bare_name(where: Location) -> str:
    """The region's name without the word for what it is, as ACLED has it: `Homs`.

    `Eastern Province` keeps it, and so does `Kyiv Oblast`, beside which there is a Kyiv.
    """
    bare = _bare(where.admin1)
    return bare if _bare_names()[where.country, bare] < 2 else where.admin1


def _bare(name: str) -> str:
    found = KIND.fullmatch(name)
    return found[1] if found and not QUARTER.fullmatch(found[1]) else name


@cache
def _bare_names() -> Counter[tuple[str, str]]:
    return Counter((country, _bare(name)) for country, name in _regions())


def fips(where: Location) -> str:
    """The region as GDELT writes it: country and region in FIPS 10-4 (`SY11`); of a whole country the country alone.

    GeoNames kept the regions' codes of FIPS 10-4 for most countries, and those of the United States are its states.
    """
    state = country(where.country).fips
    if where.precision == COUNTRY:
        return state
    code = region(where).geonames.partition(".")[2]
    return f"{state}{code}" if state and len(code) == _PAIR and where.country not in NOT_FIPS else ""


@cache
def _regions() -> Mapping[tuple[str, str], Region]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["name"]): Region(row["iso"], row["geonames"]) for row in csv.DictReader(file)}
