"""Times of filters, put to the dates of rows: what the conditions on the index say, over columns."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from sayso.archive.facets.coded import Mask
from sayso.archive.facets.columns import Dates
from sayso.archive.queries.days import days


def meets(dates: Dates, since: str, until: str) -> Mask:
    """The rows that share a day with a time; an open side of theirs meets any.

    Args:
        dates: of the rows.
        since, until: days, months or years, "" for an open side.

    Raises:
        RunStopped: one of them is none; exit code 2.
    """
    found = np.ones(len(dates.first), np.bool_)
    if since:
        first = bisect_left(dates.days, days(since)[0])
        found &= (dates.last >= max(first, 1)) | ((dates.last == 0) & (dates.first > 0))
    if until:
        last = bisect_right(dates.days, days(until)[1])
        found &= ((dates.first > 0) & (dates.first < last)) | ((dates.first == 0) & (dates.last > 0))
    return found


def published_in(values: Sequence[str], since: str, until: str) -> Mask:
    """Which dates of publication, some of them months or years, share a day with a time; as of `meets`."""
    first = days(since)[0] if since else ""
    last = days(until)[1] if until else "9999-12-31"
    # As `report_clauses.published`: a date that is no day is compared by where it ends.
    fitting = ("" < one <= last and one + "-12-31"[len(one) - 4 :] >= first for one in values)
    return np.fromiter(fitting, np.bool_, len(values))
