"""What claims are put together from: everything read off one report."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.analysis.naming import Naming
from sayso.claims.voices import Voices
from sayso.model.analysis import Act, Attribution, NumberMention, Sentence, TimeMention
from sayso.model.claim import Claim, Role
from sayso.model.overlaps import Overlaps
from sayso.model.report import Report
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Material:
    """Everything read off one report, in the order of its text.

    Attributes:
        acts: what the reader model says, one tuple a sentence.
        voices: the attributions by where their words stand.
        counts, weapons: the numbers and the means by where they stand.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    acts: tuple[tuple[Act, ...], ...]
    attributions: tuple[Attribution, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[NumberMention, ...]
    means: tuple[Span, ...]
    naming: Naming
    voices: Voices = field(init=False)
    counts: Overlaps[NumberMention] = field(init=False)
    weapons: Overlaps[Span] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "voices", Voices(self.attributions))
        object.__setattr__(self, "counts", Overlaps(self.numbers, lambda number: number.span))
        object.__setattr__(self, "weapons", Overlaps(self.means, lambda span: span))


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
