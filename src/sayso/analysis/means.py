"""The weapons and instruments that a sentence names, and the mode of assault that each suggests."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from sayso.model.span import Span

_ADJECTIVE: Final = (
    r"heavy|light|medium|small|large|big|huge|powerful|improvised|home-?made|makeshift|crude|"
    r"remote[- ]controlled|guided|unguided|"
    r"long-range|short-range|medium-range|ballistic|explosive|incendiary|nail-filled|powerful|advanced|"
    r"sophisticated|modern|old|"
    r"armed|unarmed|unidentified|hand-held|shoulder-fired|portable|automatic|semi-automatic|\d+[- ]?mm|\d+-"
    r"(?:kg|pound|kilogram|kilo|ton)|"
    r"[A-Z][A-Za-z]+-(?:made|built|supplied|type)|[A-Z][A-Za-z]*-?\d+[A-Z]?"
)


@dataclass(frozen=True, slots=True)
class Weapon:
    """A word for a weapon or what carries it.

    Attributes:
        word: in the singular, in lower case.
        mode: the ASSAULT mode that its use suggests, or "".
        counted: what it counts as when numbered: weapons, vehicles, aircraft, or "".
    """

    word: str
    mode: str
    counted: str


@dataclass(frozen=True, slots=True)
class _Table:
    weapons: dict[str, Weapon]
    acts: dict[str, str]
    makes: dict[str, str]
    designations: dict[str, str]


@cache
def _table() -> _Table:
    import yaml

    data = yaml.safe_load((resources.files("sayso") / "codebook" / "weapons.yml").read_text("utf-8"))
    weapons = {
        word.lower(): Weapon(word.lower(), group["mode"], group["counted"])
        for group in data["groups"]
        for word in group["words"]
    }
    acts = {word.lower(): mode for mode, words in data["acts"].items() for word in words}
    makes = {name: mode for mode, names in data["makes"].items() for name in names}
    designations = {letters.lower(): counted for counted, names in data["designations"].items() for letters in names}
    return _Table(weapons, acts, makes, designations)


def _singulars(word: str) -> tuple[str, ...]:
    """What a word may be the plural of, the word itself first."""
    endings = (("ies", "y"), ("knives", "knife"), ("es", ""), ("s", ""))
    return (word, *(word[: -len(end)] + new for end, new in endings if word.endswith(end)))


def _plural(word: str) -> str:
    """A pattern for a word in singular and plural; blanks and hyphens stand for each other."""
    stem = re.escape(word).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?")
    if word.endswith("knife"):
        return stem[:-2] + "(?:fe|ves)"
    return f"{stem[:-1]}(?:y|ies)" if word.endswith("y") and word[-2] not in "aeiou" else f"{stem}(?:e?s)?"


@cache
def _pattern() -> re.Pattern[str]:
    table = _table()
    words = _alternatives(sorted(_names(), key=len, reverse=True))
    makes = "|".join(re.escape(name) for name in sorted(table.makes, key=len, reverse=True))
    head = rf"(?P<head>(?i:{words}))"
    made = rf"(?:(?:{makes})s?(?:-\w+)?)"
    return re.compile(rf"\b(?:[Aa]n?\s+)?(?:(?:{_ADJECTIVE}|{made}),?\s+){{0,3}}(?:{head}|{made})(?![\w-])")


def _alternatives(words: list[str]) -> str:
    """A pattern for any of the words, tried in their order; by first letter, so that most places fail at once."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(_plural(word))
    return "|".join(f"(?={re.escape(letter)})(?:{'|'.join(group)})" for letter, group in groups.items())


def _names() -> list[str]:
    """The words that can be a means: what only carries people is none, nor is armour."""
    return [weapon.word for weapon in _table().weapons.values() if weapon.mode]


def weapon_of(words: str) -> Weapon | None:
    """The weapon that a phrase ends in ("Russian attack helicopters"), the longest of the table; None where none."""
    table, parts = _table().weapons, words.lower().replace("’", "'").split()
    for start in range(max(len(parts) - 5, 0), len(parts)):
        for phrase in _singulars(" ".join(parts[start:])):
            if (found := table.get(phrase)) is not None:
                return found
    return _designated(parts[-1]) if parts else None


def _designated(word: str) -> Weapon | None:
    """What a make with a number is: "F-16s" are aircraft."""
    match = re.fullmatch(r"([a-z][a-z-]*?)-\d+\w{0,3}", word)
    counted = _table().designations.get(match[1]) if match else None
    return Weapon(word, "aerial" if counted == "aircraft" else "heavy-weapons", counted) if counted else None


def means(text: str, offset: int) -> tuple[Span, ...]:
    """The weapons and instruments that one sentence names, with their modifiers.

    Args:
        text: the sentence.
        offset: where it stands in the report, in code points; the spans are the report's.
    """
    found = (match for match in _pattern().finditer(text) if _is_means(text, match))
    return tuple(Span(offset + match.start(), offset + match.end(), match[0]) for match in found)


_NOT_AFTER: Final = re.compile(
    r"\s+(?:factory|factories|depots?|makers?|industry|shop|stores?|trade|tests?|programme|program|treaty|"
    r"deal|control|laws?|"
    r"crew|pilot|driver|station|stop|owner)\b",
    re.IGNORECASE,
)
_ORDINARY: Final = frozenset(
    {"mine", "mines", "rock", "rocks", "club", "clubs", "stick", "sticks", "shell", "stone", "technical", "cruiser"}
)
_HARM: Final = re.compile(
    r"\b(?:attack\w*|beat\w*|threw|throw(?:ing|n)?|hurl(?:ed|ing)?|fir(?:ed?|ing)|explod\w+|detonat\w+|wield\w+|"
    r"armed|planted|laid|lay|"
    r"step(?:ped)?|hit|struck|killed|blew|went off|cleared?|clearance|pelt\w*)\b",
    re.IGNORECASE,
)


def _is_means(text: str, match: re.Match[str]) -> bool:
    """Whether the words are a weapon here: not one made or traded, nor an ordinary thing out of violent hands."""
    if _NOT_AFTER.match(text, match.end()):
        return False
    return (match["head"] or "").lower() not in _ORDINARY or _HARM.search(text) is not None


def mode_of(words: str) -> str:
    """The ASSAULT mode that words for a weapon or an attack suggest ("barrel bombs": aerial), or "" where none."""
    table, parts = _table(), words.lower().replace("’", "'").split()
    for size in range(len(parts), 0, -1):
        for start in range(len(parts) - size, -1, -1):
            for phrase in _singulars(" ".join(parts[start : start + size])):
                mode = table.acts.get(phrase) or (table.weapons[phrase].mode if phrase in table.weapons else "")
                if mode:
                    return mode
    if not _makes().search(words):
        return ""
    return next((mode for name, mode in table.makes.items() if re.search(rf"\b{re.escape(name)}s?\b", words)), "")


@cache
def _makes() -> re.Pattern[str]:
    """Any make of weapon, in the singular or plural."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _table().makes))})s?\b")
