"""A process that answers one SELECT and ends: one call of a function on much text can be stopped in no other way.

It gets the path of the archive as its argument and the statement on its standard input, and writes `Answer` as JSON on
its standard output, or what is wrong in one line with the exit code of `SaysoError`.
"""

import resource
import signal
import sys
import time

from sayso.archive.archive import Archive
from sayso.archive.queries.statement import SECONDS, answer
from sayso.archive.stored import encode
from sayso.errors import RunStopped, SaysoError

ROWS = 1000
"""Rows of one answer: a page shows no more, and Python and the command line have them all."""
MEMORY = 1 << 30
"""Bytes of address space that the process may have."""
_GRACE = 0.2
"""Seconds by which SQLite, which can say what it was doing, goes before the kernel, which ends the process."""


def asked(path: str, statement: str) -> bytes:
    """`Answer` as JSON. The kernel ends the process where the statement does not end in its time.

    Raises:
        RunStopped: the statement will not do, or there is no archive.
    """
    with Archive(path) as archive:
        archive.connection  # noqa: B018 -- to bring the index up to the journal is not the statement's time
        began = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, SECONDS + _GRACE)
        found = answer(archive, statement, rows=ROWS)
        signal.setitimer(signal.ITIMER_REAL, 0)
    took = round(time.monotonic() - began, 3)
    return encode({"columns": found.columns, "rows": found.rows, "more": found.cut, "seconds": took})


def main() -> int:
    """Answer the statement on standard input; the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    statement = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
    if not statement:  # the server has ended, or wants no more
        return 0
    try:
        told, code = asked(sys.argv[1], statement), 0
    except SaysoError as error:
        told, code = str(error).encode("utf-8", "replace"), error.code if isinstance(error, RunStopped) else 1
    except (MemoryError, OSError):
        return 1
    sys.stdout.buffer.write(told)
    return code


if __name__ == "__main__":
    sys.exit(main())
