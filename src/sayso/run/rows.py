"""A reading as flat rows: a table for each layer, what is known of report and reader around each row."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sayso.export.columns import (
    ATTRIBUTION,
    CLAIM,
    EVENT,
    MENTION,
    OUTCOME,
    READER,
    REPORT,
    Column,
    Row,
    listed,
    mentions,
)
from sayso.model.event import Event
from sayso.model.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layer looks like as a table: its header, and the rows of a reading."""

    header: tuple[str, ...]
    rows: Callable[[Reading], Iterator[Row]]


def linked(reading: Reading) -> Iterable[Event]:
    """The events of a reading."""
    from sayso.link import events  # what prints no events need not load it

    return events(reading)


def sheet(items: Callable[[Reading], Iterable[T]], columns: tuple[Column[T], ...]) -> Sheet:
    """A sheet with a row for each item, what is known of its report before and of its reader behind it."""

    def rows(reading: Reading) -> Iterator[Row]:
        before = [get(reading.report) for _, get in REPORT]
        behind = [get(reading) for _, get in READER]
        for item in items(reading):
            yield (*before, *(get(item) for _, get in columns), *behind)

    names: tuple[Iterable[str], ...] = tuple((name for name, _ in part) for part in (REPORT, columns, READER))
    return Sheet(tuple(name for part in names for name in part), rows)


SHEETS: Mapping[str, Sheet] = {
    "claims": sheet(lambda reading: reading.claims, CLAIM),
    "attributions": sheet(listed, ATTRIBUTION),
    "mentions": sheet(mentions, MENTION),
    "events": sheet(linked, EVENT),
    "reports": sheet(lambda reading: [reading], OUTCOME),
}
