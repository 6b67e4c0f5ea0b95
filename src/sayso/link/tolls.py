"""Tolls: what the accounts of an event count. Counts of several claims are never added up."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import get_args

from sayso.analysis.numbers import numbers
from sayso.codebook.sums import is_sum
from sayso.link.told import Told
from sayso.model.analysis import NumberMention, NumberOf
from sayso.model.event import Count, Counted, Toll

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
PART_KINDS = frozenset({"child", "woman"})
"""Kinds of people of whom reports count how many there were among all: alone, they are at least so many."""
MANY = re.compile(
    r"\b(?:several|many|tens|dozens?|scores|hundreds|thousands|millions|numerous|number)\b", re.IGNORECASE
)
"""Words for many: their lower bound is a convention, so any figure says more."""


def in_words(bounds: Bounds) -> str:
    """A count in words: `12`, `12 or more`, `up to 12`, `12 to 15`."""
    low, high = bounds
    if low == high or high is None:
        return f"{low}" if low == high else f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def tolls(accounts: Mapping[str, Sequence[Told]]) -> tuple[Toll, ...]:
    """What is counted of each kind, over the claims of each origin; those that affirm go before those that doubt.

    What is counted over a long time, as of a war, is left out where anything else is told.
    """
    every = [one for told in accounts.values() for one in told]
    if not all(_counts_long(one) for one in every):
        accounts = {origin: [one for one in told if not _counts_long(one)] for origin, told in accounts.items()}
    title = frozenset[int]().union(*(titled(one.report.title) for told in accounts.values() for one in told))
    found = list[Toll]()
    counted = {number.of for one in every for number in one.claim.numbers}
    for of in (of for of in get_args(NumberOf) if of in counted):
        for stance in ("affirms", "doubts"):
            told = {origin: [one for one in some if one.stance == stance] for origin, some in accounts.items()}
            toll = _toll(of, told, title)
            if toll:
                found.append(replace(toll, classes=tuple(_classes(of, told))))
                break
    return tuple(found)


def _counts_long(told: Told) -> bool:
    return is_sum(told.claim.sentence.text)


def _classes(of: NumberOf, told: Mapping[str, Sequence[Told]]) -> Iterator[Toll]:
    """What is counted of each kind of people, in the order of the text."""
    numbers_of = (number for some in told.values() for one in some for number in one.claim.numbers if number.of == of)
    for kind in dict.fromkeys(number.kind for number in numbers_of if number.kind):
        toll = _toll(of, told, frozenset(), kind)
        if toll:
            yield toll


def _toll(of: NumberOf, told: Mapping[str, Sequence[Told]], title: Collection[int], kind: str = "") -> Toll | None:
    """What these accounts count of one thing; None where none does.

    Those that count children or women alone are left out of the whole where others count all.
    """
    counted = {origin: found for origin, some in told.items() if (found := history(of, some, kind))}
    if not counted:
        return None
    if not kind:
        all_of_them = {origin: found for origin, found in counted.items() if _counts_all(of, told[origin])}
        counted = all_of_them or counted
    counts = tuple(Count(origin, *found[-1][1]) for origin, found in counted.items())
    every = (Counted(day, origin, *bounds) for origin, found in counted.items() for day, bounds in found)
    best, rule = _best(counts, title)
    highs = [count.high for count in counts if count.high is not None]
    return Toll(
        of=of,
        low=min((count.low for count in counts if count.low is not None), default=None),
        best=best,
        high=max(highs) if len(highs) == len(counts) else None,
        by_account=counts,
        kind=kind,
        rule=rule,
        history=tuple(sorted(every, key=lambda one: one.published or "9")),
    )


def _counts_all(of: NumberOf, told: Sequence[Told]) -> bool:
    """Whether an origin counts more than a kind of people of whom there are others."""
    return any(number.of == of and number.kind not in PART_KINDS for one in told for number in one.claim.numbers)


def latest(of: NumberOf, told: Sequence[Told]) -> Bounds | None:
    """What one origin counts in the end: what the last of its reports that counts gives; None where none does."""
    counted = history(of, told)
    return counted[-1][1] if counted else None


def history(of: NumberOf, told: Sequence[Told], kind: str = "") -> tuple[tuple[str, Bounds], ...]:
    """What one origin counted when: the date of each report that counts, "" where unknown, with what it counts.

    Args:
        of: what is counted.
        told: the claims of the origin, in the order of publication.
        kind: who is counted; "" for all, whoever they are.
    """
    reports: dict[str, list[Told]] = {}
    for one in told:
        reports.setdefault(one.report.id, []).append(one)
    dated = ((group[0].report.published, widest(of, group, kind)) for group in reports.values())
    return tuple((published, bounds) for published, bounds in dated if bounds)


def widest(of: NumberOf, told: Sequence[Told], kind: str = "") -> Bounds | None:
    """What one origin counts: the figure that covers most, for the others are parts of it or older; None for none.

    A figure goes before words for many, and one that the title has before others.
    """
    title = titled(told[0].report.title) if told else frozenset[int]()
    totals = [total for one in told if (total := _total(of, one, kind))]
    best = max(totals, key=lambda total: (not total[1], _figure(*total[0]) in title, _figure(*total[0])), default=None)
    return best[0] if best else None


@lru_cache(maxsize=64)
def titled(title: str) -> frozenset[int]:
    """The figures of a title; ones say little."""
    found = (number.low or number.high or 0 for number in numbers(title, 0) if not MANY.search(number.span.text))
    return frozenset(figure for figure in found if figure > 1)


def _figure(low: int | None, high: int | None) -> int:
    return low if low is not None else high or 0


def _total(of: NumberOf, told: Told, kind: str) -> tuple[Bounds, bool] | None:
    """What one claim counts, with whether it does so in words for many; counts side by side add up, parts do not."""
    given = [number for number in told.claim.numbers if number.of == of and kind in ("", number.kind)]
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
    high = None if not kind and all(number.kind in PART_KINDS for number in given) else high
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


def _best(counts: Sequence[Count], title: Collection[int]) -> tuple[int | None, str]:
    """The figure of the title; else what most accounts give, the first where that is a draw, and one victim last.

    With the reason in words.
    """
    figures = [figure for count in counts if (figure := count.high if count.low is None else count.low) is not None]
    best = max(figures, key=lambda figure: (figure in title, figures.count(figure), figure > 1), default=None)
    if best is None:
        return None, "no account gives a figure"
    if best in title:
        return best, "a title gives it"
    if len(figures) == 1:
        return best, "the only account that counts gives it"
    same = figures.count(best)
    return best, f"{same} of {len(figures)} accounts give it" if same > 1 else f"the first of {len(figures)} accounts"
