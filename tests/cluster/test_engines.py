"""Engines: every task is done, whoever dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from sayso.cluster import engines
from sayso.cluster.engines import TRIES, Dask, Engine, Processes, engine
from sayso.errors import RunStopped


def doubled(number: int) -> int:
    return 2 * number


def killed_once(task: tuple[Path, int]) -> int:
    """Dies the first time that it is given a task."""
    marks, number = task
    try:
        (marks / str(number)).touch(exist_ok=False)
    except FileExistsError:
        return number
    os.kill(os.getpid(), signal.SIGKILL)
    return -1


def killed_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def wrong(number: int) -> int:
    raise RunStopped(f"No column {number}")


@pytest.fixture(scope="module", params=["local", "dask"])
def found(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "dask":
        pytest.importorskip("distributed")
    with engine(request.param, 2, "") as opened:
        yield opened


def test_every_task_is_done_once(found: Engine) -> None:
    assert sorted(found.done(doubled, range(7))) == [0, 2, 4, 6, 8, 10, 12]
    assert list(found.done(doubled, [])) == []


def test_a_worker_that_dies_costs_its_task_only(found: Engine, tmp_path: Path) -> None:
    assert sorted(found.done(killed_once, [(tmp_path, number) for number in range(3)])) == [0, 1, 2]


def test_wrong_usage_stops_the_run(found: Engine) -> None:
    with pytest.raises(RunStopped, match="No column 1"):
        list(found.done(wrong, [1]))


def test_a_task_that_kills_whoever_does_it_is_given_up_and_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "TRIES", 2)
    done: list[int] = []
    with pytest.raises(RunStopped, match="Tasks 3 of 5 were not done, for their workers died 2 times") as stopped:
        done.extend(Processes(1).done(killed_at_three, range(5)))
    assert stopped.value.code == 4


def test_a_process_that_dies_with_nothing_in_hand_costs_nothing() -> None:
    found = Processes(1).done(own_process, range(3))
    first = next(found)
    process = found.gi_frame.f_locals["idle"][0]  # type: ignore[attr-defined]
    os.kill(first, signal.SIGKILL)
    process._executor_manager_thread.join()  # it ends when it has found the process gone
    assert first not in (rest := list(found))
    assert len(rest) == 2


def own_process(_: int) -> int:
    return os.getpid()


def told_and_asleep(told: Path) -> None:
    with told.open("w") as pipe:  # until this process ends
        pipe.write(f"{os.getpid()}\n")
        pipe.flush()
        signal.pause()


def test_no_process_outlives_a_run_that_is_killed(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    os.mkfifo(told)
    asks = f"list(Processes(1).done(told_and_asleep, [Path({str(told)!r})]))"
    code = f"from pathlib import Path\nfrom tests.cluster.test_engines import Processes, told_and_asleep\n{asks}"
    child = subprocess.Popen([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    with told.open() as pipe:
        assert int(pipe.readline()) != child.pid
        child.kill()
        child.wait()
        assert pipe.read() == ""  # comes when nobody is there to write any more


def test_what_dask_gives_up_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    client = _Client(distributed)
    monkeypatch.setattr(distributed, "as_completed", _Finished)
    with pytest.raises(RunStopped, match="Tasks 0 of 1"):
        list(Dask(client).done(doubled, [1]))
    assert client.given == TRIES


def test_a_cluster_that_goes_away_is_told_of_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")

    def lost(_: object) -> int:
        raise CancelledError("lost.\nCheck it")

    monkeypatch.setattr(_Client.Lost, "result", lost)
    monkeypatch.setattr(distributed, "as_completed", _Finished)
    with pytest.raises(RunStopped, match=r"went away \(lost\. Check it\)") as stopped:
        list(Dask(_Client(distributed)).done(doubled, [1]))
    assert stopped.value.code == 3


class _Client:
    """A cluster that gives every task up."""

    def __init__(self, distributed: object) -> None:
        self.given, self._distributed = 0, distributed

    def submit(self, *_: object, **__: object) -> "_Client.Lost":
        self.given += 1
        return self.Lost()

    def cancel(self, _: object) -> None:
        return None

    class Lost:
        def result(self) -> int:
            from distributed import KilledWorker

            raise KilledWorker("task", None, 3)


class _Finished(list[object]):
    add = list.append


def test_an_engine_that_has_no_scheduler_is_given_none() -> None:
    with pytest.raises(RunStopped, match="--engine dask"), engine("local", 1, "tcp://127.0.0.1:1"):
        pass


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(engines, "PATIENCE", 0.5)
    with pytest.raises(RunStopped, match=r"No scheduler at 'tcp://127\.0\.0\.1:9'") as stopped:
        engine("dask", 1, "tcp://127.0.0.1:9").__enter__()
    assert stopped.value.code == 3
