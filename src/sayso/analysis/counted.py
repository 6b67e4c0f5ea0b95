"""What a number counts: read off the noun behind it and the verbs of harm around it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.analysis.counted_words import ATTACK, HARM, KINDS, LIFELESS, PERSON, TROOPS
from sayso.analysis.means import weapon_of
from sayso.model.analysis import NumberOf


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, and who: the two parts of a number that its neighbours tell."""

    of: NumberOf
    kind: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    kinds: re.Pattern[str]
    attacks: re.Pattern[str]
    troops: re.Pattern[str]
    person: re.Pattern[str]
    lifeless: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    before = "|".join(rf"(?P<{of}>{words})" for of, words, _ in HARM)
    after = "|".join(rf"(?P<{of}>{words})" for of, _, words in HARM)
    kinds = "|".join(rf"(?P<{kind}>{words})" for kind, words in KINDS)
    forms = (rf"(?<![\w-])(?:{words})\b" for words in (before, after, kinds, ATTACK, TROOPS, PERSON, LIFELESS))
    return _Patterns(*(re.compile(form, re.IGNORECASE) for form in forms))


_END_OF_PHRASE: Final = re.compile(
    r"[,;:.()\[\]!?—–&]|\s-\s|\b(?:and|or|but|were|was|are|is|be|been|have|has|had|who|that|which|in|on|at|by|"
    r"from|to|for|with|near|"
    r"after|before|as|when|while|since|during|into|including|across|among|against|between|over|under|inside|"
    r"outside|killed|wounded|"
    r"injured|dead|died|fled|hit|said|got|[a-z]+ed(?=\s+(?:the|our|their|his|her|its|an?)\b)|will|would|could|may|also|remain\w*|surrendered|(?!bombing|fighting|"
    r"fishing|landing|training|missing)\w+ing)\b"
)
_LEADING: Final = re.compile(r"\s*(?:of\s+)?(?:the\s+|its\s+|their\s+|his\s+|them\b\s*)?", re.IGNORECASE)


def noun_phrase(text: str, end: int) -> str:
    """The words counted: those behind a number up to a stop, a verb or a preposition other than "of"; at most eight."""
    start = end + len((_LEADING.match(text, end) or [""])[0])
    stop = _END_OF_PHRASE.search(text, start, start + 90)
    return " ".join(text[start : stop.start() if stop else start + 90].split()[:8])


_OFS: Final[dict[str, NumberOf]] = {of: of for of, _, _ in HARM}
_THINGS: Final[dict[str, NumberOf]] = {"weapons": "weapons", "vehicles": "vehicles", "aircraft": "aircraft"}
_NO_NOUN: Final = frozenset(
    {"", "others", "other", "more", "more people", "them", "whom", "arrests", "detentions", "abductions"}
)


def counted(text: str, start: int, end: int, phrase: str, others: tuple[int, ...]) -> Counted:
    """What the number at `text[start:end]` counts.

    Args:
        text: the sentence.
        start: where the number starts in it.
        end: where it ends.
        phrase: the noun phrase behind it, or what it holds itself ("a woman").
        others: where other numbers of the sentence start: a verb beyond one of them is further off.
    """
    words = _patterns()
    people = words.kinds.search(phrase)
    if people is None and (thing := _thing(phrase)):
        return Counted(thing, "")
    if people is None and (words.attacks.match(phrase) or _ends_in(words.attacks, phrase)):
        return Counted("attacks", "")
    kind = people.lastgroup or "" if people else ""
    human = people is not None or bool(words.person.search(phrase) or words.after.match(phrase))
    human = human or phrase.lower() in _NO_NOUN
    harm = _harm(text, start, end, others)
    if harm is not None and (human or (harm in {"killed", "injured"} and not words.lifeless.search(phrase))):
        return Counted(harm, kind)
    if not human and words.attacks.search(phrase):
        return Counted("attacks", "")
    return Counted("troops" if words.troops.search(phrase) else "other", kind)


def _ends_in(words: re.Pattern[str], phrase: str) -> bool:
    return any(match.end() == len(phrase) for match in words.finditer(phrase))


def _thing(phrase: str) -> NumberOf | None:
    """The class of thing that a noun phrase names first: "car bomb attacks" are attacks."""
    parts = phrase.split()
    for size in range(1, len(parts) + 1):
        weapon = weapon_of(" ".join(parts[:size]))
        if weapon is None or not weapon.counted:
            continue
        end = size
        while end < len(parts) and (longer := weapon_of(" ".join(parts[: end + 1]))) is not None:
            weapon, end = longer, end + 1
        behind = parts[end] if end < len(parts) else ""
        if _patterns().attacks.fullmatch(behind):
            return "attacks"
        if _patterns().person.fullmatch(behind):
            return None
        return _THINGS.get(weapon.counted)
    return None


_TOO_FAR: Final = 110
"""Beyond so many characters, with what borders and other numbers count for, a verb is another number's."""

_TOLL: Final = re.compile(
    (
        r"\b(?:tolls?|number of [^,;]{0,80}\b(?:killed|dead|deaths|victims))\b.{0,140}\b(?:to|at|of|is|was|"
        r"reached|reaches)\s*$"
    ),
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|be|being|got|is|are)\s+(?:also\s+|reportedly\s+|shot\s+)?$", re.IGNORECASE
)


def _harm(text: str, start: int, end: int, others: tuple[int, ...]) -> NumberOf | None:
    """What happened to those counted: the nearest verb of harm; clause borders and other numbers count as distance."""
    if _TOLL.search(text, max(start - 250, 0), start):
        return "killed"
    costs: list[tuple[int, NumberOf]] = []
    for match in _patterns().before.finditer(text, max(start - 100, 0), start):
        passive = _PASSIVE.search(text, max(match.start() - 24, 0), match.start())
        costs.append(
            (
                _distance(text, match.end(), start, others, back=True) + (60 if passive else 0),
                _OFS[match.lastgroup or ""],
            )
        )
    for match in _patterns().after.finditer(text, start, end + 130):
        governs = any(match.end() < other <= match.end() + 1 for other in others)  # "injured six"
        costs.append(
            (
                _distance(text, end, match.start(), others, back=False) - 4 + (50 if governs else 0),
                _OFS[match.lastgroup or ""],
            )
        )
    best = min(costs, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < _TOO_FAR else None


_ASIDE: Final = re.compile(r"\b(?:including|among|of them|of whom|most of them|mostly)\b", re.IGNORECASE)


def _distance(text: str, start: int, end: int, others: tuple[int, ...], *, back: bool) -> int:
    """Characters between a number and a verb, more where something stands between; an aside is no obstacle."""
    between = text[start:end]
    cost = len(between) + 40 * len(re.findall(r"[;:.]|\b(?:that|who|which|when|after)\b", between))
    if not back and _ASIDE.search(between):
        return cost
    return cost + 12 * between.count(",") + 45 * sum(start < other < end for other in others)
