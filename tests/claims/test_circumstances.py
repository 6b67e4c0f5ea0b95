"""By what means an act was done, and in which mode."""

import pytest
from tests.hand import act, find, material

from sayso.claims import circumstances
from sayso.claims.circumstances import REACH
from sayso.codebook import load


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "words"),
    [
        ("Rebels shelled the mill with mortars.", "shelled", "ASSAULT", "mortars"),
        ("Rebels shelled the mill with mortars.", "shelled", "CONSULT", ""),
        ("Rebels with rifles and, later, mortars shelled the mill.", "shelled", "ASSAULT", "mortars"),
        ("Rebels met. Mortars fell.", "met", "ASSAULT", ""),
        ("Mortars fell.", "Mortars", "ASSAULT", ""),
        (f"Rebels fought {'o' * (REACH - 2)} mortars.", "fought", "ASSAULT", "mortars"),
        (f"Rebels fought {'o' * (REACH - 1)} mortars.", "fought", "ASSAULT", ""),
    ],
)
def test_means(text: str, trigger: str, type_: str, words: str) -> None:
    made = act(text, trigger, type=type_)
    found = material(text, made)
    weapon = circumstances.means(found, found.sentences[0], made)
    assert (weapon.text if weapon else "") == words


@pytest.mark.parametrize(
    ("text", "said", "weapon", "mode"),
    [
        ("A suicide bomber shelled the mill.", "aerial", "", "suicide-attack"),
        ("A man who blew himself up shelled the mill.", "explosives", "", "suicide-attack"),
        ("Jets shelled the mill with sarin.", "aerial", "", "unconventional"),
        ("Unmanned craft shelled the mill.", "aerial", "", "drone"),
        ("Warplanes shelled it with barrel bombs.", "suicide-attack", "barrel bombs", "aerial"),
        ("Four ships shelled it with rockets.", "aerial", "rockets", "heavy-weapons"),
        ("Police shelled the crowd with tear gas.", "crowd-control", "tear gas", "crowd-control"),
        ("Norway shelled the mill.", "crowd-control", "", ""),
        ("Norway shelled the mill from the air.", "aerial", "", "aerial"),
        ("Norway shelled the mill.", "visit", "", ""),
        ("Norway shelled them, killing two, in an execution.", "targeted", "", "targeted"),
        ("Norway shelled, that is, burned the mill with rockets.", "destroy", "rockets", "destroy"),
    ],
)
def test_a_mode_of_force_is_the_one_that_the_words_show(text: str, said: str, weapon: str, mode: str) -> None:
    assert _mode(text, "shelled", said, weapon) == mode


@pytest.mark.parametrize(
    ("text", "said", "mode"),
    [
        ("Norway hit the mill with blasts.", "aerial", "explosives"),
        ("Norway hit the mill, killing two.", "aerial", "aerial"),
        ("Norway hit the mill by tank and by mine.", "aerial", "aerial"),  # two are shown, neither the model's
        ("Norway hit the mill by tank and by mine.", "heavy-weapons", "heavy-weapons"),
    ],
)
def test_the_one_kind_of_fire_that_is_shown_goes_before_the_model(text: str, said: str, mode: str) -> None:
    assert _mode(text, "hit", said, report=f"{text} Jets were seen.") == mode


def test_an_air_raid_needs_something_in_the_air_somewhere_in_the_report() -> None:
    text = "Norway hit the mill, killing two."
    assert not _mode(text, "hit", "aerial")
    assert _mode(text, "hit", "aerial", report=f"{text} Its jets left.") == "aerial"


def test_modes_of_other_types_are_the_models() -> None:
    text = "Norway moved its suicide squads."
    made = act(text, "moved", type="MOBILIZE", mode="troops")
    (sentence,) = material(text, made).sentences
    assert circumstances.mode(text, sentence, made, load().type("MOBILIZE").modes, None) == "troops"


def _mode(text: str, trigger: str, said: str, weapon: str = "", report: str = "") -> str:
    made = act(text, trigger, mode=said)
    (sentence,) = material(text, made).sentences
    means = find(text, weapon) if weapon else None
    return circumstances.mode(report or text, sentence, made, load().type("ASSAULT").modes, means)
