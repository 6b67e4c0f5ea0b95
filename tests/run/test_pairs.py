"""Pairs as people judged them: together, apart, and what holds where they contradict each other."""

import pytest

from sayso.model.judgement import Judgement, Verdict, holding
from sayso.run.pairs import Pair, as_judged, pairs


def same(one: str, other: str) -> Pair:
    return Pair(one, other, same=True)


def apart(one: str, other: str) -> Pair:
    return Pair(one, other, same=False)


@pytest.mark.parametrize(
    ("clusters", "judged", "want"),
    [
        (["ab", "c"], [], ["ab", "c"]),
        (["ab", "cd"], [same("a", "d")], ["abcd"]),
        (["abc"], [apart("a", "b")], ["ac", "b"]),
        (["abc"], [apart("b", "a")], ["a", "bc"]),
        (["ab", "c"], [apart("a", "c")], ["ab", "c"]),
        (["abcd"], [same("b", "c"), apart("a", "b")], ["ad", "bc"]),
        (["a", "b", "c"], [same("a", "b"), same("b", "c"), apart("a", "c")], ["ab", "c"]),
        (["ab"], [apart("a", "b"), same("a", "b")], ["ab"]),
        (["ab"], [same("a", "b"), apart("a", "b")], ["a", "b"]),
        (["a", "b", "c"], [same("a", "b"), apart("a", "b"), same("b", "c"), apart("a", "c")], ["a", "bc"]),
    ],
)
def test_clusters_as_judged(clusters: list[str], judged: list[Pair], want: list[str]) -> None:
    assert sorted("".join(sorted(some)) for some in as_judged(clusters, judged)) == want


def said(verdict: Verdict, one: str, other: str, day: int) -> Judgement:
    return Judgement(verdict, (one, other), by="ann", at=f"2026-03-{day:02}T00:00:00Z")


def test_events_stand_for_claims_the_latest_comes_last_and_what_is_not_there_is_left_out() -> None:
    held = holding(
        [
            said("different", "ea", "cc", 3),
            said("same", "ca", "cb", 2),
            said("unsure", "ca", "cd", 1),
            said("same", "ca", "cz", 1),
            said("same", "cc", "cd", 1),
        ]
    )
    unit_of = {"ca": "u1", "cb": "u2", "cc": "u3", "cd": "u3"}
    assert pairs(held, unit_of) == (same("u1", "u2"), apart("u1", "u3"))
