"""Who acts on whom, crossed over columns of several values a row."""

from collections import Counter
from random import Random

import numpy as np
import pytest

from sayso.archive.facets.acts import crossed, distinct, once
from sayso.archive.facets.coded import Pairs


def pairs(rows: list[list[int]]) -> Pairs:
    """A column with these values, row by row."""
    flat = [(row, value) for row, values in enumerate(rows) for value in values]
    return Pairs(
        np.asarray([row for row, _ in flat], np.int32), np.asarray([value for _, value in flat], np.int32), len(rows)
    )


@pytest.mark.parametrize("seed", range(20))
def test_each_value_of_a_row_meets_each_of_the_other_column(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - no secrets
    one, other = ([[dice.randrange(9) for _ in range(dice.randrange(4))] for _ in range(12)] for _ in range(2))
    first, second = pairs(one), pairs(other)
    rows, left, right = crossed(first, second)
    told = sorted(zip(rows.tolist(), first.codes[left].tolist(), second.codes[right].tolist(), strict=True))
    assert told == sorted((row, a, b) for row in range(12) for a in one[row] for b in other[row])


@pytest.mark.parametrize("seed", range(20))
def test_a_row_counts_once_for_a_value_that_it_has_twice(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - no secrets
    told = [(dice.randrange(8), dice.randrange(5)) for _ in range(40)]
    counts = distinct(np.asarray([row for row, _ in told]), np.asarray([value for _, value in told]), 5)
    expected = Counter(value for _, value in set(told))
    assert counts.tolist() == [expected[value] for value in range(5)]


def test_columns_without_values_meet_in_nothing() -> None:
    rows, left, right = crossed(pairs([[], []]), pairs([[1], [2]]))
    assert (len(rows), len(left), len(right)) == (0, 0, 0)
    assert distinct(np.empty(0, np.int32), np.empty(0, np.int32), 0).tolist() == []


@pytest.mark.parametrize("keys", [[], [5], [3, 1, 3, 2, 1], [-1, -1, 0]])
def test_each_key_comes_once_in_order(keys: list[int]) -> None:
    assert once(np.asarray(keys, np.int64)).tolist() == sorted(set(keys))
