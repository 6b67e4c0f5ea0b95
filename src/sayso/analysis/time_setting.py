"""What a time expression is resolved against, and what a form of time expression is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sayso.analysis import calendar
from sayso.analysis.calendar import Period


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against.

    Attributes:
        now: the day of publication, or None.
        before: the last day or longer stretch named before in the same sentence, or None.
        lean: where the words around it point: 1 future, -1 past, -2 surely past, 0 nowhere.
        told: the last day that the sentences before tell of, or None.
    """

    now: date | None
    before: Period | None = None
    lean: int = 0
    told: date | None = None

    @property
    def ahead(self) -> bool:
        """Whether the words around it point to the future."""
        return self.lean > 0

    @property
    def base(self) -> date | None:
        """The day that lengths of time and hours are counted from."""
        return self.before.first if self.before and self.before.first else self.now

    @property
    def story(self) -> date | None:
        """The day that "the day before" is counted from: the last one told of, be it in a sentence before."""
        return self.before.first if self.before and self.before.first else self.told or self.now


Resolver = Callable[[re.Match[str], Setting], Period | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of time expression; tried where the sentence has words of all the classes it `needs`.

    Attributes:
        pattern: source of a regular expression, read without regard to case.
        resolve: the period that a match means, or None where it is no time expression after all.
    """

    needs: tuple[str, ...]
    pattern: str
    resolve: Resolver


UNKNOWN: Final = Period("")
NEAR_DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "this": 0, "last": -1, "next": 1}


def nearest_year(now: date, month: int, day: int, lean: int) -> int:
    """The year that a date without one is of: the one nearest to publication, later ones only up to five months off."""
    candidates = [
        at for year in (now.year - 1, now.year, now.year + 1) if (at := calendar.safe(year, month, min(day, 28)))
    ]
    limit = {-2: 0, -1: 150, 0: 150, 1: 330}[lean]
    fit = [at for at in candidates if (at - now).days <= limit]
    return min(fit, key=lambda at: (abs((at - now).days) + (200 if lean > 0 and at < now else 0), at)).year


def weekday_day(number: int, now: date, which: str, ahead: bool) -> date:
    """The day that a weekday (0 Monday) means: the last one up to `now`, unless `which` or the lean say else."""
    back = (now.weekday() - number) % 7
    if which in {"last", "past", "previous", "this past"}:
        return calendar.shift(now, -(back or 7))
    if which in {"next", "coming", "this coming", "following"}:
        return calendar.shift(now, 7 - back)
    if which == "this" or ahead:
        return calendar.shift(now, (7 - back) % 7)
    return calendar.shift(now, -back)
