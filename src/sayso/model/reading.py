"""All that is read off one report."""

from dataclasses import dataclass

from sayso.model.analysis import Attribution, NumberMention, PlaceMention, Sentence, TimeMention
from sayso.model.claim import Claim, Role
from sayso.model.report import Report


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read it: the versions that a reading stands under. "" where a part took no share."""

    version: str = ""
    codebook: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with everything that was read off it, each in the order of the text.

    Attributes:
        parties: every mention of a party, resolved.
        reader: the versions that made it.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    parties: tuple[Role, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    reader: Reader = Reader()
