"""What an archive answers: typed values, found anew each time they are asked for, and their records and tables."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from sayso.archive.archive import Archive
from sayso.archive.queries import parties
from sayso.archive.queries.asked import Asked
from sayso.archive.queries.filters import Listed, Wanted, filters
from sayso.archive.queries.listing import ATTRIBUTIONS, CLAIMS, EVENTS, REPORTS, Found, Kind
from sayso.export.columns import ATTRIBUTION, CLAIM, EVENT, READER, REPORT, Column, Row, joined
from sayso.export.columns import Listed as Numbered
from sayso.export.encoding import Cell
from sayso.export.records import (
    Record,
    attribution_record,
    claim_record,
    event_record,
    report_reference,
)
from sayso.export.tables import labels
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.listed import ListedAttribution, ListedReport, Party
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.arrows import arrow_table, library, parquet

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

T = TypeVar("T")
NOWHERE = Report("", "", "")


class Question(Protocol[T]):
    """A question to an archive."""

    def found(self, *, snippets: bool = False) -> Iterator[Found[T]]:
        """All that fits, in order."""

    def count(self) -> int:
        """How many fit."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Columns of a table that are of one part of what was found, such as its report.

    Attributes:
        of: that part.
    """

    of: Callable[[Found[T]], Any]
    columns: tuple[Column[Any], ...]


@dataclass(frozen=True, slots=True)
class View(Generic[T]):
    """How what is listed is given out.

    Attributes:
        record: one thing as JSON has it.
        parts: the columns of a table, in their order.
        integers: columns that hold whole numbers and that no export has; the others are as `labels` has them.
    """

    name: Listed
    record: Callable[[Found[T]], Record]
    parts: tuple[Part[T], ...]
    integers: frozenset[str] = frozenset()

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(name for part in self.parts for name, _ in part.columns)

    def row(self, one: Found[T]) -> Row:
        """The cells of one thing."""
        cells: list[Cell] = []
        for part in self.parts:
            held = part.of(one)
            cells.extend([get(held) for _, get in part.columns])
        return tuple(cells)

    @property
    def kinds(self) -> Mapping[str, str]:
        """What the columns hold: text, date, integer or real."""
        known = {field.name: field.kind for table in ("reports", self.name) for field in labels().get(table, ())}
        return {name: "integer" if name in self.integers else known.get(name, "text") for name in self.header}


class Result(Generic[T]):
    """What an archive has of something: looked up anew each time it is gone through, and held nowhere.

    >>> found = archive.claims(said_by="Russia", type="ASSAULT")  # doctest: +SKIP
    >>> len(found), found[0].trigger.text  # doctest: +SKIP

    Args:
        view: how it is given out.
        query: what finds it.
        notes: of names that nothing is called by, a line each.
    """

    def __init__(self, view: View[T], query: Question[T], notes: Sequence[str] = ()) -> None:
        self._view, self._query = view, query
        self.notes = tuple(notes)

    def __iter__(self) -> Iterator[T]:
        return (one.value for one in self._query.found())

    def __len__(self) -> int:
        return self.count()

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        """The one at a place from 0, or a list of those of a slice; what stands before them is gone through anew.

        Raises:
            IndexError: there are not so many.
        """
        if isinstance(at, slice):
            reach = range(*at.indices(len(self)))
            held = list(islice(self, min(reach), max(reach) + 1)) if reach else []
            return [held[place - min(reach)] for place in reach]
        place = at if at >= 0 else at + len(self)
        for value in islice(self, place, None) if place >= 0 else ():
            return value
        raise IndexError(f"No place {at}; there are {len(self)}")

    def __bool__(self) -> bool:
        return any(True for _ in self._query.found())

    def count(self) -> int:
        """How many there are."""
        return self._query.count()

    def found(self, *, snippets: bool = False) -> Iterator[Found[T]]:
        """The same with the report, and the words around those that were searched for."""
        return self._query.found(snippets=snippets)

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, as docs/columns.md lists them."""
        return self._view.header

    def rows(self) -> Iterator[Row]:
        """One flat row each."""
        return map(self._view.row, self._query.found())

    def records(self) -> Iterator[Record]:
        """One record each, as `--format jsonl` prints it."""
        return map(self._view.record, self._query.found())

    def to_records(self) -> list[Record]:
        """All records."""
        return list(self.records())

    def to_arrow(self) -> "pa.Table":
        """All rows as an Arrow table; an empty cell is missing.

        Raises:
            RunStopped: pyarrow is not installed; exit code 3.
        """
        return arrow_table(self._view.kinds, self.rows())

    def parquet(self) -> Iterator[bytes]:
        """All rows as the parts of a Parquet file.

        Raises:
            RunStopped: pyarrow is not installed; exit code 3.
        """
        return parquet(self._view.kinds, self.rows())

    def to_pandas(self) -> "pd.DataFrame":
        """All rows as a data frame, in types that know what is missing.

        Raises:
            RunStopped: pandas or pyarrow is not installed; exit code 3.
        """
        pandas, pyarrow = library("pandas"), library("pyarrow")
        types = {
            pyarrow.string(): pandas.StringDtype(),
            pyarrow.int64(): pandas.Int64Dtype(),
            pyarrow.float64(): pandas.Float64Dtype(),
        }
        return self.to_arrow().to_pandas(types_mapper=types.get)


def ask(archive: Archive, kind: Kind[T], view: View[T], wanted: Wanted) -> Result[T]:
    """What fits, of what an archive holds.

    Raises:
        RunStopped: a filter does not go with what is listed, or has a value that there is none of (exit code 2); the
            archive cannot be used (exit code 3).
    """
    asked = Asked(archive, filters(view.name, wanted))
    return Result(view, kind.query(asked), asked.notes)


def claims(archive: Archive, wanted: Wanted) -> Result[Claim]:
    """As `ask` has it."""
    return ask(archive, CLAIMS, CLAIM_VIEW, wanted)


def attributions(archive: Archive, wanted: Wanted) -> Result[ListedAttribution]:
    """As `ask` has it."""
    return ask(archive, ATTRIBUTIONS, ATTRIBUTION_VIEW, wanted)


def reports(archive: Archive, wanted: Wanted) -> Result[ListedReport]:
    """As `ask` has it."""
    return ask(archive, REPORTS, REPORT_VIEW, wanted)


def events(archive: Archive, wanted: Wanted) -> Result[Event]:
    """As `ask` has it; of the events that are kept."""
    return ask(archive, EVENTS, EVENT_VIEW, wanted)


def parties_of(archive: Archive, wanted: Wanted) -> Result[Party]:
    """The parties that claims name, as `ask` has it."""
    asked = Asked(archive, filters("parties", wanted))
    return Result(PARTY_VIEW, parties.query(asked), asked.notes)


def _claim_record(one: Found[Claim]) -> Record:
    told = one.reader
    reader = {"version": told.version, "codebook": told.codebook, "model": told.model}
    told_of = claim_record(one.value, report_reference(one.report or NOWHERE), reader)
    return {**told_of, "state": one.state, "corrected": {each.field: _said(each) for each in one.corrections}}


def _said(one: Judgement) -> Record:
    """A correction: what it should be, and who says so."""
    return {"value": one.value, "why": one.why, "by": one.by, "at": one.at, "id": one.id}


def _corrected(one: Found[Claim]) -> Cell:
    return joined(f"{each.field}={each.value}" for each in one.corrections)


def _attribution_record(one: Found[ListedAttribution]) -> Record:
    own = one.value
    report = report_reference(one.report or NOWHERE)
    return {**attribution_record(own.id, report, own.parent, own.attribution), "state": one.state}


def _report_record(one: Found[ListedReport]) -> Record:
    own = one.value
    counts = ("characters", "sentences", "claims", "attributions", "mentions")
    return {
        **report_reference(one.report or NOWHERE),
        "byline": own.byline,
        "language": own.language,
        "counts": {name: getattr(own, name) for name in counts},
        "outcome": own.outcome,
        "reason": own.reason,
        "state": own.state,
        "revision": own.revision,
        "taken": own.taken,
    }


def party_record(party: Party) -> Record:
    """A party as JSON has it."""
    return {
        "id": party.id,
        "name": party.name,
        "names": list(party.names),
        "actor": party.actor,
        "recipient": party.recipient,
        "source": party.source,
        "claims": party.claims,
    }


def _framed(part: Part[T]) -> tuple[Part[T], ...]:
    """Columns with what is known of the report before them, and of its reader and state behind them."""
    return Part(_report, REPORT), part, Part(_reading, READER), Part(_itself, (("state", lambda one: one.state),))


def _report(one: Found[T]) -> Report:
    return one.report or NOWHERE


def _reading(one: Found[T]) -> Reading:
    return Reading(_report(one), reader=one.reader)


def _value(one: Found[T]) -> T:
    return one.value


def _itself(one: Found[T]) -> Found[T]:
    return one


def _numbered(one: Found[ListedAttribution]) -> Numbered:
    return Numbered(one.value.id, one.value.parent, one.value.attribution)


_REPORT: tuple[Column[ListedReport], ...] = (
    ("byline", lambda r: r.byline),
    ("language", lambda r: r.language),
    ("characters", lambda r: r.characters),
    ("sentences", lambda r: r.sentences),
    ("claims", lambda r: r.claims),
    ("attributions", lambda r: r.attributions),
    ("mentions", lambda r: r.mentions),
    ("outcome", lambda r: r.outcome),
    ("reason", lambda r: r.reason),
    ("revision", lambda r: r.revision),
    ("taken_in", lambda r: r.taken),
)
_PARTY: tuple[Column[Party], ...] = (
    ("id", lambda p: p.id),
    ("name", lambda p: p.name),
    ("names", lambda p: joined(p.names)),
    ("actor", lambda p: p.actor),
    ("recipient", lambda p: p.recipient),
    ("source", lambda p: p.source),
    ("claims", lambda p: p.claims),
)
_COUNTS = frozenset({"actor", "recipient", "source", "claims"})
CLAIM_VIEW: View[Claim] = View(
    "claims", _claim_record, (*_framed(Part(_value, CLAIM)), Part(_itself, (("corrected", _corrected),)))
)
ATTRIBUTION_VIEW: View[ListedAttribution] = View(
    "attributions", _attribution_record, _framed(Part(_numbered, ATTRIBUTION))
)
REPORT_VIEW: View[ListedReport] = View(
    "reports", _report_record, _framed(Part(_value, _REPORT)), frozenset({"revision"})
)
EVENT_VIEW: View[Event] = View("events", lambda one: event_record(one.value), (Part(_value, EVENT),))
PARTY_VIEW: View[Party] = View("parties", lambda one: party_record(one.value), (Part(_value, _PARTY),), _COUNTS)
