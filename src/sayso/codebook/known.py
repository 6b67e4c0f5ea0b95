"""A known party, and the words that name it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

PartyKind = Literal["state", "org", "group", "body"]
NameKind = Literal["name", "short", "former", "demonym", "people", "capital", "seat", "regime"]
"""How words stand for a party: its name, an abbreviation in capitals, a name that it has given up, the adjective of a
state, the plural of that (its people), its capital, the seat of its government, the name of whoever rules it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the tables.

    Attributes:
        id: `state:SYR`, `org:UN`, `group:islamic-state`, `body:pentagon`.
        name: what it is called in claims.
        country: ISO 3166-1 alpha-3 of the state it is, belongs to or fights in; "" where it belongs to none.
        demonym: adjective of a state, "" elsewhere.
        code: as CAMEO writes actors: country or kind of organisation, then role, then agency (`AFGREBTAL`).
        sector: what it is, a key of `sectors.yml`; "" for a state itself.
        since, until: first and last year of it, None where open or not known for sure.
    """

    id: str
    name: str
    kind: PartyKind
    country: str = ""
    demonym: str = ""
    code: str = ""
    sector: str = ""
    since: int | None = None
    until: int | None = None


class Name(NamedTuple):
    """Words for a known party. `since` and `until` are the years in which it bore the name, None where open."""

    text: str
    known: Known
    kind: NameKind
    since: int | None = None
    until: int | None = None
