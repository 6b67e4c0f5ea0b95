"""What exports read from: the readings and events in force, with what an archive alone knows of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.model.report import Report

SupersededKind = Literal["report", "claim", "event"]
RatedKind = Literal["outlet", "source"]


@dataclass(frozen=True, slots=True, order=True)
class Superseded:
    """Something that was given out once and is in force no longer.

    Attributes:
        kind, id: what it is.
        by: id of what stands in its place; "" where nothing does, as after an erasure or a retraction.
        at: instant from which this holds, ISO 8601 in UTC with `Z`, as the journal has it; "" where unknown.
        why: the reason, in a few words.
    """

    kind: SupersededKind
    id: str
    by: str = ""
    at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Rating:
    """How far somebody trusts an outlet or a source, on the Admiralty scale; shown, never used to drop a claim.

    Attributes:
        kind, name: who is rated: an outlet by its name as publisher, a source by its name in claims.
        reliability: `a` completely reliable to `e` unreliable, `f` cannot be judged, `g` deliberately deceptive.
        credibility: `1` confirmed by others to `5` improbable, `6` cannot be judged; "" where only the giver is rated.
        why: the reason given.
        by: who rated.
        at: when, ISO 8601 in UTC with `Z`.
    """

    kind: RatedKind
    name: str
    reliability: str
    credibility: str = ""
    why: str = ""
    by: str = ""
    at: str = ""


class Edition(Protocol):
    """Readings and events that an export is made of: all of an archive, or what a query left of it.

    Whatever is iterated comes in a fixed order, so that the same content gives the same bytes. Each call iterates anew.
    """

    def readings(self) -> Iterator[Reading]:
        """The reading in force of each live report, in the order of report ids."""

    def events(self) -> Iterable[Event]:
        """The events in force, in the order of their ids; the claims of one may be of several reports."""

    def reading(self, report: str) -> Reading:
        """The reading in force of that report, also where it is narrowed away or superseded.

        Raises:
            KeyError: there is none.
        """

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """The report of that id, as `reading` has it, where no more of it is asked for.

        Raises:
            KeyError: there is none.
        """

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """The claim of that id, also where its report is narrowed away or superseded.

        Raises:
            KeyError: there is none.
        """

    def taken(self, report: str) -> str:
        """When a report was first taken in, ISO 8601 in UTC with `Z`; "" where unknown."""

    def changed(self, report: str) -> str:
        """When what is in force of a report last changed: taken in, read anew or judged; "" where unknown."""

    def superseded(self) -> Iterator[Superseded]:
        """What is in force no longer, in the order of kind and id."""

    def ratings(self) -> Iterator[Rating]:
        """What users think of outlets and sources, in the order of kind and name."""


class Held:
    """An edition of readings that are at hand, for reports that are exported without an archive.

    Args:
        readings: one a report, in any order.
        events: in any order.
        taken: when a report was taken in, by report id.
        changed: when what is in force of it last changed, by report id, where that is later.
        superseded, ratings: in any order.
    """

    def __init__(
        self,
        readings: Iterable[Reading],
        events: Iterable[Event] = (),
        *,
        taken: Mapping[str, str] | None = None,
        changed: Mapping[str, str] | None = None,
        superseded: Sequence[Superseded] = (),
        ratings: Sequence[Rating] = (),
    ) -> None:
        self._readings = {reading.report.id: reading for reading in sorted(readings, key=lambda one: one.report.id)}
        self._claims = {claim.id: claim for reading in self._readings.values() for claim in reading.claims}
        self._events = sorted(events, key=lambda event: event.id)
        self._taken = dict(taken or {})
        self._changed = self._taken | dict(changed or {})
        self._superseded, self._ratings = sorted(superseded), sorted(ratings)

    def readings(self) -> Iterator[Reading]:
        """As `Edition` has it."""
        return iter(self._readings.values())

    def events(self) -> Iterator[Event]:
        """As `Edition` has it."""
        return iter(self._events)

    def reading(self, report: str) -> Reading:
        """As `Edition` has it."""
        return self._readings[report]

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """As `Edition` has it."""
        return self._readings[id].report

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """As `Edition` has it."""
        return self._claims[id]

    def taken(self, report: str) -> str:
        """As `Edition` has it."""
        return self._taken.get(report, "")

    def changed(self, report: str) -> str:
        """As `Edition` has it."""
        return self._changed.get(report, "")

    def superseded(self) -> Iterator[Superseded]:
        """As `Edition` has it."""
        return iter(self._superseded)

    def ratings(self) -> Iterator[Rating]:
        """As `Edition` has it."""
        return iter(self._ratings)
