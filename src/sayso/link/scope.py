"""What a denial or a doubt is of: that it happened at all, who did it, whom it harmed, or why it was done.

"It was not the army that shelled the market" denies who did it, and takes for granted that it was shelled.
"""

import re

from sayso.link.likeness import TOLL_WORDS, lemma
from sayso.link.told import Told
from sayso.model.event import PartOf, Stance

INVOLVED = frozenset(
    {
        "involve",
        "involvement",
        "responsible",
        "responsibility",
        "role",
        "complicity",
        "culprit",
        "perpetrator",
        "behind",
    }
)
"""Words of the codebook that tell who did it, and take it for granted that it was done."""
BY_ITSELF = frozenset({"crash", "fall", "land", "explode", "detonate", "misfire", "malfunction"})
"""Words for what a weapon does, whoever fired it: whoever denies them denies that it happened."""
_DOING = r"(?:behind|responsib\w+ for|involve\w+ in|complicit\w* in|(?:role|hand|part) in|carr(?:y|ied|ying) out)"
DOING = re.compile(rf"\b{_DOING}(?:\W+\w+){{0,4}}\W*$", re.IGNORECASE)
"""Words before an act that ask who did it."""
OF_THE_ACT = re.compile(rf"\b{_DOING}\W+(?:the|this|that|these|those)\b(?:\W+\w+){{0,3}}\W*$", re.IGNORECASE)
"""The same where the act is taken for granted."""
IN_THE_ACT = re.compile(r"\W+(?:in|for)\W+(?:the|this|that|these|those)\b", re.IGNORECASE)
"""What follows on involvement where the act is taken for granted."""
CLEFT = re.compile(
    r"\bit\W+(?:is|was|were|has been|had been|may have been|could have been)(?:n['’]t)?\W+[^.;]{1,80}?"
    r"\b(?:that|who|which)(?:\W+(?:has|have|had|\w+ly))*\W*$",
    re.IGNORECASE,
)
"""Words that single out a doer: "it was not the army that"."""
NEVER_WAS = re.compile(
    r"(?:\b(?:untrue|false|fake|fabricat\w+|invented|hoax|no such|there (?:was|were|is|had been|has been) no)"
    r"|(?:\bnot|\bnever|n['’]t) (?:been )?(?:tak\w+ place|took place|happen\w*|occur\w*))\b",
    re.IGNORECASE,
)
"""Words that deny an act itself, whoever is said to have done it."""
UNCLAIMED = re.compile(
    r"(?:\b(?:no|nobody|none|neither|not)|n['’]t)\b[^.;]{0,40}\b(?:claim\w* (?:of )?|taken |accepted )responsibility\b",
    re.IGNORECASE,
)
"""Words for an act that nobody owns up to: "there was no immediate claim of responsibility"."""
UNPROVEN = re.compile(
    r"(?:\b(?:no (?:evidence|proof|sign|indication)s?|unconfirmed|unverified)"
    r"|(?:\bnot|n['’]t)(?: (?:yet|been|be|able|possible|independently|to))* (?:confirm|verif|establish)\w*)\b",
    re.IGNORECASE,
)
"""Words that leave open what a denial would exclude."""
OTHER_CLAUSE = re.compile(r", (?:but|while|and|though|although)\b|;")
"""Where a clause of somebody else's begins."""
ACCIDENT = re.compile(
    r"\b(?:gas leak|accident(?:al(?:ly)?)?|short circuit|(?:electrical|technical) fault|malfunction\w*)\b",
    re.IGNORECASE,
)
"""Words that explain what others call an attack as something that nobody did."""
NO = re.compile(r"(?:\b(?:no|not|never|rather than|instead of|ruled out)|n['’]t)\b[^,.;]{0,20}$", re.IGNORECASE)
"""Words before an explanation that is rejected."""
PURPOSE = re.compile(
    r"\b(?:on purpose|deliberate(?:ly)?|intentional(?:ly)?|intend\w* to|meant to|knowingly|wilfully)\b", re.IGNORECASE
)
"""Words for the will to do it: "nobody had meant to hit it" leaves standing that it was hit."""
CIVILIANS = re.compile(
    r"\b(?:civilians?|villagers?|residents?|children|child|wom[ae]n|girls?|boys?|bab(?:y|ies)|patients?|famil(?:y|ies)"
    r"|worshippers?|shoppers?|students?|pupils?|farmers?|journalists?|medics?|doctors?|nurses?|aid workers?)$",
    re.IGNORECASE,
)
"""Nouns for people who do not fight: that they were not hit does not deny that something was."""
NEAR = 60
"""Characters from an act within which words of purpose are of it."""


def part_of(told: Told, *, harm: bool) -> PartOf:
    """The part of an event that a claim which denies or doubts speaks of.

    A negated act of force with a doer named denies that this doer did it, and without one that it happened.

    Args:
        told: the claim.
        harm: whether others tell of the event as more than the harm it did, so that no harm is not no event.
    """
    claim, before = told.claim, _before(told)
    if lemma(claim) in INVOLVED or DOING.search(before) or CLEFT.search(before):
        return "who"
    if claim.status != "denied":
        return "happened"
    if PURPOSE.search(_around(told)):
        return "why"
    if claim.actors and claim.type == "ASSAULT" and lemma(claim) not in BY_ITSELF:
        return "happened" if NEVER_WAS.search(claim.sentence.text) else "who"
    if not harm or claim.actors:
        return "happened"
    if claim.recipients and all(CIVILIANS.search(role.name) for role in claim.recipients):
        return "whom"
    return "how_many" if is_harm(told) else "happened"


def is_unclaimed(told: Told) -> bool:
    """Whether a claim has it that nobody owns up to an act, which is nobody's word on who did it."""
    found = UNCLAIMED.search(told.claim.sentence.text)
    if told.claim.status != "denied" or not found:
        return False
    at = told.claim.trigger.start - told.claim.sentence.start
    return found.start() <= at < found.end() or lemma(told.claim) in INVOLVED


def is_harm(told: Told) -> bool:
    """Whether a claim tells what an act did to people, and not the act."""
    return told.claim.type == "ASSAULT" and lemma(told.claim) in TOLL_WORDS


def takes_for_granted(told: Told) -> bool:
    """Whether a claim on who did it takes for granted that it was done."""
    before, after = _before(told), told.claim.sentence.text[told.claim.trigger.end - told.claim.sentence.start :]
    involved = lemma(told.claim) in INVOLVED and IN_THE_ACT.match(after)
    return bool(CLEFT.search(before) or OF_THE_ACT.search(before) or involved)


def stance_of(told: Told) -> Stance:
    """What a claim has to say of what it speaks of.

    That there is no evidence of it is a doubt, and no denial; so is that it was an accident, of what others call force.
    """
    clause = OTHER_CLAUSE.split(_before(told))[-1]
    unproven = told.stance == "denies" and UNPROVEN.search(clause)
    return "doubts" if unproven or (told.stance == "affirms" and _is_explained(told)) else told.stance


def _is_explained(told: Told) -> bool:
    """Whether a claim of force that names no doer is told as an accident."""
    claim = told.claim
    found = ACCIDENT.search(claim.sentence.text)
    if found is None or claim.type != "ASSAULT" or claim.actors:
        return False
    return not NO.search(claim.sentence.text[: found.start()])


def purpose(told: Told) -> tuple[int, int] | None:
    """Where in the report a claim's words of purpose stand; None where it has none."""
    found = PURPOSE.search(_around(told))
    start = max(told.claim.sentence.start, told.claim.trigger.start - NEAR)
    return (start + found.start(), start + found.end()) if found else None


def _before(told: Told) -> str:
    return told.claim.sentence.text[: told.claim.trigger.start - told.claim.sentence.start]


def _around(told: Told) -> str:
    """The words near an act within its sentence."""
    claim, at = told.claim, told.claim.sentence.start
    return claim.sentence.text[max(0, claim.trigger.start - at - NEAR) : claim.trigger.end - at + NEAR]
