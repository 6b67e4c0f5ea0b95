"""Accuracy on reports of our own that nothing is fitted to: `unseen/*.txt`, in the form that `training/own.py` tells.

The shipped reader reads them as a user would have them read; the scorers beside the gold score claims and attributions.
No weights, rule or constant may be fitted to these reports. So errors are shown by kind and number alone: a rule that
was made after a look at their words would spend the set.

Writes what it prints to `frozen/unseen.txt`. With `--of` it scores the reports whose ids begin so, with `--kept-out`
those of `training/reports` that are kept out of training to choose by (thresholds, recipes), and writes nothing.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

import accuracy
import errors
from accuracy import SHARED
from calibrate import scorer
from examples import kept_out
from own import REPORTS, Own, read_own
from said import Said
from sayso.export import records
from sayso.export.encoding import json_line
from sayso.model.reading import Reading
from sayso.run.pipeline import read

Json = dict[str, Any]
FOLDER = Path(__file__).parent / "unseen"
RESULTS = Path(__file__).parent / "frozen" / "unseen.txt"
LEAST = 2
"""Kinds with fewer errors are summed up in one line."""
DRAWS = 4000


def figures(own: Sequence[Own]) -> Iterator[str]:
    """All rows for these reports: claims, attributions, errors by kind."""
    claims = {o.record["id"]: o.claims for o in own if o.claims is not None}
    with tempfile.TemporaryDirectory() as folder:
        texts = _written(Path(folder) / "unseen.reports.jsonl", (o.record for o in own))
        readings = list(read([str(texts)]))
        yield f"{len(own)} reports"
        gold = _written(Path(folder) / "claims.gold.jsonl", (c for some in claims.values() for c in some))
        yield from accuracy.score(gold, (r for r in readings if r.report.key in claims)).splitlines()
        yield _interval(claims, readings)
        yield "attributions, nested ones too"
        yield from _attributions(Path(folder) / "unseen.gold.jsonl", own, readings)
    yield from _errors(claims, readings)


def _interval(claims: Mapping[str, Sequence[Json]], readings: Iterable[Reading]) -> str:
    """How far the F1 of WHOLE claims moves when as many reports are drawn from these, with repeats."""
    scoring, rows = scorer(), []
    for reading in readings:
        if gold := claims.get(reading.report.key):
            found = [json.loads(json_line(record)) for record in records.claims(reading)]
            whole = sum(all(right[part] for part in scoring.WHOLE) for *_, right in scoring.match(gold, found))
            rows.append((whole, len(gold) + len(found)))
    drawn = np.array(rows)[np.random.default_rng(0).integers(len(rows), size=(DRAWS, len(rows)))].sum(axis=1)
    low, high = np.quantile(2 * drawn[:, 0] / drawn[:, 1], (0.025, 0.975))
    return f"WHOLE, 95 % interval over reports: F1 {low:.3f} to {high:.3f}"


def _written(path: Path, lines: Iterable[Mapping[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def _attributions(gold: Path, own: Sequence[Own], readings: Sequence[Reading]) -> Iterator[str]:
    """Rows of the attribution scorer, which finds the texts beside the gold."""
    marked = {o.record["id"]: o.said for o in own if o.said is not None}
    _written(gold, ({"id": key, "attributions": [_pieces(one) for one in said]} for key, said in marked.items()))
    found = (a for reading in readings if reading.report.key in marked for a in records.attributions(reading))
    pred = gold.with_name("pred.jsonl")
    pred.write_bytes(b"".join(map(json_line, found)))
    command = [sys.executable, str(SHARED / "eval" / "attribution.py"), str(gold), "--pred", str(pred), "--nested"]
    yield from subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[1:]


def _pieces(said: Said) -> Json:
    """An attribution as the scorer takes it: each role a list of stretches."""
    return {"source": [said.source] if said.source else [], "cue": [said.cue], "content": said.content}


def _errors(claims: Mapping[str, Sequence[Json]], readings: Iterable[Reading]) -> Iterator[str]:
    """Kinds of error, the commonest first."""
    kinds, total = errors.counted(claims, (r for r in readings if r.report.key in claims))
    yield f"errors of {total['found']} claims read, {total['pairs']} of {total['gold']} found; a claim can have several"
    for name in errors.TABLES:
        yield from _table(name, kinds[name])


def _table(name: str, kinds: Counter[str]) -> Iterator[str]:
    shown = [(kind, count) for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0])) if count >= LEAST]
    yield f"  {name} ({kinds.total()})"
    yield from (f"    {count:4}  {kind}" for kind, count in shown)
    if len(shown) < len(kinds):
        yield f"    {kinds.total() - sum(count for _, count in shown):4}  {len(kinds) - len(shown)} rarer kinds"


def main(of: str = "", *, spared: bool = False) -> None:
    """Prints the figures of the reports whose ids begin so; those of all are frozen.

    Args:
        spared: take the reports that are kept out of training in place of those of FOLDER.
    """
    folder, ids = (REPORTS, kept_out()) if spared else (FOLDER, None)
    own = [o for o in read_own(folder) if o.record["id"].startswith(of) and (ids is None or o.record["id"] in ids)]
    if not own:
        sys.exit(f"No report in {folder} whose id begins with {of!r}")
    lines = list(figures(own))
    print("\n".join(lines))
    if not of and not spared:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", default="", metavar="ID", help="only reports whose ids begin so; writes nothing")
    parser.add_argument("--kept-out", action="store_true", help="reports kept out of training; writes nothing")
    chosen = parser.parse_args()
    main(chosen.of, spared=chosen.kept_out)
