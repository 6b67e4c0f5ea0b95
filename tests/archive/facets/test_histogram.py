"""Bins of time: of which unit, without gaps, and with nothing lost."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from sayso.archive.facets.histogram import MOST, Histogram, of_days


def made(days: list[str]) -> Histogram:
    values = tuple(sorted({"", *days}))
    return of_days(np.asarray([values.index(day) for day in days], np.int32), values)


def spread(first: str, step: int, count: int) -> list[str]:
    begin = date.fromisoformat(first)
    return [(begin + timedelta(step * n)).isoformat() for n in range(count)]


@pytest.mark.parametrize(
    ("days", "unit", "bins"),
    [
        (spread("2015-10-07", 1, 30), "day", 30),
        (spread("2015-10-07", 1, 90), "day", 90),
        (spread("2015-10-07", 1, 120), "week", 17),
        (spread("2011-01-01", 30, 80), "month", 78),
        (spread("1950-01-01", 365, 60), "year", 59),
        (spread("1700-01-01", 3652, 30), "decade", 29),
        (["2015-10-07"], "day", 1),
    ],
)
def test_units(days: list[str], unit: str, bins: int) -> None:
    told = made(days)
    assert told.unit == unit
    assert bins <= len(told.bins) <= bins + 1
    assert len(told.bins) <= MOST
    assert sum(one.count for one in told.bins) == len(days)
    for one, other in pairwise(told.bins):
        assert date.fromisoformat(other.start) - date.fromisoformat(one.end) == timedelta(1)
    for day in days:
        assert sum(one.start <= day <= one.end for one in told.bins) == 1


def test_each_bin_counts_its_own_days() -> None:
    days = ["2015-10-07", "2015-10-07", "2015-10-09", ""]
    told = made(days)
    assert [(one.start, one.end, one.count) for one in told.bins] == [
        ("2015-10-07", "2015-10-07", 2),
        ("2015-10-08", "2015-10-08", 0),
        ("2015-10-09", "2015-10-09", 1),
    ]
    assert told.undated == 1


def test_few_rows_far_away_do_not_settle_the_unit() -> None:
    told = made([*spread("2015-10-01", 1, 60) * 5, "1916-05-16", "2090-01-01"])
    assert told.unit == "day"
    assert told.bins[0].start == "1916-05-16"
    assert told.bins[-1].end == "2090-01-01"
    assert sum(one.count for one in told.bins) == 302
    assert len(told.bins) <= MOST


def test_months_and_years_stand_where_they_begin() -> None:
    told = made(["2015-10", "2015-10-01", "2015-09-30", "2016"])
    assert sum(one.count for one in told.bins) == 4
    within = {(one.start, one.end): one.count for one in told.bins if one.count}
    assert sum(count for (start, end), count in within.items() if start <= "2015-10-01" <= end) >= 2


def test_nothing_has_no_bins() -> None:
    assert made([]) == Histogram("day", (), 0)
    assert made([""]) == Histogram("day", (), 1)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0000", "2015-99-99"])
def test_odd_days_are_counted(day: str) -> None:
    told = made([day, *spread("2015-10-01", 1, 3)])
    assert sum(one.count for one in told.bins) == 4
