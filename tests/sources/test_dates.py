import pytest

from sayso.sources.dates import day, day_in


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-09", "2031-05-09"),
        ("2031-05-09T23:30:00-08:00", "2031-05-09"),
        ("2031-05-09T23:30:00Z", "2031-05-09"),
        (" 2031-05-09 23:30 ", "2031-05-09"),
        ("Fri, 09 May 2031 10:00:00 GMT", "2031-05-09"),
        ("May 9, 2031", "2031-05-09"),
        ("9th of May 2031", "2031-05-09"),
        ("2031/5/9", "2031-05-09"),
        ("2032-02-29", "2032-02-29"),
        ("2031-02-29", ""),
        ("2031-05", ""),
        ("2031", ""),
        ("09/05/2031", ""),
        ("yesterday", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("", ""),
    ],
)
def test_day_of_a_date_field(value: str, expected: str) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORT ELSI, Sept. 3, 2031 (Courier) --", "2031-09-03"),
        ("FRIDAY, MAY 9, 2031, 10:53 AM", "2031-05-09"),
        ("Updated 31 June 2031, first 1 July 2031", "2031-07-01"),
        ("Fri May 9 2031", "2031-05-09"),
        ("09-May-2031", "2031-05-09"),
        ("May 9", ""),
        ("Maybe 9 2031", ""),
        ("no. 12031-05-09", ""),
    ],
)
def test_first_full_date_in_a_text(text: str, expected: str) -> None:
    assert day_in(text) == expected
