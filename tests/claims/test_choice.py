"""A choice among the places or times that an act may have."""

import pytest
from tests.hand import act, material

from sayso.claims.choice import BACK, Telling, ago, likeliest, none, tellings, told

TEXT = "Shells hit Brask. They killed two.\nNorway condemned the attack. Rebels are shelling it."


def four() -> list[Telling]:
    acts = (
        act(TEXT, "hit"),
        act(TEXT, "killed"),
        act(TEXT, "condemned", type="ACCUSE"),
        act(TEXT, "shelling", status="ongoing"),
    )
    return tellings(material(TEXT, *acts))


def test_the_option_whose_traits_weigh_most_is_taken_and_of_equals_the_first() -> None:
    options = {"": ["none"], "brask": ["own", "unknown"], "tarsk": ["own"]}
    assert likeliest(options, {"own": 1.0}) == "brask"
    assert likeliest(options, {"own": 1.0, "none": 2.0}) == ""
    assert likeliest(options, {"own": 1.0, "unknown": -0.1}) == "tarsk"
    assert likeliest(options, {}) == ""


def test_acts_are_numbered_by_their_sentences() -> None:
    assert [(t.act.trigger.text, t.at) for t in four()] == [
        ("hit", 0),
        ("killed", 1),
        ("condemned", 2),
        ("shelling", 3),
    ]


@pytest.mark.parametrize(
    ("number", "sort", "form", "pointing"),
    [
        (0, "force", "-", "on its own"),
        (1, "force", "-ed", "pronoun"),
        (2, "talk", "-ed", "back"),
        (3, "force", "-ing", "on its own"),
    ],
)
def test_what_an_act_is_like(number: int, sort: str, form: str, pointing: str) -> None:
    this = four()[number]
    assert (this.sort, this.form, this.pointing) == (sort, form, pointing)


def test_where_words_stand_to_the_trigger() -> None:
    this = four()[2]
    words = this.sentence.text
    start = this.sentence.start + words.index("attack")
    span = type(this.act.trigger)(start, start + 6, "attack")
    assert (this.side(span), this.gap(span), this.between(TEXT, span)) == ("after", 5, " the ")


def test_what_speaks_for_no_value() -> None:
    every = four()
    assert list(none(every, 0, "none", [])) == [
        "none",
        "none none force",
        "none ASSAULT none",
        "none force happened",
        "none force -",
        "none force on its own",
    ]
    assert list(none(every, 3, "here", [True, False, True]))[-2:] == ["none, before some", "none though 2/4"]


def test_what_was_told_before_comes_from_the_nearest_on() -> None:
    every = four()
    found = list(told(every, 3, "carried", ["brask", "tarsk", ""]))
    assert [n for n, _ in found] == [1, 0, 1, 0]
    assert [traits[0] for _, traits in found] == [
        "back carried force",
        "older carried force",
        "of type carried force",
        "lead carried force",
    ]
    assert "back same type" in found[0][1]
    assert "back 2" in found[0][1]


def test_a_value_told_twice_counts_once_and_only_so_many_are_weighed() -> None:
    every = four()
    assert [n for n, t in told(every, 3, "none", ["a", "a", "a"]) if t[0].startswith(("last", "back", "older"))] == [2]
    assert [n for n, t in told(every, 3, "none", ["a", "b", "c"]) if t[0].startswith(("last", "back", "older"))] == [
        2,
        1,
    ][:BACK]
    assert list(told(every, 3, "none", ["", "", ""])) == []


@pytest.mark.parametrize(("steps", "words"), [(0, "0"), (2, "2"), (3, "3-5"), (5, "3-5"), (6, "6+"), (60, "6+")])
def test_sentences_ago(steps: int, words: str) -> None:
    assert ago(steps) == words
