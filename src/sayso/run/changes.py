"""What changed between two states of the events of an archive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sayso.model.event import Account, Event, Toll

Kind = Literal[
    "new", "gone", "merged", "split", "account", "stance", "toll", "grade", "superseded", "retracted", "erased"
]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    Attributes:
        kind: `new`, `gone`, `merged` or `split` of an event; `account`, `stance`, `toll` or `grade` within one;
            `superseded`, `retracted` or `erased` of a report.
        id: of the event as it is now, of one that is gone as it was, or of the report.
        of: the origin of an account or stance, what a toll counts, else "".
        was, now: in words; ids of events that merged are in `was`, ids of those that one was split into in `now`.
        reports: ids of the reports that it rests on.
        event: as it is now, or was; None of a report.
    """

    kind: Kind
    id: str
    of: str
    was: str
    now: str
    reports: tuple[str, ...] = ()
    event: Event | None = field(default=None, compare=False)


def changes(then: Iterable[Event], now: Iterable[Event]) -> Iterator[Change]:
    """What became of events, in the order of their ids: first those that are there now, then those that are gone.

    An event is followed by its claims: it is the one then that most of its claims were in.

    Args:
        then, now: the events of two states; those that are the same in both may be left out of both.
    """
    old = {event.id: event for event in then}
    new = sorted(now, key=lambda event: event.id)
    was_in = events_by_claim(old.values())
    into: dict[str, list[str]] = {}
    for event in new:
        sources = sources_of(event, was_in)
        for own in sources:
            into.setdefault(own, []).append(event.id)
        yield from (replace(one, event=event) for one in _event(event, [old[own] for own in sources]))
    for own, event in sorted(old.items()):
        heirs = into.get(own, [])
        if not heirs:
            yield Change("gone", own, "", event.grade, "", event.reports, event)
        elif len(heirs) > 1:
            yield Change("split", own, "", own, ", ".join(heirs), event.reports, event)


def events_by_claim(events: Iterable[Event]) -> Mapping[str, str]:
    """Ids of events by those of their claims."""
    return {claim: event.id for event in events for claim in event.claims}


def sources_of(event: Event, was_in: Mapping[str, str]) -> list[str]:
    """Ids of the events in which its claims were, as of `events_by_claim`; that of the most first."""
    found = [was_in[claim] for claim in event.claims if claim in was_in]
    return sorted(set(found), key=lambda own: (-found.count(own), own))


def _event(event: Event, before: Sequence[Event]) -> Iterator[Change]:
    if not before:
        yield Change("new", event.id, "", "", event.grade, event.reports)
        return
    if len(before) > 1:
        ids = ", ".join(sorted(one.id for one in before))
        yield Change("merged", event.id, "", ids, event.id, event.reports)
    yield from _accounts(event, before)
    yield from _tolls(event, before[0])
    if event.grade != before[0].grade:
        yield Change("grade", event.id, "", before[0].grade, f"{event.grade}: {event.why}", event.reports)


def _accounts(event: Event, before: Sequence[Event]) -> Iterator[Change]:
    held = {account.origin.casefold(): account for one in reversed(before) for account in one.accounts}
    for account in (one for one in event.accounts if one.claims):
        known = held.get(account.origin.casefold())
        if known is None:
            yield Change("account", event.id, account.origin, "", _stance(account), account.reports)
        elif known.stance != account.stance:
            fresh = tuple(own for own in account.reports if own not in known.reports) or account.reports
            yield Change("stance", event.id, account.origin, _stance(known), _stance(account), fresh)


def _stance(account: Account) -> str:
    return account.stance or "plans"


def _tolls(event: Event, before: Event) -> Iterator[Change]:
    held = {toll.of: toll for toll in before.numbers}
    for toll in event.numbers:
        known = held.get(toll.of)
        if _bounds(toll) != (_bounds(known) if known else None):
            yield Change("toll", event.id, toll.of, in_words(known) if known else "", in_words(toll), event.reports)


def _bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.best, toll.high


def in_words(toll: Toll) -> str:
    """A toll in words: `12`, `12 (12 to 20)`, `12 (12 or more)`."""
    best = "open" if toll.best is None else str(toll.best)
    if toll.low == toll.best == toll.high:
        return best
    low = 0 if toll.low is None else toll.low
    return f"{best} ({low} or more)" if toll.high is None else f"{best} ({low} to {toll.high})"
