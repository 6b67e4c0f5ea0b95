"""The unit of the record: one act or tie as one predicate of a report tells it."""

from dataclasses import dataclass, field

from sayso.model.analysis import AttributionKind, NumberMention, Sentence, Status
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Role:
    """A party as worded: `span` are the words, `name` whom they stand for, `party` the id of that.

    `code` is its actor code as CAMEO writes it (`SYRMIL`), "" where it is not known or not asked for, as in claims.
    In mentions, `others` are the ids of other parties that the words could mean, and `why` is the reason for this one.
    """

    span: Span
    name: str
    party: str = ""
    code: str = ""
    why: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a source chain.

    Attributes:
        span: the words that name it; None where it is unnamed or carried over from where it cannot be pointed at.
        name: resolved; co-sources joined by " & ".
        members: the co-sources one by one; a single source is its only member.
        cue: the word of saying, or None.
    """

    name: str
    span: Span | None
    kind: AttributionKind
    cue: Span | None = None
    members: tuple[str, ...] = ()
    party: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place as known to a gazetteer; `precision` is UCDP's where_prec, 1 (exact) to 7, or None where unknown."""

    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    admin1: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The days a claim tells of: first and last, ISO 8601, both included, "" where open.

    `precision` is UCDP's date_prec: 1 day, 2 two to six days, 3 week, 4 month, 5 year; None where the interval is open.
    `edtf` is the same in the Extended Date/Time Format (ISO 8601-2).
    """

    start: str
    end: str
    precision: int | None
    edtf: str


@dataclass(frozen=True, slots=True)
class Codes:
    """What other codebooks call it. Codes are strings: CAMEO has both "010" and "10"."""

    cameo: str
    quad: int
    score: float
    acled: tuple[str, str] = ("", "")
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """What decided: the codebook entry that the trigger falls under, and the pattern or the model's scores."""

    entry: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One act or tie, told by one predicate, with its source chain. Never edited.

    Attributes:
        sources: from the outermost to the innermost; empty for the report's own voice.
        place: names, the most specific first.
        time: ISO 8601 date, month, year or interval; "" where the text gives none.
        confidence: 0 to 1: how often claims read with such scores are right (calibrated on held-back folds).
    """

    id: str
    report: str
    sentence: Sentence
    trigger: Span
    type: str
    mode: str
    status: Status
    sources: tuple[Source, ...] = ()
    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()
    place: tuple[str, ...] = ()
    time: str = ""
    numbers: tuple[NumberMention, ...] = ()
    means: Span | None = None
    location: Location | None = None
    when: When | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    codes: Codes = Codes("", 0, 0.0)
    confidence: float = 0.0
    because: Because = Because("", "")
