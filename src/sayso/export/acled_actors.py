"""Who an event is between, as ACLED has it: names, kinds and companions of either side (docs/exports.md)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.export.encoding import Cell
from sayso.export.foreign import Case
from sayso.export.sides import Party

BATTLES = "Battles"
CLASH, ATTACK = (BATTLES, "Armed clash"), ("Violence against civilians", "Attack")
AIR_STRIKE = "Air/drone strike"
DEMONSTRATIONS = ("Protests", "Riots")
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
STATE_FORCES, MILITIAS, RIOTERS, PROTESTERS, CIVILIANS, OTHERS = 1, 3, 5, 6, 7, 8
FORCE = {**dict.fromkeys(VIOLENT), "Riots": RIOTERS}
"""What somebody is who by name and sector is a civilian, and uses force: by event type, None where nobody can tell."""
UNARMED = {RIOTERS: "Rioters", PROTESTERS: "Protesters", CIVILIANS: "Civilians"}
"""What ACLED calls unarmed people, before their country in brackets."""
SAID_ALREADY = frozenset({"people", "civilians", "civilian", "protesters", "rioters"})
"""Words for people that add nothing to what ACLED calls them."""

WITH_ARTICLE = re.compile(
    r"(?:United|Democratic|Republic|Central|Dominican|Gambia)\b.*"
    r"|.*\b(?:Bahamas|Comoros|Islands|Maldives|Netherlands|Philippines)"
)
"""Names of countries that have "the" before them behind "of"."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor.

    Attributes:
        name: as ACLED names actors.
        kind: its number for that kind; None where nobody can tell.
        words: what the event calls it, where that says more than the name; else "".
    """

    name: str
    kind: int | None
    words: str = ""


def coded(case: Case) -> tuple[str, str]:
    """Its event_type and sub_event_type: force against nobody but civilians is no clash, for a battle has two sides."""
    suffering = [_by_sector(party, suffers=True) for party in case.sides.second]
    one_sided = suffering and set(suffering) == {CIVILIANS} and case.sides.direction != "mutual"
    return ATTACK if case.backed.acled == CLASH and one_sided else case.backed.acled


def actors(case: Case, at: int) -> tuple[Actor, ...]:
    """The actors of side 0 or 1, the one that goes first before its companions.

    Whom a demonstration is against was not there, and is none; civilians are none of a battle. Forces that the other
    side has already are none of side 1; civilians can be on both. Of violence by nobody who is told of an unidentified
    actor is side 0; of other events those who alone suffer it are.
    """
    kind, first, second = coded(case)[0], *_shown(case)
    if not first and kind in VIOLENT:
        return _some(second, case, suffers=True) if at else (_unidentified(case),)
    told = (first, second)[at] if first else (second, ())[at]
    found = _some(told, case, suffers=(at == 1 or not first) and case.sides.direction != "mutual")
    taken = {one.name for one in actors(case, 0) if one.kind not in UNARMED} if at else set[str]()
    return tuple(one for one in found if one.name not in taken)


def _some(told: Iterable[Party], case: Case, *, suffers: bool) -> tuple[Actor, ...]:
    found = (_actor(party, case, suffers=suffers) for party in told)
    return tuple(one for one in found if coded(case)[0] != BATTLES or one.kind not in UNARMED)


def _unidentified(case: Case) -> Actor:
    """ACLED's name for whoever it was; whose unknown planes are, own or foreign, nobody can tell."""
    if coded(case)[1] == AIR_STRIKE:
        return Actor("Unidentified Military Forces", None)
    where = country(case.backed.where.country).name
    return Actor("Unidentified Armed Group" + (f" ({where})" if where else ""), MILITIAS)


def companions(side: Sequence[Actor]) -> tuple[str, ...]:
    """Whoever else is on a side, and what is told of them beside their names; each once."""
    own = {one.name for one in side[:1]}
    told = [words for one in side for words in (one.name, one.words)]
    return tuple(words for words in dict.fromkeys(told) if words and words not in own)


def are_targets(case: Case) -> bool:
    """Whether unarmed people are those who suffer it; in a battle they are never its target."""
    alone = not case.sides.first and coded(case)[0] not in VIOLENT
    return kind_of(actors(case, 0 if alone else 1)) in (PROTESTERS, CIVILIANS)


def kind_of(side: Sequence[Actor]) -> Cell:
    """ACLED's number for the kind of a side: 0 for none, None where nobody can tell."""
    return side[0].kind if side else 0


def interaction(kinds: Iterable[Cell]) -> Cell:
    """Both kinds in two digits, the lower first; a kind alone has 0 behind it; None where one is not known."""
    found = list(kinds)
    known = sorted(kind for kind in found if isinstance(kind, int) and kind)
    if None in found or not known:
        return None
    return known[0] * 10 + (known[1] if len(known) > 1 else 0)


def _shown(case: Case) -> tuple[Sequence[Party], Sequence[Party]]:
    kind, sub = coded(case)
    if kind in DEMONSTRATIONS and case.backed.event.type == "PROTEST" and sub != "Mob violence":
        return case.sides.first, ()
    return case.sides.first, case.sides.second


def _actor(party: Party, case: Case, *, suffers: bool) -> Actor:
    kind = _kind(party, case, suffers=suffers)
    if kind in UNARMED:
        whose = country(party.country or case.backed.where.country).name
        words = "" if party.name.casefold() in SAID_ALREADY else party.name
        return Actor(UNARMED[kind] + (f" ({whose})" if whose else ""), kind, words)
    forces = _forces(party, coded(case)[0])
    if not forces or not party.country:
        return Actor(party.name, kind)
    named = not party.is_state and not party.organ and party.name[:1].isupper()
    return Actor(f"{forces} of {_of(party.country)}", kind, party.name if named else "")


def _of(code: str) -> str:
    name = country(code).name
    return f"the {name}" if WITH_ARTICLE.fullmatch(name) else name


def _forces(party: Party, event_type: str) -> str:
    """What ACLED calls the forces of a state; in violence a state and its government act by their military."""
    if party.sector == "COP":
        return "Police Forces"
    governs = party.is_state or party.organ == "government"
    if party.sector == "MIL" or (governs and event_type in VIOLENT):
        return "Military Forces"
    return "Government" if governs else ""


def _kind(party: Party, case: Case, *, suffers: bool) -> int | None:
    """The number of a party's kind; None where nobody can tell.

    Unarmed people who act in a demonstration are its rioters or protesters, and so are those against whom force is used
    in a protest. Who uses force is no civilian, whatever its name tells. The forces of a state abroad are others.
    """
    event_type, where = coded(case)[0], case.backed.where.country
    kind = _by_sector(party, suffers=suffers)
    if kind == CIVILIANS and event_type == "Protests":
        return PROTESTERS
    if kind == CIVILIANS and not suffers and event_type in FORCE:
        return FORCE[event_type]
    abroad = where and party.country and party.country != where
    return OTHERS if kind == STATE_FORCES and abroad else kind


def _by_sector(party: Party, *, suffers: bool) -> int | None:
    table = crosswalk()
    code = (suffers and table.of_sector(party.sector, "suffers")) or table.of_sector(party.sector, "inter")
    return int(code) if code else None
