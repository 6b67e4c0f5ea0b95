"""Which words of a report are names of places."""

import pytest

from sayso.analysis.sentences import sentences
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.resolve.gazetteer import gazetteer
from sayso.resolve.toponyms import toponyms
from sayso.resolve.words import words


def found(text: str, *also: str) -> list[str]:
    report = Report("r", "r", text)
    heard = words(report, [(s.start, s.end) for s in sentences(report)])
    told = [Span.of(text, text.index(one), text.index(one) + len(one)) for one in also]
    return [one.span.text for one in toponyms(report, heard, gazetteer(), told)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in Aleppo and Idlib on Monday.", ["Aleppo", "Idlib"]),
        ("The army took al-Bab, north of Deir ez-Zor.", ["al-Bab", "Deir ez-Zor"]),
        ("Turkish troops crossed the river.", ["Turkish"]),
        ("Moscow said it knew nothing of South Korean ships.", ["Moscow", "South Korean"]),
        ("A man from Fort Worth, Texas, was held.", ["Fort Worth", "Texas"]),
        ("Police in Springfield, Ill., closed a road.", ["Springfield", "Ill"]),
        ("Sen. Ann Odun, D-Ohio, spoke.", ["Ohio"]),
        ("The U.S. Army left the UK.", ["U.S.", "UK"]),
        ("The mayor of Lyon met Egyptians.", ["Lyon", "Egyptians"]),
        ("He was shot on Harrow Tree Street in Leeds.", ["Harrow Tree Street", "Leeds"]),
        ("Two died in the village of Brenkova.", ["Brenkova"]),
        ("Syrias army shelled Homs.", ["Syrias", "Homs"]),
        ("A bomb went off in Aleppos east.", ["Aleppos"]),
        ("It sank in the Black Sea.", ["Black Sea"]),
    ],
)
def test_names_of_places(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Washington met Jordan Smith and Paris Jackson on Monday.",
        "Of those, most said no. Police came. March was cold.",
        "Ann Lincoln spoke. Lincoln said it was late, and Lincoln left.",
        "It was first told by the Boston Globe.",
        "Give US a hand? No: give us a hand.".replace("US", "us"),
        "He saw SWAT officers and an IT expert, OK.",
        "Rebels of Boko Haram talked to the Red Cross.",
        "Eid was quiet.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == []


def test_a_name_used_beyond_doubt_once_is_a_place_elsewhere() -> None:
    assert found("A fire broke out in Logan. Logan has no brigade.") == ["Logan", "Logan"]


def test_words_that_tell_where_an_act_was_are_places() -> None:
    text = "Gunmen from Brinn hit a market near the old Tannery and Lincoln."
    assert found(text, "a market", "the old Tannery", "Lincoln") == ["a market", "the old Tannery", "Lincoln"]


@pytest.mark.parametrize(
    ("text", "told", "names"),
    [
        ("Shells fell on Tal Brennik.", ["Tal Brennik"], ["Tal Brennik"]),  # and not on Tall
        ("Shells fell on Salah-Brennik.", ["Salah-Brennik"], ["Salah-Brennik"]),
        ("Shells fell on Azaz Marea.", ["Azaz Marea"], ["Azaz", "Marea"]),  # a list without its comma
        ("Shells fell on Aleppo Brennik.", ["Aleppo Brennik"], ["Aleppo"]),
        ("Shells fell on Azaz Airport.", ["Azaz Airport"], ["Azaz"]),
    ],
)
def test_a_small_place_is_not_cut_from_a_longer_name(text: str, told: list[str], names: list[str]) -> None:
    assert found(text, *told) == names


def test_a_point_of_the_compass_is_no_place_by_itself() -> None:
    assert found("A raid in N Syria.", "N", "Syria") == ["Syria"]
    assert found("A raid in NE Syria.", "NE", "Syria") == ["Syria"]
    assert found("A raid in Omaha, NE.", "Omaha") == ["Omaha", "NE"]


def test_a_person_and_a_date_are_no_places_though_an_act_was_there() -> None:
    text = "Ann Brinn was robbed at Brinn's in October."
    assert found(text, "Brinn's", "October") == []


def test_a_street_and_a_town_are_held_by_the_place_behind_them() -> None:
    text = "He lives on Harrow Tree Street in Leeds and works in Brenkova, Ukraine."
    report = Report("r", "r", text)
    one, two, three, four = toponyms(report, words(report, [(0, len(text))]), gazetteer())
    assert (one.holder, one.chain, three.chain, two.holder, four.chain) == (1, None, 3, None, None)


def test_every_name_says_why() -> None:
    text = "Shells fell in Aleppo."
    report = Report("r", "r", text)
    (name,) = toponyms(report, words(report, [(0, len(text))]), gazetteer())
    assert {"in_place", "size"} <= set(name.why)
    assert name.score > 0
