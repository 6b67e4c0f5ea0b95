"""Places as claims name them."""

from dataclasses import replace

import pytest
from tests.hand import act, find, material, set_in

from sayso.claims.spots import named, spots


def names(text: str, words: str, trigger: str = "hit", kind: str = "ASSAULT") -> list[str]:
    """The places of one act, the most specific first."""
    made = set_in(text, act(text, trigger, type=kind), place=words)
    return [spot.name for spot in spots(material(text, made), material(text, made).sentences[0], made)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shells hit Brask.", "Brask", ["Brask"]),
        ("Shells hit Norway and then Brask.", "Norway, Brask", ["Brask", "Norway"]),
        ("Shells hit Norway and then Oslo.", "Norway, Oslo", ["Oslo", "Norway"]),
        ("In Lakes province, shells hit Brask.", "Lakes, Brask", ["Brask", "Lakes"]),
        ("In the province of Lakes, shells hit Brask.", "Lakes, Brask", ["Brask", "Lakes"]),
        ("In Norway, in Lakes county, shells hit Brask.", "Norway, Lakes, Brask", ["Brask", "Lakes", "Norway"]),
        ("In Norway, shells hit Brask in northern Lakes.", "Norway, northern Lakes, Brask",
         ["Brask", "northern Lakes", "Norway"]),
        ("Shells hit Tarsk and Brask.", "Brask, Tarsk", ["Tarsk", "Brask"]),
    ],
)  # fmt: skip
def test_the_most_specific_place_comes_first(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shells hit Brask town.", "Brask town", ["Brask"]),
        ("Shells hit the Brask road.", "the Brask road", ["Brask road"]),
        ("Shells hit Castle Road.", "Castle", ["Castle Road"]),
        ("Shells hit rebel-held Brask.", "rebel-held Brask", ["Brask"]),
        ("Shells hit north-western Lakes.", "north-western Lakes", ["Lakes"]),
        ("Shells hit eastern Lakes.", "eastern Lakes", ["eastern Lakes"]),
        ("Shells hit Eastern Lakes.", "Eastern, Lakes", ["Eastern Lakes"]),
        ("Shells hit al-Brask.", "-Brask", ["al-Brask"]),
        ("Shells hit Norways north.", "Norways", ["Norway"]),
        ("Shells hit Brasks mill. Brask is calm.", "Brasks", ["Brask"]),
        ("Shells hit Brasks mill.", "Brasks", ["Brasks"]),
        ("Shells hit Brask's Mill Square.", "Brask's Mill Square", ["Mill Square", "Brask"]),
        ("Shells hit a Norwegian city.", "Norwegian", ["Norway"]),
        ("Shells hit Norwegian Brask.", "Norwegian Brask", ["Brask"]),
        ("Shells hit Bab al-Alva al-Brask street.", "Bab al-Alva al-Brask street", ["Bab al-Alva", "al-Brask street"]),
        ("Shells hit the towns of Alva Brask Tarsk.", "Alva Brask Tarsk", ["Alva", "Brask", "Tarsk"]),
        ("Shells hit the hill.", "hill", []),
        ("Shells hit Brask Norway.", "Brask Norway", ["Brask"]),
        ("Shells hit Equatorial Guinea.", "Equatorial Guinea", ["Equatorial Guinea"]),
        ("Shells hit al- Brask.", "al- Brask", ["Brask"]),
        ("Shells hit Christian Brask.", "Christian Brask", ["Brask"]),
        ("Shells hit the coast south of Brask.", "south of Brask", ["Brask"]),
        ("Shells hit Alva do Brask.", "Alva do, Brask", ["Alva do Brask"]),
        ("Shells hit the Lakes-held town.", "Lakes-held", []),
        ("Shells hit the majority-Tarskite town.", "Tarskite", []),
        ("Shells hit the mostly Brask village.", "Brask", []),
        ("Shells hit the Alva Brask Front.", "Alva Brask Front", []),
        ("Shells hit the Liberation Army of Brask.", "Brask", []),
        ("Shells hit the army of Brask.", "Brask", ["Brask"]),
        ("Shells hit them before Easter.", "Easter", []),
    ],
)
def test_a_place_is_its_name_and_no_more(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected


def test_a_place_that_is_told_twice_is_there_twice_with_its_words() -> None:
    text = "Shells hit Brask, in Brask."
    made = replace(act(text, "hit"), places=(find(text, "Brask"), find(text, "Brask", 1)))
    read = material(text, made)
    assert [spot.span.start for spot in spots(read, read.sentences[0], made)] == [11, 21]


def test_where_people_are_from_is_not_where_they_were() -> None:
    assert names("Shells hit three peacekeepers from Chad in Brask.", "Chad, Brask") == ["Brask"]


def test_whence_people_are_led_is_where_it_was() -> None:
    assert names("Norway withdrew its peacekeepers from Brask.", "Brask", "withdrew", "RETREAT") == ["Brask"]


def test_where_a_group_is_banned_is_not_where_it_was() -> None:
    text = "Shells of a group banned in Norway hit Brask."
    assert names(text, "Norway, Brask") == ["Brask"]
    assert names(text, "Norway, Brask", "banned", "COERCE") == ["Brask", "Norway"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("ALVASK Shells hit Brask.", "ALVASK, Brask", ["Brask"]),
        ("ALVASK Shells hit the hill.", "ALVASK", ["ALVASK"]),
    ],
)
def test_a_dateline_is_the_place_only_where_there_is_no_other(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected


def test_a_person_is_no_place_but_where_a_word_says_so() -> None:
    assert names("In Brask shells hit Tarsk as Ann Tarsk, 49, fled.", "Brask, Tarsk") == ["Brask"]
    assert names("In Brask shells hit men in Tarsk as Ann Tarsk, 49, fled.", "Brask, Tarsk") == ["Brask", "Tarsk"]


@pytest.mark.parametrize("words", ["around Tarsk", "inside Tarsk", "in the town of Tarsk"])
def test_a_town_by_a_surname_stays_a_place(words: str) -> None:
    assert names(f"Shells hit men {words} as Ann Tarsk, 49, fled.", "Tarsk") == ["Tarsk"]


def test_somebody_called_as_a_ruler_is_no_place() -> None:
    assert names("Shells hit Hadi's car. Colonel Yasser Hadi fled.", "Hadi") == []


def test_a_group_is_no_place() -> None:
    assert names("Shells hit Daesh near Brask.", "Daesh, Brask") == ["Brask"]


def test_what_a_sentence_names_besides() -> None:
    text = "On Monday the Norwegian army left Brask, and shells hit a village near Tarsk in March."
    read = material(text)
    found = named(read, read.sentences[0], ["Brask"])
    assert [(spot.name, spot.span.text) for spot in found] == [
        ("Norway", "Norwegian"),
        ("Brask", "Brask"),
        ("Tarsk", "Tarsk"),
    ]


@pytest.mark.parametrize("words", ["died from HFMD", "died of HFMD", "were dead from HFMD"])
def test_what_people_died_of_is_no_place(words: str) -> None:
    assert names(f"Nine farmers {words} near Brask.", "HFMD, Brask", words.split()[-3]) == ["Brask"]
    assert names("The deaths of Brask farmers were mourned.", "Brask", "deaths") == ["Brask"]
