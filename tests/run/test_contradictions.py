"""Contradictions: part by part, and the most disputed first."""

from dataclasses import replace

from tests.run.events import account, event, killed

from sayso.model.event import Account, AccountPart, Count, Event, PartOf, PartStance, Toll
from sayso.run.contradictions import Contradiction, by_dispute, contradiction


def says(of: PartOf, stance: PartStance, value: str, *against: str) -> AccountPart:
    return AccountPart(of, stance, value, differs=against)


def told(origin: str, *parts: AccountPart, reports: int = 1) -> Account:
    return replace(account(origin, f"c-{origin}", reports=[f"r{n}" for n in range(reports)]), parts=parts)


def parts(found: Contradiction | None) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    return [(d.part, [(p.says, p.by) for p in d.positions]) for d in found.disputes] if found else []


def test_accounts_that_differ_in_nothing_are_no_contradiction() -> None:
    one = event("e1", told("mayor", says("who", "affirms", "Norland")), told("army", says("who", "denies", "Sudland")))
    assert contradiction(one) is None


def test_of_whether_it_happened_the_stance_is_said_and_the_position_of_most_comes_first() -> None:
    one = event(
        "e1",
        told("army", says("happened", "denies", "shelled", "mayor", "Post")),
        told("mayor", says("happened", "affirms", "hit", "army")),
        told("Post", says("happened", "affirms", "shelling", "army"), reports=2),
    )
    found = contradiction(one)
    assert parts(found) == [("happened", [("affirms", ("Post", "mayor")), ("denies", ("army",))])]
    assert found
    assert found.disputes[0].positions[0].reports == 2


def test_of_other_parts_it_is_said_what_is_denied_and_what_doubted() -> None:
    one = event(
        "e1",
        told("army", says("who", "denies", "Norland; Sudland", "mayor")),
        told("mayor", says("who", "affirms", "Norland", "army")),
        told("Post", says("who", "doubts", "Norland", "army")),
    )
    assert parts(contradiction(one)) == [
        ("who", [("Norland", ("mayor",)), ("not Norland; not Sudland", ("army",)), ("perhaps Norland", ("Post",))])
    ]


def test_values_in_another_order_are_the_same_position() -> None:
    one = event(
        "e1",
        told("Post", says("where", "affirms", "Brask; Velm", "army"), reports=2),
        told("mayor", says("where", "affirms", "Velm; Brask", "army")),
        told("army", says("where", "affirms", "Sudport", "Post", "mayor")),
    )
    assert parts(contradiction(one)) == [("where", [("Brask; Velm", ("Post", "mayor")), ("Sudport", ("army",))])]


def test_a_state_and_what_acts_for_it_are_one_position() -> None:
    one = event(
        "e1",
        told("Post", says("who", "affirms", "Syria", "army"), reports=2),
        told("mayor", says("who", "affirms", "Syrian government", "army")),
        told("Wire", says("who", "affirms", "Syrian rebels", "army")),
        told("army", says("who", "denies", "Syrian army", "mayor", "Post", "Wire")),
        told("minister", says("who", "denies", "Syria", "mayor", "Post", "Wire")),
    )
    assert parts(contradiction(one)) == [
        (
            "who",
            [
                ("Syria", ("Post", "mayor")),
                ("not Syrian army", ("army", "minister")),
                ("Syrian rebels", ("Wire",)),
            ],
        )
    ]
    two = event("e2", *(told(by, says("who", "affirms", by, "x")) for by in ("Syria", "the Syrian air force")))
    assert contradiction(two) is None


def test_only_counts_that_exclude_each_other_are_told() -> None:
    toll, hurt = (
        killed(4, 12, 12, mayor=12, army=4, Post=12),
        Toll("injured", 30, 30, None, (Count("mayor", 30, None),)),
    )
    one = event(
        "e1",
        told("mayor", says("how_many", "affirms", "killed 12; injured 30 or more", "army")),
        told("army", says("how_many", "affirms", "killed 4", "mayor", "Post")),
        told("Post", says("how_many", "affirms", "killed 12", "army")),
    )
    one = replace(one, numbers=(toll, hurt))
    assert parts(contradiction(one)) == [("how_many", [("killed 12", ("Post", "mayor")), ("killed 4", ("army",))])]


def test_who_was_hit_and_where_are_disputed_too() -> None:
    one = event(
        "e1",
        told("mayor", says("whom", "affirms", "civilians", "army"), says("where", "affirms", "Darvan", "army")),
        told("army", says("whom", "affirms", "gunmen", "mayor"), says("where", "affirms", "Velm", "mayor")),
    )
    assert [part for part, _ in parts(contradiction(one))] == ["whom", "where"]


def disputed(own: str, of: PartOf, affirming: int, against: int, stance: PartStance = "denies") -> Event:
    yes, no = ([f"{side}{n}" for n in range(count)] for side, count in (("yes", affirming), ("no", against)))
    return event(
        own,
        *(told(name, says(of, "affirms", "Norland", *no)) for name in yes),
        *(told(name, says(of, stance, "Norland", *yes)) for name in no),
    )


def test_how_disputed_it_is_goes_by_the_lesser_side_and_the_gravity_of_the_part() -> None:
    for one, wanted in (
        (disputed("e1", "happened", 9, 1), 4.0),
        (disputed("e1", "happened", 2, 2), 8.0),
        (disputed("e1", "who", 2, 3), 6.0),
        (disputed("e1", "happened", 9, 1, "doubts"), 2.0),
    ):
        found = contradiction(one)
        assert found
        assert found.disputed == wanted


def test_the_most_disputed_comes_first_then_that_of_most_accounts_then_by_id() -> None:
    every = [
        disputed("e5", "when", 9, 9),
        disputed("e1", "happened", 9, 1),
        disputed("e2", "happened", 2, 2),
        disputed("e4", "happened", 1, 1),
        disputed("e3", "happened", 1, 1),
    ]
    assert [one.id for one in sorted(every, key=by_dispute)] == ["e5", "e2", "e1", "e3", "e4"]
