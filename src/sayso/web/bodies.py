"""What requests bring: JSON of a known form."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import RunStopped

T = TypeVar("T")
_JSON = "application/json"


def taking(kind: type[T], endpoint: Callable[[Request, T], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that takes a body in JSON, which it works on in a thread as all others do.

    Args:
        kind: what the body has to be.
        endpoint: answers it.
    """

    async def take(request: Request) -> Response:
        given = parsed(request.headers.get("content-type", ""), await request.body(), kind)
        return await run_in_threadpool(endpoint, request, given)

    return take


def parsed(content_type: str, body: bytes, kind: type[T]) -> T:
    """A body in JSON. No form of another site is sent as that.

    Raises:
        RunStopped: it is none, or not of that form.
    """
    if content_type.partition(";")[0].strip().lower() != _JSON:
        raise RunStopped(f"The body is {content_type or 'of no type'!r}; expected {_JSON}")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RunStopped(f"The body will not do: {error}") from None
