"""What parties say of their own acts, as CAMEO lists it."""

import csv
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.export.conftest import Export
from tests.export.made import case, edition, event, party, read, row

from sayso.export.gdelt import EVENTS, GDELT, MENTIONS
from sayso.export.icews import ICEWS
from sayso.export.statements import statements
from sayso.model.analysis import Status
from sayso.model.claim import Source
from sayso.model.edition import Held, Superseded
from sayso.model.ids import statement_id
from sayso.model.reading import Reading
from sayso.model.span import Span


def told(
    text: str,
    trigger: str,
    speakers: Sequence[str],
    cue: str,
    who: Sequence[str],
    *,
    status: Status = "happened",
    id: str = "r00000000000000a1",  # noqa: A002 - the field's name
    type: str = "ASSAULT",  # noqa: A002 - the field's name
) -> Reading:
    """A report of one sentence in which speakers tell, with this word of saying, what somebody did to rebels."""
    made = read(text, trigger, who, ["rebels"], status=status, id=id, type=type)
    start = text.index(cue)
    source = Source(
        " & ".join(speakers),
        None,
        "indirect",
        Span(start, start + len(cue), cue),
        tuple(speakers),
        party(speakers[0]) if len(speakers) == 1 else "",
    )
    return replace(made, claims=(replace(made.claims[0], sources=(source,)),))


def codes(*readings: Reading, **changed: object) -> list[tuple[str, tuple[str, ...]]]:
    """The statements on the event of readings: their codes and who makes them."""
    found = statements(case(*readings, **changed).backed)
    return [(one.codes.cameo, tuple(actor.name for actor in one.event.actors)) for one in found]


DENIED = told("Russia denied having bombed them.", "bombed", ["Russia"], "denied", ["Russia"], status="denied")


def test_a_party_that_says_it_did_it_acknowledges_and_one_that_denies_it_denies() -> None:
    said = told("Russia said it bombed them.", "bombed", ["Russia"], "said", ["Russia"])
    assert codes(said) == [("015", ("Russia",))]
    assert codes(DENIED) == [("016", ("Russia",))]


def test_organs_of_a_state_speak_for_it_and_others_do_not() -> None:
    army = told("The Russian army said planes bombed them.", "bombed", ["Russian army"], "said", ["Russia"])
    rebels = told("Rebels said Russia bombed them.", "bombed", ["rebels"], "said", ["Russia"])
    turkey = told("Turkey denied that Russia bombed them.", "bombed", ["Turkey"], "denied", ["Russia"], status="denied")
    unnamed = told("Russia reportedly bombed them.", "bombed", ["unnamed"], "reportedly", ["Russia"])
    assert codes(army) == [("015", ("Russian army",))]
    assert codes(rebels) == codes(turkey) == codes(unnamed) == []


def test_two_who_deny_together_make_one_statement() -> None:
    text = "Syria and Russia denied having bombed them."
    both = told(text, "bombed", ["Syria", "Russia"], "denied", ["Syria", "Russia"], status="denied")
    (one,) = statements(case(both).backed)
    assert [actor.party for actor in one.event.actors] == ["state:SYR", "state:RUS"]


def test_a_denial_that_names_no_doer_is_that_of_the_doer_of_the_event() -> None:
    hit = read("Russia hit rebels.", "hit", ["Russia"], ["rebels"], id="r00000000000000b2")
    nobody = told("Russia denied that they were hit.", "hit", ["Russia"], "denied", [], status="denied")
    assert codes(hit, nobody) == [("016", ("Russia",))]
    assert codes(nobody) == []


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("Russia said it had not bombed them.", "denied", ["016"]),
        ("Russia said it would not have them bombed.", "denied", []),
        ("Russia said it may have bombed them.", "possible", []),
        ("Russia said it will have bombed them.", "planned", []),
        ("Russia said it bombed them.", "ongoing", ["015"]),
    ],
)
def test_what_is_not_of_the_past_or_not_sure_is_no_statement(text: str, status: Status, code: list[str]) -> None:
    made = told(text, "bombed", ["Russia"], "said", ["Russia"], status=status)
    assert [one for one, _ in codes(made)] == code


def test_what_a_denial_takes_for_granted_is_not_acknowledged() -> None:
    text = "Russia denied that the missile it fired fell short."
    assert codes(told(text, "fired", ["Russia"], "denied", ["Russia"])) == []


def test_refusing_to_act_is_no_denial() -> None:
    text = "Russia said it had declined to bomb them."
    assert codes(told(text, "bomb", ["Russia"], "said", ["Russia"], status="denied")) == []


def test_who_uses_no_force_acknowledges_none_but_can_deny() -> None:
    mill = ["Green Mill"]
    assert codes(told("Green Mill said it hit them.", "hit", mill, "said", mill)) == []
    assert codes(told("Green Mill denied it hit them.", "hit", mill, "denied", mill, status="denied")) == [
        ("016", ("Green Mill",))
    ]


def test_he_in_the_speech_of_a_man_is_another() -> None:
    made = told("He bombed them, the army said.", "bombed", ["army"], "said", ["army"])
    claim = made.claims[0]
    he = replace(claim.actors[0], span=Span(0, 2, "He"))
    assert codes(made) == [("015", ("army",))]
    assert codes(replace(made, claims=(replace(claim, actors=(he,)),))) == []


def test_acts_that_nobody_answers_for_have_no_statements() -> None:
    assert codes(told("Russia said it aided them.", "aided", ["Russia"], "said", ["Russia"], type="AID")) == []
    assert codes(read("Russia bombed them.", "bombed", ["Russia"])) == []


def test_columns() -> None:
    (one,) = statements(case(DENIED).backed)
    cells = row(GDELT, replace(case(DENIED), backed=one))
    assert (cells["EventCode"], cells["EventRootCode"], cells["QuadClass"], cells["GoldsteinScale"]) == (
        *("016", "01"),
        *(1, -5.0),
    )
    assert (cells["SQLDATE"], cells["ActionGeo_FullName"], cells["NumMentions"]) == (20210309, "", 1)
    assert row(ICEWS, replace(case(DENIED), backed=one))["Event Text"] == "Deny responsibility"


def test_a_statement_stands_beside_the_act_and_alone_where_nobody_affirms_it(export: Export) -> None:
    said = told("Russia said it bombed them.", "bombed", ["Russia"], "said", ["Russia"], id="r00000000000000b2")
    folder = export(edition(DENIED, said), "gdelt")
    rows = [line.split("\t") for line in (folder / EVENTS).read_text("utf-8").splitlines()]
    assert sorted(cells[26] for cells in rows) == ["015", "016", "190"]
    assert len({cells[0] for cells in rows}) == 3
    mentions = [line.split("\t") for line in (folder / MENTIONS).read_text("utf-8").splitlines()]
    assert {cells[0] for cells in mentions} == {cells[0] for cells in rows}
    with (folder / "companion.csv").open(encoding="utf-8", newline="") as file:
        found = {beside["event_id"]: beside for beside in csv.DictReader(file)}
    of_denial = found[statement_id(DENIED.claims[0].id, "016")]
    assert of_denial["statement_on"] == event(DENIED).id
    assert [beside["statement_on"] for id_, beside in found.items() if id_.startswith("e")] == [""]


def test_the_same_said_twice_is_one_statement_and_the_other_id_is_told_as_gone(export: Export) -> None:
    again = told("Russia denied having bombed.", "bombed", ["Russia"], "denied", ["Russia"], status="denied", id="r0b")
    held = Held([DENIED, again], [event(DENIED, again)])
    path = export(held, "icews")
    assert path.read_text("utf-8").count("Deny responsibility") == 1
    gone = path.with_name("out.deleted.csv").read_text("utf-8")
    assert statement_id(again.claims[0].id, "016") in gone
    assert statement_id(DENIED.claims[0].id, "016") not in gone


def test_a_claim_that_went_takes_its_statements_with_it(export: Export) -> None:
    held = Held([], superseded=[Superseded("claim", DENIED.claims[0].id, "", "2021-04-01T00:00:00Z", "retracted")])
    for form, lists in (("icews", True), ("acled", False)):
        gone = export(held, form, to=f"{form}.txt").with_name(f"{form}.deleted.csv").read_text("utf-8")
        assert (statement_id(DENIED.claims[0].id, "016") in gone) == lists


def test_among_changes_what_is_no_statement_by_the_present_reading_is_told_as_gone(export: Export) -> None:
    said = read("Russia bombed them.", "bombed", ["Russia"], ["rebels"], id="r00000000000000b2")
    path = export(edition(DENIED, said), "icews", since="2021-03-01T00:00:00Z")
    gone = path.with_name("out.deleted.csv").read_text("utf-8")
    ids = [statement_id(made.claims[0].id, code) for made in (DENIED, said) for code in ("015", "016")]
    assert [id_ in gone for id_ in ids] == [True, False, True, True]
