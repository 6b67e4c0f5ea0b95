"""What claims are put together from: everything read off one report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.analysis.naming import Naming
from sayso.model.analysis import Act, Attribution, NumberMention, Sentence, TimeMention
from sayso.model.claim import Claim, Role
from sayso.model.report import Report
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read off one report, in the order of its text.

    Attributes:
        acts: what the reader model says, one tuple a sentence.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    acts: tuple[tuple[Act, ...], ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    means: tuple[Span, ...]
    naming: Naming


@dataclass(slots=True)
class Told:
    """What the report has told so far, for what is carried over from one claim to the next."""

    claims: list[Claim] = field(default_factory=list)

    @property
    def last(self) -> Claim | None:
        """The claim before, in the order of the text."""
        return self.claims[-1] if self.claims else None

    def party(self, role: Literal["actors", "recipients"], there: Sequence[Role]) -> tuple[Role, ...]:
        """Who last had this role, or else the other one, among those who are not in the present claim already."""
        mine = {r.name.casefold() for r in there}
        for claim in reversed(self.claims):
            either = (claim.actors, claim.recipients)
            for parties in either if role == "actors" else reversed(either):
                if parties and mine.isdisjoint(r.name.casefold() for r in parties):
                    return parties
        return ()


def inside(sentence: Sentence, spans: Sequence[Span]) -> list[Span]:
    """Those that lie in the sentence."""
    return [s for s in spans if sentence.start <= s.start and s.end <= sentence.end]
