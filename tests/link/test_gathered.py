"""Events over many reports: accounts, copies, denials, counts over time."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.link.copies import copies, shape
from sayso.link.gathered import Part, aliases, event_of
from sayso.link.origins import voices_of
from sayso.model.reading import Reading

TEXT = (
    "Shells hit the market of Darvan\n"
    "Shells fell on the market of Darvan at noon on Monday, and it burnt until the evening in spite of the rain.\n"
    "At least 12 people died there, hospital officials said after they had counted the bodies brought to them.\n"
)


def reading(desk: Any, n: int, *, text: str = TEXT, killed: int = 12, published: str = "2021-03-09") -> Reading:
    d = desk(f"{text}By Reporter {n} of Paper {n}\n", headline=True, publisher=f"Paper {n}", published=published)
    d.take("hit", place="Darvan", when="2021-03-08")
    d.take("died", whom="people", figures=(("killed", "At least 12", killed, killed),))
    made: Reading = d.reading
    claims = tuple(replace(claim, id=f"c{n:02}{k}", report=f"r{n:02}") for k, claim in enumerate(made.claims))
    return replace(made, report=replace(made.report, id=f"r{n:02}", key=f"{n}.txt"), claims=claims)


def denial(desk: Any) -> Reading:
    d = desk("Norland said that it had not hit the market of Darvan.\n", publisher="Velm Daily", published="2021-03-10")
    d.take("hit", "Norland", said="Norland", status="denied", place="Darvan")
    made: Reading = d.reading
    claims = tuple(replace(claim, id="c990", report="r99") for claim in made.claims)
    return replace(made, report=replace(made.report, id="r99", key="99.txt"), claims=claims)


def parts(readings: list[Reading]) -> list[Part]:
    reports = [one.report for one in readings]
    speaks = voices_of(reports, copies(map(shape, reports)))
    return [Part(one, tuple(c.id for c in one.claims), main=True, voice=speaks[one.report.id]) for one in readings]


def test_copies_with_changed_bylines_are_one_origin(desk: Any) -> None:
    event = event_of(parts([reading(desk, n) for n in range(10)]))
    assert event.origins == 1
    assert [account.origin for account in event.accounts] == ["Paper 0"]
    assert len(event.accounts[0].reports) == 10
    assert event.grade == "weak"


def test_one_denial_among_ten_copies_makes_an_event_contested(desk: Any) -> None:
    event = event_of(parts([*(reading(desk, n) for n in range(10)), denial(desk)]))
    assert event.grade == "contested"
    assert {account.origin: account.stance for account in event.accounts} == {"Paper 0": "affirms", "Norland": "denies"}
    assert event.why == "Paper 0 affirms it and Norland denies doing it."


def test_a_claim_in_a_lifted_passage_rests_on_whoever_wrote_it_first(desk: Any) -> None:
    first, later = reading(desk, 0), reading(desk, 1, published="2021-03-10")
    end = first.report.text.index("hospital")
    taken = Part(later, tuple(c.id for c in later.claims), voice="Paper 1", lifted=((0, end, "Paper 0"),))
    event = event_of([Part(first, tuple(c.id for c in first.claims), voice="Paper 0"), taken])
    assert [(account.origin, len(account.claims)) for account in event.accounts] == [("Paper 0", 4)]
    alone = event_of([Part(first, tuple(c.id for c in first.claims), voice="Paper 0"), replace(taken, lifted=())])
    assert [account.origin for account in alone.accounts] == ["Paper 0", "Paper 1"]
    partly = event_of(
        [Part(first, (first.claims[0].id,), voice="Paper 0"), replace(taken, lifted=((0, 20, "Paper 0"),))]
    )
    assert [(account.origin, len(account.claims)) for account in partly.accounts] == [("Paper 0", 2), ("Paper 1", 1)]


def test_the_order_of_parts_changes_nothing(desk: Any) -> None:
    every = parts([*(reading(desk, n) for n in range(4)), denial(desk)])
    assert event_of(every) == event_of(reversed(every))


def test_the_id_is_that_of_the_earliest_claim_and_others_that_were_shown_are_aliases(desk: Any) -> None:
    event = event_of(parts([reading(desk, 1), denial(desk)]), given_out={"e990", "e777", "e010"})
    assert event.id == "e010"
    assert event.aliases == ("e990",)
    assert aliases("e1", ["c1", "c2"], ()) == ()


def test_a_toll_that_changes_is_the_last_and_says_so(desk: Any) -> None:
    other = "Rescuers in Darvan\nThe shells that hit the town on Monday left a toll: At least 12 of them died in bed.\n"
    first, later = reading(desk, 1), reading(desk, 1, text=other, killed=26, published="2021-03-12")
    claims = tuple(replace(claim, id=f"c2{k}", report="r02") for k, claim in enumerate(later.claims))
    later = replace(later, report=replace(later.report, id="r02"), claims=claims)
    event = event_of([Part(one, tuple(c.id for c in one.claims), voice="Paper 1") for one in (first, later)])
    (toll,) = event.numbers
    assert (toll.low, toll.best, toll.high) == (26, 26, 26)
    assert [(one.published, one.low) for one in toll.history] == [("2021-03-09", 12), ("2021-03-12", 26)]
    assert event.accounts[0].changed == ("killed rose from 12 to 26 on 2021-03-12",)
    assert event.accounts[0].differs == ()


def test_an_event_without_claims_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="No claim"):
        event_of([])


def test_a_report_without_claims_is_silent_and_counts_for_nothing(desk: Any) -> None:
    calm = replace(desk("Darvan mourns.\n", publisher="Velm Daily").reading, claims=())
    calm = replace(calm, report=replace(calm.report, id="r98", key="98.txt", published="2021-03-10"))
    told = parts([reading(desk, 0), reading(desk, 1)])
    event = event_of([*told, Part(calm, (), main=True, voice="Velm Daily")])
    assert [(one.origin, one.stance, one.reports, one.claims) for one in event.accounts[-1:]] == [
        ("Velm Daily", "silent", ("r98",), ())
    ]
    assert {part.stance for part in event.accounts[-1].parts} == {"silent"}
    assert replace(event, accounts=event.accounts[:-1]) == event_of(told)


def test_a_report_without_claims_of_who_is_heard_elsewhere_is_under_that_account(desk: Any) -> None:
    calm = replace(desk("Darvan mourns.\n").reading, claims=())
    calm = replace(calm, report=replace(calm.report, id="r98", key="98.txt"))
    event = event_of([*parts([reading(desk, 0)]), Part(calm, (), main=True, voice="Paper 0")])
    assert [(one.origin, one.reports) for one in event.accounts] == [("Paper 0", ("r00", "r98"))]
