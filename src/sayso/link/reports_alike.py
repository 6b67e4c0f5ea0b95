"""How likely two reports are mainly about one occurrence: a list of named comparisons with fitted weights.

Each comparison's docstring is the explanation a user sees. The weights stand in `weights.tsv`;
`bench/linking.py --write` fits them, and says how well they do on reports that they were not fitted on.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sayso.link.both import Comparison, both, gap
from sayso.link.compare import WEEK, apart, length
from sayso.link.facts_alike import (
    armed,
    days_apart,
    far,
    in_war,
    lemmas,
    near,
    no_day,
    no_toll,
    not_near,
    one_name,
    other_date,
    other_day,
    other_days,
    other_doer,
    other_figures,
    other_injured,
    other_mode,
    other_regions,
    other_sites,
    other_toll,
    other_years,
    published_1,
    published_3,
    published_7,
    published_30,
    published_365,
    same_doer,
    same_injured,
    same_toll,
    same_type,
    same_victim,
    shared_day,
    shared_site,
    short,
    undated,
)
from sayso.link.unit import Unit
from sayso.link.wording_alike import (
    known_parties,
    many_words,
    missing_name,
    missing_words,
    most_words,
    names,
    no_names,
    one_missing_name,
    one_missing_words,
    opening_names,
    opening_names_both,
    opening_words,
    place_words,
    plain_words,
    shared_names,
    words,
)
from sayso.model.claim import When

WEIGHTS = Path(__file__).with_name("weights.tsv")
ALWAYS = "always"
"""The name of the weight that counts for any two reports."""
LIKELIEST = 5.0
"""No pair speaks for more than this, so that one copied text does not outvote several reports."""

MONTHS = 60
"""Days; what lies further apart, and is reported as far apart, is no one occurrence."""

PLAIN: tuple[Comparison, ...] = (
    words, many_words, most_words, plain_words, opening_words, place_words, names, no_names, known_parties,
    missing_words, one_missing_words, opening_names, opening_names_both,
    missing_name, one_missing_name, shared_names, lemmas, same_type, other_mode, other_figures,
    shared_day, other_days,
    other_years,
    undated, no_day, other_day, days_apart, near, far, shared_site, other_sites, other_regions, same_doer, other_doer,
    same_victim, same_toll, other_toll, no_toll, same_injured, other_injured, short, armed,
)  # fmt: skip
IN_WAR: tuple[Comparison, ...] = (
    words, other_date, other_day, other_toll, same_toll, not_near, other_sites, one_name, other_mode,
)  # fmt: skip
COMPARISONS: Mapping[str, Comparison] = {
    **{one.__name__: one for one in PLAIN},
    **{
        f"published_{n}": one
        for n, one in ((1, published_1), (3, published_3), (7, published_7), (30, published_30), (365, published_365))
    },
    **{f"war_{one.__name__}": in_war(one) for one in IN_WAR},
}
"""All comparisons by name, in the order in which they are listed to a user."""


def compared(one: Unit, other: Unit) -> Iterator[tuple[str, float]]:
    """What each comparison gives for two main units, under its name."""
    pair = both(one, other)
    return ((name, comparison(pair)) for name, comparison in COMPARISONS.items())


@cache
def weights() -> Mapping[str, float]:
    """The weight of each comparison, and of `ALWAYS`, which counts for any two reports."""
    lines = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    return {name: float(weight) for name, weight in lines}


def reports_alike(one: Unit, other: Unit) -> float:
    """Log odds that two reports are mainly about one occurrence."""
    return weighted(one, other, weights())


def weighted(one: Unit, other: Unit, by: Mapping[str, float]) -> float:
    """The same with other weights, as `weights` gives them."""
    return min(LIKELIEST, by[ALWAYS] + sum(by[name] * value for name, value in compared(one, other) if value))


def barred(one: Unit, other: Unit) -> bool:
    """Whether the main events of two reports cannot be one.

    In a war, acts of two types are two. Anywhere, events that lie months apart are two where the reports do as well; a
    report that looks back says when it was.
    """
    return two_acts(one, other) or _months_apart(one, other)


def two_acts(one: Unit, other: Unit) -> bool:
    """Whether two reports of a war are mainly about acts of two types."""
    return (one.armed or other.armed) and bool(one.type and other.type) and one.type != other.type


def _months_apart(one: Unit, other: Unit) -> bool:
    days, first, second = gap(one.published, other.published), one.when, other.when
    if days is None or days <= MONTHS or not first or not second:
        return False
    return _dated(first) and _dated(second) and apart(first, second) > MONTHS


def _dated(when: When) -> bool:
    return bool(when.start and when.end) and length(when) <= WEEK
