"""The words of saying and the forms made of them."""

import pytest

from sayso.codebook.grammar import grammar
from sayso.codebook.inflect import forms, in_ing, past, third_person
from sayso.codebook.saying import FRAMES, saying


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("deny", ("denies", "denied", "denying")),
        ("pray", ("prays", "prayed", "praying")),
        ("admit", ("admits", "admitted", "admitting")),
        ("visit", ("visits", "visited", "visiting")),
        ("beg", ("begs", "begged", "begging")),
        ("plead", ("pleads", "pleaded", "pleading")),
        ("decree", ("decrees", "decreed", "decreeing")),
        ("quip", ("quips", "quipped", "quipping")),
        ("echo", ("echoes", "echoed", "echoing")),
        ("address", ("addresses", "addressed", "addressing")),
        ("argue", ("argues", "argued", "arguing")),
    ],
)
def test_regular_forms(base: str, expected: tuple[str, str, str]) -> None:
    assert (third_person(base), past(base), in_ing(base)) == expected


def test_irregular_forms_and_particles() -> None:
    assert set(forms("write/wrote/written")) == {"write", "writes", "writing", "wrote", "written"}
    assert "laid out" in forms("lay/laid/laid out")
    assert forms("read/read/read")["read"] == {"base", "past", "participle"}


def test_both_spellings_of_labelled() -> None:
    assert {"labeled", "labelled", "labeling", "labelling"} <= set(forms("label"))


def test_the_shipped_table() -> None:
    table = saying()
    assert len({verb.base for verb, _ in table.verbs.values()}) > 300
    assert all(verb.frames <= set(FRAMES) and verb.asserts <= verb.frames for verb, _ in table.verbs.values())
    assert table.verbs["told"][0].base == "tell"
    assert "allegations" in table.nouns


def test_the_classes_of_words_do_not_contradict_the_words_of_saying() -> None:
    closed = grammar().signs
    assert not [form for form in saying().verbs if form in closed]
