"""How likely two events, of which either is not what its report is mainly about, are one: named comparisons, weighed.

Each comparison's docstring is the explanation a user sees. The gold has main events alone, so these weights are set by
hand, as those within a report are (`likeness`); `bench/linking.py` measures them on pairs labelled by us.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.link.both import kilometres
from sayso.link.compare import PROVINCE, WEEK, apart, length, other_provinces
from sayso.link.unit import Unit
from sayso.link.wording import overlap

LIKELIEST = 5.0
NEAR, FAR = 30.0, 100.0
"""Kilometres: within the first two places may be one, beyond the second they are not."""
FACTOR = 2.0
"""Two counts that differ by more are of two occurrences, or one is old."""
BROAD = 4 * WEEK
"""Days; what takes longer is a campaign or a record of years, and no one occurrence."""


@dataclass(frozen=True, slots=True)
class Two:
    """Two units of different reports; `story` are the log odds that the reports are mainly about one occurrence."""

    one: Unit
    other: Unit
    story: float


def same_words(pair: Two) -> float:
    """They are told with the same verb or noun."""
    return float(not set(pair.one.lemmas).isdisjoint(pair.other.lemmas))


def wording(pair: Two) -> float:
    """Their sentences share words, rare ones above all."""
    return overlap(pair.one.own, pair.other.own)


def shared_names(pair: Two) -> float:
    """Their sentences name the same people or bodies, of whom no table knows."""
    return min(1.0, len(pair.one.said.names.keys() & pair.other.said.names.keys()) / 2)


def same_day(pair: Two) -> float:
    """Both are dated to the week or better, and share a day."""
    one, other = pair.one.when, pair.other.when
    return float(bool(one and other) and max(length(one), length(other)) <= WEEK) if one and other else 0.0


def no_day(pair: Two) -> float:
    """Either has no day."""
    return float(pair.one.when is None or pair.other.when is None)


def same_place(pair: Two) -> float:
    """They lie within thirty kilometres, in a town or district that both give."""
    one, other = pair.one.where, pair.other.where
    if not one or not other:
        return 0.0
    fine = max(one.precision or PROVINCE, other.precision or PROVINCE) < PROVINCE
    km = kilometres(one, other)
    return float(one.name == other.name or (km is not None and km < NEAR)) * (1.0 if fine else 0.3)


def other_place(pair: Two) -> float:
    """They lie more than a hundred kilometres apart."""
    km = kilometres(pair.one.where, pair.other.where)
    return float(km is not None and km > FAR)


def no_place(pair: Two) -> float:
    """Either has no place."""
    return float(pair.one.where is None or pair.other.where is None)


def same_doer(pair: Two) -> float:
    """They name one doer."""
    return float(not set(pair.one.actors).isdisjoint(pair.other.actors))


def same_victim(pair: Two) -> float:
    """They name one party as the one it was done to."""
    return float(not set(pair.one.recipients).isdisjoint(pair.other.recipients))


def turned_round(pair: Two) -> float:
    """The doer of one is the one it is done to in the other."""
    swapped = set(pair.one.actors) & set(pair.other.recipients) or set(pair.other.actors) & set(pair.one.recipients)
    return float(bool(swapped) and not same_doer(pair) and not same_victim(pair))


def same_count(pair: Two) -> float:
    """They count the same number of something, three or more; in full where they do so of two things."""
    return min(
        1.0, len(pair.one.counts & pair.other.counts) / 2 + 0.25 * (not pair.one.counts.isdisjoint(pair.other.counts))
    )


def other_count(pair: Two) -> float:
    """One counts more than twice as many dead or injured."""
    pairs = ((pair.one.killed, pair.other.killed), (pair.one.injured, pair.other.injured))
    counted = [sorted((a, b)) for a, b in pairs if a is not None and b is not None]
    return float(any(high > FACTOR * max(low, 1) for low, high in counted))


def other_mode(pair: Two) -> float:
    """They are told as different kinds of the act."""
    return float(bool(pair.one.mode and pair.other.mode) and pair.one.mode != pair.other.mode)


def same_mode(pair: Two) -> float:
    """They are told as one kind of the act."""
    return float(bool(pair.one.mode) and pair.one.mode == pair.other.mode)


def one_story(pair: Two) -> float:
    """The reports are mainly about one occurrence."""
    return float(pair.story > 0)


COMPARISONS: tuple[tuple[Callable[[Two], float], float], ...] = (
    (same_words, 0.8),
    (wording, 5.0),
    (shared_names, 1.0),
    (same_day, 1.5),
    (no_day, -0.5),
    (same_place, 1.0),
    (other_place, -2.0),
    (no_place, -0.3),
    (same_doer, 0.7),
    (same_victim, 0.7),
    (turned_round, -1.5),
    (same_count, 2.0),
    (other_count, -1.5),
    (same_mode, 0.5),
    (other_mode, -0.8),
    (one_story, 1.0),
)
"""What speaks for one occurrence, and against it, each with how much. Set by hand."""
ALWAYS = -4.0
"""What any two events have against them: there are many more pairs of two than of one."""


def events_alike(pair: Two) -> float:
    """Log odds that two events are one."""
    return min(LIKELIEST, ALWAYS + sum(weight * comparison(pair) for comparison, weight in COMPARISONS))


def excluded(one: Unit, other: Unit) -> bool:
    """Whether two events cannot be one.

    They are of two types, on days or in provinces that exclude each other, or one is a series or campaign and the
    other an occurrence.
    """
    if one.type != other.type or other_provinces(one.where, other.where):
        return True
    if not one.when or not other.when:
        return False
    return apart(one.when, other.when) > 0 or (length(one.when) > BROAD) != (length(other.when) > BROAD)
