"""Accounts, origins and grades."""

from typing import Any

import pytest

from sayso.link import events
from sayso.link.told import is_unnamed
from sayso.model.event import Event

TEXT = "Shells hit Brask.\nThe strike on Brask was shelling too.\nThey shelled Brask twice, he said.\n"


def told(desk: Any, *tellings: dict[str, Any]) -> Event:
    """The one event that claims about one place make."""
    d = desk(TEXT)
    for trigger, telling in zip(("hit", "strike", "shelled"), tellings, strict=False):
        d.take(trigger, mode="heavy-weapons", place="Brask", when="2021-03-08", **telling)
    (event,) = events(d.reading)
    return event


def test_an_account_is_what_rests_on_one_origin(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale"}, {}, {"said": "Ann Vale", "status": "possible"})
    first, second = event.accounts
    assert (first.origin, first.stance, len(first.claims), first.first) == ("Ann Vale", "affirms", 2, "2021-03-09")
    assert (second.origin, second.stance, second.reports) == ("Amal Post", "affirms", ("r1",))


def test_co_sources_are_heard_one_by_one(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale & Bo Quist"}, {"said": "Bo Quist"})
    assert [(account.origin, len(account.claims)) for account in event.accounts] == [("Ann Vale", 1), ("Bo Quist", 2)]


def test_unnamed_sources_are_their_outlets_own(desk: Any) -> None:
    event = told(desk, {"said": "activists"}, {"said": "unnamed"})
    origins = [account.origin for account in event.accounts]
    assert origins == ["activists cited by Amal Post", "unnamed sources cited by Amal Post"]


@pytest.mark.parametrize(
    "name", ["unnamed", "officials", "Activists", "Villagers", "a witness", "police sources", "source at the mill"]
)
def test_people_without_a_name(name: str) -> None:
    assert is_unnamed(name, "name:x")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Ann Vale", "person:ann-vale"),
        ("army", ""),
        ("coast guard", ""),
        ("Brask Monitors", ""),
        ("Ann Davies", "name:ann-davies"),
        ("officials", "body:x"),
    ],
)
def test_parties_with_a_name_or_an_id_and_bodies(name: str, party: str) -> None:
    assert not is_unnamed(name, party)


def test_second_hand_is_no_independent_affirmation(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale > Bo Quist"}, {"said": "Ann Vale"})
    assert [(account.origin, account.via) for account in event.accounts] == [
        ("Bo Quist", ("Ann Vale",)),
        ("Ann Vale", ()),
    ]
    assert (event.origins, event.grade, event.why) == (1, "weak", "Independently only Ann Vale affirms it.")


def test_what_a_medium_passes_on_is_first_hand(desk: Any) -> None:
    assert told(desk, {"said": "Radio Amal > Bo Quist"}, {"said": "Ann Vale"}).origins == 2


def test_second_hand_alone_says_so(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale > Bo Quist"})
    assert (event.origins, event.grade, event.why) == (0, "weak", "It is affirmed at second hand only.")


def test_a_headline_is_no_origin_beside_the_source_under_it(desk: Any) -> None:
    d = desk("Shells hit Brask\nShells struck Brask on Monday, Ann Vale said.\n", headline=True)
    d.take("hit", mode="heavy-weapons", place="Brask")
    d.take("struck", mode="heavy-weapons", place="Brask", said="Ann Vale")
    (event,) = events(d.reading)
    assert (event.origins, len(event.accounts)) == (1, 2)


def test_those_who_speak_for_one_state_are_one_origin(desk: Any) -> None:
    d = desk("The minister Ann Vale said shells hit Brask.\nNorland said shelling struck Brask.\n")
    d.take("minister", "Ann Vale", "Norland", type="RELATION", mode="office", status="ongoing")
    d.take("hit", said="Ann Vale", place="Brask")
    d.take("struck", said="Norland", place="Brask")
    (event,) = events(d.reading)
    assert (event.origins, event.grade) == (1, "weak")


def test_two_origins_are_fair(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale"}, {"said": "Bo Quist"})
    assert (event.origins, event.grade) == (2, "fair")
    assert event.why == "2 independent origins affirm it: Ann Vale, Bo Quist."


def test_a_doer_who_affirms_its_deed_confirms_it(desk: Any) -> None:
    event = told(desk, {"who": "Norland", "said": "Norland"})
    assert (event.grade, event.why) == ("confirmed", "Norland, named as a doer, affirms it.")


def test_who_affirms_what_another_does_confirms_nothing(desk: Any) -> None:
    assert told(desk, {"who": "Norland", "said": "Sudland"}).grade == "weak"


def test_a_denial_contests(desk: Any) -> None:
    event = told(
        desk,
        {"who": "Norland", "said": "Sudland"},
        {"who": "Norland", "said": "Norland", "status": "denied"},
    )
    assert (event.grade, event.why) == ("contested", "Sudland affirms it and Norland denies doing it.")
    assert [account.differs for account in event.accounts] == [("names Norland",), ("denies doing it",)]


def test_a_denial_that_names_nobody_denies_that_it_happened(desk: Any) -> None:
    event = told(desk, {"said": "Sudland"}, {"said": "Norland", "status": "denied"})
    assert (event.grade, event.why) == ("contested", "Sudland affirms it and Norland denies it.")
    assert [account.differs for account in event.accounts] == [("affirms it",), ("denies it",)]


def test_two_doers_contest(desk: Any) -> None:
    event = told(desk, {"who": "Norland", "said": "Ann Vale"}, {"who": "Sudland", "said": "Bo Quist"})
    assert (event.grade, event.why) == ("contested", "Ann Vale names Norland as the doer and Bo Quist Sudland.")
    assert [account.differs for account in event.accounts] == [("names Norland",), ("names Sudland",)]


@pytest.mark.parametrize("other", ["rebels", "Norlandic army", "Norland"])
def test_a_doer_who_may_be_the_same_contests_nothing(desk: Any, other: str) -> None:
    assert told(desk, {"who": "Norland", "said": "Ann Vale"}, {"who": other, "said": "Bo Quist"}).grade == "fair"


@pytest.mark.parametrize(
    ("status", "stance", "why"),
    [
        ("possible", "doubts", "No origin affirms it; Ann Vale doubts it."),
        ("denied", "denies", "No origin affirms it; Ann Vale denies it."),
        ("planned", "", "It is only planned or wanted."),
        ("wanted", "", "It is only planned or wanted."),
    ],
)
def test_what_nobody_affirms_is_weak(desk: Any, status: str, stance: str, why: str) -> None:
    event = told(desk, {"said": "Ann Vale", "status": status})
    assert (event.origins, event.grade, event.why) == (0, "weak", why)
    assert event.accounts[0].stance == stance


def test_people_without_a_name_confirm_nothing_and_nor_does_a_doer_beside_whom_others_name_another(desk: Any) -> None:
    assert told(desk, {"who": "rebels", "said": "rebels"}).grade == "weak"
    one, other = {"who": "Hill Front", "said": "Hill Front"}, {"said": "Ann Vale", "who": "Hill Fronters"}
    assert told(desk, one, other).grade == "fair"
    assert told(desk, one, other | {"who": "Hill Front"}).grade == "confirmed"
    assert told(desk, one, other | {"who": "gunmen"}).grade == "confirmed"


def test_who_is_with_most_of_the_others_does_not_differ_though_one_is_against_it(desk: Any) -> None:
    event = told(desk, {"said": "Ann Vale"}, {"said": "Bo Quist"}, {"said": "Norland", "status": "denied"})
    assert [account.differs for account in event.accounts] == [(), (), ("denies it",)]
    assert [account.part("happened").differs for account in event.accounts] == [
        ("Norland",),
        ("Norland",),
        ("Ann Vale", "Bo Quist"),
    ]
