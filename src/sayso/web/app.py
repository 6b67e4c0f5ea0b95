"""The workbench as one application: what answers which address, behind what lets requests in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from sayso.web import (
    agreement,
    atlas,
    citing,
    console,
    disputes,
    events,
    exporting,
    find,
    intake,
    judging,
    login,
    notice,
    originals,
    queue,
    regions,
    reports,
    status,
    voices,
)
from sayso.web.desk import Desk
from sayso.web.faults import Faults, refused
from sayso.web.guard import Door, Guard
from sayso.web.headers import Headed
from sayso.web.pages import Pages
from sayso.web.users import Tries

_TOGETHER = 8
"""Requests that are worked on at once: each has the archive open, and there are not many cores."""
API = (
    status,
    find,
    exporting,
    citing,
    reports,
    originals,
    events,
    disputes,
    atlas,
    regions,
    voices,
    queue,
    judging,
    agreement,
    intake,
    console,
)
"""What answers below /api, each file with the routes that it has."""


def make_app(desk: Desk, door: Door, *, pages: Path | None = None, debug: bool = False) -> Starlette:
    """The workbench over an archive.

    Args:
        desk: the archive.
        door: who is let in.
        pages: folder of the built pages; None for those that are installed.
        debug: whether the terminal shows the traceback of our own faults.
    """
    api: list[BaseRoute] = [route for part in API for route in part.ROUTES]
    pages_of_ours = [*login.ROUTES, *notice.ROUTES]
    app = Starlette(
        routes=[*pages_of_ours, *api, Route("/{path:path}", Pages(pages).answer)],
        middleware=[Middleware(Headed), Middleware(Faults, desk=desk, debug=debug), Middleware(Guard, door=door)],
        exception_handlers={HTTPException: refused},
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.desk, app.state.door, app.state.tries = desk, door, Tries()
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = _TOGETHER
    desk: Desk = app.state.desk
    desk.start()
    yield
    desk.close()
