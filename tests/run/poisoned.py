"""A process that reads as a stand-in does, and dies of reports that say so: `python -m tests.run.poisoned STAND-IN`."""

import importlib
import os
import signal
import sys
from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import apart_child, pipeline

POISON = "Whoever reads this dies."
ONCE = "Whoever reads this first dies, and leaves a mark at "
ENDLESS = "Nobody comes to the end of this."
STOPS = "There is no model."


def command(stand_in: str = "tests.run.said") -> tuple[str, ...]:
    """What starts it; the stand-in is a module with a function `reading`."""
    return sys.executable, "-P", "-m", "tests.run.poisoned", stand_in


def reading(report: Report) -> Reading:
    if POISON in report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if ENDLESS in report.text:
        signal.pause()
    if STOPS in report.text:
        raise RunStopped("No reader model", 3)
    if ONCE in report.text:
        mark = Path(report.text.partition(ONCE)[2].partition(" ")[0])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    made: Reading = importlib.import_module(sys.argv[1]).reading(report)
    return made


if __name__ == "__main__":
    patch = pytest.MonkeyPatch()
    patch.setattr(pipeline, "read_report", reading)
    patch.setattr(pipeline, "present", lambda: Reader("1", "c", "m"))
    apart_child.main()
