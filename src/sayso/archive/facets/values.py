"""Values that can be chosen, with how many rows each would leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.archive.facets.coded import Column, Counts
from sayso.archive.facets.tally import Tally
from sayso.model.names import fold

SHOWN = 12
"""Values of a facet that are listed at first."""
_LOOKED_AT = 40
"""Values that are counted as filters find them, of those that may come out first."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value: what a filter takes, what to call it, and how many rows it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Some:
    """Which values of a facet are wanted.

    Attributes:
        words: a part of their labels, "" for any.
        many: how many at most.
    """

    words: str = ""
    many: int = SHOWN

    @property
    def looked_at(self) -> int:
        """How many are counted to find the first ones."""
        return max(self.many, _LOOKED_AT)

    def fits(self, label: str) -> bool:
        """Whether a label has these words in it."""
        return bool(label) and (not self.words or fold(self.words) in fold(label))


@dataclass(frozen=True, slots=True)
class Counted:
    """The values of a facet, those of most rows first, and how many there are in all."""

    values: tuple[Value, ...]
    total: int


def first(values: Iterable[Value], some: Some, total: int) -> Counted:
    """The values of most rows.

    Args:
        values: in any order.
        some: which are wanted.
        total: how many there are in all.
    """
    ordered = sorted(values, key=lambda one: (-one.count, one.label, one.value))
    return Counted(tuple(ordered[: some.many]), total)


def most(counts: Counts, labels: Sequence[str], some: Some) -> tuple[list[int], int]:
    """The places of the values of most rows, as many as are looked at, and how many values there are in all."""
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    if some.words:
        places = [int(place) for place in order if some.fits(labels[place])]
        return places[: some.looked_at], len(places)
    nameless = sum(1 for place, label in enumerate(labels) if not label and counts[place])
    first = order[: some.looked_at + nameless].tolist()
    return [place for place in first if labels[place]][: some.looked_at], len(order) - nameless


def coded(tally: Tally, column: Column[str], some: Some) -> Counted:
    """The values of a column that are named by themselves."""
    counts = tally.counts(len(column.values))
    places, total = most(counts, column.values, some)
    return first((Value(column.values[p], column.values[p], int(counts[p])) for p in places), some, total)
