"""Which time an act has."""

from dataclasses import replace

import pytest
from tests.hand import act, find, material, set_in

from sayso.claims.choice import AHEAD
from sayso.claims.dating import Dating, grain
from sayso.model.analysis import Act
from sayso.model.claim import When


def dated(text: str, *acts: Act, by: dict[str, float] | None = None, headline: str = "") -> list[str]:
    return [time.said for time in Dating(material(text, *acts, headline=headline)).all(by)]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("Shells hit Brask on Monday.", "Monday", "2021-03-08"),
        ("Shells hit Brask in February.", "February", "2021-02"),
        ("Shells hit Brask in 2019.", "2019", "2019"),
        ("Shells hit Brask at some time or other.", "some time", ""),
    ],
)
def test_a_time_is_the_expression_that_the_model_points_at(text: str, words: str, said: str) -> None:
    (time,) = Dating(material(text, set_in(text, act(text, "hit"), time=words))).all()
    assert time.said == said
    assert bool(time.when) == bool(time.words) == bool(said)


@pytest.mark.parametrize(
    ("text", "words", "options"),
    [
        ("Shells have hit Brask since February.", "February", {"", "2021-02/", "2021-02/2021-03-09", "2021-02"}),
        ("Shells hit Brask until 2019.", "2019", {"", "/2019", "2019"}),
        ("Shells hit Brask in 2019.", "2019", {"", "2019"}),
        ("Shells have hit Brask since the 1980s.", "1980s", {"", "1980-01-01/", "1980-01-01/2021-03-09"}),
    ],
)
def test_an_open_time_may_end_with_the_report_or_be_its_one_end_alone(text: str, words: str, options: set[str]) -> None:
    made = set_in(text, act(text, "hit"), time=words)
    assert set(Dating(material(text, made)).options(0, [])[0]) == options


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2021-02/", When("2021-02-01", "", None, "2021-02-01/..")),
        ("2021-02/2021-03-09", When("2021-02-01", "2021-03-09", 5, "2021-02-01/2021-03-09")),
        ("2021-02", When("2021-02-01", "2021-02-28", 4, "2021-02")),
    ],
)
def test_the_days_of_an_open_time(said: str, when: When) -> None:
    text = "Shells have hit Brask since February."
    made = set_in(text, act(text, "hit"), time="February")
    assert Dating(material(text, made)).options(0, [])[1][said].when == when


def test_without_a_day_of_writing_nothing_ends_with_it() -> None:
    text = "Shells have hit Brask since 2019."
    made = set_in(text, act(text, "hit"), time="2019")
    undated = material(text, made)
    undated = replace(undated, report=replace(undated.report, published=""))
    options = Dating(undated).options(0, [])[0]
    assert set(options) == {"", "2019/", "2019"}
    assert "undated happened" in options["2019"]


@pytest.mark.parametrize(("when", "said"), [("carried", "2021-03-08"), ("none", "")])
def test_a_time_is_carried_over_where_the_model_says_so(when: str, said: str) -> None:
    text = "Shells hit Brask on Monday. Mortars killed two."
    acts = (set_in(text, act(text, "hit"), time="Monday"), set_in(text, act(text, "killed"), time=when))
    by = {"none": 1.0, "own only": 3.0, "last carried force": 2.0}
    assert dated(text, *acts, by=by) == ["2021-03-08", said]


def test_a_time_carried_over_keeps_its_words() -> None:
    text = "Shells hit Brask on Monday. They killed two."
    acts = (set_in(text, act(text, "hit"), time="Monday"), set_in(text, act(text, "killed"), time="carried"))
    first, then = Dating(material(text, *acts)).all()
    assert (then.said, then.words) == (first.said, first.words)
    assert then.words == (find(text, "Monday"),)


def test_nothing_told_nothing_dated() -> None:
    text = "Shells killed two."
    assert dated(text, set_in(text, act(text, "killed"), time="carried")) == [""]
    assert dated(text) == []


@pytest.mark.parametrize(("between", "said"), [(AHEAD - 1, "2021-03-08"), (AHEAD, "")])
def test_a_headline_has_the_time_that_the_text_gives_for_it(between: int, said: str) -> None:
    text = "Shells kill three\n\n" + "They fell. " * between + "On Monday three died."
    first = set_in(text, act(text, "kill"), time="carried")
    others = [act(text, "fell", nth=n) for n in range(between)]
    last = set_in(text, act(text, "died"), time="Monday")
    by = {"none": 1.0, "later carried 0": 2.0, "own only": 2.0}
    assert dated(text, first, *others, last, by=by, headline="Shells kill three")[0] == said


def test_the_time_of_the_saying_is_told_from_that_of_the_act() -> None:
    text = "On Friday shells hit Brask, a nurse said on Monday."
    options = Dating(material(text, set_in(text, act(text, "hit"), time="Friday"))).options(0, [])[0]
    assert {"own before", "own led by on", "own only", "past happened"} <= set(options["2021-03-05"])
    assert "2021-03-08" not in options


def test_a_time_behind_a_word_of_saying_that_holds_no_content_is_marked() -> None:
    text = "Shells hit Brask, and nothing was said on Monday."
    options = Dating(material(text, act(text, "hit"))).options(0, [])[0]
    assert "named of the saying" in options["2021-03-08"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2021-03-08", "day"),
        ("2021-03", "month"),
        ("2021", "year"),
        ("2021/", "open"),
        ("/2021", "open"),
        ("2020/2021", "interval"),
        ("2021-W10", "other"),
    ],
)
def test_how_fine_a_time_is(said: str, words: str) -> None:
    assert grain(said) == words


def test_the_day_of_a_saying_is_not_that_of_the_act() -> None:
    text = "The minister said on Monday that rebels had shelled the mill."
    made = set_in(text, act(text, "shelled"), time="Monday")
    assert set(Dating(material(text, made)).options(0, [])[0]) == {""}


def test_the_day_of_a_charge_is_not_that_of_the_crime() -> None:
    text = "The board accused Moru on Monday. Its guns killed two."
    charge = set_in(text, act(text, "accused", type="ACCUSE"), time="Monday")
    crime = set_in(text, act(text, "killed"), time="carried")
    assert set(Dating(material(text, charge, crime)).options(1, [Dating(material(text, charge)).all()[0]])[0]) == {""}


def test_a_time_in_an_aside_dates_what_the_aside_tells() -> None:
    text = "The army, which took Brask in 2019, shelled Tarsk."
    inside, outside = (Dating(material(text, act(text, word))).given[0] for word in ("took", "shelled"))
    assert [t.said for t in inside] == ["2019"]
    assert outside == []
