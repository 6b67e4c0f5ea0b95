"""Dates in filters: the days that a day, a month or a year covers."""

import pytest

from sayso.archive.queries.days import days
from sayso.errors import RunStopped


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2015-10", "2015-10-01", "2015-10-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2015-12", "2015-12-01", "2015-12-31"),
        ("2015-10-07", "2015-10-07", "2015-10-07"),
        (" 2015-10 ", "2015-10-01", "2015-10-31"),
    ],
)
def test_the_days_of_a_date(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "7 October", "2015-13", "2015-00", "2015-02-29", "0000", "2015-1", "15-10", "٢٠١٥"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(RunStopped, match=f"^No date '{text}'; expected YYYY, YYYY-MM or YYYY-MM-DD") as caught:
        days(text)
    assert caught.value.code == 2
