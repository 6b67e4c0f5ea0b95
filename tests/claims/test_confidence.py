"""How sure a claim is."""

import math

import pytest
from tests.hand import SURE, act, less_sure

from sayso.claims.confidence import WEIGHTS, confidence, log_odds

SHELLED = act("Rebels shelled the mill.", "shelled")


@pytest.mark.parametrize("chance", [0.0, 0.001, 0.3, 0.5, 0.999, 1.0])
def test_log_odds_are_finite_and_odd(chance: float) -> None:
    assert log_odds(chance) == pytest.approx(-log_odds(1 - chance))
    assert abs(log_odds(chance)) <= math.log(999) + 1e-9


@pytest.mark.parametrize("name", list(WEIGHTS))
def test_each_score_that_counts_makes_a_claim_surer(name: str) -> None:
    low, high = (confidence(less_sure(SHELLED, **dict.fromkeys(SURE, 0.6) | {name: chance})) for chance in (0.2, 0.9))
    assert low < high


def test_scores_that_are_not_weighed_change_nothing() -> None:
    others = set(SURE) - set(WEIGHTS)
    assert others
    assert confidence(less_sure(SHELLED, **dict.fromkeys(others, 0.1))) == confidence(SHELLED)


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_a_confidence_is_a_chance_of_three_digits(chance: float) -> None:
    found = confidence(less_sure(SHELLED, **dict.fromkeys(SURE, chance)))
    assert 0 <= found <= 1
    assert found == round(found, 3)
