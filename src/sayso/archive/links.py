"""Links in the database: what each report tells of one occurrence, and the event that this was joined into.

They are views, computed by whoever links and kept until what is under them changes.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sayso.archive.events import event_row
from sayso.archive.settle import CHANGED_LINKS, drop_events
from sayso.model.event import Event

_CELLS = 19


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """What one report tells of one occurrence.

    Attributes:
        id: that of an event of these claims alone.
        told: what linking goes by, as JSON.
        event: id of the event that it was joined into, "" where that is yet to be done.
        fresh: 1 where it is yet to be compared with others, 2 where one that it was compared with is gone, else 0.
    """

    id: str
    report: str
    told: str
    event: str = ""
    fresh: int = 1


@dataclass(frozen=True, slots=True)
class Joined:
    """An event with what it was joined from.

    Attributes:
        event: None for units that tell of none.
        units: their ids.
        disputed: how disputed the event is, as of `event_row`.
    """

    event: Event | None
    units: tuple[str, ...]
    disputed: float


_LINKED = """
UPDATE reports SET linked = 1 WHERE id = ?1 AND state = 'live' AND linked = 0
  AND NOT EXISTS (SELECT 1 FROM readings WHERE report = ?1 AND seq > ?2)
  AND NOT EXISTS (SELECT 1 FROM judgements WHERE seq > ?2)
"""


def put_units(connection: sqlite3.Connection, report: str, units: Iterable[KeptUnit], seen: int) -> None:
    """Write the units of one report, in place of those it had, in one transaction.

    Nothing is written for a report that is not live, nor for one that another process has linked meanwhile, whose units
    are as new as these and stand in events, nor where another process may have put newer ones.

    Args:
        connection: to the database, for who holds the lock.
        report: its id.
        units: what it tells.
        seen: the line of the journal as of which they are; where it was read anew or anything was judged since, the
            report stays as it is: to be linked, or linked by who has seen that.
    """
    with _transaction(connection):
        if connection.execute(_LINKED, (report, seen)).rowcount:
            drop_events(connection, report)
            rows = ((unit.id, unit.report, "", 1, unit.told) for unit in units)
            connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?)", rows)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two units that were compared, the lesser id first.

    Attributes:
        score: log odds that they tell of one occurrence; None where they cannot.
    """

    one: str
    other: str
    score: float | None


class Overtaken(Exception):
    """Links are no longer as they were when they were read: what was joined of them does not hold."""


def links_mark(connection: sqlite3.Connection) -> str:
    """What stands for the links as they are, "" where none was ever changed."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'links'").fetchone()
    return str(row[0]) if row else ""


def put_alike(connection: sqlite3.Connection, units: Iterable[str], pairs: Iterable[Alike], mark: str) -> str:
    """Write that units were compared with all others, and what that gave, in one transaction; the mark from then on.

    Args:
        connection: to the database, for who holds the lock.
        units: their ids.
        pairs: what comparing them gave.
        mark: that of the links that were read (`links_mark`).

    Raises:
        Overtaken: they are not as they were read; nothing is written.
    """
    with _changing(connection, mark):
        connection.executemany("UPDATE links SET fresh = 0 WHERE unit = ?", ((own,) for own in units))
        rows = ((pair.one, pair.other, pair.score) for pair in pairs)
        connection.executemany("INSERT OR REPLACE INTO alike VALUES (?, ?, ?)", rows)
    return links_mark(connection)


def put_joined(connection: sqlite3.Connection, gone: Iterable[str], joined: Sequence[Joined], mark: str) -> str:
    """Write events in place of others, in one transaction; the mark of the links from then on.

    They get numbers above all that there are, so that one that was written anew is known by its number.

    Args:
        connection: to the database, for who holds the lock.
        gone: ids of events that are no more; their units are in others, or in none.
        joined: events that are new or not as they were.
        mark: as of `put_alike`.

    Raises:
        Overtaken: as of `put_alike`.
    """
    with _changing(connection, mark):
        (highest,) = connection.execute("SELECT coalesce(max(n), 0) FROM events").fetchone()
        for own in [*gone, *map(id_of, joined)]:
            for table in ("events WHERE id", "event_claims WHERE event", "aliases WHERE event"):
                connection.execute(f"DELETE FROM {table} = ?", (own,))  # noqa: S608 -- our own names
            connection.execute("UPDATE links SET event = '' WHERE event = ?", (own,))
        for number, one in enumerate(joined, highest + 1):
            _put(connection, one, number)
    return links_mark(connection)


def id_of(one: Joined) -> str:
    """The id of an event; of units that tell of none, that of the first, which no event has."""
    return one.event.id if one.event else one.units[0]


def _put(connection: sqlite3.Connection, one: Joined, number: int) -> None:
    many = connection.executemany
    if event := one.event:
        row = (number, *event_row(event, one.disputed))
        connection.execute(f"INSERT INTO events VALUES (?{', ?' * _CELLS})", row)  # noqa: S608 -- marks
        many("INSERT INTO event_claims VALUES (?, ?, ?)", ((event.id, n, own) for n, own in enumerate(event.claims)))
        many("INSERT OR REPLACE INTO aliases VALUES (?, ?)", ((own, event.id) for own in event.aliases))
    many("UPDATE links SET event = ? WHERE unit = ?", ((id_of(one), own) for own in one.units))


@contextmanager
def _changing(connection: sqlite3.Connection, mark: str) -> Iterator[None]:
    """A transaction that changes links, where they are still as they were read."""
    with _transaction(connection):
        if links_mark(connection) != mark:
            raise Overtaken
        yield
        connection.execute(CHANGED_LINKS)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
