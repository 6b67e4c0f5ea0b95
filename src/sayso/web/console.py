"""One SELECT over the index of the archive, within limits: GET /api/sql?q=."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import RunStopped
from sayso.web.desk import desk_of


def ask(request: Request) -> Response:
    """`Answer`: columns, rows, whether there are more, and how long it took."""
    statement = request.query_params.get("q", "")
    if not statement.strip():
        raise RunStopped("No statement in 'q'; expected one SELECT")
    return Response(desk_of(request).console.ask(statement), media_type="application/json")


ROUTES = (Route("/api/sql", ask),)
