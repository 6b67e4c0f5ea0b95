"""An archive that is yet to be made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.run.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "x.sayso") as opened:
        yield opened
