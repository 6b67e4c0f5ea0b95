"""Who acts on whom, and on whose say-so: GET /api/voices?<filters>&as=NAME&against=NAME."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.run.voices import voices
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.wanted import wanted_of


def matrix(request: Request) -> Response:
    """The matrix of parties as one origin tells it, beside what another tells."""
    as_told_by, against = (request.query_params.get(name, "").strip() for name in ("as", "against"))
    desk, question = desk_of(request), wanted_of(request, "claims")
    with desk.archive() as archive:
        found = voices(archive, desk.finder.held(archive), question.sought, as_told_by, against)
    notes = [desk.masked(note) for note in (*question.notes, *found.notes)]
    return answer({**asdict(found), "as": as_told_by, "against": against, "notes": notes})


ROUTES = (Route("/api/voices", matrix),)
