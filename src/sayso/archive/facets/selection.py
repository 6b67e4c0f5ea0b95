"""What was found: the rows of a view that fit, to be counted, put in order, and read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sayso.archive.archive import Archive
from sayso.archive.facets.choosing import Chosen, chosen
from sayso.archive.facets.coded import Codes
from sayso.archive.facets.columns import Columns
from sayso.archive.facets.meaning import Meanings
from sayso.archive.facets.orders import in_order
from sayso.archive.facets.sought import Sought


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that fit.

    Attributes:
        what: was looked for.
        chosen: a mask a filter, for facets.
    """

    what: Sought
    chosen: Chosen
    meanings: Meanings

    @property
    def columns(self) -> Columns:
        """What the rows are rows of."""
        return self.meanings.columns

    @property
    def notes(self) -> Sequence[str]:
        """A line for each name that nothing is called by."""
        return self.meanings.notes

    def rows(self) -> Codes:
        """Places of the rows that fit in the columns of the view, ascending."""
        return np.flatnonzero(self.chosen.rows()).astype(np.int32)

    def claims(self) -> Codes:
        """Places of the claims that fit, or that make the rows of the view fit, in the columns of claims, ascending."""
        return np.flatnonzero(self.chosen.claims()).astype(np.int32)

    def numbers(self) -> Codes:
        """Numbers of the rows that fit in the database, in the order that is asked for; as of `in_order`.

        Raises:
            RunStopped: there is no such order; exit code 2.
        """
        ordered = in_order(self.meanings, self.what, self.rows())
        return self.columns.numbers(self.what.view)[ordered]


def select(archive: Archive, columns: Columns, what: Sought) -> Selection:
    """What fits, in the state that the columns have.

    Raises:
        RunStopped: there is no such type, mode, status, grade, date or search; exit code 2.
    """
    meanings = Meanings(archive, columns, [])
    return Selection(what, chosen(meanings, what), meanings)
