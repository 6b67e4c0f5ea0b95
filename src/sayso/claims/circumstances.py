"""By what means an act was done, and in which mode; where and when is told by `placing` and `dating`."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from sayso.analysis.means import mode_of
from sayso.claims.asked import what_is_asked
from sayso.claims.material import Material
from sayso.model.analysis import Act, Sentence
from sayso.model.span import Span

ARMED = frozenset({"ASSAULT", "MOBILIZE", "AID", "THREATEN"})
"""Types whose claims can have a weapon or instrument."""
REACH = 60
"""Characters between a trigger and the weapon that is taken to be its means."""


def means(material: Material, sentence: Sentence, act: Act) -> Span | None:
    """The weapon or instrument nearest to the trigger, within reach; the trigger itself is none."""
    if act.type not in ARMED:
        return None
    near = [s for s in material.weapons.within(sentence.start, sentence.end) if 0 < _gap(s, act.trigger) <= REACH]
    return min(near, key=lambda s: (_gap(s, act.trigger), s.start), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


_SUICIDE = re.compile(
    r"(?<!murder-)(?<!murder )suicid|kamikaze|bl(?:ew|ow(?:n|ing)?) (?:him|her|them)sel", re.IGNORECASE
)
_GAS = re.compile(
    r"chemical|sarin|chlorine|nerve (?:gas|agent)|toxi[cn]|poison|mustard|phosph|biologic|radioactiv|novichok",
    re.IGNORECASE,
)
_DRONE = re.compile(r"drone|unmanned|\buav|quadcopter", re.IGNORECASE)
_AIR = re.compile(
    r"\bair\b|\bair[a-z-]|aerial|\bjets?\b|plane|chopper|helicopter|bombers?\b|barrel|sortie|\bpilot|gunship"
    r"|\b(?:F|MiG|Su|Tu)-\d",
    re.IGNORECASE,
)
_TOLD_BY = (("suicide-attack", _SUICIDE), ("unconventional", _GAS), ("drone", _DRONE))
"""Modes that words anywhere in the sentence tell of the force in it."""
_PLANE = re.compile(
    r"\b(?:war)?(?:plane|jet|copter|helicopter|bomber|gunship|sortie|pilot|airm[ae]n)"
    r"|aircraft|air[ -]?(?:raid|strike|force)"
    r"|\b(?:B|F|MiG|Su|Tu)-\d",
    re.IGNORECASE,
)
"""What drops bombs, which are else laid."""
_BOMB = re.compile(r"\bbombs?$", re.IGNORECASE)
_KINDS_OF_FIRE = {
    "heavy-weapons": re.compile(
        r"shell|mortar|artiller|rocket|missile|tank|howitzer|cannon|bombard|pound|gun|heavy|projectile|guided",
        re.IGNORECASE,
    ),
    "aerial": _AIR,
    "explosives": re.compile(
        r"\bbomb\b|(?:car|truck|roadside|terrorist|petrol|nail|pipe)[ -]bomb|explo|blast|blew|blow|mine|grenade|\bIED"
        r"|booby|deton|device|dynamite|charge",
        re.IGNORECASE,
    ),
}
"""Modes that reports tell by their weapons, and words that show them."""
_BY_THE_ACT = frozenset({"abduct", "beat", "torture", "sexual", "targeted", "destroy"})
"""Modes that the act itself tells, whatever weapon stands beside it."""
_CROWD = re.compile(
    r"tear|gas|rubber|water cannon|baton|truncheon|stun|pepper|plastic|in(?:to)? the air|warning", re.IGNORECASE
)


def mode(report: str, sentence: Sentence, act: Act, modes: Collection[str], weapon: Span | None) -> str:
    """The mode of an act, "" where none is told: the one that its words show, else the reader model's.

    Args:
        report: the report's text; an air raid need not be called one in every sentence, but in one.
        sentence: the act's.
        act: with the mode that the model has.
        modes: those of its type.
        weapon: its means.
    """
    told = act.mode
    if act.type == "ASSAULT" and told not in _BY_THE_ACT:
        told = _of_force(report, sentence.text, told, _by(weapon, sentence.text) if weapon else "")
    elif act.type in ("REQUEST", "REJECT"):
        told = what_is_asked(sentence, act) or told
    return told if told in modes else ""


def _by(weapon: Span, text: str) -> str:
    """The mode that a weapon suggests: a bomb is an explosive, but one of an aircraft's in a sentence that has one."""
    by = mode_of(weapon.text)
    return "aerial" if by == "explosives" and _BOMB.search(weapon.text) and _PLANE.search(text) else by


@lru_cache(maxsize=64)
def _shown(text: str) -> str:
    """The first mode that words of a sentence show, "" where none do."""
    return next((mode for mode, words in _TOLD_BY if words.search(text)), "")


@lru_cache(maxsize=64)
def _kinds_of_fire(text: str) -> Sequence[str]:
    """The kinds of fire that words of a sentence show."""
    return [mode for mode, words in _KINDS_OF_FIRE.items() if words.search(text)]


def _of_force(report: str, text: str, said: str, by_weapon: str) -> str:
    crowd = said == "crowd-control" and _CROWD.search(text)
    shown = _shown(text)
    if crowd or shown or by_weapon:
        return said if crowd else shown or by_weapon
    if said in (*dict(_TOLD_BY), "crowd-control"):
        return ""
    if said in _KINDS_OF_FIRE and len(others := _kinds_of_fire(text)) == 1:
        return others[0]
    return "" if said == "aerial" and not _AIR.search(report) else said
