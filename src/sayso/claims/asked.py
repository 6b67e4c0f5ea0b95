"""What is asked for or refused: the modes of REQUEST and REJECT, by the words nearest to the trigger."""

import re
from typing import Final

from sayso.model.analysis import Act, Sentence

REACH: Final = 90
"""Characters behind the trigger in which what is asked for is told."""
BACK: Final = 60
"""The same before it, where the trigger hangs on what is asked for: "a truce proposed by Norland"."""
_MEET: Final = (
    r"talks?|talking|negotiat\w+|dialogue|meet(?:s|ing|ings)?|summits?|conferences?|mediat\w+|sessions?|consultations?"
    r"|summon\w*|invitations?|attend\w*|visit\w*|contacts?|discuss\w*|receive|hearings?|debate|roundtable|round table"
    r"|peace process|joint commission|to reply"
)
_YIELD: Final = (
    r"stop\w*|halt\w*|end|ends|ended|ending|ceas\w+|cease-?fires?|truces?|armistice|lift\w*|releas\w+|free|freed|freeing"
    r"|withdraw\w*|pull(?:ing|s|ed)? (?:out|back)|pull-?out|pullback|leave|leaves|leaving|left(?!-)|quit|quits"
    r"|departure"
    r"|refrain\w*|drop|dropping|giv(?:e|ing) (?:up|back|way|in)|surrender\w*|disarm\w*|lay(?:ing)? down|restrain\w*"
    r"|reopen\w*|vacat\w+|evacuat\w+|de-?escalat\w+|suspend\w*|suspension|disband\w*|dismantl\w+|return|remove|removal"
    r"|back down|step back|stand down|calm|pause|moratorium|unblock\w*|swap|budge|off the streets"
    r"|go home|not to (?:fire|shoot|be provoked|attack|use|strike|bomb|retaliate|march|enter|cross|interfere)"
    r"|hold (?:its|their|his|her) fire|stay (?:away|out)|keep (?:away|out)|hand(?:ing)? (?:over|back)"
)
_CHANGE: Final = (
    r"resign\w*|step(?:ping|s)? (?:down|aside)|dismiss\w*|sack\w*|elections?|reforms?|laws?|bills?|constitution\w*"
    r"|polic(?:y|ies)|repeal\w*|recogni[sz]\w*|accept\w*|reconsider\w*"
    r"|government(?!\s+(?:[\w’'-]+\s+){0,3}?to\b)|amend\w*|approv\w*|ratif\w+|vot(?:e|es|ing)"
    r"|independence|autonomy|referendum|reinstat\w+|nationali[sz]\w*|impeach\w*|sovereignty|budget"
    r"|tax\w*|lev(?:y|ies)|decree|draft|charter|abolish\w*|abolition|revok\w+|replac\w+"
)
_MODES: Final = re.compile(rf"\b(?:(?P<meet>{_MEET})|(?P<yield>{_YIELD})|(?P<change>{_CHANGE}))\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(
    r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z])\.\s|[;:?!]\s"
    r"|\b(?:after|before|because|although|while|when|since|as well as|but)\b",
    re.IGNORECASE,
)
_ORDERED_OUT: Final = re.compile(
    r"(?:order|tell|told|want)\w*\s+(?:[\w’'-]+\s+){1,4}out\b(?!\s+of\b|\s+\w+ing\b)", re.IGNORECASE
)
_HANGS: Final = re.compile(r"\s+(?:by|at|on|in|last|this|earlier)\b|[\s,.;]*$", re.IGNORECASE)


def what_is_asked(sentence: Sentence, act: Act) -> str:
    """The mode that the words around the trigger tell: meet, yield or change; "" where they tell none of these."""
    text, start, end = sentence.text, act.trigger.start - sentence.start, act.trigger.end - sentence.start
    if (own := _MODES.fullmatch(text, start, end)) and own.lastgroup == "meet":
        return "meet"
    behind = text[end : end + REACH]
    if _ORDERED_OUT.match(text, start):
        return "yield"
    if cut := _CLAUSE.search(behind):
        behind = behind[: cut.start()]
    if found := _MODES.search(behind):
        return str(found.lastgroup)
    before = text[max(0, start - BACK) : start]
    found_before = list(_MODES.finditer(before)) if _HANGS.match(text[end:]) else []
    return str(found_before[-1].lastgroup) if found_before else ""
