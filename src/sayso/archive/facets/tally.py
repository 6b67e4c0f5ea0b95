"""How many rows of a view have each value, of those that fit."""

from dataclasses import dataclass

import numpy as np

from sayso.archive.facets.choosing import Chosen
from sayso.archive.facets.coded import Codes, Counts, Mask, Pairs, once


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of a view with values, each pair once.

    Attributes:
        rows, codes: of the pairs.
        size: how many rows the view has.
        single: whether each row has one value at most.
    """

    rows: Codes
    codes: Codes
    size: int
    single: bool = False

    def counts(self, values: int) -> Counts:
        """How many rows have each of so many values."""
        return np.bincount(self.codes, minlength=values)

    def having(self, wanted: Mask, counts: Counts) -> int:
        """How many rows have a value of which `wanted` says so.

        Args:
            wanted: of each value.
            counts: of these values.
        """
        if self.single:
            return int(counts[wanted].sum())
        found = np.zeros(self.size, np.bool_)
        found[self.rows[wanted[self.codes]]] = True
        return int(np.count_nonzero(found))


def of_rows(chosen: Chosen, codes: Codes, but: str) -> Tally:
    """A column of the view itself.

    Args:
        chosen: what fits.
        codes: of the column.
        but: the filter that is left out.
    """
    rows = np.flatnonzero(chosen.rows(but)).astype(np.int32)
    return Tally(rows, codes[rows], len(codes), single=True)


def of_claims(chosen: Chosen, pairs: Pairs, but: str) -> Tally:
    """A column of claims, each of which counts for the row of the view that it belongs to; as `of_rows`."""
    kept = chosen.claims(but)[pairs.rows]
    if chosen.view == "claims":
        return Tally(pairs.rows[kept], pairs.codes[kept], pairs.size)
    return distinct(chosen, pairs.rows[kept], pairs.codes[kept])


def of_each_claim(chosen: Chosen, codes: Codes, but: str) -> Tally:
    """As `of_claims`, of a column in which each claim has one value."""
    rows = np.flatnonzero(chosen.claims(but)).astype(np.int32)
    if chosen.view == "claims":
        return Tally(rows, codes[rows], len(codes), single=True)
    return distinct(chosen, rows, codes[rows])


def distinct(chosen: Chosen, claims: Codes, codes: Codes) -> Tally:
    """Claims with values as rows of the view with values, each pair once."""
    rows = chosen.columns.owner(chosen.view)[claims].astype(np.int64)
    many = int(codes.max(initial=0)) + 1
    keys = once(rows * many + codes)
    return Tally((keys // many).astype(np.int32), (keys % many).astype(np.int32), chosen.columns.size(chosen.view))
