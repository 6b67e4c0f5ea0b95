"""How an act is told: the reader model's word, set right where words around the trigger leave no doubt."""

import re
from dataclasses import dataclass

from sayso.model.analysis import Act, Sentence, Status
from sayso.model.span import Span

_GAP = r"\W+(?:\w+(?:['’-]\w+)*\W+)"
_BE = r"\b(?:is|are|was|were|been|remain\w*|stay\w*|stood|stands?) (?:\w+ly )?"
_WORD_OF_OTHERS = r"(?:accus|alleg|charg|claim|report|suggest)\w*"
_DENIES = (
    rf"\b(den(?:y|ies|ied|ying)(?: (?:all|any|the|such))?(?: {_WORD_OF_OTHERS})?"
    rf"|(?:dismiss|disput|rebut|refut|reject)\w*(?: (?:all|any|the|such|as \w+))* {_WORD_OF_OTHERS})"
)
"""What denies a clause; "rejected calls that" does not."""
_OPEN = r"unclear|unknown|uncertain|not (?:yet )?(?:immediately )?(?:clear|known|certain)"
_RELATIVE = "(?:who|whom|whose|which|that|where)"
_SAME_CLAUSE = rf"(?!\b(?:and|but|as|said|says|when|while|over|{_RELATIVE})\b)[^.,;:]"
_BE_FALSE = (
    r"\b(?:is|are|was|were|be) (?:\w+ly |\w+ and )?"
    r"(untrue|false|baseless|unfounded|groundless|fabricated|fake|a lie|lies)\b"
)
"""What is said of a report to which the act belongs: "reports of an attack were untrue"."""
_AUX = "(?:had|has|have|was|were|is|are)"
_OF_A_RELATIVE = (
    "it|they|he|she|we|you|i|who|which|that|whom|where|when|and|or|the|a|an|its|their|his|her|our|of|in|by|to|for|on"
)
"""What stands before a word that is not the verb of the clause that is denied: "the missiles it launched"."""
_NOUN = r"(?!(?:said|says?|when|where|while|if|and|but|as|that|because|after|before)\b|\w+(?:ed|ing)\b)[\w’'-]+"
"""What a relative clause without a pronoun hangs on: "the missiles it launched" is granted, not denied."""
_PLAIN = (
    r"(?!(?:who|whose|whom|which|that|and|or|but|as|when|while|after|before|where|whether|because|since|if|unless|until"
    r"|once|though|although|so|than)\b)[\w’'-]+"
)
"""A word of what a noun phrase goes on with, which begins no clause."""
_HELD = "happened ongoing"
_TOLD = "happened ongoing possible"
_PLANS = "happened ongoing planned wanted possible"


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that tell a status.

    Attributes:
        pattern: its first group holds the words; searched up to the trigger's end, or from the trigger on.
        after: whether they stand behind the trigger.
        ties: whether they tell it of standing ties, and not of acts.
        of: the statuses that they set right.
        told: the status that they tell.
    """

    pattern: re.Pattern[str]
    of: frozenset[Status]
    told: Status
    after: bool = False
    ties: bool = False


def _marker(words: str, of: str, told: Status, *, after: bool = False, ties: bool = False) -> Marker:
    statuses: frozenset[Status] = frozenset(of.split())  # type: ignore[arg-type]
    return Marker(re.compile(words, re.IGNORECASE), statuses, told, after, ties)


MARKERS: tuple[Marker, ...] = (
    _marker(
        rf"\b(former|ex|erstwhile|ousted|deposed|founding|(?<!at )once){_GAP}{{0,4}}\w+$",
        "ongoing",
        "happened",
        ties=True,
    ),
    _marker(
        rf"{_BE}(outside|out of|beyond){_GAP}{{0,2}}\w+$",
        "ongoing",
        "denied",
        ties=True,
    ),
    _marker(
        rf"\b(suspected|alleged|allegedly|apparent|apparently|supposed){_GAP}{{0,3}}\w+$",
        "happened ongoing",
        "possible",
    ),
    _marker(r"\b(reported|reportedly)\W+\w+$", "possible", "happened"),
    _marker(
        r"\b(failed|fails|failing|unable|refus\w+|declin\w+|reluctant) to (?:\w+ly |even |be |ever )?\w+$",
        "happened possible",
        "denied",
    ),
    _marker(
        rf"{_DENIES.replace('(', '(?:', 1)} that (?:any|all|some|most|the|an?|its|their|his|her|\w+ of the)"
        rf"(?: [\w’'-]+){{0,5}}? {_NOUN}"
        rf" (it|they|he|she|we) (?:(?:had|has|have) )?\w+$",
        "denied",
        "happened",
    ),
    _marker(
        rf"{_DENIES}(?: that)?(?: (?!{_RELATIVE}\b)[^\s,;:]+){{1,8}}? {_AUX}(?: (?:ever|\w+ly|been|being)){{0,2}} \w+$",
        _TOLD,
        "denied",
    ),
    _marker(rf"{_DENIES} that(?: [^\s,;:]+){{0,12}}? (?!(?:{_OF_A_RELATIVE}) )[^\s,;:]+ \w+$", _TOLD, "denied"),
    _marker(rf"{_DENIES}(?: of)? (?:\w+ly )?\w+ing$", _TOLD, "denied"),
    _marker(
        rf"\b({_OPEN}) (?:whether|if)\b[^.;:]{{0,80}}$",
        "happened ongoing denied",
        "possible",
    ),
    _marker(r"\b((?:not|never|nor)\b[^.;:]{0,20}\bdeny) that\b[^.;:]{0,60}$", "denied", "happened"),
    _marker(
        r"\b(plead\w* not guilty|acquitted|cleared|absolved|exonerated) (?:to|of) "
        r"(?:(?!\b(?:who|which|that|when|where|after|before|but|while|and (?:was|were|then|later|released|freed)"
        r"|(?:leading|prompting|sparking|triggering))\b)[^.;:]){0,80}$",
        _TOLD,
        "denied",
    ),
    _marker(
        r"\b(forbidden|prohibited|not (?:allowed|permitted|authori[sz]ed)) to (?:\w+ly |be )?\w+$", _PLANS, "denied"
    ),
    _marker(r"(?<!\bor )\b(not) to (?:be )?\w+$", "wanted planned possible", "denied"),
    _marker(
        r"\b(close to|on the brink of|(?:minutes|hours|inches|yards) from|short of) (?:being )?\w+ing$", _TOLD, "denied"
    ),
    _marker(
        r"\b((?:did|does|do|has|have|had)(?: not|n['’]t) (?:yet )?(?:say|said|specif\w+|mention(?:ed)?|claim(?:ed)?)) "
        r"(?:that|whether|if) [^.;:]{0,60}$",
        "denied",
        "possible",
    ),
    _marker(r"\b(continues? to|keeps?) (?:\w+ly |be )?\w+$", "happened", "ongoing"),
    _marker(r"\b(?:claim\w*|boast\w*|admit\w*) to (have) (?:\w+ly |been )?\w+$", "possible", "happened"),
    _marker(r"\b(?:was|were) (?:due |supposed )?(to) (?:have )?(?:be |been )?\w+$", "happened", "planned"),
    _marker(
        r"\b(postpon\w+|put off|delayed) (?:an?|the|its|their|his|her) (?:[\w’'-]+ )?\w+$",
        "happened ongoing",
        "planned",
    ),
    _marker(r"\b(wanted) (?:for|over|on (?:charges|suspicion) of) (?:[\w-]+ ){0,2}\w+$", "wanted", "possible"),
    _marker(rf"^(?:{_SAME_CLAUSE})*?{_BE_FALSE}", _TOLD, "denied", after=True),
    _marker(r"\b(?:have|has) (been) \w+ing$", "happened", "ongoing"),
    _marker(r"\b(consider\w*|weigh\w*|mull\w*)\b[^,.]{0,30}$", "planned", "possible"),
    _marker(r"\b(unless|only if)\b", "planned", "possible", after=True),
    _marker(r"\b(nearly|almost|narrowly) (?:been )?\w+ed$", "happened ongoing", "denied"),
    _marker(r"\b(about to|on the (?:verge|brink|point) of|poised to) (?:be )?\w+$", "happened ongoing", "planned"),
    _marker(r"\b(would have) (?:been )?\w+$", "happened planned", "possible"),
    _marker(r"\b(believed|thought|understood) to have (?:been )?\w+$", "happened", "possible"),
    _marker(
        r"\b((?:could|can) ?not (?:be )?(?:\w+ly )?(?:confirm|verif)\w*) (?:that|whether|if|reports? (?:of|that)) "
        r"[^.;:]{0,60}$",
        "happened ongoing denied",
        "possible",
    ),
    _marker(
        rf"^(?: {_PLAIN}){{0,5}} {_AUX}(?: been)? (called off|cancelled|canceled|scrapped|averted|foiled|thwarted)\b",
        _PLANS,
        "denied",
        after=True,
    ),
    _marker(rf"^(?: {_PLAIN}){{0,5}} {_AUX}(?: been)? (postponed|put off)\b", _PLANS, "planned", after=True),
    _marker(r"^\W*(?:Q\b\W*)?((?-i:Did|Does|Has|Have|Was|Were|Is|Are)) (?!not\b)[^?!.;:]*$", _HELD, "possible"),
)
"""The first two of ties; then hedges, by ruling 1 of the definition of a claim; then what verbs and conditions tell."""


def status(sentence: Sentence, act: Act) -> tuple[Status, tuple[Span, ...]]:
    """How the act is told, and the words that tell it: the tie of a "former" minister is past."""
    end = act.trigger.end - sentence.start
    for marker in MARKERS:
        if act.status not in marker.of or marker.ties != (act.type == "RELATION"):
            continue
        base = end if marker.after else 0
        if match := marker.pattern.search(sentence.text[base:] if marker.after else sentence.text[:end]):
            start = sentence.start + base + match.start(1)
            return marker.told, (Span(start, start + len(match[1]), match[1]), act.trigger)
    return act.status, (act.trigger,)
