"""Files, pasted text and addresses into the archive: POST /api/intake, and how each goes: GET /api/intake/ID."""

import hashlib
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import Annotated

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.errors import RunStopped
from sayso.sources.dates import day
from sayso.web.answers import Missing, answer
from sayso.web.bodies import parsed
from sayso.web.desk import desk_of
from sayso.web.tasks import Given
from sayso.web.uploads import Uploads

_FORM = "multipart/form-data"
Line = Annotated[str, msgspec.Meta(max_length=1000)]


class Pasted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with what is known of it, or an address."""

    text: str = ""
    title: Line = ""
    publisher: Line = ""
    published: Line = ""
    url: Annotated[str, msgspec.Meta(max_length=4000)] = ""


async def take(request: Request) -> Response:
    """POST /api/intake: 202 with a `Job`."""
    folder = Path(await run_in_threadpool(mkdtemp, prefix="sayso-intake-"))
    try:
        inputs = await _inputs(request, folder)
        job = desk_of(request).worker.take_in(inputs, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return answer(job.record(), 202)


async def _inputs(request: Request, folder: Path) -> list[Given]:
    """What a request brings, its files in a folder of ours.

    Raises:
        RunStopped: it brings nothing that can be taken in.
    """
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != _FORM:
        return [_pasted(parsed(kind, await request.body(), Pasted), folder)]
    boundary = _boundary(kind)
    files = await Uploads(folder, boundary).receive(request.stream())
    if not files:
        raise RunStopped("The form has no files; expected some in the field 'files'")
    return files


def _boundary(kind: str) -> bytes:
    for part in kind.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "boundary" and value:
            return value.strip('"').encode("latin-1", "replace")
    raise RunStopped(f"The body is {kind!r}; expected a multipart form with its boundary")


def _pasted(given: Pasted, folder: Path) -> Given:
    """An input of its own for a text or an address.

    Raises:
        RunStopped: there is neither, or both, or the date is none.
    """
    if bool(given.text.strip()) == bool(given.url.strip()):
        raise RunStopped("Neither or both of 'text' and 'url' are given; expected one of them")
    if given.url:
        return _address(given.url.strip())
    if given.published.strip() and not day(given.published.strip()):
        raise RunStopped(f"Publication date '{given.published}' is no date; expected YYYY-MM-DD")
    fields = {name: getattr(given, name).strip() for name in ("title", "publisher", "published")}
    told = {"id": _name(given.text), **{name: value for name, value in fields.items() if value}, "text": given.text}
    path = folder / "pasted.jsonl"
    path.write_bytes(msgspec.json.encode(told) + b"\n")
    return Given(str(path), _name(given.text))


def _name(text: str) -> str:
    return f"pasted:{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _address(url: str) -> Given:
    if not url.lower().startswith(("http://", "https://")):
        raise RunStopped(f"No address '{url}'; expected one that begins with http:// or https://")
    return Given(url, url)


def job(request: Request) -> Response:
    """GET /api/intake/ID: a `Job`."""
    found = desk_of(request).worker.job(request.path_params["id"])
    if found is None:
        raise Missing(f"No intake '{request.path_params['id']}' in this run; expected the id of one")
    return answer(found.record())


def jobs(request: Request) -> Response:
    """GET /api/intake: the jobs of this run, the newest first."""
    return answer({"jobs": [one.record() for one in desk_of(request).worker.jobs()]})


ROUTES = (
    Route("/api/intake", jobs, methods=["GET"]),
    Route("/api/intake", take, methods=["POST"]),
    Route("/api/intake/{id}", job, methods=["GET"]),
)
