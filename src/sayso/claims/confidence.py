"""How sure a claim is, from what decided it."""

import math
from collections.abc import Iterator

from sayso.analysis.party_words import DETERMINERS, FIRST, QUANTITIES, RELATIVE, THIRD
from sayso.model.analysis import Act
from sayso.model.claim import Claim, Role

SCORES = {
    "trigger": 0.115,
    "type": 0.12,
    "mode": 0.05,
    "status": 0.12,
    "actors": 0.13,
    "recipients": 0.16,
    "inner": 0.055,
}
"""Weight of the log odds of each score of the reader model (`bench/calibrate.py`).

The mean of two fits: on the folds, and on folds before them, whose models were surer of themselves, as what ships is.
"""
TRAITS = {
    "0 actors": -0.69,
    "0 recipients": -0.43,
    "0 sources": -0.32,
    "1 actors": -0.32,
    "1 recipients": -0.12,
    "1 sources": -0.29,
    "2 actors": -0.36,
    "2 recipients": -0.83,
    "2 sources": -0.76,
    "actor as body": -0.42,
    "actor as group": -0.07,
    "actor as name": -0.67,
    "actor as org": -0.21,
    "actor as person": -0.01,
    "actor as state": -0.25,
    "actor bare": 0.15,
    "actor definite": -0.3,
    "actor name": -0.04,
    "actor possessive": -0.65,
    "actor pronoun": -0.06,
    "any": -1.37,
    "denied": -0.34,
    "happened": -0.06,
    "mode": -0.49,
    "no mode": -0.88,
    "ongoing": -0.05,
    "planned": -0.41,
    "possible": -0.1,
    "recipient as body": -0.39,
    "recipient as group": -0.07,
    "recipient as name": -0.8,
    "recipient as org": -0.11,
    "recipient as person": -0.21,
    "recipient as state": -0.15,
    "recipient bare": 0.0,
    "recipient carried": -1.14,
    "recipient definite": -0.49,
    "recipient name": 0.17,
    "recipient possessive": -0.34,
    "recipient pronoun": -0.81,
    "wanted": -0.42,
}
"""Weight of each trait of a claim, fitted with them."""
_PRONOUNS = frozenset(THIRD) | frozenset(FIRST) | RELATIVE
_FRAMES = DETERMINERS | QUANTITIES
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def confidence(act: Act, claim: Claim) -> float:
    """Chance, 0 to 1, that type, source chain, status, actors and recipients are all as a careful reader has them."""
    total = sum(weight * log_odds(act.scores[name]) for name, weight in SCORES.items())
    total += sum(TRAITS.get(trait, 0.0) for trait in traits(claim))
    return round(1 / (1 + math.exp(-total)), 3)


def log_odds(chance: float) -> float:
    """Log odds of a chance, which is kept from the ends by a thousandth."""
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def traits(claim: Claim) -> Iterator[str]:
    """What else tells how often such a claim is right, each trait once."""
    yield "any"
    yield f"{min(len(claim.sources), 2)} sources"
    yield "mode" if claim.mode else "no mode"
    yield claim.status
    for name, role in (("actor", claim.actors), ("recipient", claim.recipients)):
        yield f"{min(len(role), 2)} {name}s"
        told = {form(party.span.text) for party in role} | {f"as {_sort(party)}" for party in role}
        yield from (f"{name} {kind}" for kind in sorted(told))
        if any(not claim.sentence.start <= party.span.start < claim.sentence.end for party in role):
            yield f"{name} carried"


def form(words: str) -> str:
    """What the words for a party are like: name, pronoun, possessive, definite or bare."""
    first, *others = words.split() or [""]
    key = first.casefold()
    if key in _PRONOUNS:
        return "possessive" if others else "pronoun"
    if any(word[0].isupper() for word in others) or (first[:1].isupper() and key not in _FRAMES):
        return "name"
    return "definite" if key in _DEFINITE else "bare"


def _sort(party: Role) -> str:
    """What a party is, as its id says: state, org, group, body, person or name."""
    return party.party.partition(":")[0]
