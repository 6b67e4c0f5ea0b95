"""Fits the weights of `link.reports_alike` by logistic regression, on pairs of reports of the linking gold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from zlib import crc32

import numpy as np
import numpy.typing as npt

from sayso.link.across import Links
from sayso.link.reports_alike import ALWAYS, COMPARISONS, LIKELIEST, compared, two_acts
from sayso.link.unit import Unit

Floats = npt.NDArray[np.float64]
FOLDS = 10
RIDGE = 30.0
"""What a standardised weight of 1 costs, in pairs."""
COUNTS = {"ecb": 1.0, "gvc": 5.0, "fakes": 20.0}
"""What a pair counts by its set: the smaller ones would drown else. A pair of two sets counts as its first."""
STEPS = 12


@dataclass(frozen=True, slots=True)
class Pairs:
    """Main units that share a block: who they are, what each comparison gives, what they count, whether they match."""

    ids: tuple[tuple[str, str], ...]
    values: Floats
    counts: Floats
    right: Floats
    folds: npt.NDArray[np.int64]


def fold_of(cluster: tuple[str, str]) -> int:
    """The fold of a gold cluster, all of whose reports are scored together."""
    return crc32("/".join(cluster).encode()) % FOLDS


def pairs(mains: Sequence[Unit], gold: Mapping[str, tuple[str, str]]) -> Pairs:
    """All pairs of main units that linking would compare; `gold` has set and cluster by unit id.

    Those that lie months apart are among them: linking never joins them, and from them is learnt what look-alikes are.
    """
    met: list[tuple[Unit, Unit]] = []

    def note(one: Unit, other: Unit) -> float:
        met.append((one, other))
        return -LIKELIEST

    Links(alike=note, never=two_acts).add(sorted(mains, key=lambda unit: unit.id))
    return Pairs(
        ids=tuple((one.id, other.id) for one, other in met),
        values=np.array([[value for _, value in compared(one, other)] for one, other in met]),
        counts=np.array([COUNTS[gold[one.id][0]] for one, _ in met]),
        right=np.array([float(gold[one.id] == gold[other.id]) for one, other in met]),
        folds=np.array([[fold_of(gold[one.id]), fold_of(gold[other.id])] for one, other in met]),
    )


def fit(given: Pairs, without: Sequence[int] = ()) -> dict[str, float]:
    """Weights by name, fitted on the pairs neither of whose reports is in one of these folds."""
    kept = ~np.isin(given.folds, list(without)).any(axis=1)
    values, right, counts = given.values[kept], given.right[kept], given.counts[kept]
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(values)), (values - mean) / spread])
    ridge = RIDGE * np.diag([1e-8, *np.ones(values.shape[1])])
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (counts * (right - chance)) - ridge @ weights
        curve = (design * (counts * chance * (1 - chance))[:, None]).T @ design + ridge
        weights += np.linalg.solve(curve, slope)
    plain = weights[1:] / spread
    fitted = dict(zip(COMPARISONS, plain.round(3).tolist(), strict=True))
    return {ALWAYS: round(float(weights[0] - plain @ mean), 3), **fitted}


def by_folds(given: Pairs) -> dict[tuple[str, str], float]:
    """Log odds of each pair, by weights fitted without the folds of its two reports."""
    scores: dict[tuple[str, str], float] = {}
    for one, other in combinations_with_replacement(range(FOLDS), 2):
        weights = fit(given, (one, other))
        rows = np.flatnonzero((np.sort(given.folds, axis=1) == (one, other)).all(axis=1))
        found = weights[ALWAYS] + given.values[rows] @ np.array([weights[name] for name in COMPARISONS])
        scores.update((given.ids[row], min(LIKELIEST, odds)) for row, odds in zip(rows, found.tolist(), strict=True))
    return scores


def shown(weights: Mapping[str, float]) -> Iterator[str]:
    """Weights, a line each, as they are shipped."""
    return (f"{name}\t{weight:g}" for name, weight in weights.items())
