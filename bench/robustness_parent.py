"""The parent process of `robustness.py`: reads the paths on standard input, tells of each in a line of JSON."""

import contextlib
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from sayso.model.capture import Capture
from sayso.sources.inputs import Failure, captures

SECRET = "sayso-torture-secret"  # noqa: S105 -- a word to look for
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT

outside: list[str] = []


def watch(event: str, details: tuple[object, ...]) -> None:
    """Note what reaches beyond this process: files opened for writing, links, connections."""
    if event == "open" and isinstance(details[2], int) and details[2] & _WRITES:
        path, flags = details[0], details[2]
        nameless = isinstance(path, int) or flags & getattr(os, "O_TMPFILE", 0) == getattr(os, "O_TMPFILE", -1)
        if not nameless and path != os.devnull:
            outside.append(f"opened {path!r} for writing")
    elif event in ("os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "socket.connect"):
        outside.append(f"{event} {details[:2]!r}")


def memory(process: str) -> float:
    """Most resident memory in MB of a process since it was last asked."""
    try:
        status = Path("/proc", process, "status").read_text("utf-8")
        Path("/proc", process, "clear_refs").write_bytes(b"5")
    except OSError:
        return 0.0
    found = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM 0 kB")
    return int(found.split()[1]) / 1_000


def children(before: float) -> float:
    """Most memory of one child: of those alive, and of those that ended where that is more than `before`."""
    ended = ended_children()
    return max((*map(memory, kin()), ended if ended > before else 0.0))


def ended_children() -> float:
    """Most memory that any child had which has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000


def kin(process: str = "self") -> list[str]:
    """The numbers of the children of a process that are alive."""
    found: list[str] = []
    for path in Path("/proc", process, "task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread may end meanwhile
            found += path.read_text("utf-8").split()
    return found


def tell(path: str) -> dict[str, object]:
    """How reading one input went."""
    outcomes, unclear, leaked = Counter[str](), False, False
    before, began = ended_children(), time.perf_counter()
    for found in captures([path]):
        if isinstance(found, Capture):
            outcomes[found.report.outcome] += 1
            reason, text = found.report.reason, found.report.text + found.report.title
            unclear |= bool(reason) is (found.report.outcome == "ok")
        else:
            assert isinstance(found, Failure)  # noqa: S101 -- there is nothing else
            outcomes[found.outcome] += 1
            reason, text = found.reason, ""
            unclear |= not reason
        unclear |= len(reason.splitlines()) > 1
        leaked |= SECRET in text or SECRET in reason
    seconds = time.perf_counter() - began
    seen = list(outside)
    figures: dict[str, object] = {"parent": memory("self"), "child": children(before)}
    outside.clear()
    return {"outcomes": outcomes, "seconds": seconds, "outside": seen, "unclear": unclear, "leaked": leaked, **figures}


def main() -> None:
    """Reads until the input ends."""
    tempfile.gettempdir()  # looks for a folder by writing to it, once a process
    sys.addaudithook(watch)
    print("ready", flush=True)
    for line in sys.stdin.buffer:
        print(json.dumps(tell(os.fsdecode(line.rstrip(b"\n")))), flush=True)


if __name__ == "__main__":
    main()
