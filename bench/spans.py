"""Checks every span of every record of every layer over all gold reports: `text[start:end]` must be its words.

Reads about four thousand reports; minutes. Prints the number of spans and those that are wrong, which must be none.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from accuracy import SHARED
from sayso.export.encoding import json_line
from sayso.model.report import Report
from sayso.run.pipeline import read_report
from sayso.run.records import LAYERS
from sayso.sources.inputs import read_inputs


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """All spans of a record, at any depth."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def main() -> None:
    """Prints the counts and a hash of all output, which two runs must agree on."""
    seen = wrong = reports = 0
    digest = hashlib.sha256()
    for path in sorted((SHARED / "gold").glob("*.reports.jsonl")):
        for report in read_inputs([str(path)]):
            if not isinstance(report, Report):
                continue
            reports += 1
            reading = read_report(report)
            for layer in LAYERS.values():
                for record in layer(reading):
                    digest.update(json_line(record))
                    for start, end, text in spans(record):
                        seen += 1
                        wrong += report.text[start:end] != text
    print(f"{reports} reports, {seen} spans, {wrong} wrong; sha256 of all records {digest.hexdigest()[:16]}")


if __name__ == "__main__":
    main()
