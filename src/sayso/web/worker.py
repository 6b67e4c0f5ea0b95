"""Jobs that the server has done for it, one after another, in processes that end with them."""

import secrets
import shutil
import subprocess
import sys
import time
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Condition, Lock, Thread

import msgspec

from sayso.export.records import Record
from sayso.web.tasks import Given, Task, Told

_KEPT = 100
"""Jobs that can be asked for; the oldest go first."""
_CHILD = (sys.executable, "-P", "-m", "sayso.web.worker_child")
_END = 5.0
_REST = 60.0
"""Seconds at most between two links; it is as long as the one before took."""
_STOPPED = "the server has ended"


class Job:
    """An intake, and how far it is.

    Args:
        inputs: what is taken in; none to link alone.
        folder: where its files are; removed at the end.
    """

    def __init__(self, inputs: Sequence[Given] = (), folder: Path | None = None) -> None:
        self.id = secrets.token_hex(8)
        self.inputs, self.folder = tuple(inputs), folder
        self.state = "waiting"
        self._lock = Lock()
        self._told = [[Told(number, one.name)] for number, one in enumerate(inputs)]

    def hear(self, told: Told) -> None:
        """Take in what is told of an input; of a container one thing after another."""
        with self._lock:
            if told.failed:
                self._fail(told.failed)
                return
            rows = self._told[told.input]
            if rows[-1].outcome in ("waiting", "reading"):
                rows.pop()
            rows.append(told)

    def end(self, why: str) -> None:
        """Say of what was not read by now why it was not."""
        with self._lock:
            self._fail(why)
            self.state = "done"

    def _fail(self, why: str) -> None:
        for rows in self._told:
            last = rows[-1]
            if last.outcome in ("waiting", "reading"):
                rows[-1] = msgspec.structs.replace(last, outcome="failed", reason=why)

    def record(self) -> Record:
        """The `Job` of `workbench/src/lib/types.ts`."""
        with self._lock:
            rows = [told for some in self._told for told in some]
        done = sum(one.outcome not in ("waiting", "reading") for one in rows)
        names = ("place", "outcome", "reason", "report", "claims")
        inputs = [{name: getattr(one, name) for name in names} for one in rows]
        return {"id": self.id, "state": self.state, "total": len(rows), "done": done, "inputs": inputs}


class Worker:
    """Does jobs, one after another, each in a process of its own; linking has to wait for everything else.

    Args:
        path: the folder of the archive.
    """

    def __init__(self, path: str) -> None:
        self._path = str(Path(path).absolute())
        self._changed = Condition()
        self._waiting: deque[Job] = deque()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._to_link: Job | None = None
        self._rested = 0.0
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._thread = Thread(target=self._work, name="worker", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def close(self) -> None:
        """End the work, the job at hand included: what it has told of is kept, and can be gone on with."""
        with self._changed:
            self._closed = True
            if self._child:
                self._child.terminate()
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(_END)

    def take_in(self, inputs: Sequence[Given], folder: Path) -> Job:
        """Have inputs taken in; their files are ours from now on."""
        job = Job(inputs, folder)
        with self._changed:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT and next(iter(self._jobs.values())).state == "done":
                self._jobs.popitem(last=False)
            self._waiting.append(job)
            self._changed.notify_all()
        return job

    def link_soon(self) -> None:
        """Have the archive linked, once what was asked for before is done."""
        with self._changed:
            if self._to_link is None or self._to_link.state != "waiting":
                self._to_link = Job()
                self._changed.notify_all()

    @property
    def is_linking(self) -> bool:
        """Whether events are about to change."""
        with self._changed:
            waits = self._to_link is not None and self._to_link.state != "done"
            return waits or any(job.state != "done" for job in self._jobs.values())

    def job(self, own: str) -> Job | None:
        """The job of that id."""
        with self._changed:
            return self._jobs.get(own)

    def jobs(self) -> list[Job]:
        """The jobs of this run, the newest first."""
        with self._changed:
            return list(reversed(self._jobs.values()))

    def _work(self) -> None:
        while job := self._next():
            began, why = time.monotonic(), "it could not be read"
            try:
                why = self._done(job)
            except OSError as error:
                why = f"no process could be started: {error.strerror}"
            finally:
                job.end(why)
                if job.folder:
                    shutil.rmtree(job.folder, ignore_errors=True)
            ended = time.monotonic()
            self._rested = ended + min(ended - began, _REST)
        for left in self._waiting:
            left.end(_STOPPED)
            if left.folder:
                shutil.rmtree(left.folder, ignore_errors=True)

    def _next(self) -> Job | None:
        """The next job to do, once there is one; None at the end. Who judges without a pause leaves half of a core."""
        with self._changed:
            while not self._closed:
                wait: float | None = None
                if self._waiting:
                    return _begun(self._waiting.popleft())
                if self._to_link and self._to_link.state == "waiting":
                    wait = self._rested - time.monotonic()
                    if wait <= 0:
                        return _begun(self._to_link)
                self._changed.wait(wait)
        return None

    def _done(self, job: Job) -> str:
        """Do a job; why what was not read was not."""
        with self._changed:
            if self._closed:
                return _STOPPED
            child = self._child = subprocess.Popen(
                _CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        with child:
            for told in _said(child, Task(self._path, job.inputs)):
                job.hear(told)
        if child.returncode and not self._closed:
            return f"the process that read it ended with {child.returncode}"
        return _STOPPED


def _begun(job: Job) -> Job:
    job.state = "running"
    return job


def _said(child: "subprocess.Popen[bytes]", task: Task) -> Iterator[Told]:
    """What a process says of its task."""
    if child.stdin is None or child.stdout is None:
        raise ValueError("The process has no pipes; expected two")
    with suppress(BrokenPipeError), child.stdin as pipe:
        pipe.write(msgspec.json.encode(task) + b"\n")
    for line in child.stdout:
        try:
            told = msgspec.json.decode(line, type=Told)
        except msgspec.DecodeError:  # a line that the end of the process has cut short
            continue
        yield told
