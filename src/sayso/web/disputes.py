"""Events whose accounts contradict each other, the most disputed first: GET /api/contradictions?<filters>&page=."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import NamedTuple

import numpy as np
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.queries.listing import EVENTS
from sayso.export.records import Record
from sayso.run.contradictions import contradiction
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.numbers import whole
from sayso.web.rows import event_rows, found_by_number
from sayso.web.selection import selected

MOST = 200
"""Events that one answer has at most."""
_ALONE = frozenset({"page", "size"})
"""What an address may have that chooses no events."""
_HOW_MANY = "SELECT count(*) FROM events WHERE disputed > 0"
_SOME = "SELECT n FROM events WHERE disputed > 0 ORDER BY disputed DESC, accounts DESC, id LIMIT ? OFFSET ?"


class _Found(NamedTuple):
    """How many events fit and are disputed, the numbers of those of one page, and what is to be said of the filters."""

    total: int
    numbers: Sequence[int]
    notes: Sequence[str] = ()


def disputes(request: Request) -> Response:
    """A page of the events that fit and are disputed."""
    page, size = whole(request, "page", 1, least=1), min(whole(request, "size", 20, least=1), MOST)
    place = slice((page - 1) * size, page * size)
    with desk_of(request).archive() as archive:
        all_of_them = request.query_params.keys() <= _ALONE
        found = _all(archive, place) if all_of_them else _fitting(request, archive, place)
        told = {"total": found.total, "page": page, "size": size, "notes": list(found.notes)}
        return answer({"events": _told(archive, found.numbers), **told})


def _all(archive: Archive, place: slice) -> _Found:
    total = int(next(archive.rows(_HOW_MANY))[0])
    return _Found(total, [row[0] for row in archive.rows(_SOME, (place.stop - place.start, place.start))])


def _fitting(request: Request, archive: Archive, place: slice) -> _Found:
    found = selected(request, archive, "events")
    events = found.columns.events
    rows = np.flatnonzero(found.chosen.rows() & (events.disputed > 0))
    order = np.lexsort((events.order[rows], -events.accounts[rows], -events.disputed[rows]))
    return _Found(len(rows), events.n[rows[order[place]]].tolist(), found.notes)


def _told(archive: Archive, numbers: Sequence[int]) -> list[Record]:
    """Events with what is disputed of each, in the order of their numbers."""
    events = [one.value for one in found_by_number(archive, EVENTS, numbers)]
    rows = event_rows(archive, events)
    known = ((row, contradiction(event)) for row, event in zip(rows, events, strict=True))
    return [
        {"event": row, "disputed": one.disputed, "disputes": [asdict(each) for each in one.disputes]}
        for row, one in known
        if one
    ]


ROUTES = (Route("/api/contradictions", disputes),)
