"""One thing of an archive by its id, the beginning of one, or a name; and what stands around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from sayso.archive.archive import Archive
from sayso.archive.queries.gone import now
from sayso.archive.queries.listing import Found, Kind, Query
from sayso.archive.queries.names import ACTORS, RECIPIENTS, SOURCES, distinct, having, known
from sayso.codebook.parties import parties
from sayso.errors import RunStopped
from sayso.model.names import fold

T = TypeVar("T")
Thing = Literal["report", "claim", "attribution", "event", "judgement", "party"]

_TABLES: Mapping[Thing, str] = {
    "report": "reports",
    "claim": "claims",
    "attribution": "attributions",
    "event": "events",
}
_WITH_IDS: Mapping[Thing, str] = {**_TABLES, "judgement": "judgements"}
_AFTER = "\U0010ffff"
"""Behind all that an id can go on with."""
_NAMED = 5
"""Ids that an error lists."""


class Unknown(RunStopped):
    """Nothing has this id, key or name."""


@dataclass(frozen=True, slots=True)
class Captured:
    """One taking of a report: where from, what it was, when its container or its fetch says, and when it came in."""

    place: str
    media_type: str
    captured: str
    taken: str
    raw: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A report at an address: its number from 1, its id, when it was published, and its state."""

    revision: int
    report: str
    published: str
    state: str


def lookup(archive: Archive, text: str) -> tuple[Thing, str]:
    """What an id, the beginning of one, the key of a report or the name of a party means.

    Raises:
        RunStopped: nothing, or several things; exit code 2.
    """
    if not text.strip():
        raise RunStopped(f"No id {text!r}; expected one, the beginning of one, a key or a name")
    ways = (_exact, _keyed, _begun, _went, _parties)
    found = next(filter(None, (list(way(archive, text)) for way in ways)), [])
    if not found:
        counts = {name: next(archive.rows(f"SELECT count(*) FROM {name}"))[0] for name in _TABLES.values()}  # noqa: S608 -- our own names
        there_are = ", ".join(f"{count} {name}" for name, count in counts.items())
        raise Unknown(
            f"No '{text}' in {archive.folder.root}; there are {there_are}, which commands of these names list"
        )
    if len(found) > 1:
        some = ", ".join(own for _, own in found[:_NAMED]) + (", ..." if len(found) > _NAMED else "")
        raise RunStopped(f"'{text}' can be several things: {some}; expected one of them")
    return found[0]


def _exact(archive: Archive, text: str) -> Iterator[tuple[Thing, str]]:
    for thing, table in _WITH_IDS.items():
        if any(True for _ in archive.rows(f"SELECT 1 FROM {table} WHERE id = ? LIMIT 1", (text,))):  # noqa: S608 -- our own names
            yield thing, text
    if parties().get(text) or any(party == text for party in _ids(archive, text)):
        yield "party", text


def _keyed(archive: Archive, text: str) -> Iterator[tuple[Thing, str]]:
    """The reports of a key: those in force, else all."""
    found = list(archive.rows("SELECT id, state FROM reports WHERE key = ? ORDER BY id", (text,)))
    live = [own for own, state in found if state == "live"]
    for own in live or [own for own, _ in found]:
        yield "report", own


def _went(archive: Archive, text: str) -> Iterator[tuple[Thing, str]]:
    """The event in which one is now that was once given out under an id."""
    if own := now(archive, text):
        yield "event", own


def _begun(archive: Archive, text: str) -> Iterator[tuple[Thing, str]]:
    for thing, table in _WITH_IDS.items():
        sql = f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT {_NAMED + 1}"  # noqa: S608 -- our own names
        for (own,) in archive.rows(sql, (text, text + _AFTER)) if text else ():
            yield thing, own
    if ":" in text:
        for own in _ids(archive, text):
            yield "party", own


def _ids(archive: Archive, text: str) -> list[str]:
    """Ids of parties that begin so, some of them."""
    of_table = "SELECT DISTINCT party FROM {} WHERE {}party >= ? AND party < ?"
    sql = " UNION ".join(
        of_table.format(*part)
        for part in (("sources", ""), ("roles", "role = 'actor' AND "), ("roles", "role = 'recipient' AND "))
    )
    return [row[0] for row in archive.rows(f"{sql} ORDER BY 1 LIMIT {_NAMED + 1}", (text, text + _AFTER) * 3)]


def _parties(archive: Archive, text: str) -> Iterator[tuple[Thing, str]]:
    """Parties by a name, or by words of one."""
    if party := known(text):
        yield "party", party.id
        return
    columns = (SOURCES, ACTORS, RECIPIENTS)
    every = {name: column for column in columns for name in distinct(archive, column)}
    plains = [fold(text)] if fold(text) in every else having(text, every, folded=True)
    ids: dict[str, None] = {}
    for plain in plains:
        column = every[plain]
        sql = f"SELECT DISTINCT party, name FROM {column.table} WHERE plain = ?{column.and_where}"  # noqa: S608 -- our own names
        ids |= {party or name: None for party, name in archive.rows(sql, (plain,))}
    for own in ids:
        yield "party", own


def one(archive: Archive, kind: Kind[T], id: str) -> Found[T]:  # noqa: A002 - what it is called everywhere
    """The thing of an id, also where it is in force no longer.

    Raises:
        KeyError: there is none.
    """
    for found in several(archive, kind, "id", id):
        return found
    raise KeyError(id)


def several(archive: Archive, kind: Kind[T], column: str, value: str) -> Iterator[Found[T]]:
    """The things whose column has a value, in their usual order, also where they are in force no longer."""
    order = ", ".join(next(iter(kind.orders.values())))
    sql = f"SELECT n FROM {kind.table} WHERE {column} = ? ORDER BY {order}"  # noqa: S608 -- our own names
    return Query(kind, archive, sql, (value,), "", limited=False).found()


def captures(archive: Archive, report: str) -> tuple[Captured, ...]:
    """Where a report was taken from, in the order of taking in."""
    sql = (
        "SELECT place, media_type, captured, at, raw FROM captures JOIN journal USING (seq)"
        " WHERE report = ? ORDER BY seq, place, id"
    )
    return tuple(Captured(*row) for row in archive.rows(sql, (report,)))


def revisions(archive: Archive, report: str) -> tuple[Revision, ...]:
    """The reports at the address of a report, the oldest first; none where it has no address."""
    sql = (
        "SELECT revisions.revision, report, published, state FROM revisions JOIN reports ON reports.id = report"
        " WHERE revisions.url = (SELECT url FROM revisions WHERE report = ?) ORDER BY revisions.revision"
    )
    return tuple(Revision(*row) for row in archive.rows(sql, (report,)))


def events_of(archive: Archive, claim: str) -> tuple[str, ...]:
    """Ids of the events that a claim is one of."""
    return tuple(row[0] for row in archive.rows("SELECT event FROM event_claims WHERE claim = ? ORDER BY 1", (claim,)))
