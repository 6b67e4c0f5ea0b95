"""Tolls: what the accounts of an event count. Counts of several claims are never added up."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

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
BESIDE = re.compile(r"(?:,|\band\b|&|\bas well as\b|\bplus\b|\balong with\b)\s*(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
"""Words between two counts of one claim that add up: "four guards and five drivers"."""
MANY = re.compile(
    r"\b(?:several|many|tens|dozens?|scores|hundreds|thousands|millions|numerous|number)\b", re.IGNORECASE
)
"""Words for many: their lower bound is a convention, so any figure says more."""


def tolls(accounts: Mapping[str, Sequence[Told]]) -> tuple[Toll, ...]:
    """What is counted of each kind, over the claims of each origin; those that affirm go before those that doubt."""
    found = []
    for of in get_args(NumberOf):
        for stance in ("affirms", "doubts"):
            counts = tuple(_counts(of, {o: [t for t in told if t.stance == stance] for o, told in accounts.items()}))
            if counts:
                found.append(_toll(of, counts))
                break
    return tuple(found)


def _counts(of: NumberOf, accounts: Mapping[str, Sequence[Told]]) -> Iterable[Count]:
    for origin, told in accounts.items():
        bounds = widest(of, told)
        if bounds:
            yield Count(origin, *bounds)


def widest(of: NumberOf, told: Sequence[Told]) -> Bounds | None:
    """What one origin counts: the figure that covers most, for the others are parts of it or older; None for none.

    A figure goes before words for many.
    """
    totals = [total for one in told if (total := _total(of, one))]
    best = max(totals, key=lambda total: (not total[1], total[0][0] or total[0][1] or 0), default=None)
    return best[0] if best else None


def _total(of: NumberOf, told: Told) -> tuple[Bounds, bool] | None:
    """What one claim counts, with whether it does so in words for many; counts side by side add up, parts do not."""
    numbers = [number for number in told.claim.numbers if number.of == of]
    if not numbers:
        return None
    (low, high), last = (numbers[0].low, numbers[0].high), numbers[0]
    for number in numbers[1:]:
        if _beside(told, last, number):
            low = (low or 0) + (number.low or 0)
            high = None if high is None or number.high is None else high + number.high
            last = number
    return (low, high), bool(MANY.search(numbers[0].span.text))


def _beside(told: Told, one: NumberMention, other: NumberMention) -> bool:
    between = told.report.text[one.span.end : other.span.start]
    after = told.report.text[other.span.end : other.span.end + 20]
    if one.currency != other.currency or len(between) > 60 or PART_OF.search(between) or OF_THEM.match(after):
        return False
    return bool(BESIDE.search(between))


def _toll(of: NumberOf, counts: tuple[Count, ...]) -> Toll:
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts]
    known = [high for high in highs if high is not None]
    return Toll(
        of=of,
        low=min(lows, default=None),
        best=_best(counts),
        high=None if None in highs else max(known),
        by_account=counts,
    )


def _best(counts: Sequence[Count]) -> int | None:
    """The figure that most accounts give, the one told first where that is a draw; one victim is the last choice."""
    figures = [figure for count in counts if (figure := count.high if count.low is None else count.low) is not None]
    return max(figures, key=lambda figure: (figures.count(figure), figure > 1), default=None)
