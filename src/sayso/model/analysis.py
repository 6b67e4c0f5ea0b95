"""What is read off a report's sentences before claims are put together."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.report import PartKind
from sayso.model.span import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
NumberOf = Literal[
    "killed",
    "injured",
    "captured",
    "displaced",
    "troops",
    "weapons",
    "vehicles",
    "aircraft",
    "attacks",
    "money",
    "other",
]
Witness = Literal["rules", "reader", "both"]
"""What found an attribution: the rules, the reader model, or both."""
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
class PlaceMention:
    """A name of a place, and the place it is taken for.

    Attributes:
        span: its words.
        name: as the gazetteer has it; the words themselves where it knows none.
        geonameid: number in GeoNames, or None where it is not known there.
        lat, lon: degrees, WGS 84; None where unknown; with no more decimals than `precision` supports.
        country: ISO 3166-1 alpha-3 code, or "".
        feature: GeoNames feature code (`PPL`, `ADM1`, `PCLI`), or "".
        admin1: name of the first-level region that holds it, or "".
        precision: UCDP's where_prec, 1 (the place itself) to 7, by the kind of place and by words like `near`; None
            where unknown.
        within: where no gazetteer knows the place, the name of the finest known one that holds it, whose point and
            feature are given; else "".
        why: what decided for this place among others of its name, in words.
        others: numbers in GeoNames of other places that the name could mean, the likeliest first, at most five.
    """

    span: Span
    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    feature: str = ""
    admin1: str = ""
    precision: int | None = None
    within: str = ""
    why: str = ""
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is cited for what.

    Attributes:
        sources: words that name the source; none where it is unnamed.
        cue: the word of saying, or None.
        content: what is attributed, in one or more pieces.
        speaker: resolved name of the source; co-sources joined by " & "; `unnamed` where none is named.
        parent: index, in the list it stands in, of the attribution whose content holds this one; None for an outermost
            one.
        asserts: whether the source puts the content forward; else the source only judges it or has it in mind
            ("condemned the raid"), and what it presupposes stays in the voice around.
        by: which witness found it.
        sure: chance, 0 to 1, that the reader model gives its cue; 1 where no model was heard.
    """

    sources: tuple[Span, ...]
    cue: Span | None
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str
    parent: int | None = None
    asserts: bool = True
    by: Witness = "rules"
    sure: float = 1.0


Status = Literal["happened", "ongoing", "planned", "wanted", "possible", "denied"]
STATUSES: tuple[Status, ...] = ("happened", "ongoing", "planned", "wanted", "possible", "denied")
"""How the innermost source presents an act."""

UNNAMED = "unnamed"
"""The name of a source whom a report does not name."""
SourceKind = Literal["none", "here", "carried", "unnamed"]
"""Where a link of a source chain is named: there is none, in the sentence, before it, nowhere."""

Filled = Literal["none", "here", "carried"]
"""Where a role is filled: nowhere, in the sentence, before it."""


@dataclass(frozen=True, slots=True)
class Act:
    """What the reader model says of one trigger: words only, nothing resolved, each sentence by itself.

    Attributes:
        trigger: the head word of the predicate.
        inner, outer: where the innermost source is named, and the one outside it.
        inner_span, outer_span: its words where it is named in the sentence.
        numbers: words of a count with what is counted.
        scores: probability, 0 to 1, of each decision by its name: trigger, type, mode, status, actors, recipients,
            inner, outer; `own` that there is no source at all, `single` that there is none outside the innermost.
        sense: the turn of speech that gave it another type than the model, or "".
    """

    trigger: Span
    type: str
    mode: str
    status: Status
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    actor: Filled
    recipient: Filled
    inner: SourceKind
    inner_span: Span | None
    outer: SourceKind
    outer_span: Span | None
    places: tuple[Span, ...]
    times: tuple[Span, ...]
    numbers: tuple[tuple[Span, NumberOf], ...]
    where: Filled
    when: Filled
    scores: dict[str, float]
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the reader model says of one word of saying: words only, each sentence by itself.

    Attributes:
        cue: the words of saying.
        head: the one that carries them.
        asserts: whether the source puts the content forward, as in `Attribution`.
        where: where the source is named.
        source: its words where it is named in the sentence.
        content: what of the sentence is attributed, in one or more pieces.
        scores: probability, 0 to 1, of each decision: cue, source, content.
    """

    cue: Span
    head: Span
    asserts: bool
    where: SourceKind
    source: Span | None
    content: tuple[Span, ...]
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Heard:
    """All that the reader model says of a sentence: its acts, and who is cited in it, each in the order of the text."""

    acts: tuple[Act, ...] = ()
    cited: tuple[Cited, ...] = ()
