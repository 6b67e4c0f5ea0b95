"""Who did it and to whom: the parties of an event, weighed over its claims."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from sayso.link.compare import is_proper, role_key
from sayso.link.told import Told
from sayso.link.voices import Voice
from sayso.model.claim import Role
from sayso.model.event import Participant

Side = Literal["actors", "recipients"]
KILLING = 2.0
"""As much as others counts a claim that tells whom a toll is due to."""
MUTUAL = 0.5
"""As much as others counts a claim that several do to one another, such as a clash."""
PLAYS_A_PART = 0.5
"""Share of what the first doer counts for from which on others are doers beside it."""


def participants(heard: Sequence[Voice], side: Side) -> tuple[Participant, ...]:
    """The parties of one side, those that most claims name first, with the origins that say so."""
    named: dict[str, list[tuple[Role, str]]] = {}
    kept = doers(heard) if side == "actors" else frozenset[str]()
    for voice in heard:
        for told in voice.told:
            said = voice.origin if told.stance in ("affirms", "doubts") else ""
            for role in _roles(told, side):
                if side == "recipients" or role_key(role) in kept:
                    named.setdefault(role_key(role), []).append((role, said))
    ranked = sorted(named.values(), key=len, reverse=True)
    return tuple(
        Participant(group[0][0].name, group[0][0].party, tuple(dict.fromkeys(said for _, said in group if said)))
        for group in ranked
    )


def _roles(told: Told, side: Side) -> Sequence[Role]:
    return told.claim.actors if side == "actors" else told.claim.recipients


def doers(heard: Sequence[Voice]) -> frozenset[str]:
    """Keys of the doers: those that do most by all accounts, and by each account that names none of these.

    Whoever suffers as much as it does is none. Those without a name of their own do not outweigh those that have one.
    """
    every = [told for voice in heard for told in voice.told]
    done, suffered = _weights(every, "actors"), _weights(every, "recipients")
    proper = {role_key(role) for one in every for role in one.claim.actors if is_proper(role.name)}
    able = {key: count for key, count in done.items() if count > suffered[key]}
    first = _first(able, proper)
    kept = set(first)
    for voice in heard:
        own = {key: count for key, count in _weights(voice.told, "actors").items() if key in able}
        if first.isdisjoint(own):
            kept |= _first(own, proper)
    return frozenset(kept or done)


def _first(done: Mapping[str, float], proper: Collection[str]) -> set[str]:
    most = max((count for key, count in done.items() if key in proper), default=max(done.values(), default=0.0))
    return {key for key, count in done.items() if count >= PLAYS_A_PART * most}


def _weights(told: Sequence[Told], side: Side) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for one in told:
        for role in _roles(one, side):
            weights[role_key(role)] += _weight(one)
    return weights


def _weight(one: Told) -> float:
    claim = one.claim
    killing = KILLING if any(number.of == "killed" for number in claim.numbers) else 1.0
    mutual = MUTUAL if len(claim.actors) > 1 and not claim.recipients else 1.0
    return killing * mutual * one.emphasis
