"""Where the accounts of an event contradict each other: part by part, who says what."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from sayso.link.exclusive import disjoint
from sayso.link.parts import AND, BESIDE
from sayso.model.event import Account, AccountPart, Event, PartOf, PartStance
from sayso.run.linked import Linked

GRAVITY: Mapping[PartOf, float] = {
    "happened": 4.0,
    "who": 3.0,
    "whom": 2.0,
    "how_many": 2.0,
    "where": 1.0,
    "when": 1.0,
    "why": 1.0,
}
"""What an origin on the lesser side of a dispute counts for: most where it is disputed that it happened at all."""
DOUBT = 0.5
"""As much as a denial counts a doubt."""
PARTS: Mapping[PartOf, str] = {
    "happened": "whether it happened",
    "who": "who did it",
    "whom": "who was hit",
    "where": "where",
    "when": "when",
    "how_many": "how many",
    "why": "why",
}
"""The parts of an event in words."""
MARKS: Mapping[PartStance, str] = {"affirms": "", "doubts": "perhaps ", "denies": "not "}


@dataclass(frozen=True, slots=True)
class Position:
    """What some origins say of one part of an event.

    Attributes:
        stance: towards what is said.
        says: in words: a stance, names, days, or counts.
        by: the origins, those of the most reports first.
        reports: how many reports have it.
    """

    stance: PartStance
    says: str
    by: tuple[str, ...]
    reports: int

    @property
    def weight(self) -> float:
        """How many origins stand behind it, those that only doubt by half."""
        return len(self.by) * (DOUBT if self.stance == "doubts" else 1.0)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A part of an event of which accounts say what cannot be true together; the position of most origins first."""

    part: PartOf
    positions: tuple[Position, ...]

    @property
    def lesser(self) -> float:
        """How many origins stand against the position of the most, those that only doubt by half."""
        weights = sorted((position.weight for position in self.positions), reverse=True)
        return min(weights[0], sum(weights[1:]))

    @property
    def weight(self) -> float:
        """What it adds to how disputed its event is."""
        return GRAVITY[self.part] * self.lesser


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An event with its disputes, in the order of `PartOf`."""

    event: Event
    disputes: tuple[Dispute, ...]

    @property
    def disputed(self) -> float:
        """How disputed the event is: over its disputes, the origins on the lesser side by the gravity of the part."""
        return sum(dispute.weight for dispute in self.disputes)


def contradiction(event: Event) -> Contradiction | None:
    """What is disputed about an event; None where nothing is."""
    found = tuple(dispute for part in get_args(PartOf) if (dispute := _dispute(event, part)))
    return Contradiction(event, found) if found else None


def contradictions_in(archive: Linked) -> list[Contradiction]:
    """The contradictions of an archive, the most disputed first.

    Raises:
        RunStopped: as of `Archive.events`.
    """
    return most_disputed(found for event in archive.events() if (found := contradiction(event)))


def most_disputed(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Contradictions, the most disputed first (`Contradiction.disputed`), then those of most accounts, then by id."""
    return sorted(found, key=lambda one: (-one.disputed, -len(one.event.accounts), one.event.id))


def _dispute(event: Event, of: PartOf) -> Dispute | None:
    """A dispute where accounts exclude each other in a part: all that these say of it, and who says it."""
    told = {account: part for account in event.accounts if (part := account.part(of)).differs}
    kinds = _disputed_kinds(event, {account.origin for account in told}) if of == "how_many" else ()
    said: dict[tuple[PartStance, str], list[Account]] = {}
    for account, part in told.items():
        said.setdefault((part.stance, _says(part, kinds)), []).append(account)
    positions = [_position(stance, says, some) for (stance, says), some in said.items()]
    if len(positions) < 2:
        return None
    return Dispute(of, tuple(sorted(positions, key=lambda one: (-one.weight, -one.reports, one.says))))


def _disputed_kinds(event: Event, origins: Collection[str]) -> list[str]:
    """What these origins count so that no number can be meant by two of them."""
    counts = {toll.of: [one for one in toll.by_account if one.origin in origins] for toll in event.numbers}
    pairs = {of: combinations(((one.low, one.high) for one in some), 2) for of, some in counts.items()}
    return [of for of, some in pairs.items() if any(disjoint(*pair) for pair in some)]


def _says(part: AccountPart, kinds: Collection[str]) -> str:
    """What is said of a part: of whether it happened the stance, of all else what is affirmed, doubted or denied."""
    if part.of == "happened":
        return part.stance
    values = part.value.split(AND)
    counted = [value for value in values if value.partition(" ")[0] in kinds]
    marks, mark = tuple(BESIDE.values()), MARKS[part.stance]
    return AND.join(value if value.startswith(marks) else mark + value for value in counted or values)


def _position(stance: PartStance, says: str, some: Sequence[Account]) -> Position:
    ordered = sorted(some, key=lambda one: (-len(one.reports), one.first or "9999", one.origin))
    reports = {own for one in some for own in one.reports}
    return Position(stance, says, tuple(one.origin for one in ordered), len(reports))
