"""Places: how many are found and put right, by the scorer beside the gold; speed of the stage alone; size of the table.

The stage is run without the reader model: sentences in, places out. The weights of its signs were fitted, and then
rounded, on these texts (docs/gazetteer.md says what that is worth).
`--freeze` writes what is printed to `frozen/places.txt`, so that a change shows its effect in review.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from accuracy import SHARED
from sayso.analysis.sentences import sentences
from sayso.export import records
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.resolve import located
from sayso.resolve.gazetteer import TABLE, gazetteer
from sayso.sources.inputs import read_inputs

GOLD = SHARED / "gold" / "places.gold.jsonl"
SCORER = SHARED / "eval" / "places.py"
RESULTS = Path(__file__).parent / "frozen" / "places.txt"
ROUNDS = 3


def accuracy(readings: Sequence[Reading]) -> list[str]:
    """What the scorer prints, line by line."""
    found = [record for reading in readings for record in records.mentions(reading)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as pred:
        pred.writelines(json.dumps(record) + "\n" for record in found)
        pred.flush()
        command = [sys.executable, str(SCORER), str(GOLD), "--pred", pred.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def opened() -> str:
    """How long opening the table takes in a new process, and how large that process is then."""
    code = (
        "import resource, time; began = time.perf_counter();"
        "from sayso.resolve.gazetteer import gazetteer; gazetteer();"
        "print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    size = TABLE.stat().st_size / 1e6
    return f"table  {size:.1f} MB, opened in {float(ran[0]):.2f} s, process {float(ran[1]):.0f} MB  (under 1 s, 300 MB)"


def speed() -> Iterator[str]:
    """Tokens (by white space) a second of the stage alone, the best of some rounds; and the accuracy it has."""
    reports = [r for r in read_inputs([str(GOLD.with_name("places.reports.jsonl"))]) if isinstance(r, Report)]
    split = [sentences(r) for r in reports]
    tokens, seconds, places = sum(len(r.text.split()) for r in reports), [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        places = [located(r, s) for r, s in zip(reports, split, strict=True)]
        seconds.append(time.perf_counter() - began)
    yield from accuracy([Reading(r, places=p) for r, p in zip(reports, places, strict=True)])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"stage  {tokens / min(seconds):.0f} tokens/s in one thread  (at least 20000), process {memory:.0f} MB"


def main() -> None:
    """Prints all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--freeze", action="store_true")
    chosen = parser.parse_args()
    gazetteer()
    lines = [*speed(), opened()]
    print("\n".join(lines))
    if chosen.freeze:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
