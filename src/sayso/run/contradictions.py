"""Where the accounts of an event contradict each other: part by part, who says what."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from sayso.link.compare import apart, other_parties
from sayso.model.claim import Claim, Role, When
from sayso.model.event import Account, Count, Event, Stance
from sayso.run.judging import Judged

if TYPE_CHECKING:
    from sayso.run.archive import Archive

Part = Literal["happened", "who did it", "when", "how many"]
STANCES: Sequence[Stance] = ("affirms", "doubts", "denies")


@dataclass(frozen=True, slots=True)
class Position:
    """What some origins say of one part of an event.

    Attributes:
        says: in words: a stance, names, days, or a count.
        by: the origins, those of the most reports first.
        reports: how many reports have it.
    """

    says: str
    by: tuple[str, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """A part of an event of which accounts say what cannot be true together."""

    part: Part
    positions: tuple[Position, ...]

    @property
    def lesser(self) -> int:
        """How many origins stand behind what the second most say: how even the two sides are."""
        return sorted((len(position.by) for position in self.positions), reverse=True)[1]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An event with its disputes, that on whether it happened at all first."""

    event: Event
    disputes: tuple[Dispute, ...]

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """What it is ordered by, the most disputed the greatest.

        Whether it happened at all is disputed; how many origins stand on the lesser side of its evenest dispute; how
        many parts are disputed; how many origins speak of it.
        """
        first = int(self.disputes[0].part == "happened")
        even = max(dispute.lesser for dispute in self.disputes)
        return first, even, len(self.disputes), len(self.event.accounts)


Claims = Mapping[str, Claim]


def contradiction(event: Event, claims: Claims) -> Contradiction | None:
    """What is disputed about an event; None where nothing is.

    Args:
        event: the event.
        claims: its claims by their ids.
    """
    told = [account for account in event.accounts if account.stance]
    found = tuple(dispute for find in DISPUTES if (dispute := find(event, told, claims)))
    return Contradiction(event, found) if found else None


def contradictions_in(archive: "Archive") -> list[Contradiction]:
    """The contradictions of an archive, the most disputed first.

    Raises:
        RunStopped: as of `Archive.events`.
    """
    view, found = Judged(archive), []
    for event in archive.events():
        if len(event.accounts) > 1 and (one := contradiction(event, {own: view.claim(own) for own in event.claims})):
            found.append(one)
    return most_disputed(found)


def most_disputed(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Contradictions, the most disputed first (`Contradiction.weight`), then by id."""
    by_id = sorted(found, key=lambda one: one.event.id)
    return sorted(by_id, key=lambda one: one.weight, reverse=True)


def _happened(event: Event, told: Sequence[Account], claims: Claims) -> Dispute | None:
    """Somebody denies or doubts what somebody affirms."""
    del event, claims
    held = {stance: [one for one in told if one.stance == stance] for stance in STANCES}
    if not held["affirms"] or not (held["denies"] or held["doubts"]):
        return None
    return Dispute("happened", tuple(_position(stance, some) for stance, some in held.items() if some))


def _who(event: Event, told: Sequence[Account], claims: Claims) -> Dispute | None:
    """Accounts that do not deny the event name other doers."""
    del event
    named = {one.origin: _actors(one, claims) for one in told if one.stance != "denies"}
    return _between(
        "who did it",
        [one for one in told if named.get(one.origin)],
        lambda one: ", ".join(dict.fromkeys(role.name for role in named[one.origin])),
        lambda one, other: other_parties(named[one.origin], named[other.origin]),
    )


def _actors(account: Account, claims: Claims) -> tuple[Role, ...]:
    stated = ("happened", "ongoing", "possible")
    return tuple(role for own in account.claims if claims[own].status in stated for role in claims[own].actors)


def _when(event: Event, told: Sequence[Account], claims: Claims) -> Dispute | None:
    """Accounts give days that exclude each other."""
    del event
    days = {one.origin: when for one in told if (when := _days(one, claims))}
    return _between(
        "when",
        [one for one in told if one.origin in days],
        lambda one: days[one.origin].edtf,
        lambda one, other: apart(days[one.origin], days[other.origin]) > 0,
    )


def _days(account: Account, claims: Claims) -> When | None:
    return next((when for own in account.claims if (when := claims[own].when)), None)


def _how_many(event: Event, told: Sequence[Account], claims: Claims) -> Dispute | None:
    """Accounts count so that no number can be meant by both; of several things counted, the one of most accounts."""
    del claims
    for toll in sorted(event.numbers, key=lambda toll: -len(toll.by_account)):
        given = {count.origin: count for count in toll.by_account}
        found = _between(
            "how many",
            [one for one in told if one.origin in given],
            lambda one, of=toll.of, given=given: f"{of} {in_words(given[one.origin])}",  # type: ignore[misc]  # mypy infers no defaults
            lambda one, other, given=given: disjoint(given[one.origin], given[other.origin]),  # type: ignore[misc]
        )
        if found:
            return found
    return None


def disjoint(one: Count, other: Count) -> bool:
    """Whether no number can be meant by both."""
    return any(high is not None and (low or 0) > high for low, high in ((one.low, other.high), (other.low, one.high)))


def in_words(count: Count) -> str:
    """A count in words: `12`, `12 or more`, `up to 12`, `12 to 15`."""
    low, high = count.low, count.high
    if low == high or high is None:
        return f"{low}" if low == high else f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _between(
    part: Part,
    told: Sequence[Account],
    says: Callable[[Account], str],
    excludes: Callable[[Account, Account], bool],
) -> Dispute | None:
    """A dispute where two of these accounts exclude each other: all that they say, and who says it."""
    pairs = [pair for pair in combinations(told, 2) if excludes(*pair)]
    if not pairs:
        return None
    said: dict[str, list[Account]] = {}
    for one in told:
        if any(one in pair for pair in pairs):
            said.setdefault(says(one), []).append(one)
    return Dispute(part, tuple(_position(words, some) for words, some in said.items())) if len(said) > 1 else None


def _position(says: str, some: Sequence[Account]) -> Position:
    ordered = sorted(some, key=lambda one: (-len(one.reports), one.first or "9999", one.origin))
    return Position(says, tuple(one.origin for one in ordered), len({own for one in some for own in one.reports}))


DISPUTES: Sequence[Callable[[Event, Sequence[Account], Claims], Dispute | None]] = (_happened, _who, _when, _how_many)
"""What can be disputed, in the order in which it is told."""
