"""Whole reports: every span of every record quotes its text, and the same reports give the same bytes.

Read by the shipped reader, and by one that guesses: what a model says may be wrong, but never leads out of the text.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

import pytest
from tests.hand import Greedy

from sayso.analysis.reader import WEIGHTS
from sayso.export.encoding import json_line
from sayso.model.report import Report
from sayso.run.pipeline import SentenceReader, read_report
from sayso.run.records import LAYERS
from sayso.sources.inputs import read_inputs
from spans import spans

READERS = ("greedy", "shipped")
GOLD = ("attribution", "claims", "coding", "incidents", "linking", "places", "relations", "status", "times")
LONG = 12_000
"""Characters; longer reports are left out here, for the time they take."""


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    """Who reads."""
    if request.param == "shipped" and not WEIGHTS.is_dir():
        pytest.skip(f"no reader model in {WEIGHTS}")
    return str(request.param)


def known(reader: str) -> SentenceReader | None:
    return Greedy() if reader == "greedy" else None


def reports(path: str) -> Iterator[Report]:
    return (report for report in read_inputs([path]) if isinstance(report, Report))


def samples() -> list[Report]:
    return list(reports(str(files("sayso") / "demo" / "reports")))


def lines(report: Report, reader: str) -> dict[str, list[bytes]]:
    """All records of a report as bytes, by layer, every span of them checked."""
    reading, made = read_report(report, known(reader)), {}
    for layer, records in LAYERS.items():
        found = list(records(reading))
        made[layer] = list(map(json_line, found))
        for record in found:
            for start, end, words in spans(record):
                assert report.text[start:end] == words != "", (report.key, layer, start, end)
    return made


def digest(reader: str) -> str:
    """Hash of all records of the sample reports."""
    made = (line for report in samples() for layer in lines(report, reader).values() for line in layer)
    return hashlib.sha256(b"".join(made)).hexdigest()


@cache
def digest_here(reader: str) -> str:
    return digest(reader)


def test_every_span_of_the_samples_quotes_its_text(reader: str) -> None:
    found = samples()
    assert len(found) == 16
    for report in found:
        made = lines(report, reader)
        assert all(made[layer] for layer in LAYERS if layer != "attributions"), report.key


def test_two_runs_give_the_same_bytes(reader: str) -> None:
    assert digest(reader) == digest_here(reader)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_process_with_another_hash_seed_gives_the_same_bytes(reader: str, seed: str) -> None:
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", f"from tests.run.test_spans import digest; print(digest({reader!r}))"]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == digest_here(reader) + "\n"


@pytest.mark.parametrize("name", GOLD)
def test_every_span_of_reports_as_they_are_found_quotes_its_text(reader: str, shared: Path, name: str) -> None:
    found = reports(str(shared / "gold" / f"{name}.reports.jsonl"))
    some = list(islice((one for one in found if len(one.text) < LONG), 3))
    assert len(some) == 3
    assert all(lines(one, reader)["reports"] for one in some)
