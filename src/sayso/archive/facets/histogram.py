"""Rows by when they happened or were published: bins of one unit, so that there are neither few nor very many."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from sayso.archive.facets.choosing import Chosen
from sayso.archive.facets.coded import Codes, Counts

Unit = Literal["day", "week", "month", "year", "decade"]
MOST = 90
"""Bins at most, where the days in the middle of all can be told in so many."""
_RARE = 0.02
"""Share of rows at either end that does not settle the unit: one claim on a treaty of 1916 makes no bins of decades."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Days from the first to the last, both included, as ISO 8601, and how many rows lie there."""

    start: str
    end: str
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Rows by time; each counts on its first day, or on its last one where the first is open.

    Attributes:
        bins: without gaps; the first and the last may be longer than the unit, for the few rows before and behind.
        undated: rows without a date.
    """

    unit: Unit
    bins: tuple[Bin, ...]
    undated: int


def histogram(chosen: Chosen) -> Histogram:
    """The rows that fit all filters but those of dates, by the days of the view: of acts, or of publication."""
    columns, view = chosen.columns, chosen.view
    if view == "reports":
        return of_days(columns.reports.published.codes[chosen.rows("date")], columns.reports.published.values)
    dates = columns.claims.dates if view == "claims" else columns.events.dates
    return of_days(dates.day[chosen.rows("date")], dates.days)


def of_days(codes: Codes, days: Sequence[str]) -> Histogram:
    """Rows by day.

    Args:
        codes: places in `days`.
        days: ISO 8601 dates, months or years in their order, "" first.
    """
    counts = np.bincount(codes, minlength=len(days))
    undated = int(counts[0]) if len(counts) else 0
    some = np.flatnonzero(counts[1:]) + 1
    if not len(some):
        return Histogram("day", (), undated)
    first, last = _span(days[some[0]], days[some[-1]])
    inner = _span(*(days[place] for place in _inner(counts, some)))
    unit = _unit(*inner)
    starts = list(_starts(unit, first, last))
    if len(starts) > MOST:  # a few rows far away are taken into the first bin and the last
        starts = [first, *list(_starts(unit, *inner))[1:]]
    return Histogram(unit, tuple(_bins(unit, starts, last, counts, days)), undated)


def _inner(counts: Counts, some: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> tuple[int, int]:
    """The days between which nearly all rows lie."""
    summed = np.cumsum(counts[some])
    low, high = np.searchsorted(summed, (summed[-1] * _RARE, summed[-1] * (1 - _RARE)))
    return int(some[low]), int(some[min(high, len(some) - 1)])


def _bins(unit: Unit, starts: list[date], last: date, counts: Counts, days: Sequence[str]) -> Iterator[Bin]:
    summed = np.concatenate(([0], np.cumsum(counts)))
    end_of_last = max(_next(unit, starts[-1]) - timedelta(1), last)
    for place, start in enumerate(starts):
        end = starts[place + 1] - timedelta(1) if place + 1 < len(starts) else end_of_last
        # A month or a year stands before its days, so it counts where it begins.
        low = bisect_left(days, _form(start, days), 1) if place else 1
        high = bisect_left(days, _form(end + timedelta(1), days), 1) if place + 1 < len(starts) else len(days)
        yield Bin(start.isoformat(), end.isoformat(), int(summed[high] - summed[low]))


def _form(day: date, days: Sequence[str]) -> str:
    """A day as it stands among others, of which the first of a month or a year may be written short."""
    text = day.isoformat()
    for short in (text[:4] if text.endswith("-01-01") else "", text[:7] if text.endswith("-01") else ""):
        if short and (place := bisect_left(days, short)) < len(days) and days[place] == short:
            return short
    return text


def _span(first: str, last: str) -> tuple[date, date]:
    """The days of two dates; what is none stands for the beginning of its year, and may not come before the first."""
    return _day(first), max(_day(first), _day(last))


def _day(text: str) -> date:
    """The first day of a date, a month or a year."""
    year, month, day = (*text[:10].split("-"), "1", "1")[:3]
    for parts in ((year, month, day), (year, "1", "1")):
        with suppress(ValueError):
            return date(*map(int, parts))
    return date.min


def _unit(first: date, last: date) -> Unit:
    span = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if span <= MOST:
        return "day"
    if span <= MOST * 7 - 7:
        return "week"
    if months <= MOST:
        return "month"
    return "year" if last.year - first.year < MOST else "decade"


def _starts(unit: Unit, first: date, last: date) -> Iterator[date]:
    start = _start(unit, first)
    while start <= last:
        yield start
        if (start := _next(unit, start)) == date.max:
            return


def _start(unit: Unit, day: date) -> date:
    """The first day of the bin in which a day lies; weeks begin on Mondays."""
    if unit == "week":
        return day - timedelta(min(day.weekday(), day.toordinal() - 1))
    if unit == "month":
        return day.replace(day=1)
    if unit == "year":
        return day.replace(month=1, day=1)
    if unit == "decade":
        return date(max(1, day.year // 10 * 10), 1, 1)
    return day


def _next(unit: Unit, start: date) -> date:
    try:
        if unit in ("day", "week"):
            return start + timedelta(1 if unit == "day" else 7)
        if unit == "month":
            return start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
        return start.replace(year=start.year + 1) if unit == "year" else date((start.year // 10 + 1) * 10, 1, 1)
    except (ValueError, OverflowError):
        return date.max
