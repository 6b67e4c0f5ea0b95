from dataclasses import replace

import pytest
from tests.export.made import case, event, read

from sayso.export.backed import backed, number
from sayso.export.sides import PARTS, sides
from sayso.model.claim import Codes, Role
from sayso.model.edition import Held
from sayso.model.event import Participant


@pytest.mark.parametrize(
    ("who", "whom", "direction", "first", "second"),
    [
        (["rebels"], ["Syria"], "first to second", 1, 1),
        (["Syria", "rebels", "Turkey"], [], "mutual", 1, 2),
        (["rebels"], [], "first alone", 1, 0),
        ([], ["rebels", "Syria"], "second alone", 0, 2),
        ([], [], "", 0, 0),
    ],
)
def test_directions(who: list[str], whom: list[str], direction: str, first: int, second: int) -> None:
    found = case(read("They attacked.", "attacked", who, whom)).sides
    assert (found.direction, len(found.first), len(found.second)) == (direction, first, second)


@pytest.mark.parametrize(
    ("name", "code", "country", "sector"),
    [
        ("Syria", "SYR", "SYR", "GOV"),
        ("Taliban", "AFGREBTAL", "AFG", "REB"),
        ("French police", "FRACOP", "FRA", "COP"),
        ("residents of Homs", "CVL", "", "CVL"),
        ("Green Ferry", "", "", ""),
    ],
)
def test_what_is_known_of_a_party(name: str, code: str, country: str, sector: str) -> None:
    (party,) = case(read("They attacked.", "attacked", [name])).sides.first
    assert (party.code, party.country, party.sector) == (code, country, sector)


@pytest.mark.parametrize(
    ("name", "party", "called"),
    [
        ("Taleban", "group:taliban", "Taliban"),
        ("Militants", "name:militants", "militants"),
        ('rebel" groups', "name:rebel-groups", "rebel groups"),
        ('Abu "the Hill" Odun', "name:abu-odun", 'Abu "the Hill" Odun'),
        ("White Riders", "name:white-riders", "White Riders"),
        ("Congress", "name:congress", "Congress"),
        ("Odunians", "name:odunians", "Odunians"),
    ],
)
def test_a_known_party_has_one_name_and_a_common_noun_no_capital(name: str, party: str, called: str) -> None:
    told = event(read("They attacked.", "attacked"), actors=(Participant(name, party),))
    (one,) = backed(Held([read("They attacked.", "attacked")], [told]))
    assert [found.name for found in sides(one).first] == [called]


@pytest.mark.parametrize(
    ("name", "people", "religion", "group"),
    [
        ("Kurdish fighters", "KUR", "", ""),
        ("Shiite militia", "", "SHI", ""),
        ("Taliban", "", "", "TAL"),
        ("rebels", "", "", ""),
    ],
)
def test_peoples_and_religions_are_no_known_groups(name: str, people: str, religion: str, group: str) -> None:
    (told,) = case(read("They attacked.", "attacked", [name])).sides.first
    assert (told.people, told.religion, told.group) == (people, religion, group)


def test_a_pronoun_that_nobody_resolved_is_no_party() -> None:
    assert case(read("He attacked.", "attacked", ["He"])).sides.first == ()


def test_things_are_no_parties_and_nobody_is_on_both_sides() -> None:
    made = read("They attacked.", "attacked", ["a helicopter", "a ferry", "rebels"], ["people", "rebels", "Syria"])
    found = case(made).sides
    assert [party.name for party in found.first] == ["a helicopter", "rebels"]
    assert [party.name for party in found.second] == ["people", "Syria"]


def test_the_code_of_a_person_is_that_of_the_report() -> None:
    made = read("Ada Brask attacked.", "attacked", ["Ada Brask"])
    who = Role(made.claims[0].trigger, "Ada Brask", "person:ada-brask", "SYRMIL")
    made = replace(made, parties=(who,), claims=(replace(made.claims[0], actors=(replace(who, code=""),)),))
    told = event(made, actors=(Participant("Ada Brask", "person:ada-brask"),))
    (one,) = backed(Held([made], [told]))
    (party,) = sides(one).first
    assert (party.code, party.country, party.sector, party.words) == ("SYRMIL", "SYR", "MIL", "attacked")


def test_forces_of_nobody_known_are_no_side() -> None:
    (army,) = case(read("They attacked.", "attacked", ["army"])).sides.first
    assert (army.sector, army.side) == ("MIL", "")
    assert PARTS.findall("AFGREBTAL") == ["AFG", "REB", "TAL"]


def test_reports_stand_in_the_order_of_publication_and_those_without_a_day_last() -> None:
    late, early, undated = (read("They attacked.", "attacked", id=f"r{n}") for n in "123")
    late = replace(late, report=replace(late.report, published="2021-05-01"))
    undated = replace(undated, report=replace(undated.report, published=""))
    one = case(late, early, undated).backed
    assert [report.id for report in one.reports] == ["r2", "r1", "r3"]
    assert one.report.id == "r1"


def test_the_claim_whose_codes_count_took_place_and_is_of_the_events_type() -> None:
    denial = read("They attacked.", "attacked", id="r1", status="denied")
    other = read("They met.", "met", id="r2", type="CONSULT")
    right = read("They attacked.", "attacked", id="r3", mode="firearms")
    assert case(denial, other, right, mode="firearms").backed.main.report == "r3"
    assert case(denial).backed.main.status == "denied"


def test_codes_are_of_the_events_own_mode_where_no_claim_has_it() -> None:
    shelled = Codes("194", 4, -9.5, ("Explosions/Remote violence", "Shelling/artillery/missile attack"))
    clash = Codes("190", 4, -9.0, ("Battles", "Armed clash"))
    made = [
        read("They hit it.", "hit", id="r1", mode="aerial", codes=shelled),
        read("They hit it.", "hit", id="r2", codes=clash),
        read("They hit it.", "hit", id="r3", codes=clash),
    ]
    assert case(*made, mode="aerial").backed.codes == shelled
    assert case(*made, mode="aerial").backed.acled == shelled.acled
    assert case(*made, mode="").backed.acled == clash.acled
    suicide = case(*made, mode="suicide-attack").backed
    assert suicide.codes.cameo == "1831"
    assert suicide.acled == ("Explosions/Remote violence", "Suicide bomb")
    assert case(*made, mode="no-such-mode").backed.codes in (shelled, clash)


def test_a_planned_event_has_no_name_in_acled() -> None:
    planned = read("They will hit it.", "hit", status="planned")
    assert case(planned, mode="suicide-attack").backed.acled == ("", "")


def test_who_dates_every_event_gets_the_day_of_its_first_report() -> None:
    late, early = (read("They attacked.", "attacked", id=f"r{n}") for n in "12")
    early = replace(early, report=replace(early.report, published="2021-03-08"))
    undated = replace(late, report=replace(late.report, published=""))
    assert case(late, early).backed.day_or_report == "2021-03-08"
    assert case(late, early, when=None).backed.day_or_report == "2021-03-08"
    assert case(undated, when=None).backed.day_or_report == ""


def test_ids_as_numbers() -> None:
    assert number("e0000000000000000") == 0
    assert number("effffffffffffffff") == 2**52 - 1
    assert number("e0cdc5967e6147fc9") == 0x0CDC5967E6147
