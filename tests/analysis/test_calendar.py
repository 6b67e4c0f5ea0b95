"""Calendar arithmetic at the ends of months, years and weeks."""

from datetime import date

import pytest

from sayso.analysis import calendar


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2016, 1, 31), 1, date(2016, 2, 29)),
        (date(2015, 1, 31), 1, date(2015, 2, 28)),
        (date(2015, 12, 31), 1, date(2016, 1, 31)),
        (date(2015, 1, 15), -1, date(2014, 12, 15)),
        (date(9999, 12, 1), 5, date(9999, 12, 1)),
        (date(1, 1, 1), -5, date(1, 1, 1)),
    ],
)
def test_months_are_added_within_the_calendar(day: date, months: int, expected: date) -> None:
    assert calendar.add_months(day, months) == expected


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    assert calendar.week(date(2016, 1, 3)).value == "2015-W53"
    assert calendar.week(date(2016, 1, 4)).value == "2016-W01"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (calendar.day(date(2015, 10, 7)), "2015-10-07"),
        (calendar.month(2016, 2), "2016-02"),
        (calendar.year(2015), "2015"),
        (calendar.quarter(2015, 4), "2015-10-01/2015-12-31"),
        (calendar.season(2015, "winter"), "2015-12-01/2016-02-29"),
        (calendar.century(20), "1900-01-01/1999-12-31"),
        (calendar.Period("PAST_REF"), ""),
    ],
)
def test_a_period_is_said_as_briefly_as_it_can(period: calendar.Period, said: str) -> None:
    assert period.said == said


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (2, "day", "P2D"),
        (1.5, "hour", "PT1H30M"),
        (0.5, "year", "P6M"),
        (None, "minute", "PTXM"),
        (2, "fortnight", "P4W"),
    ],
)
def test_lengths_of_time(amount: float | None, unit: str, value: str) -> None:
    assert calendar.duration(amount, unit) == value
