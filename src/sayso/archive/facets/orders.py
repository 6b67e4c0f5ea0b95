"""In which order rows are listed: what each order puts first, and what has no date always last."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.coded import Codes
from sayso.archive.facets.columns import Columns, View
from sayso.archive.facets.meaning import Meanings
from sayso.archive.facets.searched import Words, ranked
from sayso.archive.facets.sought import Sought
from sayso.errors import RunStopped

N = TypeVar("N", NDArray[np.int32], NDArray[np.float64])
Keys = Sequence[NDArray[np.int32] | NDArray[np.float64]]
"""What rows are put in order by, the lesser first; the first key counts most."""
_RELEVANCE = "relevance"
"""The order that the columns alone do not settle."""
_BEHIND = np.int32(2**31 - 1)


def _late(codes: Codes, reverse: bool) -> Codes:
    """Days, the latest first, or the earliest; 0 stands for none, which comes last."""
    return np.where(codes > 0, codes, _BEHIND).astype(np.int32) if reverse else -codes


def _high(numbers: N, reverse: bool) -> N:
    return numbers if reverse else -numbers


def _claims(columns: Columns, reverse: bool) -> Mapping[str, Callable[[], Keys]]:
    claims, published = columns.claims, columns.reports.published.codes
    return {
        "date": lambda: (_late(claims.dates.first, reverse), _late(claims.dates.last, reverse)),
        "published": lambda: (_late(published[claims.report], reverse),),
        "confidence": lambda: (_high(claims.confidence, reverse),),
    }


def _events(columns: Columns, reverse: bool) -> Mapping[str, Callable[[], Keys]]:
    events = columns.events
    return {
        "reports": lambda: (_high(events.reports, reverse), _high(events.claims, reverse)),
        "date": lambda: (_late(events.dates.first, reverse), _late(events.dates.last, reverse)),
        "origins": lambda: (_high(events.origins, reverse),),
        "disputed": lambda: (_high(events.disputed, reverse), _high(events.accounts, reverse)),
    }


def _reports(columns: Columns, reverse: bool) -> Mapping[str, Callable[[], Keys]]:
    reports = columns.reports
    return {
        "published": lambda: (_late(reports.published.codes, reverse),),
        "taken": lambda: (_late(reports.taken.codes, reverse),),
    }


_ORDERS = {"claims": _claims, "events": _events, "reports": _reports}
USUAL: Mapping[View, str] = {"claims": "date", "events": "reports", "reports": "published"}
"""The order of each view where none is asked for."""


def in_order(meanings: Meanings, what: Sought, rows: Codes) -> Codes:
    """Rows of a view in the order that is asked for; where two are alike the id decides.

    Args:
        meanings: of the archive.
        what: is looked for: its `sort` and `reverse`.
        rows: places in the columns of the view.

    Raises:
        RunStopped: there is no such order; exit code 2.
    """
    columns, sort, reverse = meanings.columns, what.filters.sort, what.filters.reverse
    orders = dict(_ORDERS[what.view](columns, reverse))
    index: Words = "report_words" if what.view == "reports" else "claim_words"
    numbers = columns.numbers(what.view)
    if what.filters.search and what.view != "events":
        orders[_RELEVANCE] = lambda: (_high(-ranked(meanings, index, numbers, what.filters.search), reverse),)
    name = sort or USUAL[what.view]
    if name not in orders:
        without = "; 'relevance' goes with words" if name == _RELEVANCE and what.view != "events" else ""
        raise RunStopped(f"No order '{name}' for {what.view}; there are {', '.join(orders)}{without}")
    ids = {"claims": columns.claims.order, "events": columns.events.order, "reports": columns.reports.order}[what.view]
    if name == _RELEVANCE:
        return rows[np.lexsort([key[rows] for key in reversed([*orders[name](), ids])])]
    ranked_so = columns.remembered.get((what.view, name, reverse), lambda: _ranks([*orders[name](), ids]))
    return rows[np.argsort(ranked_so[rows])]


def _ranks(keys: Keys) -> Codes:
    """The place of each row in an order."""
    out = np.empty(len(keys[0]), np.int32)
    out[np.lexsort(list(reversed(keys)))] = np.arange(len(out), dtype=np.int32)
    return out
