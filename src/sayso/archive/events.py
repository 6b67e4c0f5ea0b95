"""Events in the database: views that whoever links computes, kept until the claims under them change."""

from sayso.archive.rows import Row
from sayso.archive.stored import encode
from sayso.model.event import Event

VIEWS = ("links", "alike", "events", "event_claims", "aliases", "meta")
"""Tables that linking fills: all others come from the files alone, and `verify` compares them with those."""


def event_row(event: Event) -> Row:
    """The row of an event, without its number."""
    when, where = event.when, event.where
    return (
        event.id,
        event.type,
        event.mode,
        when.start if when else "",
        when.end if when else "",
        where.name if where else "",
        where.admin1 if where else "",
        where.country if where else "",
        where.lat if where else None,
        where.lon if where else None,
        where.precision if where else None,
        event.origins,
        event.grade,
        len(event.reports),
        len(event.claims),
        encode(event).decode("utf-8"),
    )
