"""What workers of a cluster load before they work: the stand-in reads for them, and they die where they are told to.

A file in the folder of `MARKS` is a death yet to come: `read-WORD` of who reads a report with that word first,
`put-SHARD` and `placed-SHARD` of who comes first to put that shard in its place, and has put it there. Who dies takes
the file away before.
"""

import os
import signal
from pathlib import Path

import pytest
from tests.archive import fake
from tests.cluster.made import read_here

from sayso.cluster import shard
from sayso.cluster.lake import Local
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline

MARKS = "SAYSO_TEST_MARKS"
"""Variable of the environment."""


def reading(report: Report) -> Reading:
    for word in report.text.split():
        _die(f"read-{word}")
    return fake.reading(report)


def put(self: Local, stage: Path, name: str) -> None:
    own = name.rpartition("/")[2]
    _die(f"put-{own}")
    _PUT(self, stage, name)
    _die(f"placed-{own}")


_PUT = Local.put


def _die(mark: str) -> None:
    try:
        (Path(os.environ[MARKS]) / mark).unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def dask_setup(_: object) -> None:
    """What Dask calls when a worker has started."""
    patch = pytest.MonkeyPatch()
    patch.setattr(pipeline, "read_report", reading)
    patch.setattr(shard, "present", lambda: Reader("1", "c", "m"))
    patch.setattr(shard, "read_to_link", read_here)
    patch.setattr(Local, "put", put)
