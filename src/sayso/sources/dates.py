"""Publication dates as pages, files and people write them. Only a full date counts: a day with its year."""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = (
    re.compile(rf"(?<![\d/.-]){_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:,\s*|\s+|-|(?<=\d\d)){_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<!\d){_DAY}(?:\s+(?:of\s+)?|-){_MONTH}(?:,\s*|\s+|-){_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\d/.-])(?P<day>1[3-9]|2\d|3[01])([-/.])(?P<month>\d{{1,2}})\2{_YEAR}"),
    re.compile(rf"(?<![\d/.-])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}"),  # day first
    re.compile(rf"(?<![\d/.-])(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}"),
    re.compile(rf"(?<![\d/.-])(?P<month>0?(\d)|1([0-2]))/(?P<day>0?\2|1\3)/{_YEAR}"),  # 5/5/2010 reads one way
)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?,?"
_AMERICAN_ZONE = r"(?:A[KS]?|C|E|H|M|P)[DS]?T\b"
_AMERICAN_DAY = r"(?<![\d/.-])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})(?!\d)"
_AMERICAN = (
    re.compile(rf"{_AMERICAN_DAY},?\s+(?:at\s+)?{_CLOCK}\s+{_AMERICAN_ZONE}", re.IGNORECASE),
    re.compile(rf"{_CLOCK}\s+{_AMERICAN_ZONE},?\s+{_AMERICAN_DAY}", re.IGNORECASE),
)
"""A time in a zone of the United States says that the month comes first."""
_CENTURY, _TURN = 2000, 70
"""Years of two digits below 70 are of this century, as POSIX has it."""

_EARLIEST_YEAR = 1600
"""No news report is older; 0001-01-01 and 1000-01-01 are what software writes where it has no date."""


def day(value: str) -> str:
    """The day a date field tells, as YYYY-MM-DD: an ISO 8601 date or date and time, or a full date in English words.

    The day is the one written: no time zone is applied. "" where the value tells no single day.
    """
    value = value.strip()
    try:
        found = datetime.fromisoformat(value).date()
    except ValueError:
        return day_in(value)
    return found.isoformat() if found.year >= _EARLIEST_YEAR else ""


def day_in(text: str) -> str:
    """The first full date within a text, as YYYY-MM-DD, or "".

    07/10/2015 is none: it reads two ways, unless a time in a zone of the United States stands beside it.
    """
    matches = [match for form in (*_FORMS, *_AMERICAN) for match in form.finditer(text)]
    days = (_iso(match) for match in sorted(matches, key=lambda match: match.start()))
    return next(filter(None, days), "")


def _iso(match: re.Match[str]) -> str:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        found = date(_full_year(match["year"]), number, int(match["day"]))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= _EARLIEST_YEAR else ""


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (_CENTURY if year < _TURN else _CENTURY - 100)
