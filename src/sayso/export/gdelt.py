"""GDELT 2: events (61 columns) and mentions (16), tabs between them and no header; one mention a claim."""

from collections.abc import Callable, Iterator
from datetime import date

from sayso.export.backed import Backed, number, sentence_of
from sayso.export.columns import Column
from sayso.export.countries import country
from sayso.export.crosswalk import crosswalk
from sayso.export.encoding import Cell, excel_tab_line, tab_line
from sayso.export.foreign import Case, Foreign, cases, outlets, write
from sayso.export.icews import ABOUT, goldstein, left_out, quad_class
from sayso.export.outcome import Options, Tally
from sayso.export.records import degrees
from sayso.export.regions import fips
from sayso.export.sides import Party
from sayso.export.target import Sink
from sayso.model.claim import Claim
from sayso.model.edition import Edition
from sayso.model.names import host
from sayso.model.reading import Reading

EVENTS, MENTIONS = "events.export.CSV", "events.mentions.CSV"
LEAD = 2
"""Sentences of a report, its headline among them, that make an event one of its root events."""
WEB, CITED = 1, 2  # MentionType
US = "USA"


def _digits(instant: str) -> int | None:
    """A date or an instant, ISO 8601, as one number: 20210308, 20210308140000; None for ""."""
    digits = "".join(character for character in instant.partition(".")[0] if character.isdigit())
    return int(digits) if digits else None


def _midnight(day: str) -> int | None:
    return _digits(f"{day}T000000") if day else None


def fraction_date(day: str) -> float | None:
    """The year with how much of it was over, in GDELT's months of 30 days; None for ""."""
    if not day:
        return None
    at = date.fromisoformat(day)
    return round(at.year + ((at.month - 1) * 30 + at.day) / 365, 4)


def _actor(side: int) -> tuple[Column[Case], ...]:
    """The ten columns of one actor."""

    def get(what: Callable[[Party], Cell]) -> Callable[[Case], Cell]:
        def cell(case: Case) -> Cell:
            parties = (case.sides.first, case.sides.second)[side - 1]
            return what(parties[0]) if parties else None

        return cell

    return (
        (f"Actor{side}Code", get(lambda p: p.code)),
        (f"Actor{side}Name", get(lambda p: p.name.upper())),
        (f"Actor{side}CountryCode", get(lambda p: p.country)),
        (f"Actor{side}KnownGroupCode", get(lambda p: p.group)),
        (f"Actor{side}EthnicCode", get(lambda p: p.people)),
        (f"Actor{side}Religion1Code", get(lambda p: p.religion)),
        (f"Actor{side}Religion2Code", _nothing),
        *((f"Actor{side}Type{n}Code", get(_nth_type(n))) for n in (1, 2, 3)),
    )


def _nth_type(n: int) -> Callable[[Party], Cell]:
    return lambda party: party.types[n - 1] if n <= len(party.types) else None


def _nothing(_: Case) -> Cell:
    """For what reports do not say, and for what GDELT alone computes."""
    return None


def _no_place(side: int) -> tuple[Column[Case], ...]:
    """Where an actor is at home is not read."""
    names = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    return tuple((f"Actor{side}Geo_{name}", _nothing) for name in names)


def _geo_type(case: Case) -> int | None:
    where = case.backed.where
    code = crosswalk().of_place(where.precision, "gdelt_us" if where.country == US else "gdelt")
    return int(code) if code else None


def _full_name(case: Case) -> str:
    where = case.backed.where
    names = dict.fromkeys((where.name, where.admin1, country(where.country).name))
    return ", ".join(name for name in names if name)


def _root(backed: Backed) -> int:
    """1 where a report tells of it in its headline or first sentence, else 0."""
    opening = {(reading.report.id, one.start) for reading in backed.readings for one in reading.sentences[:LEAD]}
    return int(any((claim.report, claim.sentence.start) in opening for claim in backed.claims))


EVENT_COLUMNS: tuple[Column[Case], ...] = (
    ("GLOBALEVENTID", lambda c: number(c.backed.event.id)),
    ("SQLDATE", lambda c: _digits(c.backed.day_or_report)),
    ("MonthYear", lambda c: _digits(c.backed.day_or_report[:7])),
    ("Year", lambda c: _digits(c.backed.day_or_report[:4])),
    ("FractionDate", lambda c: fraction_date(c.backed.day_or_report)),
    *_actor(1),
    *_actor(2),
    ("IsRootEvent", lambda c: _root(c.backed)),
    ("EventCode", lambda c: c.backed.codes.cameo),
    ("EventBaseCode", lambda c: c.backed.codes.cameo[:3]),
    ("EventRootCode", lambda c: c.backed.codes.cameo[:2]),
    ("QuadClass", lambda c: quad_class(c.backed.codes.cameo)),
    ("GoldsteinScale", lambda c: goldstein(c.backed.codes.cameo)),
    ("NumMentions", lambda c: len(c.backed.claims)),
    ("NumSources", lambda c: len(outlets(c))),
    ("NumArticles", lambda c: len(c.backed.reports)),
    ("AvgTone", _nothing),
    *_no_place(1),
    *_no_place(2),
    ("ActionGeo_Type", _geo_type),
    ("ActionGeo_FullName", _full_name),
    ("ActionGeo_CountryCode", lambda c: country(c.backed.where.country).fips),
    ("ActionGeo_ADM1Code", lambda c: fips(c.backed.where)),
    ("ActionGeo_ADM2Code", _nothing),
    ("ActionGeo_Lat", lambda c: degrees(c.backed.where.lat)),
    ("ActionGeo_Long", lambda c: degrees(c.backed.where.lon)),
    ("ActionGeo_FeatureID", _nothing),
    ("DATEADDED", lambda c: _digits(c.backed.changed)),
    ("SOURCEURL", lambda c: c.backed.report.url or c.backed.report.key),
)

Mentioned = tuple[Backed, Claim, Reading]


def _sentence(mentioned: Mentioned) -> int | None:
    _, claim, reading = mentioned
    return sentence_of(reading, claim)


def _outlet(reading: Reading) -> str:
    """The host that a report came from, else its publisher."""
    return host(reading.report.url).removeprefix("www.") or reading.report.publisher


MENTION_COLUMNS: tuple[Column[Mentioned], ...] = (
    ("GLOBALEVENTID", lambda m: number(m[0].event.id)),
    ("EventTimeDate", lambda m: _midnight(m[0].day_or_report)),
    ("MentionTimeDate", lambda m: _midnight(m[2].report.published)),
    ("MentionType", lambda m: WEB if m[2].report.url else CITED),
    ("MentionSourceName", lambda m: _outlet(m[2])),
    ("MentionIdentifier", lambda m: m[2].report.url or m[2].report.key),
    ("SentenceID", _sentence),
    ("Actor1CharOffset", lambda m: m[1].actors[0].span.start if m[1].actors else -1),
    ("Actor2CharOffset", lambda m: m[1].recipients[0].span.start if m[1].recipients else -1),
    ("ActionCharOffset", lambda m: m[1].trigger.start),
    ("InRawText", lambda _: 1),
    ("Confidence", lambda m: round(m[1].confidence * 10) * 10),
    ("MentionDocLen", lambda m: len(m[2].report.text)),
    ("MentionDocTone", lambda _: None),
    ("MentionDocTranslationInfo", lambda _: None),
    ("Extras", lambda _: None),
)

GDELT = Foreign(
    name="gdelt",
    columns=EVENT_COLUMNS,
    id="GLOBALEVENTID",
    key=number,
    left_out=left_out,
    file=EVENTS,
    tabs=True,
    header=False,
    beside=ABOUT,
    statements=True,
)


def write_gdelt(edition: Edition, sink: Sink, options: Options) -> Tally:
    """Both tables and what stands beside them."""
    tally = write(GDELT, edition, sink, options)
    line, count = excel_tab_line if options.excel_safe else tab_line, 0
    with sink.open(MENTIONS) as file:
        for mentioned in _mentioned(edition, options):
            file.write(line(get(mentioned) for _, get in MENTION_COLUMNS))
            count += 1
    return Tally({**tally.written, MENTIONS: count}, tally.left_out)


def _mentioned(edition: Edition, options: Options) -> Iterator[Mentioned]:
    """The claims of the events that are listed, with their readings."""
    for case in cases(GDELT, edition):
        if not left_out(case, options):
            one = case.backed
            of = {reading.report.id: reading for reading in one.readings}
            yield from ((one, claim, of[claim.report]) for claim in one.claims)
