"""Whether what two voices say of a part of an event cannot be true together, part by part."""

import re
from collections.abc import Callable, Iterable, Sequence

from sayso.link.compare import akin, apart, other_parties, other_provinces, role_key
from sayso.link.likeness import lemma
from sayso.link.parts import NONE, Amount, Parts, Saying, stance
from sayso.link.scope import CIVILIANS
from sayso.link.tolls import Bounds
from sayso.model.analysis import NumberOf
from sayso.model.claim import Location, Role
from sayso.model.event import PartOf
from sayso.resolve.precision import PROVINCE

SLIP = 1
"""Days by which accounts may date one act in two ways: that of the act, and that of the next morning's word of it."""
COUNTED: tuple[NumberOf, ...] = ("killed", "injured", "captured", "displaced")
"""What is counted of people: figures for weapons and troops are too often of a part."""
BODIES = frozenset({"army", "authorities", "coalition", "force", "forces", "government", "military", "navy", "police"})
"""Nouns for what acts as one: whoever's it is, it is known which."""
FIGHTERS = re.compile(
    r"\b(?:fighters?|militants?|terrorists?|insurgents?|rebels?|gunm[ae]n|soldiers?|troops|jihadists?|extremists?"
    r"|combatants?|militiam[ae]n|commanders?|mercenar(?:y|ies))$",
    re.IGNORECASE,
)


def happened(one: Parts, other: Parts) -> bool:
    """One affirms what the other denies or doubts; who affirms another act of the event denies that one alone."""
    return _negates(one.happened, other.happened) or _negates(other.happened, one.happened)


def who(one: Parts, other: Parts) -> bool:
    """Both name doers by names of their own, and none of one is akin to any of the other; or one denies the other's."""
    named = [[role for role in _held(parts.who) if has_name(role)] for parts in (one, other)]
    return other_parties(*named) or _denied(one.who, other.who) or _denied(other.who, one.who)


def whom(one: Parts, other: Parts) -> bool:
    """One has civilians hit and the other fighters, or they name different groups, or one denies the other's."""
    hit, other_hit = _held(one.whom), _held(other.whom)
    if _denied(one.whom, other.whom) or _denied(other.whom, one.whom):
        return True
    if any(_all(CIVILIANS, some) and _all(FIGHTERS, rest) for some, rest in ((hit, other_hit), (other_hit, hit))):
        return True
    return other_parties(_groups(hit), _groups(other_hit))


def where(one: Parts, other: Parts) -> bool:
    """All places of one lie in other provinces or states than those of the other."""
    places, others = _located(one), _located(other)
    return bool(places and others) and all(other_provinces(a, b) for a in places for b in others)


def when(one: Parts, other: Parts) -> bool:
    """All days of one exclude those of the other."""
    days, others = ([said.what for said in parts.when] for parts in (one, other))
    return bool(days and others) and all(apart(a, b) > SLIP for a in days for b in others)


def how_many(one: Parts, other: Parts) -> bool:
    """They count so that no number can be meant by both, and one figure is no part of the other."""
    counts, others = _amounts(one.how_many), _amounts(other.how_many)
    if one.voice.house == other.voice.house:
        return False
    return any(
        disjoint(counts[of], others[of]) and not _part(one, other, counts[of], others[of])
        for of in COUNTED
        if of in counts and of in others
    )


def why(one: Parts, other: Parts) -> bool:
    """One denies the will that the other affirms."""
    return {stance(one.why), stance(other.why)} == {"affirms", "denies"}


EXCLUSIVE: dict[PartOf, Callable[[Parts, Parts], bool]] = {
    "happened": happened,
    "who": who,
    "whom": whom,
    "where": where,
    "when": when,
    "how_many": how_many,
    "why": why,
}
"""For each part, when two accounts contradict each other in it."""


def disjoint(one: Bounds, other: Bounds) -> bool:
    """Whether no number can be meant by both."""
    return any(high is not None and (low or 0) > high for low, high in ((one[0], other[1]), (other[0], one[1])))


def has_name(role: Role) -> bool:
    """Whether its words are a name: one that the tables know, one that ends in a capital, or that of some body.

    "Hill Front" and "Norlandic army" are names, "Fighter jets" and "hardline Norlandic gunmen" are none.
    """
    if role.party and not role.party.startswith("name:"):
        return True
    *first, head = role.name.split() or [""]
    return head[:1].isupper() or (head in BODIES and any(word[0].isupper() for word in first))


def _held(sayings: Iterable[Saying[Role]]) -> list[Role]:
    """Those named without being denied."""
    return [one.what for one in sayings if one.stance != "denies"]


def _denied(ones: Iterable[Saying[Role]], others: Iterable[Saying[Role]]) -> bool:
    """Whether one denies what the other has."""
    denied, held = [one.what for one in ones if one.stance == "denies"], _held(others)
    return any(_same(a, b) for a in denied for b in held)


def _same(one: Role, other: Role) -> bool:
    both = CIVILIANS.search(one.name) and CIVILIANS.search(other.name)
    return bool(both) or role_key(one) == role_key(other) or (has_name(one) and has_name(other) and akin(one, other))


def _all(words: re.Pattern[str], roles: Sequence[Role]) -> bool:
    return bool(roles) and all(words.search(role.name) for role in roles)


def _groups(roles: Iterable[Role]) -> list[Role]:
    return [role for role in roles if role.party.startswith(("group:", "org:"))]


def _negates(ones: Sequence[Saying[str]], others: Sequence[Saying[str]]) -> bool:
    affirms = stance(ones) == "affirms"
    against = [one for one in ones if one.stance == "denies" or (one.stance == "doubts" and not affirms)]
    if not against or stance(others) != "affirms":
        return False
    if all(one.stance != "affirms" for one in ones):
        return True
    negated = {lemma(one.told.claim) for one in against}
    return any(lemma(one.told.claim) in negated for one in others if one.stance == "affirms")


def _located(parts: Parts) -> list[Location]:
    """Places known to the province; a state's holds them all."""
    found = (said.what.location for said in parts.where)
    return [place for place in found if place and place.precision is not None and place.precision <= PROVINCE]


def _amounts(sayings: Iterable[Saying[Amount]]) -> dict[NumberOf, Bounds]:
    return {said.what[0]: said.what[1] for said in reversed(list(sayings))}


def _part(one: Parts, other: Parts, own: Bounds, others: Bounds) -> bool:
    """Whether the smaller figure may be a part of what a report that cites it counts in all, in its own voice."""
    larger, smaller = (one, other) if (own[0] or 0) > (others[0] or 0) else (other, one)
    return NONE not in (own, others) and not larger.voice.own_reports.isdisjoint(smaller.voice.reports)
