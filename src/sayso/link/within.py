"""Events of one report: its claims joined where they tell of one occurrence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.link.accounts import accounts
from sayso.link.compare import Atlas
from sayso.link.dated import dated
from sayso.link.grades import grade, independent
from sayso.link.likeness import ENOUGH, Pair, excluded, likeness
from sayso.link.modes import mode
from sayso.link.prominence import prominence
from sayso.link.scene import scene
from sayso.link.sides import participants
from sayso.link.told import LEAD, Told
from sayso.link.tolls import tolls
from sayso.link.voices import by_origin, offices, voices
from sayso.model.event import Event
from sayso.model.ids import event_id
from sayso.model.reading import Reading


def events(reading: Reading) -> tuple[Event, ...]:
    """The events that one report tells of, the one it is mainly about first, the others in the order of the text.

    Every claim is in exactly one event, but for those of standing ties (RELATION), which are in none.
    """
    groups = joined(tuple(tellings(reading)), states(reading))
    main = max(groups, key=prominence, default=None)
    ordered = [*([main] if main else ()), *(group for group in groups if group is not main)]
    held = offices(reading.claims)
    return tuple(_event(group, held, reading, main=group is main) for group in ordered)


def tellings(reading: Reading) -> Iterator[Told]:
    """The claims that make events, in the order of the text, with where they stand."""
    numbers = {sentence.start: n for n, sentence in enumerate(reading.sentences)}
    opening = sum(1 for sentence in reading.sentences if sentence.part == "headline")
    for claim in sorted(reading.claims, key=lambda claim: (claim.trigger, claim.id)):
        if claim.type != "RELATION":
            number = numbers.get(claim.sentence.start, len(numbers))
            headline = claim.sentence.part in ("headline", "caption")
            yield Told(reading.report, claim, number, headline, not headline and number < opening + LEAD)


def states(reading: Reading) -> frozenset[str]:
    """Names that stand for states in a report."""
    told = (role for claim in reading.claims for role in (*claim.actors, *claim.recipients))
    return frozenset(role.name for role in (*reading.parties, *told) if role.party.startswith("state:"))


def joined(told: Sequence[Told], named: Iterable[str] = ()) -> list[list[Told]]:
    """Claims in groups of one occurrence each: each claim goes to the group it is most like, if to any.

    It is like a group as it is like the claim in it that it is most like, less half of what speaks against it in the
    one it fits worst; one claim that excludes it keeps it out.
    """
    atlas = Atlas((one.claim for one in told), named)
    groups: list[list[Told]] = []
    for one in told:
        scored = [(_fit(one, group, atlas), -n) for n, group in enumerate(groups)]
        best, place = max(scored, default=(0.0, 0))
        if best >= ENOUGH:
            groups[-place].append(one)
        else:
            groups.append([one])
    return groups


def _fit(one: Told, group: Sequence[Told], atlas: Atlas) -> float:
    pairs = [Pair(other, one, atlas) for other in group]
    if any(map(excluded, pairs)):
        return 0.0
    found = [likeness(pair) for pair in pairs]
    best = max(found, key=lambda one: one.total)
    return best.total + min(0.0, min(one.con for one in found) - best.con) / 2


def _event(told: Sequence[Told], held: Mapping[str, str], reading: Reading, *, main: bool) -> Event:
    heard = voices(told, held)
    claims = [one.claim for one in told]
    stated = [one for one in told if one.stance] or told
    told_by = accounts(heard)
    verdict, why = grade(heard, told_by)
    return Event(
        id=event_id(claims[0].id),
        aliases=(),
        type=claims[0].type,
        mode=mode(stated),
        when=dated(stated, main=main),
        where=scene(stated, reading.places, reading.claims if main else ()),
        actors=participants(heard, "actors"),
        recipients=participants(heard, "recipients"),
        numbers=tolls(by_origin(heard)),
        accounts=told_by,
        origins=len(independent(heard)),
        grade=verdict,
        why=why,
        claims=tuple(claim.id for claim in claims),
    )
