"""Tolls: no count is added to another that may cover it."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.link import events
from sayso.link.gathered import Part, event_of
from sayso.model.event import Count, Counted, Toll


def tolls(desk: Any, text: str, *tellings: dict[str, Any]) -> dict[str, Toll]:
    """The tolls of the one event that claims with these triggers make."""
    d = desk(text)
    for telling in tellings:
        d.take(place="Brask", **telling)
    (event,) = events(d.reading)
    return {toll.of: toll for toll in event.numbers}


def killed(trigger: str, words: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    return {"trigger": trigger, "figures": (("killed", words, low, high),), **more}


def test_accounts_are_counted_apart(desk: Any) -> None:
    text = "The blast killed 9 people, police said.\nAnn Vale put the dead at 12.\n9 or more died, Bo Quist said.\n"
    toll = tolls(
        desk,
        text,
        killed("killed", "9", 9, 9, said="police"),
        killed("dead", "12", 12, 12, said="Ann Vale"),
        killed("died", "9 or more", 9, None, said="Bo Quist"),
    )["killed"]
    assert (toll.low, toll.best, toll.high) == (9, 9, None)
    assert toll.by_account == (Count("police", 9, 9), Count("Ann Vale", 12, 12), Count("Bo Quist", 9, None))


def test_figures_of_one_account_are_not_added_up(desk: Any) -> None:
    text = (
        "The blast killed dozens in Brask.\nIn all 31 people died in the blast.\nFour of the dead worked at the mill.\n"
    )
    toll = tolls(
        desk,
        text,
        killed("killed", "dozens", 24, None),
        killed("died", "31", 31, 31),
        killed("dead", "Four", 4, 4),
    )["killed"]
    assert (toll.low, toll.best, toll.high) == (31, 31, 31)


@pytest.mark.parametrize(
    ("text", "first", "second", "total"),
    [
        ("The blast killed 4 guards and 5 drivers.", ("4", 4), ("5", 5), 9),
        ("The blast killed 16 people, including 11 children.", ("16", 16), ("11", 11), 16),
        ("The blast killed 16 people, 11 of them children.", ("16", 16), ("11", 11), 16),
        ("The blast killed 16 people. Among them were 11 children.", ("16", 16), ("11", 11), 16),
    ],
)
def test_counts_side_by_side_add_up_and_parts_do_not(
    desk: Any, text: str, first: tuple[str, int], second: tuple[str, int], total: int
) -> None:
    figures = tuple(("killed", words, figure, figure) for words, figure in (first, second))
    toll = tolls(desk, text + "\n", {"trigger": "killed", "figures": figures})["killed"]
    assert (toll.low, toll.best, toll.high) == (total, total, total)


def test_an_open_count_beside_another_stays_open(desk: Any) -> None:
    figures = (("killed", "at least 4", 4, None), ("killed", "5", 5, 5))
    text = "The blast killed at least 4 guards and 5 drivers.\n"
    toll = tolls(desk, text, {"trigger": "killed", "figures": figures})["killed"]
    assert (toll.low, toll.best, toll.high) == (9, 9, None)


def test_up_to_has_no_low(desk: Any) -> None:
    toll = tolls(desk, "The blast killed up to 20 people.\n", killed("killed", "up to 20", None, 20))["killed"]
    assert (toll.low, toll.best, toll.high) == (None, 20, 20)


def test_doubts_count_only_where_nobody_affirms(desk: Any) -> None:
    text = "The blast killed 9 people.\nUp to 30 may have died in the blast, Ann Vale said.\n"
    sure = killed("killed", "9", 9, 9)
    unsure = killed("died", "30", None, 30, said="Ann Vale", status="possible")
    assert tolls(desk, text, sure, unsure)["killed"].by_account == (Count("Amal Post", 9, 9),)
    assert tolls(desk, text, unsure)["killed"].best == 30


@pytest.mark.parametrize("status", ["planned", "wanted", "denied"])
def test_plans_and_denials_count_nothing(desk: Any, status: str) -> None:
    text = "The blast would kill 9 people.\n"
    assert tolls(desk, text, killed("kill", "9", 9, 9, status=status)) == {}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Four children were among the 28 dead in Brask.\n", "Four", "28"),
        ("Some 10 of 48 people killed in Brask were children.\n", "10", "48"),
        ("Two nurses were killed among at least 9 people in Brask.\n", "Two", "9"),
    ],
)
def test_a_part_told_before_the_whole_is_not_the_toll(desk: Any, text: str, part: str, whole: str) -> None:
    low = {"Four": 4, "10": 10, "Two": 2}[part]
    trigger = "dead" if "dead" in text else "killed"
    figures = (("killed", part, low, low), ("killed", whole, int(whole), int(whole)))
    assert tolls(desk, text, {"trigger": trigger, "figures": figures})["killed"].best == int(whole)


def test_the_figure_of_the_title_is_the_toll(desk: Any) -> None:
    for title, best in (("Raids on Brask kill 9", 9), ("Raids on Brask", 40)):
        d = desk("Raids killed 9 people in Brask.\nThe raids have killed 40 people in Brask.\n", title=title)
        d.take("killed 9", place="Brask", figures=(("killed", "9", 9, 9),))
        d.take("killed 40", place="Brask", figures=(("killed", "40", 40, 40),))
        toll = next(toll for event in events(d.reading)[:1] for toll in event.numbers)
        assert toll.best == best


def test_classes_of_people_are_counted_beside_the_whole_and_never_added(desk: Any) -> None:
    d = desk("The blast killed 16 people, including 11 children, police said.\nAnn Vale put the children at 9.\n")
    d.take("killed", said="police", place="Brask", figures=(("killed", "16", 16, 16), ("killed", "11", 11, 11)))
    d.take("put", said="Ann Vale", place="Brask", figures=(("killed", "9", 9, 9),))
    kinds = ("", "child", "child")
    numbers = iter(kinds)
    d.claims = [
        replace(claim, numbers=tuple(replace(one, kind=next(numbers)) for one in claim.numbers)) for claim in d.claims
    ]
    (toll,) = event_of([Part(d.reading, tuple(claim.id for claim in d.claims))]).numbers
    (children,) = toll.classes
    assert (children.kind, children.low, children.high) == ("child", 9, 11)
    assert children.by_account == (Count("police", 11, 11), Count("Ann Vale", 9, 9))
    assert toll.by_account == (Count("police", 16, 16),)


def test_an_account_of_children_alone_counts_at_least_so_many_where_nobody_counts_all(desk: Any) -> None:
    d = desk("Ann Vale put the children at 9.\n")
    d.take("put", said="Ann Vale", place="Brask", figures=(("killed", "9", 9, 9),))
    d.claims = [replace(one, numbers=tuple(replace(each, kind="child") for each in one.numbers)) for one in d.claims]
    (toll,) = event_of([Part(d.reading, (d.claims[0].id,))]).numbers
    assert toll.by_account == (Count("Ann Vale", 9, None),)


def test_the_best_figure_says_how_it_was_found(desk: Any) -> None:
    text = "The blast killed 9 people, police said.\nAnn Vale put the dead at 12.\n9 died, Bo Quist said.\n"
    tellings = (
        killed("killed", "9", 9, 9, said="police"),
        killed("dead", "12", 12, 12, said="Ann Vale"),
        killed("died", "9 died", 9, 9, said="Bo Quist"),
    )
    assert tolls(desk, text, *tellings)["killed"].rule == "2 of 3 accounts give it"
    assert tolls(desk, text, *tellings[:2])["killed"].rule == "the first of 2 accounts"
    assert tolls(desk, text, tellings[0])["killed"].rule == "the only account that counts gives it"


def test_a_count_has_its_history_in_the_order_of_publication(desk: Any) -> None:
    made = []
    for n, (day, dead) in enumerate((("2021-03-12", 26), ("2021-03-09", 12))):
        d = desk(f"Shells killed {dead} people in Brask, police said.\n", published=day)
        d.take("killed", said="police", place="Brask", figures=(("killed", str(dead), dead, dead),))
        claims = tuple(replace(claim, id=f"c{n}", report=f"r{n}") for claim in d.claims)
        report = replace(d.reading.report, id=f"r{n}")
        made.append(Part(replace(d.reading, report=report, claims=claims), (f"c{n}",)))
    (toll,) = event_of(made).numbers
    assert toll.history == (Counted("2021-03-09", "police", 12, 12), Counted("2021-03-12", "police", 26, 26))
    assert toll.by_account == (Count("police", 26, 26),)


def test_what_a_war_has_killed_is_not_the_toll_of_one_raid(desk: Any) -> None:
    d = desk("A raid killed 9 people.\nThe war has left 9000 dead, Ann Vale said.\n")
    d.take(place="Brask", **killed("killed", "9", 9, 9))
    d.take(place="Brask", **killed("dead", "9000", 9000, 9000, said="Ann Vale"))
    both = event_of([Part(d.reading, tuple(claim.id for claim in d.claims))])
    assert [(toll.of, toll.best) for toll in both.numbers] == [("killed", 9)]
    alone = event_of([Part(d.reading, (d.claims[1].id,))])
    assert [(toll.of, toll.best) for toll in alone.numbers] == [("killed", 9000)]
