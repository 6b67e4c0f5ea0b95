"""A claim as linking sees it: with where in its report it stands, and on whom it rests in the end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model.analysis import UNNAMED
from sayso.model.claim import Claim, Source
from sayso.model.event import Stance
from sayso.model.report import Report

LEAD = 2
"""So many sentences under the headline tell what a report is about."""

STANCES: dict[str, Stance] = {
    "happened": "affirms",
    "ongoing": "affirms",
    "possible": "doubts",
    "denied": "denies",
    "planned": "",
    "wanted": "",
}
PROMINENT = 1.5
"""As much as others counts a claim of the headline or the lead."""
PEOPLE = re.compile(
    r"(?:\w+s|activist|aide|analyst|commander|diplomat|doctor|fighter|insider|medic|monitor|neighbour|observer|officer"
    r"|official|people|representative|reporter|resident|sheikh|soldier|source|spokes\w+|survivor|villager|witness)"
)
"""Nouns for people who speak without a name. A plural in small letters is one; a body ("the army", "police") is not."""
AT_A_PLACE = re.compile(r"\s+(?:at|from|in|of|inside|within|close|near|with|to|who|familiar)\s.*")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in its report.

    Attributes:
        sentence: how many sentences that are read stand before its own; headlines count.
        headline: whether it stands in the headline or a caption, which tell what the text tells again.
        lead: whether it stands in the first sentences under the headline.
        voice: who speaks in the report's own voice, where that is not its outlet: the agency that it credits, the one
            whose text it copies; else "".
        same: for names of origins the one that stands for the same party.
    """

    report: Report
    claim: Claim
    sentence: int
    headline: bool
    lead: bool
    voice: str = ""
    same: Mapping[str, str] = field(default_factory=dict)

    @property
    def outlet(self) -> str:
        """Who publishes the report, under the name it goes by."""
        return self.voice or self.report.publisher or self.report.key

    @property
    def stance(self) -> Stance:
        """What the innermost source has to say of the act."""
        return STANCES[self.claim.status]

    @property
    def emphasis(self) -> float:
        """What its place in the report makes it count."""
        return PROMINENT if self.headline or self.lead else 1.0

    @property
    def origins(self) -> tuple[str, ...]:
        """Whoever it rests on in the end, co-sources one by one; the outlet where the report speaks for itself."""
        if not self.claim.sources:
            return (self.outlet,)
        innermost = self.claim.sources[-1]
        members = innermost.members or (innermost.name,)
        return tuple(dict.fromkeys(self._origin(innermost, member) for member in members))

    def _origin(self, source: Source, member: str) -> str:
        if not is_unnamed(member, source.party if len(source.members) < 2 else ""):
            return self.same.get(member, member)
        if member.casefold() == self.outlet.casefold():
            return self.outlet
        who = "unnamed sources" if member == UNNAMED else member
        return f"{who} cited by {self.outlet}"

    @property
    def via(self) -> tuple[str, ...]:
        """Whoever passes it on, the outermost first."""
        return tuple(source.name for source in self.claim.sources[:-1])

    @property
    def first_hand(self) -> bool:
        """Whether the report has it from its origin itself, or from a medium, and not from another party."""
        return all(source.kind == "document" for source in self.claim.sources[:-1])


def is_unnamed(name: str, party: str) -> bool:
    """Whether a source is people without a name ("activists", "a source at the ministry"), who are never merged."""
    if party and not party.startswith("name:"):
        return False
    head = AT_A_PLACE.sub("", name).split()
    noun = head[-1] if head else ""
    noun = noun.casefold() if len(head) == 1 else noun  # a word alone has its capital from where it stands
    return name == UNNAMED or bool(noun.islower() and PEOPLE.fullmatch(noun))
