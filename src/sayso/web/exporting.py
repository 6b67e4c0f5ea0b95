"""What is shown, as a file: CSV, JSON lines or Parquet, a part at a time."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import Any
from urllib.parse import quote

from anyio import CancelScope
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from sayso.archive.facets.columns import View
from sayso.archive.facets.selection import select
from sayso.errors import RunStopped
from sayso.export.encoding import csv_line, excel_line, json_line
from sayso.run.querying import CLAIM_VIEW, EVENT_VIEW, REPORT_VIEW, Result
from sayso.run.querying import View as Sheet
from sayso.web.desk import Desk, desk_of
from sayso.web.find import KINDS
from sayso.web.rows import query_of
from sayso.web.spooling import Spool
from sayso.web.wanted import Question, wanted_of

AT_ONCE = 500
"""Lines that are sent together."""
SHEETS: Mapping[View, Sheet[Any]] = {"claims": CLAIM_VIEW, "events": EVENT_VIEW, "reports": REPORT_VIEW}


def export(request: Request) -> Response:
    """GET /api/export?view=...&as=csv|jsonl|parquet&<filters>: all that fits, as a file.

    Raises:
        RunStopped: there is no such form; exit code 2.
    """
    desk, question = desk_of(request), wanted_of(request)
    form = request.query_params.get("as", "csv")
    if form not in FORMS:
        raise RunStopped(f"No form '{form}'; there are {', '.join(FORMS)}")
    media_type, write = FORMS[form]
    if request.query_params.get("excel_safe") == "1" and form == "csv":
        write = _excel
    headers = {"content-disposition": _attached(f"{desk.name}-{question.sought.view}.{form}")}
    held = ExitStack()
    with ExitStack() as unsent:
        unsent.enter_context(held)
        file = _File(_sent(held, write(_result(desk, held, question))), media_type=media_type, headers=headers)
        unsent.pop_all()  # the file lets go of it from now on
    return file


def _result(desk: Desk, held: ExitStack, question: Question) -> Result[Any]:
    """What fits, to be gone through for as long as the archive is held."""
    archive = held.enter_context(desk.archive())
    selection = select(archive, desk.finder.exact(archive), question.sought)
    view = question.sought.view
    return Result(SHEETS[view], query_of(archive, KINDS[view], selection.numbers().tolist()))


def _sent(held: ExitStack, parts: Iterator[bytes]) -> Generator[bytes, None, None]:
    """The parts of a file; the archive is let go of behind the last one, or where nobody wants more."""
    with held:
        yield from parts


class _File(StreamingResponse):
    """A file in parts; where nobody takes the rest of it, that is not left for Python to find.

    Args:
        parts: of it.
        told: as of `StreamingResponse`.
    """

    def __init__(self, parts: Generator[bytes, None, None], **told: Any) -> None:
        self._spool = Spool(parts)
        super().__init__(self._spool.sent(), **told)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await run_in_threadpool(self._spool.close)


def _together(lines: Iterator[bytes]) -> Iterator[bytes]:
    while some := b"".join(islice(lines, AT_ONCE)):
        yield some


def _csv(result: Result[Any]) -> Iterator[bytes]:
    yield csv_line(result.header)
    yield from _together(map(csv_line, result.rows()))


def _excel(result: Result[Any]) -> Iterator[bytes]:
    yield excel_line(result.header)
    yield from _together(map(excel_line, result.rows()))


def _jsonl(result: Result[Any]) -> Iterator[bytes]:
    yield from _together(map(json_line, result.records()))


def _attached(name: str) -> str:
    """The name of a file, in letters that all browsers take and in its own."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


FORMS: Mapping[str, tuple[str, Callable[[Result[Any]], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "jsonl": ("application/jsonl; charset=utf-8", _jsonl),
    "parquet": ("application/vnd.apache.parquet", lambda result: result.parquet()),
}

ROUTES = (Route("/api/export", export),)
