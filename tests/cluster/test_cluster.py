"""A run on a cluster of two workers, which lie in processes of their own, and die."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.cluster.made import exported, inputs, local, quick, told, wanted

from sayso.archive import intake
from sayso.cluster.engines import on_this_machine
from sayso.cluster.running import Wanted, run
from sayso.run.archive import Archive

__all__ = ["quick"]
pytest.importorskip("distributed")
pytest.importorskip("pyarrow")

SAMPLES = Path(__file__).resolve().parents[2] / "src" / "sayso" / "demo" / "reports"


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[object]:
    """Two workers on this machine; what they load first is the parameter."""
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


class Killer(threading.Thread):
    """Kills a worker at a random time, again and again, until it is told to stop."""

    def __init__(self, cluster: object, random: Random, most: int) -> None:
        super().__init__()
        self.kills, self._cluster, self._random, self._most = 0, cluster, random, most
        self._over = threading.Event()

    def run(self) -> None:
        while self.kills < self._most and not self._over.wait(self._random.uniform(0, 2.5)):
            alive = [one.pid for one in self._cluster.workers.values() if one.pid]  # type: ignore[attr-defined]
            if alive:
                os.kill(self._random.choice(alive), signal.SIGKILL)
                self.kills += 1

    def stop(self) -> None:
        self._over.set()
        self.join()


def killed(cluster: object, tmp_path: Path, kills: int) -> None:
    """Runs while workers are killed, as many runs as that takes, each of which gives what one process gives."""
    given, done = inputs(tmp_path), 0
    with local(given, tmp_path) as expected:
        whole, events = told(expected), [one.id for one in expected.events()]
        exports = exported(expected, tmp_path / "expected")
    for number in range(kills):
        if done >= kills:
            break
        killer, lake = Killer(cluster, Random(number), kills - done), tmp_path / f"lake{number}"  # noqa: S311
        killer.start()
        try:
            ran = run(_on(cluster, wanted(given, lake)))
        finally:
            killer.stop()
        done += killer.kills
        assert (ran.tally.inputs, ran.tally.ok, ran.tally.failed, ran.tally.duplicates) == (75, 64, 4, 7)
        assert (
            len(list((lake / "shards").glob("*/manifest.json"))) == len(list((lake / "shards").iterdir())) == ran.shards
        )
        with Archive.open(lake) as found:
            assert told(found) == whole
            assert [one.id for one in found.events()] == events
            assert exported(found, tmp_path / f"found{number}") == exports
        time.sleep(0.5)
    assert done >= kills


SLOW = [["tests.cluster.slow_worker"]]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("cluster", SLOW, indirect=True)
def test_workers_that_are_killed_lose_and_double_nothing(cluster: object, tmp_path: Path) -> None:
    killed(cluster, tmp_path, 3)


@pytest.mark.torture
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("cluster", SLOW, indirect=True)
def test_twenty_kills_lose_and_double_nothing(cluster: object, tmp_path: Path) -> None:
    killed(cluster, tmp_path, 20)
