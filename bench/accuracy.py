"""Accuracy on the claims gold by five report-wise folds, and on the seed report, by the scorer beside the gold.

The folds' figure is for models that have not seen the report; the shipped weights have seen all of it that may be
shipped.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from replay import FROZEN, Replay
from sayso.export import records
from sayso.export.encoding import json_line
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.pipeline import read, read_report
from sayso.sources.inputs import read_inputs

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "eval" / "claims.py"


def folded(reports: Path, replay: Replay) -> Iterator[Reading]:
    """Readings of the gold reports, each by the model that was not trained on it."""
    for report in read_inputs([str(reports)]):
        if isinstance(report, Report):
            yield read_report(report, replay.of(report.key))


def score(gold: Path, readings: Iterable[Reading], errors: int = 0) -> str:
    """What the scorer prints for these readings."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as pred:
        for reading in readings:
            for record in records.claims(reading):
                pred.write(json_line(record))
        pred.flush()
        command = [sys.executable, str(SCORER), str(gold), "--pred", pred.name, "--errors", str(errors)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Prints both figures; with an argument N, also N errors of each kind."""
    errors = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    replay = Replay(FROZEN)
    print("claims gold, five folds")
    print(
        score(SHARED / "gold" / "claims.gold.jsonl", folded(SHARED / "gold" / "claims.reports.jsonl", replay), errors)
    )
    if replay.unknown:
        print(f"{replay.unknown} sentences are not in {FROZEN.name}: run training/crossvalidate.py")
    print("seed report, shipped weights")
    seed = SHARED / "seed"
    print(score(seed / "seed.claims.gold.jsonl", read([str(seed / "seed.reports.jsonl")]), errors))


if __name__ == "__main__":
    main()
