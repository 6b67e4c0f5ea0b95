"""The process that reads reports for another: `python -m sayso.run.apart_child`, started by `apart`.

It says who reads, then answers each report with what was read off it, until there are no more. It may be killed at any
time, and may die of a report; whoever started it takes that as the answer.
"""

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from sayso.archive.kept import KeptReading
from sayso.archive.links import KeptUnit
from sayso.archive.stored import MOST, decode, encode
from sayso.errors import RunStopped, SaysoError
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import kept_reading, whole
from sayso.run.apart import SECONDS, Answered, Asked
from sayso.run.linking import units_of
from sayso.sources.frames import read_frame, write_frame

_FIRST = b"500"
"""Where memory is short, the system ends this process before the one that started it."""


def answered(asked: Asked) -> Answered:
    """What is read off a report.

    Raises:
        SaysoError: nothing can be read.
        OSError: the machine's fault.
    """
    kept = kept_reading(asked.report, asked.variant)
    return Answered(kept=kept, units=told(asked.report, kept) if asked.linking else ())


def told(report: Report, kept: KeptReading) -> tuple[KeptUnit, ...]:
    """What a report tells, as linking goes by it where nobody has judged it."""
    return tuple(units_of(whole(report, kept), ()))


def main() -> None:
    """Answer the reports on standard input until they end."""
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # whoever started it ends it when it is time
        signal.signal(asked_to_stop, signal.SIG_IGN)
    with contextlib.suppress(OSError):  # there is no such file but on Linux
        Path("/proc/self/oom_score_adj").write_bytes(_FIRST)
    answers = _answers()
    try:
        write_frame(answers, encode(Answered(present=pipeline.present())))
        while (payload := read_frame(sys.stdin.buffer, MOST)) is not None:
            signal.alarm(round(SECONDS) + 10)  # it ends this process where nobody is there any more who would
            answer = encode(answered(decode(payload, Asked)))
            signal.alarm(0)
            write_frame(answers, answer)
    except BrokenPipeError:
        return
    except (SaysoError, OSError) as error:
        code = error.code if isinstance(error, RunStopped) else 4
        write_frame(answers, encode(Answered(stopped=str(error), code=code)))


def _answers() -> BinaryIO:
    """The stream for answers; whatever else a library prints goes where errors go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


if __name__ == "__main__":
    main()
