"""What is read off a report's sentences before claims are put together."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.report import PartKind
from sayso.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NumberOf = Literal[
    "killed", "injured", "captured", "displaced", "troops", "weapons", "vehicles", "aircraft", "attacks", "money", "other"
]
AttributionKind = Literal["direct", "indirect", "mixed", "document", "hearsay"]


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence, or what stands as one (a headline, a caption), with the kind of part it stands in.

    `text` is `report.text[start:end]`, without white space around it. It is read alone, wherever it stands.
    """

    start: int
    end: int
    text: str
    part: PartKind = "paragraph"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, resolved.

    Attributes:
        span: its words.
        type: as in TIMEX3.
        value: the TIMEX3 value (`2015-10-07`, `P2D`, `2015-W41`, `PRESENT_REF`), or "" where it cannot be resolved.
        start, end: first and last day it covers, ISO 8601, both included; "" where open or unknown.
        said: the value in the form of claims: a date, month, year, `a/b`, `a/` (since), `/b` (until), or "".
    """

    span: Span
    type: TimeType
    value: str
    start: str = ""
    end: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A count or an amount.

    Attributes:
        span: its words ("at least 16", "dozens of").
        of: what is counted, as far as the words beside it tell; `other` where they do not.
        low, high: bounds, both included; None where open. An exact number has both equal.
        kind: who is counted: civilian, combatant, child, woman, police, official, or "".
        currency: ISO 4217 code for money, else "".
    """

    span: Span
    of: NumberOf
    low: int | None
    high: int | None
    kind: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited for what.

    Attributes:
        sources: words that name the source; none where it is unnamed.
        cue: the word of saying, or None.
        content: what is attributed, in one or more pieces.
        speaker: resolved name of the source; co-sources joined by " & "; `unnamed` where none is named.
        parent: index of the attribution whose content holds this one, in the list it stands in; None for an outermost one.
    """

    sources: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str
    parent: int | None = None
