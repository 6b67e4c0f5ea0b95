"""Events in the database: views that whoever links computes, kept until the claims under them change."""

from sayso.archive.rows import Row
from sayso.archive.stored import encode
from sayso.model.event import Event

LONGEST = 3
"""UCDP's date_prec of a week."""
MANY = 1_000
VIEWS = ("links", "alike", "events", "event_claims", "aliases", "meta")
"""Tables that linking fills: all others come from the files alone, and `verify` compares them with those."""


def event_row(event: Event, disputed: float) -> Row:
    """The row of an event, without its number.

    Args:
        event: as it was put together.
        disputed: how disputed it is, 0 for what accounts contradict each other in nothing; whoever joins knows that.
    """
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
        len(event.accounts),
        disputed,
        deaths(event),
        encode(event).decode("utf-8"),
    )


def deaths(event: Event) -> int | None:
    """How many were killed in an event, at best: of what took a week at most; None where that is not told.

    A thousand and more count where two accounts count: else it is mostly the toll of a war, told beside.
    """
    toll = next((one for one in event.numbers if one.of == "killed"), None)
    within = event.when is not None and (event.when.precision or LONGEST + 1) <= LONGEST
    if toll is None or toll.best is None or not within:
        return None
    return toll.best if toll.best < MANY or len(toll.by_account) > 1 else None
