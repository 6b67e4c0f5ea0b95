"""What is listed of an archive: for each kind how it is found in the index, in which orders, and what its rows hold.

Two steps: the numbers of the rows that fit, in order, from narrow indexes; then the rows themselves, some at a time. So
a million claims need no room, and the first one comes at once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from sayso.archive.archive import Archive
from sayso.archive.judged import corrections
from sayso.archive.queries.asked import Asked, Clause, Make, Value, clauses, where
from sayso.archive.queries.clauses import (
    ATTRIBUTION,
    CLAIM,
    EVENT,
    OF_EVENT_CLAIMS,
    OF_REPORT_CLAIMS,
    REPORT,
    counting,
    judged_in,
    live,
)
from sayso.archive.queries.filters import Filters, Listed
from sayso.archive.queries.names import listed
from sayso.archive.queries.report_clauses import live_report
from sayso.archive.queries.words import match
from sayso.errors import RunStopped
from sayso.model.analysis import Attribution
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.listed import ListedAttribution, ListedReport
from sayso.model.reading import Reader
from sayso.model.report import Report

T = TypeVar("T")
Row = Sequence[Any]

NOBODY = Reader()
TOGETHER = 200
"""Rows that are fetched at once."""
_WORDS = 24
"""Words of a snippet."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Something that was found, with where it is from.

    Attributes:
        report: its report, without the text; None for what is of no one report.
        reader: who read it.
        state: of its report: live, superseded, retracted.
        snippet: the words around those that were searched for, between » and «; "" without a search.
        corrections: of a claim, what people say of it that holds; `value` is as it was read.
    """

    value: T
    report: Report | None = None
    reader: Reader = NOBODY
    state: str = "live"
    snippet: str = ""
    corrections: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How one kind of thing is listed.

    Attributes:
        table: where its rows are; each has a number `n`.
        makers: its own filters.
        live: the condition that its report is in force, None where that is always so.
        of_claims: filters one of its claims has to fit, with the condition that holds then; None for claims themselves.
        words: its full-text index, "" for none.
        column: number of the column of that index whose words snippets are of.
        orders: by their names, the usual one first.
        rows: SELECT and FROM of the rows; the first column is `n`.
        made: what a row is.
    """

    name: Listed
    table: str
    makers: tuple[Make, ...]
    orders: Mapping[str, tuple[str, ...]]
    rows: str
    made: Callable[[Archive, Row], Found[T]]
    live: Make | None = None
    of_claims: tuple[tuple[Make, ...], str] | None = None
    words: str = ""
    column: int = 0

    def numbers(self, asked: Asked) -> tuple[str, tuple[Value, ...]]:
        """The statement that gives the numbers of the rows that fit, in order.

        Raises:
            RunStopped: a filter has a value that there is none of; exit code 2.
        """
        wanted = asked.filters
        start, found = self.table, clauses(asked, self.makers)
        if self.of_claims and (of_claims := clauses(asked, self.of_claims[0])):
            counting_ones = judged_in(asked)
            sql, values = where([*of_claims, *([counting_ones] if counting_ones else [])])
            found.append(Clause(self.of_claims[1].format(where=sql), values))
        if self.words and wanted.search:
            start = f"{self.words} CROSS JOIN {self.table} ON {self.table}.n = {self.words}.rowid"
            found.insert(0, Clause(f"{self.words} MATCH ?", (match(wanted.search),)))
        # Without the +, SQLite walks all rows in their order rather than sort the few that fit.
        order = self._order(wanted, "+" if found else "")
        in_force = self.live(asked) if self.live else None
        sql, values = where([*found, *([in_force] if in_force else [])])
        limit = "" if wanted.limit is None else f" LIMIT {wanted.limit:d}"
        return f"SELECT {self.table}.n FROM {start}{sql} ORDER BY {order}{limit}", values  # noqa: S608 -- our own names

    def _order(self, wanted: Filters, plus: str) -> str:
        name = wanted.sort
        orders = {**self.orders, **({"best": (f"{self.words}.rank",)} if self.words and wanted.search else {})}
        if name and name not in orders:
            without = "; 'best' goes with a search" if name == "best" and self.words else ""
            raise RunStopped(f"No order '{name}' for {self.name}; there are {', '.join(orders)}{without}")
        columns = orders[name or next(iter(orders))]
        turned = map(_turned, columns) if wanted.reverse else columns
        return ", ".join(f"{plus}{column}" for column in (*turned, f"{self.table}.id"))

    def query(self, asked: Asked) -> "Query[T]":
        """A question that can be put again and again; names are looked up now.

        Raises:
            RunStopped: a filter has a value that there is none of; exit code 2.
        """
        sql, values = self.numbers(asked)
        search = match(asked.filters.search) if self.words and asked.filters.search else ""
        return Query(self, asked.archive, sql, values, search, limited=asked.filters.limit is not None)


@dataclass(frozen=True, slots=True)
class Query(Generic[T]):
    """A question to an archive, with all names in it looked up.

    Attributes:
        sql, values: the statement that gives the numbers of the rows that fit, in order.
        search: in the syntax of FTS5, "" for none.
        limited: whether the statement has a limit.
    """

    kind: Kind[T]
    archive: Archive
    sql: str
    values: tuple[Value, ...]
    search: str
    limited: bool

    def found(self, *, snippets: bool = False) -> Iterator[Found[T]]:
        """All that fits, in order."""
        numbers = (row[0] for row in self.archive.rows(self.sql, self.values))
        while some := list(islice(numbers, TOGETHER)):
            told = self._snippets(some) if snippets and self.search else {}
            rows = {row[0]: row for row in self.archive.rows(*self._rows(some))}
            for number in some:
                if row := rows.get(number):
                    one = self.kind.made(self.archive, row[1:])
                    yield replace(one, snippet=told[number]) if number in told else one

    def count(self) -> int:
        """How many fit."""
        inner = self.sql if self.limited else self.sql.partition(" ORDER BY ")[0]
        return int(next(self.archive.rows(f"SELECT count(*) FROM ({inner})", self.values))[0])  # noqa: S608 -- our own

    def _rows(self, numbers: Sequence[int]) -> tuple[str, tuple[str]]:
        return f"{self.kind.rows} WHERE {self.kind.table}.n {_AMONG}", (listed(map(str, numbers)),)

    def _snippets(self, numbers: Sequence[int]) -> dict[int, str]:
        words = self.kind.words
        cut = f"snippet({words}, {self.kind.column}, '»', '«', '…', {_WORDS})"
        sql = f"SELECT rowid, {cut} FROM {words} WHERE {words} MATCH ? AND rowid {_AMONG}"  # noqa: S608 -- our own names
        return dict(row[:2] for row in self.archive.rows(sql, (self.search, listed(map(str, numbers)))))


_AMONG = "IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"


def _turned(column: str) -> str:
    return column.removesuffix(" DESC") if column.endswith(" DESC") else f"{column} DESC"


_REPORT = "reports.id, key, title, publisher, published, url, state, version, codebook, model"
_OF_REPORT = "LEFT JOIN readings ON readings.report = reports.id AND in_force"
_CORRECTED = "EXISTS (SELECT 1 FROM judgements WHERE first = claims.id AND verdict = 'corrected' AND NOT ended)"


def _from(row: Row) -> tuple[Report, Reader, str]:
    """The report, the reader and the state from the columns of `_REPORT`."""
    own, key, title, publisher, published, url, state, *reader = row
    report = Report(own, key, "", title, publisher, url=url, published=published)
    return report, Reader(*(version or "" for version in reader)), state


def _claim(archive: Archive, row: Row) -> Found[Claim]:
    told, is_corrected, *rest = row
    claim = archive.decoded(told, Claim)
    found = corrections(archive.connection, claim.id) if is_corrected else ()
    return Found(claim, *_from(rest), corrections=found)


def _attribution(archive: Archive, row: Row) -> Found[ListedAttribution]:
    own, parent, told, *rest = row
    report, reader, state = _from(rest)
    value = ListedAttribution(own, report.id, parent, archive.decoded(told, Attribution))
    return Found(value, report, reader, state)


def _report(_: Archive, row: Row) -> Found[ListedReport]:
    value = ListedReport(*row[:18])
    report = Report(
        value.id, value.key, "", value.title, value.publisher, value.byline, value.url, value.published, value.language
    )
    return Found(value, report, Reader(*(version or "" for version in row[18:])), value.state)


def _event(archive: Archive, row: Row) -> Found[Event]:
    return Found(archive.decoded(row[0], Event))


_LAST = "'9999'"
"""Behind all days: where what has no date is put."""
_PUBLISHED = f"(SELECT coalesce(nullif(published, ''), {_LAST}) FROM reports WHERE id = report)"  # noqa: S608 -- our own
_DAY = f"coalesce(nullif(date_start, ''), nullif(date_end, ''), {_LAST})"

CLAIMS: Kind[Claim] = Kind(
    "claims",
    "claims",
    CLAIM,
    {
        "report": ("claims.report", "claims.start"),
        "date": (_DAY,),
        "published": (_PUBLISHED,),
        "confidence": ("claims.confidence DESC",),
    },
    f"SELECT claims.n, claims.json, {_CORRECTED}, {_REPORT} FROM claims"  # noqa: S608 -- our own names
    f" JOIN reports ON reports.id = claims.report {_OF_REPORT}",
    _claim,
    counting,
    words="claim_words",
)
ATTRIBUTIONS: Kind[ListedAttribution] = Kind(
    "attributions",
    "attributions",
    ATTRIBUTION,
    {"report": ("attributions.report", "attributions.position"), "published": (_PUBLISHED,)},
    f"SELECT attributions.n, attributions.id, parent, json, {_REPORT} FROM attributions"  # noqa: S608 -- our own names
    f" JOIN reports ON reports.id = attributions.report {_OF_REPORT}",
    _attribution,
    live,
    words="attribution_words",
)
REPORTS: Kind[ListedReport] = Kind(
    "reports",
    "reports",
    REPORT,
    {
        "report": ("reports.id",),
        "published": (f"coalesce(nullif(published, ''), {_LAST})",),
        "taken": ("reports.taken",),
    },
    "SELECT reports.n, reports.id, key, title, publisher, byline, published, url, language, characters, sentences,"  # noqa: S608
    " claims, attributions, mentions, outcome, reason, state, revision, taken, version, codebook, model"
    f" FROM reports {_OF_REPORT}",
    _report,
    live_report,
    of_claims=(OF_REPORT_CLAIMS, "reports.id IN (SELECT report FROM claims{where})"),
    words="report_words",
    column=1,
)
EVENTS: Kind[Event] = Kind(
    "events",
    "events",
    EVENT,
    {
        "reports": ("events.reports DESC", "events.claims DESC"),
        "id": ("events.id",),
        "date": (_DAY,),
        "origins": ("events.origins DESC",),
        "disputed": ("events.disputed DESC", "events.accounts DESC"),
    },
    "SELECT n, json FROM events",
    _event,
    of_claims=(
        OF_EVENT_CLAIMS,
        "events.id IN (SELECT event FROM claims CROSS JOIN event_claims ON event_claims.claim = claims.id{where})",
    ),
)
