"""Fits the confidence of claims on the folds and shows how well it is calibrated.

Prints the constants that `sayso/claims/confidence.py` holds, and for claims said to be so sure how many are whole:
type, source chain, status, actors and recipients all right by the scorer. A logistic regression by Newton's method,
with a little ridge.
"""

import importlib.util
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from accuracy import SCORER, SHARED, folded
from replay import FROZEN, Replay
from sayso.claims.confidence import SCORES, TRAITS, log_odds, traits
from sayso.export import records

if TYPE_CHECKING:
    Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

Json = dict[str, Any]

NAMES = ("trigger", "type", "mode", "status", "actors", "recipients", "inner")
"""The scores of the reader model that are weighed."""
RIDGE = 5.0
ROUNDS = 40
PARTS = 5
LEAST = 25
"""A trait of fewer claims is left out."""


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


@dataclass(frozen=True, slots=True)
class Sample:
    """One claim of the folds: the log odds of its scores, its traits, and whether it is whole."""

    report: str
    scores: Sequence[float]
    traits: frozenset[str]
    whole: bool


def samples(replay: Replay) -> Iterator[Sample]:
    """Every claim of the folds, but those whose trigger a rule moved to a word that the model gave no chances for."""
    claims, gold = scorer(), gold_claims()
    for reading in folded(SHARED / "gold" / "claims.reports.jsonl", replay):
        key = reading.report.key
        acts = {a.trigger.start: a for s in reading.sentences for a in replay.heard(key, s).acts}
        found = list(records.claims(reading))
        right = {id(p): all(ok[k] for k in claims.WHOLE) for _, p, ok in claims.match(gold[key], found)}
        for claim, record in zip(reading.claims, found, strict=True):
            act = acts.get(claim.trigger.start)
            if act is None:
                continue
            odds = [log_odds(chance) for name, chance in act.scores.items() if name in NAMES]
            yield Sample(key, odds, frozenset(traits(claim)), right.get(id(record), False))


def table(some: Sequence[Sample], names: Sequence[str]) -> "Floats":
    """One row a claim: its scores, then 1 for each trait that it has."""
    return np.array([[*one.scores, *(float(name in one.traits) for name in names)] for one in some])


def fit(x: "Floats", y: "Floats") -> "Floats":
    """Coefficients of a logistic regression, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = chances(x, w)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * w)
    return w


def chances(x: "Floats", w: "Floats") -> "Floats":
    """What coefficients make of rows."""
    found: Floats = 1 / (1 + np.exp(-x @ w))
    return found


def crossed(x: "Floats", y: "Floats", keys: Sequence[str]) -> "Floats":
    """The chance of each claim by coefficients fitted on other reports."""
    part = np.array([zlib.crc32(key.encode()) % PARTS for key in keys])
    found = np.zeros(len(y))
    for held in range(PARTS):
        found[part == held] = chances(x[part == held], fit(x[part != held], y[part != held]))
    return found


def reliability(said: "Floats", whole: "Floats") -> Iterator[str]:
    """Of the claims said to be so sure: how sure on average, the share that is whole, and how many there are."""
    for low in range(10):
        inside = (said >= low / 10) & (said < (low + 1) / 10)
        if inside.any():
            yield f"  .{low} to .{low + 1:<2} {said[inside].mean():6.2f} {whole[inside].mean():6.2f} {inside.sum():7,}"


def main() -> None:
    """Prints what a fit would give, and how reliable confidence is on reports that it was not fitted on."""
    some = list(samples(Replay(FROZEN)))
    often = Counter(trait for one in some for trait in one.traits)
    names = sorted(trait for trait, count in often.items() if count >= LEAST)
    x, y = table(some, names), np.array([float(one.whole) for one in some])
    for name, values in (("SCORES", NAMES), ("TRAITS", names)):
        held = fit(x, y)[: len(NAMES)] if name == "SCORES" else fit(x, y)[len(NAMES) :]
        print(f"{name} = {dict(zip(values, (round(float(weight), 2) for weight in held), strict=True))}")
    print("confidence, fitted on other reports: claims said to be so sure, mean confidence, share whole, claims")
    print("\n".join(reliability(crossed(x, y, [one.report for one in some]), y)))
    now = chances(x, np.array([*SCORES.values(), *(TRAITS.get(name, 0.0) for name in names)]))
    print("confidence as it ships, which was fitted on all of them")
    print("\n".join(reliability(now, y)))


if __name__ == "__main__":
    main()
