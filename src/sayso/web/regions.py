"""Names and points of the first-level regions of all countries: labels for the map, which has no outlines of them."""

import functools

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.resolve.gazetteer import gazetteer


@functools.cache
def _regions() -> bytes:
    """As JSON, made once a process: the largest first, so that a page with little room names these."""
    rows = [(place.name, place.country, place.lat, place.lon) for place in gazetteer().regions()]
    return msgspec.json.encode({"regions": rows})


def regions(_: Request) -> Response:
    """`{"regions": [[name, country, lat, lon], ...]}`; degrees."""
    return Response(_regions(), media_type="application/json")


ROUTES = (Route("/api/regions", regions),)
