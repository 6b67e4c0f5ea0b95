"""The one clock of an archive: it dates journal lines, and nothing else that is stored. Instants in UTC."""

import datetime

from sayso.errors import RunStopped


def now() -> str:
    """This instant, ISO 8601 in UTC with `Z`, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str) -> str:
    """A date, or a date and time, in UTC as the journal has it; "" for "". A time without a zone is UTC.

    Raises:
        ValueError: it is none.
    """
    try:
        at = datetime.datetime.fromisoformat(text) if text else None
    except ValueError:
        told = f"No instant '{text}'; expected a date or a time, such as 2026-03-09 or 2026-03-09T14:00:00Z"
        raise ValueError(told) from None
    if at is None:
        return ""
    aware = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return aware.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def since_of(given: str | datetime.date) -> str:
    """An instant that a caller names: a text as of `instant`, or a date or time of Python.

    Raises:
        RunStopped: it is none, or says nothing; exit code 2.
    """
    text = given.isoformat() if isinstance(given, datetime.date) else given
    try:
        if isinstance(text, str) and text:
            return instant(text)
    except ValueError as error:
        raise RunStopped(str(error)) from None
    raise RunStopped(f"No instant {text!r}; expected a date or a time, such as 2026-03-09 or 2026-03-09T14:00:00Z")
