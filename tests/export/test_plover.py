import csv
import json
from pathlib import Path

import pytest
from tests.export.conftest import Export
from tests.export.made import case, counted, edition, killed, read

from sayso.export.plover import entity, record
from sayso.model.analysis import Status
from sayso.model.claim import Codes
from sayso.model.edition import Held


def column(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def test_fields_are_plovers(samples: Held, export: Export, shared: Path) -> None:
    fields = column(shared / "codes/plover_fields.csv") | {"size"}
    inner = {
        "actor": column(shared / "codes/plover_entity_object.csv"),
        "recipient": column(shared / "codes/plover_entity_object.csv"),
        "event_loc": column(shared / "codes/plover_location_object.csv"),
    }
    lines = export(samples, "plover").read_text("utf-8").splitlines()
    assert lines
    for told in map(json.loads, lines):
        assert set(told) <= fields
        assert {"id", "date", "actor", "event"} <= set(told)
        for name, allowed in inner.items():
            found = told.get(name, [])
            for one in found if isinstance(found, list) else [found]:
                assert set(one) <= allowed


def test_a_strike() -> None:
    made = read(
        "Russia bombed civilians.", "bombed", ["Russia"], ["civilians"], mode="aerial", numbers=[killed(12, 12)]
    )
    told = record(case(made, numbers=(counted("killed", 12), counted("captured", 3))))
    assert (told["event"], told["mode"], told["date"], told["size"]) == (
        ["ASSAULT"],
        ["aerial"],
        "2021-03-08",
        {"dead": 12, "arrested": 3},
    )
    actor = {
        "code": "RUS",
        "sector": "GOV",
        "entity_text": "bombed",
        "identifier_id": "state:RUS",
        "identifier_text": "Russia",
    }
    assert told["actor"] == [actor]
    assert isinstance(told["event_loc"], dict)
    assert told["event_loc"]["resolution"] == 4
    assert (told["event_loc"]["city"], told["event_loc"]["country_code"]) == ("Homs", "SYR")


@pytest.mark.parametrize(
    ("status", "modes"),
    [
        ("happened", []),
        ("ongoing", []),
        ("planned", ["future"]),
        ("wanted", ["hypothetical"]),
        ("possible", ["hypothetical"]),
        ("denied", ["negation"]),
    ],
)
def test_what_did_not_take_place_has_its_auxiliary_mode(status: Status, modes: list[str]) -> None:
    told = record(case(read("Rebels attack.", "attack", ["rebels"], status=status)))
    assert told.get("mode", []) == modes


def test_both_sides_of_a_mutual_act_are_actors() -> None:
    talks = read("Syria met Turkey.", "met", ["Syria", "Turkey"], type="CONSULT", codes=Codes("040", 1, 2.5))
    told = record(case(talks))
    assert isinstance(told["actor"], list)
    assert len(told["actor"]) == 2
    assert "recipient" not in told


def test_who_belongs_to_no_country_has_the_code_of_its_kind_or_none() -> None:
    one = case(read("They met.", "met", ["rebels", "European Union"]))
    rebels, union = (entity(party) for party in (*one.sides.first, *one.sides.second))
    assert "code" not in rebels
    assert union.get("code") in ("IGO", None)


def test_an_event_without_a_day_has_that_of_its_report_and_says_so() -> None:
    told = record(case(read("Rebels attacked.", "attacked", ["rebels"]), when=None))
    assert told["date"] == "2021-03-09"
    assert str(told["comment"]).endswith("The date is that of its first report.")


@pytest.mark.parametrize(("type_", "required"), [("AID", True), ("SANCTION", True), ("ASSAULT", False)])
def test_a_recipient_that_plover_requires_is_there_though_nobody_is_told(type_: str, required: bool) -> None:
    told = record(case(read("They acted.", "acted", ["rebels"], type=type_)))
    assert ("recipient" in told) == required


def test_nothing_is_left_out(export: Export) -> None:
    path = export(edition(read("Rebels may attack.", "attack", status="possible")), "plover")
    assert path.with_name("out.left_out.csv").read_text("utf-8") == "id,event_id,reason\n"
    assert json.loads(path.read_bytes())["has_event"] is True
