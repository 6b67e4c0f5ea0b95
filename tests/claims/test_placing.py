"""Which place an act has."""

import pytest
from tests.hand import act, find, material, set_in

from sayso.claims.choice import AHEAD
from sayso.claims.placing import Placed, Placing
from sayso.model.analysis import Act

BACKWARD = {"none": 1.0, "last carried force": 2.0, "own only": 3.0}
"""Weights by which the model's own place counts, and one carried over where the model says so."""


def placed(text: str, *acts: Act, by: dict[str, float] | None = None, headline: str = "") -> list[tuple[str, ...]]:
    return [place.names for place in Placing(material(text, *acts, headline=headline)).all(by)]


def test_the_place_that_the_model_points_at_is_taken_with_its_words() -> None:
    text = "Shells hit Brask in Norway."
    (place,) = Placing(material(text, set_in(text, act(text, "hit"), place="Brask, Norway"))).all()
    assert place.names == ("Brask", "Norway")
    assert [text[span.start : span.end] for span in place.words] == ["Brask", "Norway"]
    assert place.key == "brask"


def test_a_place_that_is_told_twice_is_named_once() -> None:
    text = "Shells hit Brask, the market of Brask."
    made = set_in(text, act(text, "hit"), place="Brask, Brask")
    assert placed(text, made) == [("Brask",)]


@pytest.mark.parametrize(("where", "names"), [("carried", ("Brask", "Norway")), ("none", ())])
def test_a_place_is_carried_over_with_what_holds_it(where: str, names: tuple[str, ...]) -> None:
    text = "Shells hit Brask in Norway. Mortars killed two."
    first = set_in(text, act(text, "hit"), place="Brask, Norway")
    then = set_in(text, act(text, "killed"), place=where)
    by = BACKWARD | {"own first": 3.0}
    assert placed(text, first, then, by=by) == [("Brask", "Norway"), names]


def test_a_place_carried_over_is_carried_on() -> None:
    text = "Shells hit Brask. They killed two. They wounded three."
    acts = [set_in(text, act(text, word), place="carried") for word in ("killed", "wounded")]
    assert placed(text, set_in(text, act(text, "hit"), place="Brask"), *acts) == [("Brask",)] * 3


def test_an_act_has_the_place_of_another_in_its_sentence() -> None:
    text = "Shells hit Brask and killed two."
    acts = (set_in(text, act(text, "hit"), place="Brask"), act(text, "killed"))
    assert placed(text, *acts, by={"none": 1.0, "own only": 2.0, "beside none force": 2.0}) == [("Brask",), ("Brask",)]
    assert placed(text, *acts, by={"none": 1.0, "own only": 2.0}) == [("Brask",), ()]


def test_nothing_told_nothing_placed() -> None:
    text = "Shells killed two."
    assert placed(text, set_in(text, act(text, "killed"), place="carried")) == [()]
    assert placed(text) == []
    assert Placed().key == ""


@pytest.mark.parametrize(("between", "names"), [(AHEAD - 1, ("Brask",)), (AHEAD, ())])
def test_a_headline_has_the_place_that_the_text_gives_for_it(between: int, names: tuple[str, ...]) -> None:
    text = "Shells kill three\n\n" + "They fell. " * between + "In Brask three died."
    first = set_in(text, act(text, "kill"), place="carried")
    others = [act(text, "fell", nth=n) for n in range(between)]
    last = set_in(text, act(text, "died"), place="Brask")
    by = {"none": 1.0, "later carried 0": 2.0, "own only": 2.0}
    assert placed(text, first, *others, last, by=by, headline="Shells kill three")[0] == names


def test_a_report_may_take_its_places_for_granted() -> None:
    text = "Two died. Shells hit Brask. Mortars hit Tarsk. They left Tarsk. Four fell."
    acts = [
        act(text, "died"),
        set_in(text, act(text, "hit"), place="Brask"),
        set_in(text, act(text, "hit", nth=1), place="Tarsk"),
        set_in(text, act(text, "left"), place="Tarsk"),
        act(text, "fell"),
    ]
    placing = Placing(material(text, *acts))
    first, last = placing.options(0, [])[0], placing.options(4, [Placed()] * 4)[0]
    assert {"head none force", "ahead none force", "ahead 1"} <= set(first["brask"])
    assert "main none force" in first["tarsk"]
    assert (set(last["brask"]), "main none force" in last["tarsk"]) == ({"head none force", "carried width 1"}, True)
    assert not any(trait.startswith("ahead") for traits in last.values() for trait in traits)


def test_the_options_say_what_speaks_for_each() -> None:
    text = "Shells hit Brask near Tarsk while troops left Alva."
    made = set_in(text, act(text, "hit"), place="Brask, Tarsk")
    options, values = Placing(material(text, made)).options(0, [])
    assert set(options) == set(values) == {"", "brask", "tarsk"}
    assert {"own first", "own nearest", "own held, alone", "own after", "own led by nothing"} <= set(options["brask"])
    assert {"own free, holds", "own led by near"} <= set(options["tarsk"])
    assert values["tarsk"].names == ("Tarsk", "Brask")


def test_a_time_is_no_place() -> None:
    text = "In March shells hit Brask."
    made = set_in(text, act(text, "hit"), place="Brask")
    assert "march" not in Placing(material(text, made)).options(0, [])[0]


def test_evidence_of_a_place_carried_over_is_where_it_was_told() -> None:
    text = "Shells hit Brask. They killed two."
    acts = (set_in(text, act(text, "hit"), place="Brask"), set_in(text, act(text, "killed"), place="carried"))
    assert Placing(material(text, *acts)).all()[1].words == (find(text, "Brask"),)
