import pytest

from sayso.analysis.misspelt import meant, one_off


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Norlnd", "Norland", True),
        ("Norlaand", "Norland", True),
        ("Norlend", "Norland", True),
        ("Norland", "Norland", False),
        ("Nirlend", "Norland", False),
        ("Morland", "Norland", False),
        ("Norla", "Norland", False),
        ("", "N", False),
    ],
)
def test_one_off(one: str, other: str, near: bool) -> None:
    assert one_off(one, other) is near
    assert one_off(other, one) is near


@pytest.mark.parametrize(
    ("word", "names", "name"),
    [
        ("Novotni", ["Novotny", "Hasek"], "Novotny"),
        ("Novotn", ["Novotna", "Novotny"], ""),
        ("Novac", ["Novak"], ""),
        ("Novotny", [], ""),
    ],
)
def test_meant(word: str, names: list[str], name: str) -> None:
    assert meant(word, names) == name
