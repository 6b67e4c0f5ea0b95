"""The gazetteer while it is put together."""

from dataclasses import astuple, dataclass, field, replace
from typing import Any

from packages import SCRIPTS_OF_ARABIC
from sayso.model.names import fold
from sayso.resolve.folding import bare, close, loose

RANK = "nacsdz"
"""Kinds of names, the strongest first: name, another name, code, short for a region, people, close or loose key."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the table; `admin1` and `admin2` are ids of places, 0 for none; ids below 0 are ours, not GeoNames'."""

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str
    admin1: int = 0
    admin2: int = 0
    population: int = 0

    def row(self) -> tuple[int | float | str, ...]:
        """Its cells in the order of the columns; degrees in ten-thousandths (11 m), which takes half the room."""
        id_, name, lat, lon, *rest = astuple(self)
        return id_, name, round(lat * 10_000), round(lon * 10_000), *rest


@dataclass
class Builder:
    """Places by id, and names as (key, id) with the kind of each."""

    places: dict[int, Place] = field(default_factory=dict)
    names: dict[tuple[str, int], str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)

    def add(self, place: Place) -> None:
        """A place under its name."""
        self.places[place.id] = place
        self.name(place.id, place.name, "n")

    def name(self, place: int, name: str, kind: str) -> None:
        """A further name; of an Arabic one also without its articles."""
        key = fold(name)
        self.key(place, key, kind)
        if self.places[place].country in SCRIPTS_OF_ARABIC:
            self.key(place, bare(key), kind)
            self.key(place, close(key), "z")
            self.key(place, loose(key), "z")

    def key(self, place: int, key: str, kind: str) -> None:
        """A key, of the strongest kind that it comes as."""
        if key:
            old = self.names.get((key, place), kind)
            self.names[key, place] = min(old, kind, key=RANK.index)

    def main(self, name: str) -> int:
        """The place of this very name that most people live in."""
        key = fold(name)
        found = [self.places[place] for (known, place), kind in self.names.items() if known == key and kind in "na"]
        return max(found, key=lambda place: (place.name == name, place.feature[0] != "P", place.population)).id

    def supplement(self, row: dict[str, Any]) -> None:
        """A place of supplement.yml: a region of the packages where it is one, else a new place."""
        country, lat, lon = row.get("country", ""), *row["at"]
        known = self._division(row["name"], country) if row["feature"] == "A.ADM1" else 0
        known = known or row.get("id", 0)
        if known in self.places:
            self.places[known] = replace(self.places[known], name=row["name"], lat=lat, lon=lon)
            self.name(known, row["name"], "n")
        else:
            id_ = known or -1 - sum(id_ < 0 for id_ in self.places)
            self.add(Place(id_, row["name"], lat, lon, row["feature"], country, population=row.get("population", 0)))
            known = id_
        for name in row.get("names", ()):
            self.name(known, name, "n")
        for alias in row.get("aliases", ()):
            self.name(known, alias, "c" if len(alias) < 5 and alias.replace(".", "").isupper() else "a")
        for people in row.get("people", ()):
            self.name(known, people, "d")

    def _division(self, name: str, country: str) -> int:
        key = fold(name)
        found = [
            place
            for (known, place) in self.names
            if known == key and self.places[place].feature == "A.ADM1" and self.places[place].country == country
        ]
        return found[0] if found else 0
