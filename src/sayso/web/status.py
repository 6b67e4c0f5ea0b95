"""What is served, and to whom: what all pages need to begin with."""

from functools import cache
from importlib.metadata import version
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.codebook import load
from sayso.export.formats import FORMATS
from sayso.export.records import Record
from sayso.model.analysis import STATUSES
from sayso.model.event import Grade
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.guard import user_of

_COUNTS = {
    "reports": "SELECT count(*) FROM reports WHERE state = 'live'",
    "claims": "SELECT total(claims) - (SELECT count(*) FROM judged_out CROSS JOIN live_claims ON id = claim)"
    " FROM reports WHERE state = 'live'",
    "events": "SELECT count(*) FROM events",
    "judgements": "SELECT count(*) FROM judgements WHERE NOT ended AND verdict <> 'withdrawn'",
}


def status(request: Request) -> Response:
    """GET /api/status: `ArchiveStatus`."""
    desk, user = desk_of(request), user_of(request)
    with desk.archive() as archive:
        desk.follow(archive)
        counts = counted(archive)
    return answer(
        {
            "name": desk.name,
            "version": version("sayso"),
            "user": {"name": user.name, "role": user.role},
            "logs_in": request.app.state.door.users is not None,
            "counts": counts,
            "linking": desk.worker.is_linking,
            "types": types(),
            "statuses": STATUSES,
            "grades": get_args(Grade),
            "exports": [form.name for form in FORMATS],
        }
    )


def counted(archive: Archive) -> dict[str, int]:
    """How much there is in force, from what is counted already."""
    return {name: int(row[0]) for name, sql in _COUNTS.items() for row in archive.rows(sql)}


@cache
def types() -> list[Record]:
    """Types of claims with their modes, each with its name in words."""
    return [
        {
            "name": name,
            "label": told.label,
            "modes": [{"name": own, "label": own.replace("-", " ")} for own in told.modes],
        }
        for name, told in load().types.items()
    ]


ROUTES = (Route("/api/status", status),)
