"""What a verb rules: "stop bombing rebels" tells whom the bombs fall on, "Olm speaks of attacks" who tells of them.

Whomever the model takes them for, rebels do not bomb there, and Olm attacks nobody. "Launching an attack" is one deed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.model.analysis import Act, Sentence

Acts = tuple[Act, ...]

DONE_TO: Final = frozenset({"AID", "ASSAULT", "COERCE", "SANCTION"})
"""Types that have an object; those one meets, agrees and works with are doers as well."""
_GOVERNS: Final = re.compile(
    r"\b(?:stop(?:s|ped)?|halt(?:s|ed)?|ceased?|avoid(?:s|ed)?|quit|resume[sd]?|began|beg[iu]ns?|start(?:s|ed)?"
    r"|keeps?|kept|continue[sd]?|den(?:y|ies|ied|ying)|admit(?:s|ted)?|acknowledge[sd]?|of|for|without|not"
    r"|is|are|was|were|been)\s+$"
)
"""What stands before a verb in -ing that has an object, and never before one that only describes a noun."""
_SPEAKS_OF: Final = re.compile(
    r"\b(?:refer(?:s|red|ring)? to|sp(?:oke|eaks?|eaking) of|talk(?:s|ed|ing)? of|mention(?:s|ed|ing)?)"
    r"\s+(?:(?:the|an?|such|these|those)\s+)?[\"“'‘]?$"
)
"""What stands before a deed that somebody tells of."""
_LIGHT: Final = re.compile(
    r"(?:launch|mount|stag|conduct|wag|commit|perpetrat)\w*|carr(?:y|ies|ied|ying)|undert[ao]\w*", re.IGNORECASE
)
"""Verbs that only say that the deed is done which their object names."""
_TO_NOUN: Final = re.compile(r"(?: out)?(?: \w+)?(?: [\w-]+){0,2} ")
"""From such a verb to the noun: at most three words besides "out"."""


def objects(sentences: Sequence[Sentence], acts: Sequence[Acts]) -> tuple[Acts, ...]:
    """The acts of a report, where those right behind a verb in -ing suffer the deed, and those who speak of it tell it.

    A verb that only says that the deed is done which its object names is none beside it.

    Args:
        sentences: of the report, in order.
        acts: of each sentence.
    """
    return tuple(tuple(_done(sentence, found)) for sentence, found in zip(sentences, acts, strict=True))


def _done(sentence: Sentence, acts: Acts) -> Iterator[Act]:
    for act in [_told(sentence, one) for one in acts if not _is_light(sentence, one, acts)]:
        lead = _lead(sentence, act)
        behind = [one for one in act.actors if one.start == act.trigger.end + 1]
        if lead is None or not behind or act.recipients:
            yield act
            continue
        others = tuple(one for one in act.actors if one not in behind)
        ruling = next((one for one in acts if one.trigger.start == sentence.start + lead.start()), None)
        yield replace(
            act,
            actors=others or (ruling.actors if ruling else ()),
            actor=act.actor if others else ruling.actor if ruling else "none",
            recipients=tuple(behind),
            recipient="here",
        )


def _lead(sentence: Sentence, act: Act) -> re.Match[str] | None:
    """The word that rules the act's verb in -ing, if both are there."""
    if act.type not in DONE_TO or not act.trigger.text.endswith("ing"):
        return None
    return _GOVERNS.search(sentence.text[: act.trigger.start - sentence.start])


def _told(sentence: Sentence, act: Act) -> Act:
    """The act as the word of those who speak of it, where the model takes them for its doers."""
    match = _SPEAKS_OF.search(sentence.text[: act.trigger.start - sentence.start])
    speakers = [one for one in act.actors if match and one.end <= sentence.start + match.start()]
    if act.type not in DONE_TO or not speakers:
        return act
    others = tuple(one for one in act.actors if one not in speakers)
    told = replace(act, actors=others, actor=act.actor if others else "none")
    if act.inner != "none":
        return told
    return replace(told, inner="here", inner_span=speakers[0], scores={**act.scores, "inner": 1.0, "own": 0.0})


def _is_light(sentence: Sentence, act: Act, acts: Acts) -> bool:
    """Whether an act is but the verb of another one: "launching" of "launching an offensive"."""
    if not _LIGHT.fullmatch(act.trigger.text):
        return False
    nouns = (one for one in acts if one.type == act.type and one.trigger.start > act.trigger.end)
    base = sentence.start
    return any(_TO_NOUN.fullmatch(sentence.text, act.trigger.end - base, one.trigger.start - base) for one in nouns)
