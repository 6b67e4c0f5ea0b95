"""Events whose accounts contradict each other, the most disputed first: GET /api/contradictions?<filters>&page=."""

from dataclasses import asdict
from itertools import compress

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
from sayso.web.rows import event_rows, found_by_id
from sayso.web.selection import selected

MOST = 200
"""Events that one answer has at most."""
_ALONE = frozenset({"page", "size"})
"""What an address may have that chooses no events."""


def disputes(request: Request) -> Response:
    """A page of the events that fit and are disputed."""
    page, size = whole(request, "page", 1, least=1), min(whole(request, "size", 20, least=1), MOST)
    desk = desk_of(request)
    with desk.archive() as archive:
        ranked = desk.digests.ranked(archive)
        notes: tuple[str, ...] = ()
        if not request.query_params.keys() <= _ALONE:
            found = selected(request, archive, "events")
            notes, fitting = found.notes, frozenset(compress(found.columns.events.ids, found.chosen.rows().tolist()))
            ranked = tuple(own for own in ranked if own in fitting)
        some = ranked[(page - 1) * size : page * size]
        told = {"total": len(ranked), "page": page, "size": size, "notes": list(notes)}
        return answer({"events": _told(archive, some), **told})


def _told(archive: Archive, ids: tuple[str, ...]) -> list[Record]:
    """Events with what is disputed of each, in the order of the ids."""
    found = {one.value.id: one.value for one in found_by_id(archive, EVENTS, ids)}
    events = [found[own] for own in ids if own in found]
    rows = event_rows(archive, events)
    known = ((row, contradiction(event)) for row, event in zip(rows, events, strict=True))
    return [
        {"event": row, "disputed": one.disputed, "disputes": [asdict(each) for each in one.disputes]}
        for row, one in known
        if one
    ]


ROUTES = (Route("/api/contradictions", disputes),)
