"""An event together with the claims and readings that it rests on: what a row of another project is made of."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sayso.codebook import Hints, load
from sayso.codebook.sums import is_sum
from sayso.model.analysis import NumberOf, Status
from sayso.model.claim import Claim, Codes, Location, When
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
        about: of a statement the id of the event that it is about; "" of others.
    """

    event: Event
    claims: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    changed: str
    about: str = ""

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims that say it took place: happened or ongoing."""
        return tuple(claim for claim in self.claims if claim.status in TOOK_PLACE)

    @cached_property
    def sums_up(self) -> bool:
        """Whether all that is told of it sums up a long time, so that it is no occurrence."""
        return all(is_sum(claim.sentence.text) for claim in self.claims)

    @cached_property
    def main(self) -> Claim:
        """The claim whose codes stand for the event: one that says it took place, of its type and mode."""
        event = self.event
        return min(self.claims, key=lambda c: (c.status not in TOOK_PLACE, c.type != event.type, c.mode != event.mode))

    @cached_property
    def codes(self) -> Codes:
        """Those of its main claim; where no claim has its mode, those of that claim's act done in that mode."""
        event, main = self.event, self.main
        known = load().types.get(event.type)
        if main.type != event.type or main.mode == event.mode or known is None or event.mode not in known.modes:
            return main.codes
        means = main.means.text if main.means else ""
        hints = Hints(main.sentence.text, means, main.numbers, tuple(role.party for role in main.actors))
        return load().codes(event.type, event.mode, main.trigger.text, main.status, hints)

    @cached_property
    def acled(self) -> tuple[str, str]:
        """ACLED's event_type and sub_event_type that most claims of its type and mode give; the first in a draw.

        Those of its own codes where no claim has its mode; two "" where ACLED has none.
        """
        of_type = [claim for claim in self.told if claim.type == self.event.type]
        given = Counter(claim.codes.acled for claim in of_type if claim.mode == self.event.mode)
        given.pop(("", ""), None)
        return given.most_common(1)[0][0] if given else self.codes.acled if of_type else ("", "")

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts of its claims."""
        return tuple(dict.fromkeys(name for claim in self.claims for name in claim.codes.context))

    @cached_property
    def actor_codes(self) -> Mapping[str, str]:
        """The first code under which its reports mention a party, by the party's id."""
        mentions = [mention for reading in self.readings for mention in reading.parties]
        return {mention.party: mention.code for mention in reversed(mentions) if mention.party and mention.code}

    @cached_property
    def wordings(self) -> Mapping[str, str]:
        """How the first of its claims that names a party words it, by the party's name."""
        roles = [role for claim in self.claims for role in (*claim.actors, *claim.recipients)]
        return {role.name: role.span.text for role in reversed(roles)}

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

    @property
    def day_or_report(self) -> str:
        """Its day, else that of the first report of it: what projects take that date every event; "" without either."""
        return self.day or next((report.published for report in self.reports if report.published), "")

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
