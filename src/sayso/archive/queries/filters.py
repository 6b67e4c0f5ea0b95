"""What can be asked of an archive: the filters, by name and value, and which of them go with what is listed."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypedDict, get_args

from sayso.archive.queries.days import days
from sayso.archive.queries.spots import Box
from sayso.errors import RunStopped

Listed = Literal["claims", "attributions", "reports", "events", "parties"]
LISTED: tuple[Listed, ...] = get_args(Listed)

Many = str | Iterable[str]
Day = str | datetime.date


class Wanted(TypedDict, total=False):
    """Filters as a caller gives them; of those that take several values, one of them has to fit."""

    said_by: Many
    origin: Many
    actor: Many
    recipient: Many
    type: Many
    mode: Many
    place: Many
    box: str
    since: Day
    until: Day
    status: Many
    grade: Many
    search: str
    confidence: float
    publisher: Many
    report: Many
    exactly: bool
    superseded: bool
    judged_out: bool
    limit: int | None
    sort: str
    reverse: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for. All filters that are given must fit; of the values of one, any.

    Attributes:
        said_by: parties, one of which is a link of the source chain; of attributions, the speaker.
        origin: parties, one of which is the innermost link.
        actor, recipient: parties: an id (`state:RUS`), a name or an alias, or words of a name.
        type, mode, status, grade: as the codebook and the docs list them.
        place: countries, regions, places, or words of their names; one place alone as `spots.one_place` has it.
        box: west, south, east and north of a part of the world, in degrees: `35,32,42,38`; "" for all of it.
        since, until: `2015`, `2015-10` or `2015-10-07`: days that what is listed shares with this time.
        search: words in sentences, texts or names (`words.match`).
        confidence: the least, 0 to 1.
        publisher, report: words of an outlet's name; id, beginning of an id, or key of a report.
        exactly: leave out whoever only belongs to a party: governments, forces, officials of a state.
        superseded: also what is in force no longer.
        judged_out: also claims that somebody judged to be none.
        limit: how many at most, None for all.
        sort: one of the orders of what is listed, "" for its usual one; `reverse` turns it round.
    """

    said_by: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    box: str = ""
    since: str = ""
    until: str = ""
    status: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    search: str = ""
    confidence: float = 0.0
    publisher: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    exactly: bool = False
    superseded: bool = False
    judged_out: bool = False
    limit: int | None = None
    sort: str = ""
    reverse: bool = False


_HOW = ("limit", "sort", "reverse")
_OF_REPORTS = ("since", "until", "search", "publisher", "report", "superseded", *_HOW)
TAKEN: Mapping[Listed, frozenset[str]] = {
    "claims": frozenset(one.name for one in fields(Filters)),
    "attributions": frozenset(("said_by", "exactly", *_OF_REPORTS)),
    "reports": frozenset(one.name for one in fields(Filters)),
    "events": frozenset(one.name for one in fields(Filters)) - {"superseded", "judged_out"},
    "parties": frozenset(one.name for one in fields(Filters)) - {"superseded", "judged_out"},
}
"""Which filters go with what is listed."""


def filters(listed: Listed, wanted: Wanted) -> Filters:
    """Filters as given, checked for whether they go with what is listed.

    Raises:
        RunStopped: one does not, or says nothing; exit code 2.
    """
    given: dict[str, Any] = {}
    for name, value in wanted.items():
        if value is None or value == "" or value == ():
            continue
        if name not in TAKEN[listed]:
            if value:
                raise RunStopped(f"No filter '{name}' for {listed}; there are {', '.join(sorted(TAKEN[listed]))}")
            continue
        given[name] = _several(name, value) if _takes_several(name) else _one(name, value)
    found = replace(_NONE, **given)
    if not 0 <= found.confidence <= 1:
        raise RunStopped(f"The confidence is {found.confidence}; expected 0 to 1")
    if found.limit is not None and found.limit < 0:
        raise RunStopped(f"The limit is {found.limit}; expected 0 or more")
    if found.box:
        Box.of(found.box)
    if found.since and found.until and days(found.since)[0] > days(found.until)[1]:
        raise RunStopped(f"No time from '{found.since}' until '{found.until}'; expected the earlier one first")
    return found


def _one(name: str, value: object) -> object:
    """A value of a filter that takes one, a date as text.

    Raises:
        RunStopped: it is of another type than the filter takes.
    """
    if name in ("since", "until") and isinstance(value, datetime.date):
        return (value.date() if isinstance(value, datetime.datetime) else value).isoformat()
    types, expected = _TYPES[name]
    if not isinstance(value, types) or (isinstance(value, bool) and types is not bool):
        raise RunStopped(f"No value {value!r} for the filter '{name}'; expected {expected}")
    return value


def _takes_several(name: str) -> bool:
    return isinstance(getattr(_NONE, name), tuple)


def _several(name: str, value: object) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else (value,)
    for one in values:
        if not isinstance(one, str) or not one.strip():
            raise RunStopped(f"No value {one!r} for the filter '{name}'; expected a word or more")
    return tuple(one.strip() for one in values if isinstance(one, str))


_NONE = Filters()
_TYPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "since": (str, "YYYY, YYYY-MM, YYYY-MM-DD or a datetime.date"),
    "until": (str, "YYYY, YYYY-MM, YYYY-MM-DD or a datetime.date"),
    "box": (str, "west,south,east,north in degrees"),
    "search": (str, "words"),
    "sort": (str, "the name of an order"),
    "confidence": ((int, float), "a number from 0 to 1"),
    "limit": (int, "a whole number"),
    "exactly": (bool, "True or False"),
    "superseded": (bool, "True or False"),
    "judged_out": (bool, "True or False"),
    "reverse": (bool, "True or False"),
}
"""Of filters that take one value: its type, and what to expect in words."""
