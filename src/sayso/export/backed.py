"""An event together with the claims and readings that it rests on: what a row of another project is made of."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.model.analysis import NumberOf, Status
from sayso.model.claim import Claim, Location, When
from sayso.model.edition import Edition
from sayso.model.event import Event, Toll
from sayso.model.reading import Reading
from sayso.model.report import Report

TOOK_PLACE: frozenset[Status] = frozenset({"happened", "ongoing"})
_KEPT = 256
"""Readings at hand: the claims of an event are mostly of few reports, and neighbours share them."""


@dataclass(frozen=True)
class Backed:
    """An event with what it rests on.

    Attributes:
        claims: its claims, in its order; all of them, also where their reports are narrowed away.
        readings: one for each report of these claims, the earliest published first.
        changed: when what is in force of these reports last changed; "" where unknown.
    """

    event: Event
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    changed: str

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims that say it took place: happened or ongoing."""
        return tuple(claim for claim in self.claims if claim.status in TOOK_PLACE)

    @cached_property
    def main(self) -> Claim:
        """The claim whose codes stand for the event: one that says it took place, of its type and mode."""
        event = self.event
        return min(self.claims, key=lambda c: (c.status not in TOOK_PLACE, c.type != event.type, c.mode != event.mode))

    @cached_property
    def acled(self) -> tuple[str, str]:
        """ACLED's event_type and sub_event_type that most claims give, the first where that is a draw; or two ""."""
        given = Counter(claim.codes.acled for claim in self.told if claim.type == self.event.type)
        given.pop(("", ""), None)
        return given.most_common(1)[0][0] if given else ("", "")

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts of its claims."""
        return tuple(dict.fromkeys(name for claim in self.claims for name in claim.codes.context))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of its claims, the earliest published first."""
        return tuple(reading.report for reading in self.readings)

    @property
    def report(self) -> Report:
        """The report of the claim whose codes stand for the event."""
        return next(report for report in self.reports if report.id == self.main.report)

    @property
    def where(self) -> Location:
        """Its place; one without a name where nothing gives any."""
        return self.event.where or Location("")

    @property
    def when(self) -> When:
        """Its days; open ones where nothing tells them."""
        return self.event.when or When("", "", None, "")

    @property
    def day(self) -> str:
        """Its first day, else its last, ISO 8601; "" where neither is known."""
        return self.when.start or self.when.end

    def toll(self, of: NumberOf) -> Toll:
        """What is counted of one kind, open where nothing is."""
        return next((toll for toll in self.event.numbers if toll.of == of), Toll(of, None, None, None, ()))


def backed(edition: Edition) -> Iterator[Backed]:
    """The events of an edition, each with what it rests on, in the order of their ids."""
    reading = lru_cache(maxsize=_KEPT)(edition.reading)
    for event in edition.events():
        yield _backed(event, edition, reading)


def _backed(event: Event, edition: Edition, reading: Callable[[str], Reading]) -> Backed:
    claims = tuple(map(edition.claim, event.claims))
    of = dict.fromkeys(claim.report for claim in claims)
    readings = sorted(map(reading, of), key=lambda one: (not one.report.published, one.report.published, one.report.id))
    return Backed(event, claims, tuple(readings), max(map(edition.changed, of)))


def sentence_of(reading: Reading, claim: Claim) -> int | None:
    """Which sentence of its report a claim stands in, from 1; None where its reading does not have it."""
    starts = [sentence.start for sentence in reading.sentences]
    return starts.index(claim.sentence.start) + 1 if claim.sentence.start in starts else None


def number(event: str) -> int:
    """The id of an event as a number of 52 bits, which R, Stata and JavaScript hold exactly: its first 13 hex digits.

    Two of a million events share one with a chance of 1 in 9,000.
    """
    return int(event[1:14], 16)
