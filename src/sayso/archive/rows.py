"""A reading as rows of the database: each function gives those of one table, in the order of its columns."""

from collections.abc import Iterator, Sequence

from sayso.archive.stored import encode, printable
from sayso.model.analysis import Attribution
from sayso.model.claim import Claim
from sayso.model.ids import attribution_id
from sayso.model.names import fold
from sayso.model.reading import Reading

Cell = str | int | float | None
Row = tuple[Cell, ...]

_BETWEEN = "; "
_MOST = 2**63 - 1
"""The greatest number that a column holds; one beyond it is found as this, and stands whole in `claims.json`."""


def claim_row(claim: Claim) -> Row:
    """The row of a claim, without its number."""
    place, when, origin = claim.location, claim.when, claim.sources[-1].name if claim.sources else ""
    named = [*claim.place, *([place.name] if place and place.name not in claim.place else ())]
    return (
        claim.id,
        claim.report,
        claim.trigger.start,
        claim.type,
        claim.mode,
        claim.status,
        printable(claim.trigger.text),
        printable(claim.sentence.text),
        claim.sentence.part,
        printable(origin),
        len(claim.sources),
        printable(_BETWEEN.join(claim.place)),
        printable(_BETWEEN.join(map(fold, named))),
        place.name if place else "",
        place.geonameid if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.precision if place else None,
        place.admin1 if place else "",
        place.country if place else "",
        claim.time,
        when.start if when else "",
        when.end if when else "",
        when.precision if when else None,
        claim.codes.cameo,
        claim.codes.quad,
        claim.confidence,
        encode(claim).decode("utf-8"),
    )


def source_rows(claim: Claim) -> Iterator[Row]:
    """A row each co-source of each link of the chain."""
    last = len(claim.sources) - 1
    for position, source in enumerate(claim.sources):
        for member, name in enumerate(source.members or (source.name,)):
            told = printable(name)
            yield claim.id, position, member, int(position == last), told, fold(told), source.party, source.kind


def role_rows(claim: Claim) -> Iterator[Row]:
    """A row each actor and recipient."""
    for role, many in (("actor", claim.actors), ("recipient", claim.recipients)):
        for position, one in enumerate(many):
            name = printable(one.name)
            yield claim.id, role, position, name, fold(name), printable(one.span.text), one.party


def number_rows(claim: Claim) -> Iterator[Row]:
    """A row each count."""
    for position, number in enumerate(claim.numbers):
        yield claim.id, position, number.of, _held(number.low), _held(number.high), number.kind, number.currency


def _held(bound: int | None) -> int | None:
    return None if bound is None else max(-_MOST, min(bound, _MOST))


def attribution_rows(reading: Reading) -> Iterator[Row]:
    """A row each attribution, without its number."""
    ids = [attribution_id(reading.report.id, _offsets(one)) for one in reading.attributions]
    for position, one in enumerate(reading.attributions):
        speaker = printable(one.speaker)
        yield (
            ids[position],
            reading.report.id,
            position,
            "" if one.parent is None else ids[one.parent],
            one.kind,
            speaker,
            fold(speaker),
            printable(one.cue.text) if one.cue else "",
            printable(" ... ".join(piece.text for piece in one.content)),
            int(one.asserts),
            one.content[0].start if one.content else 0,
            encode(one).decode("utf-8"),
        )


def _offsets(one: Attribution) -> tuple[tuple[int, int], ...]:
    spans = (*one.sources, *((one.cue,) if one.cue else ()), *one.content)
    return tuple((words.start, words.end) for words in spans)


def mention_rows(reading: Reading) -> Iterator[Row]:
    """A row each mention of a party or a place."""
    report = reading.report.id
    for party in reading.parties:
        at, name = party.span, printable(party.name)
        yield report, "party", at.start, at.end, printable(at.text), name, fold(name), party.party, party.code
    for place in reading.places:
        at, name = place.span, printable(place.name)
        known = "" if place.geonameid is None else f"geonames:{place.geonameid}"
        yield report, "place", at.start, at.end, printable(at.text), name, fold(name), known, place.country


def counts(reading: Reading) -> Row:
    """What was read off a report: sentences, claims, attributions, mentions."""
    mentions: Sequence[Sequence[object]] = (reading.parties, reading.places, reading.times, reading.numbers)
    return len(reading.sentences), len(reading.claims), len(reading.attributions), sum(map(len, mentions))
