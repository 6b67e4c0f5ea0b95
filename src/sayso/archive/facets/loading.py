"""Columns read from the database of an archive."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from sayso.archive.archive import Archive
from sayso.archive.database import inode
from sayso.archive.facets.belonging import Naming, parties_in, states_of
from sayso.archive.facets.coded import Coder, Codes, Column, V, in_order, ranks
from sayso.archive.facets.columns import Claims, Columns, Dates, Events, Mark, Parties, Reports, Spot

AT_ONCE = 2_000
"""Rows between which other threads have their turn."""
_REPORTS = "SELECT n, id, state, publisher, published, taken FROM reports ORDER BY n"
_EVENTS = (
    "SELECT n, reports, claims, origins, location <> '', lat, lon, id, type, mode, grade, date_start, date_end"
    " FROM events ORDER BY n"
)
_CLAIMS = (
    "SELECT n, confidence, report, type, mode, status, date_start, date_end,"
    " json_array(place_plain, admin1, country, location, geonameid, lat, lon, precision) FROM claims ORDER BY n"
)
# The order is that of the tables themselves: by another index each claim would be looked up far from the one before.
_ROLES = (
    "SELECT claims.n, role = 'actor', json_array(party, plain, name) FROM roles"
    " CROSS JOIN claims ON claims.id = claim ORDER BY claim, role, position"
)
_SOURCES = (
    "SELECT claims.n, innermost, json_array(party, plain, name) FROM sources"
    " CROSS JOIN claims ON claims.id = claim ORDER BY claim, position, member"
)
_JOINED = (
    "SELECT claims.n, events.n FROM event_claims CROSS JOIN claims ON claims.id = claim"
    " CROSS JOIN events ON events.id = event"
)
_MARK = "SELECT (SELECT max(seq) FROM journal), (SELECT value FROM meta WHERE name = 'links')"
_Kind = Literal["whole", "real", "coded"]


def mark_of(archive: Archive) -> Mark:
    """What stands for the state of an archive: its database, the last line of its journal, its links."""
    seq, links = next(archive.rows(_MARK))
    return inode(archive.folder.database), int(seq or 0), str(links or "")


def load(archive: Archive) -> Columns:
    """The columns of an archive as it is now, or as the transaction shows it that it is in.

    Raises:
        RunStopped: it cannot be used.
    """
    with _one_state(archive.connection):
        now = mark_of(archive)
        reports, events = _reports(archive), _events(archive)
        return Columns(now, _claims(archive, reports, events), events, reports)


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


class _Numbers:
    """A column of numbers that is being read."""

    def __init__(self, kind: type[np.int32 | np.float64]) -> None:
        self._kind = kind
        self._read: list[NDArray[Any]] = []

    def put(self, values: Sequence[Any]) -> None:
        self._read.append(np.asarray(values, self._kind))

    def column(self) -> NDArray[Any]:
        return np.concatenate(self._read) if self._read else np.empty(0, self._kind)


def _read(archive: Archive, sql: str, kinds: Sequence[_Kind]) -> list[Any]:
    """The columns of a query, as arrays or `Column`."""
    made: Mapping[_Kind, Any] = {"whole": lambda: _Numbers(np.int32), "real": lambda: _Numbers(np.float64)}
    columns = [made.get(kind, Coder)() for kind in kinds]
    for some in _some(archive, sql):
        for column, cells in zip(columns, some, strict=True):
            column.put(cells)
    return [column.column() for column in columns]


def _some(archive: Archive, sql: str) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """The columns of some rows at a time."""
    rows = archive.connection.execute(sql)
    while some := rows.fetchmany(AT_ONCE):
        yield tuple(zip(*some, strict=True))


def _order(archive: Archive, table: str, rows: Codes) -> Codes:
    sql = f"SELECT n FROM {table} ORDER BY id"  # noqa: S608 -- our own names
    return ranks([row[0] for row in archive.connection.execute(sql)], rows)


def _dates(first: Column[str], last: Column[str]) -> Dates:
    """First and last days, on one scale."""
    both = in_order(Column(np.concatenate((first.codes, last.codes + len(first.values))), first.values + last.values))
    return Dates(both.codes[: len(first.codes)], both.codes[len(first.codes) :], both.values)


def _reports(archive: Archive) -> Reports:
    n, ids, state, publisher, published, taken = _read(archive, _REPORTS, ("whole", *("coded",) * 5))
    return Reports(n, _order(archive, "reports", n), ids.values, state, publisher, in_order(published), in_order(taken))


def _events(archive: Archive) -> Events:
    n, reports, claims, origins, placed, lat, lon, ids, type_, mode, grade, first, last = _read(
        archive, _EVENTS, (*("whole",) * 5, "real", "real", *("coded",) * 6)
    )
    order, dates = _order(archive, "events", n), _dates(first, last)
    return Events(n, order, ids.values, type_, mode, grade, dates, placed > 0, lat, lon, reports, claims, origins)


def _claims(archive: Archive, reports: Reports, events: Events) -> Claims:
    n, confidence, report, type_, mode, status, first, last, spots = _read(
        archive, _CLAIMS, ("whole", "real", *("coded",) * 7)
    )
    places = {own: place for place, own in enumerate(reports.ids)}
    report_places = np.fromiter((places.get(own, -1) for own in report.values), np.int32, len(report.values))
    states = states_of(archive)
    sql = "SELECT n FROM judged_out JOIN claims ON claims.id = claim"
    judged_out = np.isin(n, [row[0] for row in archive.connection.execute(sql)])
    return Claims(
        n,
        _order(archive, "claims", n),
        report_places[report.codes],
        _joined(archive, n, events.n),
        type_,
        mode,
        status,
        _told(spots, Spot),
        _dates(first, last),
        confidence,
        judged_out,
        *_roles(archive, n, states),
        _sources(archive, n, states),
    )


def _joined(archive: Archive, claims: Codes, events: Codes) -> Codes:
    """For each claim the place of its event, -1 for none."""
    own, event = _read(archive, _JOINED, ("whole", "whole"))
    out = np.full(len(claims), -1, np.int32)
    out[np.searchsorted(claims, own)] = np.searchsorted(events, event)
    return out


def _roles(archive: Archive, claims: Codes, states: Mapping[str, Sequence[str]]) -> tuple[Parties, Parties]:
    """Actors and recipients, which one pass through the table gives."""
    own, acts, told = _read(archive, _ROLES, ("whole", "whole", "coded"))
    rows, namings = np.searchsorted(claims, own).astype(np.int32), _told(told, Naming)
    actors, recipients = (
        parties_in(rows[acts == role], Column(namings.codes[acts == role], namings.values), len(claims), states)
        for role in (1, 0)
    )
    return actors, recipients


def _sources(archive: Archive, claims: Codes, states: Mapping[str, Sequence[str]]) -> Parties:
    own, innermost, told = _read(archive, _SOURCES, ("whole", "whole", "coded"))
    rows = np.searchsorted(claims, own).astype(np.int32)
    return parties_in(rows, _told(told, Naming), len(claims), states, innermost > 0)


def _told(column: Column[str], kind: Callable[..., V]) -> Column[V]:
    """Values that the database gives as lists in JSON."""
    return Column(column.codes, tuple(kind(*msgspec.json.decode(value)) for value in column.values))
