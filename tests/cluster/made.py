"""Inputs for runs, made up: among them what several shards share, what fails, and what is told anew at one address."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from tests.archive import fake

from sayso.archive import intake
from sayso.archive.archive import Archive as Kept
from sayso.archive.kept import KeptReading
from sayso.archive.links import KeptUnit
from sayso.cluster import engines, shard
from sayso.cluster.running import Wanted
from sayso.model.reading import Reader
from sayso.model.report import Report
from sayso.run import apart_child, pipeline
from sayso.run.adding import kept_reading
from sayso.run.archive import Archive

T = TypeVar("T")
R = TypeVar("R")

SMALL = 0.0008
"""Megabytes of a shard of which `inputs` make more than ten."""
FORMS = {"csv": "", "jsonl": "", "parquet": "", "geojson": ".geojson", "acled": ".csv"}


def inputs(root: Path) -> list[str]:
    """Files, a folder, lines that are cut in several, and inputs that fail."""
    folder = root / "in"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(f"Rebels{n} shelled Brask{n}. It was the day {n} of the war.")
    (folder / "again.txt").write_text("Rebels3 shelled Brask3. It was the day 3 of the war.")
    (folder / "empty.txt").write_text("")
    (folder / "odd.txt").write_text(fake.NOBODY)
    (root / "lines.jsonl").write_text("".join(_lines()))
    return [str(folder), str(root / "lines.jsonl"), str(root / "missing.txt")]


def _lines() -> Iterator[str]:
    for n in range(60):
        told = {
            "text": f"Troops{n} shelled Korva{n}. Rebels{n % 7} denied Korva{n}.",
            "published": f"2021-0{1 + n % 3}-08",
        }
        if n % 9 == 4:
            told |= {"text": "Rebels7 shelled Brask7. It was a long and loud night.", "published": "2021-03-01"}
        if n in (11, 50):
            told |= {"url": "https://post.example/one", "publisher": "Post", "id": f"own-{n}"}
        yield "\n" if n == 20 else "{nothing\n" if n == 33 else json.dumps(told) + "\n"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are read by the stand-in, shards are done in this process, and the clock stands still."""
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    monkeypatch.setattr(shard, "present", lambda: Reader("1", "c", "m"))
    monkeypatch.setattr(shard, "read_to_link", read_here)
    monkeypatch.setattr(intake, "now", lambda: "2021-05-01T00:00:00Z")
    monkeypatch.setitem(engines.ENGINES, "local", here)


def read_here(report: Report, variant: str) -> tuple[KeptReading, tuple[KeptUnit, ...]]:
    """What a shard has read off a report, read in this process."""
    kept = kept_reading(report, variant)
    return kept, apart_child.told(report, kept)


class Here:
    """Does tasks one by one, last first: the order of shards is nobody's business."""

    def done(self, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        return (do(task) for task in reversed(tasks))


@contextmanager
def here(_: int, __: str) -> Iterator[engines.Engine]:
    yield Here()


def local(given: list[str], root: Path) -> Archive:
    """The archive that `sayso add` and `sayso link` make of these."""
    archive = Archive(root / "local.sayso")
    archive.add(given)
    archive.link()
    return archive


def told(archive: Kept) -> bytes:
    """All that an archive holds, but for instants."""
    return fake.dump(archive)


def exported(archive: Archive, root: Path) -> Mapping[str, bytes]:
    """The bytes of exports."""
    root.mkdir(exist_ok=True)
    for form, suffix in FORMS.items():
        archive.export(form, root / f"{form}{suffix}")
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def wanted(given: list[str], lake: Path | str, **more: object) -> Wanted:
    return Wanted(tuple(given), str(lake), size=SMALL, **more)  # type: ignore[arg-type]
