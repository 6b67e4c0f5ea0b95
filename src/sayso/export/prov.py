"""Where every claim and event comes from, as W3C PROV-JSON: a bundle a report and a bundle an event."""

from collections.abc import Iterator

from sayso.export.deleted import write_deleted
from sayso.export.encoding import json_line
from sayso.export.outcome import Options, Tally
from sayso.export.records import Json, Record
from sayso.export.target import MAIN, Sink
from sayso.model.edition import Edition
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.model.report import Report

PREFIXES = {"prov": "http://www.w3.org/ns/prov#", "sayso": "urn:sayso:", "xsd": "http://www.w3.org/2001/XMLSchema#"}


def write_prov(edition: Edition, sink: Sink, _: Options) -> Tally:
    """One document, a bundle a line."""
    count = 0
    with sink.open(MAIN) as file:
        file.write(b'{"prefix":' + json_line(PREFIXES).rstrip(b"\n") + b',"bundle":{')
        for id_, bundle in _bundles(edition):
            head = f'"sayso:bundle-{id_}":'.encode()
            file.write((b",\n" if count else b"\n") + head + json_line(bundle).rstrip(b"\n"))
            count += 1
        file.write(b"\n}}\n")
    write_deleted(edition, sink)
    return Tally({MAIN: count})


def _bundles(edition: Edition) -> Iterator[tuple[str, Record]]:
    for reading in edition.readings():
        yield reading.report.id, of_reading(reading, edition.taken(reading.report.id))
    for event in edition.events():
        yield event.id, of_event(event)


def of_reading(reading: Reading, taken: str) -> Record:
    """A report, what read it, and the claims that came of it; a claim is attributed to its sources."""
    report, activity = f"sayso:{reading.report.id}", f"sayso:reading-{reading.report.id}"
    claims = [f"sayso:{claim.id}" for claim in reading.claims]
    said = [(f"sayso:{claim.id}", source.name) for claim in reading.claims for source in claim.sources]
    agents = {name: f"sayso:agent-{n}" for n, name in enumerate(dict.fromkeys(name for _, name in said), start=1)}
    return {
        "entity": {report: _report(reading.report, taken), **{claim: {"prov:type": "sayso:claim"} for claim in claims}},
        "activity": {activity: {"prov:type": "sayso:reading"}},
        "agent": {
            "sayso:reader": _reader(reading),
            **{agent: {"prov:label": name, "prov:type": "sayso:source"} for name, agent in agents.items()},
        },
        "used": {"_:u": {"prov:activity": activity, "prov:entity": report}},
        "wasAssociatedWith": {"_:a": {"prov:activity": activity, "prov:agent": "sayso:reader"}},
        "wasGeneratedBy": _numbered("g", [{"prov:entity": claim, "prov:activity": activity} for claim in claims]),
        "wasDerivedFrom": _numbered("d", [_derived(claim, report) for claim in claims]),
        "wasAttributedTo": _numbered("s", [{"prov:entity": of, "prov:agent": agents[name]} for of, name in said]),
    }


def of_event(event: Event) -> Record:
    """An event and the claims that it is computed from."""
    whole = f"sayso:{event.id}"
    return {
        "entity": {whole: {"prov:type": "sayso:event", "sayso:grade": event.grade, "sayso:why": event.why}},
        "wasDerivedFrom": _numbered("d", [_derived(whole, f"sayso:{claim}") for claim in event.claims]),
    }


def _report(report: Report, taken: str) -> Record:
    known: dict[str, Json] = {
        "prov:type": "sayso:report",
        "prov:label": report.title,
        "sayso:publisher": report.publisher,
    }
    known |= {"sayso:published": report.published, "sayso:url": report.url, "sayso:taken": taken}
    return {name: value for name, value in known.items() if value}


def _reader(reading: Reading) -> Record:
    reader = reading.reader
    known = {"sayso:version": reader.version, "sayso:codebook": reader.codebook, "sayso:model": reader.model}
    return {"prov:type": "prov:SoftwareAgent", **{name: value for name, value in known.items() if value}}


def _derived(made: str, of: str) -> Record:
    return {"prov:generatedEntity": made, "prov:usedEntity": of}


def _numbered(letter: str, many: list[Record]) -> Record:
    """Relations under blank names."""
    return {f"_:{letter}{n}": one for n, one in enumerate(many, start=1)}
