"""Judgements from the pages: on the disk before the page is told so, listed, and withdrawn one by one."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.clock import now
from sayso.archive.judged import understood
from sayso.archive.judgements import judge
from sayso.errors import RunStopped
from sayso.model.judgement import Judgement, Verdict
from sayso.web.answers import Missing, answer
from sayso.web.bodies import taking
from sayso.web.desk import desk_of
from sayso.web.guard import user_of
from sayso.web.judged_things import with_things
from sayso.web.judgement_rows import judgement_row, judgements_about
from sayso.web.numbers import whole
from sayso.web.users import User

_SIZE = 100
"""Judgements of one page of the list."""
Text = Annotated[str, msgspec.Meta(max_length=4000)]
_UNTOUCHING = frozenset({"note", "unsure"})
"""Verdicts after which events are as they were."""
_SECOND = datetime.timedelta(seconds=1)


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A judgement as a page sends it; who decides and when is for the server to say."""

    verdict: Verdict
    of: Annotated[tuple[Text, ...], msgspec.Meta(max_length=2)]
    field: Text = ""
    value: Text = ""
    why: Text = ""


class Undoing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a judgement is withdrawn."""

    why: Text = ""


def _take(request: Request, given: Given) -> Response:
    """POST /api/judgements."""
    return kept(request, Judgement(given.verdict, given.of, given.field, given.value, given.why))


def _undo(request: Request, given: Undoing) -> Response:
    """POST /api/judgements/ID/undo."""
    return kept(request, Judgement("withdrawn", (request.path_params["id"],), why=given.why))


def kept(request: Request, given: Judgement) -> Response:
    """201 with `Judged` once a judgement is on the disk; the same sent again is answered with the one that is there.

    Raises:
        RunStopped: it makes no sense, or the archive cannot be written to.
    """
    desk, user = desk_of(request), user_of(request)
    tidy = replace(given, of=tuple(map(str.strip, given.of)), by=user.name)
    with desk.writer() as archive:
        before = [(one, ended) for one, ended in judgements_about(archive, tidy.of) if one.question == tidy.question]
        _check(archive, tidy, user)
        one = _said_already(tidy, before) or _taken(archive, replace(tidy, at=_next(before)))
        row = with_things(archive, [judgement_row(one, ended=False)])[0]
    if touches := one.verdict not in _UNTOUCHING:
        desk.worker.link_soon()
    return answer({"saved": True, "judgement": row, "holds": not touches}, 201)


def _check(archive: Archive, given: Judgement, user: User) -> None:
    """Refuse to withdraw what is not there, or what another has judged.

    Raises:
        RunStopped: with what was expected.
    """
    if given.verdict != "withdrawn":
        return
    sql = "SELECT json FROM judgements WHERE id = ? AND verdict <> 'withdrawn'"
    found = [archive.decoded(told, Judgement) for own in given.of for (told,) in archive.rows(sql, (own,))]
    if not found:
        raise Missing(f"No judgement '{', '.join(given.of)}'; expected the id of one that was not withdrawn")
    if user.role != "admin" and found[0].by != user.name:
        raise RunStopped(f"{found[0].by} judged this; expected a judgement of {user.name}, or an administrator")


def _said_already(given: Judgement, before: list[tuple[Judgement, bool]]) -> Judgement | None:
    """What the same person said last on the same question, where that is what is said now and was not withdrawn."""
    own = [(one, ended) for one, ended in before if one.by == given.by]
    if not own or own[-1][1]:
        return None
    last = own[-1][0]
    same = (last.verdict, last.field, last.value, last.why) == (
        given.verdict,
        *(text.strip() for text in (given.field, given.value, given.why)),
    )
    return last if same else None


def _next(before: list[tuple[Judgement, bool]]) -> str:
    """When a judgement is made that is to hold: now, or a second after the last on its question."""
    at, last = now(), max((one.at for one, _ in before), default="")
    if at > last:
        return at
    return (datetime.datetime.fromisoformat(last) + _SECOND).strftime("%Y-%m-%dT%H:%M:%SZ")


def _taken(archive: Archive, given: Judgement) -> Judgement:
    received = judge(archive, [given])
    if not received.taken:
        raise RunStopped(received.refused[0] if received.refused else f"{given.verdict} is there already")
    return received.taken[0]


def listing(request: Request) -> Response:
    """GET /api/judgements?of=ID&by=NAME&page=: `Judgements`, the newest first."""
    of, by = request.query_params.getlist("of"), request.query_params.get("by", "")
    page = whole(request, "page", 1, least=1)
    with desk_of(request).archive() as archive:
        everything = list(_everything(archive))
        found = list(judgements_about(archive, of)) if of else everything
        wanted = [row for row in reversed(found) if not by or row[0].by == by]
        shown = wanted[(page - 1) * _SIZE : page * _SIZE]
        rows = with_things(archive, [judgement_row(one, ended=ended) for one, ended in shown])
    return answer({"rows": rows, "total": len(wanted), "coders": list(_coders(everything))})


def _everything(archive: Archive) -> Iterator[tuple[Judgement, bool]]:
    """All judgements in the order of taking in, each with whether it was withdrawn."""
    for told, ended in archive.rows("SELECT json, ended FROM judgements WHERE id <> '' ORDER BY seq"):
        if one := understood(told):
            yield one, bool(ended)


def _coders(found: list[tuple[Judgement, bool]]) -> Iterator[dict[str, str | int]]:
    """Who judged how much that was not withdrawn, those of most judgements first."""
    counts = Counter(one.by for one, ended in found if not ended and one.verdict != "withdrawn")
    for name, count in sorted(counts.items(), key=lambda told: (-told[1], told[0])):
        yield {"name": name, "judgements": count}


ROUTES = (
    Route("/api/judgements", listing, methods=["GET"]),
    Route("/api/judgements", taking(Given, _take), methods=["POST"]),
    Route("/api/judgements/{id}/undo", taking(Undoing, _undo), methods=["POST"]),
)
