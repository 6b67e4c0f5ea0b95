"""How sure a claim is, from what decided it."""

import math

from sayso.model.analysis import Act

WEIGHTS = {"trigger": 0.072, "type": 0.164, "status": 0.107, "actors": 0.132, "recipients": 0.145, "inner": 0.062}
"""Fitted on the folds (`bench/calibrate.py`): weight of each score's log odds."""
BASE = -4.031


def log_odds(chance: float) -> float:
    """Log odds of a chance, which is kept from the ends by a thousandth."""
    kept = min(max(chance, 0.001), 0.999)
    return math.log(kept / (1 - kept))


def confidence(act: Act) -> float:
    """Chance, 0 to 1, that type, source chain, status, actors and recipients are all as a careful reader has them."""
    total = BASE + sum(weight * log_odds(act.scores[name]) for name, weight in WEIGHTS.items())
    return round(1 / (1 + math.exp(-total)), 3)
