import pytest

from sayso.link.origins import agency, canonical, stands_for, voice, voices_of
from sayso.model.report import Part, Report


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("VELM, March 9 (Reuters) - Shells fell.", "Reuters"),
        ("Shells fell on Darvan.\n(AFP)", "Agence France-Presse"),
        ("By Associated Press\nShells fell on Darvan.", "Associated Press"),
        ("Shells fell, and Reuters was told so by nobody.", ""),
        ("VELM (Own desk) - Shells fell.", ""),
    ],
)
def test_agencies_are_known_by_where_they_are_credited(text: str, who: str) -> None:
    assert agency(Report("r", "r", text)) == who


def test_a_credit_line_names_whoever_it_is() -> None:
    text = "Shells fell.\n--Amal Wire"
    assert voice(Report("r", "r", text, publisher="Paper", parts=(Part(13, 24, "credit"),))) == "Amal Wire"


def test_else_the_outlet_speaks_then_the_one_of_the_byline_then_the_key() -> None:
    assert voice(Report("r", "k", "Shells fell.", publisher="Amal Post (online)")) == "Amal Post"
    assert voice(Report("r", "k", "Shells fell.", byline="By Amal Post Staff")) == "Amal Post"
    assert voice(Report("r", "k", "Shells fell.")) == "k"


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("MSF", "Médecins Sans Frontières", True),
        ("Shoigu", "Sergei Shoigu", True),
        ("Defence Ministry", "Ministry of Defence", True),
        ("Defence Ministry", "Defence Minister", False),
        ("MSF", "Ministry of Foreign Affairs", False),
        ("activists", "Syrian activists", False),
        ("Ministry", "Ministry of Defence", False),
        ("Norland", "Commission of Inquiry on Norland", False),
    ],
)
def test_short_names_stand_for_full_ones(short: str, full: str, same: bool) -> None:
    assert stands_for(short, full) is same


def test_a_short_name_that_may_stand_for_two_stands_for_none() -> None:
    found = canonical(["Omar Bongo", "Ali Bongo", "Bongo", "Sergei Shoigu", "Shoigu"])
    assert found["Bongo"] == "Bongo"
    assert found["Shoigu"] == "Sergei Shoigu"


def test_copies_speak_with_the_voice_of_the_first() -> None:
    reports = [Report("a", "a", "x", publisher="Amal Post"), Report("b", "b", "x", publisher="Velm Daily")]
    assert voices_of(reports, {"a": "a", "b": "a"}) == {"a": "Amal Post", "b": "Amal Post"}
