"""The pages of the workbench, as they were built, from memory: no request names a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from sayso.web.answers import problem
from sayso.web.login import enter
from sayso.web.notice import notice

_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_ANY = "application/octet-stream"
_NAMED_BY_CONTENT = "/assets/"
_FOREVER = "private, max-age=31536000, immutable"
_UNBUILT = "The pages are not built. `make pages` builds them, in a checkout; an installed sayso has them."


@dataclass(frozen=True, slots=True)
class File:
    """A file to be given out."""

    body: bytes
    type: str
    caching: str


class Pages:
    """The built pages.

    Args:
        folder: where they are; None for those that are installed with sayso.
    """

    def __init__(self, folder: Path | None = None) -> None:
        root = folder or Path(str(files("sayso.web"))) / "pages"
        self._files = {f"/{path.relative_to(root).as_posix()}": _file(path, root) for path in _below(root)}

    @property
    def are_built(self) -> bool:
        """Whether there are any."""
        return "/index.html" in self._files

    def answer(self, request: Request) -> Response:
        """A file, or the page that shows whatever the address means."""
        path = request.scope["path"]
        if path == "/" and (entered := enter(request)):
            return entered
        if path == "/api" or path.startswith("/api/"):
            return problem(f"Nothing is at {path}; docs/workbench.md lists what is", 404)
        found = self._files.get(path)
        if found is None and path.startswith(_NAMED_BY_CONTENT):
            return problem(f"No file {path}; the pages may be newer than what is open", 404)
        found = found or self._files.get("/index.html")
        if found is None:
            return notice("No pages", _UNBUILT, 503)
        return Response(found.body, media_type=found.type, headers={"cache-control": found.caching})


def _below(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []


def _file(path: Path, root: Path) -> File:
    named = f"/{path.relative_to(root).as_posix()}".startswith(_NAMED_BY_CONTENT)
    return File(path.read_bytes(), _TYPES.get(path.suffix, _ANY), _FOREVER if named else "no-cache")
