"""Two reports side by side, as far as several comparisons need it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.link.compare import apart
from sayso.link.unit import Unit
from sayso.link.wording import overlap
from sayso.model.claim import Location

DEGREE = 111.0
"""Kilometres in a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Both:
    """The main units of two reports.

    Attributes:
        words: the overlap of all their words, 0 to 1.
        gap: days between their publications; None where either gives none.
        days: days between the two events as told, 0 where they share one; None where either is undated.
    """

    one: Unit
    other: Unit
    words: float
    gap: int | None
    days: int | None

    @property
    def armed(self) -> bool:
        """Whether both are of a war, in which many occurrences look alike."""
        return self.one.armed and self.other.armed

    @property
    def km(self) -> float | None:
        """Kilometres between the two events; None where either has no point."""
        return kilometres(self.one.where, self.other.where)


def both(one: Unit, other: Unit) -> Both:
    """Two units, compared as far as several comparisons need it."""
    days = apart(one.when, other.when) if one.when and other.when else None
    return Both(one, other, overlap(one.said.all, other.said.all), gap(one.published, other.published), days)


@cache
def ordinal(iso: str) -> int:
    """A day as a number; 0 where it is not given."""
    return date.fromisoformat(iso[:10]).toordinal() if len(iso) >= len("2015-10-07") else 0


def gap(one: str, other: str) -> int | None:
    """Days between two dates; None where either is not given."""
    a, b = ordinal(one), ordinal(other)
    return abs(a - b) if a and b else None


def kilometres(one: Location | None, other: Location | None) -> float | None:
    """How far two places lie apart, near enough for comparing; None where either has no point."""
    if not one or not other or None in (one.lat, one.lon, other.lat, other.lon):
        return None
    north, east = (one.lat or 0) - (other.lat or 0), (one.lon or 0) - (other.lon or 0)
    return DEGREE * math.hypot(north, east * math.cos(math.radians(one.lat or 0)))


Comparison = Callable[[Both], float]
"""What two reports have in common or not, from 0 to 1 or a little over."""
