"""One process that reads a part of a stream: `python stream_child.py FILE FIRST LAST`, with SAYSO_SHARED as in a run.

Says `ready` when all is loaded, begins at a line on standard input, and prints one JSON object: seconds on the
processor and by the clock, a hash of what each report gave, and its peak memory in MB after numbers of reports.
"""

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sayso.export import records
from sayso.export.encoding import json_line
from sayso.model.report import Report
from sayso.run.pipeline import SentenceReader, read_report
from sayso.sources.inputs import read_inputs

POINTS = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
"""After so many reports memory and time are noted."""


def stream(path: Path, first: int = 0, last: int | None = None) -> Iterator[Report]:
    """The reports `first` to `last` (not included) of a file."""
    yield from islice((one for one in read_inputs([str(path)]) if isinstance(one, Report)), first, last)


def told(report: Report, reader: SentenceReader | None = None) -> str:
    """A hash of the claims and attributions of a report, as they are printed."""
    reading, told = read_report(report, reader), hashlib.sha256()
    for layer in (records.claims, records.attributions):
        for record in layer(reading):
            told.update(json_line(record))
    return told.hexdigest()


def peak() -> float:
    """The most memory that this process has had, in MB, by Linux.

    Not `ru_maxrss`, which begins with what the process had that started this one.
    """
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """Reads a part of a stream when told to."""
    path, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for report in stream(path, 0, 1):
        told(report)
    print("ready", flush=True)
    sys.stdin.readline()
    processor, clock, hashes, points = time.process_time(), time.perf_counter(), [], []
    for number, report in enumerate(stream(path, first, last), 1):
        hashes.append(told(report))
        if number in POINTS:
            points.append((number, time.process_time() - processor, peak()))
    done = {
        "processor": time.process_time() - processor,
        "clock": time.perf_counter() - clock,
        "hashes": hashes,
        "points": points,
    }
    print(json.dumps(done))


if __name__ == "__main__":
    main()
