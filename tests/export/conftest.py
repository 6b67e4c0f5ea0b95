"""Sample reports that come with sayso, read once for all tests of exports, and exports of them."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.export.formats import named
from sayso.export.outcome import Options, Tally
from sayso.model.edition import Edition, Held
from sayso.run.exporting import export_to, held
from sayso.run.pipeline import read

Export = Callable[..., Path]


@pytest.fixture(scope="session")
def samples() -> Held:
    """Some of the sample reports, with the events of each."""
    folder = files("sayso.demo") / "reports"
    return held(read([str(folder / name) for name in ("aid-convoy.html", "caspian-launch.txt", "kunduz-toll.md")]))


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Writes an edition in a format; where the file or folder is."""

    def write(edition: Edition, form: str, *, to: str = "", force: bool = False, **options: object) -> Path:
        known = named(form)
        path = tmp_path / (to or f"out{known.suffix}")
        tally = export_to(edition, known, str(path), Options(**options), force=force)  # type: ignore[arg-type]
        assert isinstance(tally, Tally)
        return path

    return write
