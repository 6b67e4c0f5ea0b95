"""Where and when: GET /api/map?<filters> and GET /api/timeline?<filters>."""

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.facets.coded import Codes
from sayso.archive.facets.histogram import of_days
from sayso.archive.queries.names import listed
from sayso.export.records import Record, degrees
from sayso.model.days import precision, whole
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.map_places import gathered, nowhere, unplaced
from sayso.web.selection import selected

MOST = 2_000
"""Events that a timeline has at most, those that most reports tell of."""
_VAGUEST = 5
"""UCDP's date_prec of what is open on one side."""
_ROWS = (
    "SELECT n, id, type, grade, date_start, date_end, reports, lat, lon FROM events"
    " WHERE n IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
)
_FIRST = (
    "SELECT event, sentence FROM event_claims CROSS JOIN claims ON claims.id = claim"
    " WHERE position = 0 AND event IN (SELECT value FROM json_each(?))"
)
"""The sentence of the first claim, which is that of the first headline where this has one: more would take too long."""


def places(request: Request) -> Response:
    """The claims that fit, by place, with those that have none, and over time."""
    with desk_of(request).archive() as archive:
        found = selected(request, archive, "claims")
        columns, some = found.columns, found.chosen.rows()
        there, more = gathered(columns, some)
        times = columns.claims.dates
        return answer(
            {
                "places": there,
                "more": more,
                "no_place": nowhere(columns, some),
                "no_date": int((some & ~times.dated).sum()),
                "unplaced": unplaced(columns, some),
                "total": int(some.sum()),
                "histogram": asdict(of_days(times.day[found.chosen.rows("date")], times.days)),
                "notes": list(found.notes),
            }
        )


def timeline(request: Request) -> Response:
    """The events that fit as bars, those that most reports tell of where there are very many."""
    with desk_of(request).archive() as archive:
        found = selected(request, archive, "events")
        columns, some = found.columns, found.chosen.rows()
        dated = some & columns.events.dates.dated
        rows = np.flatnonzero(dated)
        order = np.lexsort((columns.events.order[rows], -columns.events.origins[rows], -columns.events.reports[rows]))
        bars = _bars(archive, columns.events.n[rows[order[:MOST]]])
        left_out, no_date = max(0, len(rows) - MOST), int((some & ~dated).sum())
        told = {"events": bars, "left_out": left_out, "no_date": no_date, "total": int(some.sum())}
        return answer({**told, "notes": list(found.notes)})


def _bars(archive: Archive, numbers: Codes) -> list[Record]:
    """Events by the numbers of their rows, in the order of time."""
    rows = list(archive.rows(_ROWS, (listed(map(str, numbers.tolist())),)))
    told = dict(archive.rows(_FIRST, (listed(row[1] for row in rows),)))
    bars = [_bar(row, told.get(row[1], "")) for row in rows]
    return sorted(bars, key=lambda one: (str(one["start"]), str(one["end"]), str(one["id"])))


def _bar(row: Sequence[str | int | float | None], headline: str) -> Record:
    """An event as a bar; the side on which it is open is empty."""
    _, own, kind, grade, start, end, reports, lat, lon = row
    first, last = _days(str(start or ""))[0], _days(str(end or ""))[1]
    days = {"start": first, "end": last, "precision": precision(first, last) if start and end else _VAGUEST}
    point = {name: degrees(at) if isinstance(at, float | int) else None for name, at in (("lat", lat), ("lon", lon))}
    return {"id": own, "type": kind, "headline": headline, **days, "grade": grade, "reports": reports, **point}


def _days(said: str) -> tuple[str, str]:
    """The first and last day of a day, a month or a year; empty where nothing is said."""
    return whole(said) if said and len(said) <= len("2015-10") else (said, said)


ROUTES = (Route("/api/map", places), Route("/api/timeline", timeline))
