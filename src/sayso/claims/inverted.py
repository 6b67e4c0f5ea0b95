"""Verbs of saying before their subject: "said Ann Vale, the mayor, on Monday"."""

import re

from sayso.claims.lines import CORE, Line, Words
from sayso.claims.subjects import NP, is_plural
from sayso.codebook.saying import Verb, saying

_STARTING = re.compile(NP)
# An apposition after an inverted subject: "said Ama Boateng, head of the clinic, on Monday".
_APPOSITION = re.compile(r"(?:,[DJNU#PCAO]+(?:R[^,.;Q]*)?(?=[,.;Q:?!-]|$)|,?R[^,.;Q]*(?=[,.;Q]|$))+")
_ANY_APPOSITION = re.compile(r",[DNUJ#][^.;Q:?!,]*(?:,R[^.;Q:?!,]*)?(?=,[SGPBCXAV]|[.;Q:?!]|$)")
_ASIDE_OF_SUBJECT = re.compile(r",R[^,]*,")
_REDUCED = re.compile(rf"V[SP]{CORE}")
_AFTER_INVERTED = frozenset(",.;:Q-TPSG?!()CBRW")
_NO_SPEAKERS = frozenset({"need", "needs", "importance", "necessity", "urgency"})
_OF_THE_SAYING = frozenset({"via", "during", "after", "amid", "despite", "due", "over", "by", "through", "to"})
"""Prepositions that tell how something was said, and no longer who said it."""
_SENT = frozenset({"envoy", "ambassador", "adviser", "advisor", "aide", "representative", "delegate", "close", "next"})
_QUOTES = frozenset({"quote", "cite"})  # what follows these is whom they quote, not who does
_ASIDES = frozenset({"citing", "quoting", "quoted", "cited", "speaking"})


def inverted(text: Line, verb_at: Words, left: int, verb: Verb, kinds: frozenset[str]) -> tuple[Words, int] | None:
    """Source, and the word after it, of a verb before its subject: after a comma or quotation, or at the end."""
    at, end = verb_at
    if left != at or (verb.base in _QUOTES and text.signs[at - 1 : at] == ","):
        return None
    if "hearer" in verb.frames and (verb.base == "tell" or "Q" not in text.signs[max(0, at - 2) : at]):
        return None
    if _is_after_subject(text, at, verb):
        return None
    match = _STARTING.match(text.signs, end)
    if _after_aside(text, at) or (match and _NO_SPEAKERS & set(text.lower[slice(*match.span())])):
        return None
    if not match or text.signs[end] == "T" or not (kinds & {"past", "s"} or is_plural(text, *match.span())):
        return None
    if at and text.signs[at - 1] not in ",Q?!'-" and not _closes_statement(text, at, verb, match):
        return None
    after = _with_reduced(text, match.end())
    if after < len(text) and text.signs[after] not in _AFTER_INVERTED:
        return None
    if speaker := _speaker(text, end, after):
        return (end, speaker), speaker
    after = _with_apposition(text, at, after)
    return (end, after), after


def _is_after_subject(text: Line, at: int, verb: Verb) -> bool:
    """Whether a verb after a comma has its subject before it: "the colonel, who is accused of theft, denies it"."""
    before, asides = _ASIDE_OF_SUBJECT.subn(",", text.signs[:at])
    return before.endswith(",") and not set(before) & set("VXQG?!'") and bool(asides or "thing" in verb.frames)


def _after_aside(text: Line, at: int) -> bool:
    """Whether an aside of who is quoted stands between a verb and its subject: "the radio, citing a doctor, says"."""
    begin = text.signs.rfind(",", 0, at - 1) if text.signs[at - 1 : at] == "," else -1
    return begin > 0 and text.lower[begin + 1] in _ASIDES and text.signs[begin - 1] in "NU"


def _with_reduced(text: Line, after: int) -> int:
    """The end of a noun phrase with the participle after it: "the chief known as Bob"."""
    if text.signs[after : after + 1] != "V" or not text.lower[after].endswith(("ed", "en", "wn")):
        return after
    reduced = _REDUCED.match(text.signs, after)
    return reduced.end() if reduced else after


def _with_apposition(text: Line, at: int, after: int) -> int:
    """The end of the subject of an inverted cue at word `at`, with what says more of it: "said Vale, the mayor"."""
    told = set(text.signs[:at]) & set("QVX")
    apposition = (told and _ANY_APPOSITION.match(text.signs, after)) or _APPOSITION.match(text.signs, after)
    if not apposition:
        return after
    return _speaker(text, after + 1, apposition.end(), aside=True) or _before_saying(text, after, apposition.end())


def _before_saying(text: Line, start: int, end: int) -> int:
    """Where an apposition ends before a relative clause that says something of its own: ", who said there were"."""
    at = text.signs.find("R", start, end)
    verb = next((i for i in range(at + 1, end) if text.signs[i] == "V"), -1) if at > 0 else -1
    entry = saying().verbs.get(text.lower[verb]) if verb > 0 else None
    return at - (text.signs[at - 1] == ",") if entry and "clause" in entry[0].asserts else end


def _speaker(text: Line, start: int, end: int, aside: bool = False) -> int:
    """Where the words for the speaker end and those for the saying begin ("said Ann Vale over the telephone"); or 0.

    With `aside` only after a comma: "said Ann Vale, the mayor, over the telephone".
    """
    for at in range(start + 1, end):
        if aside and text.signs[at - 1] != ",":
            continue
        if text.signs[at] == "P" and text.lower[at] in _OF_THE_SAYING and text.lower[at - 1] not in _SENT:
            return at - aside
    return 0


def _closes_statement(text: Line, at: int, verb: Verb, subject: re.Match[str]) -> bool:
    """Whether an unpunctuated statement ends with this verb and its subject: "the shelling went on said the doctor"."""
    ends = subject.end() == len(text) or text.signs[subject.end()] in ".Q"
    return ends and verb.tells and "V" in text.signs[:at] and "U" in subject.group()
