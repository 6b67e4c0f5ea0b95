"""Who says what of an event: its claims by the origin that they rest on in the end."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.link.compare import party_key, role_key
from sayso.link.houses import house, ministry_of
from sayso.link.scope import is_unclaimed, stance_of
from sayso.link.told import Told
from sayso.model.claim import Claim, Role
from sayso.model.event import Stance

WEIGHT: tuple[Stance, ...] = ("denies", "affirms", "doubts", "")


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin with all it has to say of an event, in the order of the text.

    Attributes:
        house: whom it speaks for, as `houses.house` has it.
    """

    origin: str
    house: str
    told: tuple[Told, ...]

    @property
    def stance(self) -> Stance:
        """What most of its claims say; where that is a draw, a denial goes first and a doubt last."""
        stances = [stance_of(told) for told in self.told]
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
    def own_reports(self) -> frozenset[str]:
        """Ids of the reports in whose own voice it speaks."""
        return frozenset(told.report.id for told in self.told if not told.claim.sources)

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that have it."""
        return frozenset(told.report.id for told in self.told)


def offices(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Whom the office-holders named in a report speak for, both as `party_key`; the first office that each has."""
    held: dict[str, str] = {}
    for claim in claims:
        if claim.mode == "office" and claim.status != "denied" and claim.actors and claim.recipients:
            held.setdefault(role_key(claim.actors[0]), role_key(claim.recipients[0]))
    return held


def voices(told: Sequence[Told], held: Mapping[str, str]) -> tuple[Voice, ...]:
    """The claims of an event by the origin they rest on, in the order of the text; one name in two cases is one.

    That nobody owns up to an act is nobody's word, where anything else is told of it.

    Args:
        told: the claims.
        held: whom office-holders speak for, as `offices` has it.
    """
    grouped: dict[str, list[Told]] = {}
    names: dict[str, str] = {}
    spoken = [one for one in told if not is_unclaimed(one)] or told
    keyed = [(one, origin, _key(one, origin)) for one in spoken for origin in one.origins]
    known = {origin.casefold(): key for _, origin, key in keyed if key != origin.casefold()}
    for one, origin, plain in keyed:
        key = known.get(origin.casefold(), plain)
        names.setdefault(key, origin)
        grouped.setdefault(key, []).append(one)
    worded = {key: _worded(group[0], names[key]) for key, group in grouped.items()}
    houses = {key: house(key, names[key], worded[key], held) for key in grouped}
    led = {key: houses[key] for key in grouped if houses[key] == ministry_of(worded[key])}
    leaders = Counter(led.values())
    # Two ministers of one name are of two states, and none of them is told.
    own = {key for key, ministry in led.items() if leaders[ministry] > 1}
    return tuple(Voice(names[key], key if key in own else houses[key], tuple(group)) for key, group in grouped.items())


def _worded(told: Told, origin: str) -> str:
    """How a report words the origin of a claim, its title before the name; "" where it speaks itself."""
    return next((source.span.text for source in told.claim.sources if source.span and source.name == origin), "")


def _key(told: Told, origin: str) -> str:
    innermost = told.claim.sources[-1] if told.claim.sources else None
    single = innermost is not None and innermost.name == origin
    return party_key(origin, innermost.party if innermost and single else "")


def by_origin(heard: Sequence[Voice]) -> Mapping[str, Sequence[Told]]:
    """The claims of each voice under its name."""
    return {voice.origin: voice.told for voice in heard}
