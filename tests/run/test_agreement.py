"""Krippendorff's alpha against figures worked out by hand, and agreement from judgements."""

import pytest

from sayso.model.judgement import Judgement, Verdict
from sayso.run.agreement import Agreement, agreements, alpha, interval, nominal

TWO = ("0100000010", "1110010000")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
"""Coders' values of units in order, `.` where a coder gave none; the figures for them are Krippendorff's own."""


def units(coders: tuple[str, ...]) -> list[list[int]]:
    return [[int(value) for value in unit if value != "."] for unit in zip(*coders, strict=True)]


def test_alpha_of_two_coders_who_agree_on_six_of_ten() -> None:
    assert alpha(units(TWO), nominal) == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_four_coders_with_gaps_by_either_metric() -> None:
    assert alpha(units(FOUR), nominal) == pytest.approx(0.743, abs=0.0005)
    assert alpha(units(FOUR), interval) == pytest.approx(0.849, abs=0.0005)


def test_alpha_worked_out_by_hand() -> None:
    # Apart is one pair of three in the second unit: (8 - 1) * 4 / 2 over 2 * 5 * 3, for 5 "a" and 3 "b" can be paired.
    told = [("a", "a", "a"), ("a", "a", "b"), ("b", "b"), ("a",)]
    assert alpha(told, nominal) == pytest.approx(1 - 14 / 30)


@pytest.mark.parametrize(
    ("told", "want"),
    [
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], 1 - 3 * 4 / 8),
        ([("a", "a"), ("a", "a")], None),
        ([("a",), ("b",)], None),
        ([], None),
    ],
)
def test_alpha_at_its_ends(told: list[tuple[str, ...]], want: float | None) -> None:
    assert alpha(told, nominal) == want


def said(verdict: Verdict, *of: str, field: str = "", value: str = "", at: str = "2026-03-09T10:00:00Z") -> Judgement:
    return Judgement(verdict, of, field, value, by="ann", at=at)


def test_each_kind_of_question_by_itself_and_only_what_both_answered() -> None:
    one = [
        said("same", "c1", "c2"),
        said("different", "c3", "c4"),
        said("correct", "c1"),
        said("correct", "c2", at="2026-03-09T09:00:00Z"),
        said("not-a-claim", "c2"),
        said("corrected", "c1", field="killed", value="12"),
        said("corrected", "c2", field="killed", value="4"),
        said("note", "c1"),
    ]
    other = [
        said("same", "c2", "c1"),
        said("same", "c3", "c4"),
        said("correct", "c1"),
        said("not-a-claim", "c2"),
        said("not-a-claim", "c9"),
        said("corrected", "c1", field="killed", value="12"),
        said("corrected", "c2", field="killed", value="6"),
        said("grade", "e1", value="weak"),
    ]
    found = {told.question: told for told in agreements(one, other)}
    assert found["claim"] == Agreement("claim", "nominal", 2, 2, 1.0)
    assert (found["pair"].units, found["pair"].agreed, found["pair"].alpha) == (2, 1, 0.0)
    assert (found["killed"].metric, found["killed"].units) == ("interval", 2)
    assert found.keys() == {"claim", "pair", "killed"}
