"""Why an act was done, as far as its sentence says so right beside it."""

import re

from sayso.link.told import Told
from sayso.model.span import Span

_LEADS = (
    r"in (?:retaliation|response|revenge|reprisal|reply|protest|retribution)\b(?: (?:for|to|at|against|over))?"
    r"|because(?: of)?|in order to|so as to|to (?:avenge|punish|retaliate for|take revenge)"
    r"|as (?:a |an )?(?:act of )?(?:punishment|revenge|retaliation|reprisal|response)\b(?: (?:for|to|against))?"
    r"|(?:is|was|were|been) (?:caused|triggered|set off) by"
)
_MANNER = (
    r"by (?:mistake|accident|error)|on purpose|accidentally|mistakenly|deliberately|intentionally|unintentionally"
    r"|inadvertently"
)
AFTER = re.compile(
    rf"(?:(?!\band\b|\bbut\b|\bwhile\b|\bwhich\b|\bwho\b|\bsaid\b)[^.;:]){{0,80}}?\b"
    rf"(?:((?:{_LEADS})\W+[^,.;:()\"”]{{3,120}}\b)|({_MANNER})\b)",
    re.IGNORECASE,
)
"""A reason behind an act, without another clause between them."""
BEFORE = re.compile(rf"\b({_MANNER})\W+$", re.IGNORECASE)
"""A word of purpose right before an act."""
ENDS = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:said|says|told|announced|reported)\b.*$|\s+(?:according to|but|while)\b.*$", re.S
)
"""Words that a reason does not reach to."""


def reason(told: Told) -> Span | None:
    """The words that say why an act was done; None where nothing beside it does."""
    claim, text = told.claim, told.claim.sentence.text
    begin, end = claim.trigger.start - claim.sentence.start, claim.trigger.end - claim.sentence.start
    found = BEFORE.search(text[:begin])
    if found:
        return _span(told, found.start(1), found[1])
    found = AFTER.match(text, end)
    if not found:
        return None
    number = 1 if found[1] else 2
    return _span(told, found.start(number), ENDS.sub("", found[number]).rstrip())


def _span(told: Told, start: int, words: str) -> Span:
    at = told.claim.sentence.start + start
    return Span(at, at + len(words), words)
