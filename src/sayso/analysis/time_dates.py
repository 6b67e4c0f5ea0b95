"""Dates, months, years, decades and feasts: forms of time expression that the calendar fixes."""

import re
from datetime import date
from typing import Final

from sayso.analysis import calendar
from sayso.analysis.calendar import Period
from sayso.analysis.time_setting import UNKNOWN, Form, Setting, nearest_year
from sayso.analysis.time_words import (
    ANY_WEEKDAY,
    DASH,
    DAY,
    MONTH,
    MONTHS,
    QUALIFIER,
    SECOND_DAY,
    WHICH,
    YEAR,
    amount_of,
)


def _month_number(match: re.Match[str]) -> int | None:
    name = match["month"]
    return MONTHS[name.lower().rstrip(".")] if name[0].isupper() else None


def _full_date(match: re.Match[str], setting: Setting) -> Period | None:
    month = _month_number(match)
    if month is None:
        return None
    day, year = int(match["day"]), match["year"]
    if year is None and setting.now is None:
        return Period(f"XXXX-{month:02}-{day:02}") if calendar.safe(2000, month, day) else None
    number = int(year) if year else nearest_year(setting.now or date.min, month, day, setting.lean)
    at = calendar.safe(number, month, day)
    return calendar.day(at) if at else None


def _digits_date(match: re.Match[str], _setting: Setting) -> Period | None:
    year, month, day = (int(match[name]) for name in ("year", "monthno", "day"))
    at = calendar.safe(year + (2000 if year < 70 else 1900 if year < 100 else 0), month, day)
    return calendar.day(at) if at else None


def _slashed(match: re.Match[str], _setting: Setting) -> Period | None:
    """Day first, unless only the other order is a date."""
    year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
    at = calendar.safe(year, two, one) or calendar.safe(year, one, two)
    return calendar.day(at) if at else None


def _day_range(match: re.Match[str], setting: Setting) -> Period | None:
    first = _full_date(match, setting)
    month = _month_number(match)
    if first is None or first.first is None or month is None:
        return None
    last = calendar.safe(first.first.year, month, int(match["day2"]))
    if last is None or last <= first.first:
        return None
    return Period(f"{first.first}/{last}", first.first, last)


def _two_days(match: re.Match[str], setting: Setting) -> Period | None:
    """Two days that follow on each other."""
    both = _day_range(match, setting)
    return both if both and both.first and both.last and (both.last - both.first).days == 1 else None


def _week_of(match: re.Match[str], setting: Setting) -> Period | None:
    at = _full_date(match, setting)
    return calendar.week(at.first) if at and at.first else at


def _month_year(match: re.Match[str], setting: Setting) -> Period | None:
    month = _month_number(match)
    if month is None:
        return None
    if match["year"]:
        return calendar.month(int(match["year"]), month)
    if setting.now is None:
        return UNKNOWN
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return calendar.month(setting.now.year + step, month)


def _month_alone(match: re.Match[str], setting: Setting) -> Period | None:
    month = _month_number(match)
    which = (match["which"] or "").lower()
    if month is None or (
        (match["month"] in {"May", "March"} or len(match["month"]) < 4)
        and not (which or match["lead"] is not None or match["qualifier"])
    ):
        return None
    if setting.now is None:
        return Period(f"XXXX-{month:02}")
    return calendar.month(_month_year_near(setting.now, month, which, setting.lean), month)


def _month_year_near(now: date, month: int, which: str, lean: int) -> int:
    back, forward = (now.month - month) % 12, (month - now.month) % 12
    if which in {"last", "past"}:
        return now.year - (month >= now.month)
    if which in {"next", "coming"}:
        return now.year + (month <= now.month)
    if which == "this":
        return now.year
    future = lean > 0 or (lean == 0 and back > 8 and forward < 4)
    return now.year + (month < now.month) if future else now.year - (month > now.month)


def _year_alone(match: re.Match[str], _setting: Setting) -> Period | None:
    return calendar.year(int(match["year"]))


def _spoken_year(match: re.Match[str], _setting: Setting) -> Period | None:
    rest = amount_of(match["rest"] or "zero") or 0
    return calendar.year(int(rest) + (2000 if match["lead"].lower().startswith("two") else 1900))


def _decade(match: re.Match[str], _setting: Setting) -> Period | None:
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    word = match["decade"].lower()
    if word in names:
        return calendar.decade(1920 + 10 * names.index(word))
    number = int(word.strip("'’s"))
    return calendar.decade(number if number > 99 else 1900 + number)


def _century(match: re.Match[str], _setting: Setting) -> Period | None:
    words = ("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first")
    word = match["nth"].lower().replace(" ", "-")
    return calendar.century(17 + words.index(word) if word in words else int(re.sub(r"\D", "", word)))


def _feast(match: re.Match[str], setting: Setting) -> Period | None:
    if setting.now is None:
        return UNKNOWN
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    month, day = {"christmas eve": (12, 24), "new year's eve": (12, 31), "new year's day": (1, 1)}.get(
        name, (11, 25) if name.startswith("thanks") else (12, 25)
    )
    year = int(match["year"]) if match["year"] else nearest_year(setting.now, month, day, setting.lean)
    if name.startswith("thanksgiving"):
        return calendar.day(date(year, 11, 28 - (date(year, 11, 28).weekday() - 3) % 7))
    return calendar.day(date(year, month, day))


_TENS: Final = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen)"
)

_ONES: Final = "(?:one|two|three|four|five|six|seven|eight|nine)"

_LEAD: Final = (
    r"(?P<lead>(?<=in )|(?<=since )|(?<=until )|(?<=till )|(?<=by )|(?<=of )|(?<=from )|(?<=between )|"
    r"(?<=during )|(?<=throughout )|(?<=through )|(?<=after )|(?<=before ))?"
)

_COUNTED: Final = (
    r"(?!\s+(?:people|troops|men|women|children|civilians|soldiers|fighters|militants|refugees|families|"
    r"police|kilomet|metres|meters|miles|km\b|tons|tonnes|dollars|euros|homes|houses|[a-z]+\s+(?:people|"
    r"troops|soldiers|fighters)))"
)

FORMS: Final[tuple[Form, ...]] = (
    Form(("digit",), r"(?P<year>\d{4})-(?P<monthno>\d\d)-(?P<day>\d\d)\b", _digits_date),
    Form(("digit",), r"(?P<day>\d{1,2})\.(?P<monthno>\d{1,2})\.(?P<year>\d{4}|\d\d)\b(?!\.\d)", _digits_date),
    Form(("digit",), r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})\b", _slashed),
    Form(("month", "digit"), rf"{MONTH}\s*{DAY}(?:{DASH}|\s+to\s+){SECOND_DAY}\b(?:,?\s+{YEAR})?", _day_range),
    Form(("month", "digit"), rf"{DAY}(?:{DASH}|\s+to\s+){SECOND_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", _day_range),
    Form(("month", "digit"), rf"(?<=between\s){MONTH}\s*{DAY}\s+and\s+{SECOND_DAY}\b(?:,?\s+{YEAR})?", _day_range),
    Form(
        ("month", "digit"),
        rf"(?<=between\s){DAY}\s+and\s+{SECOND_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?",
        _day_range,
    ),
    Form(("month", "digit"), rf"{MONTH}\s*{DAY}\s+and\s+{SECOND_DAY}\b(?:,?\s+{YEAR})?", _two_days),
    Form(("month", "digit"), rf"{DAY}\s+and\s+{SECOND_DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", _two_days),
    Form(
        ("month", "digit"),
        rf"{ANY_WEEKDAY}(?:(?:last|this|next)\s+)?{MONTH}\s*{DAY}\b(?![:,.]?\d)(?:,?\s+{YEAR})?",
        _full_date,
    ),
    Form(("month", "digit"), rf"{ANY_WEEKDAY}(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?", _full_date),
    Form(
        ("month",),
        rf"{QUALIFIER}{MONTH}(?:,?\s+(?:of\s+)?{YEAR}|(?:\s+of)?\s+(?P<which>last|this|next)\s+year)",
        _month_year,
    ),
    Form(("month",), rf"{_LEAD}{QUALIFIER}(?:{WHICH})?{MONTH}(?:'s|’s)?", _month_alone),
    Form(
        ("digit",),
        (
            rf"{QUALIFIER}(?:the\s+year\s+|fiscal\s+)?(?<![$£€#.:/\d,])(?:(?<!-)|(?<=\d-)|(?<=mid-)|(?<=late-)|"
            rf"(?<=early-)){YEAR}(?!-(?!\d)|[%/:]|\.\d|\s*(?:%|percent)|\s+\d{{1,2}}\.\d{{1,2}}\.\d){_COUNTED}"
        ),
        _year_alone,
    ),
    Form(("digit",), rf"(?:the\s+)?{QUALIFIER}(?P<decade>(?:1[89]|20)\d0['’]?s|['’]\d0s)", _decade),
    Form((), rf"the\s+{QUALIFIER}(?P<decade>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)", _decade),
    Form(
        ("unit",),
        (
            r"(?:the\s+)?(?P<nth>(?:1\d|2[01])(?:st|th)|(?:seven|eigh|nine)teenth|twentieth|"
            r"twenty[\s-]first)[\s-]century"
        ),
        _century,
    ),
    Form(("unit", "month", "digit"), rf"the\s+week\s+of\s+(?:{MONTH}\s+{DAY}\b(?:,?\s+{YEAR})?)", _week_of),
    Form((), rf"(?:the\s+year\s+)?(?P<lead>nineteen)[\s-](?P<rest>{_TENS}(?:[\s-]{_ONES})?)", _spoken_year),
    Form(
        ("year",),
        rf"the\s+year\s+(?P<lead>two\s+thousand)(?:\s+(?:and\s+)?(?P<rest>{_TENS}(?:[\s-]{_ONES})?|{_ONES}))?",
        _spoken_year,
    ),
    Form(
        ("feast",),
        (
            r"(?P<feast>Thanksgiving(?:\s+Day)?|Christmas(?:\s+(?:Eve|Day))?|New\s+Year['’]s\s+(?:Eve|Day))"
            rf"(?:,?\s+{YEAR})?"
        ),
        _feast,
    ),
)
