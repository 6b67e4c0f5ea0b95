"""How fast the workbench answers on an archive of 200,000 claims, and how much memory its server takes.

The archive is made up (`workbench_archive.py`); the server is a process of its own, asked as a browser asks it. Beside
the seconds by the clock stand those on the processor, which others on the machine do not lengthen as much. `--freeze`
writes what is printed to `frozen/workbench.txt`.
"""

import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from workbench_archive import make

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).parent / "frozen" / "workbench.txt"
RUN = "import sys; from sayso.cli import main; main()"
FIRST, CLICK, MEMORY = 0.3, 0.5, 500
"""What is asked: seconds to the first content of a page and of a facet click, MB of the server."""
CLICKS = 30
PAGES: Mapping[str, str] = {
    "start": "/api/status",
    "find: claims": "/api/find?view=claims",
    "find: events": "/api/find?view=events",
    "find: reports": "/api/find?view=reports",
    "find: a word": "/api/find?view=claims&q=word77",
    "find: most disputed": "/api/find?view=events&sort=disputed",
    "report": "/api/reports/{report}",
    "event": "/api/events/{event}",
    "disputes": "/api/contradictions",
    "map": "/api/map",
    "timeline": "/api/timeline",
    "voices": "/api/voices",
    "queue: doubt": "/api/queue?by=doubt",
    "queue: dispute": "/api/queue?by=dispute",
    "queue: pairs": "/api/queue?by=pairs",
    "judgements": "/api/judgements",
}


@dataclass(slots=True)
class Server:
    """A server that runs.

    Attributes:
        lines: what is to be printed.
        misses: what was asked and not reached.
    """

    origin: str
    token: str
    process: int
    lines: list[str] = field(default_factory=list)
    misses: int = 0

    def ask(self, path: str) -> tuple[float, float, Any]:
        """Seconds to the whole answer, by the clock and on the processor of the server, and the answer."""
        request = Request(self.origin + path, headers={"authorization": f"Bearer {self.token}"})  # noqa: S310 -- our own
        start, before = time.perf_counter(), self.processor()
        with urlopen(request, timeout=120) as answered:  # noqa: S310 -- our own server
            body = answered.read()
        return time.perf_counter() - start, self.processor() - before, json.loads(body)

    def processor(self) -> float:
        """Seconds that the process has had the processor."""
        told = Path(f"/proc/{self.process}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def say(self, told: str, took: float = 0.0, most: float = 60.0) -> None:
        """Print a line, and whether it took too long."""
        late = took > most
        self.misses += late
        self.lines.append(told + (f"  (more than {most:g} s)" if late else ""))
        print(self.lines[-1], flush=True)

    def memory(self, name: str) -> float:
        """MB of its process: `VmRSS` now, `VmHWM` at most."""
        told = Path(f"/proc/{self.process}/status").read_text("ascii")
        found = re.search(rf"{name}:\s+(\d+) kB", told)
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def serving(archive: Path) -> Iterator[Server]:
    """A server of its own process, from the moment in which it says where it is."""
    command = [sys.executable, "-c", RUN, "serve", str(archive), "--port", "0", "--no-open"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            yield _server(process)
        finally:
            process.terminate()


def _server(process: "subprocess.Popen[str]") -> Server:
    for line in process.stdout or ():
        if found := re.search(r"(http://\S+?)/?\?token=(\S+)", line):
            return Server(f"http://{urlsplit(found[1]).netloc}", found[2], process.pid)
    raise SystemExit("The server said no address")


def measure(archive: Path) -> Server:
    """Serve an archive, and ask for all pages."""
    started = time.perf_counter()
    with serving(archive) as server:
        up = time.perf_counter() - started
        server.say(f"{'start of the server':28} {up:7.3f} s by the clock, {server.processor():7.2f} s on the processor")
        took, cpu, first = server.ask("/api/find?view=claims")
        how = "with facets" if first["ready"] else "without facets, from the index"
        told = f"{took:7.3f} s by the clock, {cpu:7.2f} s on the processor  ({first['total']:,} claims; {how})"
        server.say(f"{'first page after that':28} {told}", took, FIRST)
        while not server.ask("/api/find?view=claims")[2]["ready"]:
            time.sleep(0.5)  # as a page asks again; asked more often it takes half the machine
        there = time.perf_counter() - started
        server.say(
            f"{'facets there after the start':28} {there:7.3f} s by the clock, {server.processor():7.2f} s in all"
        )
        _pages(server)
        _clicks(server, random.Random(5))  # noqa: S311 -- which clicks are tried
        now, most = server.memory("VmRSS"), server.memory("VmHWM")
        server.misses += most > MEMORY
        server.say(f"{'memory of the server':28} {now:7.0f} MB now, {most:.0f} MB at most (under {MEMORY})")
        return server


def _pages(server: Server) -> None:
    """Each page four times: for the first time, and again."""
    ids = {
        "report": server.ask("/api/find?view=reports&size=1")[2]["rows"][0]["id"],
        "event": server.ask("/api/find?view=events&size=1")[2]["rows"][0]["id"],
    }
    for name, path in PAGES.items():
        took, cpu, _ = server.ask(path.format(**ids))
        more = [server.ask(path.format(**ids))[:2] for _ in range(3)]
        again, again_cpu = (statistics.median(one[place] for one in more) for place in (0, 1))
        told = f"{took:7.3f} s ({cpu:5.2f} s) at first, {again:7.3f} s ({again_cpu:5.2f} s) again"
        server.say(f"{name:28} {told}", max(took, again), FIRST)


def _clicks(server: Server, chance: random.Random) -> None:
    """Facet values chosen at random, one to three at a time, in all views; with what is chosen all is counted anew."""
    for view in ("claims", "events", "reports"):
        facets = server.ask(f"/api/find?view={view}")[2]["facets"]
        several = [one for one in facets if one["values"]]
        took = []
        for _ in range(CLICKS):
            some = chance.sample(several, chance.choice((1, 1, 2, 3)))
            chosen = [(one["filter"], chance.choice(one["values"])["value"]) for one in some]
            took.append(server.ask(f"/api/find?{urlencode([('view', view), *chosen])}")[:2])
        (middle, middle_cpu), (worst, worst_cpu) = (
            (how(one[0] for one in took), how(one[1] for one in took)) for how in (statistics.median, max)
        )
        told = f"{middle:7.3f} s ({middle_cpu:5.2f} s) in the middle, {worst:7.3f} s ({worst_cpu:5.2f} s) at worst"
        server.say(f"{f'{CLICKS} facet clicks: {view}':28} {told}; {len(facets)} facets", worst, CLICK)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the archive, measure, print, and say whether all is as fast and as small as asked: 0 or 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=200_000, help="how many claims are made up")
    parser.add_argument("--keep", type=Path, default=None, help="folder of an archive to make, or to ask again")
    parser.add_argument("--freeze", action="store_true", help="write what is printed to frozen/workbench.txt")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        archive = given.keep or Path(scratch, "made-up.sayso")
        if not archive.exists():
            make(archive, given.claims)
        server = measure(archive)
    if given.freeze:
        RESULTS.write_text("\n".join(server.lines) + "\n", "utf-8")
    return int(server.misses > 0)


if __name__ == "__main__":
    sys.exit(main())
