"""One report with all that was read off it: GET /api/reports/ID."""

from contextlib import suppress
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.custody import Buried, buried
from sayso.archive.erasing import ERASED
from sayso.archive.queries.listing import ATTRIBUTIONS, CLAIMS, REPORTS
from sayso.archive.queries.lookup import captures, one, revisions, several
from sayso.export.records import Record, mentions, report_reference
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.copied import copies_of
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.named import named
from sayso.web.originals import PAGES
from sayso.web.page_claims import page_attributions, page_claims
from sayso.web.rows import events_by_id, reports_by_id

_ERASED = "SELECT report FROM tombstones WHERE state = 'erased' AND report >= ? AND report < ? LIMIT 2"
_EVENTS = "SELECT DISTINCT event FROM links WHERE report = ? AND event <> '' ORDER BY event"
_OF_LISTED = ("byline", "language", "outcome", "reason", "state", "revision", "taken")
_OF_CAPTURED = ("place", "captured", "media_type", "raw")


def report(request: Request) -> Response:
    """A report by its id, the beginning of one, or its key; of an erased one its tombstone."""
    asked = request.path_params["id"]
    with desk_of(request).archive() as archive:
        grave = _erased(archive, asked)
        return answer(_tombstone(grave) if grave else _page(archive, named(archive, asked, "report")))


def _erased(archive: Archive, asked: str) -> Buried | None:
    """How a report was erased, by its id or the beginning of one; None where none was."""
    found = list(archive.rows(_ERASED, (asked, asked + "\U0010ffff"))) if asked.startswith("r") else []
    return buried(archive, found[0][0]) if len(found) == 1 else None


def _page(archive: Archive, own: str) -> Record:
    found, told, reading = one(archive, REPORTS, own), archive.report(own), _reading(archive, own)
    captured = captures(archive, own)
    events = [event for (event,) in archive.rows(_EVENTS, (own,))]
    there = {name: getattr(found.value, name) for name in _OF_LISTED}
    return {
        "report": {**report_reference(told), **there},
        "text": told.text,
        "parts": [{"kind": part.kind, "start": part.start, "end": part.end} for part in told.parts],
        "claims": page_claims(archive, several(archive, CLAIMS, "report", own)),
        "attributions": page_attributions(several(archive, ATTRIBUTIONS, "report", own)),
        "mentions": [_mention(record) for record in mentions(reading)] if reading else [],
        "captures": [{name: getattr(each, name) for name in _OF_CAPTURED} for each in captured],
        "revisions": [asdict(each) for each in revisions(archive, own)],
        "copies": _copies(archive, own),
        "events": list(events_by_id(archive, events).values()),
        "original": any(each.media_type in PAGES for each in captured),
        "tombstone": _grave(buried(archive, own)),
    }


def _reading(archive: Archive, own: str) -> Reading | None:
    with suppress(KeyError):
        return archive.reading(own)
    return None


def _mention(told: Record) -> Record:
    """A mention of whatever kind: its name in words, and the id of the party or place."""
    party = told.get("id") or (f"geonames:{told['geonameid']}" if told.get("geonameid") else "")
    name = told.get("name") or told.get("value") or told["text"]
    return {"kind": told["kind"], "start": told["start"], "end": told["end"], "name": name, "party": party}


def _copies(archive: Archive, own: str) -> list[Record]:
    shares = {each.report: each.share for each in copies_of(archive, own)}
    named = reports_by_id(archive, shares)
    return [{**named[other], "share": share} for other, share in shares.items() if other in named]


def _tombstone(grave: Buried) -> Record:
    """All that is known of an erased report: that it was there, and why it is gone."""
    nothing = dict.fromkeys(("byline", "language", "outcome", "reason", "taken"), "")
    lists = ("parts", "claims", "attributions", "mentions", "captures", "revisions", "copies", "events")
    return {
        "report": {**report_reference(Report(grave.report, grave.key, "")), **nothing, "state": ERASED, "revision": 1},
        "text": "",
        **{name: [] for name in lists},
        "original": False,
        "tombstone": _grave(grave),
    }


def _grave(grave: Buried | None) -> Record | None:
    return {"state": grave.state, "why": grave.why, "by": grave.by, "at": grave.at} if grave else None


ROUTES = (Route("/api/reports/{id}", report),)
