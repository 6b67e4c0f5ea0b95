"""How to cite what is shown."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.facets.columns import View
from sayso.archive.facets.selection import select
from sayso.run.citing_view import bibtex, cited_view, csl, text
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.wanted import wanted_of


def cite(request: Request) -> Response:
    """GET /api/cite: `Citation`."""
    desk, question = desk_of(request), wanted_of(request)
    what = question.sought
    with desk.archive() as archive:
        columns = desk.finder.exact(archive)
        counts: dict[View, int] = {view: len(select(archive, columns, what.of(view)).rows()) for view in get_args(View)}
        told = tuple(one.label for one in question.filters)
        cited = cited_view(archive, desk.name, what.view, told, counts)
    return answer({"text": text(cited), "bibtex": bibtex(cited), "csl": csl(cited)})


ROUTES = (Route("/api/cite", cite),)
