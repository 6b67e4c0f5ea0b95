"""The two sides of an event, with what other projects want to know of each party: its country, sector and code."""

import re
from collections.abc import Iterator, Mapping, Sequence
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
PARTS = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an event; "" for what is not known of it.

    Attributes:
        name, id: as the event has them.
        words: how the first claim that names it words it.
        code: as CAMEO writes actors.
        country: ISO 3166-1 alpha-3.
        sector: a key of the codebook's sectors; that of a state is GOV.
    """

    name: str
    id: str
    words: str
    code: str
    country: str
    sector: str

    @property
    def is_state(self) -> bool:
        """Whether it is a state itself."""
        return self.id.startswith("state:")

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
    def group(self) -> str:
        """The agency in its code that CAMEO's list of known groups has for it."""
        rest = [part for part in PARTS.findall(self.code.removeprefix(self.country)) if part not in self.types]
        return rest[-1] if rest and self.sector and not self.is_state else ""


@dataclass(frozen=True, slots=True)
class Sides:
    """Who stands on either side: those who act and those who suffer it; in a mutual act the first and the others."""

    first: tuple[Party, ...]
    second: tuple[Party, ...]
    direction: Direction


def sides(backed: Backed) -> Sides:
    """The sides of an event."""
    actors = tuple(_party(one, backed) for one in backed.event.actors)
    recipients = tuple(_party(one, backed) for one in backed.event.recipients)
    if not recipients and len(actors) > 1:
        return Sides(actors[:1], actors[1:], "mutual")
    alone: Direction = "first alone" if actors else "second alone" if recipients else ""
    return Sides(actors, recipients, "first to second" if actors and recipients else alone)


def _party(one: Participant, backed: Backed) -> Party:
    known, described = parties().get(one.party), _described(one.name)
    code = next(_codes(one, backed), "") or (known.code if known else "") or described.code
    sector = (known.sector if known else "") or described.sector or _sector(code)
    country = (known.country if known else "") or described.country or _country(code)
    if one.party.startswith("state:"):
        sector, country = "GOV", one.party.removeprefix("state:")
    return Party(one.name, one.party, next(_words(one, backed), ""), code or country, country, sector)


def _codes(one: Participant, backed: Backed) -> Iterator[str]:
    """The codes under which the reports of an event mention a party."""
    mentions = (mention for reading in backed.readings for mention in reading.parties)
    return (mention.code for mention in mentions if mention.code and one.party and mention.party == one.party)


def _words(one: Participant, backed: Backed) -> Iterator[str]:
    roles = (role for claim in backed.claims for role in (*claim.actors, *claim.recipients))
    return (role.span.text for role in roles if role.name == one.name)


def _sector(code: str) -> str:
    """The sector that an actor code ends with, by the names that CAMEO gives them."""
    return next((_by_cameo()[part] for part in reversed(PARTS.findall(code)) if part in _by_cameo()), "")


@cache
def _by_cameo() -> Mapping[str, str]:
    """Sectors by what CAMEO calls them, the first where it has one name for several."""
    return {one.cameo: key for key, one in reversed([*sectors().roles.items()]) if one.cameo}


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
