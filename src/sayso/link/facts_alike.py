"""What two reports tell of time, place, parties and tolls, for and against one occurrence: comparisons, explained."""

import math

from sayso.link.both import Both, Comparison

NEAR, FAR = 30.0, 300.0
"""Kilometres: within the first two places may be one, beyond the second they are not."""
FACTOR = 1.5
"""Two counts that differ by more are of two occurrences, or one is old."""
TELLING = 10
"""From this number on, two equal counts are hardly a coincidence."""


def lemmas(pair: Both) -> float:
    """They tell the main act with the same words."""
    one, other = set(pair.one.lemmas), set(pair.other.lemmas)
    return len(one & other) / max(1, min(len(one), len(other)))


def same_type(pair: Both) -> float:
    """The acts are of one type."""
    return float(pair.one.type == pair.other.type)


def other_mode(pair: Both) -> float:
    """The acts were done in different ways, as far as both tell."""
    return float(bool(pair.one.mode and pair.other.mode) and pair.one.mode != pair.other.mode)


def other_figures(pair: Both) -> float:
    """Both give figures, and none of them is the same."""
    return _disjoint(pair.one.figures, pair.other.figures)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one and other) and one.isdisjoint(other))


def shared_day(pair: Both) -> float:
    """Both speak of one day."""
    return float(not pair.one.days.isdisjoint(pair.other.days))


def other_days(pair: Both) -> float:
    """Both give days, and none that is the same."""
    return _disjoint(pair.one.days, pair.other.days)


def other_years(pair: Both) -> float:
    """Both speak of years, and of none that is the same."""
    return _disjoint(pair.one.years, pair.other.years)


def undated(pair: Both) -> float:
    """Either does not say when it was published."""
    return float(pair.gap is None)


def _published_over(days: int) -> Comparison:
    def over(pair: Both) -> float:
        return float(pair.gap is not None and pair.gap > days)

    return over


published_1, published_3, published_7, published_30, published_365 = map(_published_over, (1, 3, 7, 30, 365))
published_1.__doc__ = "They were published more than a day apart."
published_3.__doc__ = "They were published more than three days apart."
published_7.__doc__ = "They were published more than a week apart."
published_30.__doc__ = "They were published more than a month apart."
published_365.__doc__ = "They were published more than a year apart."


def no_day(pair: Both) -> float:
    """Either does not say when the event was."""
    return float(pair.days is None)


def other_day(pair: Both) -> float:
    """They date the event to days that exclude each other."""
    return float(pair.days is not None and pair.days > 0)


def days_apart(pair: Both) -> float:
    """They date the event more than three days apart."""
    return float(pair.days is not None and pair.days > 3)


def near(pair: Both) -> float:
    """The events lie within thirty kilometres."""
    return float(pair.km is not None and pair.km < NEAR)


def far(pair: Both) -> float:
    """The events lie more than three hundred kilometres apart."""
    return float(pair.km is not None and pair.km > FAR)


def shared_site(pair: Both) -> float:
    """They name one town or district."""
    return float(not pair.one.sites.isdisjoint(pair.other.sites))


def other_sites(pair: Both) -> float:
    """Both name towns or districts, and none that is the same."""
    return _disjoint(pair.one.sites, pair.other.sites)


def other_regions(pair: Both) -> float:
    """Both name places, and none in the same region."""
    return _disjoint(pair.one.regions, pair.other.regions)


def same_doer(pair: Both) -> float:
    """They name one doer."""
    return float(not set(pair.one.actors).isdisjoint(pair.other.actors))


def other_doer(pair: Both) -> float:
    """Both name doers, and none that is the same."""
    return _disjoint(frozenset(pair.one.actors), frozenset(pair.other.actors))


def same_victim(pair: Both) -> float:
    """They name one party as the one it was done to."""
    return float(not set(pair.one.recipients).isdisjoint(pair.other.recipients))


def same_toll(pair: Both) -> float:
    """They count the same number of dead; that both count one says little."""
    return _same(pair.one.killed, pair.other.killed)


def other_toll(pair: Both) -> float:
    """One counts half as many dead again as the other."""
    return _other(pair.one.killed, pair.other.killed)


def same_injured(pair: Both) -> float:
    """They count the same number of injured; that both count one says little."""
    return _same(pair.one.injured, pair.other.injured)


def other_injured(pair: Both) -> float:
    """One counts half as many injured again as the other."""
    return _other(pair.one.injured, pair.other.injured)


def no_toll(pair: Both) -> float:
    """Either counts no dead."""
    return float(pair.one.killed is None or pair.other.killed is None)


def _same(one: int | None, other: int | None) -> float:
    if one is None or one != other:
        return 0.0
    return min(1.0, math.log1p(one) / math.log1p(TELLING))


def _other(one: int | None, other: int | None) -> float:
    if one is None or other is None:
        return 0.0
    low, high = sorted((one, other))
    return float(high > FACTOR * max(low, 1))


def short(pair: Both) -> float:
    """One of them is short, and so has little to share."""
    return 1.0 - min(1.0, min(len(pair.one.said.all), len(pair.other.said.all)) / 150)


def armed(pair: Both) -> float:
    """Both name armed groups: of a war reports tell of many occurrences that look alike."""
    return float(pair.armed)


def in_war(comparison: Comparison) -> Comparison:
    """The same comparison where both reports are of a war; 0 elsewhere."""

    def of_war(pair: Both) -> float:
        return comparison(pair) if pair.armed else 0.0

    of_war.__doc__ = f"Both name armed groups. {comparison.__doc__}"
    return of_war


def other_date(pair: Both) -> float:
    """They were published on different days."""
    return float(pair.gap is not None and pair.gap > 0)


def not_near(pair: Both) -> float:
    """The events are not known to lie within thirty kilometres."""
    return 1.0 - near(pair)


def one_name(pair: Both) -> float:
    """The places of the events have one name."""
    one, other = pair.one.where, pair.other.where
    return float(bool(one and other and one.name == other.name))
