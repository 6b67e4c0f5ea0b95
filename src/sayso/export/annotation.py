"""Claims and attributions as W3C Web Annotations (JSON-LD): each points at its words, by offset and by quotation."""

from collections.abc import Iterator, Sequence

from sayso.export.deleted import write_deleted
from sayso.export.encoding import json_line
from sayso.export.outcome import Options, Tally
from sayso.export.records import Json, Record, attribution_ids
from sayso.export.target import MAIN, Sink
from sayso.model.analysis import UNNAMED, Attribution
from sayso.model.claim import Claim
from sayso.model.edition import Edition
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of a prefix and a suffix."""


def write_annotations(edition: Edition, sink: Sink, _: Options) -> Tally:
    """One annotation page, an annotation a line."""
    count = 0
    with sink.open(MAIN) as file:
        file.write(f'{{"@context":"{CONTEXT}","id":"urn:sayso:annotations","type":"AnnotationPage","items":['.encode())
        for reading in edition.readings():
            for annotation in (*of_claims(reading), *of_attributions(reading)):
                file.write((b",\n" if count else b"\n") + json_line(annotation).rstrip(b"\n"))
                count += 1
        file.write(b"\n]}\n")
    write_deleted(edition, sink)
    return Tally({MAIN: count})


def of_claims(reading: Reading) -> Iterator[Record]:
    """An annotation for each claim: it classifies the words of the predicate."""
    for claim in reading.claims:
        tags = (f"{claim.type}:{claim.mode}" if claim.mode else claim.type, claim.status)
        body = [_body("tagging", tag) for tag in tags] + [_body("describing", in_words(claim, reading.report))]
        yield _annotation(claim.id, "classifying", body, reading, [claim.trigger])


def of_attributions(reading: Reading) -> Iterator[Record]:
    """An annotation for each attribution: it says who is cited for these words."""
    for own_id, one in zip(attribution_ids(reading), reading.attributions, strict=True):
        body = [_body("tagging", one.kind), _body("identifying", _speaker(one))]
        yield _annotation(own_id, "identifying", body, reading, one.content)


def in_words(claim: Claim, report: Report) -> str:
    """A claim as a sentence for people: on whose say-so, who, to whom."""
    sources = " > ".join(source.name for source in claim.sources) or report.publisher or "the report itself"
    actors, recipients = (", ".join(role.name for role in side) for side in (claim.actors, claim.recipients))
    return f"On the say-so of {sources}: {actors or '?'} {claim.trigger.text} {recipients or ''}".rstrip()


def _speaker(one: Attribution) -> str:
    return "an unnamed source" if one.speaker == UNNAMED else one.speaker


def _annotation(id_: str, motivation: str, body: Sequence[Record], reading: Reading, spans: Sequence[Span]) -> Record:
    made: dict[str, Json] = {"id": f"urn:sayso:{id_}", "type": "Annotation", "motivation": motivation}
    made["generator"] = {
        "id": "urn:sayso:reader",
        "type": "Software",
        "name": f"sayso {reading.reader.version}".rstrip(),
    }
    targets = [_target(reading.report, span) for span in spans]
    return {**made, "body": list(body), "target": targets[0] if len(targets) == 1 else targets}


def _body(purpose: str, value: str) -> Record:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _target(report: Report, span: Span) -> Record:
    """The words in the frozen text, which the position counts in; its source is the page that the text came from."""
    before, after = report.text[max(0, span.start - AROUND) : span.start], report.text[span.end : span.end + AROUND]
    return {
        "source": report.url or f"urn:sayso:{report.id}",
        "scope": f"urn:sayso:{report.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", "exact": span.text, "prefix": before, "suffix": after},
        ],
    }
