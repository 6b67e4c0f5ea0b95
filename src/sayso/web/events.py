"""One event, account by account: GET /api/events/ID."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso.archive.archive import Archive
from sayso.archive.judged import as_corrected
from sayso.archive.queries.listing import CLAIMS, EVENTS
from sayso.archive.queries.lookup import one
from sayso.archive.queries.names import listed
from sayso.export.records import Record, span
from sayso.model.claim import Claim
from sayso.model.event import Account, AccountPart, Event, Participant, Words
from sayso.model.ids import event_id
from sayso.model.report import Report
from sayso.run.contradictions import contradiction
from sayso.run.copied import folded
from sayso.run.independence import independent
from sayso.run.ladder import ladder
from sayso.web.answers import answer
from sayso.web.desk import desk_of
from sayso.web.event_history import history
from sayso.web.judgement_rows import rows_about
from sayso.web.named import named
from sayso.web.rows import claims_by_id, event_rows, found_by_id, report_ref

_OFFICES = """
SELECT json FROM claims WHERE mode = 'office' AND report IN (SELECT value FROM json_each(?)) ORDER BY report, start
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its claims, as people corrected them, and its reports, in the order of publication."""

    event: Event
    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]


def event(request: Request) -> Response:
    """An event by its id, the beginning of one, or one that it or what went into it was once given out under."""
    asked = request.path_params["id"]
    with desk_of(request).archive() as archive:
        own = named(archive, asked, "event")
        return answer(_page(archive, one(archive, EVENTS, own).value, "" if own.startswith(asked) else asked))


def _page(archive: Archive, event: Event, asked: str) -> Record:
    told = told_of(archive, event)
    copies = folded(archive, list(told.reports))
    judged = rows_about(archive, _ids(event))
    disputes = contradiction(event)
    return {
        "event": {**event_rows(archive, [event])[0], "aliases": list(event.aliases)},
        "asked": asked,
        "participants": {
            "actors": [_participant(each) for each in event.actors],
            "recipients": [_participant(each) for each in event.recipients],
        },
        "accounts": _accounts(archive, told),
        "tolls": [asdict(toll) for toll in event.numbers],
        "disputes": [asdict(each) for each in disputes.disputes] if disputes else [],
        "ladder": [asdict(each) for each in ladder(told.claims.values(), told.reports, copies)],
        "copies": [list(group) for group in copies],
        "reports": {own: report_ref(each) for own, each in told.reports.items()},
        "claims": claims_by_id(archive, event.claims),
        "judgements": judged,
        "history": history(archive, told.claims.values(), told.reports, judged),
    }


def told_of(archive: Archive, event: Event) -> Told:
    """An event with its claims and reports."""
    found = {each.value.id: each for each in found_by_id(archive, CLAIMS, event.claims)}
    claims = {own: as_corrected(found[own].value, found[own].corrections) for own in event.claims if own in found}
    reports = {own: archive.report(own) for own in dict.fromkeys(each.report for each in claims.values())}
    return Told(event, claims, dict(sorted(reports.items(), key=lambda pair: (pair[1].published or "9", pair[0]))))


def _ids(event: Event) -> list[str]:
    """All under which an event or a claim of it can have been judged."""
    return list(dict.fromkeys((event.id, *event.aliases, *event.claims, *map(event_id, event.claims))))


def _participant(one: Participant) -> Record:
    return {"name": one.name, "party": one.party, "said_by": list(one.said_by)}


def _accounts(archive: Archive, told: Told) -> list[Record]:
    around = [archive.decoded(row[0], Claim) for row in archive.rows(_OFFICES, (listed(told.reports),))]
    alone = independent(told.event, told.claims, around)
    return [_account(each, told.claims, alone) for each in told.event.accounts]


def _account(one: Account, claims: Mapping[str, Claim], alone: Sequence[str]) -> Record:
    own = [claims[each] for each in one.claims if each in claims]
    return {
        "origin": one.origin,
        "via": list(one.via),
        "stance": one.stance,
        "differs": list(one.differs),
        "changed": list(one.changed),
        "first": one.first,
        "reports": list(one.reports),
        "claims": list(one.claims),
        "cells": [_cell(part, own) for part in one.parts],
        "independent": one.origin in alone,
    }


def _cell(part: AccountPart, claims: Sequence[Claim]) -> Record:
    return {
        "of": part.of,
        "stance": part.stance,
        "value": part.value,
        "words": list(_words(part.words, claims)),
        "differs": list(part.differs),
        "first": part.first,
    }


def _words(words: Iterable[Words], claims: Sequence[Claim]) -> Iterator[Record]:
    """Words, each with the claim of the account that they are taken from."""
    for each in words:
        there = [claim for claim in claims if claim.report == each.report]
        own = min(((*_far(claim, each), claim.id) for claim in there), default=(False, 0, ""))[-1]
        yield {"report": each.report, "span": span(each.span), "claim": own}


def _far(claim: Claim, words: Words) -> tuple[bool, int]:
    """How far words stand from a claim: those of its own parts first, then by where its trigger is."""
    parts = [claim.trigger, *(role.span for role in (*claim.actors, *claim.recipients))]
    parts += [*(number.span for number in claim.numbers), *(part for some in claim.evidence.values() for part in some)]
    return words.span not in parts, abs(claim.trigger.start - words.span.start)


ROUTES = (Route("/api/events/{id}", event),)
