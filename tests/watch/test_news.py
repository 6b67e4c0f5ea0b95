"""What is told between two states of events."""

from dataclasses import replace

from tests.run.events import account, event, killed

from sayso.model.event import Account, AccountPart, Event, PartOf, PartStance, Words
from sayso.model.span import Span
from sayso.watch.news import news, parts_in_words


def told(then: list[Event], now: list[Event]) -> list[tuple[str, str, str, str, tuple[str, ...]]]:
    return [(one.kind, one.of, one.was, one.now, one.by) for one in news(then, now)]


def says(origin: str, of: PartOf, stance: PartStance, *against: str, report: str = "r2") -> Account:
    words = (Words(report, Span(3, 7, "fake")),)
    part = AccountPart(of, stance, "Norland", words, differs=against)
    return replace(account(origin, f"c-{origin}", stance=stance, reports=(report,)), parts=(part,))


ONE = event("e1", account("mayor", "c1"), dead=killed(12, 12, 12, mayor=12))


def test_what_is_the_same_is_no_news() -> None:
    assert told([ONE], [ONE]) == told([], []) == told([ONE], []) == []


def test_an_event_that_is_new_and_its_toll_are_one_thing() -> None:
    assert told([], [ONE]) == [("new", "", "", "weak", ("mayor",))]


def test_a_toll_that_rose_is_told_with_those_who_count_so_for_the_first_time() -> None:
    now = event(
        "e1",
        account("mayor", "c1"),
        account("Post", "c2", reports=("r7",)),
        dead=killed(12, 26, 26, mayor=12, Post=26),
    )
    (one,) = news([ONE], [now])
    assert (one.kind, one.of, one.was, one.now, one.by) == ("toll", "killed", "12", "26 (12 to 26)", ("Post",))
    assert one.reports == ("r7",)


def test_a_toll_that_an_event_had_not_is_told() -> None:
    bare = event("e1", account("mayor", "c1"))
    assert told([bare], [ONE]) == [("toll", "killed", "", "12", ("mayor",))]


def test_where_nobody_counts_anew_those_are_named_who_count_the_best_figure() -> None:
    then = event("e1", account("a", "c1"), account("b", "c2"), dead=killed(4, 4, 9, a=4, b=9))
    now = event("e1", account("a", "c1"), account("b", "c2"), dead=killed(4, 9, 9, a=4, b=9))
    assert told([then], [now]) == [("toll", "killed", "4 (4 to 9)", "9 (4 to 9)", ("b",))]


def test_it_is_told_once_that_an_event_became_contested() -> None:
    now = replace(ONE, grade="contested")
    assert told([ONE], [now]) == [("contested", "", "weak", "contested", ())]
    assert told([now], [replace(now, why="Else.")]) == []
    assert [one[:4] for one in told([], [now])] == [
        ("new", "", "", "contested"),
        ("contested", "", "", "contested"),
    ]


def test_an_event_that_is_joined_to_one_that_was_contested_did_not_become_it() -> None:
    other = replace(event("e2", account("army", "c2")), grade="contested")
    both = replace(event("e1", account("mayor", "c1"), account("army", "c2")), grade="contested")
    assert told([event("e1", account("mayor", "c1")), other], [both]) == []


def test_a_denial_names_who_denies_what_and_whom() -> None:
    now = event("e1", says("mayor", "who", "affirms", "army"), says("army", "who", "denies", "mayor"))
    (one,) = news([event("e1", says("mayor", "who", "affirms"))], [now])
    assert (one.kind, one.of, one.by, one.against) == ("denial", "who", ("army",), ("mayor",))
    assert one.words == Words("r2", Span(3, 7, "fake"))
    assert one.reports == ("r2",)


def test_what_nobody_claims_is_denied_without_news() -> None:
    assert told([ONE], [event("e1", account("mayor", "c1"), says("army", "why", "denies"), dead=ONE.numbers[0])]) == []


def test_a_denial_that_is_known_is_no_news_whoever_of_that_side_repeats_it() -> None:
    claim = says("mayor", "who", "affirms", "Syria", "Syrian army")
    then = event("e1", claim, says("Syria", "who", "denies", "mayor"))
    now = event("e1", claim, says("Syria", "who", "denies", "mayor"), says("Syrian army", "who", "denies", "mayor"))
    assert told([then], [now]) == []
    (one,) = news([event("e1", claim)], [now])
    assert one.by == ("Syria", "Syrian army")


def test_the_same_news_has_the_same_id_and_other_news_another() -> None:
    one, again = (next(iter(news([], [ONE]))) for _ in range(2))
    assert one.id == again.id
    words = [replace(one, of="x"), replace(one, was="x"), replace(one, now="x"), replace(one, kind="toll")]
    names = [replace(one, by=("x",)), replace(one, against=("x",)), replace(one, reports=("x",))]
    assert len({other.id for other in (one, *words, *names)}) == 8


def test_parts_in_words() -> None:
    assert parts_in_words("happened, how_many") == "whether it happened, how many"
    assert parts_in_words("") == ""
