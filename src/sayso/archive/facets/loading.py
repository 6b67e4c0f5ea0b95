"""Columns read from the database of an archive."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from sayso.archive.archive import Archive
from sayso.archive.database import inode
from sayso.archive.facets.belonging import Naming, parties_in, states_of
from sayso.archive.facets.coded import Codes, Column, in_order, ranks
from sayso.archive.facets.columns import Claims, Columns, Dates, Events, Mark, Parties, Reports, Spot
from sayso.archive.facets.reading import grouped, listed, of_rows, part
from sayso.model.names import fold

_REPORTS = "SELECT n, id, state, publisher, published, taken FROM reports ORDER BY n"
_EVENTS = (
    "SELECT n, reports, claims, origins, accounts, location <> '', lat, lon, disputed, killed,"
    " id, type, mode, grade, date_start, date_end"
    " FROM events ORDER BY +n"
)
"""With the +, they are read from the index that has all of it, and put in order after that."""
_CONFIDENCE = "SELECT n, confidence FROM claims ORDER BY confidence"
"""In the order of the index."""
_SPOT = "place_plain, admin1, country, location, geonameid, lat, lon, precision"
_ROLES = "roles CROSS JOIN claims ON claims.id = claim"
_SOURCES = "sources CROSS JOIN claims ON claims.id = claim"
_JOINED = "SELECT claims.n FROM event_claims CROSS JOIN claims ON claims.id = claim ORDER BY event, position"
_OF_EVENTS = "SELECT count(*) AS n FROM event_claims GROUP BY event ORDER BY event"
_MARK = (
    "SELECT (SELECT value FROM meta WHERE name = 'made'), (SELECT max(seq) FROM journal),"
    " (SELECT value FROM meta WHERE name = 'links')"
)
_JUDGED_OUT = "SELECT claims.n FROM judged_out CROSS JOIN claims ON claims.id = claim"
_OTHER_ROWS = """
SELECT 1 FROM journal WHERE seq > ?1 AND kind NOT IN ('judgement', 'rating', 'stamp')
UNION ALL SELECT 1 FROM judgements AS said LEFT JOIN judgements AS ended ON ended.id = said.first
WHERE said.seq > ?1 AND 'corrected' IN (said.verdict, ended.verdict) LIMIT 1
"""
"""Whether lines behind one have changed more than events, and which claims are left out."""


def mark_of(archive: Archive) -> Mark:
    """What stands for the state of an archive: its database, the last line of its journal, its links."""
    made, seq, links = next(archive.rows(_MARK))
    return Mark(inode(archive.folder.database), str(made or ""), int(seq or 0), str(links or ""))


def load(archive: Archive, before: Columns | None = None) -> Columns:
    """The columns of an archive as it is now, or as the transaction shows it that it is in.

    Args:
        archive: whose.
        before: those of an earlier state, if any are there: what has not changed since is not read again.

    Raises:
        RunStopped: it cannot be used.
    """
    with _one_state(archive.connection):
        now = mark_of(archive)
        if before is None or _has_other_rows(archive, before.mark, now):
            reports, events = _reports(archive), _events(archive)
            return Columns(now, _claims(archive, reports, events), events, reports)
        claims, events = before.claims, before.events
        if now.links != before.mark.links:
            events = _events(archive)
            claims = replace(claims, event=_joined(archive, claims.n, events))
        claims = replace(claims, judged_out=np.isin(claims.n, listed(archive, _JUDGED_OUT)))
        return Columns(now, claims, events, before.reports)


def _has_other_rows(archive: Archive, before: Mark, now: Mark) -> bool:
    """Whether there are other claims or reports, or others of their cells, than there were."""
    if (before.file, before.made) != (now.file, now.made) or before.seq > now.seq:
        return True
    return any(True for _ in archive.rows(_OTHER_ROWS, (before.seq,)))


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("COMMIT")


def _order(archive: Archive, table: str, rows: Codes) -> Codes:
    return ranks(listed(archive, f"SELECT n FROM {table} ORDER BY id"), rows)  # noqa: S608 -- our own names


def _dates(first: Column[str], last: Column[str]) -> Dates:
    """First and last days, on one scale."""
    both = in_order(Column(np.concatenate((first.codes, last.codes + len(first.values))), first.values + last.values))
    return Dates(both.codes[: len(first.codes)], both.codes[len(first.codes) :], both.values)


def _reports(archive: Archive) -> Reports:
    n, ids, state, publisher, published, taken = of_rows(archive, _REPORTS, ("whole", *("coded",) * 5))
    return Reports(n, _order(archive, "reports", n), ids.values, state, publisher, in_order(published), in_order(taken))


def _events(archive: Archive) -> Events:
    n, reports, claims, origins, accounts, placed, lat, lon, disputed, killed, ids, type_, mode, grade, first, last = (
        of_rows(archive, _EVENTS, (*("whole",) * 6, *("real",) * 4, *("coded",) * 6))
    )
    order, dates = _order(archive, "events", n), _dates(first, last)
    told = reports, claims, origins, accounts, disputed, killed
    return Events(n, order, ids.values, type_, mode, grade, dates, placed > 0, lat, lon, *told)


def _claims(archive: Archive, reports: Reports, events: Events) -> Claims:
    places = {own: place for place, own in enumerate(reports.ids)}
    of_reports = grouped(archive, "claims", "report", lambda own: places.get(own, -1))
    n = np.sort(of_reports.n)
    report = of_reports.column(n)
    kind = grouped(archive, "claims", "type, mode", lambda *names: names).column(n)
    days = grouped(archive, "claims", "date_start, date_end", lambda *days: days).column(n)
    states = states_of(archive)
    return Claims(
        n,
        _order(archive, "claims", n),
        np.asarray(report.values, np.int32)[report.codes],
        _joined(archive, n, events),
        part(kind, itemgetter(0)),
        part(kind, itemgetter(1)),
        grouped(archive, "claims", "status", str).column(n),
        grouped(archive, "claims", _SPOT, Spot).column(n),
        _dates(part(days, itemgetter(0)), part(days, itemgetter(1))),
        _confidence(archive, n),
        np.isin(n, listed(archive, _JUDGED_OUT)),
        *_roles(archive, n, states),
        _sources(archive, n, states),
    )


def _confidence(archive: Archive, claims: Codes) -> NDArray[np.float64]:
    own, confidence = of_rows(archive, _CONFIDENCE, ("whole", "real"))
    out = np.empty(len(claims), np.float64)
    out[np.searchsorted(claims, own)] = confidence
    return out


def _joined(archive: Archive, claims: Codes, events: Events) -> Codes:
    """For each claim the place of its event, -1 for none.

    Raises:
        RunStopped: the database is damaged.
    """
    own, counts = listed(archive, _JOINED), listed(archive, _OF_EVENTS)
    if len(counts) != len(events.n) or counts.sum() != len(own):
        raise archive.damaged(f"{len(events.n)} events, and claims of {len(counts)}")
    out = np.full(len(claims), -1, np.int32)
    out[np.searchsorted(claims, own)] = np.repeat(np.argsort(events.order), counts)
    return out


def _roles(archive: Archive, claims: Codes, states: Mapping[str, Sequence[str]]) -> tuple[Parties, Parties]:
    """Actors and recipients, which one pass through the table gives."""
    found = grouped(archive, _ROLES, "role, party, name", lambda role, party, name: (role, _naming(party, name)))
    rows, namings = np.searchsorted(claims, found.n).astype(np.int32), tuple(naming for _, naming in found.values)
    acting = np.fromiter((role == "actor" for role, _ in found.values), np.bool_, len(found.values))[found.codes]
    actors, recipients = (
        parties_in(rows[some], Column(found.codes[some], namings), len(claims), states) for some in (acting, ~acting)
    )
    return actors, recipients


def _sources(archive: Archive, claims: Codes, states: Mapping[str, Sequence[str]]) -> Parties:
    found = grouped(
        archive, _SOURCES, "party, name, innermost", lambda party, name, last: (bool(last), _naming(party, name))
    )
    rows, namings = np.searchsorted(claims, found.n).astype(np.int32), tuple(naming for _, naming in found.values)
    innermost = np.fromiter((last for last, _ in found.values), np.bool_, len(found.values))[found.codes]
    return parties_in(rows, Column(found.codes, namings), len(claims), states, innermost)


def _naming(party: str, name: str) -> Naming:
    return Naming(party, fold(name), name)
