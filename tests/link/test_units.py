"""Units of linking: what each event within a report brings along to be told from those of other reports."""

from dataclasses import replace
from typing import Any

from sayso.link.units import units
from sayso.model.analysis import PlaceMention, TimeMention
from sayso.model.claim import Role
from sayso.model.reading import Reading

TEXT = (
    "Shells hit Brask\n"
    "Shells hit Brask on Monday as 26 lorries waited.\n"
    "9 people died there, police said.\n"
    "Ministers met in Velm.\n"
    "Raids struck Darvan in 2019 and left 30 dead.\n"
)


def taken(desk: Any) -> Any:
    """A report that is mainly of shells on Brask, and tells of a meeting and of older raids beside."""
    d = desk(TEXT, headline=True, title="Shells hit Brask")
    d.take("hit", place="Brask", when="2021-03-08")
    d.take("died", "", "people", place="Brask", when="2021-03-08", said="police", figures=(("killed", "9", 9, 9),))
    d.take("met", "Norland & Sudland", type="CONSULT", place="Velm")
    d.take("struck", "Norland", place="Darvan", when="2021-02-01", figures=(("killed", "30", 30, 30),))
    return d


def test_the_main_unit_comes_first_and_the_others_in_the_order_of_the_text(desk: Any) -> None:
    d = taken(desk)
    found = units(d.reading)
    assert [unit.main for unit in found] == [True, False, False]
    assert [unit.claims for unit in found] == [
        (d.claims[0].id, d.claims[1].id),
        (d.claims[2].id,),
        (d.claims[3].id,),
    ]
    assert [(unit.type, unit.published, unit.report) for unit in found] == [
        ("ASSAULT", "2021-03-09", "r1"),
        ("CONSULT", "2021-03-09", "r1"),
        ("ASSAULT", "2021-03-09", "r1"),
    ]


def test_a_report_that_claims_nothing_or_ties_alone_has_a_main_unit_without_claims(desk: Any) -> None:
    d = desk("Calm in Brask after 26 lorries came.\n")
    d.take("Calm", "Norland", type="RELATION", mode="ally")
    (found,) = units(d.reading)
    assert (found.id, found.main, found.type, found.claims) == ("r1", True, "", ())
    assert found.figures == {"26"}
    assert "lorry" in found.said.all or "lorri" in found.said.all
    assert units(replace(d.reading, sentences=())) == ()


def test_a_unit_has_parties_days_and_counts_of_its_claims_alone(desk: Any) -> None:
    main, talk, raids = units(taken(desk).reading)
    assert (main.actors, main.recipients, main.killed) == ((), ("people",), 9)
    assert main.counts == {"killed 9"}
    assert (talk.actors, talk.killed, talk.when) == (("state:XNO", "state:XSU"), None, None)
    assert (raids.actors, raids.killed, raids.when and raids.when.start) == (("state:XNO",), 30, "2021-02-01")


def test_the_main_unit_has_the_words_of_the_whole_report_and_the_others_those_of_their_sentences(desk: Any) -> None:
    main, talk, _ = units(taken(desk).reading)
    assert {"brask", "velm", "darvan"} <= main.said.all.keys()
    assert "darvan" not in main.own
    assert talk.said.all.keys() == talk.own.keys() == {"minister", "met", "velm"}
    assert main.figures == {"26", "9", "30"}  # a year is none
    assert talk.figures == frozenset()
    assert main.said.opening_names["brask"] > main.said.opening_names["shell"]


def test_a_main_unit_takes_in_what_most_of_the_report_tells_of_the_same_type(desk: Any) -> None:
    d = desk("Shells hit Brask\nThe town burnt.\nHouses fell.\nRaids struck it.\n", headline=True)
    d.take("hit", place="Brask")
    for trigger in ("burnt", "fell", "struck"):
        d.take(trigger, mode="aerial", when="2021-03-08")
    (main, *_) = units(d.reading)
    assert len(main.claims) == 4
    apart = desk("Shells hit Brask\nRaids struck Velm.\nRaids hurt it.\nIt fell.\n", headline=True)
    apart.take("hit", place="Brask", when="2021-03-08")
    for trigger in ("struck", "hurt", "fell"):
        apart.take(trigger, place="Velm", when="2021-01-01")
    assert {len(unit.claims) for unit in units(apart.reading)} == {1, 3}


def test_the_main_unit_is_the_event_that_most_claims_tell_of(desk: Any) -> None:
    d = desk("Guards met clerks in Brask\nRaids struck Velm.\nRaids hurt it.\n", headline=True)
    d.take("met", "guards & clerks", type="CONSULT", place="Brask", when="2021-03-08")
    for trigger in ("struck", "hurt"):
        d.take(trigger, place="Velm", when="2021-03-07")
    assert [(unit.main, unit.type, len(unit.claims)) for unit in units(d.reading)] == [
        (True, "ASSAULT", 2),
        (False, "CONSULT", 1),
    ]


def test_another_day_or_a_campaign_that_goes_on_is_no_part_of_the_main_unit(desk: Any) -> None:
    d = desk("Shells hit Brask\nIt burnt.\nRaids struck.\nBombing goes on.\n", headline=True)
    d.take("hit", place="Brask", when="2021-03-08")
    d.take("burnt", place="Brask", when="2021-03-08")
    d.take("struck", mode="aerial", when="2021-03-07")
    d.take("Bombing", mode="aerial", status="ongoing")
    assert [(unit.main, len(unit.claims)) for unit in units(d.reading)] == [(True, 2), (False, 1), (False, 1)]


def test_units_that_a_report_tells_apart_know_each_other(desk: Any) -> None:
    main, talk, raids = units(taken(desk).reading)
    assert main.apart == {talk.id, raids.id}
    assert raids.apart == {main.id, talk.id}


def marked(d: Any) -> Reading:
    """The same with mentions of a town, a region, a day, a year, a known state and a known armed group."""
    at = d.at
    places = (
        PlaceMention(at("Velm"), "Velm", 7, 1.0, 2.0, "XNO", "P.PPL", admin1="Coast", precision=1),
        PlaceMention(at("Darvan"), "Darvan", 8, 1.0, 2.0, "XNO", "A.ADM1", admin1="Hills", precision=4),
    )
    times = (
        TimeMention(at("Monday"), "DATE", "2021-03-08", "2021-03-08", "2021-03-08"),
        TimeMention(at("2019"), "DATE", "2019", "2019-01-01", "2019-12-31"),
    )
    parties = (Role(at("Ministers"), "Norland", "state:XNO"), Role(at("Raids"), "Hill Front", "group:hill-front"))
    made: Reading = d.reading
    return replace(made, places=places, times=times, parties=parties)


def test_places_days_and_years_are_those_of_its_sentences_and_of_the_whole_report_for_the_main_one(desk: Any) -> None:
    main, talk, raids = units(marked(taken(desk)))
    assert [set(unit.sites) for unit in (main, talk, raids)] == [{"7"}, {"7"}, set()]  # a region is no site
    assert [set(unit.regions) for unit in (main, talk, raids)] == [
        {"XNO/Coast", "XNO/Hills"},
        {"XNO/Coast"},
        {"XNO/Hills"},
    ]
    assert [set(unit.days) for unit in (main, raids)] == [{"2021-03-08"}, set()]
    assert [set(unit.years) for unit in (main, raids)] == [{"2021", "2019"}, {"2019"}]


def test_words_are_sorted_by_what_they_name_and_an_armed_group_is_known(desk: Any) -> None:
    main, talk, raids = units(marked(taken(desk)))
    assert (main.armed, talk.armed, raids.armed) == (True, False, True)
    assert {"velm", "darvan"} <= main.said.places.keys()
    assert {"minister", "raid"} <= main.said.known.keys()
    assert "brask" in main.said.names
    assert "velm" not in main.said.names


def test_the_order_in_which_claims_were_taken_changes_nothing(desk: Any) -> None:
    d = taken(desk)
    before = units(d.reading)
    d.claims.reverse()
    assert units(d.reading) == before
