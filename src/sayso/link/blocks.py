"""Which units are compared at all: those that share enough of what makes a report or an event easy to find again."""

from collections.abc import Iterator

from sayso.link.both import gap, ordinal
from sayso.link.compare import apart, length
from sayso.link.unit import Unit

WORDS, NAMES = 30, 8
"""So many of a report's weightiest words, opening names and places bring it together with others."""
SHARED, SHARED_LATER = 3, 6
"""Two main units are compared where they share so many of these; more are needed for reports of other times."""
TOLL = 2
"""A toll above this brings reports together; one or two dead are everywhere."""
MOST = 5_000
"""Units of one block: what more have in common tells none of them from the others, and brings nothing together."""
PERIOD = 32
"""Days: reports published further apart are of other times, unless they date their events alike."""
SOME_DAYS = 7
"""An event that is dated no better than this is looked for about the day of its report."""


def report_keys(unit: Unit) -> Iterator[str]:
    """What brings two main units together, where they share several: words, names, places, days, tolls."""
    said = unit.said
    yield from (f"w {word}" for word in list(said.all)[:WORDS])
    names = sorted(said.opening_names, key=lambda name: (-said.opening_names[name], name))
    yield from (f"n {name}" for name in names[:NAMES])
    yield from (f"s {site}" for site in sorted(unit.sites)[:NAMES])
    if unit.when and unit.when.start:
        yield f"d {unit.when.start}"
    if unit.published:
        yield f"p {unit.published[:10]}"
    if unit.killed and unit.killed > TOLL:
        yield f"k {unit.killed}"


def event_keys(unit: Unit) -> Iterator[str]:
    """What brings together two units of which either is not main: the type, with a day and a place, party or name."""
    finest = [*sorted(unit.sites)[:NAMES], *(unit.where.name for _ in "1" if unit.where)]
    about = {*finest, *unit.recipients, *unit.actors, *sorted(unit.said.names)[:NAMES]}
    yield from (f"{unit.type} {day} {key}" for day in _days(unit) for key in sorted(about))


def _days(unit: Unit) -> range:
    """The days of an event; those about the publication where it gives none, or too many to find it by."""
    when = unit.when
    if when and when.start and when.end and length(when) <= SOME_DAYS:
        return range(ordinal(when.start), ordinal(when.end) + 1)
    published = ordinal(unit.published)
    return range(published - 1, published + 1)


def needed(one: Unit, other: Unit) -> int:
    """How much two main units have to share to be compared: more where their reports lie far apart in time."""
    days = gap(one.published, other.published)
    if days is None or days <= PERIOD:
        return SHARED
    alike = one.when is not None and other.when is not None and apart(one.when, other.when) == 0
    return SHARED if alike else SHARED_LATER
