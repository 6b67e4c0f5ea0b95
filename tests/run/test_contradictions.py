"""Contradictions: part by part, and the most disputed first."""

from dataclasses import replace

from tests.run.events import account, claim, event, killed

from sayso.model.claim import Claim
from sayso.model.event import Event, Toll
from sayso.run.contradictions import Contradiction, contradiction, in_words, most_disputed


def told(one: Event, *claims: Claim) -> Contradiction | None:
    known = {own: claim(own) for own in one.claims} | {each.id: each for each in claims}
    return contradiction(one, known)


def parts(found: Contradiction | None) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(d.part, [(p.says, p.by) for p in d.positions]) for d in found.disputes] if found else []


def test_a_denial_stands_against_those_who_affirm_and_a_plan_against_nobody() -> None:
    one = event("e1", account("mayor", "c1"), account("army", "c2", stance="denies"), account("aide", "c3", stance=""))
    assert parts(told(one)) == [("happened", [("affirms", ("mayor",)), ("denies", ("army",))])]


def test_denials_alone_and_doubts_alone_are_no_contradiction() -> None:
    assert told(event("e1", account("army", "c1", stance="denies"), account("mayor", "c2", stance="denies"))) is None
    assert told(event("e1", account("army", "c1", stance="doubts"), account("mayor", "c2", stance="denies"))) is None
    assert told(event("e1", account("army", "c1"))) is None


def test_a_doubt_stands_against_those_who_affirm() -> None:
    one = event("e1", account("mayor", "c1"), account("army", "c2", stance="doubts"))
    assert parts(told(one)) == [("happened", [("affirms", ("mayor",)), ("doubts", ("army",))])]


def test_other_doers_are_disputed_and_whoever_names_the_same_stands_together() -> None:
    one = event("e1", account("mayor", "c1"), account("army", "c2"), account("Post", "c3", reports=("r1", "r2")))
    found = told(one, claim("c1", "Norland"), claim("c2", "Osterland"), claim("c3", "Norland"))
    assert parts(found) == [("who did it", [("Norland", ("Post", "mayor")), ("Osterland", ("army",))])]
    assert found
    assert found.disputes[0].positions[0].reports == 2


def test_doers_without_a_name_of_their_own_and_those_of_a_denial_are_not_disputed() -> None:
    one = event("e1", account("mayor", "c1"), account("army", "c2"))
    assert told(one, claim("c1", "rebels"), claim("c2", "Osterland")) is None
    denied = event("e1", account("army", "c2", stance="denies"), account("mayor", "c1", stance="denies"))
    assert told(denied, claim("c1", "Norland"), claim("c2", "Osterland")) is None


def test_days_that_exclude_each_other() -> None:
    one = event("e1", account("mayor", "c1"), account("army", "c2"), account("Post", "c3"))
    found = told(one, claim("c1", day="2021-03-08"), claim("c2", day="2021-03-11"))
    assert parts(found) == [("when", [("2021-03-08", ("mayor",)), ("2021-03-11", ("army",))])]


def test_counts_that_no_number_can_meet() -> None:
    accounts = (account("mayor", "c1"), account("army", "c2"), account("Post", "c3"))
    one = event("e1", *accounts, dead=killed(4, 12, 12, mayor=12, army=4, Post=12))
    assert parts(told(one)) == [("how many", [("killed 12", ("Post", "mayor")), ("killed 4", ("army",))])]
    open_ended = Toll("killed", 4, 12, None, tuple(replace(c, high=None) for c in one.numbers[0].by_account))
    assert told(replace(one, numbers=(open_ended,))) is None


def test_counts_in_words() -> None:
    counts = killed(0, 0, 0, mayor=12).by_account
    assert in_words(counts[0]) == "12"
    assert [in_words(replace(counts[0], low=low, high=high)) for low, high in ((12, None), (None, 4), (4, 6))] == [
        "12 or more",
        "up to 4",
        "4 to 6",
    ]


def test_whether_it_happened_goes_before_the_rest_and_an_even_dispute_before_a_lopsided_one() -> None:
    def disputed(own: str, affirming: int, denying: int) -> Event:
        yes = (account(f"yes{n}", f"c{n}") for n in range(affirming))
        no = (account(f"no{n}", f"d{n}", stance="denies") for n in range(denying))
        return event(own, *yes, *no)

    counted = event("e0", account("a", "c1"), account("b", "c2"), dead=killed(1, 1, 9, a=1, b=9))
    every = [counted, disputed("e1", 9, 1), disputed("e2", 2, 2), disputed("e4", 1, 1), disputed("e3", 1, 1)]
    found = most_disputed(one for each in every if (one := told(each)))
    assert [one.event.id for one in found] == ["e2", "e1", "e3", "e4", "e0"]
