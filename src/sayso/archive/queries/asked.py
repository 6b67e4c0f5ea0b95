"""A question to an archive as it is put together: filters, conditions on the index, what is to be said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sayso.archive.archive import Archive
from sayso.archive.queries.filters import Filters
from sayso.archive.queries.names import Column, near

Value = str | int | float
AMONG = "IN (SELECT value FROM json_each(?))"
"""Behind a column: whether its value is in a JSON list (`names.listed`)."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition, with the values of its marks."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to an archive.

    Attributes:
        notes: grows by a line for each name that nothing is called by.
    """

    archive: Archive
    filters: Filters
    notes: list[str] = field(default_factory=list)

    def missing(self, kind: str, name: str, column: Column) -> None:
        """Note that nothing has this name, and which names are like it."""
        alike = ", ".join(f"'{one}'" for one in near(self.archive, column, name))
        note = f"No {kind} '{name}' in {self.archive.folder.root}" + (f"; there is {alike}" if alike else "")
        if note not in self.notes:
            self.notes.append(note)


Make = Callable[[Asked], Clause | None]


def clauses(asked: Asked, makers: Sequence[Make]) -> list[Clause]:
    """The conditions of all filters that are given."""
    return [clause for clause in (make(asked) for make in makers) if clause]


def where(found: Sequence[Clause]) -> tuple[str, tuple[Value, ...]]:
    """Conditions as the end of a statement, "" for none, with their values."""
    sql = " AND ".join(clause.sql for clause in found)
    return (f" WHERE {sql}" if sql else ""), tuple(value for clause in found for value in clause.values)
