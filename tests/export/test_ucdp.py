from dataclasses import replace

import pytest
from tests.export.made import case, counted, killed, read, row

from sayso.export.foreign import UNSAID
from sayso.export.outcome import Options
from sayso.export.ucdp import NO_COUNTRY, NO_DAYS, NO_DEATH, NO_SIDES, NO_VIOLENCE, UCDP, grid_cell, left_out
from sayso.model.analysis import NumberMention
from sayso.model.claim import Codes, When


@pytest.mark.parametrize(
    ("who", "whom", "kind", "sides", "numbers"),
    [
        ("Syria", "rebels", 1, "Government of Syria - rebels", (652, None)),
        ("rebels", "Syria", 1, "Government of Syria - rebels", (652, None)),
        ("Russia", "Turkey", 1, "Government of Russia - Government of Turkey", (365, 640)),
        ("Taliban", "militia", 2, "Taliban - militia", (None, None)),
        ("rebels", "villagers", 3, "rebels - Civilians", (None, None)),
        ("Syria", "doctors", 3, "Government of Syria - Civilians", (652, None)),
        ("rebels", "Syrian army", 1, "Government of Syria - rebels", (652, None)),
        ("gunmen", "villagers", None, "gunmen - Civilians", (None, None)),
        ("Syria", "Syrian army", None, "Government of Syria - Government of Syria", (652, 652)),
        ("army", "rebels", None, "army - rebels", (None, None)),
    ],
)
def test_kinds_of_violence(who: str, whom: str, kind: int | None, sides: str, numbers: tuple[int | None, ...]) -> None:
    one = case(read("They killed nine.", "killed", [who], [whom], numbers=[killed(9, 9)]))
    cells = row(UCDP, one)
    assert (cells["type_of_violence"], cells["dyad_name"]) == (kind, sides)
    assert (cells["gwnoa"], cells["gwnob"]) == numbers
    assert cells["conflict_name"] == (sides if kind in (2, 3) else "")
    assert left_out(one, Options()) == ("" if kind else NO_SIDES)
    assert left_out(one, Options(all_events=True)) == ""


def test_what_is_no_organised_violence_with_a_death_is_left_out() -> None:
    hurt = case(read("Syria shelled rebels.", "shelled", ["Syria"], ["rebels"]))
    talks = case(read("They met.", "met", ["Syria", "Turkey"], type="CONSULT", codes=Codes("040", 1, 2.5)))
    planned = case(read("Syria will kill 9.", "kill", ["Syria"], ["rebels"], status="planned", numbers=[killed(9, 9)]))
    assert [left_out(one, Options()) for one in (hurt, talks, planned)] == [NO_DEATH, NO_VIOLENCE, UNSAID]
    assert left_out(talks, Options(all_events=True)) == NO_VIOLENCE


def test_what_ucdp_cannot_date_or_locate_comes_on_demand() -> None:
    made = read("Syria shot 9 rebels.", "shot", ["Syria"], ["rebels"], numbers=[killed(9, 9)])
    assert left_out(case(made, when=None), Options()) == NO_DAYS
    assert left_out(case(made, where=None), Options()) == NO_COUNTRY
    assert left_out(case(made, when=None, where=None), Options(all_events=True)) == ""
    assert left_out(case(made), Options()) == ""


def test_the_source_chain_is_the_original_source() -> None:
    first = read("Rebels killed 9, the army said.", "killed", ["rebels"], ["Syria"], said=["Radio Amal", "army"])
    second = read("Rebels killed nine.", "killed", id="r0b", publisher="Coast Daily", title="Nine dead; more hurt")
    denial = read("Rebels denied having killed.", "killed", id="r0c", said=["rebel spokesman"], status="denied")
    unnamed = read("Rebels reportedly killed.", "killed", id="r0d", said=["unnamed"])
    cells = row(UCDP, case(first, second, denial))
    assert cells["source_original"] == "army; Coast Daily"
    assert row(UCDP, case(unnamed))["source_original"] == "unnamed sources cited by Amal Post"
    assert cells["number_of_sources"] == 3
    assert cells["source_office"] == "Amal Post;Coast Daily;Amal Post"
    assert str(cells["source_article"]).split(";")[0] == '"Amal Post,2021-03-09,Rebels killed 9, the army said."'
    assert cells["source_date"] == "2021-03-09;2021-03-09;2021-03-09"


def test_columns_of_reports_can_be_split_again() -> None:
    first = read("Rebels killed 9.", "killed", title='Nine dead; "more" hurt', publisher="Amal; Post")
    second = read("Rebels killed nine.", "killed", id="r0b")
    cells = row(UCDP, case(first, second))
    for name in ("source_article", "source_office", "source_date", "source_headline"):
        assert len(str(cells[name]).split(";")) == 2, name
    assert cells["source_headline"] == 'Nine dead, "more" hurt;Rebels killed nine.'
    assert str(cells["source_article"]).split(";")[0] == "\"Amal, Post,2021-03-09,Nine dead, 'more' hurt\""


def test_deaths_add_up_to_the_best_estimate() -> None:
    toll = (replace(counted("killed", 9), low=7, high=None),)
    made = read(
        "Syria killed nine rebels and a child.", "killed", ["Syria"], ["rebels"], numbers=[killed(2, 2, "child")]
    )
    cells = row(UCDP, case(made, numbers=toll))
    deaths = [cells[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert deaths == [0, 0, 2, 7]
    assert (cells["best"], cells["low"], cells["high"]) == (9, 7, None)
    one_sided = read("Rebels killed villagers.", "killed", ["rebels"], ["villagers"])
    assert row(UCDP, case(one_sided, numbers=toll))["deaths_civilians"] == 9


@pytest.mark.parametrize(
    ("who", "whom", "counts", "deaths"),
    [
        (["Syria"], [["rebels"]], [killed(9, 9)], [0, 9, 0, 0]),
        (["rebels"], [["Syria"]], [killed(9, 9)], [9, 0, 0, 0]),
        (["Syria"], [["rebels"]], [killed(9, 9, "civilian")], [0, 0, 9, 0]),
        (["Syria"], [["rebels"], ["people"]], [killed(9, 9)], [0, 9, 0, 0]),
        (["Syria"], [["rebels", "people"]], [killed(9, 9)], [0, 0, 0, 9]),
        (["rebels"], [["villagers"]], [killed(9, 9)], [0, 0, 9, 0]),
    ],
)
def test_the_dead_of_a_side_are_those_of_claims_that_name_it_alone(
    who: list[str], whom: list[list[str]], counts: list[NumberMention], deaths: list[int]
) -> None:
    made = [read("They died.", "died", who, of, id=f"r{n}", numbers=counts) for n, of in enumerate(whom)]
    cells = row(UCDP, case(*made))
    assert [cells[f"deaths_{of}"] for of in ("a", "b", "civilians", "unknown")] == deaths
    assert sum(deaths) == cells["best"]


@pytest.mark.parametrize(
    ("start", "end", "edtf", "clarity"),
    [
        ("2021-03-01", "2021-03-07", "2021-03-01/2021-03-07", 1),
        ("2021-03-01", "2021-03-08", "2021-03-01/2021-03-08", 2),
        ("2021-03-01", "2021-03-31", "2021-03", 1),
        ("2021-03-01", "", "2021-03-01/..", 1),
    ],
)
def test_a_toll_over_more_than_a_week_is_a_summary(start: str, end: str, edtf: str, clarity: int) -> None:
    when = When(start, end, None, edtf)
    assert row(UCDP, case(read("They killed.", "killed"), when=when))["event_clarity"] == clarity


def test_place_and_days_as_ucdp_writes_them() -> None:
    cells = row(UCDP, case(read("They killed.", "killed")))
    assert (cells["date_start"], cells["date_end"], cells["date_prec"]) == (
        "2021-03-08 00:00:00.000",
        "2021-03-08 00:00:00.000",
        1,
    )
    assert (cells["where_coordinates"], cells["where_description"], cells["where_prec"]) == ("Homs", "Homs, Syria", 1)
    assert (cells["geom_wkt"], cells["country"], cells["country_id"]) == ("POINT (36.7137 34.7324)", "Syria", 652)
    assert (cells["region"], cells["event_clarity"]) == ("Middle East", 1)
    assert row(UCDP, case(read("They killed.", "killed"), numbers=(counted("attacks", 4),)))["event_clarity"] == 2


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (-90.0, -180.0, 1),
        (-90.0, 179.9, 720),
        (-89.5, -180.0, 721),
        (34.533333, 69.166667, 179779),
        (0.0, 180.0, 130320),
        (90.0, 180.0, 259200),
        (90.0, -180.0, 258481),
        (None, 1.0, None),
    ],
)
def test_grid_cells(lat: float | None, lon: float | None, cell: int | None) -> None:
    assert grid_cell(lat, lon) == cell
