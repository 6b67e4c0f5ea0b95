"""The page of a report as it came, for a frame that can do nothing: GET /api/reports/ID/original.

What is shown may hold anything. Three locks: the frame is sandboxed by the page that shows it; the answer says of
itself that it is sandboxed and may load nothing, wherever it is opened; and what makes browsers open a connection
before they ask whether they may (frames, links) is made to mean nothing. `?as=file` gives the very bytes, to be kept.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.custody import buried
from sayso.archive.erasing import ERASED
from sayso.archive.folder import raw_name
from sayso.archive.queries.lookup import Captured, captures
from sayso.errors import InputSkipped
from sayso.sources.content_type import media_type
from sayso.sources.decode import charset, declared_charset, decode
from sayso.web.answers import Missing
from sayso.web.desk import desk_of
from sayso.web.named import named

PAGES = frozenset({"text/html", "application/xhtml+xml"})
"""What is shown as a page."""
_TEXTS = frozenset({"text/plain", "text/markdown"})
_CONTAINED = (b"WARC/", b"http://", b"https://", b"HTTP/")
"""What the record of a web archive begins with, which holds a page but is none."""
_SANDBOX = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
_ODD = re.compile(r"[^\w.-]+")
_OPENING = re.compile(r"<(?=(?:i?frame|frameset|fencedframe|portal|object|embed|applet|link|base)\b)", re.IGNORECASE)
_LEADING = re.compile(r"\bhref(?=\s*=)", re.IGNORECASE)


def original(request: Request) -> Response:
    """The newest page that a report was taken from, else whatever it was taken from, to be kept as a file."""
    asked = request.path_params["id"]
    with desk_of(request).archive() as archive:
        own = named(archive, asked, "report")
        grave = buried(archive, own)
        if grave and grave.state == ERASED:
            raise Missing(f"Report {own} was erased at {grave.at}; nothing of it is kept")
        found = chosen(captures(archive, own))
        body, stated = archive.folder.unpacked(raw_name(found.raw)), _stated(archive, own, found)
    if request.query_params.get("as") == "file":
        return _file(body, found)
    return _shown(body, found, stated)


def chosen(found: Sequence[Captured]) -> Captured:
    """The capture to show: the last page, else the last of all.

    Raises:
        Missing: there is none.
    """
    if not found:
        raise Missing("The report has no original; expected one that was taken from a file or an address")
    return max(found, key=lambda one: (one.media_type in PAGES, one.media_type in _TEXTS, one.captured))


def _stated(archive: Archive, report: str, found: Captured) -> str:
    """The charset that the server stated which the page came from; "" for none."""
    sql = "SELECT headers FROM captures WHERE report = ? AND raw = ? AND place = ?"
    for (told,) in archive.rows(sql, (report, found.raw, found.place)):
        for name, value in archive.decoded(told, list[tuple[str, str]]):
            if name.lower() == "content-type":
                return media_type(value)[1]
    return ""


def _shown(body: bytes, found: Captured, stated: str) -> Response:
    kind = "html" if found.media_type in PAGES else "plain"
    if found.media_type not in PAGES | _TEXTS or body.startswith(_CONTAINED):
        return _file(body, found)
    try:
        text = decode(body, found.place, charset(stated) or declared_charset(body)).text
    except InputSkipped:
        return _file(body, found)
    shown = defused(text) if kind == "html" else text
    headers = {"content-type": f"text/{kind}; charset=utf-8", "content-security-policy": _SANDBOX}
    return Response(shown.encode("utf-8", "replace"), headers=headers)


def defused(markup: str) -> str:
    """A page without what opens a connection: browsers prepare to follow a link or a frame that they may not follow.

    It is done on the text, as the browser will see it: bytes of some encodings hide what they spell.
    """
    return _LEADING.sub("data-href", _OPENING.sub("<x-", markup))


def _file(body: bytes, found: Captured) -> Response:
    """The bytes as they came, to be kept."""
    name = _ODD.sub("_", found.place.rpartition("/")[2])[-100:].lstrip(".") or "original"
    return Response(
        body,
        headers={
            "content-type": "application/octet-stream",
            "content-security-policy": _SANDBOX,
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        },
    )


ROUTES = (Route("/api/reports/{id}/original", original),)
