from dataclasses import replace

import pytest
from tests.export.made import CLASH, HOMS, STRIKE, case, counted, killed, read, row

from sayso.export.acled import (
    ACLED,
    NOBODY,
    NOT_LISTED,
    UNCODED,
    UNDATED,
    UNPLACED,
    day,
    days_in_words,
    in_words,
    key,
    left_out,
    notes,
)
from sayso.export.foreign import SUMMED_UP, UNSAID
from sayso.export.outcome import Options
from sayso.model.analysis import NumberMention, Status
from sayso.model.claim import Codes, Location, When
from sayso.model.span import Span

PROTEST = Codes("141", 4, -5.0, ("Protests", "Peaceful protest"))
RIOT = Codes("145", 4, -7.0, ("Riots", "Violent demonstration"))
ARRESTS = Codes("173", 4, -7.0, ("Strategic developments", "Arrests"))
CROWD = Codes("175", 4, -7.5, ("Protests", "Excessive force against protesters"))


def test_a_strike_by_a_state_abroad_on_civilians() -> None:
    strike = Codes("195", 4, -9.5, STRIKE)
    made = read(
        "Russia bombed civilians.",
        "bombed",
        ["Russia"],
        ["civilians", "rescuers"],
        numbers=[killed(12, 12)],
        codes=strike,
    )
    cells = row(ACLED, case(made))
    assert cells["event_id_cnty"] == key(case(made).backed.event.id)
    assert (cells["event_date"], cells["year"], cells["time_precision"]) == ("2021-03-08", 2021, 1)
    assert (cells["disorder_type"], cells["event_type"], cells["sub_event_type"]) == ("Political violence", *STRIKE)
    assert (cells["actor1"], cells["assoc_actor_1"], cells["inter1"]) == ("Military Forces of Russia", "", 8)
    assert (cells["actor2"], cells["assoc_actor_2"], cells["inter2"]) == ("Civilians (Syria)", "rescuers", 7)
    assert (cells["interaction"], cells["civilian_targeting"], cells["fatalities"]) == (78, "Civilian targeting", 12)
    assert cells["admin1"] == "Homs"
    assert (cells["iso"], cells["region"], cells["country"]) == (760, "Middle East", "Syria")
    assert (cells["location"], cells["latitude"], cells["longitude"], cells["geo_precision"]) == (
        "Homs",
        34.7324,
        36.7137,
        1,
    )
    assert (cells["source"], cells["timestamp"]) == ("Amal Post", 1615377600)
    assert [cells[name] for name in ("admin2", "admin3", "source_scale", "tags")] == [None] * 4


@pytest.mark.parametrize(
    ("who", "whom", "codes"),
    [
        (["Syria"], ["rebels"], "12 12"),
        (["rebels"], ["Syria"], "21 12"),
        (["Turkey"], ["rebels"], "82 28"),
        (["Taliban", "gunmen"], [], "23 23"),
        (["rebels"], [], "20 20"),
        ([], ["civilians"], "37 37"),
        ([], [], "30 30"),
        (["US-led coalition"], ["rebels"], "82 28"),
        (["rebel coalition"], [], "20 20"),
        (["gunmen"], ["a ferry"], "30 30"),
        (["gunmen"], ["Green Ferry"], "3None None"),
        (["residents"], ["police"], "None1 None"),
        (["police"], ["opposition"], "17 17"),
    ],
)
def test_kinds_of_actors_and_their_interaction(who: list[str], whom: list[str], codes: str) -> None:
    cells = row(ACLED, case(read("They attacked them.", "attacked", who, whom)))
    assert f"{cells['inter1']}{cells['inter2']} {cells['interaction']}" == codes


def test_whom_a_protest_is_against_is_no_actor_of_it() -> None:
    made = read("Students marched against Syria.", "marched", ["students"], ["Syria"], type="PROTEST", codes=PROTEST)
    cells = row(ACLED, case(made))
    assert (cells["actor1"], cells["assoc_actor_1"], cells["inter1"]) == ("Protesters (Syria)", "students", 6)
    assert (cells["actor2"], cells["inter2"]) == ("", 0)
    assert (cells["interaction"], cells["disorder_type"]) == (60, "Demonstrations")
    assert str(cells["notes"]).endswith("[size=no report]")


def test_people_in_a_riot_are_rioters_and_its_size_is_as_worded() -> None:
    crowd = NumberMention(Span(0, 9, "Some 200"), "other", 200, 200)
    made = read("Some 200 residents rioted.", "rioted", ["residents"], type="PROTEST", codes=RIOT, numbers=[crowd])
    cells = row(ACLED, case(made))
    assert cells["inter1"] == 5
    assert str(cells["notes"]).endswith("[size=Some 200]")


def test_force_against_protesters_is_both_disorders() -> None:
    made = read("Police shot at protesters.", "shot", ["police"], ["protesters"], codes=CROWD)
    cells = row(ACLED, case(made))
    assert cells["disorder_type"] == "Political violence; Demonstrations"
    assert (cells["inter1"], cells["inter2"], cells["civilian_targeting"]) == (1, 6, "Civilian targeting")


@pytest.mark.parametrize("status", ["planned", "wanted", "possible", "denied"])
def test_what_nobody_says_took_place_is_left_out(status: Status) -> None:
    one = case(read("Turkey will attack rebels.", "attack", ["Turkey"], ["rebels"], status=status))
    assert left_out(one, Options(all_events=True)) == UNSAID


def test_what_acled_has_no_row_for_is_left_out_and_strategic_developments_come_on_demand() -> None:
    talks = case(read("They met.", "met", ["Syria", "Turkey"], type="CONSULT", codes=Codes("040", 1, 2.5)))
    arrests = case(read("Police held two.", "held", ["police"], type="COERCE", codes=ARRESTS))
    assert left_out(talks, Options()) == UNCODED
    assert left_out(arrests, Options()) == NOT_LISTED
    assert left_out(arrests, Options(all_events=True)) == ""


def test_a_battle_of_which_nobody_is_told_comes_on_demand() -> None:
    clash = case(read("There were clashes.", "clashes"))
    strike = case(read("A bomb fell.", "fell", codes=Codes("195", 4, -9.5, STRIKE)))
    assert (left_out(clash, Options()), left_out(clash, Options(all_events=True))) == (NOBODY, "")
    assert left_out(strike, Options()) == ""


def test_what_sums_up_a_war_comes_on_demand() -> None:
    war = case(read("Raids killed 9,000 since the war began.", "killed", ["Turkey"], ["rebels"]))
    assert (left_out(war, Options()), left_out(war, Options(all_events=True))) == (SUMMED_UP, "")


def test_what_acled_cannot_date_or_locate_comes_on_demand() -> None:
    made = read("They attacked.", "attacked", ["rebels"])
    year, since = When("2021-01-01", "2021-12-31", 5, "2021"), When("2021-01-01", "", None, "2021-01-01/..")
    for when in (None, year, since):
        assert left_out(case(made, when=when), Options()) == UNDATED
        assert left_out(case(made, when=when), Options(all_events=True)) == ""
    for where in (None, replace(HOMS, precision=6)):
        assert left_out(case(made, where=where), Options()) == UNPLACED
    assert left_out(case(made), Options()) == ""


def test_the_kind_is_what_most_claims_give() -> None:
    first = read("Rebels attacked Homs.", "attacked", ["rebels"])
    others = [read("Planes bombed Homs.", "bombed", id=f"r{n}", codes=Codes("195", 4, -9.5, STRIKE)) for n in "23"]
    denial = read("It shelled nobody.", "shelled", id="r4", status="denied")
    assert case(first, *others, denial).backed.acled == STRIKE
    assert case(denial, first).backed.acled == CLASH


def test_what_is_not_known_is_empty_and_nobody_killed_is_0() -> None:
    made = read("Somebody attacked.", "attacked")
    cells = row(ACLED, case(made, when=None, where=None))
    empty = {name for name, cell in cells.items() if cell in (None, "")}
    assert {"event_date", "year", "time_precision", "iso", "country", "region", "latitude", "geo_precision"} <= empty
    assert (cells["fatalities"], cells["inter1"], cells["inter2"]) == (0, 3, 0)
    assert cells["actor1"] == "Unidentified Armed Group"
    assert str(cells["notes"]).startswith("“Somebody attacked.” (Amal Post, 2021-03-09, r")


@pytest.mark.parametrize(
    ("precision", "geo"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, None), (7, 3), (None, None)]
)
def test_precision_of_the_place(precision: int | None, geo: int | None) -> None:
    where = replace(HOMS, precision=precision)
    assert row(ACLED, case(read("They attacked.", "attacked"), where=where))["geo_precision"] == geo


@pytest.mark.parametrize(("precision", "time"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, None), (None, None)])
def test_precision_of_the_day(precision: int | None, time: int | None) -> None:
    when = When("2021-03-01", "2021-03-31", precision, "2021-03")
    assert row(ACLED, case(read("They attacked.", "attacked"), when=when))["time_precision"] == time


def test_fatalities_are_the_best_figure_else_the_least() -> None:
    made = read("They attacked.", "attacked")
    assert row(ACLED, case(made, numbers=(counted("killed", 5), counted("injured", 9))))["fatalities"] == 5
    assert row(ACLED, case(made, numbers=(replace(counted("killed", 3), best=None),)))["fatalities"] == 3


def test_notes_cite_each_sentence_once_with_its_report() -> None:
    first, second = (
        read("Rebels shelled Homs.", "shelled"),
        read("Rebels attacked Homs.", "attacked", id="r0b", publisher=""),
    )
    told = notes(case(first, second).backed)
    assert told == (
        "On 8 March 2021, in Homs: “Rebels shelled Homs.” (Amal Post, 2021-03-09, r00000000000000a1) "
        "“Rebels attacked Homs.” (2021-03-09, r0b)"
    )


def test_an_id_is_that_of_no_country_and_fits_a_double() -> None:
    assert key("effffffffffffffff") == f"SAY{2**52 - 1}"
    assert not Location("SAY").country
    assert in_words("2024-12-31") == "31 December 2024"


@pytest.mark.parametrize(
    ("name", "actor", "beside"),
    [
        ("Syria", "Military Forces of Syria", ""),
        ("Syrian air force", "Military Forces of Syria", ""),
        ("US army", "Military Forces of the United States", ""),
        ("French police", "Police Forces of France", ""),
        ("army", "army", ""),
        ("Taliban", "Taliban", ""),
        ("residents", "residents", ""),
    ],
)
def test_forces_of_a_state_have_one_name_and_others_their_own(name: str, actor: str, beside: str) -> None:
    cells = row(ACLED, case(read("They attacked them.", "attacked", [name])))
    assert (cells["actor1"], cells["assoc_actor_1"]) == (actor, beside)


def test_nobody_is_an_actor_twice_and_a_thing_is_none() -> None:
    who, whom = ["Syria", "Syrian army", "Turkey"], ["rebels", "a bus", "people", "Syria", "villagers"]
    cells = row(ACLED, case(read("They shelled them.", "shelled", who, whom, codes=Codes("195", 4, -9.5, STRIKE))))
    assert (cells["actor1"], cells["assoc_actor_1"]) == ("Military Forces of Syria", "Military Forces of Turkey")
    assert (cells["actor2"], cells["assoc_actor_2"]) == ("rebels", "Civilians (Syria); villagers")


def test_civilians_are_on_no_side_of_a_battle() -> None:
    cells = row(ACLED, case(read("They fought.", "fought", ["Syria"], ["people", "rebels", "villagers"])))
    assert (cells["actor2"], cells["assoc_actor_2"], cells["inter2"]) == ("rebels", "", 2)
    assert (cells["event_type"], cells["civilian_targeting"]) == ("Battles", "")


@pytest.mark.parametrize(
    ("who", "whom", "coded"),
    [
        (["rebels"], ["villagers"], ("Violence against civilians", "Attack")),
        ([], ["villagers"], ("Violence against civilians", "Attack")),
        (["rebels"], ["villagers", "Syria"], CLASH),
        (["rebels"], [], CLASH),
        (["rebels", "villagers"], [], CLASH),
    ],
)
def test_a_clash_with_nobody_but_civilians_is_none(who: list[str], whom: list[str], coded: tuple[str, str]) -> None:
    cells = row(ACLED, case(read("They attacked them.", "attacked", who, whom)))
    assert (cells["event_type"], cells["sub_event_type"]) == coded


def test_who_used_force_is_unidentified_where_nobody_tells() -> None:
    cells = row(ACLED, case(read("They died.", "died", [], ["villagers"])))
    assert (cells["actor1"], cells["actor2"]) == ("Unidentified Armed Group (Syria)", "Civilians (Syria)")
    strike = case(read("They died.", "died", [], ["villagers"], codes=Codes("195", 4, -9.5, STRIKE)))
    cells = row(ACLED, strike)
    assert (cells["actor1"], cells["inter1"], cells["actor2"]) == (
        "Unidentified Military Forces",
        None,
        "Civilians (Syria)",
    )
    crowd = read("They were shot.", "shot", [], ["protesters"], codes=CROWD)
    assert row(ACLED, case(crowd))["actor1"] == "Protesters (Syria)"


@pytest.mark.parametrize(
    ("start", "end", "middle"),
    [
        ("2021-03-08", "2021-03-08", "2021-03-08"),
        ("2021-03-07", "2021-03-08", "2021-03-07"),
        ("2021-03-08", "2021-03-14", "2021-03-11"),
        ("2021-03-01", "2021-03-31", "2021-03-16"),
        ("2021-03-08", "", "2021-03-08"),
        ("", "2021-03-08", "2021-03-08"),
        ("", "", ""),
    ],
)
def test_the_day_is_the_middle_of_several(start: str, end: str, middle: str) -> None:
    assert day(When(start, end, None, "")) == middle


def test_a_government_in_a_demonstration_is_no_military() -> None:
    made = read("Officials marched.", "marched", ["Syrian government"], type="PROTEST", codes=PROTEST)
    assert row(ACLED, case(made))["actor1"] == "Government of Syria"


@pytest.mark.parametrize(
    ("who", "whom", "targeted"),
    [
        (["rebels"], ["villagers"], "Civilian targeting"),
        ([], ["villagers"], "Civilian targeting"),
        (["villagers"], [], ""),
        (["rebels"], ["army"], ""),
    ],
)
def test_civilians_are_targets_where_they_suffer(who: list[str], whom: list[str], targeted: str) -> None:
    assert row(ACLED, case(read("They attacked them.", "attacked", who, whom)))["civilian_targeting"] == targeted


@pytest.mark.parametrize(
    ("start", "end", "edtf", "told"),
    [
        ("2021-03-08", "2021-03-08", "2021-03-08", "On 8 March 2021"),
        ("2021-03-05", "2021-03-08", "2021-03-05/2021-03-08", "Between 5 and 8 March 2021"),
        ("2021-02-27", "2021-03-08", "2021-02-27/2021-03-08", "Between 27 February and 8 March 2021"),
        ("2020-12-31", "2021-01-02", "2020-12-31/2021-01-02", "Between 31 December 2020 and 2 January 2021"),
        ("2021-03-01", "2021-03-31", "2021-03", "In March 2021"),
        ("2021-01-01", "2021-12-31", "2021", "In 2021"),
        ("2021-03-08", "", "2021-03-08/..", "Since 8 March 2021"),
        ("", "2021-03-08", "../2021-03-08", "By 8 March 2021"),
        ("", "", "", ""),
    ],
)
def test_notes_are_no_more_exact_than_the_day(start: str, end: str, edtf: str, told: str) -> None:
    assert days_in_words(When(start, end, None, edtf)) == told
