"""An event over many reports, put together from the claims of a cluster: a view, made anew whenever it is asked for."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.link.accounts import accounts, with_silent
from sayso.link.compare import length
from sayso.link.dated import dated
from sayso.link.grades import grade, independent
from sayso.link.modes import mode
from sayso.link.origins import canonical
from sayso.link.scene import scene
from sayso.link.sides import participants
from sayso.link.told import Told
from sayso.link.tolls import tolls
from sayso.link.voices import by_origin, offices, voices
from sayso.link.within import tellings
from sayso.model.claim import Claim, Location, When
from sayso.model.event import Event
from sayso.model.ids import event_id
from sayso.model.reading import Reading
from sayso.resolve.precision import width

MAIN = 2.0
"""As much as others counts a report that is mainly about the event."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one report has to say of an event.

    Attributes:
        claims: ids of its claims; none where it is about the event by its words, and no claim that says so was read.
        main: whether the report is mainly about it.
        voice: who speaks in its own voice (`origins.voices_of`).
        lifted: who speaks in passages that it lifted from other reports, by where they begin and end.
    """

    reading: Reading
    claims: tuple[str, ...]
    main: bool = False
    voice: str = ""
    lifted: tuple[tuple[int, int, str], ...] = ()

    def voice_at(self, claim: Claim) -> str:
        """Who speaks where the report has a claim in its own voice: where it is lifted, whoever wrote it first."""
        start, end = claim.trigger.start, claim.trigger.end
        return next((voice for a, b, voice in self.lifted if a <= start and end <= b), self.voice)


def event_of(parts: Iterable[Part], given_out: Collection[str] = ()) -> Event:
    """The event that these reports tell of.

    Args:
        parts: one or more of each report, in any order; together they have at least one claim.
        given_out: ids under which events have been shown; those of its claims are its aliases.

    Raises:
        ValueError: there is no claim.
    """
    ordered = sorted(parts, key=_order)
    told = [_told(part) for part in ordered]
    every = [one for group in told for one in group]
    if not every:
        raise ValueError("No claim in the parts of an event; expected at least one")
    every = _named(every)
    heard = voices(every, offices(claim for part in ordered for claim in part.reading.claims))
    stated = [one for one in every if one.stance] or every
    told_by = accounts(heard)
    verdict, why = grade(heard, told_by)
    own = event_id(every[0].claim.id)
    return Event(
        id=own,
        aliases=aliases(own, (one.claim.id for one in every), given_out),
        type=_type(stated),
        mode=mode(_of_type(stated)),
        when=_when(ordered, told),
        where=_where(ordered, told),
        actors=participants(heard, "actors"),
        recipients=participants(heard, "recipients"),
        numbers=tolls(by_origin(heard)),
        accounts=with_silent(told_by, ((part.voice, part.reading.report) for part in ordered if not part.claims)),
        origins=len(independent(heard)),
        grade=verdict,
        why=why,
        claims=tuple(one.claim.id for one in every),
    )


def aliases(own: str, claims: Iterable[str], given_out: Collection[str]) -> tuple[str, ...]:
    """Other ids under which an event has been known: an id is that of a claim, and goes wherever its claim goes."""
    return tuple(sorted({id_ for claim in claims if (id_ := event_id(claim)) in given_out and id_ != own}))


def _order(part: Part) -> tuple[str, str, tuple[str, ...]]:
    report = part.reading.report
    return report.published or "9", report.id, part.claims


def _told(part: Part) -> list[Told]:
    wanted = set(part.claims)
    told = (one for one in tellings(part.reading) if one.claim.id in wanted)
    return [replace(one, voice=part.voice_at(one.claim)) for one in told]


def _named(told: Sequence[Told]) -> list[Told]:
    """The same with one name for origins that are one party; a state keeps its own, whatever ends in it."""
    sources = [source for one in told for source in one.claim.sources]
    same = canonical(name for source in sources for name in (*source.members, source.name))
    states = {source.name: source.name for source in sources if source.party.startswith("state:")}
    return [replace(one, same={**same, **states}) for one in told]


def _type(told: Sequence[Told]) -> str:
    """The type that most claims have, those of headline and lead before others; the first where that is a draw."""
    votes: dict[str, float] = defaultdict(float)
    for one in told:
        votes[one.claim.type] += one.emphasis
    return max(votes, key=votes.__getitem__)


def _of_type(told: Sequence[Told]) -> list[Told]:
    most = _type(told)
    return [one for one in told if one.claim.type == most]


def _stated(told: Sequence[Told]) -> Sequence[Told]:
    return [one for one in told if one.stance] or told


def _when(parts: Sequence[Part], told: Sequence[Sequence[Told]]) -> When | None:
    """The days that most reports give; of those that as many give, the narrowest and the first."""
    votes: dict[When, float] = defaultdict(float)
    for part, group in zip(parts, told, strict=True):
        when = dated(_stated(group), main=part.main) if group else None
        if when:
            votes[when] += MAIN if part.main else 1.0
    return min(votes, key=lambda when: (-votes[when], length(when), when.start), default=None)


def _where(parts: Sequence[Part], told: Sequence[Sequence[Told]]) -> Location | None:
    """The finest place in the region that most reports give; the one that most give, where several are."""
    found: list[Location] = []
    for part, group in zip(parts, told, strict=True):
        around = part.reading.claims if part.main else ()
        place = scene(_stated(group), part.reading.places, around) if group else None
        found += [place] * (2 if part.main else 1) if place else []
    regions = Counter((place.country, place.admin1) for place in found)
    best = max(regions, key=regions.__getitem__, default=None)
    inside = [place for place in found if (place.country, place.admin1) == best]
    names = Counter(place.name for place in inside)
    return min(inside, key=lambda place: (-names[place.name], width(place.precision), place.name), default=None)
