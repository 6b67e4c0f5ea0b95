"""Tolls: what the accounts of an event count. Counts of several claims are never added up."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import get_args

from sayso.analysis.numbers import numbers
from sayso.link.told import Told
from sayso.model.analysis import NumberMention, NumberOf
from sayso.model.event import Count, Toll

Bounds = tuple[int | None, int | None]

PART_OF = re.compile(
    r"\b(?:includ\w+|among (?:them|those|whom)|of (?:them|whom|which|those)|at least one of|mostly|most of)\b",
    re.IGNORECASE,
)
"""Words before a count that is a part of the one before."""
OF_THEM = re.compile(r"\s+(?:\w+\s+)?of (?:them|whom|which|those)\b", re.IGNORECASE)
"""Words after such a count: "six people, two of them children"."""
PART_BEFORE = re.compile(
    r"(?:[^.;]{0,40}\b(?:among|out of)|\s+of)\s+(?:the\s+|a total of\s+|at least\s+|more than\s+|some\s+)*",
    re.IGNORECASE,
)
"""Words between a part and the whole behind it."""
BESIDE = re.compile(r"(?:,|\band\b|&|\bas well as\b|\bplus\b|\balong with\b)\s*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
"""Words between two counts of one claim that add up: "four guards and five drivers"."""
MANY = re.compile(
    r"\b(?:several|many|tens|dozens?|scores|hundreds|thousands|millions|numerous|number)\b", re.IGNORECASE
)
"""Words for many: their lower bound is a convention, so any figure says more."""


def tolls(accounts: Mapping[str, Sequence[Told]]) -> tuple[Toll, ...]:
    """What is counted of each kind, over the claims of each origin; those that affirm go before those that doubt."""
    found = list[Toll]()
    title = frozenset[int]().union(*(titled(one.report.title) for told in accounts.values() for one in told))
    for of in get_args(NumberOf):
        for stance in ("affirms", "doubts"):
            counts = tuple(_counts(of, {o: [t for t in told if t.stance == stance] for o, told in accounts.items()}))
            if counts:
                found.append(_toll(of, counts, title))
                break
    return tuple(found)


def _counts(of: NumberOf, accounts: Mapping[str, Sequence[Told]]) -> Iterable[Count]:
    for origin, told in accounts.items():
        bounds = latest(of, told)
        if bounds:
            yield Count(origin, *bounds)


def latest(of: NumberOf, told: Sequence[Told]) -> Bounds | None:
    """What one origin counts in the end: what the last of its reports that counts gives; None where none does."""
    counted = history(of, told)
    return counted[-1][1] if counted else None


def history(of: NumberOf, told: Sequence[Told]) -> tuple[tuple[str, Bounds], ...]:
    """What one origin counted when: the date of each report that counts, "" where unknown, with what it counts."""
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.report.id, []).append(one)
    dated = ((group[0].report.published, widest(of, group)) for group in reports.values())
    return tuple((published, bounds) for published, bounds in dated if bounds)


def widest(of: NumberOf, told: Sequence[Told]) -> Bounds | None:
    """What one origin counts: the figure that covers most, for the others are parts of it or older; None for none.

    A figure goes before words for many, and one that the title has before others.
    """
    title = titled(told[0].report.title) if told else frozenset[int]()
    totals = [total for one in told if (total := _total(of, one))]
    best = max(totals, key=lambda total: (not total[1], _figure(*total[0]) in title, _figure(*total[0])), default=None)
    return best[0] if best else None


@lru_cache(maxsize=64)
def titled(title: str) -> frozenset[int]:
    """The figures of a title; ones say little."""
    found = (number.low or number.high or 0 for number in numbers(title, 0) if not MANY.search(number.span.text))
    return frozenset(figure for figure in found if figure > 1)


def _figure(low: int | None, high: int | None) -> int:
    return low if low is not None else high or 0


def _total(of: NumberOf, told: Told) -> tuple[Bounds, bool] | None:
    """What one claim counts, with whether it does so in words for many; counts side by side add up, parts do not."""
    given = [number for number in told.claim.numbers if number.of == of]
    if not given:
        return None
    first = given[0]
    (low, high), last = (first.low, first.high), first
    for number in given[1:]:
        if _part_first(told, last, number):
            low, high, last = number.low, number.high, number
        elif _beside(told, last, number):
            low = (low or 0) + (number.low or 0)
            high = None if high is None or number.high is None else high + number.high
            last = number
    return (low, high), bool(MANY.search(last.span.text))


def _part_first(told: Told, part: NumberMention, whole: NumberMention) -> bool:
    """Whether the first of two counts is a part of the second: "four children were among the nine dead", "2 of 9"."""
    between = told.report.text[part.span.end : whole.span.start]
    return bool(PART_BEFORE.fullmatch(between)) and (part.low or 0) <= (whole.low or whole.high or 0)


def _beside(told: Told, one: NumberMention, other: NumberMention) -> bool:
    between = told.report.text[one.span.end : other.span.start]
    after = told.report.text[other.span.end : other.span.end + 20]
    if one.currency != other.currency or len(between) > 60 or PART_OF.search(between) or OF_THEM.match(after):
        return False
    return bool(BESIDE.search(between))


def _toll(of: NumberOf, counts: tuple[Count, ...], title: Collection[int]) -> Toll:
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts]
    known = [high for high in highs if high is not None]
    return Toll(
        of=of,
        low=min(lows, default=None),
        best=_best(counts, title),
        high=None if None in highs else max(known),
        by_account=counts,
    )


def _best(counts: Sequence[Count], title: Collection[int]) -> int | None:
    """The figure of the title; else what most accounts give, the first where that is a draw, and one victim last."""
    figures = [figure for count in counts if (figure := count.high if count.low is None else count.low) is not None]
    return max(figures, key=lambda figure: (figure in title, figures.count(figure), figure > 1), default=None)
