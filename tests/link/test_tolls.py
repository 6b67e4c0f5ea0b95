"""Tolls: no count is added to another that may cover it."""

from typing import Any

import pytest

from sayso.link import events
from sayso.model.event import Count, Toll


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
