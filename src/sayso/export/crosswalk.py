"""The codes of other projects for what claims and events hold: crosswalk.yml, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.codebook.rows import Row, read_rows

SHIPPED = Path(__file__).with_name("crosswalk.yml")
SECTIONS = ("place", "date", "disorder", "regions", "inter", "sectors", "modes", "denying", "hxl")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The tables, as the head of the file explains them; a code that is not there is ""."""

    place: Mapping[str, Texts]
    date: Mapping[str, Texts]
    disorder: Texts
    regions: Texts
    inter: Texts
    sectors: Mapping[str, Texts]
    modes: Texts
    denying: frozenset[str]
    hxl: Mapping[str, Texts]

    def of_place(self, precision: int | None, project: str) -> str:
        """A project's code for how exactly a place is known."""
        return self.place.get(str(precision), {}).get(project, "")

    def of_date(self, precision: int | None, project: str) -> str:
        """A project's code for how exactly a day is known."""
        return self.date.get(str(precision), {}).get(project, "")

    def of_sector(self, sector: str, field: str) -> str:
        """The `inter`, `suffers` or `side` of a sector."""
        return self.sectors.get(sector, {}).get(field, "")


@cache
def crosswalk() -> Crosswalk:
    """The tables that are shipped."""
    table = read_rows(SHIPPED).only(*SECTIONS)
    return Crosswalk(
        place=_nested(table.row("place")),
        date=_nested(table.row("date")),
        disorder=_texts(table.row("disorder")),
        regions=_texts(table.row("regions")),
        inter=_texts(table.row("inter")),
        sectors=_nested(table.row("sectors")),
        modes=_texts(table.row("modes")),
        denying=frozenset(table.texts("denying")),
        hxl=_nested(table.row("hxl")),
    )


def _nested(row: Row) -> Mapping[str, Texts]:
    return {name: _texts(inner) for name, inner in row.rows()}


def _texts(row: Row) -> Texts:
    return {name: row.text(name) for name in row.cells}
