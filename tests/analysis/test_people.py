"""The people of a report."""

import pytest

from sayso.analysis.people import People, last_name
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties

TEXT = "Norway's Defence Minister Kari Lund met Omar Said, head of the Lake Front, and Mr Paul Roy. Lund left."


def people(text: str = TEXT) -> People:
    return People(text, tokens(text), parties().find(text))


def test_posts_that_the_report_says_people_hold() -> None:
    assert [(o.person, o.title.text, o.holder.text) for o in people().offices()] == [
        ("Kari Lund", "Minister", "Norway"),
        ("Omar Said", "head", "Lake Front"),
    ]


def test_people_within_a_stretch_are_those_wholly_in_it() -> None:
    start, end = TEXT.index("Kari"), TEXT.index(". Lund")
    assert [one.name for one in people().within(start, end)] == ["Kari Lund", "Omar Said", "Paul Roy"]
    assert [one.name for one in people().within(start + 1, end - 1)] == ["Omar Said"]
    assert people().within(end, len(TEXT)) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A girl, Ann Marrow, 12, was hurt.", ["Ann Marrow"]),
        ("Shots killed 34-year-old Ann Marrow.", ["Ann Marrow"]),
        ("Ann Marrow (34) and Bo Lind (36) fled.", ["Ann Marrow", "Bo Lind"]),
        ("A limping Arn Josef Marrow Jr. fled. Marrow, 49, was caught.", ["Arn Josef Marrow Jr", "Marrow"]),
        ("The killing of Arn J. Marrow. They left the Arn J. Marrow Bridge Hall.", ["Arn J. Marrow"]),
        ("Shells fell on Upper Varna, 12 miles away, and on Varna, 12, and Olm, 5.", []),
        ("Ann Marrow, 34 of Olm, fled. Bo Lind, 36 from Varna, stayed.", ["Ann Marrow", "Bo Lind"]),
        ("Shells hit Upper Varna, 12 of them at night.", []),
        ("The Green List (12) beat Forward Norland (9). Upper Varna (4) mourned.", []),
        ("Marrow, 49, was caught.", []),
        ("Ann Marrow, 340, was hurt.", []),
    ],
)
def test_an_age_shows_a_person(text: str, names: list[str]) -> None:
    assert [one.name for one in people(text).all] == names


def test_a_number_behind_a_surname_is_none() -> None:
    assert last_name("Arn Marrow Jr.") == last_name("Arn Marrow III") == last_name("Marrow") == "marrow"
    assert last_name("Jr.") == "jr."


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Sheila Marrow, 34, left.", "f"),
        ("Minister Yevgeny Marrow left.", "m"),
        ("Mrs Robin Marrow left.", "f"),
        ("Minister Robin Marrow left.", ""),
        ("Minister Marrow left.", ""),
    ],
)
def test_titles_and_given_names_tell_men_from_women(text: str, gender: str) -> None:
    assert [one.gender for one in people(text).all] == [gender]
