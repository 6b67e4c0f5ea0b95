"""Fits the confidence of claims on the folds and shows how well it is calibrated.

Prints the constants that `sayso/claims/confidence.py` holds, and, for claims in order of confidence, how many are
whole: type, source chain, status, actors and recipients all right by the scorer. A logistic regression by Newton's
method, with a little ridge.
"""

import importlib.util
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

import numpy as np

from accuracy import SCORER, SHARED, folded
from replay import FROZEN, Replay
from sayso.claims.confidence import BASE, WEIGHTS, log_odds
from sayso.export import records
from sayso.model.analysis import Act

Json = dict[str, Any]

RIDGE = 1.0
BINS = 10


def scorer() -> ModuleType:
    """The scorer beside the gold, as a module."""
    spec = importlib.util.spec_from_file_location("claims_scorer", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"No scorer at {SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_claims() -> dict[str, list[Json]]:
    """The claims of the gold by the key of their report."""
    gold = defaultdict(list)
    with (SHARED / "gold" / "claims.gold.jsonl").open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            gold[record["doc"]].append(record)
    return gold


def samples(replay: Replay) -> Iterator[tuple[list[float], bool]]:
    """For each claim of the folds: the log odds of its scores, and whether it is whole."""
    claims, gold = scorer(), gold_claims()
    for reading in folded(SHARED / "gold" / "claims.reports.jsonl", replay):
        key = reading.report.key
        acts = {a.trigger.start: a for s in reading.sentences for a in replay.heard(key, s).acts}
        found = list(records.claims(reading))
        right = {id(p): all(ok[k] for k in claims.WHOLE) for _, p, ok in claims.match(gold[key], found)}
        for claim, record in zip(reading.claims, found, strict=True):
            yield features(acts[claim.trigger.start]), right.get(id(record), False)


def features(act: Act) -> list[float]:
    """Log odds of the scores that confidence weighs, after a constant."""
    return [1.0, *(log_odds(act.scores[name]) for name in WEIGHTS)]


def fit(rows: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """Coefficients of a logistic regression, the constant first."""
    x, y = np.array(rows), np.array(right, dtype=float)
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * w)
    return [round(float(c), 3) for c in w]


def main() -> None:
    """Prints what a fit would give, and the calibration of the constants in force."""
    rows, right = zip(*samples(Replay(FROZEN)), strict=True)
    base, *weights = fit(rows, right)
    print(f"fit:   BASE = {base}; WEIGHTS = {dict(zip(WEIGHTS, weights, strict=True))}")
    held = [BASE, *WEIGHTS.values()]
    said = [1 / (1 + math.exp(-sum(a * b for a, b in zip(row, held, strict=True)))) for row in rows]
    order = sorted(range(len(said)), key=lambda i: said[i])
    print("claims by confidence, in tenths: mean confidence, share that is whole")
    for part in np.array_split(np.array(order), BINS):
        print(
            f"  {np.mean([said[i] for i in part]):.2f}  {np.mean([right[i] for i in part]):.2f}  ({len(part)} claims)"
        )


if __name__ == "__main__":
    main()
