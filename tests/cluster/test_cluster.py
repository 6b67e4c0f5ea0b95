"""A run on a cluster of two workers, which lie in processes of their own, and die."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cluster.dying_worker import MARKS
from tests.cluster.made import exported, inputs, local, quick, told, wanted
from tests.run.poisoned import POISON

from sayso.archive import intake
from sayso.cluster.engines import on_this_machine
from sayso.cluster.running import Wanted, run
from sayso.run.archive import Archive

__all__ = ["quick"]
pytest.importorskip("distributed")
pytest.importorskip("pyarrow")

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "sayso" / "demo" / "reports"


@pytest.fixture
def cluster(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Two workers on this machine; what they load first is the parameter."""
    (tmp_path / "marks").mkdir()
    monkeypatch.setenv(MARKS, str(tmp_path / "marks"))
    with on_this_machine(2, request.param) as made:
        yield made


@pytest.mark.parametrize("cluster", [[]], indirect=True)
def test_a_cluster_gives_what_one_process_gives(
    cluster: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "now", lambda: "2021-05-01T00:00:00Z")
    asked = Wanted((str(SAMPLES),), str(tmp_path / "lake"), engine="dask", size=0.01)
    ran = run(_on(cluster, asked))
    assert ran.shards == 3
    with local([str(SAMPLES)], tmp_path) as expected, Archive.open(tmp_path / "lake") as found:
        assert told(found) == told(expected)
        assert [one.id for one in found.events()] == [one.id for one in expected.events()]
        assert exported(found, tmp_path / "found") == exported(expected, tmp_path / "expected")


def _on(cluster: object, asked: Wanted) -> Wanted:
    return replace(asked, engine="dask", scheduler=cluster.scheduler_address)  # type: ignore[attr-defined]


def dies(cluster: object, tmp_path: Path, marks: Sequence[str]) -> None:
    """A run in which a worker dies at each of these marks gives what one process gives."""
    for mark in marks:
        (tmp_path / "marks" / mark).touch()
    given, lake = inputs(tmp_path), tmp_path / "lake"
    ran = run(_on(cluster, wanted(given, lake)))
    assert not list((tmp_path / "marks").iterdir())
    assert (ran.tally.inputs, ran.tally.ok, ran.tally.failed, ran.tally.duplicates) == (75, 64, 4, 7)
    assert len(list((lake / "shards").glob("*/manifest.json"))) == len(list((lake / "shards").iterdir())) == ran.shards
    with local(given, tmp_path) as expected, Archive.open(lake) as found:
        assert told(found) == told(expected)
        assert [one.id for one in found.events()] == [one.id for one in expected.events()]
        assert exported(found, tmp_path / "found") == exported(expected, tmp_path / "expected")


DYING = [["tests.cluster.dying_worker"]]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("cluster", DYING, indirect=True)
def test_workers_that_die_lose_and_double_nothing(cluster: object, tmp_path: Path) -> None:
    dies(cluster, tmp_path, ["read-Rebels4", "put-000002", "placed-000003"])


@pytest.mark.torture
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("cluster", DYING, indirect=True)
def test_twenty_deaths_lose_and_double_nothing(cluster: object, tmp_path: Path) -> None:
    at = [f"{step}-{shard:06}" for shard in range(8) for step in ("put", "placed")]
    dies(cluster, tmp_path, [*at, *(f"read-Troops{n}" for n in (1, 30, 57, 59))])


@pytest.mark.parametrize("cluster", [["tests.cluster.poisoned_worker"]], indirect=True)
def test_a_report_that_kills_its_reader_fails_with_its_reason_and_kills_no_worker(
    cluster: object, tmp_path: Path
) -> None:
    pandas = pytest.importorskip("pandas")
    poisoned = tmp_path / "lines.jsonl"
    texts = [POISON if n == 4 else f"Rebels{n} shelled Brask{n}." for n in range(9)]
    poisoned.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    before = _pids(cluster)
    ran = run(_on(cluster, Wanted((str(poisoned),), str(tmp_path / "lake"))))
    assert _pids(cluster) == before
    assert (ran.tally.ok, ran.tally.failed) == (8, 1)
    (row,) = pandas.read_parquet(tmp_path / "lake" / "tables" / "failed").to_dict("records")
    assert row["place"] == f"{poisoned}:5"
    assert "it ended the process that read it, 2 times" in row["reason"]
    assert run(_on(cluster, Wanted((str(poisoned),), str(tmp_path / "lake")))).tally == ran.tally


def _pids(cluster: object) -> set[int]:
    return {one.pid for one in cluster.workers.values()}  # type: ignore[attr-defined]
