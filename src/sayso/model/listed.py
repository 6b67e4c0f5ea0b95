"""What an archive lists beside claims and events: reports by what is known of them, attributions, parties."""

from dataclasses import dataclass

from sayso.model.analysis import Attribution
from sayso.model.report import Outcome


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report without its text.

    Attributes:
        characters: code points of its text.
        sentences, claims, attributions, mentions: how many were read off it.
        outcome, reason: as of `Report`; `failed` where it could not be read.
        state: live, superseded (a newer one stands at its address), retracted, erased.
        revision: its number among the reports at its address, from 1.
        taken: when it was first taken in, ISO 8601 in UTC with `Z`.
    """

    id: str
    key: str
    title: str
    publisher: str
    byline: str
    published: str
    url: str
    language: str
    characters: int
    sentences: int
    claims: int
    attributions: int
    mentions: int
    outcome: Outcome
    reason: str
    state: str
    revision: int
    taken: str


@dataclass(frozen=True, slots=True)
class ListedAttribution:
    """An attribution with its id, that of its report, and that of the attribution which holds it ("" for none)."""

    id: str
    report: str
    parent: str
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Party:
    """A party of claims.

    Attributes:
        id: as claims have it, "" where they have a name alone.
        name: of the tables of parties, else the one that most claims have.
        names: all that claims have, the one that most have first.
        actor, recipient, source: claims in which it is that.
    """

    id: str
    name: str
    names: tuple[str, ...]
    actor: int
    recipient: int
    source: int

    @property
    def claims(self) -> int:
        """How often claims name it."""
        return self.actor + self.recipient + self.source
