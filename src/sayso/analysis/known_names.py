"""The names by which one report calls the parties that the tables know."""

from collections.abc import Sequence

from sayso.analysis.party_words import word_set
from sayso.analysis.people import People
from sayso.analysis.proper_names import ProperNames
from sayso.codebook.parties import Found, Known, Parties

_IN_FULL = word_set("ARE CAF CHN COD GBR IRN KOR PRK RUS SAU SYR USA")
"""States named in full whatever the report calls them."""
_FORMER = {"COD": "ZRCD", "CZE": "CSHH", "DEU": "DDDE", "RUS": "SUHH", "SRB": "YUCS", "VNM": "VDVN"}
"""States that are no more by those that have their capitals now."""
PEOPLE_FIRST = "state:PSE"
"""Whose people are known before their state is."""


class KnownNames:
    """Names known parties as one report does.

    Args:
        table: known parties.
        known: those found in the report.
        people: the people of the report.
        proper: its names of bodies.
    """

    def __init__(self, table: Parties, known: Sequence[Found], people: People, proper: ProperNames) -> None:
        self._table, self._people, self._proper = table, people, proper
        self._told_of = {found.known for found in known if found.kind in ("name", "short", "demonym", "people")}

    def party(self, known: Known, words: str) -> str:
        """The name of a known party: states and world bodies in full, others as fully as this report names them."""
        known = self._former(known)
        if known.kind == "state" and known.country not in _IN_FULL:
            return self._proper.longest(known.id) or known.name
        if known.kind == "state" or known.id in ("org:UN", "org:EU"):
            return known.name
        return self._proper.spelled(words) or self._proper.longest(known.id) or words

    def found(self, found: Found, words: str) -> str:
        """The name of a party found in words; "" where they only name its people or what it was called once."""
        if found.kind == "demonym" and found.known.id == PEOPLE_FIRST:
            return "Palestinians"
        if found.kind in ("name", "short", "demonym", "capital", "seat"):
            return self.party(found.known, words)
        if found.kind == "regime":
            words = words[found.start : found.end]
            return self._people.known(words) or words
        return ""

    def _former(self, known: Known) -> Known:
        """The state that was where the report names no other: Kinshasa is Zaire's in a report of Zaire."""
        former = self._table.state(_FORMER.get(known.country, "")) if known.kind == "state" else None
        return former if former in self._told_of and known not in self._told_of and former is not None else known
