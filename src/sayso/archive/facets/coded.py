"""Values as numbers: each distinct value once, and for each row which one it has."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]
Counts = NDArray[np.int64]
V = TypeVar("V", bound=Hashable)


class _Numbers(dict[V, int]):
    """A number for each value, the next one for one that is new."""

    def __missing__(self, value: V) -> int:
        number = self[value] = len(self)
        return number


class Coder(Generic[V]):
    """Numbers values in the order in which they first come."""

    def __init__(self) -> None:
        self._numbers: _Numbers[V] = _Numbers()
        self._codes: list[Codes] = []

    def put(self, values: Sequence[V]) -> None:
        """The values of further rows."""
        coded = map(self._numbers.__getitem__, values)
        self._codes.append(np.fromiter(coded, np.int32, len(values)))

    @property
    def codes(self) -> Codes:
        """Of all rows so far."""
        return np.concatenate(self._codes) if self._codes else np.empty(0, np.int32)

    @property
    def values(self) -> tuple[V, ...]:
        """By their numbers."""
        return tuple(self._numbers)

    def column(self) -> "Column[V]":
        """All rows so far."""
        return Column(self.codes, self.values)


@dataclass(frozen=True, slots=True)
class Column(Generic[V]):
    """A column of which each row has one value.

    Attributes:
        codes: for each row the place of its value in `values`.
    """

    codes: Codes
    values: tuple[V, ...]

    def among(self, wanted: Iterable[V]) -> Mask:
        """The rows with one of these values."""
        return table(self.values, wanted)[self.codes]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A column of which each row may have several values, or none.

    Attributes:
        rows, codes: a row with a value of it, each pair; rows ascend.
        size: how many rows there are.
    """

    rows: Codes
    codes: Codes
    size: int

    def having(self, wanted: Mask) -> Mask:
        """The rows with a value of which `wanted` says so."""
        found = np.zeros(self.size, np.bool_)
        found[self.rows[wanted[self.codes]]] = True
        return found


def table(values: Sequence[V], wanted: Iterable[V]) -> Mask:
    """For each value whether it is one of those wanted."""
    some = frozenset(wanted)
    return np.fromiter((value in some for value in values), np.bool_, len(values))


def in_order(column: Column[str]) -> Column[str]:
    """The same column with its values in their order, so that numbers compare as the values do; "" is always there."""
    values = tuple(sorted({"", *column.values}))
    places: Mapping[str, int] = {value: place for place, value in enumerate(values)}
    moved = np.fromiter((places[value] for value in column.values), np.int32, len(column.values))
    return Column(moved[column.codes] if len(moved) else column.codes, values)


def ranks(numbers: Codes, rows: Codes) -> Codes:
    """The place of each row in an order.

    Args:
        numbers: the numbers of all rows, in that order.
        rows: the same numbers, ascending.
    """
    out = np.empty(len(rows), np.int32)
    out[np.searchsorted(rows, numbers)] = np.arange(len(rows), dtype=np.int32)
    return out


def once(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each key once, ascending; on what columns hold this is faster than `numpy.unique`, which hashes."""
    keys.sort()
    return keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
