"""Judged claims as annotations, in the form that the reader is trained on: a report with its claims, and what is known.

What nobody said is not made up: a part that was corrected to a name whose words are not known is listed as unknown,
and a sentence some of whose claims nobody judged is known by the words of the judged ones alone.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from sayso.export.records import Json, Record
from sayso.model.analysis import UNNAMED, NumberOf, Sentence
from sayso.model.claim import Claim, Role, Source
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span

ROLES = ("actors", "recipients")


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim that somebody judged.

    Attributes:
        read: as it was read.
        claim: as the judgements that hold have it.
        fields: the parts that were corrected.
        rejected: whether it was judged to be no claim.
    """

    read: Claim
    claim: Claim
    fields: frozenset[str] = frozenset()
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report as training takes it.

    Attributes:
        record: id, title, published, publisher, text, parts [start, end, kind]; `claims` as in the claims gold, each
            with its id and the parts that are `unknown`; `rejected`, triggers of what is no claim; `known`, [start,
            end] of the sentences all of whose claims were judged.
        left_out: what is not learnt from, how often, by the reason.
    """

    record: Record
    left_out: Mapping[str, int] = field(default_factory=Counter)


def annotated(reading: Reading, judged: Sequence[JudgedClaim]) -> Annotated:
    """A report with what people judged in it.

    Args:
        reading: in force.
        judged: claims of it, and of earlier readings of the report; of two at one word the first counts.
    """
    left_out = Counter[str]()
    told = list(_told(reading, judged, left_out))
    kept = [one for one in told if not one.rejected]
    words = {one.read.trigger.start for one in told}
    known = list(_known(reading, words, left_out))
    claims: list[Json] = [_claim(reading, one, left_out) for one in kept]
    record = {
        **_report(reading.report),
        "claims": claims,
        "rejected": [_trigger(one.read) for one in told if one.rejected],
        "known": [[sentence.start, sentence.end] for sentence in known],
    }
    return Annotated(record, +left_out)


def _report(report: Report) -> Record:
    return {
        "id": report.id,
        "title": report.title,
        "published": report.published,
        "publisher": report.publisher,
        "text": report.text,
        "parts": [[part.start, part.end, part.kind] for part in report.parts],
    }


def _told(reading: Reading, judged: Sequence[JudgedClaim], left_out: Counter[str]) -> Iterator[JudgedClaim]:
    """The judged claims in the order of the text, one a word.

    A word whose claim was rejected may be that of another claim, which nobody judged: then nothing is known of it.
    """
    present = {claim.id: claim.trigger.start for claim in reading.claims}
    unjudged = set(present.values()) - {
        one.read.trigger.start for one in judged if one.read.id in present or not one.rejected
    }
    first: dict[int, JudgedClaim] = {}
    for one in sorted(judged, key=lambda one: one.rejected):
        first.setdefault(one.read.trigger.start, one)
    left_out["a word that had another judged claim"] += len(judged) - len(first)
    for start, one in sorted(first.items()):
        if start in unjudged:
            left_out["a rejected claim at whose word another was read since"] += 1
        elif not any(sentence.start <= start < sentence.end for sentence in reading.sentences):
            left_out["a claim at a word that is in no sentence now"] += 1
        else:
            yield one


def _known(reading: Reading, words: Iterable[int], left_out: Counter[str]) -> Iterator[Sentence]:
    """The sentences in which something was judged and nothing is left to judge."""
    judged = set(words)
    read = {claim.trigger.start for claim in reading.claims}
    for sentence in reading.sentences:
        here = range(sentence.start, sentence.end)
        if any(start in here for start in read - judged):
            left_out["the rest of a sentence with claims that nobody judged"] += any(start in here for start in judged)
        elif any(start in here for start in judged):
            yield sentence


def _claim(reading: Reading, one: JudgedClaim, left_out: Counter[str]) -> Record:
    claim = replace(one.claim, **{part: _with_words(reading, one, part) or () for part in ROLES})  # type: ignore[arg-type]  # roles alone
    unknown = sorted(_unknown(reading, one))
    left_out.update(f"{part} of a corrected claim, whose words are not known" for part in unknown)
    return {
        "doc": reading.report.id,
        "id": claim.id,
        "trigger": _trigger(claim),
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "sources": [_source(source) for source in claim.sources],
        "actors": [_role(role) for role in claim.actors],
        "recipients": [_role(role) for role in claim.recipients],
        "place": list(claim.place),
        "time": claim.time,
        "numbers": [{"of": one.of, "low": one.low, "high": one.high} for one in claim.numbers],
        "unknown": [*unknown],
    }


def _trigger(claim: Claim) -> Record:
    return {"text": claim.trigger.text, "start": claim.trigger.start}


def _source(source: Source) -> Record:
    if source.span is None:
        return {"name": source.name or UNNAMED, "text": ""}
    return {"name": source.name, "text": source.span.text, "start": source.span.start}


def _role(role: Role) -> Record:
    return {"text": role.span.text, "start": role.span.start, "name": role.name}


def _unknown(reading: Reading, one: JudgedClaim) -> Iterator[str]:
    """The parts of a judged claim whose words nobody told: those that were corrected, or hang on what was."""
    claim, read = one.claim, one.read
    if "type" in one.fields and "mode" not in one.fields:
        yield "mode"
    for part in ROLES:
        if part in one.fields and _with_words(reading, one, part) is None:
            yield part
    if "place" in one.fields and not _stands(claim.place, read.place, claim.sentence):
        yield "place"
    said = {mention.said for mention in reading.times if _holds(claim.sentence, mention.span)}
    if "time" in one.fields and claim.time not in {"", read.time, *said}:
        yield "time"
    if any(of in one.fields and not _counted(reading, claim, of) for of in get_args(NumberOf)):
        yield "numbers"


def _with_words(reading: Reading, one: JudgedClaim, part: str) -> tuple[Role, ...] | None:
    """The parties of a role with the words that name them in the sentence; None where those of one are not known.

    A party that was read there keeps its words; another has them where the sentence names it just once.
    """
    roles: tuple[Role, ...] = getattr(one.claim, part)
    if part not in one.fields:
        return roles
    found = []
    for role in roles:
        span = _words(role, getattr(one.read, part)) or _mentioned(reading, one.read, part, role)
        if span is None:
            return None
        found.append(replace(role, span=span))
    return tuple(found)


def _mentioned(reading: Reading, claim: Claim, part: str, role: Role) -> Span | None:
    """The words by which the sentence of a claim names a party just once, and as nothing else to the claim."""
    span = _words(role, (one for one in reading.parties if _holds(claim.sentence, one.span)))
    others = [one for other in ROLES if other != part for one in getattr(claim, other)]
    taken = {one.span for one in others} | {source.span for source in claim.sources}
    return None if span in taken else span


def _holds(sentence: Sentence, span: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _words(role: Role, among: Iterable[Role]) -> Span | None:
    """The one stretch of words that stands for a party; None where there is none, or more than one."""
    spans = {other.span for other in among if (other.party and other.party == role.party) or other.name == role.name}
    return spans.pop() if len(spans) == 1 else None


def _stands(place: Sequence[str], read: Sequence[str], sentence: Sentence) -> bool:
    """Whether it is known where a corrected place stands: nowhere, or in the sentence, or where it was read."""
    return not place or set(place) <= set(read) or bool(_word(place[0]).search(sentence.text))


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def _counted(reading: Reading, claim: Claim, of: str) -> bool:
    """Whether it is known which words tell a corrected count: none, or those of one with the same bounds."""
    bounds = {(one.low, one.high) for one in reading.numbers if _holds(claim.sentence, one.span)}
    return all((one.low, one.high) in bounds for one in claim.numbers if one.of == of)
