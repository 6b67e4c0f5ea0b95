"""What is printed of an event: its counts over time, and each account part by part."""

from dataclasses import replace

from tests.run.events import account, event

from sayso.archive.queries.listing import Found
from sayso.cli.accounts import account_rows, toll_line
from sayso.cli.words import event_line
from sayso.model.event import AccountPart, Count, Counted, Participant, Toll, Words
from sayso.model.span import Span
from sayso.run.showing import ShownEvent

TOLL = Toll("killed", 12, 26, 30, (Count("mayor", 26, 30),), rule="a title gives it")


def test_a_toll_says_why_so_many_and_of_whom() -> None:
    assert toll_line(TOLL) == "killed 12 to 30, best 26 (a title gives it)"
    assert toll_line(replace(TOLL, low=26, high=26)) == "killed 26 (a title gives it)"
    children = Toll("killed", 4, 4, None, (), "child")
    assert toll_line(replace(TOLL, classes=(children,))).endswith("; child 4 or more")


def test_a_toll_tells_the_counts_of_those_whose_count_changed() -> None:
    counts = (
        Counted("2021-03-09", "mayor", 12, 12),
        Counted("2021-03-10", "Post", 12, 12),
        Counted("2021-03-11", "mayor", 26, None),
        Counted("", "Post", 12, 12),
    )
    line = toll_line(replace(TOLL, history=counts))
    assert line.endswith("(a title gives it); mayor: 12 (2021-03-09), then 26 or more (2021-03-11)")


def test_rows_are_of_parts_that_somebody_speaks_of_with_few_words_and_few_whom_they_are_against() -> None:
    words = tuple(Words("r1", Span(n, n + 1, f"w{n}")) for n in range(6))
    against = tuple(f"No{n}" for n in range(5))
    told = replace(
        account("mayor", "c1"),
        via=("Post",),
        changed=("killed rose from 12 to 26",),
        parts=(AccountPart("who", "denies", "Norland", words, against), AccountPart("why")),
    )
    shown = ShownEvent(Found(event("e1", told), None), {})
    rows = [[cell.plain.splitlines() for cell in row] for row in account_rows([told, account("army", "c2")], shown)]
    assert [row[0] for row in rows] == [[], ["who"], ["claims"]]
    assert rows[0][1] == [
        "mayor",
        "affirms · 1 report, first 2021-03-09",
        "by way of Post",
        "killed rose from 12 to 26",
    ]
    assert rows[1][1] == ["denies Norland", '"w0" "w1" "w2" "w3" …', "against No0, No1, No2 and 2 more"]
    assert rows[1][2] == ["-"]


def test_a_line_names_the_first_parties_of_a_side_and_one_more_rather_than_a_count_of_one() -> None:
    one = event("e1")
    parties = tuple(Participant(f"P{n}") for n in range(6))
    assert event_line(replace(one, actors=parties)) == " · P0, P1, P2, P3 and 2 more"
    assert event_line(replace(one, actors=parties[:5])) == " · P0, P1, P2, P3, P4"
