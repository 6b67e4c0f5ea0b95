"""How likely two reports are mainly about one occurrence: a list of named comparisons with fitted weights.

Each comparison's docstring is the explanation a user sees. The weights stand in `weights.tsv`; `bench/linking.py --write`
fits them and says how well they do on reports that they were not fitted on.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from sayso.link.compare import apart
from sayso.link.unit import Unit
from sayso.link.wording import overlap
from sayso.model.claim import Location

WEIGHTS = Path(__file__).with_name("weights.tsv")
FEW, MANY = 0.2, 0.3
"""From these overlaps of words on, more of it says less."""
NEAR, FAR = 30.0, 300.0
"""Kilometres: within the first two places may be one, beyond the second they are not."""
DEGREE = 111.0
"""Kilometres in a degree of latitude."""
FACTOR = 1.5
"""Two counts that differ by more are of two occurrences, or one is old."""
CHARACTERISTIC = 25
"""So many of the words with most weight are what a report is made of."""
TELLING = 10
"""From this number on, two equal counts are hardly a coincidence."""
LIKELIEST = 5.0
"""No pair speaks for more than this, so that one copied text does not outvote several reports."""


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


def words(pair: Both) -> float:
    """They share words, rare ones above all."""
    return pair.words


def many_words(pair: Both) -> float:
    """They share more words than reports on one kind of thing do."""
    return max(0.0, pair.words - FEW)


def most_words(pair: Both) -> float:
    """They share words as copies and rewrites do."""
    return max(0.0, pair.words - MANY)


def plain_words(pair: Both) -> float:
    """They share words that name nobody and no place."""
    return overlap(pair.one.said.plain, pair.other.said.plain)


def opening_words(pair: Both) -> float:
    """They open with the same words."""
    return overlap(pair.one.said.opening, pair.other.said.opening)


def place_words(pair: Both) -> float:
    """They name the same places as often."""
    return overlap(pair.one.said.places, pair.other.said.places)


def names(pair: Both) -> float:
    """They name the same people and bodies, of whom no table knows."""
    return overlap(pair.one.said.names, pair.other.said.names)


def no_names(pair: Both) -> float:
    """Either names nobody but parties that the tables know."""
    return float(not pair.one.said.names or not pair.other.said.names)


def known_parties(pair: Both) -> float:
    """They name the same parties of those that the tables know."""
    return overlap(pair.one.said.known, pair.other.said.known)


def missing_words(pair: Both) -> float:
    """The words that each is made of are missing in the other."""
    return min(_lacking(pair.one, pair.other), _lacking(pair.other, pair.one))


def one_missing_words(pair: Both) -> float:
    """The words that one is made of are missing in the other."""
    return max(_lacking(pair.one, pair.other), _lacking(pair.other, pair.one))


def _lacking(one: Unit, other: Unit) -> float:
    first = list(islice(one.said.all.items(), CHARACTERISTIC))
    total = sum(weight for _, weight in first)
    return sum(weight for word, weight in first if word not in other.said.all) / total if total else 0.0


def opening_names(pair: Both) -> float:
    """Names that one opens with stand in the other."""
    return max(_held(pair.one, pair.other), _held(pair.other, pair.one))


def opening_names_both(pair: Both) -> float:
    """Names that either opens with stand in the other."""
    return min(_held(pair.one, pair.other), _held(pair.other, pair.one))


def _held(one: Unit, other: Unit) -> float:
    given = one.said.opening_names
    total = sum(given.values())
    return sum(x for name, x in given.items() if name in other.said.all) / total if total else 0.5


def missing_name(pair: Both) -> float:
    """Each has a name at its centre that the other never mentions."""
    return min(_missing(pair.one, pair.other), _missing(pair.other, pair.one))


def one_missing_name(pair: Both) -> float:
    """One has a name at its centre that the other never mentions."""
    return max(_missing(pair.one, pair.other), _missing(pair.other, pair.one))


def _missing(one: Unit, other: Unit) -> float:
    return max((x for name, x in one.said.salient.items() if name not in other.said.all), default=0.0)


def shared_names(pair: Both) -> float:
    """They name the same persons and bodies near the top."""
    shared = pair.one.said.opening_names.keys() & pair.other.said.opening_names.keys()
    return math.log1p(len(shared))


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


def _in_war(comparison: Comparison) -> Comparison:
    def in_war(pair: Both) -> float:
        return comparison(pair) if pair.armed else 0.0

    in_war.__doc__ = f"Both name armed groups. {comparison.__doc__}"
    return in_war


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


PLAIN: tuple[Comparison, ...] = (
    words, many_words, most_words, plain_words, opening_words, place_words, names, no_names, known_parties,
    missing_words, one_missing_words, opening_names, opening_names_both,
    missing_name, one_missing_name, shared_names, lemmas, same_type, other_mode, other_figures, shared_day, other_days, other_years,
    undated, no_day, other_day, days_apart, near, far, shared_site, other_sites, other_regions, same_doer, other_doer,
    same_victim, same_toll, other_toll, no_toll, same_injured, other_injured, short, armed,
)  # fmt: skip
IN_WAR: tuple[Comparison, ...] = (
    words, other_date, other_day, other_toll, same_toll, not_near, other_sites, one_name, other_mode,
)  # fmt: skip
COMPARISONS: Mapping[str, Comparison] = {
    **{one.__name__: one for one in PLAIN},
    **{f"published_{n}": one for n, one in ((1, published_1), (3, published_3), (7, published_7), (30, published_30), (365, published_365))},
    **{f"war_{one.__name__}": _in_war(one) for one in IN_WAR},
}
"""All comparisons by name, in the order in which they are listed to a user."""


def compared(one: Unit, other: Unit) -> Iterator[tuple[str, float]]:
    """What each comparison gives for two main units, under its name."""
    pair = both(one, other)
    return ((name, comparison(pair)) for name, comparison in COMPARISONS.items())


@cache
def weights() -> Mapping[str, float]:
    """The weight of each comparison, and of `always`, which counts for any two reports."""
    lines = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    return {name: float(weight) for name, weight in lines}


def reports_alike(one: Unit, other: Unit) -> float:
    """Log odds that two reports are mainly about one occurrence."""
    fitted = weights()
    found = fitted["always"] + sum(fitted[name] * value for name, value in compared(one, other))
    return min(LIKELIEST, found)
