import pytest

from sayso.analysis.phrases import from_home, is_force, is_member, partitive, phrase, plural, unplaced


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
        ("the fifty or so marchers", "marchers", True),
        ("40 or more of the farmers", "farmers", True),
        ("farmers and", "farmers", False),
    ],
)
def test_phrase(text: str, core: str, counted: bool) -> None:
    taken = phrase(text)
    assert (taken.core, taken.counted) == (core, counted)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("five fighters of the Lake Front", "Lake Front"),
        ("officers of the provincial police", "provincial police"),
        ("a convoy belonging to the Lake Front", "Lake Front"),
        ("gunmen affiliated with al-Odun", "al-Odun"),
        ("two members of the so-called Lake Front", "Lake Front"),
        ("airmen from the 12th Supply Wing", "12th Supply Wing"),
        ("a suicide bomber from Hill Front's Tarn affiliate, the Lake Front", "Lake Front"),
        ("the mayor of Oslo", ""),
        ("members of one family", ""),
    ],
)
def test_partitive(text: str, party: str) -> None:
    assert partitive(text) == party


@pytest.mark.parametrize(
    ("text", "home"),
    [("rebels from Odun", True), ("rebels from the Lake Front", False), ("rebels of Odun", False)],
)
def test_where_people_are_from(text: str, home: bool) -> None:
    assert from_home(text) == home


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
