"""Reads reports in a process apart: one that kills whoever reads it costs that report, and nothing else."""

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import Self

from sayso.archive.kept import KeptReading
from sayso.archive.links import KeptUnit
from sayso.archive.stored import MOST, decode, encode
from sayso.errors import RunStopped
from sayso.model.reading import Reader
from sayso.model.report import Report
from sayso.sources.child_process import Gone, Talk

COMMAND = (sys.executable, "-P", "-m", "sayso.run.apart_child")
TRIES = 2
"""How often a report is read that ends the process that reads it: once may be chance, as where memory is short."""
SECONDS = 1_800.0
"""Most wall time for one report, many times what the longest takes."""
START = 300.0
"""Most wall time for a process to come up; on a busy machine loading the model takes many seconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is to be read, as the process is told of it.

    Attributes:
        linking: whether what it tells is wanted too, as linking goes by it.
    """

    report: Report
    variant: str
    linking: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What the process answers.

    Attributes:
        present: who reads.
        kept: what was read; None where that was not asked, or the run cannot go on.
        units: what that tells, where this was asked.
        stopped: why the run cannot go on; "" where it can.
        code: the exit code for that.
    """

    present: Reader | None = None
    kept: KeptReading | None = None
    units: tuple[KeptUnit, ...] = ()
    stopped: str = ""
    code: int = 0


class Apart:
    """Reads in a process that is started with the first report, and anew where it was ended; a context that ends it.

    It is for one thread.

    Args:
        command: what starts the process, if not `COMMAND`.
        seconds: most wall time for one report.
    """

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._command, self._seconds = command, seconds
        self._talk: Talk | None = None
        self._present = Reader(version("sayso"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def present(self) -> Reader:
        """Who reads: the versions under which its readings stand.

        Raises:
            RunStopped: the process does not come up.
        """
        self._started()
        return self._present

    def read(self, report: Report, variant: str) -> KeptReading:
        """What is read off a report, or why nothing is (`adding.kept_reading`); where its reader died, that.

        Raises:
            RunStopped: reading cannot go on, whatever the report.
        """
        return self.read_to_link(report, variant, linking=False)[0]

    def read_to_link(
        self, report: Report, variant: str, *, linking: bool = True
    ) -> tuple[KeptReading, tuple[KeptUnit, ...] | None]:
        """The same, with what it tells as linking goes by it where nobody has judged it; None where its reader died.

        Raises:
            RunStopped: as of `read`.
        """
        asked, why = encode(Asked(report, variant, linking)), ""
        for _ in range(TRIES):
            talk = self._started()
            try:
                talk.tell(asked)
                answer = _checked(decode(talk.hear(self._seconds, MOST), Answered))
            except Gone as gone:
                self.close()
                why = f"it takes over {gone.late}" if gone.late else f"it ended the process that read it, {TRIES} times"
                if gone.late:
                    break
                continue
            if answer.kept:
                return answer.kept, answer.units
            raise ValueError("The process that reads gives no reading; expected one, or why there is none")
        failure = f"{report.key!r} was not read ({why}); a fault of sayso, or too little memory"
        return KeptReading(report.id, variant, Reader(version("sayso")), failure=failure), None

    def close(self) -> None:
        """End the process, if there is one."""
        talk, self._talk = self._talk, None
        if talk:
            talk.end()

    def _started(self) -> Talk:
        """The process, which has said that it is ready.

        Raises:
            RunStopped: none comes up, or it says that it cannot read.
        """
        if self._talk and self._talk.is_alive():
            return self._talk
        self.close()
        for _ in range(TRIES):
            self._talk = Talk(_process(self._command or COMMAND))
            try:
                answer = _checked(decode(self._talk.hear(START, MOST), Answered))
            except Gone:
                self.close()
                continue
            self._present = answer.present or self._present
            return self._talk
        raise RunStopped("The process that reads reports does not start; is there memory for it?", 4)


def _process(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment)


def _checked(answer: Answered) -> Answered:
    if answer.stopped:
        raise RunStopped(answer.stopped, answer.code)
    return answer


_OF_THREAD = threading.local()


def present() -> Reader:
    """Who reads in the process apart that this thread has.

    Raises:
        RunStopped: as of `Apart.present`.
    """
    return _own().present()


def read_to_link(report: Report, variant: str) -> tuple[KeptReading, tuple[KeptUnit, ...] | None]:
    """As `Apart.read_to_link`, in the process apart that this thread has, which goes on to the next shard."""
    return _own().read_to_link(report, variant)


def _own() -> Apart:
    if not hasattr(_OF_THREAD, "apart"):
        _OF_THREAD.apart = Apart()
        atexit.register(_OF_THREAD.apart.close)
    own: Apart = _OF_THREAD.apart
    return own
