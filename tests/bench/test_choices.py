"""The fit of the weights by which places and times are chosen."""

import pytest
from tests.hand import act, material, set_in

import choices
from sayso.claims.placing import Placing


def test_the_logit_learns_what_tells_right_from_wrong() -> None:
    near: choices.Choice = [["none"], ["own", "near"]], 1
    far: choices.Choice = [["none"], ["own", "far"]], 0
    pool = [near] * 30 + [far] * 30
    weights = choices.logit(pool, 0.1)
    assert weights["near"] > 1 > -1 > weights["far"]


def test_a_heavier_ridge_keeps_weights_small() -> None:
    right: choices.Choice = [["none"], ["own"]], 1
    wrong: choices.Choice = [["none"], ["own"]], 0
    pool = [right] * 9 + [wrong]
    light, heavy = (choices.logit(pool, ridge)["own"] for ridge in (0.1, 10.0))
    assert light > heavy > 0


@pytest.fixture
def sample() -> choices.Sample:
    text = "Shells hit Brask. They killed two."
    acts = (set_in(text, act(text, "hit"), place="Brask"), set_in(text, act(text, "killed"), place="carried"))
    chooser = Placing(material(text, *acts))
    return choices.Sample(chooser, {a.trigger.start: "brask" for a in acts})


def test_each_act_that_the_gold_has_is_one_choice(sample: choices.Sample) -> None:
    found = list(choices.choices(sample, None))
    assert [index for _, index in found] == [1, 1]
    assert all(options[0][0] == "none" for options, _ in found)


def test_a_gold_value_out_of_reach_is_no_choice_and_counts_as_missed(sample: choices.Sample) -> None:
    lost = choices.Sample(sample.chooser, dict.fromkeys(sample.gold, "tarsk"))
    assert list(choices.choices(lost, None)) == []
    assert choices.tally(lost, {"own only": 1.0, "last carried force": 1.0}) == (2, 2, 0)


def test_values_in_the_gold_chosen_and_right(sample: choices.Sample) -> None:
    assert choices.tally(sample, {"own only": 1.0, "last carried force": 1.0}) == (2, 2, 2)
    assert choices.tally(sample, {"own only": 1.0}) == (2, 1, 1)


def test_the_weights_fitted_are_few_and_round(sample: choices.Sample) -> None:
    weights = choices.fitted([sample] * 20, "place")
    assert all(abs(weight) >= choices.SMALL and weight == round(weight, 1) for weight in weights.values())
    assert choices.tally(sample, weights) == (2, 2, 2)
