"""A reading as plain records: JSON objects with fixed keys in a fixed order.

Spans have `start` and `end` in code points of the report's text, `end` not included. What a report does not say is
null, "" or an empty list; a key is never left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from sayso.model.analysis import Attribution, NumberMention, PlaceMention, TimeMention
from sayso.model.claim import Claim, Codes, Location, Role, Source, When
from sayso.model.event import Account, AccountPart, Count, Counted, Event, Participant, Toll, Words
from sayso.model.ids import attribution_id
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.model.span import Span

Json: TypeAlias = "str | int | float | Sequence[Json] | Mapping[str, Json] | None"
Record: TypeAlias = Mapping[str, Json]

TOWN = 2  # where_prec of a town or what is near one
DISTRICT = 3  # where_prec of a second-level region
EVIDENCED = ("place", "time", "status")


def claims(reading: Reading) -> Iterator[Record]:
    """One record a claim."""
    report, reader = report_reference(reading.report), _reader(reading.reader)
    for claim in reading.claims:
        yield claim_record(claim, report, reader)


def claim_record(claim: Claim, report: Record, reader: Record) -> Record:
    """The record of a claim, with the report and the reader it belongs to."""
    return {
        "id": claim.id,
        "report": report,
        "sentence": {"start": claim.sentence.start, "end": claim.sentence.end, "text": claim.sentence.text},
        "trigger": span(claim.trigger),
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "sources": [_source(source) for source in claim.sources],
        "actors": [_role(role) for role in claim.actors],
        "recipients": [_role(role) for role in claim.recipients],
        "place": list(claim.place),
        "time": claim.time,
        "location": location_record(claim.location),
        "when": when_record(claim.when),
        "numbers": [_number(number) for number in claim.numbers],
        "means": optional(claim.means),
        "evidence": _evidence(claim.evidence),
        "codes": _codes(claim.codes),
        "confidence": round(claim.confidence, 4),
        "because": {"entry": claim.because.entry, "pattern": claim.because.pattern},
        "reader": reader,
    }


def event_record(event: Event) -> Record:
    """The record of an event, whichever reports it comes from."""
    return {
        "id": event.id,
        "aliases": list(event.aliases),
        "type": event.type,
        "mode": event.mode,
        "when": when_record(event.when),
        "where": location_record(event.where),
        "actors": [_participant(one) for one in event.actors],
        "recipients": [_participant(one) for one in event.recipients],
        "numbers": {toll.of: _toll(toll) for toll in event.numbers},
        "accounts": [_account(account) for account in event.accounts],
        "origins": event.origins,
        "grade": event.grade,
        "why": event.why,
        "claims": list(event.claims),
    }


def attributions(reading: Reading) -> Iterator[Record]:
    """One record an attribution."""
    report = report_reference(reading.report)
    ids = attribution_ids(reading)
    for own_id, attribution in zip(ids, reading.attributions, strict=True):
        parent = "" if attribution.parent is None else ids[attribution.parent]
        yield attribution_record(own_id, report, parent, attribution)


def attribution_record(own: str, report: Record, parent: str, attribution: Attribution) -> Record:
    """The record of an attribution with its id, its report, and the id of the one that holds it, "" for none."""
    return {
        "id": own,
        "report": report,
        "parent": parent or None,
        "kind": attribution.kind,
        "source": spans(attribution.sources),
        "cue": optional(attribution.cue),
        "content": spans(attribution.content),
        "speaker": attribution.speaker,
    }


def attribution_ids(reading: Reading) -> list[str]:
    """Ids of the attributions of a reading, in its order."""
    return [attribution_id(reading.report.id, tuple(_offsets(a))) for a in reading.attributions]


def _offsets(attribution: Attribution) -> Iterator[tuple[int, int]]:
    cue = () if attribution.cue is None else (attribution.cue,)
    return ((words.start, words.end) for words in (*attribution.sources, *cue, *attribution.content))


def mentions(reading: Reading) -> Iterator[Record]:
    """One record a mention of a party, place, time or number, in the order of the text."""
    report = report_reference(reading.report)
    found: list[tuple[Span, Record]] = [
        *((m.span, _party(m)) for m in reading.parties),
        *((m.span, _place(m)) for m in reading.places),
        *((m.span, _time(m)) for m in reading.times),
        *((m.span, _count(m)) for m in reading.numbers),
    ]
    for _, fields in sorted(found, key=lambda pair: pair[0]):
        yield {"report": report, **fields}


def reports(reading: Reading) -> Iterator[Record]:
    """The one record of the report itself, with counts of what was read off it."""
    report = reading.report
    counts = {
        "characters": len(report.text),
        "sentences": len(reading.sentences),
        "claims": len(reading.claims),
        "attributions": len(reading.attributions),
        "mentions": sum(map(len, (reading.parties, reading.places, reading.times, reading.numbers))),
    }
    yield report_record(report, counts)


def report_record(report: Report, counts: Mapping[str, int]) -> Record:
    """Metadata, counts and outcome of a report."""
    return {
        **report_reference(report),
        "byline": report.byline,
        "language": report.language,
        "origins": dict(report.origins),
        "counts": dict(counts),
        "outcome": report.outcome,
        "reason": report.reason,
    }


def report_reference(report: Report) -> Record:
    """What every other record says of its report."""
    return {
        "id": report.id,
        "key": report.key,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }


def span(words: Span) -> Record:
    """A span with its words."""
    return {"text": words.text, "start": words.start, "end": words.end}


def spans(many: Iterable[Span]) -> list[Record]:
    """Spans with their words, in the order given."""
    return [span(words) for words in many]


def optional(words: Span | None) -> Record | None:
    """A span with its words, or None for none."""
    return None if words is None else span(words)


def _source(source: Source) -> Record:
    words = source.span
    return {
        "name": source.name,
        "text": words.text if words else "",
        "start": words.start if words else None,
        "end": words.end if words else None,
        "party": source.party,
        "kind": source.kind,
        "cue": optional(source.cue),
        "members": list(source.members or (source.name,)),
    }


def _role(role: Role) -> Record:
    return {**span(role.span), "name": role.name, "party": role.party}


def _number(number: NumberMention) -> Record:
    return {**_amount(number), **span(number.span)}


def _amount(number: NumberMention) -> Record:
    return {
        "of": number.of,
        "low": number.low,
        "high": number.high,
        "class": number.kind,
        "currency": number.currency,
    }


def location_record(location: Location | None) -> Record | None:
    """A place, or None for none."""
    if location is None:
        return None
    return {
        "name": location.name,
        "geonameid": location.geonameid,
        "lat": degrees(location.lat),
        "lon": degrees(location.lon),
        "precision": location.precision,
        "admin1": location.admin1,
        "country": location.country,
    }


def degrees(value: float | None) -> float | None:
    """Degrees to six decimals (about 0.1 m), as GeoJSON asks for."""
    return None if value is None else round(value, 6)


def when_record(when: When | None) -> Record | None:
    """Days, or None for none."""
    if when is None:
        return None
    return {"start": when.start, "end": when.end, "precision": when.precision, "edtf": when.edtf}


def _evidence(evidence: Mapping[str, tuple[Span, ...]]) -> Record:
    return {name: spans(evidence.get(name, ())) for name in (*EVIDENCED, *sorted(evidence.keys() - set(EVIDENCED)))}


def _codes(codes: Codes) -> Record:
    return {
        "cameo": codes.cameo,
        "quad": codes.quad,
        "score": codes.score,
        "acled": list(codes.acled),
        "context": list(codes.context),
    }


def _reader(reader: Reader) -> Record:
    return {"version": reader.version, "codebook": reader.codebook, "model": reader.model}


def _participant(one: Participant) -> Record:
    return {"name": one.name, "id": one.party, "said_by": list(one.said_by)}


def _toll(toll: Toll) -> Record:
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "rule": toll.rule,
        "by_account": [_counted(count) for count in toll.by_account],
        "history": [{"published": one.published, **_counted(one)} for one in toll.history],
        "classes": {one.kind: _toll(one) for one in toll.classes},
    }


def _counted(count: Count | Counted) -> Record:
    return {"origin": count.origin, "low": count.low, "high": count.high}


def _account(account: Account) -> Record:
    return {
        "origin": account.origin,
        "via": list(account.via),
        "stance": account.stance,
        "differs": list(account.differs),
        "changed": list(account.changed),
        "parts": {part.of: _account_part(part) for part in account.parts},
        "first": account.first,
        "reports": list(account.reports),
        "claims": list(account.claims),
    }


def _account_part(part: AccountPart) -> Record:
    return {
        "stance": part.stance,
        "value": part.value,
        "words": [_words(words) for words in part.words],
        "differs": list(part.differs),
        "first": part.first,
    }


def _words(words: Words) -> Record:
    return {"report": words.report, **span(words.span)}


def _party(mention: Role) -> Record:
    return {
        "kind": "party",
        **span(mention.span),
        "name": mention.name,
        "id": mention.party,
        "code": code(mention),
        "why": mention.why,
        "others": list(mention.others),
    }


def code(mention: Role) -> str:
    """The code that other datasets know a party by: CAMEO's for actors; of a state its ISO 3166-1 alpha-3 code."""
    return mention.code or (mention.party.removeprefix("state:") if mention.party.startswith("state:") else "")


def _place(mention: PlaceMention) -> Record:
    return {
        "kind": "place",
        **span(mention.span),
        "name": mention.name,
        "geonameid": mention.geonameid,
        "lat": degrees(mention.lat),
        "lon": degrees(mention.lon),
        "country": mention.country,
        "feature": mention.feature,
        "why": mention.why,
        "others": list(mention.others),
    }


def _time(mention: TimeMention) -> Record:
    interval = [mention.start, mention.end]
    return {"kind": "time", **span(mention.span), "type": mention.type, "value": mention.value, "interval": interval}


def _count(mention: NumberMention) -> Record:
    return {"kind": "number", **span(mention.span), **_amount(mention)}
