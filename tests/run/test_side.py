"""On whose side a party acts."""

import pytest

from sayso.run.side import side


@pytest.mark.parametrize(
    "name",
    [
        "Syria",
        "Syrian government",
        "the Syrian air force",
        "The Syrian Army",
        "Syrian Arab Army",
        "Syrian regime forces",
    ],
)
def test_a_state_is_one_with_what_acts_for_it(name: str) -> None:
    assert side(name) == "state:SYR"


def test_its_bodies_that_have_names_of_their_own_are_its_own_too() -> None:
    assert side("IDF") == side("Israel") == "state:ISR"


def test_a_state_may_have_a_name_of_several_words() -> None:
    assert side("South Korean armed forces") == side("South Korea") == "state:KOR"


@pytest.mark.parametrize(
    "name",
    [
        "Syrian rebels",
        "Syrian Observatory for Human Rights",
        "Syrian Democratic Forces",
        "Syrian opposition forces",
        "Syrian interim government",
        "Syrian Kurdish security forces",
        "Syrian and Russian forces",
        "Syrians",
        "army",
        "",
    ],
)
def test_who_only_bears_its_name_is_not(name: str) -> None:
    assert side(name) != side("Syria")


def test_names_that_nobody_knows_are_one_where_they_are_written_alike() -> None:
    assert side("the Hill Front") == side("hill front") != side("Hill Brigade")
