"""What linking is measured on: readings of the gold reports, the plain baseline beside it, and pairs labelled by us."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from accuracy import SHARED
from held import held_back
from sayso.link.across import Links
from sayso.link.both import gap
from sayso.link.copies import copies, shape
from sayso.link.origins import voices_of
from sayso.link.unit import Unit
from sayso.link.voices import voices
from sayso.link.within import tellings
from sayso.link.wording import overlap, stems, weighed
from sayso.model.reading import Reading
from sayso.model.report import Report

GOLD = SHARED / "gold" / "linking.gold.jsonl"
SCORER = SHARED / "eval" / "linking.py"
LABELS = Path(__file__).with_name("pairs.jsonl")
MAIN = -1
"""Offset that stands for what a report is mainly about."""
WINDOW = 3
"""Days between publications within which the baseline joins reports."""
JOINED = 0.22
"""Mean overlap from which on the baseline joins groups: the best of nine in the mean, for words not cut to stems."""


def readings(path: str) -> list[Reading]:
    """Readings from a file of one a line; those of the gold reports, read now, where none is given."""
    if path:
        with Path(path).open("rb") as lines:
            return [msgspec.json.decode(line, type=Reading) for line in lines]
    return list(held_back(GOLD.with_name("linking.reports.jsonl")))


def clusters() -> dict[str, tuple[str, str]]:
    """Set and cluster of each report, by its key."""
    records = map(json.loads, GOLD.read_text("utf-8").splitlines())
    return {record["id"]: (record["set"], record["cluster"]) for record in records}


def score(events: Iterable[Mapping[str, object]]) -> list[str]:
    """What the scorer prints of these events, line by line."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as pred:
        pred.writelines(json.dumps(event) + "\n" for event in events)
        pred.flush()
        command = [sys.executable, str(SCORER), str(GOLD), "--pred", pred.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [line for line in printed if not line.startswith(("MISSED", "WRONG", "    "))]


def as_events(links: Links, given: Sequence[Reading]) -> Iterator[dict[str, object]]:
    """The accounts of each event, as the scorer reads them, in the order of `sayso events`; claimless ones are none."""
    told = {reading.report.id: {one.claim.id: one for one in tellings(reading)} for reading in given}
    keys = {reading.report.id: reading.report.key for reading in given}
    reports = [reading.report for reading in given]
    speaks = voices_of(reports, copies(map(shape, reports)))
    every = [[links.units[unit] for unit in cluster.units] for cluster in links.clusters]
    for units in sorted((units for units in every if any(unit.claims for unit in units)), key=_told_most):
        claims = ((unit.report, claim) for unit in units for claim in unit.claims)
        heard = voices([replace(told[report][claim], voice=speaks[report]) for report, claim in claims], {})
        silent = [{"reports": [keys[unit.report]], "claims": []} for unit in units if not unit.claims]
        accounts = [
            {
                "reports": sorted({keys[one.report.id] for one in voice.told}),
                "claims": [one.claim.id for one in voice.told],
            }
            for voice in heard
        ]
        yield {"accounts": [*accounts, *silent]}


def _told_most(units: Sequence[Unit]) -> tuple[int, int]:
    return -len({unit.report for unit in units}), -sum(len(unit.claims) for unit in units)


def baseline(reports: Sequence[Report]) -> Iterator[dict[str, object]]:
    """Plain word overlap with dates: reports in groups by the mean overlap of their words, a few days apart at most."""
    words = [weighed(stems(f"{report.title}\n{report.text}")) for report in reports]
    alike = np.full((len(reports), len(reports)), -1.0)
    for one in range(len(reports)):
        for other in range(one):
            days = gap(reports[one].published, reports[other].published)
            if days is None or days <= WINDOW:
                alike[one, other] = alike[other, one] = overlap(words[one], words[other])
    for group in _grouped(alike):
        yield {"accounts": [{"reports": [reports[n].key], "claims": ["c"]} for n in group]}


def _grouped(alike: "np.ndarray[tuple[int, int], np.dtype[np.float64]]") -> list[list[int]]:
    groups = [[n] for n in range(len(alike))]
    np.fill_diagonal(alike, -1.0)
    while True:
        one, other = divmod(int(alike.argmax()), len(alike))
        if alike[one, other] < JOINED:
            return [group for group in groups if group]
        a, b = len(groups[one]), len(groups[other])
        alike[one] = (alike[one] * a + alike[other] * b) / (a + b)
        alike[:, one] = alike[one]
        alike[other] = alike[:, other] = alike[one, one] = -1.0
        groups[one] += groups[other]
        groups[other] = []


@dataclass(frozen=True, slots=True)
class Label:
    """Two claims, each as report key and the offset of its trigger, and whether they tell of one event."""

    one: tuple[str, int]
    other: tuple[str, int]
    same: bool
    kind: str


def labels() -> list[Label]:
    """The pairs labelled by us."""
    records = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return [Label((*r["one"],), (*r["other"],), r["same"], r["kind"]) for r in records]


def judged(links: Links, given: Sequence[Reading], found: Callable[[str], str]) -> Iterator[str]:
    """How many labelled pairs linking has right, by kind; `found` gives the key of a label for that of a report."""
    units = {claim: unit for unit in links.units.values() for claim in unit.claims}
    claims = {(found(r.report.key), c.trigger.start): c.id for r in given for c in r.claims if c.id in units}
    mains = {unit.report: unit.claims[0] for unit in links.units.values() if unit.main and unit.claims}
    claims |= {(found(r.report.key), MAIN): mains[r.report.id] for r in given if r.report.id in mains}
    right: dict[str, Counter[bool]] = defaultdict(Counter)
    for label in labels():
        pair = [claims.get(label.one), claims.get(label.other)]
        joined = None not in pair and len({links.cluster_of(units[c].id) for c in pair if c}) == 1
        right[label.kind][joined == label.same] += 1
    total = sum(right.values(), Counter[bool]())
    yield f"labelled pairs  {total[True]} of {total.total()} right, {total[True] / total.total():.3f}"
    yield from (f"  {kind:32s} {n[True]} of {n.total()}" for kind, n in sorted(right.items()))


def plain(key: str) -> str:
    """A report's key without the folder it was read from."""
    return re.sub(r".*/", "", key)
