"""By what means an act was done, and in which mode; where and when is told by `placing` and `dating`."""

import re
from collections.abc import Collection

from sayso.analysis.means import mode_of
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


_SHOWN_BY = {
    "suicide-attack": re.compile(r"suicid|kamikaze|blew (?:him|her|them)sel", re.IGNORECASE),
    "crowd-control": re.compile(
        r"tear|gas|rubber|water cannon|baton|truncheon|stun|pepper|plastic|in(?:to)? the air|warning", re.IGNORECASE
    ),
    "drone": re.compile(r"drone|unmanned|uav|quadcopter|predator", re.IGNORECASE),
    "unconventional": re.compile(
        r"chemi|gas|chlor|sarin|nerve|toxi|poison|bio|nuclear|radio|acid|mustard|agent|phosph", re.IGNORECASE
    ),
}
"""Modes of ASSAULT that words must show somewhere in the report's sentence, and those words."""


def mode(sentence: Sentence, act: Act, modes: Collection[str], weapon: Span | None) -> str:
    """The mode that the model has, where nothing speaks against it; else the one that the weapon suggests, or ""."""
    shown = _SHOWN_BY.get(act.mode)
    if shown is None or shown.search(sentence.text):
        return act.mode if act.mode in modes else ""
    suggested = mode_of(weapon.text) if weapon else ""
    return suggested if suggested in modes else ""
