"""What the words of two reports say for and against one occurrence: comparisons, each with its explanation."""

import math
from itertools import islice

from sayso.link.both import Both
from sayso.link.unit import Unit
from sayso.link.wording import overlap

FEW, MANY = 0.2, 0.3
"""From these overlaps of words on, more of it says less."""
CHARACTERISTIC = 25
"""So many of the words with most weight are what a report is made of."""


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
