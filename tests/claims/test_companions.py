"""Victims joined to those whom the reader model found."""

import pytest
from tests.hand import act, find, material

from sayso.claims.companions import with_companions


@pytest.mark.parametrize(
    ("text", "trigger", "given", "expected"),
    [
        ("A mother and her child were killed.", "killed", "A mother", ["A mother", "her child"]),
        ("A mine killed a mother and her two sons.", "killed", "a mother", ["a mother", "her two sons"]),
        ("A mine killed two nurses as well as four guards.", "killed", "two nurses", ["two nurses", "four guards"]),
        ("Ann Vale, along with another officer, was hurt.", "hurt", "Ann Vale", ["Ann Vale", "another officer"]),
        # a clause of its own
        ("A mine killed a mother and her son was hurt.", "killed", "a mother", ["a mother"]),
        ("A mine killed a mother and the doctor, who fled, was hurt.", "killed", "a mother", ["a mother"]),
        ("A mine killed a mother and two guards ran.", "killed", "a mother", ["a mother"]),
        ("A mine killed a mother and the mayor later sent help.", "killed", "a mother", ["a mother"]),
        # no persons
        ("A mine killed a mother and her goat.", "killed", "a mother", ["a mother"]),
        ("A mine killed a mother and the driver's dog.", "killed", "a mother", ["a mother"]),
        # no words that tell how many or whose
        ("A mine killed a mother and children fled.", "killed", "a mother", ["a mother"]),
        ("A mine killed a mother. And her child fled.", "killed", "a mother", ["a mother"]),
    ],
)
def test_persons_joined_to_a_victim_are_victims(text: str, trigger: str, given: str, expected: list[str]) -> None:
    made = act(text, trigger, recipients=[given])
    found = with_companions(material(text, made), made, [find(text, given)])
    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


def test_acts_that_harm_nobody_have_none() -> None:
    text = "The envoy met a mother and her child."
    made = act(text, "met", type="CONSULT", recipients=["a mother"])
    assert [s.text for s in with_companions(material(text, made), made, [find(text, "a mother")])] == ["a mother"]


@pytest.mark.parametrize(("actors", "recipients"), [(["her child"], []), ([], ["her child"])])
def test_whoever_has_a_role_already_is_not_taken_twice(actors: list[str], recipients: list[str]) -> None:
    text = "A mine killed a mother and her child."
    made = act(text, "killed", actors=actors, recipients=recipients)
    given = [find(text, "a mother"), *made.recipients]
    assert list(with_companions(material(text, made), made, given)) == given


def test_nobody_harmed_has_no_companions() -> None:
    text = "A mine went off."
    made = act(text, "went")
    assert with_companions(material(text, made), made, []) == ()
