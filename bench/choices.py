"""Fits the weights by which an act's place and time are chosen, and shows how often the choice is right.

A conditional logit with a little ridge, by Adam: for each act of the folds that the gold has, one choice among the
options. What the acts before were given is an input, so it is fitted in rounds: first with what the gold has for them,
then with what the weights so far choose. Shown is the F1 over values given, of acts whose reports were not fitted on.
`--write` fits on all reports and writes `sayso/claims/weights.tsv`. `--place` and `--time` name what either is fitted
on: what the folds' models said, of this and of earlier versions (`frozen/folds.jsonl`), so that the choice is less tied
to one model's slips. What ships was fitted on the folds before these, the time on these too.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from accuracy import SHARED
from calibrate import Json, gold_claims, scorer
from replay import FROZEN, Replay
from sayso.claims import placing
from sayso.claims.choice import Options, Telling, likeliest
from sayso.claims.dating import Dating
from sayso.export import records
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.sources.inputs import read_inputs

TABLE = Path(placing.__file__).with_name("weights.tsv")
FOLDS = 5
STEPS, RATE = 250, 0.1
RIDGE = {"place": 4.0, "time": 8.0}
LESS = {"place": 0.15, "time": 0.3}
"""So much is taken off the weight of having no value: F1 gains more by a value found than it loses by a wrong one."""
ROUNDS = {"place": 2, "time": 3}
SMALL = 0.2
"""Weights below this are left out, and one decimal is kept: that costs nothing that the folds show."""

Weights = Mapping[str, float]
Choice = tuple[Sequence[Sequence[str]], int]
"""The traits of each option, and which option the gold has."""


class Chooser(Protocol):
    """What `Placing` and `Dating` have in common."""

    tellings: list[Telling]

    def options(self, number: int, done: Any) -> tuple[Options, Any]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Sample:
    """One report: its chooser, and by the trigger of each act found in the gold, the value that the gold has."""

    chooser: Chooser
    gold: Mapping[int, str]


def place(claim: Json) -> str:
    """The place that the scorer compares."""
    return str(claim["place"][0]).casefold() if claim["place"] else ""


def time(claim: Json) -> str:
    """The time that the scorer compares."""
    return str(claim["time"])


def samples(slot: str, folds: Path = FROZEN) -> Iterator[Sample]:
    """The reports of the gold, each read by the model that was not trained on it."""
    claims, gold, replay = scorer(), gold_claims(), Replay(folds)
    value: Callable[[Json], str] = place if slot == "place" else time
    for report in read_inputs([str(SHARED / "gold" / "claims.reports.jsonl")]):
        if isinstance(report, Report):
            reader = replay.of(report.key)
            found = list(records.claims(pipeline.read_report(report, reader)))
            material = pipeline._material(report, reader)
            chooser: Chooser = placing.Placing(material) if slot == "place" else Dating(material)
            pairs = claims.match(gold[report.key], found)
            yield Sample(chooser, {p["trigger"]["start"]: value(g) for g, p, _ in pairs})


def choices(sample: Sample, weights: Weights | None) -> Iterator[Choice]:
    """The choices of one report; without weights, the acts before are given what the gold has."""
    done: list[Any] = []
    for number, telling in enumerate(sample.chooser.tellings):
        options, values = sample.chooser.options(number, done)
        right = sample.gold.get(telling.act.trigger.start)
        known = right if right in options else None
        if known is not None:
            yield list(options.values()), list(options).index(known)
        done.append(values[likeliest(options, weights) if weights is not None else known or ""])


def fitted(sample: Sequence[Sample], slot: str) -> Weights:
    """The weights fitted on some reports, round by round."""
    weights: Weights | None = None
    pool: list[Choice] = []
    for number in range(1, ROUNDS[slot] + 1):
        pool += [c for one in sample for c in choices(one, weights)]
        weights = logit(pool, RIDGE[slot] * number)
    full = {**(weights or {}), "none": (weights or {}).get("none", 0.0) - LESS[slot]}
    return {trait: round(weight, 1) for trait, weight in full.items() if abs(weight) >= SMALL}


def logit(pool: Sequence[Choice], ridge: float) -> Weights:
    """Weights of a conditional logit."""
    names = {trait: 0 for options, _ in pool for traits in options for trait in traits}
    names = {trait: column for column, trait in enumerate(names)}
    sizes = np.array([len(options) for options, _ in pool])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    flat = [traits for options, _ in pool for traits in options]
    rows = np.repeat(np.arange(len(flat)), [len(traits) for traits in flat])
    columns = np.array([names[trait] for traits in flat for trait in traits])
    right = starts + np.array([index for _, index in pool])
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = np.bincount(rows, weights[columns], minlength=len(flat))
        grown = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        off = -grown / np.repeat(np.add.reduceat(grown, starts), sizes)
        off[right] += 1
        slope = (np.bincount(columns, off[rows], minlength=len(names)) - ridge * weights) / len(pool)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = RATE * (1 - step / (STEPS + 1)) / (1 - 0.9**step)
        weights = weights + pace * mean / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def tally(sample: Sample, weights: Weights) -> tuple[int, int, int]:
    """Values in the gold, values chosen, and those right."""
    done: list[Any] = []
    wanted = given = right = 0
    for number, telling in enumerate(sample.chooser.tellings):
        options, values = sample.chooser.options(number, done)
        taken = likeliest(options, weights)
        done.append(values[taken])
        gold = sample.gold.get(telling.act.trigger.start)
        if gold is not None:
            wanted, given, right = wanted + bool(gold), given + bool(taken), right + (bool(gold) and gold == taken)
    return wanted, given, right


def crossed(sample: Sequence[Sample], given: Sequence[Sequence[Sample]], slot: str) -> float:
    """F1 over values given, each report by weights fitted on what models made of others."""
    counts = np.zeros(3)
    for fold in range(FOLDS):
        others = [s for some in given for n, s in enumerate(some) if n % FOLDS != fold]
        weights = fitted(others, slot)
        counts += np.sum([tally(s, weights) for n, s in enumerate(sample) if n % FOLDS == fold], axis=0)
    return float(2 * counts[2] / (counts[0] + counts[1]))


def main() -> None:
    """Prints both figures; with --write also fits on all and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    for slot in RIDGE:
        parser.add_argument(f"--{slot}", type=Path, nargs="+", default=[FROZEN])
    chosen = vars(parser.parse_args())
    lines = []
    for slot in RIDGE:
        given = [list(samples(slot, folds)) for folds in chosen[slot]]
        print(
            f"{slot}: F1 {crossed(list(samples(slot)), given, slot):.3f} over values given, weights by folds",
            flush=True,
        )
        if chosen["write"]:
            weights = sorted(fitted([one for some in given for one in some], slot).items())
            lines += [f"{slot}\t{trait}\t{weight}\n" for trait, weight in weights]
    if lines:
        TABLE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
