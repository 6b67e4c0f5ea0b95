"""Time, as tests can put their own in its place; and spans of time as people write them."""

import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from sayso.errors import RunStopped

MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
_UNITS = {"s": 1.0, "m": MINUTE, "h": HOUR, "d": DAY}
_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd]?)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """What a watch knows of time.

    Attributes:
        now: seconds since 1970 in UTC; what is kept from one run to the next needs a clock that all runs share.
        sleep: waits some seconds.
        chance: a number from 0 to 1, 1 not included, another each time.
    """

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


def seconds(text: str) -> float:
    """A span of time such as `90s`, `15m`, `2h`, `1d`, or a number of seconds.

    Raises:
        RunStopped: it is none.
    """
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise RunStopped(f"No span of time {text!r}; expected one such as 90s, 15m, 2h or 1d")
    return float(found[1]) * _UNITS[found[2].lower() or "s"]


def backed_off(first: float, failures: int, most: float, chance: float) -> float:
    """Seconds to wait after failures in a row: twice as long each time, with chance so that not all come back at once.

    Args:
        first: after the first failure, on the average.
        failures: 1 or more.
        most: no wait is longer.
        chance: from 0 to 1.
    """
    return min(most, first * 2.0 ** min(failures - 1, 30) * (0.75 + chance / 2))
