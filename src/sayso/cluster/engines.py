"""Who does the tasks: processes of this machine, or the workers of a cluster. An engine knows nothing of what it does.

A worker that dies costs the task that it was at, which is given to another. So a task has to be one that can be done
twice.
"""

import os
import signal
import threading
import uuid
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context, parent_process
from typing import TYPE_CHECKING, Protocol, TypeVar

from sayso.errors import RunStopped

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from distributed import Client, LocalCluster
    from distributed import Future as DaskFuture

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 20
"""Seconds to wait for a scheduler."""
_ANY_PORT = "127.0.0.1:0"
TRIES = 5
"""How often a task is begun whose worker dies, before the run goes on without it."""


class Engine(Protocol):
    """Whatever does tasks."""

    def done(self, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """What came of the tasks, in the order in which they are done.

        Args:
            do: does one; it, the tasks and what comes of them have to go from process to process.
            tasks: what is to be done.

        Raises:
            RunStopped: what is asked makes no sense, or the worker of one task died over and over; then those that
                could be done are done.
        """


@contextmanager
def engine(name: str, workers: int, scheduler: str) -> Iterator[Engine]:
    """A context with the engine of that name.

    Args:
        name: of one in `ENGINES`.
        workers: how many tasks at once; 0 for one a processor.
        scheduler: address of a cluster's; "" for one on this machine.

    Raises:
        RunStopped: the engine is not installed, or the cluster does not answer; exit code 3.
    """
    if scheduler and name != "dask":
        raise RunStopped(f"No scheduler for the engine '{name}'; expected --engine dask with --scheduler")
    with ENGINES[name](workers or processors(), scheduler) as found:
        yield found


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


class _Deaths:
    """How often the worker of each task died."""

    def __init__(self, of: int) -> None:
        self._of = of
        self._counts: Counter[int] = Counter()

    def again(self, task: int) -> bool:
        """Count one more, of the task of that number; whether it is to be tried again."""
        self._counts[task] += 1
        return self._counts[task] < TRIES

    def of(self, task: int) -> int:
        """How often that was."""
        return self._counts[task]

    def check(self) -> None:
        """Say which tasks were given up.

        Raises:
            RunStopped: some were; exit code 4.
        """
        lost = sorted(number for number, count in self._counts.items() if count >= TRIES)
        if lost:
            named = ", ".join(map(str, lost[:10]))
            why = f"their workers died {TRIES} times each"
            raise RunStopped(f"Tasks {named} of {self._of} were not done, for {why}; the same command tries again", 4)


class Processes:
    """Processes of this machine, each by itself, so that one that dies takes no other with it.

    Args:
        workers: how many.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def done(self, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """As `Engine` has it."""
        waiting, deaths = deque(range(len(tasks))), _Deaths(len(tasks))
        idle = [_process() for _ in range(min(self._workers, len(tasks)))]
        busy: dict[Future[R], tuple[ProcessPoolExecutor, int]] = {}
        try:
            while waiting or busy:
                while waiting and idle:
                    process = idle.pop()
                    try:
                        future = process.submit(do, tasks[waiting[0]])
                    except BrokenProcessPool:  # it died with nothing in hand
                        process.shutdown()
                        idle.append(_process())
                        continue
                    busy[future] = (process, waiting.popleft())
                for future in wait(busy, return_when=FIRST_COMPLETED).done:
                    process, task = busy.pop(future)
                    try:
                        found = future.result()
                    except BrokenProcessPool:
                        process.shutdown()
                        idle.append(_process())
                        if deaths.again(task):
                            waiting.append(task)
                        continue
                    idle.append(process)
                    yield found
        finally:
            for process in (*idle, *(process for process, _ in busy.values())):
                process.shutdown(cancel_futures=True)
        deaths.check()


def _process() -> ProcessPoolExecutor:
    """A process that is started when it is first given something, anew: no thread or lock of ours is in it."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Have a process end when its parent has, however that ended, and at once at Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent,), daemon=True).start()


def _wait_for(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)


class Dask:
    """The workers of a cluster of Dask.

    Args:
        client: of the cluster.
    """

    def __init__(self, client: "Client") -> None:
        self._client = client

    def done(self, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
        """As `Engine` has it."""
        from distributed import KilledWorker, as_completed

        deaths, group = _Deaths(len(tasks)), f"sayso-{uuid.uuid4().hex}"
        given = {self._given(do, task, (group, number, 0)): number for number, task in enumerate(tasks)}
        finished = as_completed(given)
        try:
            for future in finished:
                number = given.pop(future)
                try:
                    found = future.result()
                except KilledWorker:
                    if deaths.again(number):
                        again = self._given(do, tasks[number], (group, number, deaths.of(number)))
                        given[again] = number
                        finished.add(again)
                    continue
                yield found
        except CancelledError as error:
            why = " ".join(str(error).split())  # Dask's are of several lines
            raise RunStopped(f"The cluster went away ({why}); the same command goes on from here", code=3) from None
        finally:
            self._client.cancel(list(given))
        deaths.check()

    def _given(self, do: Callable[[T], R], task: T, key: tuple[str, int, int]) -> "DaskFuture[R]":
        """Give a task to the cluster.

        Tasks whose keys begin alike wait with the scheduler, not with the workers: of all that a worker has when it
        dies, the scheduler takes each for what may have killed it. Of a key that was given before, it has the old
        result.
        """
        return self._client.submit(do, task, key=key, pure=False)


@contextmanager
def _processes(workers: int, _: str) -> Iterator[Engine]:
    yield Processes(workers)


@contextmanager
def _dask(workers: int, scheduler: str) -> Iterator[Engine]:
    try:
        from distributed import Client
    except ImportError:
        raise RunStopped("No dask installed; pip install 'sayso[cluster]'", code=3) from None
    if scheduler:
        try:
            client = Client(scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise RunStopped(f"No scheduler at {scheduler!r} ({error}); expected one, as tcp://HOST:PORT", 3) from None
        with client:
            yield Dask(client)
        return
    with on_this_machine(workers) as cluster, Client(cluster) as client:
        yield Dask(client)


def on_this_machine(workers: int, preload: Sequence[str] = ()) -> "LocalCluster":
    """A cluster of processes of this machine, which listens to nobody else and shows no dashboard.

    A worker that dies while it starts is not started again by who watches it; the cluster then makes another.

    Args:
        workers: how many.
        preload: modules that each worker loads first.
    """
    from distributed import LocalCluster

    cluster = LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        worker_dashboard_address=_ANY_PORT,
        scheduler_kwargs={"dashboard": False, "dashboard_address": _ANY_PORT},
        preload=list(preload),
    )
    cluster.adapt(minimum=workers, maximum=workers)
    return cluster


ENGINES: Mapping[str, Callable[[int, str], AbstractContextManager[Engine]]] = {"local": _processes, "dask": _dask}
"""All engines, by the names that users know."""
