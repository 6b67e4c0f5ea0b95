"""Events of one report: what is joined, what is kept apart, and what is the main one."""

from typing import Any

from sayso.link import events
from sayso.model.claim import When
from sayso.model.ids import event_id
from sayso.model.reading import Reading
from sayso.model.report import Report

HARBOUR = (
    "Air raid on Port Amal kills 12\n"
    "Norland's jets bombed the fish market of Port Amal on Monday, the mayor said.\n"
    "At least 12 people died, hospital officials said.\n"
    "Norland denied that it had hit the market.\n"
    "In a separate incident, gunmen shot two guards in Hillstead.\n"
)


def harbour(desk: Any) -> Any:
    d = desk(HARBOUR, headline=True)
    d.take("raid", mode="aerial", place="Port Amal")
    d.take("kills", figures=(("killed", "12", 12, 12),), place="Port Amal")
    d.take("bombed", "Norland", said="mayor", mode="aerial", place="Port Amal", when="2021-03-08")
    d.take("died", whom="people", said="hospital officials", figures=(("killed", "At least 12", 12, None),))
    d.take("hit", "Norland", said="Norland", status="denied")
    d.take("shot", "gunmen", "guards", mode="firearms", place="Hillstead", figures=(("killed", "two", 2, 2),))
    return d


def test_an_attack_its_toll_and_its_denial_are_one_event(desk: Any) -> None:
    d = harbour(desk)
    main, other = events(d.reading)
    assert main.claims == tuple(claim.id for claim in d.claims[:5])
    assert (main.type, main.mode, main.where and main.where.name) == ("ASSAULT", "aerial", "Port Amal")
    assert main.when == When("2021-03-08", "2021-03-08", 1, "2021-03-08")
    assert other.claims == (d.claims[5].id,)


def test_the_id_is_that_of_the_earliest_claim(desk: Any) -> None:
    d = harbour(desk)
    main = events(d.reading)[0]
    assert main.id == event_id(d.claims[0].id) == "e" + d.claims[0].id[1:]
    assert main.aliases == ()


def test_the_same_claims_in_any_order_make_the_same_events(desk: Any) -> None:
    d = harbour(desk)
    before = events(d.reading)
    d.claims.reverse()
    assert events(d.reading) == before


def test_every_claim_is_in_one_event_but_ties_are_in_none(desk: Any) -> None:
    d = harbour(desk)
    d.take("Norland's", "Norland", type="RELATION", mode="ally", status="ongoing")
    held = [id_ for event in events(d.reading) for id_ in event.claims]
    assert sorted(held) == sorted(claim.id for claim in d.claims if claim.type != "RELATION")


def test_a_party_that_only_a_denial_names_is_said_by_nobody(desk: Any) -> None:
    d = desk("A shell hit the mill of Brask.\nNorland denied that it had fired on Brask.\n")
    d.take("hit", mode="heavy-weapons", place="Brask")
    d.take("fired", "Norland", said="Norland", mode="heavy-weapons", place="Brask", status="denied")
    (event,) = events(d.reading)
    assert [(actor.name, actor.party, actor.said_by) for actor in event.actors] == [("Norland", "state:XNO", ())]


def test_days_that_share_none_are_two_events(desk: Any) -> None:
    d = desk("Rebels shelled Brask on Monday.\nRebels shelled Brask again a day later.\n")
    d.take("shelled", "rebels", mode="heavy-weapons", place="Brask", when="2021-03-08")
    d.take("shelled Brask again", "rebels", mode="heavy-weapons", place="Brask", when="2021-03-09")
    assert len(events(d.reading)) == 2


def test_a_vague_time_agrees_with_a_day_in_it(desk: Any) -> None:
    d = desk("Rebels shelled Brask on Monday.\nThe shelling in early March hit a mill.\n")
    d.take("shelled", "rebels", mode="heavy-weapons", place="Brask", when="2021-03-08")
    d.take("shelling", "rebels", mode="heavy-weapons", place="Brask", when="2021-03-01/2021-03-10")
    (event,) = events(d.reading)
    assert event.when
    assert event.when.start == "2021-03-08"


def test_a_record_of_years_is_no_part_of_the_event_of_a_day(desk: Any) -> None:
    d = desk("Rebels killed 7 people in Brask on Monday.\nThe war has killed thousands of people since 2015.\n")
    d.take("killed", "rebels", "people", place="Brask", when="2021-03-08", figures=(("killed", "7", 7, 7),))
    d.take("has killed", whom="people", figures=(("killed", "thousands", 2000, None),), when="2015-01-01/2021-03-09")
    main, other = events(d.reading)
    assert [toll.best for toll in main.numbers] == [7]
    assert [toll.best for toll in other.numbers] == [2000]


def test_other_places_and_other_types_are_other_events(desk: Any) -> None:
    d = desk("Shells hit Brask.\nMortars struck Hillstead.\nTroops moved towards Brask.\n")
    d.take("hit", mode="heavy-weapons", place="Brask, Norland")
    d.take("struck", mode="heavy-weapons", place="Hillstead, Norland")
    d.take("moved", type="MOBILIZE", place="Brask")
    assert len(events(d.reading)) == 3


def test_a_place_within_the_other_is_no_other_place(desk: Any) -> None:
    d = desk("Shells hit Amalia province.\nThe shells fell on Brask, Amalia.\nThe shelling killed 5 people in Brask.\n")
    d.take("hit", mode="heavy-weapons", place="Amalia")
    d.take("fell", mode="heavy-weapons", place="Brask, Amalia")
    d.take("killed", place="Brask", figures=(("killed", "5", 5, 5),))
    (event,) = events(d.reading)
    assert event.where
    assert event.where.name == "Brask"


def test_the_answer_to_an_attack_is_another_event(desk: Any) -> None:
    d = desk("Norland bombed Sudland's army.\nSudland's army shelled Norland's.\n")
    d.take("bombed", "Norland", "Sudland", mode="aerial")
    d.take("shelled", "Sudland", "Norland", mode="heavy-weapons")
    assert len(events(d.reading)) == 2


def test_two_demands_of_one_speaker_are_two_events(desk: Any) -> None:
    d = desk("The envoy urged Norland to withdraw and asked Sudland to pay.\n")
    d.take("urged", "Ann Vale", "Norland", type="REQUEST", mode="yield")
    d.take("asked", "Ann Vale", "Sudland", type="REQUEST", mode="assist")
    assert len(events(d.reading)) == 2


def test_the_main_event_comes_first_and_the_others_in_the_order_of_the_text(desk: Any) -> None:
    d = desk(
        "Ministers met in Oldport.\nThey praised the truce.\nA bomb killed 30 people in Brask.\nThe bomb wounded 50.\n",
        title="Bomb in Brask kills 30",
    )
    met = d.take("met", "ministers", type="CONSULT", place="Oldport")
    praised = d.take("praised", "ministers", type="SUPPORT")
    killed = d.take("killed", whom="people", mode="explosives", place="Brask", figures=(("killed", "30", 30, 30),))
    wounded = d.take("wounded", mode="explosives", place="Brask", figures=(("injured", "50", 50, 50),))
    assert [e.claims for e in events(d.reading)] == [(killed.id, wounded.id), (met.id,), (praised.id,)]


def test_undated_news_is_put_about_the_day_of_publication(desk: Any) -> None:
    d = desk("Rebels shelled Brask.\nA mill burned.\n")
    d.take("shelled", "rebels")
    (event,) = events(d.reading)
    assert event.when == When("2021-03-08", "2021-03-09", 2, "2021-03-08~/2021-03-09~")


def test_what_is_no_news_or_has_no_date_of_publication_stays_undated(desk: Any) -> None:
    for status, published in (
        ("planned", "2021-03-09"),
        ("happened", ""),
        ("happened", "2021"),
    ):
        d = desk("Rebels shelled Brask.\n", published=published)
        d.take("shelled", "rebels", status=status)
        assert [event.when for event in events(d.reading)] == [None]


def test_a_report_without_claims_has_no_events() -> None:
    assert events(Reading(Report("r1", "a.txt", "Rain."))) == ()


def test_a_part_of_the_dead_is_no_other_toll_but_another_count_is(desk: Any) -> None:
    for words, found in (("Four of the dead were children.", 1), ("Four people died too.", 2)):
        d = desk(f"The blast killed 31 people in Brask.\n{words}\n")
        d.take("killed", place="Brask", figures=(("killed", "31", 31, 31),))
        d.take("dead" if found == 1 else "died", place="Brask", figures=(("killed", "Four", 4, 4),))
        assert len(events(d.reading)) == found


def test_that_nobody_was_hurt_does_not_deny_the_strike(desk: Any) -> None:
    d = desk("Norland struck the mill in Brask.\nNobody was hurt, Ann Vale said.\n")
    d.take("struck", "Norland", "mill", place="Brask")
    d.take("hurt", whom="people", place="Brask", said="Ann Vale", status="denied")
    assert len(events(d.reading)) == 2


def test_who_tells_a_deed_of_his_own_tells_no_deed_of_others(desk: Any) -> None:
    d = desk("Norland struck the mill in Brask.\nSudland said it had struck the mill in Brask.\n")
    d.take("struck", "Norland", "mill", place="Brask")
    d.take("had struck", "Sudland", "mill", place="Brask", said="Sudland")
    assert len(events(d.reading)) == 2
