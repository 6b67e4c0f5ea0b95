"""What goes wrong, as an answer in one line; what reports say gets into no log."""

import sys
import traceback

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import RunStopped
from sayso.web.answers import Missing, problem
from sayso.web.desk import Desk
from sayso.web.guard import TooMuch

_USAGE = 2


class Faults:
    """Answers what an endpoint raises.

    Args:
        app: what answers else.
        desk: whose path is kept out of what is told.
        debug: whether the terminal shows the traceback of our own faults.
    """

    def __init__(self, app: ASGIApp, desk: Desk, *, debug: bool = False) -> None:
        self._app, self._desk, self._debug = app, desk, debug

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # the last line of defence: no page waits for an answer that does not come
            if scope["type"] != "http" or begun:
                raise
            status, message = told(error)
            if self._debug and status >= 500:
                traceback.print_exc(file=sys.stderr)
            await problem(self._desk.masked(message), status)(scope, receive, send)


def told(error: Exception) -> tuple[int, str]:
    """The HTTP status of an error, and what is said of it."""
    if isinstance(error, Missing):
        return 404, str(error)
    if isinstance(error, RunStopped):
        return (400 if error.code == _USAGE else 503), str(error)
    if isinstance(error, TooMuch):
        return 413, str(error)
    if isinstance(error, OSError | MemoryError):
        return 503, f"The machine fails: {getattr(error, 'strerror', None) or 'out of memory'}"
    return 500, f"{type(error).__name__} (a fault of sayso; `sayso serve --debug` shows where)"


def refused(_: Request, error: Exception) -> Response:
    """What the routes refuse: an address that is not there, or another method than it takes."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else type(error).__name__
    headers = error.headers if isinstance(error, HTTPException) else None
    response = problem(detail, status)
    response.headers.update(headers or {})
    return response
