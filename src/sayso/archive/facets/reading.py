"""Tables of the database read as columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.archive.archive import Archive
from sayso.archive.facets.coded import Coder, Codes, Column, V

AT_ONCE = 2_000
"""Rows that are fetched together."""
Kind = Literal["whole", "real", "coded"]


class _Numbers:
    """A column of numbers that is being read."""

    def __init__(self, kind: type[np.int32 | np.float64]) -> None:
        self._kind = kind
        self._read: list[NDArray[Any]] = []

    def put(self, values: Sequence[Any]) -> None:
        self._read.append(np.asarray(values, self._kind))

    def column(self) -> NDArray[Any]:
        return np.concatenate(self._read) if self._read else np.empty(0, self._kind)


def of_rows(archive: Archive, sql: str, kinds: Sequence[Kind]) -> list[Any]:
    """The columns of a query, as arrays or `Column`."""
    made: Mapping[Kind, Any] = {"whole": lambda: _Numbers(np.int32), "real": lambda: _Numbers(np.float64)}
    columns = [made.get(kind, Coder)() for kind in kinds]
    rows = archive.connection.execute(sql)
    while some := rows.fetchmany(AT_ONCE):
        for column, cells in zip(columns, zip(*some, strict=True), strict=True):
            column.put(cells)
    return [column.column() for column in columns]


def listed(archive: Archive, sql: str) -> Codes:
    """The numbers that a query gives, in its order.

    SQLite puts them together, and no other thread waits meanwhile; read row by row they would stop all at each.

    Args:
        archive: whose.
        sql: has one column, `n`.
    """
    (told,) = archive.connection.execute(f"SELECT json_group_array(n) FROM ({sql})").fetchone()  # noqa: S608 -- our own
    return _numbers(told)


def _numbers(told: str) -> Codes:
    return np.asarray(msgspec.json.decode(told, type=list[int]), np.int32)


@dataclass(frozen=True, slots=True)
class Groups(Generic[V]):
    """Claims by a value that they have; some may have several.

    Attributes:
        n: the numbers of claims, those of one value together.
        codes: for each of these the place of its value.
        values: each once.
    """

    n: Codes
    codes: Codes
    values: tuple[V, ...]

    def column(self, claims: Codes) -> Column[V]:
        """For each claim its value, where each has one.

        Args:
            claims: the numbers of all claims, ascending.
        """
        out = np.empty(len(claims), np.int32)
        out[np.searchsorted(claims, self.n)] = self.codes
        return Column(out, self.values)


def grouped(archive: Archive, table: str, by: str, made: Callable[..., V]) -> Groups[V]:
    """Claims by a value; as fast as `listed` where an index has the claims in the order of the value.

    Args:
        archive: whose.
        table: where they are from; claims have a number `claims.n`.
        by: the columns that make the value.
        made: makes it of these.
    """
    sql = f"SELECT {by}, json_group_array(claims.n) FROM {table} GROUP BY {by}"  # noqa: S608 -- our own names
    values, numbers = [], [np.empty(0, np.int32)]
    for *cells, told in archive.connection.execute(sql):
        values.append(made(*cells))
        numbers.append(_numbers(told))
    codes = np.repeat(np.arange(len(values), dtype=np.int32), [len(some) for some in numbers[1:]])
    return Groups(np.concatenate(numbers), codes, tuple(values))


def part(column: Column[V], of: Callable[[V], str]) -> Column[str]:
    """A column of a part of the values of another."""
    coder: Coder[str] = Coder()
    coder.put([of(value) for value in column.values])
    return Column(coder.codes[column.codes] if len(column.codes) else column.codes, coder.values)
