"""The signs by which capitalised words are a person's name."""

import pytest

from sayso.analysis.person_signs import PersonSigns
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties
from sayso.model.span import Span


def at(text: str, name: str) -> tuple[int, int]:
    """The tokens of the first words of a text that are the name."""
    start = text.index(name)
    inside = [i for i, word in enumerate(tokens(text)) if start <= word.start < start + len(name)]
    return inside[0], inside[-1] + 1


def signs(text: str, hints: tuple[Span, ...] = ()) -> PersonSigns:
    return PersonSigns(tokens(text), {found.start: found for found in parties().find(text)}, hints)


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("Ann Marrow, 110, left.", "Ann Marrow", True),
        ("Ann Marrow, 111, left.", "Ann Marrow", False),
        ("Ann Marrow, 0, left.", "Ann Marrow", False),
        ("Ann Marrow, 12 of Olm, left.", "Ann Marrow", True),
        ("Ann Marrow, 12 of them", "Ann Marrow", False),
        ("Shots near Ann Marrow, 12, were heard.", "Ann Marrow", False),
        ("A 9-year-old Marrow left.", "Marrow", True),
        ("Ann Marrow (12) left.", "Ann Marrow", True),
        ("Forward Marrow (12) left.", "Forward Marrow", False),
        ("Qorl J. Marrow left.", "Qorl J. Marrow", True),
        ("QORL J. Marrow left.", "QORL J. Marrow", False),
        ("Qorl J. Marrow Vale left.", "Qorl J. Marrow Vale", False),
        ("Ann Marrow", "Ann Marrow", False),
    ],
)
def test_an_age_or_an_initial_makes_sure(text: str, name: str, sure: bool) -> None:
    assert signs(text).sure(*at(text, name)) is sure


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Ann Marrow said no.", "Ann Marrow", True),
        ("No, said Ann Marrow.", "Ann Marrow", True),
        ("The Ann Marrow said no.", "Ann Marrow", False),
        ("Militia Marrow Vale said no.", "Marrow Vale", False),
        ("Ann Marrow, who fled, fell.", "Ann Marrow", True),
        ("Ann Marrow, which fled, fell.", "Ann Marrow", False),
        ("Marrow, who fled, fell.", "Marrow", False),
        ("Ann Marrow fell.", "Ann Marrow", False),
    ],
)
def test_words_beside_a_bare_name_tell(text: str, name: str, told: bool) -> None:
    assert signs(text).told(*at(text, name), party=False) is told


def test_behind_a_known_party_only_a_word_of_saying_tells() -> None:
    text = "French Jean Marrow, who fled, fell. Ann Vale said no."
    hints = (Span.of(text, 7, 18),)
    assert signs(text, hints).told(*at(text, "Jean Marrow"), party=False)
    assert not signs(text, hints).told(*at(text, "Jean Marrow"), party=True)
    assert signs(text).told(*at(text, "Ann Vale"), party=True)


def test_what_the_reader_takes_for_a_party_is_told() -> None:
    text = "Ann Marrow fell."
    assert signs(text, (Span.of(text, 0, 10),)).told(0, 2, party=False)
    assert not signs(text, (Span.of(text, 0, 3),)).told(0, 2, party=False)


@pytest.mark.parametrize(
    ("name", "could"),
    [
        ("Ann Marrow", True),
        ("Marrow", True),
        ("Al", False),
        ("NGO", False),
        ("Ann NGO", False),
        ("Marrow Ministry", False),
        ("Norway", False),
        ("Young Norwegians", False),
        ("Ann Bo Cay Dee Eve Fay", True),
        ("Ann Bo Cay Dee Eve Fay Gil", False),
    ],
)
def test_bodies_abbreviations_and_known_parties_are_no_persons(name: str, could: bool) -> None:
    assert signs(name).could_be_name(*at(name, name)) is could
