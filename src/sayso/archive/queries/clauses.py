"""Filters as conditions on the index: one function a filter, in visible lists."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from sayso.archive.queries.asked import AMONG, Asked, Clause, Make
from sayso.archive.queries.days import days
from sayso.archive.queries.filters import Filters
from sayso.archive.queries.names import PLACES, REGIONS, country, distinct, having, listed
from sayso.archive.queries.party_clauses import actor, origin, recipient, said_by, speaker
from sayso.archive.queries.report_clauses import published, published_of, publisher, publisher_of, report, report_of
from sayso.archive.queries.spots import ONE_PLACE, Box, one_place
from sayso.archive.queries.words import match
from sayso.codebook import load
from sayso.errors import RunStopped
from sayso.model.analysis import STATUSES
from sayso.model.event import Grade


def live(asked: Asked) -> Clause | None:
    """Of reports in force."""
    if asked.filters.superseded:
        return None
    return Clause("report NOT IN (SELECT id FROM reports WHERE state IN ('superseded', 'retracted', 'erased'))")


def counting(asked: Asked) -> Clause | None:
    """Claims of reports in force that nobody has judged to be none."""
    found = [clause for clause in (live(asked), judged_in(asked)) if clause]
    return Clause(" AND ".join(clause.sql for clause in found)) if found else None


def judged_in(asked: Asked) -> Clause | None:
    """Claims that nobody has judged to be none."""
    return None if asked.filters.judged_out else Clause("claims.id NOT IN (SELECT claim FROM judged_out)")


def claim_type(asked: Asked) -> Clause | None:
    """The type of a claim."""
    return _type(asked, "claims")


def claim_mode(asked: Asked) -> Clause | None:
    """The mode of a claim."""
    return _mode(asked, "claims")


def event_type(asked: Asked) -> Clause | None:
    """The type of an event."""
    return _type(asked, "events")


def event_mode(asked: Asked) -> Clause | None:
    """The mode of an event."""
    return _mode(asked, "events")


def _type(asked: Asked, table: str) -> Clause | None:
    given = tuple(one.upper() for one in asked.filters.type)
    if not given:  # before the codebook is read, which most questions do not need
        return None
    _check("event type", given, sorted(load().types), " in the codebook")
    return Clause(f"{table}.type {AMONG}", (listed(given),))


def _mode(asked: Asked, table: str) -> Clause | None:
    given = tuple(one.lower() for one in asked.filters.mode)
    if not given:
        return None
    known = {mode: name for name, kind in load().types.items() for mode in kind.modes}
    _check("mode", given, sorted(known), " in the codebook")
    types = {name for name, kind in load().types.items() if not kind.modes.keys().isdisjoint(given)}
    # A mode belongs to few types, by which the index finds it.
    return Clause(f"{table}.type {AMONG} AND {table}.mode {AMONG}", (listed(sorted(types)), listed(given)))


def status(asked: Asked) -> Clause | None:
    """The status of a claim."""
    given = tuple(one.lower() for one in asked.filters.status)
    _check("status", given, STATUSES)
    return Clause(f"claims.status {AMONG}", (listed(given),)) if given else None


def _check(what: str, given: Iterable[str], known: Sequence[str], where_: str = "") -> None:
    for one in given:
        if one not in known:
            raise RunStopped(f"No {what} '{one}'{where_}; there are {', '.join(known)}")


def place(asked: Asked) -> Clause | None:
    """Countries, regions and places."""
    if not asked.filters.place:
        return None
    parts = _places(asked)
    values = tuple(listed(some) for _, some in parts)
    if _is_alone(asked.filters):  # by their numbers, many rows are read in one go
        sql = " UNION ALL ".join(f"SELECT n FROM claims WHERE {column} {AMONG}" for column, _ in parts)  # noqa: S608 -- our own names
        return Clause(f"claims.n IN ({sql})", values)
    return Clause("(" + " OR ".join(f"{column} {AMONG}" for column, _ in parts) + ")", values)


def _places(asked: Asked) -> list[tuple[str, list[str]]]:
    """Columns with what they may hold: of places that stand alone only where there are such, as no index has them."""
    countries: list[str] = []
    regions: list[str] = []
    plains: list[str] = []
    alone = [one for one in map(one_place, asked.filters.place) if one]
    for name in (name for name in asked.filters.place if not one_place(name)):
        state = country(name)
        in_regions = having(name, distinct(asked.archive, REGIONS))
        named = having(name, distinct(asked.archive, PLACES), folded=True)
        if not (state or in_regions or named):
            asked.missing("place", name, PLACES)
        countries.extend([state] if state else [])
        regions.extend(in_regions)
        plains.extend(named)
    parts = [("claims.country", countries), ("claims.admin1", regions), ("claims.place_plain", plains)]
    return [*parts, (ONE_PLACE, alone)] if alone else parts


def _is_alone(filters: Filters) -> bool:
    """Whether nothing but the place narrows down what is listed."""
    return Filters(place=filters.place) == replace(
        filters, limit=None, sort="", reverse=False, exactly=False, superseded=False, judged_out=False
    )


def in_box(asked: Asked) -> Clause | None:
    """Claims located in a part of the world."""
    return _boxed(asked, "claims")


def event_in_box(asked: Asked) -> Clause | None:
    """Events that happened in a part of the world."""
    return _boxed(asked, "events")


def _boxed(asked: Asked, table: str) -> Clause | None:
    if not asked.filters.box:
        return None
    box = Box.of(asked.filters.box)
    lon = "{0}.lon BETWEEN ? AND ?" if box.west <= box.east else "({0}.lon >= ? OR {0}.lon <= ?)"
    sql = f"{table}.lat BETWEEN ? AND ? AND {lon.format(table)}"
    return Clause(sql, (box.south, box.north, box.west, box.east))


def since(asked: Asked) -> Clause | None:
    """Claims that share a day with the time from a day on."""
    return _since(asked, "claims")


def until(asked: Asked) -> Clause | None:
    """Claims that share a day with the time up to a day."""
    return _until(asked, "claims")


def event_since(asked: Asked) -> Clause | None:
    """Events that share a day with the time from a day on."""
    return _since(asked, "events")


def event_until(asked: Asked) -> Clause | None:
    """Events that share a day with the time up to a day."""
    return _until(asked, "events")


def _since(asked: Asked, table: str) -> Clause | None:
    if not asked.filters.since:
        return None
    open_ended = f"({table}.date_end = '' AND {table}.date_start > '')"
    return Clause(f"({table}.date_end >= ? OR {open_ended})", (days(asked.filters.since)[0],))


def _until(asked: Asked, table: str) -> Clause | None:
    if not asked.filters.until:
        return None
    dated = f"({table}.date_start > '' AND {table}.date_start <= ?)"
    open_ended = f"({table}.date_start = '' AND {table}.date_end > '')"
    return Clause(f"({dated} OR {open_ended})", (days(asked.filters.until)[1],))


def confidence(asked: Asked) -> Clause | None:
    """The least confidence."""
    least = asked.filters.confidence
    return Clause("claims.confidence >= ?", (least,)) if least else None


def grade(asked: Asked) -> Clause | None:
    """The grade of an event."""
    given = tuple(one.lower() for one in asked.filters.grade)
    _check("grade", given, get_args(Grade))
    return Clause(f"events.grade {AMONG}", (listed(given),)) if given else None


def in_event(asked: Asked) -> Clause | None:
    """Claims of events of a grade."""
    clause = grade(asked)
    events = "SELECT claim FROM events CROSS JOIN event_claims ON event_claims.event = events.id"
    return clause and Clause(f"claims.id IN ({events} WHERE {clause.sql})", clause.values)


def in_sentence(asked: Asked) -> Clause | None:
    """Claims whose sentences are found by a search."""
    if not asked.filters.search:
        return None
    found = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?"
    return Clause(f"claims.n IN ({found})", (match(asked.filters.search),))


CLAIM: tuple[Make, ...] = (
    said_by,
    origin,
    actor,
    recipient,
    claim_type,
    claim_mode,
    status,
    place,
    in_box,
    since,
    until,
    confidence,
    in_event,
    publisher_of,
    report_of,
)
"""The filters of claims, but for a search."""
REPORT: tuple[Make, ...] = (publisher, report, published)
OF_REPORT_CLAIMS: tuple[Make, ...] = (
    said_by,
    origin,
    actor,
    recipient,
    claim_type,
    claim_mode,
    status,
    place,
    in_box,
    confidence,
    in_event,
)
"""Of reports: one of their claims has to fit all of these."""
ATTRIBUTION: tuple[Make, ...] = (speaker, publisher_of, report_of, published_of)
EVENT: tuple[Make, ...] = (event_type, event_mode, event_since, event_until, event_in_box, grade)
OF_EVENT_CLAIMS: tuple[Make, ...] = (
    said_by,
    origin,
    actor,
    recipient,
    status,
    place,
    confidence,
    publisher_of,
    report_of,
    in_sentence,
)
"""Of events: one of their claims has to fit all of these."""
