"""Speed of `sayso add` beside `sayso read --layer claims` on the same reports: what keeping them costs.

Each is a process of its own, as a user runs it, in turns, so that a machine that gets slower does so for both.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "gold" / "incidents.reports.jsonl"
RUN = "import sys; from sayso.cli import main; main()"
ASKED = 0.9
"""Of the speed of `read`, what `add` has to reach."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of one run: by the clock, and on the processor (its children included)."""

    wall: float
    cpu: float


def timed(*arguments: str) -> Took:
    """Run sayso."""
    start, before = time.perf_counter(), os.times()
    command = [sys.executable, "-c", RUN, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Took(time.perf_counter() - start, cpu)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say whether it is fast enough: 0 or 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=Path, default=REPORTS, help="reports to take in")
    parser.add_argument("--rounds", type=int, default=2, help="runs of each; the fastest counts")
    given = parser.parse_args(arguments)
    read, add, again = [], [], []
    for number in range(given.rounds):
        read.append(timed("read", str(given.reports), "--layer", "claims"))
        with tempfile.TemporaryDirectory() as folder:
            archive = f"{folder}/{number}.sayso"
            add.append(timed("add", archive, str(given.reports)))
            again.append(timed("add", archive, str(given.reports)))
    for name, runs in (("read", read), ("add", add), ("add again", again)):
        wall, cpu = min(run.wall for run in runs), min(run.cpu for run in runs)
        print(f"{name:10} {wall:7.1f} s by the clock, {cpu:7.1f} s on the processor")
    wall = min(run.wall for run in read) / min(run.wall for run in add)
    cpu = min(run.cpu for run in read) / min(run.cpu for run in add)
    print(f"add / read {wall:7.3f} by the clock, {cpu:7.3f} on the processor; asked {ASKED}")
    return int(wall < ASKED)


if __name__ == "__main__":
    sys.exit(main())
