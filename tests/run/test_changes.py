"""Changes between two states: what is told of each event, and what is left out for it is the same."""

from dataclasses import replace

from tests.run.events import account, event, killed

from sayso.model.event import Event
from sayso.run.changes import Change, changes

ONE = event("e1", account("mayor", "c1"), dead=killed(12, 12, 12, mayor=12))


def told(then: list[Event], now: list[Event]) -> list[tuple[str, str, str, str, str]]:
    return [(one.kind, one.id, one.of, one.was, one.now) for one in changes(then, now)]


def test_nothing_changed() -> None:
    assert told([ONE], [ONE]) == []
    assert told([], []) == []


def test_an_event_that_is_new_and_one_that_is_gone() -> None:
    assert list(changes([], [ONE])) == [Change("new", "e1", "", "", "weak", ("r1",))]
    assert told([ONE], []) == [("gone", "e1", "", "weak", "")]


def test_a_new_account_a_changed_stance_a_toll_that_rose_and_a_grade() -> None:
    now = replace(
        event("e1", account("Mayor", "c1", stance="doubts"), account("army", "c2", stance="denies", reports=("r2",))),
        numbers=(killed(12, 26, None, mayor=26),),
        grade="contested",
    )
    assert told([ONE], [now]) == [
        ("stance", "e1", "Mayor", "affirms", "doubts"),
        ("account", "e1", "army", "", "denies"),
        ("toll", "e1", "killed", "12", "26 (12 or more)"),
        ("grade", "e1", "", "weak", "contested: So."),
    ]


def test_events_that_merged_and_one_that_was_split() -> None:
    first, second = event("e1", account("mayor", "c1")), event("e2", account("army", "c2", "c3"))
    both = event("e1", account("mayor", "c1"), account("army", "c2", "c3"))
    assert told([first, second], [both])[0] == ("merged", "e1", "", "e1, e2", "e1")
    assert [one[:2] for one in told([first, second], [both])] == [("merged", "e1")]
    assert told([both], [first, second]) == [("split", "e1", "", "e1", "e1, e2")]


def test_an_event_that_took_its_id_with_an_earlier_claim_is_the_same_one() -> None:
    late = event("e0", account("mayor", "c0", "c1"), dead=killed(12, 12, 12, mayor=12))
    assert told([ONE], [late]) == []


def test_a_toll_that_was_not_told_before() -> None:
    bare = event("e1", account("mayor", "c1"))
    assert told([bare], [ONE]) == [("toll", "e1", "killed", "", "12")]
