"""Known places by their names: a read-only table that is shipped (docs/gazetteer.md)."""

import functools
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from sayso.errors import RunStopped

TABLE = Path(__file__).parent / "gazetteer.db"

How = Literal["n", "a", "c", "s", "d", "z"]
"""How a name stands for a place: its name, another name, a code (`Tex.`), a region's name without the word for what it
is (`Tarrant`), the adjective or name of its people, its consonants alone (`folding.loose`)."""

_AT_ONCE = 500
"""Keys asked for in one query."""
_KEPT = 100_000
"""Keys that are kept at hand; a report's names come again and again."""
_COLUMNS = "p.id, p.name, p.lat, p.lon, p.feature, p.country, p.admin1, p.admin2, p.population"


class Place(NamedTuple):
    """A place of the table.

    `lat` and `lon` are degrees; `feature` is GeoNames' class and code (`P.PPL`); `country` is ISO 3166-1 alpha-3 or "";
    `admin1` and `admin2` are ids, 0 for none. Ids below 0 are ours: GeoNames may have the place under a number that we
    do not know.
    """

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str
    admin1: int
    admin2: int
    population: int

    @property
    def geonameid(self) -> int | None:
        """Its number in GeoNames, None where we do not know it."""
        return self.id if self.id > 0 else None


class Named(NamedTuple):
    """A place that a name may stand for, and how."""

    place: Place
    how: How


class Gazetteer:
    """The table, opened where it lies and read as far as it is asked."""

    def __init__(self, table: Path = TABLE) -> None:
        self._table = table
        try:
            # Immutable: no locks and no journal, so that it works in folders that may not be written.
            self._db = sqlite3.connect(f"{table.as_uri()}?immutable=1", uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._broken(error) from error
        self._words = frozenset(word for (word,) in self._rows("SELECT key FROM word"))
        people = self._rows("SELECT key, given, family FROM person")
        self._countries = {
            place.country: place for place in self._places("feature = 'A.PCLI' AND id > 0 ORDER BY population")
        }
        self._given: dict[str, int] = {key: given for key, given, _ in people if given}
        self._family: dict[str, int] = {key: family for key, _, family in people if family}
        self._known: dict[str, tuple[Named, ...]] = {}
        self._by_id: dict[int, Place | None] = {}

    def named(self, keys: Iterable[str]) -> Mapping[str, tuple[Named, ...]]:
        """The places of each key (`folding.fold`) that has any."""
        wanted = dict.fromkeys(keys)
        unknown = [key for key in wanted if key not in self._known]
        if len(self._known) > _KEPT:
            self._known.clear()
            unknown = list(wanted)
        for at in range(0, len(unknown), _AT_ONCE):
            self._ask(unknown[at : at + _AT_ONCE])
        return {key: found for key in wanted if (found := self._known[key])}

    def _ask(self, keys: list[str]) -> None:
        found: dict[str, list[Named]] = {key: [] for key in keys}
        marks = ",".join("?" * len(keys))
        rows = self._rows(
            f"SELECT a.key, a.kind, {_COLUMNS} FROM alias a JOIN place p ON p.id = a.place WHERE a.key IN ({marks})",  # noqa: S608 - no values
            keys,
        )
        for key, how, *row in rows:
            found[key].append(Named(_place(row), how))
        self._known.update((key, tuple(names)) for key, names in found.items())

    def place(self, id_: int) -> Place | None:
        """The place of an id, None where there is none."""
        if id_ not in self._by_id:
            self._by_id[id_] = next(iter(self._places(f"id = {int(id_)}")), None)
        return self._by_id[id_]

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return self._countries.get(code)

    def regions(self) -> Iterable[Place]:
        """Regions of the first level of all countries, the largest by people first."""
        return self._places("feature = 'A.ADM1' ORDER BY population DESC, id")

    def is_word(self, key: str) -> bool:
        """Whether it is an English word as well."""
        return key in self._words

    def given(self, key: str) -> int:
        """How many of a million people have it as a given name."""
        return self._given.get(key, 0)

    def family(self, key: str) -> int:
        """How many of a million people have it as a family name."""
        return self._family.get(key, 0)

    def meta(self) -> Mapping[str, str]:
        """Version, sources and sizes of the table."""
        return dict(self._rows("SELECT key, value FROM meta"))

    def _places(self, where: str) -> Iterable[Place]:
        return (_place(row) for row in self._rows(f"SELECT {_COLUMNS} FROM place p WHERE {where}"))  # noqa: S608

    def _rows(self, query: str, values: Sequence[str] = ()) -> list[Any]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._broken(error) from error

    def _broken(self, error: sqlite3.Error) -> RunStopped:
        return RunStopped(f"The gazetteer {str(self._table)!r} cannot be read ({error}); reinstall sayso", 3)


def _place(row: Iterable[object]) -> Place:
    """A row as a place; the table has degrees in ten-thousandths."""
    place = Place(*row)  # type: ignore[arg-type]  # the columns have these types
    return place._replace(lat=place.lat / 10_000, lon=place.lon / 10_000)


@functools.cache
def gazetteer() -> Gazetteer:
    """The table that is shipped, opened once a process.

    Raises:
        RunStopped: it is missing or broken (exit code 3).
    """
    return Gazetteer()
