"""Where the accounts of an event contradict each other: part by part, who says what."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import get_args

from sayso.archive.archive import Archive
from sayso.link.exclusive import disjoint
from sayso.link.parts import AND, BESIDE
from sayso.model.event import Account, AccountPart, Event, PartOf, PartStance
from sayso.run.linked import Linked
from sayso.run.side import side

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
Told = tuple[Account, AccountPart]
Said = tuple[Account, str]
_DISPUTED = "SELECT json FROM events WHERE disputed > 0 ORDER BY disputed DESC, accounts DESC, id"
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
    told: dict[PartOf, list[Told]] = {}
    for account in event.accounts:
        for part in account.parts:
            if part.differs:
                told.setdefault(part.of, []).append((account, part))
    found = tuple(dispute for of in get_args(PartOf) if of in told and (dispute := _dispute(event, of, told[of])))
    return Contradiction(event, found) if found else None


def disputed(event: Event) -> float:
    """How disputed an event is; 0 where accounts contradict each other in nothing.

    Archives keep it (`events.disputed`): whoever changes what it says raises `database.SCHEMA`.
    """
    found = contradiction(event)
    return found.disputed if found else 0.0


def by_dispute(event: Event) -> tuple[float, int, str]:
    """What puts the most disputed events first, then those of most accounts, then by id."""
    return -disputed(event), -len(event.accounts), event.id


def contradictions_in(archive: Linked) -> list[Contradiction]:
    """The contradictions of an archive, the most disputed first; what is yet to be linked is linked first.

    Raises:
        RunStopped: as of `Archive.events`.
    """
    found = contradictions_kept(archive)
    try:
        archive.link_if_free()
    except OSError:  # on a medium that nobody can write to events are computed each time
        found = (one for one in map(contradiction, archive.events()) if one)
    return sorted(found, key=lambda one: (-one.disputed, -len(one.event.accounts), one.event.id))


def contradictions_kept(archive: Archive) -> Iterator[Contradiction]:
    """The same of the events that are kept, whether or not any are yet to be computed."""
    for (told,) in archive.rows(_DISPUTED):
        if found := contradiction(archive.decoded(told, Event)):
            yield found


def _dispute(event: Event, of: PartOf, told: Sequence[Told]) -> Dispute | None:
    """A dispute where accounts exclude each other in a part: all that these say of it, and who says it."""
    kinds = _disputed_kinds(event, {account.origin for account, _ in told}) if of == "how_many" else ()
    said: dict[tuple[PartStance, str], list[Said]] = {}
    for account, part in told:
        says = _says(part, kinds)
        said.setdefault((part.stance, _alike(of, says)), []).append((account, says))
    positions = [_position(stance, some) for (stance, _), some in said.items()]
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


def _alike(of: PartOf, says: str) -> str:
    """What two ways to say the same have alike: the values, in whatever order; of parties their sides."""
    values = map(_unmarked, says.split(AND))
    return AND.join(sorted({mark + (side(value) if of in ("who", "whom") else value) for mark, value in values}))


def _unmarked(value: str) -> tuple[str, str]:
    mark = next((one for one in BESIDE.values() if value.startswith(one)), "")
    return mark, value.removeprefix(mark)


def _position(stance: PartStance, some: Sequence[Said]) -> Position:
    """A position, in the words of the account of most reports."""
    ordered = sorted(some, key=lambda one: (-len(one[0].reports), one[0].first or "9999", one[0].origin))
    reports = {own for account, _ in some for own in account.reports}
    return Position(stance, ordered[0][1], tuple(account.origin for account, _ in ordered), len(reports))
