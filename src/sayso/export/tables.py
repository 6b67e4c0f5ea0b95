"""Our own tables, one visible list: each with its columns, and the rows that readings and events give."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

from sayso.export.columns import (
    ACCOUNT,
    ACCOUNT_PART,
    ATTRIBUTION,
    CLAIM,
    EVENT,
    NUMBER,
    OUTCOME,
    PARTICIPANT,
    RATING,
    READER,
    REPORT,
    ROLE,
    SOURCE,
    SUPERSEDED,
    TOLL,
    TOLL_HISTORY,
    Column,
    Listed,
    Row,
    listed,
    of_part,
)
from sayso.export.encoding import Cell
from sayso.model.claim import Claim
from sayso.model.edition import Edition
from sayso.model.event import Account, AccountPart, Counted, Event, Participant, Toll
from sayso.model.reading import Reading
from sayso.model.report import Report

S = TypeVar("S")
T = TypeVar("T")
Kind = Literal["text", "date", "integer", "real"]
Nth = tuple[str, int, T]
"""Something with the id of what it belongs to and its place there, from 1."""
LABELS = Path(__file__).with_name("tables.csv")


@dataclass(frozen=True, slots=True)
class Field:
    """What a column holds.

    Attributes:
        kind: text, date (ISO 8601, kept as text), integer or real.
        label: in words, with unit and range.
    """

    name: str
    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and what it has one row for.

    Attributes:
        of_reading, of_event, of_edition: the rows that one of these gives; two of the three are None.
    """

    name: str
    header: tuple[str, ...]
    of_reading: Callable[[Reading], Iterator[Row]] | None = None
    of_event: Callable[[Event], Iterator[Row]] | None = None
    of_edition: Callable[[Edition], Iterator[Row]] | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """What its columns hold."""
        return labels()[self.name]


@cache
def labels() -> Mapping[str, tuple[Field, ...]]:
    """What the columns of each table hold, as tables.csv has it."""
    out: dict[str, tuple[Field, ...]] = {}
    kinds: Mapping[str, Kind] = {kind: kind for kind in get_args(Kind)}
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            field = Field(row["column"], kinds[row["kind"]], row["label"])
            out[row["table"]] = (*out.get(row["table"], ()), field)
    return out


def stream(edition: Edition) -> Iterator[tuple[str, Row]]:
    """All rows of all tables with the table of each, in one pass over readings and events; each table is in order."""
    for reading in edition.readings():
        for table in TABLES:
            if table.of_reading:
                yield from ((table.name, row) for row in table.of_reading(reading))
    for event in edition.events():
        for table in TABLES:
            if table.of_event:
                yield from ((table.name, row) for row in table.of_event(event))
    for table in TABLES:
        if table.of_edition:
            yield from ((table.name, row) for row in table.of_edition(edition))


def _names(columns: Iterable[Column[T]]) -> tuple[str, ...]:
    return tuple(name for name, _ in columns)


def _rows(items: Callable[[S], Iterable[T]], columns: tuple[Column[T], ...]) -> Callable[[S], Iterator[Row]]:
    gets = tuple(get for _, get in columns)
    return lambda whole: (tuple(get(item) for get in gets) for item in items(whole))


def _of_reading(name: str, items: Callable[[Reading], Iterable[T]], columns: tuple[Column[T], ...]) -> Table:
    return Table(name, _names(columns), of_reading=_rows(items, columns))


def _of_event(name: str, items: Callable[[Event], Iterable[T]], columns: tuple[Column[T], ...]) -> Table:
    return Table(name, _names(columns), of_event=_rows(items, columns))


def _of_edition(name: str, items: Callable[[Edition], Iterable[T]], columns: tuple[Column[T], ...]) -> Table:
    return Table(name, _names(columns), of_edition=_rows(items, columns))


def _of_claims(get: Callable[[Claim], Iterable[T]]) -> Callable[[Reading], Iterator[Nth[T]]]:
    """Parts of the claims of a reading, each with the claim and its place there."""
    return lambda reading: (nth for claim in reading.claims for nth in _numbered(claim.id, get(claim)))


def _nth(owner: str, columns: tuple[Column[T], ...]) -> tuple[Column[Nth[T]], ...]:
    """The columns of parts: whose they are, at which place, and their own."""

    def part(nth: Nth[T]) -> T:
        return nth[2]

    return ((owner, lambda nth: nth[0]), ("position", lambda nth: nth[1]), *of_part(part, columns))


def _after_id(name: str, get: Callable[[T], Cell], columns: tuple[Column[T], ...]) -> tuple[Column[T], ...]:
    return (columns[0], (name, get), *columns[1:])


def _report(reading: Reading) -> Report:
    return reading.report


def _numbered(owner: str, many: Iterable[T]) -> Iterator[Nth[T]]:
    return ((owner, place, one) for place, one in enumerate(many, start=1))


def _attributions(reading: Reading) -> Iterator[Nth[Listed]]:
    return _numbered(reading.report.id, listed(reading))


def _event_claims(event: Event) -> Iterator[Nth[str]]:
    return _numbered(event.id, event.claims)


def _event_parties(event: Event) -> Iterator[Nth[tuple[str, Participant]]]:
    for role, many in (("actor", event.actors), ("recipient", event.recipients)):
        yield from _numbered(event.id, ((role, one) for one in many))


def _tolls(event: Event) -> Iterator[Toll]:
    """What is counted in all, each followed by the kinds of people it is of."""
    for toll in event.numbers:
        yield from (toll, *toll.classes)


def _toll_history(event: Event) -> Iterator[Nth[tuple[Toll, Counted]]]:
    return _numbered(event.id, ((toll, one) for toll in _tolls(event) for one in toll.history))


def _account_parts(event: Event) -> Iterator[Nth[tuple[int, Account, AccountPart]]]:
    parts = ((n, account, part) for n, account in enumerate(event.accounts, start=1) for part in account.parts)
    return _numbered(event.id, parts)


def _taken(edition: Edition) -> Iterator[tuple[str, str]]:
    return ((reading.report.id, edition.taken(reading.report.id)) for reading in edition.readings())


_CLAIMS = _after_id("report_id", lambda claim: claim.report, CLAIM)

TABLES: tuple[Table, ...] = (
    _of_reading("reports", lambda r: [r], (*of_part(_report, REPORT), *OUTCOME, *READER)),
    _of_reading("claims", lambda r: r.claims, _CLAIMS),
    _of_reading("sources", _of_claims(lambda c: c.sources), _nth("claim_id", SOURCE)),
    _of_reading("actors", _of_claims(lambda c: c.actors), _nth("claim_id", ROLE)),
    _of_reading("recipients", _of_claims(lambda c: c.recipients), _nth("claim_id", ROLE)),
    _of_reading("numbers", _of_claims(lambda c: c.numbers), _nth("claim_id", NUMBER)),
    _of_reading("attributions", _attributions, _nth("report_id", ATTRIBUTION)),
    _of_event("events", lambda e: [e], EVENT),
    _of_event("event_claims", _event_claims, _nth("event_id", (("claim_id", str),))),
    _of_event("event_parties", _event_parties, _nth("event_id", PARTICIPANT)),
    _of_event("tolls", lambda e: _numbered(e.id, _tolls(e)), _nth("event_id", TOLL)),
    _of_event("toll_history", _toll_history, _nth("event_id", TOLL_HISTORY)),
    _of_event("accounts", lambda e: _numbered(e.id, e.accounts), _nth("event_id", ACCOUNT)),
    _of_event("account_parts", _account_parts, _nth("event_id", ACCOUNT_PART)),
    _of_edition("deleted", lambda e: e.superseded(), SUPERSEDED),
    _of_edition("ratings", lambda e: e.ratings(), RATING),
    _of_edition("taken", _taken, (("report_id", lambda t: t[0]), ("taken_in", lambda t: t[1]))),
)
"""All tables. `taken` alone holds times of the archive's own clock: leave it out where two exports are compared."""
