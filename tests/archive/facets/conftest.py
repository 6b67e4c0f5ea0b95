"""A made-up archive with its columns."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.made_up import fill

from sayso.archive.facets.columns import Columns
from sayso.archive.facets.loading import load
from sayso.run.archive import Archive


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the archive; not to be written to."""
    path = tmp_path_factory.mktemp("facets") / "made-up.sayso"
    fill(path)
    return path


@pytest.fixture(scope="session")
def archive(made_up: Path) -> Iterator[Archive]:
    with Archive(made_up) as opened:
        yield opened


@pytest.fixture(scope="session")
def columns(archive: Archive) -> Columns:
    return load(archive)
