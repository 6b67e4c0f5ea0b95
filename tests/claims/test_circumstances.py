"""Where, when, how many and by what means."""

from dataclasses import replace
from typing import Any

import pytest
from tests.hand import act, counting, find, material, set_in
from tests.link.conftest import Desk

from sayso.claims import circumstances
from sayso.claims.circumstances import REACH, edtf, precision
from sayso.claims.material import Told
from sayso.codebook import load
from sayso.model.claim import Claim, When

BEFORE = "Shells hit Brask on Monday.\nMortars struck Tarsk.\n"


def told(*tellings: dict[str, Any]) -> list[Claim]:
    """Claims that have gone before."""
    desk = Desk(BEFORE)
    for trigger, telling in zip(("hit", "struck"), tellings, strict=False):
        desk.take(trigger, **telling)
    return desk.claims


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Shells hit Brask.", "Brask", ("Brask",)),
        ("Shells hit Norway and then Brask.", "Norway, Brask", ("Brask", "Norway")),
        ("In Lakes province, shells hit Brask.", "Lakes, Brask", ("Brask", "Lakes")),
        ("In the province of Lakes, shells hit Brask.", "Lakes, Brask", ("Brask", "Lakes")),
        ("In Norway, in Lakes county, shells hit Brask.", "Norway, Lakes, Brask", ("Brask", "Lakes", "Norway")),
        ("Shells hit Tarsk and Brask.", "Brask, Tarsk", ("Tarsk", "Brask")),
    ],
)
def test_the_most_specific_place_comes_first(text: str, words: str, names: tuple[str, ...]) -> None:
    made = set_in(text, act(text, "hit"), place=words)
    found, spans = circumstances.places(material(text, made), made, Told())
    assert found == names
    assert [text[span.start : span.end] for span in spans] == list(names)


def test_a_place_that_is_told_twice_is_named_once() -> None:
    text = "Shells hit Brask, in Brask."
    made = replace(act(text, "hit"), places=(find(text, "Brask"), find(text, "Brask", 1)))
    names, spans = circumstances.places(material(text, made), made, Told())
    assert (names, len(spans)) == (("Brask",), 2)


@pytest.mark.parametrize(
    ("where", "before", "names"),
    [
        ("carried", [{"place": "Brask, Norway"}, {}], ("Brask", "Norway")),
        ("carried", [{"place": "Brask"}, {"place": "Tarsk"}], ("Tarsk",)),
        ("carried", [{}], ()),
        ("carried", [], ()),
        ("none", [{"place": "Brask"}], ()),
    ],
)
def test_a_place_carried_over_is_that_of_the_last_claim_with_one(
    where: str, before: list[dict[str, Any]], names: tuple[str, ...]
) -> None:
    text = "Two died."
    made = set_in(text, act(text, "died"), place=where)
    assert circumstances.places(material(text, made), made, Told(told(*before)))[0] == names


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Shells hit Brask on Monday.", "Monday", "2021-03-08"),
        ("Shells hit Brask in February.", "February", "2021-02"),
        ("Shells hit Brask from 2019 on.", "from 2019 on", "2019/"),
        ("Shells have hit Brask since 2019.", "since 2019", "2019/"),
        ("Shells hit Brask until 2019.", "until 2019", "/2019"),
        ("Shells hit Brask at some time or other.", "some time", ""),
    ],
)
def test_a_time_is_the_expression_that_the_model_points_at(text: str, words: str, said: str) -> None:
    made = set_in(text, act(text, "hit"), time=words)
    found, when, spans = circumstances.times(material(text, made), made, Told())
    assert found == said
    assert bool(when) == bool(spans) == bool(said)


def test_of_two_times_the_narrower_one_counts() -> None:
    text = "In 2020, on 3 May 2020, shells hit Brask."
    made = replace(act(text, "hit"), times=(find(text, "2020"), find(text, "3 May 2020")))
    assert circumstances.times(material(text, made), made, Told())[0] == "2020-05-03"


@pytest.mark.parametrize(
    ("time", "before", "said"),
    [
        ("carried", [{"when": "2021-03-08"}, {}], "2021-03-08"),
        ("carried", [{}], ""),
        ("none", [{"when": "2021-03-08"}], ""),
    ],
)
def test_a_time_carried_over_is_that_of_the_last_claim_with_one(
    time: str, before: list[dict[str, Any]], said: str
) -> None:
    text = "Two died."
    made = set_in(text, act(text, "died"), time=time)
    assert circumstances.times(material(text, made), made, Told(told(*before)))[0] == said


@pytest.mark.parametrize(
    ("start", "end", "code", "written"),
    [
        ("2021-03-08", "2021-03-08", 1, "2021-03-08"),
        ("2021-03-08", "2021-03-09", 2, "2021-03-08/2021-03-09"),
        ("2021-03-08", "2021-03-13", 2, "2021-03-08/2021-03-13"),
        ("2021-03-08", "2021-03-14", 3, "2021-03-08/2021-03-14"),
        ("2021-03-08", "2021-03-15", 4, "2021-03-08/2021-03-15"),
        ("2021-03-01", "2021-03-31", 4, "2021-03"),
        ("2021-03-01", "2021-03-30", 4, "2021-03-01/2021-03-30"),
        ("2020-02-01", "2020-02-29", 4, "2020-02"),
        ("2020-02-01", "2020-02-28", 4, "2020-02-01/2020-02-28"),
        ("2020-12-01", "2020-12-31", 4, "2020-12"),
        ("2021-03-01", "2021-04-01", 5, "2021-03-01/2021-04-01"),
        ("2020-01-01", "2020-12-31", 5, "2020"),
        ("2020-01-01", "2021-12-31", 5, "2020-01-01/2021-12-31"),
        ("2020-01-01", "", None, "2020-01-01/.."),
        ("", "2020-12-31", None, "../2020-12-31"),
    ],
)
def test_precision_and_edtf(start: str, end: str, code: int | None, written: str) -> None:
    assert (precision(start, end), edtf(start, end)) == (code, written)


@pytest.mark.parametrize(
    ("text", "trigger", "words", "of", "expected"),
    [
        ("Shells killed 12 guards.", "killed", "12", "injured", [("killed", 12)]),
        ("Shells hit 12 of the hilltops.", "hit", "12", "attacks", [("attacks", 12)]),
        ("Shells hit a hill.", "hit", "a", "attacks", []),
    ],
)
def test_what_is_counted_the_noun_tells_and_else_the_model(
    text: str, trigger: str, words: str, of: Any, expected: list[tuple[str, int]]
) -> None:
    made = counting(text, act(text, trigger), (words, of))
    found = circumstances.numbers(material(text, made), material(text, made).sentences[0], made)
    assert [(number.of, number.low) for number in found] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "lows"),
    [
        ("Shells on the market killed 12 people.", "killed", [12]),
        ("Shells killed 12 people and 3 others were killed by a mine.", "killed", []),
        ("Shells hit the market and killed 12 people.", "hit", []),
        ("Shells killed people. Later 12 people were killed.", "killed", []),
    ],
)
def test_a_word_of_killing_takes_the_one_count_of_dead_beside_it(text: str, trigger: str, lows: list[int]) -> None:
    made = act(text, trigger)
    found = material(text, made)
    assert [number.low for number in circumstances.numbers(found, found.sentences[0], made)] == lows


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "words"),
    [
        ("Rebels shelled the mill with mortars.", "shelled", "ASSAULT", "mortars"),
        ("Rebels shelled the mill with mortars.", "shelled", "CONSULT", ""),
        ("Rebels with rifles and, later, mortars shelled the mill.", "shelled", "ASSAULT", "mortars"),
        ("Rebels met. Mortars fell.", "met", "ASSAULT", ""),
        ("Mortars fell.", "Mortars", "ASSAULT", ""),
        (f"Rebels fought {'o' * (REACH - 2)} mortars.", "fought", "ASSAULT", "mortars"),
        (f"Rebels fought {'o' * (REACH - 1)} mortars.", "fought", "ASSAULT", ""),
    ],
)
def test_means(text: str, trigger: str, type_: str, words: str) -> None:
    made = act(text, trigger, type=type_)
    found = material(text, made)
    weapon = circumstances.means(found, found.sentences[0], made)
    assert (weapon.text if weapon else "") == words


@pytest.mark.parametrize(
    ("place", "time", "placed", "dated"),
    [
        ("carried", "carried", ("Brask",), "2021-03-08"),
        ("none", "carried", (), "2021-03-08"),
        ("carried", "none", ("Brask",), ""),
    ],
)
def test_what_the_text_tells_later_goes_to_the_headline(
    place: str, time: str, placed: tuple[str, ...], dated: str
) -> None:
    first, later = told({}, {"place": "Brask", "when": "2021-03-08"})
    made = set_in(BEFORE, act(BEFORE, "hit"), place=place, time=time)
    found = circumstances.from_later(first, made, [later])
    assert (found.place, found.time) == (placed, dated)
    assert found.when == (When("2021-03-08", "2021-03-08", 1, "2021-03-08") if dated else None)


def test_what_another_act_tells_or_an_act_has_itself_is_not_taken_from_later() -> None:
    first, later = told({"place": "Tarsk", "when": "2021-03-07"}, {"place": "Brask", "when": "2021-03-08"})
    made = set_in(BEFORE, act(BEFORE, "hit"), place="carried", time="carried")
    assert circumstances.from_later(first, made, [later]) == first
    bare = replace(first, place=(), time="", when=None)
    assert circumstances.from_later(bare, made, [replace(later, type="CONSULT")]) == bare
    assert circumstances.from_later(bare, made, []) == bare


@pytest.mark.parametrize(
    ("text", "said", "weapon", "mode"),
    [
        ("A suicide bomber shelled the mill.", "suicide-attack", "", "suicide-attack"),
        ("Warplanes shelled it with barrel bombs.", "suicide-attack", "barrel bombs", "aerial"),
        ("Police shelled the crowd with tear gas.", "crowd-control", "", "crowd-control"),
        ("Norway shelled the mill.", "crowd-control", "", ""),
        ("Norway shelled the mill.", "aerial", "", "aerial"),
        ("Norway shelled the mill.", "visit", "", ""),
    ],
)
def test_a_mode_needs_the_words_that_show_it(text: str, said: str, weapon: str, mode: str) -> None:
    made = act(text, "shelled", mode=said)
    (sentence,) = material(text, made).sentences
    modes = load().type("ASSAULT").modes
    assert circumstances.mode(sentence, made, modes, find(text, weapon) if weapon else None) == mode


def test_where_people_are_from_is_not_where_they_were() -> None:
    text = "Shells hit three peacekeepers from Chad in Brask."
    made = set_in(text, act(text, "hit"), place="Chad, Brask")
    assert circumstances.places(material(text, made), made, Told([]))[0] == ("Brask",)


def test_whence_people_are_led_is_where_it_was() -> None:
    text = "Norway withdrew its peacekeepers from Brask."
    made = set_in(text, act(text, "withdrew", type="RETREAT"), place="Brask")
    assert circumstances.places(material(text, made), made, Told([]))[0] == ("Brask",)
