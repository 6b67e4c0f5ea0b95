"""Grades: how well an event is supported, in the terms of Airwars, with the reason for it."""

from collections.abc import Sequence

from sayso.codebook.lemma import bases
from sayso.link.compare import party_key, role_key, share_a_party
from sayso.link.exclusive import has_name
from sayso.link.parts import AND, BESIDE
from sayso.link.told import Told
from sayso.link.voices import Voice
from sayso.model.claim import Role
from sayso.model.event import Account, Grade, PartOf

ENOUGH = 2
"""So many independent origins make an event fair."""
NAMED = 3
"""So many origins a reason names of one side."""
DENIED: tuple[PartOf, ...] = ("whom", "how_many", "why")
"""What an account may deny of an event beside that it happened and who did it, what weighs most first."""


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


def grade(heard: Sequence[Voice], told: Sequence[Account]) -> tuple[Grade, str]:
    """The grade of an event, and one sentence that gives the reason.

    Contested where one affirms and another denies it, or an act of it; where accounts name different doers; confirmed
    where a doer affirms its own deed; fair from two independent origins on; else weak.

    Args:
        heard: who speaks of it.
        told: their accounts, as `accounts.accounts` has them.
    """
    contest = _contest(told)
    if contest:
        return "contested", contest
    owner = next((voice for voice in heard if owns(voice, heard)), None)
    if owner:
        return "confirmed", f"{owner.origin}, named as a doer, affirms it."
    affirming = independent(heard)
    if len(affirming) >= ENOUGH:
        return "fair", f"{len(affirming)} independent origins affirm it: {_listed(affirming)}."
    return "weak", _weakness(heard, affirming)


def _contest(told: Sequence[Account]) -> str:
    affirming = [account for account in told if account.stance == "affirms"]
    denying = [account for account in told if account.stance == "denies"]
    if affirming and denying and (reason := _of_more(denying, told)):
        return reason
    if affirming and denying:
        denials: dict[str, list[Account]] = {}
        for account in denying:
            denials.setdefault(_denied(account), []).append(account)
        said = [f"{_listed(some)} {_verb('deny', some)} {what}" for what, some in denials.items()]
        said = [f"{_listed(affirming)} {_verb('affirm', affirming)} it", *said]
        return f"{', '.join(said[:-1])} and {said[-1]}."
    for one in told:
        who = one.part("who")
        other = next((other for other in told if other.origin in who.differs), None)
        if other and who.stance != "denies":
            names = f"{one.origin} names {_doers(one)} as the doer and {other.origin}"
            return f"{names} denies {_not_done(other)}." if _denies_who(other) else f"{names} {_doers(other)}."
    return _most(told, told)


def _of_more(denying: Sequence[Account], told: Sequence[Account]) -> str:
    """What one who affirms an event denies of it, where that tells more than who denies it; else "".

    So it is where each of these denies it in other words than anybody affirms it in, and may have another act in mind:
    "deny that missiles went astray".
    """
    others = [account for account in told if account not in denying]
    affirmed = {base for one in others for act in _acts(one) for base in bases(act)}
    if any(affirmed.intersection(bases(act)) for one in denying for act in _acts(one) or affirmed):
        return ""
    return _most(others, told)


def _most(some: Sequence[Account], told: Sequence[Account]) -> str:
    """What one account denies of an event that it may affirm itself, the one that most contradict; else ""."""
    return max((_in_part(account, told) for account in some), key=lambda found: found[0], default=(0, ""))[1]


def _acts(account: Account) -> Sequence[str]:
    """The words in which an account tells what it affirms of an event, or denies where it affirms nothing of it."""
    value, beside = account.part("happened").value, tuple(BESIDE.values())
    return [act for act in value.split(AND) if act and not act.startswith(beside)]


def _in_part(account: Account, told: Sequence[Account]) -> tuple[int, str]:
    """How many affirm what an account denies of an event that it may affirm itself, and who they are, in words."""
    part = account.part("happened")
    others = [one for one in told if one.origin in part.differs and one.stance == "affirms"]
    values, beside = part.value.split(AND), tuple(BESIDE.values())
    mark = "" if part.stance == "denies" else BESIDE["denies"]
    acts = [one.removeprefix(mark) for one in values if one.startswith(mark or beside) == bool(mark)]
    if not others or not acts:
        return 0, ""
    return len(others), f"{_listed(others)} {_verb('affirm', others)} and {account.origin} denies “{', '.join(acts)}”."


def _denied(account: Account) -> str:
    """What an account denies: the event itself, or as much of it as it speaks of."""
    if account.part("happened").stance == "denies":
        return "it"
    if _denies_who(account):
        return _not_done(account)
    whom, harm, why = (account.part(of) for of in DENIED)
    if whom.stance == "denies":
        return f"that {whom.value.replace('; ', ' or ')} were hit"
    if harm.stance == "denies":
        return f"that any were {harm.value}"
    return f"that it was {why.value}" if why.stance == "denies" else "it"


def _denies_who(account: Account) -> bool:
    return account.part("who").stance == "denies"


def _not_done(account: Account) -> str:
    who = account.part("who").value
    return "doing it" if who == account.origin else f"that {who.replace('; ', ' or ')} did it"


def owns(voice: Voice, heard: Sequence[Voice]) -> bool:
    """Whether a voice affirms its own deed, under a name, and others do not name other doers alone."""
    owned = [role for told in voice.affirmed for role in told.claim.actors if has_name(role) and _speaks(told, role)]
    named = [role for other in heard if other is not voice for role in other.actors if has_name(role)]
    return bool(owned) and (not named or share_a_party(owned, named))


def _speaks(told: Told, role: Role) -> bool:
    """Whether a party is the innermost source of a claim."""
    return any(role_key(role) == party_key(source.name, source.party) for source in told.claim.sources[-1:])


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


def _doers(account: Account) -> str:
    return account.part("who").value.replace("; ", ", ")


def _listed(some: Sequence[Voice | Account]) -> str:
    shown = some if len(some) <= NAMED + 1 else some[:NAMED]
    names = ", ".join(one.origin for one in shown)
    return names if len(shown) == len(some) else f"{names} and {len(some) - NAMED} more"


def _verb(verb: str, heard: Sequence[Voice | Account]) -> str:
    """The verb for one or for several."""
    if len(heard) > 1:
        return verb
    return verb.removesuffix("y") + "ies" if verb.endswith("y") else verb + "s"
