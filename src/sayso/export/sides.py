"""The two sides of an event, with what other projects want to know of each party: its country, sector and code."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sayso.codebook.compound import Described, describe
from sayso.codebook.parties import parties
from sayso.codebook.sectors import sectors
from sayso.export.backed import Backed
from sayso.export.crosswalk import crosswalk
from sayso.model.event import Participant

Direction = Literal["first to second", "mutual", "first alone", "second alone", ""]
PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who", "you"})
"""Words that name nobody where a report does not tell whom they stand for."""
RELIGIONS = frozenset({"CPT", "DRZ", "MOS", "MRN", "SHI", "SIK", "SUN"})
"""Parts of actor codes that CAMEO lists among religions."""
PARTS = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an event; "" for what is not known of it.

    Attributes:
        name: as the codebook has it where it knows the party, else as the event has it.
        id: as the event has it.
        words: how the first claim that names it words it.
        code: as CAMEO writes actors.
        country: ISO 3166-1 alpha-3.
        sector: a key of the codebook's sectors; that of a state is GOV.
        organ: the organ of a state that its name tells, in small letters: "army".
    """

    name: str
    id: str
    words: str
    code: str
    country: str
    sector: str
    organ: str = ""

    @property
    def is_state(self) -> bool:
        """Whether it is a state itself."""
        return self.id.startswith("state:")

    @property
    def is_people(self) -> bool:
        """Whether it is somebody, by its name or sector: no thing that is used or hit, as a bus is, nor a mere "he"."""
        named = self.name[:1].isupper() and self.name.casefold() not in PRONOUNS
        return bool(self.sector or self.country or not self.id.startswith("name:") or named)

    @property
    def side(self) -> str:
        """What UCDP sees in it: `state`, `group`, `civilians`; "" where that, or whose forces it is, is not known."""
        side = crosswalk().of_sector(self.sector, "side")
        return "" if side == "state" and not self.country else side

    @property
    def types(self) -> tuple[str, ...]:
        """The roles in its code behind the country, such as REB; CAMEO's."""
        return tuple(part for part in PARTS.findall(self.code) if part in _by_cameo())

    @property
    def religion(self) -> str:
        """The religion in its code; CAMEO's."""
        return next((part for part in self._rest if part in RELIGIONS), "")

    @property
    def people(self) -> str:
        """The people in its code, such as KUR; CAMEO's."""
        return next((part for part in self._rest if part in _peoples() - RELIGIONS), "")

    @property
    def group(self) -> str:
        """The agency in its code that CAMEO's list of known groups has for it."""
        known = [part for part in self._rest if part not in _peoples() | RELIGIONS]
        return known[-1] if known and self.sector and not self.is_state else ""

    @property
    def _rest(self) -> Sequence[str]:
        return [part for part in PARTS.findall(self.code.removeprefix(self.country)) if part not in self.types]


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on either side: those who act and those who suffer it; in a mutual act the first and the others.

    Things are no parties, and nobody is on both sides.
    """

    first: tuple[Party, ...]
    second: tuple[Party, ...]
    direction: Direction


def sides(backed: Backed) -> Sides:
    """The sides of an event."""
    actors = _people(backed.event.actors, backed)
    taken = {(party.id, party.name) for party in actors}
    recipients = tuple(one for one in _people(backed.event.recipients, backed) if (one.id, one.name) not in taken)
    if not recipients and len(actors) > 1 and not backed.about:
        return Sides(actors[:1], actors[1:], "mutual")
    alone: Direction = "first alone" if actors else "second alone" if recipients else ""
    return Sides(actors, recipients, "first to second" if actors and recipients else alone)


def _people(many: Sequence[Participant], backed: Backed) -> tuple[Party, ...]:
    found = (party_of(one, backed) for one in many)
    return tuple(party for party in found if party.is_people)


def party_of(one: Participant, backed: Backed) -> Party:
    """What the tables, the reports and its name tell of a party."""
    told = _unquoted(one.name)
    known, described = parties().get(one.party), _described(told)
    code = (known.code if known else "") or backed.actor_codes.get(one.party, "") or described.code
    sector = (known.sector if known else "") or described.sector or _sector(code) or _of_states(told, described)
    country = (known.country if known else "") or described.country or _country(code)
    if one.party.startswith("state:"):
        sector, country = "GOV", one.party.removeprefix("state:")
    name = known.name if known else _uncapitalised(told)
    words = backed.wordings.get(one.name, "")
    return Party(name, one.party, words, code or country, country, sector, described.organ)


def _of_states(name: str, described: Described) -> str:
    """The sector of a coalition that a state leads: an organisation of states; "" of others."""
    return "IGO" if described.backer.startswith("state:") and name.casefold().endswith(" coalition") else ""


def _unquoted(name: str) -> str:
    """A name without a quotation mark that has no fellow in it."""
    return name.replace('"', "") if name.count('"') % 2 else name


def _uncapitalised(name: str) -> str:
    """A common noun in the plural, as it stands within a sentence: reports begin one with a capital."""
    common = name == name.capitalize() and name.endswith(("s", "men")) and not name.endswith("ss")
    return name.casefold() if common and name.casefold() in sectors().nouns else name


def _sector(code: str) -> str:
    """The sector that an actor code ends with, by the names that CAMEO gives them."""
    return next((_by_cameo()[part] for part in reversed(PARTS.findall(code)) if part in _by_cameo()), "")


@cache
def _by_cameo() -> Mapping[str, str]:
    """Sectors by what CAMEO calls them, the first where it has one name for several."""
    return {one.cameo: key for key, one in reversed([*sectors().roles.items()]) if one.cameo}


@cache
def _peoples() -> frozenset[str]:
    return frozenset(sectors().peoples.values())


@lru_cache(maxsize=20_000)
def _described(name: str) -> Described:
    """What a name tells of a party; events name the same few again and again."""
    return describe(name, parties())


def _country(code: str) -> str:
    first = code[:3]
    return first if first and parties().state(first) else ""


def joined(many: Sequence[Party]) -> str:
    """Names with "; " between them."""
    return "; ".join(party.name for party in many)
