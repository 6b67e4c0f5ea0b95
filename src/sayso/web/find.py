"""Find: a page of what fits, with what could be chosen besides, and when it happened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import View
from sayso.archive.facets.histogram import Histogram, histogram
from sayso.archive.facets.selection import Selection, select
from sayso.archive.facets.sought import Sought
from sayso.archive.queries.asked import Asked
from sayso.archive.queries.filters import Filters
from sayso.archive.queries.listing import CLAIMS, EVENTS, REPORTS, Found, Kind
from sayso.export.records import Record
from sayso.web.answers import answer
from sayso.web.desk import Desk, desk_of
from sayso.web.facets import facets
from sayso.web.numbers import whole
from sayso.web.rows import claim_rows, event_rows, found_by_number, report_rows
from sayso.web.status import counted
from sayso.web.wanted import Question, wanted_of

SIZE, LARGEST = 50, 200
"""Rows of a page: as a rule, and at most."""
AT_FIRST = 0.05
"""Seconds to wait for the columns where the index can answer."""
KINDS: Mapping[View, Kind[Any]] = {"claims": CLAIMS, "events": EVENTS, "reports": REPORTS}
_DATES = ("date_start DESC", "date_end DESC")
_USUAL: Mapping[View, tuple[str, ...]] = {
    "claims": tuple(f"claims.{column}" for column in _DATES),
    "events": ("events.reports DESC", "events.claims DESC"),
    "reports": ("reports.published DESC",),
}
"""The usual orders of `facets.orders`, as SQL has them."""
ROWS: Mapping[View, Callable[[Archive, Iterable[Found[Any]]], list[Record]]] = {
    "claims": claim_rows,
    "events": lambda archive, found: event_rows(archive, (one.value for one in found)),
    "reports": report_rows,
}
NO_HISTOGRAM = Histogram("day", (), 0)


def find(request: Request) -> Response:
    """GET /api/find: `Found`."""
    desk, question = desk_of(request), wanted_of(request)
    page, size = whole(request, "page", 1, least=1), min(whole(request, "size", SIZE, least=1), LARGEST)
    only, words = request.query_params.get("facet", ""), request.query_params.get("facet_q", "")
    place = slice((page - 1) * size, page * size)
    with desk.archive() as archive:
        selection = selected(desk, archive, question.sought, wait=AT_FIRST if _is_simple(question) else None)
        if selection is None:
            told = _from_index(archive, question.sought, place)
        else:
            told = _from_columns(archive, selection, place, facets(selection, only, words.strip()))
    shown = {"view": question.sought.view, "page": page, "size": size, "filters": question.filters}
    notes = [desk.masked(note) for note in (*question.notes, *told.pop("notes"))]
    return answer({**shown, "notes": notes, **told})


def _is_simple(question: Question) -> bool:
    """Whether the index can answer, in the usual order."""
    what = question.sought
    return what.plain and not (what.filters.sort or what.filters.reverse)


def selected(desk: Desk, archive: Archive, what: Sought, wait: float | None = None) -> Selection | None:
    """What fits; None where the columns are not there within so many seconds.

    Raises:
        RunStopped: the archive cannot be used.
    """
    columns = desk.finder.columns(archive, wait)
    return None if columns is None else select(archive, columns, what)


def _from_columns(archive: Archive, selection: Selection, place: slice, counted: list[Record]) -> dict[str, Any]:
    view = selection.what.view
    found = selection.numbers()
    return {
        "total": len(found),
        "rows": ROWS[view](archive, found_by_number(archive, KINDS[view], found[place].tolist())),
        "facets": counted,
        "histogram": histogram(selection.chosen),
        "notes": selection.notes,
        "ready": True,
    }


def _from_index(archive: Archive, what: Sought, place: slice) -> dict[str, Any]:
    """What the index tells by itself: all but facets and histogram."""
    kind = replace(KINDS[what.view], orders={"": _USUAL[what.view]})
    # For one row SQLite would go through all of them rather than along the index.
    asked = Asked(archive, replace(what.filters, limit=max(place.stop, SIZE)))
    query = kind.query(asked)
    # All of them are counted by report already; going through them takes half a second for 200,000.
    total = (
        counted(archive)[what.view] if what.filters == Filters() else kind.query(Asked(archive, what.filters)).count()
    )
    return {
        "total": total,
        "rows": ROWS[what.view](archive, islice(query.found(), place.start, place.stop)),
        "facets": [],
        "histogram": NO_HISTOGRAM,
        "notes": asked.notes,
        "ready": False,
    }


ROUTES = (Route("/api/find", find),)
