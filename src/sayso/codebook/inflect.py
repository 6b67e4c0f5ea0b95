"""The forms of English verbs and nouns, made by rule from the base form."""

from typing import Literal

Form = Literal["base", "s", "ing", "past", "participle"]

VOWELS = "aeiou"
DOUBLED = frozenset(
    {
        "acquit", "admit", "begin", "commit", "compel", "concur", "deadpan", "defer", "expel", "forbid", "forget",
        "occur", "permit", "prefer", "rebut", "refer", "regret",
    }
)  # fmt: skip
"""Verbs of several syllables whose last consonant doubles: "admitted", but "visited"."""


def forms(word: str) -> dict[str, frozenset[Form]]:
    """All forms of a verb, and what each may be.

    Args:
        word: `base`, `base/past/participle` where these are irregular, and then its particle: `spell out`.
    """
    head, _, particle = word.partition(" ")
    base, *irregular = head.split("/")
    made: dict[str, set[Form]] = {}
    for form, kind in (
        (base, "base"),
        (third_person(base), "s"),
        (in_ing(base), "ing"),
        (irregular[0] if irregular else past(base), "past"),
        (irregular[-1] if irregular else past(base), "participle"),
    ):
        made.setdefault(form, set()).add(kind)  # type: ignore[arg-type]
    if base.endswith(("el", "al")) and not irregular and base not in DOUBLED:  # British: labelled, signalling
        made[base + "led"], made[base + "ling"] = {"past", "participle"}, {"ing"}
    tail = f" {particle}" if particle else ""
    return {form + tail: frozenset(kinds) for form, kinds in made.items()}


def third_person(base: str) -> str:
    """The form after "she": says, denies, pushes. Also the plural of a regular noun."""
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in {"echo", "veto", "go"}:
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def past(base: str) -> str:
    """The regular past: denied, pleaded, admitted."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return _stem(base) + "ed"


def in_ing(base: str) -> str:
    """The form in -ing: saying, noting, admitting."""
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return _stem(base) + "ing"


def _stem(base: str) -> str:
    """The base before -ed and -ing, with its last consonant doubled where English does so."""
    plain = base.replace("qu", "q")
    short = len(plain) > 2 and plain[-1] not in VOWELS + "wxy" and plain[-2] in VOWELS and plain[-3] not in VOWELS
    one_syllable = sum(letter in VOWELS for letter in plain) == 1
    return base + base[-1] if short and (one_syllable or base in DOUBLED) else base
