"""Tables of events in the columns of another project, with what those columns cannot hold in files beside them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.export.backed import Backed, backed
from sayso.export.columns import EVENT, Column, joined, of_part
from sayso.export.crosswalk import crosswalk
from sayso.export.deleted import DELETED
from sayso.export.encoding import Cell, csv_line, excel_line, excel_tab_line, json_line, tab_line
from sayso.export.outcome import Options, Tally
from sayso.export.records import Record
from sayso.export.sides import Sides, sides
from sayso.export.statements import ids_of, possible, statements
from sayso.export.target import MAIN, Sink
from sayso.model.analysis import UNNAMED
from sayso.model.claim import Claim
from sayso.model.edition import Edition, Superseded
from sayso.model.event import Event, Participant
from sayso.model.ids import event_id

COMPANION, LEFT_OUT = "companion.csv", "left_out.csv"
NOT_SAID = "no statement of who did it"
TOLD_WITH = "told with another statement"
SUMMED_UP = "it sums up a war, a year or a campaign, and is no occurrence"
UNSAID = "no claim says that it took place"


@dataclass(frozen=True, slots=True)
class Case:
    """An event as a row of another project sees it."""

    backed: Backed
    sides: Sides


@dataclass(frozen=True, slots=True)
class Foreign:
    """A table of events as another project has it.

    Attributes:
        name: of the format.
        columns: in that project's order.
        id: what that project calls the id of an event.
        key: that id, made of ours.
        left_out: why that project would not list an event; "" where it would.
        file: name of the file.
        tabs: whether tabs stand between cells, in place of commas.
        header: whether a row of names goes first.
        record: what an event is written as where the project has JSON lines in place of columns.
        beside: columns of the companion for this project alone.
        statements: whether that project lists what parties say of their own acts beside the acts.
    """

    name: str
    columns: tuple[Column[Case], ...]
    id: str
    key: Callable[[str], Cell]
    left_out: Callable[[Case, Options], str]
    file: str = MAIN
    tabs: bool = False
    header: bool = True
    record: Callable[[Case], Record] | None = None
    beside: tuple[Column[Case], ...] = ()
    statements: bool = False


def write(foreign: Foreign, edition: Edition, sink: Sink, options: Options) -> Tally:
    """Write the table, its companion, what was left out and why, and what is in force no longer."""
    plain = excel_line if options.excel_safe else csv_line
    encode, written, left_out = _encoder(foreign, options), 0, Counter[str]()
    companion, deleted = (*COMPANION_COLUMNS, *foreign.beside), gone(foreign, edition)
    with ExitStack() as files:
        main, beside, out = (files.enter_context(sink.open(name)) for name in (foreign.file, COMPANION, LEFT_OUT))
        main.writelines(_head(foreign, options))
        beside.write(plain([foreign.id, *(name for name, _ in companion)]))
        if options.hxl:
            beside.write(plain(["", *_tags("companion", companion)]))
        out.write(plain([foreign.id, "event_id", "reason"]))
        for case in cases(foreign, edition):
            one, id_ = case.backed, foreign.key(case.backed.event.id)
            deleted.pop(one.event.id, None)
            deleted |= _unsaid_now(foreign, one, options)
            reason = foreign.left_out(case, options)
            if reason:
                left_out[reason] += 1
                out.write(plain([id_, one.event.id, reason]))
            else:
                written += 1
                main.write(encode(case))
                beside.write(plain([id_, *(get(case) for _, get in companion)]))
    write_gone(foreign, deleted.values(), sink, options)
    return Tally({foreign.file: written}, left_out)


def cases(foreign: Foreign, edition: Edition) -> Iterator[Case]:
    """The events of an edition, and behind each the statements on it where the project lists those."""
    for event in backed(edition):
        for one in (event, *(statements(event) if foreign.statements else ())):
            yield Case(one, sides(one))


def _unsaid_now(foreign: Foreign, one: Backed, options: Options) -> dict[str, Superseded]:
    """The statements that are no rows, or no more, by id: those that another stands for that says the same.

    Among changes also all that the claims of an event may have given by an earlier reading; what is still said comes
    behind the event and is taken out again.
    """
    if one.about:
        return {id_: Superseded("event", id_, one.event.id, "", TOLD_WITH) for id_ in one.event.aliases}
    ids = possible(one) if foreign.statements and options.since else ()
    return {id_: Superseded("event", id_, "", "", NOT_SAID) for id_ in ids}


def _encoder(foreign: Foreign, options: Options) -> Callable[[Case], bytes]:
    if record := foreign.record:
        return lambda case: json_line(record(case))
    line = _line(foreign, options)
    return lambda case: line(get(case) for _, get in foreign.columns)


def _head(foreign: Foreign, options: Options) -> Iterator[bytes]:
    """The row of names, and that of HXL tags where they are asked for."""
    line = _line(foreign, options)
    if foreign.columns and foreign.header:
        yield line(name for name, _ in foreign.columns)
    if options.hxl:
        yield line(_tags(foreign.name, foreign.columns))


def _tags(table: str, columns: Iterable[Column[Case]]) -> Iterator[str]:
    tags = crosswalk().hxl[table]
    return (tags.get(name, "") for name, _ in columns)


def _line(foreign: Foreign, options: Options) -> Callable[[Iterable[Cell]], bytes]:
    if foreign.tabs:
        return excel_tab_line if options.excel_safe else tab_line
    return excel_line if options.excel_safe else csv_line


def write_gone(foreign: Foreign, gone: Iterable[Superseded], sink: Sink, options: Options) -> None:
    """The events that were given out once and are in force no longer, under the ids of another project."""
    line = excel_line if options.excel_safe else csv_line
    with sink.open(DELETED) as file:
        file.write(line([foreign.id, "deleted_timestamp", "event_id", "replaced_by", "why"]))
        for one in gone:
            after = foreign.key(one.by) if one.by else None
            file.write(line([foreign.key(one.id), seconds(one.at), one.id, after, one.why]))


def gone(foreign: Foreign, edition: Edition) -> dict[str, Superseded]:
    """Events that may have been given out and are in force no longer, by id.

    An event bears the id of its earliest claim, so any claim that went may have taken one with it. Who drops an event
    that never was drops nothing.
    """
    found: dict[str, Superseded] = {}
    for one in edition.superseded():
        if one.kind == "claim":
            for id_ in (event_id(one.id), *(ids_of(one.id) if foreign.statements else ())):
                found.setdefault(id_, replace(one, kind="event", id=id_, by=""))
        elif one.kind == "event":
            found[one.id] = one
    return found


def seconds(instant: str) -> int | None:
    """An instant, ISO 8601 in UTC, in seconds since 1970; None for ""."""
    return int(datetime.fromisoformat(instant).timestamp()) if instant else None


def unsaid(case: Case) -> str:
    """The reason to leave out an event that nobody says took place, else ""."""
    return "" if case.backed.told else UNSAID


def speakers(case: Case) -> tuple[str, ...]:
    """Whoever says that it took place, by the innermost sources of the claims; their outlet where there is none."""
    publishers = {report.id: report.publisher for report in case.backed.reports}
    names = (_speaker(claim, publishers[claim.report]) for claim in case.backed.told)
    return tuple(name for name in dict.fromkeys(names) if name)


def _speaker(claim: Claim, publisher: str) -> str:
    name = claim.sources[-1].name if claim.sources else publisher
    return f"unnamed sources cited by {publisher}" if name == UNNAMED and publisher else name


def outlets(case: Case) -> tuple[str, ...]:
    """The publishers of its reports, the earliest first."""
    return tuple(dict.fromkeys(report.publisher for report in case.backed.reports if report.publisher))


def _statuses(case: Case) -> str:
    counts = Counter(claim.status for claim in case.backed.claims)
    return joined(f"{status} {count}" for status, count in sorted(counts.items()))


def _said_by(many: Sequence[Participant]) -> str:
    return joined(", ".join(one.said_by) for one in many)


def _event(case: Case) -> Event:
    return case.backed.event


COMPANION_COLUMNS: tuple[Column[Case], ...] = (
    ("event_id", lambda c: c.backed.event.id),
    ("aliases", lambda c: joined(c.backed.event.aliases)),
    ("direction", lambda c: c.sides.direction),
    ("speakers", lambda c: joined(speakers(c))),
    ("statuses", _statuses),
    ("actors_said_by", lambda c: _said_by(c.backed.event.actors)),
    ("recipients_said_by", lambda c: _said_by(c.backed.event.recipients)),
    ("reports", lambda c: joined(report.id for report in c.backed.reports)),
    *of_part(_event, tuple(column for column in EVENT if column[0] != "id")),
)
"""What stands beside every row: whole events, with who says so."""
