"""A second look at the places chosen: none far from all others of a report, and Arabic names by their consonants."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from sayso.resolve.choice import Chosen
from sayso.resolve.folding import close, loose
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
    lands, towns = _lands(chosen, whole=True), _lands(chosen, whole=False)
    named = {choice.place.country for choice in chosen if choice is not None and choice.place.feature == "A.PCLI"}
    near = named | {land for land, many in lands.items() if many >= min(2, max(lands.values()))}
    return [
        replace(one, names=spelt(one.key, near, table)) if choice is None or astray(one, choice, lands, towns) else one
        for one, choice in zip(found, chosen, strict=True)
    ]


def _lands(chosen: Sequence[Chosen | None], *, whole: bool) -> Mapping[str, int]:
    """How many different places of a report lie in each country, the country itself among them where `whole`."""
    places = {choice.place for choice in chosen if choice is not None}
    return Counter(place.country for place in places if place.country and (whole or place.feature != "A.PCLI"))


def astray(one: Toponym, choice: Chosen, lands: Mapping[str, int], towns: Mapping[str, int]) -> bool:
    """Whether a place is a small one in a country of which nothing else is named, and the report is about another."""
    place, total = choice.place, sum(towns.values())
    if place.feature[0] != "P" and not place.feature.startswith("A.ADM"):
        return False
    alone = lands.get(place.country, 0) <= 1 and one.chain is None
    small = place.population < RENOWNED and sum(lands.values()) >= FEW
    return alone and small and max(towns.values()) >= MOST * total


def spelt(key: str, near: Container[str], table: Gazetteer) -> tuple[Named, ...]:
    """Places whose Arabic name sounds the same, else those whose name has the same consonants.

    Args:
        key: of an unknown name.
        near: the countries that may be meant: those named, and those of which several places are, or none has more.
        table: what is known.
    """
    keys = [other for other in (close(key), loose(key)) if other]
    named = table.named(keys)
    found = (tuple(name for name in named.get(other, ()) if name.place.country in near) for other in keys)
    return next(filter(None, found), ())
