"""An archive in a folder of its own, with a reader that is fast."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive import fake

from sayso.archive.archive import Archive
from sayso.run import pipeline


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "x.sayso"


@pytest.fixture
def archive(root: Path) -> Iterator[Archive]:
    with Archive(root) as made:
        yield made
