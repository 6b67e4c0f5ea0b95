"""`sayso contradictions`: the events whose accounts contradict each other, the most disputed first."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice

from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import event_line
from sayso.export.columns import joined
from sayso.export.encoding import Cell
from sayso.export.records import Record
from sayso.run.archive import Archive
from sayso.run.contradictions import PARTS, Contradiction, Dispute, Position

COLUMNS = ("event", "type", "mode", "when", "where", "grade", "origins", "disputed", "part", "positions")


def show(path: str, limit: int | None = None, asked: str | None = None) -> int:
    """Print contradictions, one record for each part that is disputed; the exit code."""
    listing, found = Listing(COLUMNS, asked), 0
    with Archive(path, notice=complain) as archive:
        for one in islice(archive.contradictions(), limit):
            for number, dispute in enumerate(one.disputes):
                told = record(one, dispute)
                listing.put(told, *lines(one, dispute, first=not number), row=_row(told, dispute))
            found += 1
    sys.stdout.flush()
    if not found:
        complain(f"No accounts in {path} contradict each other")
    return DONE


def record(one: Contradiction, dispute: Dispute) -> Record:
    """One disputed part of an event."""
    event = one.event
    return {
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "when": event.when.edtf if event.when else "",
        "where": event.where.name if event.where else "",
        "grade": event.grade,
        "origins": event.origins,
        "disputed": one.disputed,
        "part": dispute.part,
        "positions": [_position(one) for one in dispute.positions],
    }


def _position(one: Position) -> Record:
    return {"stance": one.stance, "says": one.says, "by": list(one.by), "reports": one.reports}


def _row(told: Record, dispute: Dispute) -> list[Cell]:
    """The record with its positions as text."""
    cells = [told[column] for column in COLUMNS[:-1]]
    said = joined(f"{one.says} ({joined(one.by)})" for one in dispute.positions)
    return [*(cell for cell in cells if cell is None or isinstance(cell, str | int | float)), said]


def lines(one: Contradiction, dispute: Dispute, *, first: bool) -> Iterator[str]:
    """The event, where the dispute is its first one, then what is disputed, a line for each position."""
    event = one.event
    if first:
        kind = f"{event.type} {event.mode}".strip()
        yield f"{kind}{event_line(event)}"
        yield f"{event.grade} · disputed {one.disputed:g} · {event.id}"
    else:
        yield ""
    yield from dispute_lines(dispute)


def dispute_lines(dispute: Dispute) -> Iterator[str]:
    """What is disputed, then a line for each position."""
    yield f"{PARTS[dispute.part]}:"
    yield from (f"  {clean(each.says)}: {_names(each.by)}" for each in dispute.positions)


def _names(many: Iterable[str]) -> str:
    return ", ".join(map(clean, many))
