"""The days of a time: first and last, how precise, and as EDTF."""

from datetime import date

from sayso.model.analysis import TimeMention
from sayso.model.claim import When


def when(mention: TimeMention) -> When | None:
    """The days of a time expression, with UCDP's precision."""
    if not mention.start and not mention.end:
        return None
    return When(mention.start, mention.end, precision(mention.start, mention.end), edtf(mention.start, mention.end))


def precision(start: str, end: str) -> int | None:
    """UCDP date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month or less, 5 longer; None for an open interval."""
    if not start or not end:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return next(code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4), (10**9, 5)) if days <= limit)


def edtf(start: str, end: str) -> str:
    """The interval in EDTF: one day as it is, a whole month or year as such, an open end as `..`."""
    if start == end:
        return start
    if start and end:
        if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
            return start[:4]
        if start[:7] == end[:7] and start[7:] == "-01" and whole(end[:7])[1] == end:
            return start[:7]
    return f"{start or '..'}/{end or '..'}"


def whole(said: str) -> tuple[str, str]:
    """First and last day of a year or month."""
    year, month = int(said[:4]), int(said[5:7] or 12)
    first = date(year, int(said[5:7] or 1), 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return first.isoformat(), date.fromordinal(after.toordinal() - 1).isoformat()
