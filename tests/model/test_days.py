"""The days of a time."""

import pytest

from sayso.model.analysis import TimeMention
from sayso.model.claim import When
from sayso.model.days import edtf, precision, when, whole
from sayso.model.span import Span


@pytest.mark.parametrize(
    ("start", "end", "code", "written"),
    [
        ("2021-03-08", "2021-03-08", 1, "2021-03-08"),
        ("2021-03-08", "2021-03-09", 2, "2021-03-08/2021-03-09"),
        ("2021-03-08", "2021-03-13", 2, "2021-03-08/2021-03-13"),
        ("2021-03-08", "2021-03-14", 3, "2021-03-08/2021-03-14"),
        ("2021-03-08", "2021-03-15", 4, "2021-03-08/2021-03-15"),
        ("2021-03-01", "2021-03-31", 4, "2021-03"),
        ("2021-03-01", "2021-03-30", 4, "2021-03-01/2021-03-30"),
        ("2020-02-01", "2020-02-29", 4, "2020-02"),
        ("2020-02-01", "2020-02-28", 4, "2020-02-01/2020-02-28"),
        ("2020-12-01", "2020-12-31", 4, "2020-12"),
        ("2021-03-01", "2021-04-01", 5, "2021-03-01/2021-04-01"),
        ("2020-01-01", "2020-12-31", 5, "2020"),
        ("2020-01-01", "2021-12-31", 5, "2020-01-01/2021-12-31"),
        ("2020-01-01", "", None, "2020-01-01/.."),
        ("", "2020-12-31", None, "../2020-12-31"),
    ],
)
def test_precision_and_edtf(start: str, end: str, code: int | None, written: str) -> None:
    assert (precision(start, end), edtf(start, end)) == (code, written)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
    ],
)
def test_a_year_or_month_has_all_its_days(said: str, first: str, last: str) -> None:
    assert whole(said) == (first, last)


def test_a_time_without_days_has_no_interval() -> None:
    words = Span(0, 4, "then")
    assert when(TimeMention(words, "DATE", "PAST_REF")) is None
    assert when(TimeMention(words, "DATE", "2021-03-08", "2021-03-08", "")) == When(
        "2021-03-08", "", None, "2021-03-08/.."
    )
