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
        ("Sunday, May 9-2031 at 16:12", "2031-05-09"),
        ("Posted 5/19/2031 3:41 PM", "2031-05-19"),
        ("Updated 5/5/2031 1:41 PM", "2031-05-05"),
        ("First Posted 23:37:00 05/05/2031", "2031-05-05"),
        ("11/11/2031", "2031-11-11"),
        ("09/10/31 08:23 PM ET", "2031-09-10"),
        ("UPDATED 05/03/2031 at 11:00 AM EDT", "2031-05-03"),
        ("8:00 AM PDT 4/7/2031", "2031-04-07"),
        ("Posted at 3:21 PM ET, 01/5/99", "1999-01-05"),
        ("4/7/2031 8:00 AM GMT", ""),
        ("4/7/31", ""),
        ("1/11/2031", ""),
        ("11/1/2031", ""),
        ("13/13/2031 8:00 AM ET", ""),
        ("May 9", ""),
        ("Maybe 9 2031", ""),
        ("no. 12031-05-09", ""),
    ],
)
def test_first_full_date_in_a_text(text: str, expected: str) -> None:
    assert day_in(text) == expected
