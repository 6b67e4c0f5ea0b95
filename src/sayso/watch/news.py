"""What is new in the events of an archive: what became contested, tolls that changed, and denials."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from sayso.model.event import Account, AccountPart, Event, Toll, Words
from sayso.model.ids import news_id
from sayso.run.changes import events_by_claim, in_words, sources_of
from sayso.run.contradictions import PARTS
from sayso.run.side import side

Kind = Literal["contested", "toll", "denial", "new"]
_CONTESTED = "contested"
_Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new about an event.

    Attributes:
        kind: that it became `contested`, that a `toll` changed, that there is a `denial`, that it is `new`.
        event: as it is now.
        of: what a toll counts; the parts of the event that are denied, by commas; else "".
        was, now: grades, or tolls in words; "" for what was not told.
        by: the origins on whose say-so it is.
        against: of a denial, the origins that claim what is denied.
        why: one sentence that gives the reason for the grade, else "".
        words: of a denial, words that deny.
        reports: ids of the reports in which these origins say so.
    """

    kind: Kind
    event: Event
    of: str = ""
    was: str = ""
    now: str = ""
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    why: str = ""
    words: Words | None = None
    reports: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The same for the same news, which may be told twice where a run was cut off."""
        words = (self.of, self.was, self.now, *self.against)
        return news_id(self.kind, self.event.id, words, self.by, self.reports)


def news(then: Iterable[Event], now: Iterable[Event]) -> Iterator[News]:
    """What is new between two states of events, in the order of the ids of events.

    Args:
        then, now: the events of two states; those that are the same in both may be left out of both.
    """
    old = {event.id: event for event in then}
    was_in = events_by_claim(old.values())
    for event in sorted(now, key=lambda one: one.id):
        before = [old[own] for own in sources_of(event, was_in)]
        if not before:
            yield News("new", event, now=event.grade, by=_affirming(event), why=event.why, reports=event.reports)
        yield from _contested(event, before)
        yield from _tolls(event, before)
        yield from _denials(event, before)


def _affirming(event: Event) -> tuple[str, ...]:
    return tuple(account.origin for account in event.accounts if account.stance == "affirms")


def _contested(event: Event, before: Sequence[Event]) -> Iterator[News]:
    """That an event became contested: it is, and nothing that it was put together of was."""
    if event.grade == _CONTESTED and all(one.grade != _CONTESTED for one in before):
        differing = [one for one in event.accounts if any(part.differs for part in one.parts)]
        by, reports = tuple(one.origin for one in differing), _reports(differing) or event.reports
        was = before[0].grade if before else ""
        yield News("contested", event, was=was, now=event.grade, by=by, why=event.why, reports=reports)


def _tolls(event: Event, before: Sequence[Event]) -> Iterator[News]:
    """Tolls with other bounds than before, or told for the first time, of an event that was there."""
    if not before:
        return
    held = {toll.of: toll for toll in before[0].numbers}
    counted = _counted(before)
    for toll in event.numbers:
        known = held.get(toll.of)
        was, now = in_words(known) if known else "", in_words(toll)
        if was != now:
            by = _counting(toll, counted)
            reports = _reports(one for one in event.accounts if one.origin in by) or event.reports
            yield News("toll", event, toll.of, was, now, by, reports=reports)


def _counted(before: Iterable[Event]) -> Mapping[tuple[str, str], set[_Bounds]]:
    """What was counted, by what it is of and who counted."""
    found: dict[tuple[str, str], set[_Bounds]] = {}
    for toll in chain.from_iterable(event.numbers for event in before):
        for one in toll.by_account:
            found.setdefault((toll.of, one.origin.casefold()), set()).add((one.low, one.high))
    return found


def _counting(toll: Toll, counted: Mapping[tuple[str, str], set[_Bounds]]) -> tuple[str, ...]:
    """The origins that count what they did not before; where none does, those that count the best figure, or all."""
    fresh = [
        one
        for one in toll.by_account
        if (one.low, one.high) not in counted.get((toll.of, one.origin.casefold()), set())
    ]
    best = [one for one in toll.by_account if toll.best is not None and toll.best in (one.low, one.high)]
    return tuple(dict.fromkeys(one.origin for one in fresh or best or toll.by_account))


def _denials(event: Event, before: Iterable[Event]) -> Iterator[News]:
    """That a side denies what others claim of an event: once for each part of it, whoever speaks for that side."""
    known = {(side(one.origin), part.of) for old in before for one in old.accounts for part in _denied(one)}
    sides: dict[str, list[Account]] = {}
    for account in event.accounts:
        if any((side(account.origin), part.of) not in known for part in _denied(account)):
            sides.setdefault(side(account.origin), []).append(account)
    for own, accounts in sides.items():
        fresh = [part for one in accounts for part in _denied(one) if (own, part.of) not in known]
        of = ", ".join(dict.fromkeys(part.of for part in fresh))
        against = tuple(dict.fromkeys(chain.from_iterable(part.differs for part in fresh)))
        by, words = tuple(one.origin for one in accounts), next((part.words[-1] for part in fresh if part.words), None)
        yield News("denial", event, of, by=by, against=against, words=words, reports=_reports(accounts))


def _denied(account: Account) -> Iterator[AccountPart]:
    """The parts of an event that an origin denies and another claims."""
    return (part for part in account.parts if part.stance == "denies" and part.differs)


def _reports(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(one.reports for one in accounts)))


def parts_in_words(of: str) -> str:
    """Parts of an event, by commas, in words: `who did it, how many`."""
    words = {str(part): told for part, told in PARTS.items()}
    return ", ".join(words.get(part, part) for part in of.split(", ") if part)
