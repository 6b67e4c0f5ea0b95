"""Given names that are women's or men's."""

import pytest

from sayso.analysis.given_names import gender_of


@pytest.mark.parametrize("name", ["Mary", "OLENA", "Fátima", "Zainab"])
def test_names_of_women(name: str) -> None:
    assert gender_of(name) == "f"


@pytest.mark.parametrize("name", ["John", "volodymyr", "Łukasz", "Bashar"])
def test_names_of_men(name: str) -> None:
    assert gender_of(name) == "m"


@pytest.mark.parametrize("name", ["Andrea", "Farah", "Nana", "Sasha", "Nicola", "Varna", ""])
def test_names_that_tell_nothing(name: str) -> None:
    assert gender_of(name) == ""
