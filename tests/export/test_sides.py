from dataclasses import replace

import pytest
from tests.export.made import case, event, read

from sayso.export.backed import backed, number
from sayso.export.sides import PARTS, sides
from sayso.model.claim import Role
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
        ("a ferry", "", "", ""),
    ],
)
def test_what_is_known_of_a_party(name: str, code: str, country: str, sector: str) -> None:
    (party,) = case(read("They attacked.", "attacked", [name])).sides.first
    assert (party.code, party.country, party.sector) == (code, country, sector)


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


def test_ids_as_numbers() -> None:
    assert number("e0000000000000000") == 0
    assert number("effffffffffffffff") == 2**52 - 1
    assert number("e0cdc5967e6147fc9") == 0x0CDC5967E6147
