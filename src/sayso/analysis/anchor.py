"""The day that a report's "Tuesday" and "last month" are counted from."""

import re
from datetime import date

from sayso.model.report import Report
from sayso.sources.dates import day_in

HEAD = 250
"""Characters at the beginning of a text in which a date that stands by itself is taken for its dateline."""
FAR = 370
"""Days; a date in the head of a text that is further from the publication date is something the report tells of."""

_FULL = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.?,?\s+|[A-Z](?:[a-z]{2,8}|[A-Z]{2,8})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+|\d{1,2}[./-]\d{1,2}[./-])\d{4}"
)
_TOLD = re.compile(
    r"\b(?<!posted )(?<!published )(?<!updated )(?:on|of|since|by|until|till|from|in|before|after|to|between|and)"
    r"(?:\s+\w+day)?,?\s+$",
    re.IGNORECASE,
)


def written(report: Report) -> str:
    """ISO 8601 date, "" where nothing gives one.

    A date line or dateline of the text's own goes before the publication date that came with it: those are often days
    late, or have day and month changed about.
    """
    for part in report.parts:
        if part.kind in ("date", "dateline") and (day := day_in(report.text[part.start : part.end])):
            return day
    return _in_head(report) or report.published


def _in_head(report: Report) -> str:
    for found in _FULL.finditer(report.text, 0, HEAD):
        day = day_in(found.group())
        if day and not _TOLD.search(report.text[: found.start()]) and _near(day, report.published):
            return day
    return ""


def _near(day: str, published: str) -> bool:
    if not published:
        return True
    try:
        return abs((date.fromisoformat(day) - date.fromisoformat(published[:10])).days) <= FAR
    except ValueError:
        return True
