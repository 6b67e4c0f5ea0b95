"""Weights of the traits that decide which place or time an act has."""

import functools
import importlib.resources
from collections.abc import Mapping
from typing import Literal

from sayso.errors import RunStopped


@functools.cache
def weights(slot: Literal["place", "time"]) -> Mapping[str, float]:
    """The weights of one slot by trait, read once a process.

    Fitted on the gold by `bench/choices.py`, which writes them: a conditional logit, one choice for each act.

    Raises:
        RunStopped: the table is broken (exit code 3).
    """
    table = importlib.resources.files("sayso.claims").joinpath("weights.tsv").read_text("utf-8")
    found: dict[str, float] = {}
    for number, line in enumerate(table.splitlines(), 1):
        try:
            which, trait, weight = line.split("\t")
            if which == slot:
                found[trait] = float(weight)
        except ValueError as error:
            raise RunStopped(f"weights.tsv, line {number}: expected slot, trait and weight, got {line!r}", 3) from error
    return found
