"""One SELECT over the index of the archive, within limits: GET /api/sql?q=."""

import time

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import RunStopped
from sayso.web.answers import answer
from sayso.web.desk import desk_of

_ROWS = 1000
"""Rows of one answer: a page shows no more, and Python and the command line have them all."""


def ask(request: Request) -> Response:
    """`Answer`: columns, rows, whether there are more, and how long it took."""
    statement = request.query_params.get("q", "")
    if not statement.strip():
        raise RunStopped("No statement in 'q'; expected one SELECT")
    began = time.monotonic()
    with desk_of(request).unbound() as archive:
        found = archive.sql(statement, rows=_ROWS)
    took = round(time.monotonic() - began, 3)
    return answer({"columns": found.columns, "rows": found.rows, "more": found.cut, "seconds": took})


ROUTES = (Route("/api/sql", ask),)
