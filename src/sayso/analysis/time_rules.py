"""All forms of time expression, compiled."""

import re
from dataclasses import dataclass
from functools import cache

from sayso.analysis import time_dates, time_days, time_spans
from sayso.analysis.time_setting import Resolver


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression, compiled; tried where the sentence has words of all the classes it `needs`."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    resolve: Resolver


@cache
def rules() -> tuple[Rule, ...]:
    """All rules; of two that fit equally long words the earlier has them. None fits a person's age."""
    return tuple(
        Rule(
            form.needs,
            re.compile(rf"(?<![\w$£€])(?:{form.pattern})(?!\w)(?!-olds?\b|\s+old\b)", re.IGNORECASE),
            form.resolve,
        )
        for form in (*time_dates.FORMS, *time_days.FORMS, *time_spans.FORMS)
    )
