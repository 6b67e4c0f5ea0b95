"""Codes of precision, and the decimals that they support."""

import pytest

from sayso.resolve.gazetteer import Place
from sayso.resolve.precision import rounded, where_prec
from sayso.resolve.wording import Vague


def place(feature: str, country: str = "SYR") -> Place:
    return Place(1, "Tarn", 35.12345, 36.98765, feature, country, 0, 0, 1000)


@pytest.mark.parametrize(
    ("feature", "wording", "code"),
    [
        ("P.PPL", "", 1),
        ("P.PPL", "part", 1),
        ("P.PPL", "near", 2),
        ("P.PPL", "border", 2),
        ("P.PPL", "countryside", 3),
        ("S.AIRB", "", 1),
        ("A.ADM2", "", 3),
        ("A.ADM2", "near", 3),
        ("A.ADM1", "", 4),
        ("A.ADM1", "border", 5),
        ("L.RGN", "", 5),
        ("A.PCLI", "", 6),
        ("A.PCLI", "part", 5),
        ("A.PCLI", "border", 5),
        ("H.SEA", "", 7),
        ("H.SEA", "near", 7),
    ],
)
def test_the_code_of_a_place_as_worded(feature: str, wording: Vague, code: int) -> None:
    assert where_prec(place(feature), wording) == code


@pytest.mark.parametrize("feature", ["L.CONT", "L.RGN", "T.MTS"])
def test_what_spans_countries_has_none(feature: str) -> None:
    assert where_prec(place(feature, country=""), "") is None


@pytest.mark.parametrize(
    ("where", "degrees"), [(1, 35.1235), (2, 35.12), (4, 35.12), (5, 35.1), (6, 35.1), (None, 35.1)]
)
def test_coordinates_are_no_finer_than_the_code(where: int | None, degrees: float) -> None:
    assert rounded(35.12346, where) == degrees
