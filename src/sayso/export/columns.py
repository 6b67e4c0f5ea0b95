"""Columns of flat rows for R, pandas and Stata: for each kind of thing one visible list.

Names fit `^[a-z][a-z0-9_]{0,31}$`; an empty cell is missing. Lists are joined by "; ", and lists that belong together
(`actors` and `actor_parties`) have their entries in the same places.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from sayso.export.encoding import Cell
from sayso.export.records import attribution_ids, code, degrees
from sayso.export.regions import region
from sayso.model.analysis import Attribution, NumberMention, NumberOf, PlaceMention, TimeMention
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.edition import Rating, Superseded
from sayso.model.event import Account, AccountPart, Counted, Event, Participant, Stance, Toll
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span

Row = tuple[Cell, ...]
S = TypeVar("S")
T = TypeVar("T")
Column = tuple[str, Callable[[T], Cell]]
Mention = Role | PlaceMention | TimeMention | NumberMention

NOWHERE = Location("")
UNDATED = When("", "", None, "")


class Listed(NamedTuple):
    """An attribution with its id and its parent's."""

    id: str
    parent: str
    attribution: Attribution


def amount(number: NumberMention) -> str:
    """A count in short: `killed 16+` (at least), `injured 2-5`, `troops -300` (at most), `money 5000 EUR`."""
    low, high = ("" if bound is None else str(bound) for bound in (number.low, number.high))
    bounds = low if low == high else f"{low}+" if not high else f"{low}-{high}"
    return " ".join(part for part in (number.of, bounds, number.currency, number.kind) if part)


def joined(values: Iterable[str]) -> str:
    """Values with "; " between them; "" where all are empty."""
    listed = list(values)
    return "; ".join(listed) if any(listed) else ""


def words(span: Span | None) -> str:
    """The words of a span, "" for none."""
    return "" if span is None else span.text


def start(span: Span | None) -> int | None:
    """Where a span begins, None for none."""
    return None if span is None else span.start


def end(span: Span | None) -> int | None:
    """Where a span ends, None for none."""
    return None if span is None else span.end


def _bound(claim: Claim, of: NumberOf, side: str) -> int | None:
    """A bound of the first count of a kind; further ones are parts of it ("including 11 children")."""
    counts = (number for number in claim.numbers if number.of == of)
    return next((number.low if side == "low" else number.high for number in counts), None)


def _counted(event: Event, of: NumberOf) -> Toll:
    """What is counted of one kind, open where nothing is."""
    return next((toll for toll in event.numbers if toll.of == of), Toll(of, None, None, None, ()))


def _origins(event: Event, stance: Stance) -> str:
    return joined(account.origin for account in event.accounts if account.stance == stance)


def of_part(get: Callable[[S], T], columns: tuple[Column[T], ...]) -> tuple[Column[S], ...]:
    """The columns of a part of something, as columns of the whole."""

    def whole(cell: Callable[[T], Cell]) -> Callable[[S], Cell]:
        return lambda one: cell(get(one))

    return tuple((name, whole(cell)) for name, cell in columns)


def _when(one: Claim | Event) -> When:
    return one.when or UNDATED


def _location(claim: Claim) -> Location:
    return claim.location or NOWHERE


def _where(event: Event) -> Location:
    return event.where or NOWHERE


WHEN: tuple[Column[When], ...] = (
    ("date_start", lambda w: w.start),
    ("date_end", lambda w: w.end),
    ("date_prec", lambda w: w.precision),
    ("edtf", lambda w: w.edtf),
)

WHERE: tuple[Column[Location], ...] = (
    ("location", lambda w: w.name),
    ("geonameid", lambda w: w.geonameid),
    ("latitude", lambda w: degrees(w.lat)),
    ("longitude", lambda w: degrees(w.lon)),
    ("where_prec", lambda w: w.precision),
    ("admin1", lambda w: w.admin1),
    ("admin1_iso", lambda w: region(w).iso),
    ("admin1_geonames", lambda w: region(w).geonames),
    ("country", lambda w: w.country),
)

REPORT: tuple[Column[Report], ...] = (
    ("report_id", lambda r: r.id),
    ("report_key", lambda r: r.key),
    ("title", lambda r: r.title),
    ("publisher", lambda r: r.publisher),
    ("published", lambda r: r.published),
    ("url", lambda r: r.url),
)

READER: tuple[Column[Reading], ...] = (
    ("reader_version", lambda r: r.reader.version),
    ("reader_codebook", lambda r: r.reader.codebook),
    ("reader_model", lambda r: r.reader.model),
)

CLAIM: tuple[Column[Claim], ...] = (
    ("id", lambda c: c.id),
    ("type", lambda c: c.type),
    ("mode", lambda c: c.mode),
    ("status", lambda c: c.status),
    ("sources", lambda c: joined(s.name for s in c.sources)),
    ("source_parties", lambda c: joined(s.party for s in c.sources)),
    ("source_kinds", lambda c: joined(s.kind for s in c.sources)),
    ("actors", lambda c: joined(a.name for a in c.actors)),
    ("actor_parties", lambda c: joined(a.party for a in c.actors)),
    ("recipients", lambda c: joined(r.name for r in c.recipients)),
    ("recipient_parties", lambda c: joined(r.party for r in c.recipients)),
    ("place", lambda c: joined(c.place)),
    ("time", lambda c: c.time),
    *of_part(_when, WHEN),
    *of_part(_location, WHERE),
    ("killed_low", lambda c: _bound(c, "killed", "low")),
    ("killed_high", lambda c: _bound(c, "killed", "high")),
    ("injured_low", lambda c: _bound(c, "injured", "low")),
    ("injured_high", lambda c: _bound(c, "injured", "high")),
    ("numbers", lambda c: joined(map(amount, c.numbers))),
    ("means", lambda c: words(c.means)),
    ("cameo", lambda c: c.codes.cameo),
    ("quad", lambda c: c.codes.quad),
    ("score", lambda c: c.codes.score),
    ("acled_event_type", lambda c: c.codes.acled[0]),
    ("acled_sub_event_type", lambda c: c.codes.acled[1]),
    ("contexts", lambda c: joined(c.codes.context)),
    ("confidence", lambda c: round(c.confidence, 4)),
    ("trigger_text", lambda c: c.trigger.text),
    ("trigger_start", lambda c: c.trigger.start),
    ("trigger_end", lambda c: c.trigger.end),
    ("sentence", lambda c: c.sentence.text),
    ("sentence_start", lambda c: c.sentence.start),
    ("sentence_end", lambda c: c.sentence.end),
    ("entry", lambda c: c.because.entry),
    ("pattern", lambda c: c.because.pattern),
)

ATTRIBUTION: tuple[Column[Listed], ...] = (
    ("id", lambda c: c.id),
    ("parent", lambda c: c.parent),
    ("kind", lambda c: c.attribution.kind),
    ("speaker", lambda c: c.attribution.speaker),
    ("source", lambda c: joined(map(words, c.attribution.sources))),
    ("cue", lambda c: words(c.attribution.cue)),
    ("content", lambda c: joined(map(words, c.attribution.content))),
    ("content_start", lambda c: min((s.start for s in c.attribution.content), default=None)),
    ("content_end", lambda c: max((s.end for s in c.attribution.content), default=None)),
)

MENTION: tuple[Column[Mention], ...] = (
    ("kind", lambda m: mention_kind(m)),
    ("text", lambda m: m.span.text),
    ("text_start", lambda m: m.span.start),
    ("text_end", lambda m: m.span.end),
    ("name", lambda m: m.name if isinstance(m, Role | PlaceMention) else ""),
    ("party", lambda m: m.party if isinstance(m, Role) else ""),
    ("code", lambda m: code(m) if isinstance(m, Role) else ""),
    ("geonameid", lambda m: m.geonameid if isinstance(m, PlaceMention) else None),
    ("latitude", lambda m: degrees(m.lat) if isinstance(m, PlaceMention) else None),
    ("longitude", lambda m: degrees(m.lon) if isinstance(m, PlaceMention) else None),
    ("country", lambda m: m.country if isinstance(m, PlaceMention) else ""),
    ("feature", lambda m: m.feature if isinstance(m, PlaceMention) else ""),
    ("time_type", lambda m: m.type if isinstance(m, TimeMention) else ""),
    ("time_value", lambda m: m.value if isinstance(m, TimeMention) else ""),
    ("date_start", lambda m: m.start if isinstance(m, TimeMention) else ""),
    ("date_end", lambda m: m.end if isinstance(m, TimeMention) else ""),
    ("counted", lambda m: m.of if isinstance(m, NumberMention) else ""),
    ("low", lambda m: m.low if isinstance(m, NumberMention) else None),
    ("high", lambda m: m.high if isinstance(m, NumberMention) else None),
    ("people_class", lambda m: m.kind if isinstance(m, NumberMention) else ""),
    ("currency", lambda m: m.currency if isinstance(m, NumberMention) else ""),
)

EVENT: tuple[Column[Event], ...] = (
    ("id", lambda e: e.id),
    ("type", lambda e: e.type),
    ("mode", lambda e: e.mode),
    *of_part(_when, WHEN),
    *of_part(_where, WHERE),
    ("actors", lambda e: joined(a.name for a in e.actors)),
    ("actor_parties", lambda e: joined(a.party for a in e.actors)),
    ("recipients", lambda e: joined(r.name for r in e.recipients)),
    ("recipient_parties", lambda e: joined(r.party for r in e.recipients)),
    ("killed_low", lambda e: _counted(e, "killed").low),
    ("killed_best", lambda e: _counted(e, "killed").best),
    ("killed_high", lambda e: _counted(e, "killed").high),
    ("injured_low", lambda e: _counted(e, "injured").low),
    ("injured_best", lambda e: _counted(e, "injured").best),
    ("injured_high", lambda e: _counted(e, "injured").high),
    ("affirmed_by", lambda e: _origins(e, "affirms")),
    ("doubted_by", lambda e: _origins(e, "doubts")),
    ("denied_by", lambda e: _origins(e, "denies")),
    ("origins", lambda e: e.origins),
    ("grade", lambda e: e.grade),
    ("why", lambda e: e.why),
    ("claims", lambda e: joined(e.claims)),
)

OUTCOME: tuple[Column[Reading], ...] = (
    ("byline", lambda r: r.report.byline),
    ("language", lambda r: r.report.language),
    ("characters", lambda r: len(r.report.text)),
    ("sentences", lambda r: len(r.sentences)),
    ("claims", lambda r: len(r.claims)),
    ("attributions", lambda r: len(r.attributions)),
    ("mentions", lambda r: len(mentions(r))),
    ("outcome", lambda r: r.report.outcome),
    ("reason", lambda r: r.report.reason),
)

ROLE: tuple[Column[Role], ...] = (
    ("name", lambda r: r.name),
    ("party", lambda r: r.party),
    ("text", lambda r: r.span.text),
    ("text_start", lambda r: r.span.start),
    ("text_end", lambda r: r.span.end),
)
SOURCE: tuple[Column[Source], ...] = (
    ("name", lambda s: s.name),
    ("party", lambda s: s.party),
    ("kind", lambda s: s.kind),
    ("members", lambda s: joined(s.members or (s.name,))),
    ("text", lambda s: words(s.span)),
    ("text_start", lambda s: start(s.span)),
    ("text_end", lambda s: end(s.span)),
    ("cue", lambda s: words(s.cue)),
    ("cue_start", lambda s: start(s.cue)),
    ("cue_end", lambda s: end(s.cue)),
)
NUMBER: tuple[Column[NumberMention], ...] = (
    ("counted", lambda n: n.of),
    ("low", lambda n: n.low),
    ("high", lambda n: n.high),
    ("people_class", lambda n: n.kind),
    ("currency", lambda n: n.currency),
    ("text", lambda n: n.span.text),
    ("text_start", lambda n: n.span.start),
    ("text_end", lambda n: n.span.end),
)
TOLL: tuple[Column[Toll], ...] = (
    ("counted", lambda t: t.of),
    ("people_class", lambda t: t.kind),
    ("low", lambda t: t.low),
    ("best", lambda t: t.best),
    ("high", lambda t: t.high),
    ("rule", lambda t: t.rule),
)
TOLL_HISTORY: tuple[Column[tuple[Toll, Counted]], ...] = (
    ("counted", lambda t: t[0].of),
    ("people_class", lambda t: t[0].kind),
    ("origin", lambda t: t[1].origin),
    ("published", lambda t: t[1].published),
    ("low", lambda t: t[1].low),
    ("high", lambda t: t[1].high),
)
ACCOUNT: tuple[Column[Account], ...] = (
    ("origin", lambda a: a.origin),
    ("stance", lambda a: a.stance),
    ("via", lambda a: joined(a.via)),
    ("differs", lambda a: joined(a.differs)),
    ("changed", lambda a: joined(a.changed)),
    ("first_published", lambda a: a.first),
    ("reports", lambda a: joined(a.reports)),
    ("claims", lambda a: joined(a.claims)),
)
ACCOUNT_PART: tuple[Column[tuple[int, Account, AccountPart]], ...] = (
    ("account", lambda p: p[0]),
    ("origin", lambda p: p[1].origin),
    ("part", lambda p: p[2].of),
    ("stance", lambda p: p[2].stance),
    ("value", lambda p: p[2].value),
    ("differs_from", lambda p: joined(p[2].differs)),
    ("first_published", lambda p: p[2].first),
    ("text", lambda p: joined(dict.fromkeys(one.span.text for one in p[2].words))),
    ("reports", lambda p: joined(dict.fromkeys(one.report for one in p[2].words))),
)
PARTICIPANT: tuple[Column[tuple[str, Participant]], ...] = (
    ("role", lambda p: p[0]),
    ("name", lambda p: p[1].name),
    ("party", lambda p: p[1].party),
    ("said_by", lambda p: joined(p[1].said_by)),
)
SUPERSEDED: tuple[Column[Superseded], ...] = (
    ("kind", lambda s: s.kind),
    ("id", lambda s: s.id),
    ("replaced_by", lambda s: s.by),
    ("deleted_at", lambda s: s.at),
    ("why", lambda s: s.why),
)
RATING: tuple[Column[Rating], ...] = (
    ("kind", lambda r: r.kind),
    ("name", lambda r: r.name),
    ("reliability", lambda r: r.reliability),
    ("credibility", lambda r: r.credibility),
    ("why", lambda r: r.why),
    ("rated_by", lambda r: r.by),
    ("rated_at", lambda r: r.at),
)

KINDS: Mapping[type[Mention], str] = {
    Role: "party",
    PlaceMention: "place",
    TimeMention: "time",
    NumberMention: "number",
}


def mention_kind(mention: Mention) -> str:
    """Which of the four kinds a mention is."""
    return KINDS[type(mention)]


def mentions(reading: Reading) -> list[Mention]:
    """All mentions of a reading in the order of its text."""
    found: list[Mention] = [*reading.parties, *reading.places, *reading.times, *reading.numbers]
    return sorted(found, key=lambda mention: mention.span)


def listed(reading: Reading) -> Iterator[Listed]:
    """The attributions of a reading with their ids."""
    ids = attribution_ids(reading)
    for own_id, attribution in zip(ids, reading.attributions, strict=True):
        yield Listed(own_id, "" if attribution.parent is None else ids[attribution.parent], attribution)
