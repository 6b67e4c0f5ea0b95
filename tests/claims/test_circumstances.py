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
        ("A suicide bomber shelled the mill.", "suicide-attack", "", "suicide-attack"),
        ("Warplanes shelled it with barrel bombs.", "suicide-attack", "barrel bombs", "aerial"),
        ("Police shelled the crowd with tear gas.", "crowd-control", "", "crowd-control"),
        ("Norway shelled the mill.", "crowd-control", "", ""),
        ("Norway shelled the mill.", "aerial", "", "aerial"),
        ("Norway shelled the mill.", "visit", "", ""),
    ],
)
def test_a_mode_needs_the_words_that_show_it(text: str, said: str, weapon: str, mode: str) -> None:
    made = act(text, "shelled", mode=said)
    (sentence,) = material(text, made).sentences
    modes = load().type("ASSAULT").modes
    assert circumstances.mode(sentence, made, modes, find(text, weapon) if weapon else None) == mode
