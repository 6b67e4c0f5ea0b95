"""What workers of a cluster load before they work: the stand-in reads for them, slowly enough to be killed at it."""

import time

import pytest
from tests.archive import fake

from sayso.cluster import shard
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.run import pipeline


def slow(report: Report) -> Reading:
    time.sleep(0.1)
    return fake.reading(report)


def dask_setup(_: object) -> None:
    """What Dask calls when a worker has started."""
    patch = pytest.MonkeyPatch()
    patch.setattr(pipeline, "read_report", slow)
    patch.setattr(shard, "present", lambda: Reader("1", "c", "m"))
