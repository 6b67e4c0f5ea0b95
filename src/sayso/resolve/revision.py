"""A second look at the places chosen: none far from all others of a report, and Arabic names by their consonants."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.resolve.choice import Chosen
from sayso.resolve.folding import loose
from sayso.resolve.gazetteer import Gazetteer, Named
from sayso.resolve.toponyms import Toponym

FEW = 3
"""Names of places that a report must have before any of them is taken to be astray."""
MOST = 0.6
"""Share of them that must lie in one country."""
RENOWNED = 200_000
"""People in a town that news names wherever it writes from."""


def revised(found: Sequence[Toponym], chosen: Sequence[Chosen | None], table: Gazetteer) -> list[Toponym]:
    """The names with other places to choose from, where those chosen cannot be meant; the same where all can.

    A report that speaks of one country, and of no other place in a far one, does not mean a hamlet there that
    happens to have the name: the name is of a place nearer by that the gazetteer lacks, or spells otherwise.
    """
    lands = _lands(chosen)
    return [
        replace(one, names=spelt(one.key, lands, table)) if choice is None or astray(one, choice, lands) else one
        for one, choice in zip(found, chosen, strict=True)
    ]


def _lands(chosen: Sequence[Chosen | None]) -> Mapping[str, int]:
    """How many different places of a report lie in each country."""
    places = {choice.place for choice in chosen if choice is not None}
    return Counter(place.country for place in places if place.country)


def astray(one: Toponym, choice: Chosen, lands: Mapping[str, int]) -> bool:
    """Whether a place is a small one in a country of which nothing else is named, and the report is about another."""
    place, total = choice.place, sum(lands.values())
    if place.feature[0] != "P" and not place.feature.startswith("A.ADM"):
        return False
    alone = lands.get(place.country, 0) <= 1 and one.chain is None
    return alone and place.population < RENOWNED and total >= FEW and max(lands.values()) >= MOST * total


def spelt(key: str, lands: Mapping[str, int], table: Gazetteer) -> tuple[Named, ...]:
    """Places in the countries spoken of whose Arabic name has the same consonants."""
    consonants = loose(key)
    names = table.named([consonants]).get(consonants, ()) if consonants else ()
    return tuple(name for name in names if lands.get(name.place.country, 0) > 1)
