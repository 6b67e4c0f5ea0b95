"""Days, weeks, months and longer stretches of the calendar, with their TIMEX3 values."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sayso.model.analysis import TimeType

SEASONS: Final = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
"""TIMEX3 code and first month of the meteorological seasons of the northern half, where most reports are written."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar.

    Attributes:
        value: TIMEX3 value, or "" where it cannot be told.
        first, last: its first and last day, both included; None where open or unknown.
    """

    value: str
    first: date | None = None
    last: date | None = None
    type: TimeType = "DATE"

    @property
    def said(self) -> str:
        """The form of claims: day, month, year, or an interval with its open end left out; "" where no day is known."""
        first, last = self.first, self.last
        if first is None or last is None:
            return f"{first or ''}/{last or ''}" if first or last else ""
        if first == last:
            return first.isoformat()
        if (first.day, last) == (1, _month_end(first.year, first.month)):
            return f"{first.year:04}-{first.month:02}"
        if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
            return f"{first.year:04}"
        return f"{first}/{last}"


def parse(written: str) -> date | None:
    """The day that an ISO 8601 date begins with; None where it begins with none, or one no report can be of."""
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return day if 1400 <= day.year <= 3000 else None


def safe(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date:
    """The day so many days on, held within the years a date can have."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on, or the last of that month."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return min(date(year, month + 1, 1) + timedelta(day.day - 1), _month_end(year, month + 1))


def _month_end(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def day(at: date) -> Period:
    """That day."""
    return Period(at.isoformat(), at, at)


def part_of_day(at: date, code: str) -> Period:
    """A part of that day: `MO`, `MI`, `AF`, `EV`, `NI`, or a clock time such as `18:30`."""
    return Period(f"{at}T{code}", at, at, "TIME")


def week(at: date) -> Period:
    """The week of that day, Monday to Sunday."""
    monday = shift(at, -at.weekday())
    iso = at.isocalendar()
    return Period(f"{iso.year:04}-W{iso.week:02}", monday, shift(monday, 6))


def weekend(at: date) -> Period:
    """Saturday and Sunday of the week of that day."""
    whole = week(at)
    saturday = shift(at, 5 - at.weekday())
    return Period(whole.value + "-WE", saturday, shift(saturday, 1))


def month(year: int, number: int) -> Period:
    """That month."""
    return Period(f"{year:04}-{number:02}", date(year, number, 1), _month_end(year, number))


def quarter(year: int, number: int) -> Period:
    """That quarter of the calendar year, 1 to 4."""
    return Period(f"{year:04}-Q{number}", date(year, number * 3 - 2, 1), _month_end(year, number * 3))


def season(year: int, name: str) -> Period:
    """That season; winter is named for the year it begins in."""
    code, first = SEASONS[name]
    end = add_months(date(year, first, 1), 2)
    return Period(f"{year:04}-{code}", date(year, first, 1), _month_end(end.year, end.month))


def year(number: int) -> Period:
    """That year, 1 to 9999."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31))


def decade(first: int) -> Period:
    """The ten years from that year on; the value is ISO 8601's, without the last digit."""
    return Period(f"{first // 10:03}", date(max(first, 1), 1, 1), date(first + 9, 12, 31))


def century(number: int) -> Period:
    """That century: the 19th covers 1800 to 1899, as news reports count."""
    first = number * 100 - 100
    return Period(f"{number - 1:02}", date(max(first, 1), 1, 1), date(first + 99, 12, 31))


def containing(at: date, unit: str) -> Period:
    """The day, week, weekend, month, quarter, year, decade or century that a day lies in."""
    if unit in {"month", "quarter", "year", "decade", "century"}:
        numbers = {"month": at.month, "quarter": (at.month + 2) // 3}
        long = {"year": lambda: year(at.year), "decade": lambda: decade(at.year // 10 * 10)}
        if unit == "century":
            return century(at.year // 100 + 1)
        if unit in long:
            return long[unit]()
        return month(at.year, numbers[unit]) if unit == "month" else quarter(at.year, numbers[unit])
    return {"week": week, "weekend": weekend}.get(unit, day)(at)


MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}


def move(at: date, amount: int, unit: str) -> date:
    """The day so many units on; hours and shorter count as none."""
    if unit in MONTHS_IN:
        return add_months(at, amount * MONTHS_IN[unit])
    return shift(at, amount * DAYS_IN.get(unit, 0))


_CODES: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


def duration(amount: float | None, unit: str) -> str:
    """TIMEX3 value of a length of time: `P2D`, `PT12H`, `P2Y6M`; None is an amount left open (`PXD`)."""
    if unit == "fortnight":
        return duration(None if amount is None else amount * 2, "week")
    code = _CODES[unit]
    prefix, letter = ("PT", code[1]) if code[0] == "T" else ("P", code)
    if amount is None:
        return f"{prefix}X{letter}"
    whole, rest = int(amount), amount - int(amount)
    parts = {
        "Y": (12, "M"),
        "H": (60, "M"),
        "M": (60, "S") if prefix == "PT" else (30, "D"),
        "W": (7, "D"),
        "D": (24, "H"),
    }
    if not rest or letter not in parts:
        return f"{prefix}{whole}{letter}"
    size, below = parts[letter]
    small = f"{round(rest * size)}{below}"
    return f"{prefix}{whole}{letter}{small}" if whole else f"{'PT' if letter == 'D' else prefix}{small}"
