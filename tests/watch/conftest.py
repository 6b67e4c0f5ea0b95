"""A paper, and a reader that is quick."""

from collections.abc import Iterator

import pytest
from tests.run import said
from tests.watch.made import Paper, printing

from sayso.run import pipeline


@pytest.fixture
def paper() -> Iterator[Paper]:
    with printing() as running:
        yield running


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read by the stand-in."""
    monkeypatch.setattr(pipeline, "read_report", said.reading)
