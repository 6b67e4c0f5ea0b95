"""What other projects call countries."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.codebook.parties import parties

TABLE = Path(__file__).with_name("countries.csv")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; "" for what a project has no code for.

    Attributes:
        iso3: ISO 3166-1 alpha-3, or ISO 3166-3 alpha-4 of a state that is no more.
        iso_numeric: ISO 3166-1 numeric, without leading zeros, as ACLED writes it.
        fips: FIPS 10-4, as GDELT writes it.
        gw: number in the list of states of Gleditsch and Ward, as UCDP writes it.
        acled_region: number of ACLED's region.
        ucdp_region: name of UCDP's region, which goes by the numbers of states.
    """

    iso3: str = ""
    iso_numeric: str = ""
    fips: str = ""
    gw: str = ""
    acled_region: str = ""
    ucdp_region: str = ""

    @property
    def name(self) -> str:
        """What the codebook calls it; its code where it has no name for it."""
        known = parties().state(self.iso3)
        return known.name if known else self.iso3


def country(iso3: str) -> Country:
    """The country of an ISO 3166-1 alpha-3 code; one without any other code where it is not in the table."""
    return _countries().get(iso3, Country(iso3))


@cache
def _countries() -> Mapping[str, Country]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["iso3"]: Country(**row) for row in csv.DictReader(file)}
