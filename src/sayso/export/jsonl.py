"""Our own records as JSON lines: one file a layer, the same records as `sayso read` prints."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

from sayso.export import records
from sayso.export.encoding import json_line
from sayso.export.outcome import Options, Tally
from sayso.export.records import Record
from sayso.export.target import Sink
from sayso.model.edition import Edition, Rating, Superseded
from sayso.model.reading import Reading

LAYERS: Mapping[str, Callable[[Reading], Iterator[Record]]] = {
    "reports": records.reports,
    "claims": records.claims,
    "attributions": records.attributions,
    "mentions": records.mentions,
}
"""What is written of each reading."""


def write_jsonl(edition: Edition, sink: Sink, _: Options) -> Tally:
    """All layers, in the order of report ids and of the texts."""
    written = Counter[str]()
    with ExitStack() as stack:
        files = {name: stack.enter_context(sink.open(f"{name}.jsonl")) for name in LAYERS}
        for reading in edition.readings():
            for name, layer in LAYERS.items():
                lines = [json_line(record) for record in layer(reading)]
                files[name].writelines(lines)
                written[f"{name}.jsonl"] += len(lines)
    others = {
        "events": map(records.event_record, edition.events()),
        "deleted": map(_superseded, edition.superseded()),
        "ratings": map(_rating, edition.ratings()),
    }
    for name, made in others.items():
        with sink.open(f"{name}.jsonl") as file:
            for record in made:
                file.write(json_line(record))
                written[f"{name}.jsonl"] += 1
    return Tally(written)


def _superseded(one: Superseded) -> Record:
    return {"kind": one.kind, "id": one.id, "replaced_by": one.by, "deleted_at": one.at, "why": one.why}


def _rating(one: Rating) -> Record:
    return {
        "kind": one.kind,
        "name": one.name,
        "reliability": one.reliability,
        "credibility": one.credibility,
        "why": one.why,
        "rated_by": one.by,
        "rated_at": one.at,
    }
