"""When two accounts cannot be true together, part by part, and when they can."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from sayso.link.exclusive import has_name
from sayso.link.gathered import Part, event_of
from sayso.model.claim import Location, Role
from sayso.model.event import Event, PartOf
from sayso.model.span import Span

TEXT = "Shells hit the market 26 12 4.\nPlanes struck it.\n"


def told(desk: Any, one: Mapping[str, Any], other: Mapping[str, Any], **common: Any) -> Event:
    """The event of two claims: of Ann Vale, and of Bo Quist unless they say otherwise."""
    d = desk(TEXT)
    for trigger, said, telling in (("hit", "Ann Vale", one), ("struck", "Bo Quist", other)):
        d.take(trigger, **{"said": said, **common, **telling})
    return event_of([Part(d.reading, tuple(claim.id for claim in d.claims))])


def differ(event: Event, of: PartOf) -> bool:
    """Whether both accounts say that they differ in a part; never one alone."""
    first, second = event.accounts
    named = (first.part(of).differs, second.part(of).differs)
    assert named in (((), ()), ((second.origin,), (first.origin,)))
    return bool(named[0])


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ({"who": "Norland"}, {"who": "Sudland"}, True),
        ({"who": "Norland"}, {"who": "rebels"}, False),
        ({"who": "Norland"}, {"who": "Norlandic army"}, False),
        ({"who": "Norland"}, {"who": "Fighter jets"}, False),
        ({"who": "Norland"}, {"who": "Norland", "status": "denied"}, True),
        ({"who": "Norland"}, {"who": "Sudland", "status": "denied"}, False),
        ({"who": "Norland", "status": "possible"}, {"who": "Norland", "status": "denied"}, True),
        ({"who": "Norland", "status": "denied"}, {"who": "Norland", "status": "denied"}, False),
    ],
)
def test_doers(desk: Any, one: Mapping[str, Any], other: Mapping[str, Any], apart: bool) -> None:
    assert differ(told(desk, one, other, whom="market"), "who") is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("civilians", "militants", True), ("civilians", "people", False), ("12 children", "women", False)],
)
def test_who_was_hit(desk: Any, one: str, other: str, apart: bool) -> None:
    assert differ(told(desk, {"whom": one}, {"whom": other}), "whom") is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2021-03-08", "2021-03-11", True),
        ("2021-03-08", "2021-03-09", False),
        ("2021-03-01/2021-03-31", "2021-03-11", False),
    ],
)
def test_days_that_are_more_than_one_apart(desk: Any, one: str, other: str, apart: bool) -> None:
    assert differ(told(desk, {"when": one}, {"when": other}), "when") is apart


def killed(words: str, low: int, high: int | None, **more: Any) -> Mapping[str, Any]:
    return {"figures": (("killed", words, low, high),), **more}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (killed("12", 12, 12), killed("4", 4, 4), True),
        (killed("12", 12, 12), killed("4", 4, None), False),
        (killed("12", 12, 12, said=""), killed("4", 4, 4), False),
        (killed("4", 4, 4, said=""), killed("12", 12, 12), True),
    ],
)
def test_counts_of_which_none_is_a_part_of_what_the_report_counts_in_all(
    desk: Any, one: Mapping[str, Any], other: Mapping[str, Any], apart: bool
) -> None:
    assert differ(told(desk, one, other), "how_many") is apart


def test_places_in_two_provinces_exclude_each_other_and_those_of_one_do_not(desk: Any) -> None:
    event = told(desk, {"place": "Brask"}, {"place": "Velm"})
    assert not differ(event, "where")
    places = {
        "hit": Location("Brask", 1, 0, 0, 1, "Coast", "XNO"),
        "struck": Location("Velm", 2, 0, 0, 1, "Hills", "XNO"),
    }
    assert differ(placed(desk, places), "where")
    near = {**places, "struck": Location("Velm", 2, 0, 0, 1, "Coast", "XNO")}
    assert not differ(placed(desk, near), "where")
    wide = {**places, "struck": Location("Norland", 3, 0, 0, 6, "", "XNO")}
    assert not differ(placed(desk, wide), "where")


def placed(desk: Any, places: Mapping[str, Location]) -> Event:
    d = desk(TEXT)
    d.take("hit", said="Ann Vale", place="Brask")
    d.take("struck", said="Bo Quist", place="Velm")
    d.claims = [replace(claim, location=places[claim.trigger.text]) for claim in d.claims]
    return event_of([Part(d.reading, tuple(claim.id for claim in d.claims))])


def test_who_denies_one_act_and_affirms_another_excludes_only_those_who_affirm_the_first(desk: Any) -> None:
    d = desk("Missiles crashed, Ann Vale said.\nMissiles flew out, Bo Quist said.\nOurs fired but none came down.\n")
    d.take("crashed", said="Ann Vale", word="crash")
    d.take("flew out", said="Bo Quist", word="launch")
    d.take("fired", said="Norland", word="fire")
    d.take("came down", said="Norland", status="denied", word="crash")
    event = event_of([Part(d.reading, tuple(claim.id for claim in d.claims))])
    assert event.accounts[2].part("happened").differs == ("Ann Vale",)


@pytest.mark.parametrize(
    ("name", "party", "wanted"),
    [
        ("Norland", "state:XNO", True),
        ("Hill Brigade", "name:hill brigade", True),
        ("hill fighters", "group:hill", True),
        ("Hill fighters", "name:hill fighters", False),
        ("Norlandic army", "name:norlandic army", True),
        ("army", "name:army", False),
        ("", "", False),
    ],
)
def test_a_name_ends_in_a_capital_or_is_known(name: str, party: str, wanted: bool) -> None:
    assert has_name(Role(Span(0, 1, "x"), name, party)) is wanted


def test_a_doubt_beside_what_most_of_an_account_affirms_excludes_nobody(desk: Any) -> None:
    d = desk("Shells hit it, Ann Vale said.\nShells hurt it and hit it twice; a third may have struck.\n")
    d.take("hit", said="Ann Vale", word="strike")
    d.take("hurt", said="Bo Quist")
    d.take("twice", said="Bo Quist")
    d.take("struck", said="Bo Quist", status="possible", word="strike")
    event = event_of([Part(d.reading, tuple(claim.id for claim in d.claims))])
    assert [account.part("happened").differs for account in event.accounts] == [(), ()]
    assert event.accounts[1].part("happened").value == "hurt; twice; perhaps struck"
