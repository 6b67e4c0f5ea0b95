"""Grades: how well an event is supported, in the terms of Airwars, with the reason for it."""

from collections.abc import Sequence
from itertools import combinations

from sayso.link.accounts import Voice
from sayso.link.compare import other_parties, party_key, role_key
from sayso.model.event import Grade

ENOUGH = 2
"""So many independent origins make an event fair."""


def independent(heard: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices that affirm an event independently.

    One at second hand does not. Nor does an outlet whose headline alone has it, where the text under it names a source.
    Those who speak for one state or body are one voice, that of the first.
    """
    affirming = [voice for voice in heard if voice.stance == "affirms"]
    first_hand = [voice for voice in affirming if any(told.first_hand for told in voice.affirmed)]
    in_text = [voice for voice in first_hand if not all(told.headline for told in voice.affirmed)]
    houses: dict[str, Voice] = {}
    for voice in in_text or first_hand:
        houses.setdefault(voice.house, voice)
    return tuple(houses.values())


def grade(heard: Sequence[Voice]) -> tuple[Grade, str]:
    """The grade of an event, and one sentence that gives the reason.

    Contested where one affirms and another denies, or where accounts name different doers; confirmed where a doer
    affirms its own deed; fair from two independent origins on; else weak.
    """
    contest = _contest(heard)
    if contest:
        return "contested", contest
    owner = next((voice for voice in heard if owns(voice)), None)
    if owner:
        return "confirmed", f"{owner.origin}, named as a doer, affirms it."
    affirming = independent(heard)
    if len(affirming) >= ENOUGH:
        return "fair", f"{len(affirming)} independent origins affirm it: {_listed(affirming)}."
    return "weak", _weakness(heard, affirming)


def _contest(heard: Sequence[Voice]) -> str:
    affirming = [voice for voice in heard if voice.stance == "affirms"]
    denying = [voice for voice in heard if voice.stance == "denies"]
    if affirming and denying:
        return (
            f"{_listed(affirming)} {_verb('affirm', affirming)} it and {_listed(denying)} {_verb('deny', denying)} it."
        )
    for one, other in combinations(heard, 2):
        if other_parties(one.actors, other.actors):
            return f"{one.origin} names {_doers(one)} as the doer and {other.origin} {_doers(other)}."
    return ""


def owns(voice: Voice) -> bool:
    """Whether a voice affirms what it is itself said to have done."""
    return any(
        role_key(role) == party_key(source.name, source.party)
        for told in voice.affirmed
        for source in told.claim.sources[-1:]
        for role in told.claim.actors
    )


def _weakness(heard: Sequence[Voice], affirming: Sequence[Voice]) -> str:
    if affirming:
        several = sum(voice.stance == "affirms" for voice in heard) > 1
        return f"{'Independently only' if several else 'Only'} {affirming[0].origin} affirms it."
    if any(voice.stance == "affirms" for voice in heard):
        return "It is affirmed at second hand only."
    stated = [voice for voice in heard if voice.stance]
    if not stated:
        return "It is only planned or wanted."
    same = [voice for voice in stated if voice.stance == stated[0].stance]
    verb = "deny" if stated[0].stance == "denies" else "doubt"
    return f"No origin affirms it; {_listed(same)} {_verb(verb, same)} it."


def _doers(voice: Voice) -> str:
    return ", ".join(dict.fromkeys(role.name for role in voice.actors))


def _listed(heard: Sequence[Voice]) -> str:
    return ", ".join(voice.origin for voice in heard)


def _verb(verb: str, heard: Sequence[Voice]) -> str:
    """The verb for one or for several."""
    if len(heard) > 1:
        return verb
    return verb.removesuffix("y") + "ies" if verb.endswith("y") else verb + "s"
