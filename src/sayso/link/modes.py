"""How an event was done: the mode that its claims give, weighed by the words that stand for it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.analysis.means import mode_of
from sayso.codebook import load
from sayso.link.told import Told
from sayso.model.claim import Claim

NAMED = 2.0
"""What counts a weapon, an attacker or a kind of attack that a claim names, beside 1 for the reader's word alone."""
UNSHOWN = 0.25
"""What counts the reader's word where no sentence of the event shows it, and a mode that tells what was destroyed."""
DAMAGE = frozenset({"destroy"})
SHOWN_BY = {
    "aerial": re.compile(
        r"\bair\b|air ?strike|air ?raid|aerial|plane|aircraft|\bjets?\b|(?<!suicide )\bbomber|helicopter|gunship|barrel"
        r"|bombard|\bbomb(?:ed|ing)\b|\braids?\b|\bstrikes?\b|sortie|aerospace|\b(?:Su|MiG|F)-?\d",
        re.IGNORECASE,
    ),
    "heavy-weapons": re.compile(
        r"shell|mortar|rocket|missile|artiller|\btanks?\b|cannon|bombard|howitzer|barrage|salvo|heavy", re.IGNORECASE
    ),
    "explosives": re.compile(
        r"explo|blast|bomb|\bmines?\b|\bIEDs?\b|device|detonat|grenade|\bbl[eo]w|booby", re.IGNORECASE
    ),
    "suicide-attack": re.compile(r"suicid|kamikaze|\bblew (?:him|her|them)sel", re.IGNORECASE),
    "firearms": re.compile(r"shoot|shot|gun|snip|rifle|\bfir(?:e|ed|ing)\b|bullet", re.IGNORECASE),
    "unconventional": re.compile(
        r"chemical|\bgas(?:es|sed|sing)?\b|chlorine|sarin|nerve|toxic|poison|mustard|biologic|radiolog", re.IGNORECASE
    ),
}
"""Words of which some sentence of an event must have one for the reader's word to count in full."""
TOLD_BY = {
    "unconventional": re.compile(
        r"\b(?:chemical|gas|sarin|chlorine|nerve[- ]agent) (?:weapons? )?"
        r"(?:attack|massacre|shelling|bombardment|strike)"
        r"|\bgas(?:sed|sing) |\b(?:poison(?:ous)?|toxic|nerve) gas",
        re.IGNORECASE,
    ),
    "suicide-attack": re.compile(
        r"\bsuicide (?:[\w-]+ )?(?:bomb|attack|blast|explosion|car\b)|\bblew (?:him|her|them)sel", re.IGNORECASE
    ),
}
"""Words that tell a mode by themselves, whatever predicate stands beside them."""
WORDS_BEFORE = re.compile(r"(?:[\w-]+\s+){0,2}$")
REACH = 30
"""Characters before a trigger in which it is told what kind of attack it is."""


def mode(told: Sequence[Told]) -> str:
    """The mode that most speaks for, the first told where that is a draw; "" where nothing tells any.

    It may be one that no claim has as its own: a claim has what the reader made of its predicate, an event what
    weapons, doers and all sentences tell. That something was destroyed is the mode only where most claims are of that.
    """
    words = " ".join(dict.fromkeys(one.claim.sentence.text for one in told))
    known = load().type(told[0].claim.type).modes
    votes: dict[str, float] = defaultdict(float)
    plain = 0.0
    for one in told:
        spoken = [(said, count) for said, count in (*_named(one), *_read(one.claim, words)) if said in known]
        for said, count in spoken:
            votes[said] += count * one.emphasis
        plain += 0.0 if spoken else UNSHOWN * one.emphasis
    most = max(votes, key=votes.__getitem__, default="")
    return "" if most in DAMAGE and votes[most] <= plain else most


def _read(claim: Claim, words: str) -> Iterator[tuple[str, float]]:
    """The mode of the reader, by how well the event's words bear it out."""
    if claim.mode:
        shown = SHOWN_BY.get(claim.mode)
        borne_out = claim.mode not in DAMAGE and (shown is None or shown.search(words) is not None)
        yield claim.mode, 1.0 if borne_out else UNSHOWN


def _named(one: Told) -> Iterator[tuple[str, float]]:
    """The modes that the words of a claim name, each once: those of its trigger, weapon, doers and sentence."""
    claim = one.claim
    entry = load().find(claim.trigger.text, claim.type)
    start = max(claim.sentence.start, claim.trigger.start - REACH)
    before = WORDS_BEFORE.search(one.report.text[start : claim.trigger.start])
    phrases = (
        f"{before[0] if before else ''}{claim.trigger.text}",
        claim.means.text if claim.means else "",
        *(role.span.text for role in claim.actors),
    )
    named = {entry.mode if entry else "", *map(mode_of, phrases)}
    told = {mode for mode, pattern in TOLD_BY.items() if pattern.search(claim.sentence.text)}
    return ((mode, UNSHOWN if mode in DAMAGE else NAMED) for mode in sorted(named | told) if mode)
