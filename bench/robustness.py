"""What hostile input does to the sources: outcomes, deaths, time, memory and files written, by group of inputs.

Each group is read by a parent process of its own, through `sayso.sources.inputs`, as `sayso read` does it; the children
that it starts may die, it may not. Writes `bench/robustness.md`.

    python bench/robustness.py [--scale SHARE] [--jobs NUMBER] [GROUP...]
"""

import argparse
import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from canary import canary  # noqa: E402 -- found by the line above

if TYPE_CHECKING:
    from tests.torture.corpus import Case

WAIT = 180.0
"""Seconds for one input after which its parent is taken to hang."""

OUTCOMES = ("ok", "partial", "failed")


@dataclass
class Row:
    """How one group went.

    Attributes:
        outcomes: how many reports and failures ended how.
        deaths: inputs at which the parent died or hung, by name.
        seconds: most wall time of one input, and which that was.
        took: wall time of all inputs, which a run with one job takes for the group.
        parent: most memory of the parent in MB.
        child: most memory of one child in MB, and the input.
        outside: files opened for writing elsewhere than in nameless temporary files, and connections made.
        unclear: inputs without an outcome, and outcomes without a reason in one line.
        leaks: outcomes in which a secret stands that no input may reach.
    """

    inputs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    deaths: list[str] = field(default_factory=list)
    seconds: tuple[float, str] = (0.0, "")
    took: float = 0.0
    parent: float = 0.0
    child: tuple[float, str] = (0.0, "")
    outside: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def add(self, name: str, told: Mapping[str, object]) -> None:
        """Take in what a parent told of one input."""
        counts = cast("Mapping[str, int]", told["outcomes"])
        self.outcomes.update(counts)
        self.seconds = max(self.seconds, (cast("float", told["seconds"]), name))
        self.parent = max(self.parent, cast("float", told["parent"]))
        self.child = max(self.child, (cast("float", told["child"]), name))
        self.outside += [f"{name}: {what}" for what in cast("list[str]", told["outside"])]
        self.leaks += [name] if told["leaked"] else []
        if told["unclear"] or not counts:
            self.unclear.append(name)

    def join(self, other: "Row") -> None:
        """Take in what another parent did for the same group."""
        self.inputs += other.inputs
        self.outcomes.update(other.outcomes)
        self.seconds, self.child = max(self.seconds, other.seconds), max(self.child, other.child)
        self.took += other.took
        self.parent = max(self.parent, other.parent)
        for mine, others in zip(self._faults(), other._faults(), strict=True):
            mine += [fault for fault in others if fault not in mine]

    def _faults(self) -> tuple[list[str], ...]:
        return self.deaths, self.outside, self.unclear, self.leaks


class Parent:
    """A process that reads inputs; started anew where it dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words = folder.parent / "words"
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, path: Path) -> Mapping[str, object] | str:
        """What it tells of an input; where it dies or hangs, its last words."""
        process = self._process or self._start()
        stdin, stdout = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
        try:
            stdin.write(os.fsencode(path) + b"\n")
            stdin.flush()
            line = stdout.readline() if select.select([stdout], [], [], WAIT)[0] else b""
        except BrokenPipeError:
            line = b""
        if not line:
            self.kill()
            return (self._words.read_text("utf-8", "replace").strip().splitlines() or ["no word"])[-1]
        return cast("Mapping[str, object]", json.loads(line))

    def close(self) -> None:
        """Let the process end, and its children with it."""
        if self._process:
            cast("BinaryIO", self._process.stdin).close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(WAIT)
        self.kill()

    def kill(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            cast("BinaryIO", process.stdout).close()

    def _start(self) -> subprocess.Popen[bytes]:
        reader = [sys.executable, str(ROOT / "bench" / "robustness_parent.py")]
        environment = {**os.environ, "HOME": str(self._folder), "PYTHONDONTWRITEBYTECODE": "1"}
        with self._words.open("wb") as words:
            self._process = subprocess.Popen(
                reader, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=words, cwd=self._folder, env=environment
            )
        if not cast("BinaryIO", self._process.stdout).readline():
            raise SystemExit(f"The parent does not start: {self._words.read_text('utf-8', 'replace')}")
        return self._process


class Drawn:
    """Inputs from which several threads draw."""

    def __init__(self, cases: Iterable["Case"]) -> None:
        self._cases = iter(cases)
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator["Case"]:
        return self

    def __next__(self) -> "Case":
        with self._lock:
            return next(self._cases)


def measure(cases: Iterable["Case"], work: Path) -> Row:
    """Read inputs one by one.

    Args:
        cases: the inputs.
        work: an empty folder; `home` and `inputs` are made in it.
    """
    row, home, inputs = Row(), work / "home", work / "inputs"
    home.mkdir()
    inputs.mkdir()
    parent = Parent(home)
    try:
        for case in cases:
            path = inputs / case.name
            path.write_bytes(case.build())
            began = time.perf_counter()
            told = parent.read(path)
            row.took += time.perf_counter() - began
            row.inputs += 1
            if isinstance(told, str):
                row.deaths.append(f"{case.name}: {told[:200]}")
            else:
                row.add(case.name, told)
            path.unlink()
    finally:
        parent.close()
    strays = [str(path) for path in (*home.rglob("*"), *inputs.rglob("*"), *escaped())]
    row.outside += strays
    return row


def escaped() -> list[Path]:
    """Files with the mark of the archives that try to get out, in the places where they try to go."""
    from tests.torture.hostile_archives import MARK

    tried = (Path("/"), Path("/tmp"), Path.home(), Path.cwd(), Path(tempfile.gettempdir()))  # noqa: S108
    return [path for folder in dict.fromkeys(tried) for path in folder.glob(f"*{MARK}*")]


def rows(scale: float = 1.0, wanted: Sequence[str] = (), jobs: int = 1) -> dict[str, Row]:
    """All groups, or those wanted, each measured.

    Args:
        scale: share of the large groups.
        wanted: their names; () for all.
        jobs: how many inputs are read at once, each by a parent of its own.
    """
    from tests.torture.corpus import Surroundings, groups
    from tests.torture.hostile_feeds import SECRET

    found: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack, ThreadPoolExecutor(jobs) as pool:
        secret = Path(folder, "secret.txt")
        secret.write_text(SECRET, "utf-8")
        names = [name for name in groups(Surroundings()) if name in wanted or not wanted]
        canaries = {name: stack.enter_context(canary()) for name in names}
        shares: dict[str, list[Future[Row]]] = {name: [] for name in names}
        for name in names:
            cases = Drawn(groups(Surroundings(str(secret), canaries[name].url), scale)[name])
            for number in range(jobs):
                work = Path(folder, f"{name.replace(' ', '-')}-{number}")
                work.mkdir()
                shares[name].append(pool.submit(measure, cases, work))
        for name in names:
            found[name] = joined(share.result() for share in shares[name])
            found[name].outside += ["a connection to the canary"] * canaries[name].take()
            print("\n".join((line(name, found[name]), *faults_of(found[name]))), flush=True)
    return found


def joined(shares: Iterable[Row]) -> Row:
    """The row of a group of which several parents read a share each."""
    row = Row()
    for share in shares:
        row.join(share)
    return row


def line(name: str, row: Row) -> str:
    """One line of the table."""
    counts = " | ".join(f"{row.outcomes[outcome]:,}" for outcome in OUTCOMES)
    faults = " | ".join(str(len(each)) for each in (row.deaths, row.unclear, row.outside, row.leaks))
    seconds, slowest = row.seconds
    child, largest = row.child
    most = f"{seconds:.1f} ({slowest}) | {row.parent:.0f} | {child:.0f}{f' ({largest})' if child else ''}"
    return f"| {name} | {row.inputs:,} | {counts} | {faults} | {row.took:,.0f} | {most} |"


COLUMNS = (
    *("inputs", "number", *OUTCOMES, "parent deaths", "no outcome", "outside", "leaks"),
    *("all s", "most s", "parent MB", "child MB"),
)
HEAD = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"

ABOUT = """# Hostile input

Written by `python bench/robustness.py`, which `make torture` runs too. Every input is read through
`sayso.sources.inputs` by a parent process, which starts children for what is fragile; an input may give several reports
or failures. Inputs are those of `../shared/hostile` (html5lib's tests, naughty strings, odd web archives and archives)
and those that `tests/torture` makes: shapes of HTML in five sizes, bombs, traps, and sound files damaged by seed.

| column | holds |
|---|---|
| parent deaths | inputs at which the process of `sayso` itself died, or took over 180 s |
| no outcome | inputs with no report and no failure, or with a reason of more than one line |
| outside | files opened for writing that have a name, files left behind, connections made |
| leaks | outcomes that hold the content of a file which an input pointed at |
| all s | wall time of all inputs of the group, one after the other |
| most s | wall time of the slowest input |
| parent MB, child MB | most resident memory of the parent, and of one child |
"""


MOST_SECONDS, MOST_MEMORY = 30.0, 1_074.0
"""What no input may take: wall time, and MB of a parent or a child."""


def main() -> int:
    """Measures, prints and writes the table; 1 where something is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "groups", nargs="*", help="groups to measure; all by default, and only then the page is written"
    )
    parser.add_argument("--scale", type=float, default=1.0, help="share of the large groups")
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        help="inputs read at once; by default as many as there are cores",
    )
    asked = parser.parse_args()
    if asked.jobs < 1:
        parser.error(f"--jobs {asked.jobs} is too few; expected 1 or more")
    print(HEAD)
    found = rows(asked.scale, asked.groups, asked.jobs)
    if not asked.groups:
        lines = [line(name, row) for name, row in found.items()]
        run = f"This run took {asked.scale:.0%} of the large groups, {asked.jobs} at a time on {os.cpu_count()} cores."
        (ROOT / "bench" / "robustness.md").write_text("\n".join((ABOUT, run, "", HEAD, *lines)) + "\n", "utf-8")
    return 1 if any(map(faults_of, found.values())) else 0


def faults_of(row: Row) -> list[str]:
    """What went otherwise than it must, in lines."""
    kinds = {"death": row.deaths, "no outcome": row.unclear, "outside": row.outside, "leak": row.leaks}
    faults = [f"{kind}: {what}" for kind, held in kinds.items() for what in held[:10]]
    if row.seconds[0] > MOST_SECONDS:
        faults.append(f"slow: {row.seconds[1]}")
    if max(row.parent, row.child[0]) > MOST_MEMORY:
        faults.append(f"memory: {row.child[1]}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
