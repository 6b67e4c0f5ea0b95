"""The accounts of an event: one an origin, with what it says of the event and where it departs from the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.compare import apart, other_parties, party_key, role_key
from sayso.link.told import Told
from sayso.link.tolls import Bounds, history, latest
from sayso.model.analysis import NumberOf
from sayso.model.claim import Claim, Role, When
from sayso.model.event import Account, Stance

WEIGHT: tuple[Stance, ...] = ("denies", "affirms", "doubts", "")
COUNTED: tuple[NumberOf, ...] = ("killed", "injured", "captured", "displaced")


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin with all it has to say of an event, in the order of the text.

    Attributes:
        house: whom it speaks for: the state or body that it holds an office of, else itself.
    """

    origin: str
    house: str
    told: tuple[Told, ...]

    @property
    def stance(self) -> Stance:
        """What most of its claims say; where that is a draw, a denial goes first and a doubt last."""
        stances: list[Stance] = [told.stance for told in self.told]
        stated: list[Stance] = [stance for stance in stances if stance] or stances
        return max(WEIGHT, key=lambda stance: (stated.count(stance), -WEIGHT.index(stance)))

    @property
    def affirmed(self) -> tuple[Told, ...]:
        """Its claims that affirm the event."""
        return tuple(told for told in self.told if told.stance == "affirms")

    @property
    def actors(self) -> tuple[Role, ...]:
        """Whom it names as the doers."""
        return tuple(role for told in self.told if told.stance in ("affirms", "doubts") for role in told.claim.actors)

    @property
    def when(self) -> When | None:
        """The first days that it gives."""
        return next((told.claim.when for told in self.told if told.claim.when), None)


def offices(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Whom the office-holders named in a report speak for, both as `party_key`; the first office that each has."""
    held: dict[str, str] = {}
    for claim in claims:
        if claim.mode == "office" and claim.status != "denied" and claim.actors and claim.recipients:
            held.setdefault(role_key(claim.actors[0]), role_key(claim.recipients[0]))
    return held


def voices(told: Sequence[Told], held: Mapping[str, str]) -> tuple[Voice, ...]:
    """The claims of an event by the origin they rest on, in the order of the text; one name in two cases is one.

    Args:
        told: the claims.
        held: whom office-holders speak for, as `offices` has it.
    """
    grouped: dict[str, list[Told]] = {}
    names: dict[str, str] = {}
    keyed = [(one, origin, _key(one, origin)) for one in told for origin in one.origins]
    known = {origin.casefold(): key for _, origin, key in keyed if key != origin.casefold()}
    for one, origin, plain in keyed:
        key = known.get(origin.casefold(), plain)
        names.setdefault(key, origin)
        grouped.setdefault(key, []).append(one)
    return tuple(Voice(names[key], held.get(key, key), tuple(group)) for key, group in grouped.items())


def _key(told: Told, origin: str) -> str:
    innermost = told.claim.sources[-1] if told.claim.sources else None
    single = innermost is not None and innermost.name == origin
    return party_key(origin, innermost.party if innermost and single else "")


def accounts(heard: Sequence[Voice]) -> tuple[Account, ...]:
    """One account a voice."""
    return tuple(_account(voice, [other for other in heard if other is not voice]) for voice in heard)


def _account(voice: Voice, others: Sequence[Voice]) -> Account:
    return Account(
        origin=voice.origin,
        via=tuple(dict.fromkeys(name for told in voice.told for name in told.via)),
        stance=voice.stance,
        differs=tuple(departures(voice, others)),
        first=min((told.report.published for told in voice.told if told.report.published), default=""),
        reports=tuple(dict.fromkeys(told.report.id for told in voice.told)),
        claims=tuple(told.claim.id for told in voice.told),
    )


def departures(voice: Voice, others: Sequence[Voice]) -> Iterator[str]:
    """Where a voice departs from others, a phrase each: its stance, whom it names, its days, its counts."""
    stances = {other.stance for other in others}
    if voice.stance != "affirms" and "affirms" in stances:
        yield f"{voice.stance} it" if voice.stance else "plans or wants it"
    elif voice.stance == "affirms" and "denies" in stances:
        yield "affirms it"
    if any(other_parties(voice.actors, other.actors) for other in others):
        yield "names " + ", ".join(dict.fromkeys(role.name for role in voice.actors))
    when = voice.when
    if when and any(other.when and apart(when, other.when) for other in others):
        yield f"dates it {when.edtf}"
    for of in COUNTED:
        own = latest(of, voice.affirmed)
        if own and any(_disjoint(own, count) for other in others if (count := latest(of, other.affirmed))):
            yield f"{of} {in_words(own)}"
        yield from _changes(of, voice)


def _changes(of: NumberOf, voice: Voice) -> Iterator[str]:
    """How an origin's own count has changed from its first report to its last."""
    counted = [bounds for _, bounds in history(of, voice.affirmed)]
    if len(counted) > 1 and _disjoint(counted[0], counted[-1]):
        yield f"{of} changed from {in_words(counted[0])} to {in_words(counted[-1])}"


def _disjoint(one: Bounds, other: Bounds) -> bool:
    """Whether no number can be meant by both."""
    return any(high is not None and (low or 0) > high for low, high in ((one[0], other[1]), (other[0], one[1])))


def in_words(bounds: Bounds) -> str:
    """A count in words: `12`, `12 or more`, `up to 12`, `12 to 15`."""
    low, high = bounds
    if low == high or high is None:
        return f"{low}" if low == high else f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def by_origin(heard: Sequence[Voice]) -> Mapping[str, Sequence[Told]]:
    """The claims of each voice under its name."""
    return {voice.origin: voice.told for voice in heard}
