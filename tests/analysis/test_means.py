"""Weapons and instruments, and the modes they suggest."""

import pytest

from sayso.analysis.means import means, mode_of, weapon_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crews dropped barrel bombs on the quay.", ["barrel bombs"]),
        ("Mortar shells hit the quay and a car bomb went off.", ["Mortar shells", "a car bomb"]),
        ("Police used tear gas and a water cannon.", ["tear gas", "a water cannon"]),
        ("The frigate launched Kalibr cruise missiles.", ["frigate", "Kalibr cruise missiles"]),
        ("They came with knives and stones.", ["knives", "stones"]),
        ("A powerful remote-controlled roadside bomb went off.", ["A powerful remote-controlled roadside bomb"]),
    ],
)
def test_weapons_are_found_with_their_modifiers(text: str, words: list[str]) -> None:
    found = means(text, 0)
    assert [span.text for span in found] == words
    assert all(text[span.start : span.end] == span.text for span in found)


@pytest.mark.parametrize("text", ["The club met by the rock.", "A rifle factory closed.", "The missile treaty lapsed."])
def test_what_is_no_instrument_is_left_out(text: str) -> None:
    assert means(text, 0) == ()


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("barrel bombs", "aerial"),
        ("a Russian warplane", "aerial"),
        ("air strikes", "aerial"),
        ("Shahed drones", "drone"),
        ("mortar shells", "heavy-weapons"),
        ("assault rifles", "firearms"),
        ("a roadside bomb", "explosives"),
        ("suicide vests", "suicide-attack"),
        ("knives", "primitive"),
        ("sarin gas", "unconventional"),
        ("rubber bullets", "crowd-control"),
        ("a petition", ""),
    ],
)
def test_modes(words: str, mode: str) -> None:
    assert mode_of(words) == mode


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("attack helicopters", "aircraft"),
        ("F-16s", "aircraft"),
        ("T-72", "vehicles"),
        ("lorries", "vehicles"),
        ("rifles", "weapons"),
    ],
)
def test_what_a_weapon_counts_as(words: str, counted: str) -> None:
    weapon = weapon_of(words)
    assert weapon is not None
    assert weapon.counted == counted


def test_what_is_no_weapon_counts_as_nothing() -> None:
    assert weapon_of("villagers") is None
    assert weapon_of("") is None
