"""Charges that somebody throws back: "Norland dismissed the charge" is the deed that was charged, denied by Norland."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.model.analysis import Act, Sentence
from sayso.model.span import Span

DEEDS: Final = frozenset(
    {"AID", "ASSAULT", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "SUPPORT"}
)
"""Types of what one can be charged with; words with which it is charged, asked for or refused are none."""
_OF_COURTS: Final = frozenset({("COERCE", "arrest"), ("SANCTION", "convict")})
"""What is done to the accused; told in the report's voice they do not deny it: "was held. He denies the charge"."""
BACK: Final = 2
"""Sentences before one that throws a charge back, in which the deed is told."""
_NOUN: Final = r"(?P<noun>accusation|allegation|charge|claim|assertion)s?"
_VERB: Final = (
    r"(?P<verb>den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refute[sd]?|rebut(?:s|ted)?|dispute[sd]?"
    r"|ridicule[sd]?|scorn(?:s|ed)?|contradict(?:s|ed)?|repudiate[sd]?"
    r"|(?:laugh|brush|shrug|wave|scoff)(?:s|es|ed|d)? (?:off|aside|at|away))"
)
_FALSE: Final = (
    r"(?:absurd|baseless|unfounded|groundless|false|untrue|nonsense|ridiculous|ludicrous|fabricated|fabrications?"
    r"|invent(?:ed|ions?)|lies?|a lie|slander|disinformation|propaganda|fiction)"
)
_MORE: Final = r"(?!\s+(?:of|that|by|made|against|from|about|laid|levell?ed|concerning)\b)"
"""No words that tell the charge anew, which are then the claim themselves."""
_THROWN_BACK: Final = re.compile(
    rf"\b{_VERB}\s+(?:the|these|those|this|that|such|any|all|both|its|his|her|their)\s+"
    rf"(?:(?!of\b)[\w’'-]+\s+){{0,2}}?{_NOUN}\b{_MORE}"
    rf"|\b(?:an?|the)\s+{_NOUN.replace('noun', 'named')}(?:,?\s+(?:that|which))?\s+"
    rf"(?:(?!that\b|of\b)[\w.’'-]+\s+){{1,6}}?{_VERB.replace('verb', 'hung')}(?=\s*(?:[,.;]|as\b|$))"
    rf"|\b(?:the|these|this|such)\s+{_NOUN.replace('noun', 'called')}\s+(?:is|are|was|were)\s+"
    rf"(?:\w+\s+){{0,2}}?{_FALSE}\b",
    re.IGNORECASE,
)


def rebutted(sentences: Sequence[Sentence], acts: Sequence[tuple[Act, ...]]) -> tuple[tuple[Act, ...], ...]:
    """The acts of a report, where a charge that is thrown back is the deed of which it told, denied.

    Args:
        sentences: of the report, in order.
        acts: of each sentence.
    """
    out = list[tuple[Act, ...]]()
    for at, (sentence, found) in enumerate(zip(sentences, acts, strict=True)):
        before = [act for told in out[max(0, at - BACK) :] for act in told]
        out.append(tuple(_answered(sentence, found, before)))
    return tuple(out)


def _answered(sentence: Sentence, acts: tuple[Act, ...], before: Sequence[Act]) -> Iterator[Act]:
    match = _THROWN_BACK.search(sentence.text)
    noun = _noun(sentence, match) if match else None
    deed = _deed([*before, *(act for act in acts if noun and act.trigger.end <= noun.start)]) if noun else None
    if match is None or noun is None or deed is None:
        yield from acts
        return
    verb = sentence.start + match.start("verb" if match["verb"] else "hung") if match["verb"] or match["hung"] else -1
    by_verb = next((act for act in acts if act.trigger.start == verb), None)
    own = next((act for act in acts if act.trigger.overlaps(noun)), None)
    for act in acts:
        if act is own or (act is by_verb and own is None):
            yield _denied(act, deed, noun, by_verb)
        elif act is not by_verb:
            yield act


def _noun(sentence: Sentence, match: re.Match[str]) -> Span:
    group = next(name for name in ("noun", "named", "called") if match[name])
    end = match.end(group)
    end += sentence.text[end : end + 1] == "s"
    return Span(sentence.start + match.start(group), sentence.start + end, sentence.text[match.start(group) : end])


def _deed(before: Sequence[Act]) -> Act | None:
    """The last deed told before, rather one that the report has from somebody; `_OF_COURTS` only if so."""
    deeds = [act for act in before if act.type in DEEDS]
    said = [act for act in deeds if act.inner != "none"]
    told = said or [act for act in deeds if (act.type, act.mode) not in _OF_COURTS]
    return told[-1] if told else None


def _denied(act: Act, deed: Act, noun: Span, by_verb: Act | None) -> Act:
    """The act as the deed, denied by who throws the charge back."""
    told = replace(
        act,
        trigger=noun,
        type=deed.type,
        mode=deed.mode,
        status="denied",
        actors=deed.actors or act.actors,
        recipients=deed.recipients,
        actor=deed.actor if deed.actors or not act.actors else act.actor,
        recipient=deed.recipient,
        sense="a charge thrown back",
    )
    if by_verb is None or not by_verb.actors or act.inner == "here":
        return told
    return replace(told, inner="here", inner_span=by_verb.actors[0], scores={**told.scores, "inner": 1.0, "own": 0.0})
