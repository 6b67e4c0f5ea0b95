"""Dates as users give them: a day, a month or a year, each the days that it covers."""

import re
from calendar import monthrange
from datetime import date

from sayso.errors import RunStopped

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def days(text: str) -> tuple[str, str]:
    """The first and the last day of `2015`, `2015-10` or `2015-10-07`, ISO 8601, both included.

    Raises:
        RunStopped: it is none of these; exit code 2.
    """
    if match := _FORM.fullmatch(text.strip()):
        year, month, day = match.groups()
        try:
            first = date(int(year), int(month or 1), int(day or 1))
            end = int(month or 12)
            last = first if day else date(int(year), end, monthrange(int(year), end)[1])
            return first.isoformat(), last.isoformat()
        except ValueError:
            pass
    raise RunStopped(f"No date '{text}'; expected YYYY, YYYY-MM or YYYY-MM-DD, such as 2015-10")
