"""Where the folds' models are sure and the claims gold says otherwise: a list of what may be errors of annotation.

A model that has not seen a report and is surer of another reading than it is of nearly all that it has right may have
found a slip of the annotator's. `disagreements.md` lists such spots for somebody to look at, by report and offset, the
surest first, without any words of the gold. The gold itself is not changed by it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy import SHARED
from calibrate import gold_claims
from replay import Replay
from sayso.model.analysis import Act
from sayso.model.report import Report
from sayso.run.pipeline import read_report
from sayso.sources.inputs import read_inputs

Json = dict[str, Any]
PAGE = Path(__file__).with_name("disagreements.md")
SURE = 0.9
"""From this chance on, of a trigger with its type or of a status, a model counts as sure."""
KINDS = ("a claim that the gold has not", "another type", "another status")


@dataclass(frozen=True, slots=True)
class Spot:
    """One disagreement; `start` in code points of the report's text."""

    kind: str
    report: str
    start: int
    gold: str
    model: str
    chance: float


def spots(key: str, acts: Sequence[Act], gold: Sequence[Json]) -> Iterator[Spot]:
    """Where a model that is sure reads a report otherwise than the gold."""
    told = {claim["trigger"]["start"]: claim for claim in gold}
    for act in acts:
        start, chance = act.trigger.start, act.scores["trigger"] * act.scores["type"]
        claim = told.get(start) or next((c for at, c in told.items() if at < act.trigger.end and start < _end(c)), None)
        if claim is None:
            if chance >= SURE:
                yield Spot(KINDS[0], key, start, "", act.type, chance)
        elif claim["type"] != act.type:
            if chance >= SURE:
                yield Spot(KINDS[1], key, start, claim["type"], act.type, chance)
        elif claim["status"] != act.status and act.scores["status"] >= SURE:
            yield Spot(KINDS[2], key, start, claim["status"], act.status, act.scores["status"])


def _end(claim: Json) -> int:
    return int(claim["trigger"]["start"]) + len(claim["trigger"]["text"])


def page(found: Sequence[Spot], sure: Mapping[str, int]) -> Iterator[str]:
    """The lines of `disagreements.md`.

    Args:
        found: all disagreements.
        sure: how often a model was as sure at all, by kind.
    """
    yield "# Where sure models and the gold disagree"
    yield ""
    yield f"Made by `python bench/disagreements.py`: a fold's model gives another reading a chance of {SURE} or more."
    yield "Offsets are code points of the report's text. To be looked at by somebody; nothing is changed by it."
    counts = Counter(spot.kind for spot in found)
    yield ""
    yield "| the model reads | spots | of so many where it is as sure |"
    yield "|---|---|---|"
    for kind in KINDS:
        yield f"| {kind} | {counts[kind]} | {sure[kind]:,} |"
    for kind in KINDS:
        yield from (
            "",
            f"## {kind[0].upper()}{kind[1:]}",
            "",
            "| report | at | gold | model | chance |",
            "|---|---|---|---|---|",
        )
        rows = sorted((s for s in found if s.kind == kind), key=lambda s: (-s.chance, s.report, s.start))
        yield from (f"| {s.report} | {s.start} | {s.gold} | {s.model} | {s.chance:.2f} |" for s in rows)


def main() -> None:
    """Writes `disagreements.md` and prints its counts."""
    gold, replay, found = gold_claims(), Replay(), list[Spot]()
    sure: Counter[str] = Counter()
    for report in read_inputs([str(SHARED / "gold" / "claims.reports.jsonl")]):
        if isinstance(report, Report):
            heard = replay.of(report.key).read(read_report(report, replay.of(report.key)).sentences)
            acts = [act for one in heard for act in one.acts]
            found += spots(report.key, acts, gold[report.key])
            likely = sum(a.scores["trigger"] * a.scores["type"] >= SURE for a in acts)
            sure.update({KINDS[0]: likely, KINDS[1]: likely, KINDS[2]: sum(a.scores["status"] >= SURE for a in acts)})
    lines = list(page(found, sure))
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[5:10]))


if __name__ == "__main__":
    main()
