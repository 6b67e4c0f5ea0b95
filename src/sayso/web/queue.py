"""What waits to be judged: GET /api/queue?by=doubt|dispute|pairs&skip=&size=."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.links import KeptUnit
from sayso.archive.queries.listing import CLAIMS
from sayso.archive.queries.names import listed
from sayso.export.records import Record
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.run.judging import JudgedView
from sayso.run.linking import joined
from sayso.run.queueing import Waiting, Wish, queue
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.guard import user_of
from sayso.web.judgement_rows import rows_about
from sayso.web.numbers import whole
from sayso.web.page_claims import page_claims
from sayso.web.rows import claims_by_id, event_row, found_by_id

MOST = 50
"""Items that one answer has at most."""
PAIRS = 5
"""Pairs that one answer has at most: each is put together from the readings of two reports."""
AROUND = 2
"""So many sentences before and after are shown."""
_READINGS = 64
_UNITS = "SELECT unit, report, told, event, fresh FROM links WHERE unit IN (SELECT value FROM json_each(?))"


def waiting(request: Request) -> Response:
    """A part of the queue of whoever asks."""
    by = request.query_params.get("by", "doubt")
    pairs = by == "pairs"
    limit = min(whole(request, "size", 20, least=1), PAIRS if pairs else MOST)
    desk = desk_of(request)
    with desk.archive() as archive:
        wish = Wish(user_of(request).name, whole(request, "skip", 0), limit)
        found = queue(archive, by, wish)
        items = _pairs(archive, found.items) if pairs else _claims(archive, found.items)
        return answer({"by": by, "left": found.left, "done": found.done, "items": items})


def _claims(archive: Archive, items: Sequence[Waiting]) -> list[Record]:
    whys = {one.of[0]: one.why for one in items}
    rows = {str(row["id"]): row for row in page_claims(archive, found_by_id(archive, CLAIMS, whys))}
    reading = lru_cache(maxsize=_READINGS)(archive.reading)
    return [_claim(rows[own], why, reading(_report_of(rows[own]))) for own, why in whys.items() if own in rows]


def _report_of(row: Record) -> str:
    report = row["report"]
    return str(report["id"]) if isinstance(report, dict) else ""


def _claim(row: Record, why: str, reading: Reading) -> Record:
    before, after = _around(reading, row)
    judged = row["judgements"]
    return {"kind": "claim", "claim": row, "before": before, "after": after, "why": why, "judgements": judged}


def _around(reading: Reading, row: Record) -> tuple[str, str]:
    """The text of the sentences before and after that of a claim, with what stands between them."""
    told = row["sentence"]
    start, end = (told["start"], told["end"]) if isinstance(told, dict) else (0, 0)
    text, sentences = reading.report.text, sorted(reading.sentences)
    first = [one for one in sentences if one.end <= start][-AROUND:]
    last = [one for one in sentences if one.start >= end][:AROUND]
    return text[first[0].start : start] if first else "", text[end : last[-1].end] if last else ""


def _pairs(archive: Archive, items: Sequence[Waiting]) -> list[Record]:
    rows = archive.rows(_UNITS, (listed(own for one in items for own in one.of),))
    units = {row[0]: KeptUnit(*row) for row in rows}
    alone = dict(_alone(archive, units))
    return [_pair(archive, one, [alone[own] for own in one.of]) for one in items if all(own in alone for own in one.of)]


def _alone(archive: Archive, units: dict[str, KeptUnit]) -> Iterator[tuple[str, Event]]:
    """What each report tells, as an event of that report alone; not what is no more and is yet to be linked anew."""
    view = JudgedView(archive)
    for own in units:
        with suppress(KeyError, ValueError):
            if event := next(joined(view, [(own,)], units)).event:
                yield own, event


def _pair(archive: Archive, one: Waiting, sides: Sequence[Event]) -> Record:
    claims = {own: _rows(archive, side.claims) for own, side in zip(one.of, sides, strict=True)}
    first, second = (
        {**event_row(side, _headline(claims[own])), "id": own} for own, side in zip(one.of, sides, strict=True)
    )
    judged = [row for row in rows_about(archive, one.of) if _is_of(row, one)]
    told: Record = {"one": first, "other": second, "claims": claims, "why": one.why, "judgements": judged}
    return {"kind": "pair", "score": round(one.score, 3), **told}


def _rows(archive: Archive, claims: Iterable[str]) -> list[Record]:
    return list(claims_by_id(archive, claims).values())


def _headline(claims: Sequence[Record]) -> str:
    """The sentence of the first claim: in a report with a headline that is told by it, this one."""
    told = claims[0]["sentence"] if claims else None
    return str(told["text"]) if isinstance(told, dict) else ""


def _is_of(row: Record, one: Waiting) -> bool:
    """Whether a judgement is of both sides, by their events."""
    of = row["of"]
    return isinstance(of, list) and set(map(str, of)) == set(one.of)


ROUTES = (Route("/api/queue", waiting),)
