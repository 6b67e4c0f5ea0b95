"""What workers of a cluster load before they work: the process that reads for them dies of reports that say so."""

import pytest
from tests.run.poisoned import command

from sayso.run import apart


def dask_setup(_: object) -> None:
    """What Dask calls when a worker has started."""
    pytest.MonkeyPatch().setattr(apart, "COMMAND", command("tests.archive.fake"))
