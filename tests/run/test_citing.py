"""Names of authors: persons with family and given names, organisations as they stand."""

import pytest

from sayso.run.citing import person


@pytest.mark.parametrize(
    ("author", "named"),
    [
        ("Ann Example", ("Example", "Ann")),
        ("Example, Ann", ("Example", "Ann")),
        ("Ann B. O'Neill-Brask", ("O'Neill-Brask", "Ann B.")),
        ("Ludwig van der Brask", ("van der Brask", "Ludwig")),
        ("Núria Vilà", ("Vilà", "Núria")),
        ("Institute, Brask", ("Institute", "Brask")),
        ("Ann", None),
        ("syria-2026", None),
        ("Brask Institute", None),
        ("University of Brask", None),
        ("The %_Lab", None),
        ("A, B, C", None),
        ("Example,", None),
    ],
)
def test_persons_are_told_from_organisations(author: str, named: tuple[str, str] | None) -> None:
    assert person(author) == named
