"""The names of the offices and bodies of states."""

import pytest

from sayso.analysis.state_bodies import arm_of, is_arm, is_office, is_organ, of_state
from sayso.codebook.parties import Known, parties


def norway() -> Known:
    state = parties().state("NOR")
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("president", "president of Norway"),
        ("former prime minister", "former prime minister of Norway"),
        ("defence minister", "Norwegian defence minister"),
        ("late envoy", "late Norwegian envoy"),
        ("state television", "Norwegian state television"),
        ("old state television", ""),
        ("villages", ""),
        ("president's villages", ""),
    ],
)
def test_offices_and_bodies_are_named_by_their_state(rest: str, name: str) -> None:
    assert of_state(norway(), rest) == name


def test_an_office_is_the_whole_of_the_words() -> None:
    assert is_office("exiled king")
    assert not is_office("king and queen of hearts")


def test_an_organ_ends_the_words() -> None:
    assert is_organ("Defence Ministry")
    assert not is_organ("ministry cat")


@pytest.mark.parametrize(
    ("text", "rest", "arm"),
    [
        ("Norway", "navy", "Norwegian navy"),
        ("Norwegian", "army's tanks", "Norwegian army"),
        ("Norwegian", "Air Force jets", "Norwegian Air Force"),
        ("Norwegian", "armyworms", ""),
        ("Norwegian", "old army", ""),
    ],
)
def test_an_arm_is_named_by_its_state(text: str, rest: str, arm: str) -> None:
    found = parties().named(text)
    assert found is not None
    assert arm_of(found, text, rest) == arm
    assert is_arm(rest) is bool(arm)
