"""How sure a claim is."""

import math
from dataclasses import replace

import pytest
from tests.hand import SURE, act, less_sure, material

from sayso.claims import assemble
from sayso.claims.confidence import SCORES, TRAITS, confidence, form, log_odds, traits
from sayso.codebook import load
from sayso.model.analysis import Act
from sayso.model.claim import Claim

TEXT = "Rebels shelled the mill."
SHELLED = act(TEXT, "shelled", actors=["Rebels"], recipients=["the mill"])


def claim(of: Act = SHELLED, text: str = TEXT) -> Claim:
    """The claim that one act makes."""
    return assemble.claims(material(text, of), load())[0]


@pytest.mark.parametrize("chance", [0.0, 0.001, 0.3, 0.5, 0.999, 1.0])
def test_log_odds_are_finite_and_odd(chance: float) -> None:
    assert log_odds(chance) == pytest.approx(-log_odds(1 - chance))
    assert abs(log_odds(chance)) <= math.log(999) + 1e-9


@pytest.mark.parametrize("name", list(SCORES))
def test_each_score_that_counts_makes_a_claim_surer(name: str) -> None:
    acts = (less_sure(SHELLED, **dict.fromkeys(SURE, 0.6) | {name: chance}) for chance in (0.2, 0.9))
    low, high = (confidence(each, claim()) for each in acts)
    assert low < high


def test_scores_that_are_not_weighed_change_nothing() -> None:
    others = set(SURE) - set(SCORES)
    assert others
    assert confidence(less_sure(SHELLED, **dict.fromkeys(others, 0.1)), claim()) == confidence(SHELLED, claim())


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_a_confidence_is_a_chance_of_three_digits(chance: float) -> None:
    found = confidence(less_sure(SHELLED, **dict.fromkeys(SURE, chance)), claim())
    assert 0 <= found <= 1
    assert found == round(found, 3)


def test_a_claim_carries_its_confidence() -> None:
    assert claim().confidence == confidence(SHELLED, claim())


def test_a_denial_is_less_sure_than_what_happened() -> None:
    assert confidence(SHELLED, replace(claim(), status="denied")) < confidence(SHELLED, claim())


def test_a_pronoun_is_less_sure_than_a_name() -> None:
    text = "The army left. Rebels shelled it."
    told = claim(act(text, "shelled", actors=["Rebels"], recipients=["it"]), text)
    assert "recipient pronoun" in traits(told)
    assert told.confidence < claim().confidence


def test_traits_are_each_told_once_and_known() -> None:
    told = list(traits(claim()))
    assert len(told) == len(set(told))
    assert set(told) & set(TRAITS)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("they", "pronoun"),
        ("its army", "possessive"),
        ("the Hill Front", "name"),
        ("Brask", "name"),
        ("Both soldiers", "definite"),
        ("Two soldiers", "bare"),
        ("two soldiers", "bare"),
        ("", "bare"),
    ],
)
def test_form(words: str, kind: str) -> None:
    assert form(words) == kind
