"""Counts by month: claims, events or people killed, by place, party or type."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sayso.errors import RunStopped
from sayso.export.backed import TOOK_PLACE
from sayso.model.claim import Claim, Location, When
from sayso.model.edition import Edition
from sayso.model.event import Event

By = Literal["place", "party", "type"]
Of = Literal["claims", "events", "killed"]

UNDATED = "undated"
UNLOCATED = "unlocated"
NOBODY = "unnamed"
_MONTH = 4
"""UCDP's date_prec of a month; what is vaguer belongs to no month."""
_FINE = 3
"""UCDP's where_prec up to which two names stand for two places; above it one may hold the other."""


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One cell of a table.

    Attributes:
        month: `2015-10`, or `undated`.
        group: a place, party or type.
        count: of claims, of events, or the least number of killed that does not contradict the events.
        events: how many events `count` rests on; of claims, how many claims.
    """

    month: str
    group: str
    count: int
    events: int


def month(when: When | None) -> str:
    """The month in which something began; `undated` where its days are open or vaguer than a month."""
    if when is None or not when.start or when.precision is None or when.precision > _MONTH:
        return UNDATED
    return when.start[:7]


def counts(edition: Edition, by: By, of: Of) -> Iterator[Row]:
    """The cells that are not empty, by month, then by group.

    Only what happened or goes on is counted: claims with that status, events that some origin affirms. Something that
    belongs to several groups, as a battle with two parties, counts once in each.

    Args:
        edition: what to count.
        by: what a group is.
        of: what is counted.

    Raises:
        RunStopped: there is no such group, or nothing of that name is counted; exit code 2.
    """
    for what, given, known in (("group", by, get_args(By)), ("count", of, get_args(Of))):
        if given not in known:
            raise RunStopped(f"No {what} {given!r}; there are {', '.join(known)}")
    if of == "claims":
        told = (claim for reading in edition.readings() for claim in reading.claims if claim.status in TOOK_PLACE)
        cells = Counter((month(claim.when), group) for claim in told for group in _CLAIM[by](claim))
        return (Row(*cell, count, count) for cell, count in sorted(cells.items()))
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in edition.events():
        if event.origins and (of == "events" or _killed(event) is not None):
            for group in _EVENT[by](event):
                found[month(event.when), group].append(event)
    count: Callable[[Sequence[Event]], int] = killed if of == "killed" else len
    return (Row(*cell, count(events), len(events)) for cell, events in sorted(found.items()))


def killed(events: Sequence[Event]) -> int:
    """The least number of killed that these events come to.

    Events that may be one and the same, by their days and places, count once, with the highest figure: tolls of claims
    that overlap are never added.
    """
    total = 0
    for same in _clusters(events):
        total += max(_killed(event) or 0 for event in same)
    return total


def _killed(event: Event) -> int | None:
    toll = next((toll for toll in event.numbers if toll.of == "killed"), None)
    return None if toll is None else toll.best


def _clusters(events: Iterable[Event]) -> list[list[Event]]:
    """Events in groups of those that may be the same, or are bound by others that may be."""
    clusters: list[list[Event]] = []
    for event in sorted(events, key=lambda event: event.id):
        near = [cluster for cluster in clusters if any(_may_be_same(event, other) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.append([event, *(other for cluster in near for other in cluster)])
    return clusters


def _may_be_same(one: Event, other: Event) -> bool:
    return _days_meet(one.when, other.when) and _places_meet(one.where, other.where)


def _days_meet(one: When | None, other: When | None) -> bool:
    """Whether two intervals share a day; one that is open or not told may share any."""
    if one is None or other is None:
        return True
    return (one.start or "0") <= (other.end or "9") and (other.start or "0") <= (one.end or "9")


def _places_meet(one: Location | None, other: Location | None) -> bool:
    """Whether two places may be one: the same name, or a wide one that may hold the other; not told may be any."""
    if one is None or other is None or one.name == other.name:
        return True
    if all(place.precision is not None and place.precision <= _FINE for place in (one, other)):
        return False
    return all(
        not here or not there or here == there for here, there in zip(_regions(one), _regions(other), strict=True)
    )


def _regions(place: Location) -> tuple[str, str]:
    return place.country, place.admin1


def _place(where: Location | None) -> tuple[str, ...]:
    """Country and, where it is told, first-level region: `SYR`, `SYR/Idlib`."""
    named = [part for part in (where.country, where.admin1) if part] if where else []
    return ("/".join(named) or UNLOCATED,)


def _claim_parties(claim: Claim) -> tuple[str, ...]:
    return _parties((role.party, role.name) for role in (*claim.actors, *claim.recipients))


def _event_parties(event: Event) -> tuple[str, ...]:
    return _parties((one.party, one.name) for one in (*event.actors, *event.recipients))


def _parties(many: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Who acts or is acted on, each once: the id where there is one, else the name."""
    return tuple(dict.fromkeys(party or name for party, name in many)) or (NOBODY,)


_CLAIM: Mapping[By, Callable[[Claim], tuple[str, ...]]] = {
    "place": lambda claim: _place(claim.location),
    "party": _claim_parties,
    "type": lambda claim: (claim.type,),
}
_EVENT: Mapping[By, Callable[[Event], tuple[str, ...]]] = {
    "place": lambda event: _place(event.where),
    "party": _event_parties,
    "type": lambda event: (event.type,),
}
