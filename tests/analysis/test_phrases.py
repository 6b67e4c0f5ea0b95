import pytest

from sayso.analysis.phrases import is_force, is_member, partitive, phrase, plural, unplaced


@pytest.mark.parametrize(
    ("text", "core", "counted"),
    [
        ("the minister", "minister", False),
        ("at least 1,200 armed men", "armed men", True),
        ("dozens of the wounded", "wounded", True),
        ("a group of farmers", "farmers", True),
        ("the group", "group", False),
        ("the U.S.", "U.S.", False),
        ("a man who fled", "man", False),
        ("the Lake Front (LF)", "Lake Front", False),
    ],
)
def test_phrase(text: str, core: str, counted: bool) -> None:
    taken = phrase(text)
    assert (taken.core, taken.counted) == (core, counted)


def test_partitive() -> None:
    assert partitive("five fighters of the Lake Front") == "Lake Front"
    assert partitive("officers of the provincial police") == "provincial police"
    assert partitive("the mayor of Oslo") == ""


def test_unplaced() -> None:
    assert unplaced("markets in the north") == "markets"
    assert unplaced("official in Tunis") == "official in Tunis"
    assert unplaced("official in Tunis west of Kairouan") == "official in Tunis"
    assert unplaced("terror group based in Tunis") == "terror group based in Tunis"


def test_nouns_that_stand_for_their_owner() -> None:
    assert is_force("military helicopter")
    assert not is_force("military doctors")
    assert is_member("militant group")
    assert not is_member("farmers")
    assert plural("villagers")
    assert plural("police")
    assert not plural("congress")
