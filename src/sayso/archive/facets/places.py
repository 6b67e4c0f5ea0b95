"""The facet of places: a place counts with what lies in it and what has its name, as the filter finds them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.choosing import Chosen, spots_in
from sayso.archive.facets.coded import Counts, Mask
from sayso.archive.facets.columns import Columns, Spot
from sayso.archive.facets.named import lexicon
from sayso.archive.facets.tally import of_each_claim
from sayso.archive.facets.values import Counted, Some, Value, first, most
from sayso.archive.queries.names import country
from sayso.codebook.parties import parties
from sayso.model.names import fold


@dataclass(frozen=True, slots=True)
class _Names:
    """What places are called: for each place its own name, its region and its country, in three rows; -1 for none."""

    names: tuple[str, ...]
    codes: NDArray[np.int64]

    def counts(self, counts: Counts) -> Counts:
        """How many rows each name has by the places that bear it."""
        known = self.codes >= 0
        each = np.broadcast_to(counts, self.codes.shape)[known]
        return np.bincount(self.codes[known], weights=each, minlength=len(self.names)).astype(np.int64)


def places(chosen: Chosen, some: Some) -> Counted:
    """Countries, regions and places that claims are located in."""
    columns = chosen.columns
    spots = columns.claims.spot
    tally = of_each_claim(chosen, spots.codes, "place")
    counts = tally.counts(len(spots.values))
    named = columns.remembered.get("names of places", lambda: _names(spots.values))
    likely, total = most(named.counts(counts), named.names, some)
    found = (
        Value(name, _labelled(columns, name), tally.having(spots_called(columns, name), counts))
        for name in map(named.names.__getitem__, likely)
    )
    return first(found, some, total)


def spots_called(columns: Columns, name: str) -> Mask:
    """The places that a name means to the filter."""
    return columns.remembered.get(("spots", name), lambda: _called(columns, name))


def _called(columns: Columns, name: str) -> Mask:
    spots = columns.claims.spot.values
    plains = lexicon(columns, "place", tuple(one.plain for one in spots)).having(name)
    regions = tuple(dict.fromkeys(one.admin1 for one in spots))
    alike = lexicon(columns, "region", tuple(map(fold, regions))).having(name)
    state = country(name)
    in_regions = frozenset(region for region in regions if fold(region) in alike)
    return spots_in(spots, (frozenset((state,) if state else ()), in_regions, plains))


def _names(spots: Sequence[Spot]) -> _Names:
    numbers: dict[str, int] = {}
    codes = np.full((3, len(spots)), -1, np.int64)
    for place, spot in enumerate(spots):
        names = dict.fromkeys(name for name in (spot.name, spot.admin1, country_name(spot.country)) if name)
        for row, name in enumerate(names):
            codes[row, place] = numbers.setdefault(name, len(numbers))
    return _Names(tuple(numbers), codes)


def country_name(code: str) -> str:
    """What a country is called, by its ISO 3166-1 alpha-3 code; the code where nothing is known of it."""
    state = parties().state(code) if code else None
    return state.name if state else code


def _labelled(columns: Columns, name: str) -> str:
    return columns.remembered.get(("label", name), lambda: _label(columns, name))


def _label(columns: Columns, name: str) -> str:
    """A name, with the country where all that lies there is in one."""
    found = spots_called(columns, name)
    spots = columns.claims.spot.values
    codes = {spots[place].country for place in map(int, np.flatnonzero(found))}
    states = sorted(country_name(code) for code in codes if code)
    return f"{name}, {states[0]}" if len(states) == 1 and states[0] != name else name
