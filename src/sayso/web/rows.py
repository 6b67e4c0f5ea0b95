"""What lists show of a claim, an event and a report: the rows of `workbench/src/lib/types.ts`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.archive.archive import Archive
from sayso.archive.judged import as_corrected
from sayso.archive.queries.listing import CLAIMS, EVENTS, REPORTS, Found, Kind, Query, T
from sayso.archive.queries.names import listed
from sayso.export.records import Record, claim_record, location_record, report_reference, when_record
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.listed import ListedReport
from sayso.model.report import Report

NOWHERE = Report("", "", "")
_AMONG = "IN (SELECT value FROM json_each(?))"
_COUNTED = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Joined:
    """The event that a claim is one of, with its grade; "" where it is of none."""

    event: str = ""
    grade: str = ""


ALONE = Joined()


def claim_row(one: Found[Claim], joined: Joined = ALONE) -> Record:
    """A `ClaimRow`: the claim as people have corrected it."""
    claim = as_corrected(one.value, one.corrections)
    told = claim_record(claim, report_reference(one.report or NOWHERE), {})
    outlet = one.report.publisher if one.report else ""
    return {
        **{name: told[name] for name in _OF_CLAIM},
        "actors": [{"name": role.name, "party": role.party} for role in claim.actors],
        "recipients": [{"name": role.name, "party": role.party} for role in claim.recipients],
        "sources": [{"name": each.name, "party": each.party, "kind": each.kind} for each in claim.sources],
        "origin": claim.sources[-1].name if claim.sources else outlet,
        "numbers": [
            {"of": n.of, "low": n.low, "high": n.high, "class": n.kind, "text": n.span.text} for n in claim.numbers
        ],
        "event": joined.event,
        "grade": joined.grade,
        "corrected": [each.field for each in one.corrections],
    }


_OF_CLAIM = (
    "id",
    "report",
    "type",
    "mode",
    "status",
    "place",
    "location",
    "time",
    "when",
    "trigger",
    "sentence",
    "confidence",
)


def event_row(event: Event, headline: str = "") -> Record:
    """An `EventRow`.

    Args:
        event: which.
        headline: a sentence that tells it.
    """
    tolls = {toll.of: toll for toll in event.numbers}
    return {
        **{name: getattr(event, name) for name in ("id", "type", "mode", "origins", "grade", "why")},
        "when": when_record(event.when),
        "where": location_record(event.where),
        "actors": [one.name for one in event.actors],
        "recipients": [one.name for one in event.recipients],
        **{
            of: {name: getattr(tolls[of], name) for name in _COUNTED} if of in tolls else None
            for of in ("killed", "injured")
        },
        "reports": len(event.reports),
        "claims": len(event.claims),
        "accounts": len(event.accounts),
        "headline": headline,
    }


def report_ref(report: Report | None) -> Record:
    """A `ReportRef`."""
    return report_reference(report or NOWHERE)


def report_row(one: Found[ListedReport]) -> Record:
    """A `ReportRow`."""
    own = one.value
    return {**report_reference(one.report or NOWHERE), **{name: getattr(own, name) for name in _OF_REPORT}}


_OF_REPORT = ("language", "claims", "attributions", "outcome", "reason", "state", "revision", "taken")


def claim_rows(archive: Archive, found: Iterable[Found[Claim]]) -> list[Record]:
    """Rows of claims with their events, which are looked up in one go."""
    some = list(found)
    joined = events_of(archive, (one.value.id for one in some))
    return [claim_row(one, joined.get(one.value.id, ALONE)) for one in some]


def event_rows(archive: Archive, events: Iterable[Event]) -> list[Record]:
    """Rows of events with their headlines, which are looked up in one go."""
    some = list(events)
    told = headlines(archive, (one.id for one in some))
    return [event_row(one, told.get(one.id, "")) for one in some]


def report_rows(_: Archive, found: Iterable[Found[ListedReport]]) -> list[Record]:
    """Rows of reports."""
    return [report_row(one) for one in found]


def events_of(archive: Archive, claims: Iterable[str]) -> Mapping[str, Joined]:
    """The events of claims by their ids."""
    sql = f"SELECT claim, event, grade FROM event_claims JOIN events ON events.id = event WHERE claim {_AMONG}"  # noqa: S608
    return {claim: Joined(event, grade) for claim, event, grade in archive.rows(sql, (listed(claims),))}


def headlines(archive: Archive, events: Iterable[str]) -> Mapping[str, str]:
    """A sentence that tells each event: one of a report's headline where there is one, else the first."""
    sql = (
        "SELECT event, sentence FROM event_claims CROSS JOIN claims ON claims.id = claim"  # noqa: S608 -- our own names
        f" WHERE event {_AMONG} ORDER BY part = 'headline', position DESC"
    )
    return {event: str(sentence) for event, sentence in archive.rows(sql, (listed(events),))}


def claims_by_id(archive: Archive, ids: Iterable[str]) -> dict[str, Record]:
    """Rows of claims by their ids, in that order; ids of no claim are left out."""
    wanted = list(ids)
    rows = {str(row["id"]): row for row in claim_rows(archive, found_by_id(archive, CLAIMS, wanted))}
    return {own: rows[own] for own in wanted if own in rows}


def events_by_id(archive: Archive, ids: Iterable[str]) -> dict[str, Record]:
    """Rows of events by their ids, in that order; ids of no event are left out."""
    wanted = list(ids)
    found = (one.value for one in found_by_id(archive, EVENTS, wanted))
    rows = {str(row["id"]): row for row in event_rows(archive, found)}
    return {own: rows[own] for own in wanted if own in rows}


def reports_by_id(archive: Archive, ids: Iterable[str]) -> dict[str, Record]:
    """What names reports (`ReportRef`), by their ids, in that order; ids of no report are left out."""
    wanted = list(ids)
    rows = {one.value.id: report_ref(one.report) for one in found_by_id(archive, REPORTS, wanted)}
    return {own: rows[own] for own in wanted if own in rows}


def found_by_id(archive: Archive, kind: Kind[T], ids: Iterable[str]) -> Iterable[Found[T]]:
    """Things by their ids, also where they are in force no longer, in no order."""
    sql = f"SELECT n FROM {kind.table} WHERE id {_AMONG}"  # noqa: S608 -- our own names
    return Query(kind, archive, sql, (listed(ids),), "", limited=True).found()


def found_by_number(archive: Archive, kind: Kind[T], numbers: Iterable[int]) -> list[Found[T]]:
    """Things by the numbers of their rows, in that order; there are no snippets."""
    return list(query_of(archive, kind, numbers).found())


def query_of(archive: Archive, kind: Kind[T], numbers: Iterable[int]) -> Query[T]:
    """The question for things by the numbers of their rows, in that order."""
    return Query(kind, archive, _NUMBERS, (listed(map(str, numbers)),), "", limited=True)


_NUMBERS = "SELECT CAST(value AS INTEGER) FROM json_each(?) ORDER BY key"
