"""A process that takes inputs in and links, so that what reading needs is not the server's: started by `worker`.

It gets one task on its standard input, and says on its standard output how each input ended once it is on the disk.
"""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

import msgspec

from sayso.errors import SaysoError
from sayso.model.capture import Capture
from sayso.run.adding import Added, BatchLimits, add
from sayso.run.archive import Archive
from sayso.sources.fetching import Fetching
from sayso.sources.inputs import Failure, captures
from sayso.web.tasks import Given, Task, Told

_ONE = BatchLimits(items=1)
"""Each report is kept when it is told of."""
_GENTLE = 5
"""How far the server goes before this process."""

Say = Callable[[Told], None]


@dataclass(slots=True)
class _Input:
    """An input that is being read, and what was found in it last."""

    archive: Archive
    number: int
    given: Given
    say: Say
    last: Capture | Failure | None = None
    claims: int = 0

    def drawn(self) -> Iterator[Capture | Failure]:
        """What is in it, under its name."""
        for found in captures([self.given.path], fetching=Fetching()):
            self.last = called(found, self.given)
            yield self.last

    def tell(self, tally: Added) -> None:
        """Say how what was found last has ended; it is on the disk."""
        report = self.last.report.id if isinstance(self.last, Capture) else ""
        note = tally.notes.pop() if tally.notes else None
        place = note.place if note else _place(self.last)
        reason = note.reason if note else "was there already" if tally.there else ""
        told = Told(self.number, place, note.outcome if note else "ok", reason, report, self._claims(report))
        tally.there = 0
        self.say(told)

    def _claims(self, report: str) -> int:
        rows = self.archive.rows("SELECT claims FROM reports WHERE id = ?", (report,)) if report else iter(())
        return next((int(row[0]) for row in rows), 0)


def called(found: Capture | Failure, given: Given) -> Capture | Failure:
    """What was found in a file of ours, by the name that others gave the file."""
    path, name = given.path, given.name
    if isinstance(found, Failure):
        return Failure(found.key.replace(path, name), found.reason.replace(path, name), found.outcome)
    report = replace(
        found.report, key=found.report.key.replace(path, name), reason=found.report.reason.replace(path, name)
    )
    return replace(found, report=report, where=found.where.replace(path, name))


def _place(found: Capture | Failure | None) -> str:
    if found is None:
        return ""
    return found.key if isinstance(found, Failure) else found.where or found.report.key


def work(task: Task, say: Say) -> None:
    """Do a task.

    Raises:
        SaysoError: the archive cannot be used.
        OSError: the disk is full, or may not be written to; what was told of is kept.
    """
    with Archive(task.archive) as archive:
        for number, given in enumerate(task.inputs):
            say(Told(number, given.name, "reading"))
            one = _Input(archive, number, given, say)
            add(archive, one.drawn(), limits=_ONE, show=one.tell)
            if one.last is None:
                say(Told(number, given.name, "failed", "holds no report"))
        archive.link()


def main() -> None:
    """Do the task on standard input."""
    os.nice(_GENTLE)
    answers = _answers()

    def say(told: Told) -> None:
        answers.write(msgspec.json.encode(told) + b"\n")
        answers.flush()

    task = msgspec.json.decode(sys.stdin.buffer.readline(), type=Task)
    try:
        work(task, say)
    except (SaysoError, OSError, MemoryError) as error:
        say(Told(failed=str(error) or type(error).__name__))


def _answers() -> BinaryIO:
    """The stream for answers; whatever else a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 -- a device, not a path to work with
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
