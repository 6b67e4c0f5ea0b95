"""Weapons that are launched at somebody: acts that the reader model has seen too few of to know."""

import re

from sayso.analysis.means import means

_ANY = re.compile(r"(?i:launch|fir|lob|hurl|rain|drop)")
_DOES = (
    r"(?:launch(?:e[sd]|ing)?|fir(?:e[sd]?|ing)|lob(?:s|bed|bing)?|hurl(?:s|ed|ing)?|rain(?:s|ed|ing)?"
    r"|drop(?:s|ped|ping)?)"
)
_DONE = r"(?:launched|fired|lobbed|hurled|dropped)"
_NOWHERE = r"(?!\s+(?:the\s+|its\s+)?(?:[\w-]+\s+){0,2}(?i:sea|ocean|waters|space|orbit)\b)"
_AIM = rf"(?:at|on|onto|against|towards?|from|into{_NOWHERE})"
_MANY = r"(?:dozens|scores|tens|hundreds|thousands|\w+\s+(?:number|barrage|volley|volleys|salvo|salvos|series|waves?))"
_LINK = r"(?:and|or|but|to|of|for|with|by|in|at|on|from)"
_BEFORE = re.compile(rf"\b(?P<verb>(?i:{_DOES}))\s+(?:{_MANY}\s+of\s+)?(?:(?!{_LINK}\b)[\w.,’'-]+\s+){{0,5}}$")
_AIMED = re.compile(rf"(?:\s+(?:and|or)\s+(?:[\w-]+\s+){{0,2}}[\w-]+)?\s+{_AIM}\b")
_BY = r"(?:the|its|their|his|it|they|we|[A-Z][\w’'-]*|rebels?|militants?|troops|forces|fighters)"
_AFTER = re.compile(
    rf"(?:\s*,)?\s+(?:(?:that|which)\s+)?"
    rf"(?:(?:were|was|are|is|being|been|had been|have been|has been)\s+"
    rf"|(?:{_BY}\s+){{1,4}}(?:had\s+|have\s+|has\s+)?)?"
    rf"(?P<verb>{_DONE})\s+{_AIM}\b"
)
_REHEARSED = re.compile(
    r"\b(?:tests?|tested|testing|test-\w+|drills?|exercises?|manoeuvres|maneuvers|satellites?)\b", re.IGNORECASE
)


def launches(sentence: str) -> tuple[tuple[int, int, int], ...]:
    """Where the verbs stand by which a weapon is launched at somebody or from somewhere: "launched rockets at a port".

    A weapon with the verb before it, or in the passive behind it, and an aim or a place from which. Tests, drills and
    what falls into the sea are none.

    Returns:
        Where each verb begins, and where its weapon begins and ends, as code points into the sentence, in order.
    """
    if not _ANY.search(sentence) or _REHEARSED.search(sentence):
        return ()
    found: dict[int, tuple[int, int]] = {}
    for weapon in means(sentence, 0):
        before = _BEFORE.search(sentence, max(0, weapon.start - 80), weapon.start)
        if before and _AIMED.match(sentence, weapon.end):
            found[before.start("verb")] = weapon.start, weapon.end
        if after := _AFTER.match(sentence, weapon.end):
            found[after.start("verb")] = weapon.start, weapon.end
    return tuple((verb, *weapon) for verb, weapon in sorted(found.items()))
