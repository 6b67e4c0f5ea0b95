"""The layers of a reading: which records each is printed as."""

from collections.abc import Callable, Iterator, Mapping

from sayso.export.records import Record, attributions, claims, event_record, mentions, report_reference, reports
from sayso.model.reading import Reading


def events(reading: Reading) -> Iterator[Record]:
    """One record an event of the report, the one it is mainly about first."""
    from sayso.link import events as linked  # what prints no events need not load it

    report = report_reference(reading.report)
    for event in linked(reading):
        yield {"report": report, **event_record(event)}


LAYERS: Mapping[str, Callable[[Reading], Iterator[Record]]] = {
    "claims": claims,
    "attributions": attributions,
    "mentions": mentions,
    "events": events,
    "reports": reports,
}
