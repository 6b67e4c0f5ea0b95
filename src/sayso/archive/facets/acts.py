"""Who acts on whom: the parties of claims in both roles, crossed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.coded import Codes, Pairs
from sayso.archive.facets.columns import Columns, Parties

Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Acts:
    """Claims with who acts on whom: rows of claims with places of parties; each of the three together once."""

    rows: Codes
    actors: Codes
    recipients: Codes


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of claims in both roles, by one list of ids (names, where there are none) and labels."""

    ids: tuple[str, ...]
    labels: tuple[str, ...]
    acts: Acts


def sides_of(columns: Columns) -> Sides:
    """The parties of all claims, and who acts on whom."""
    return columns.remembered.get("sides", lambda: _sides(columns))


def distinct(rows: Codes, values: Codes, size: int) -> Codes:
    """How many rows have each value, each row once.

    Args:
        rows, values: a row with a value of it, each pair.
        size: how many values there are.
    """
    keys = once(rows.astype(np.int64) * max(size, 1) + values)
    return np.bincount(keys % max(size, 1), minlength=size).astype(np.int32)


def once(keys: Keys) -> Keys:
    """Each key once, ascending; on hundreds of thousands faster than `numpy.unique`."""
    keys = np.sort(keys)
    found: Keys = keys[np.diff(keys, prepend=keys[:1] - 1) != 0]
    return found


def crossed(one: Pairs, other: Pairs) -> tuple[Codes, Codes, Codes]:
    """Each value of a row in one column with each that the row has in the other: the row, and the place in both."""
    begin = np.searchsorted(other.rows, one.rows, "left")
    count = np.searchsorted(other.rows, one.rows, "right") - begin
    first = np.repeat(np.arange(len(one.rows)), count)
    within = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
    second = begin[first] + within
    return one.rows[first], first.astype(np.int32), second.astype(np.int32)


def _sides(columns: Columns) -> Sides:
    claims = columns.claims
    places: dict[str, int] = {}
    labels: list[str] = []
    actors, recipients = (_placed(one, places, labels) for one in (claims.actors, claims.recipients))
    rows, first, second = crossed(claims.actors.named, claims.recipients.named)
    size = max(len(places), 1)
    keys = once((rows.astype(np.int64) * size + actors[first]) * size + recipients[second])
    whom, who = keys % size, keys // size % size
    acts = Acts((keys // size // size).astype(np.int32), who.astype(np.int32), whom.astype(np.int32))
    return Sides(tuple(places), tuple(labels), acts)


def _placed(role: Parties, places: dict[str, int], labels: list[str]) -> Codes:
    """For each naming of a role its place in a list of parties, which grows."""
    moved = np.empty(len(role.values), np.int32)
    for place, (own, label) in enumerate(zip(role.values, role.labels, strict=True)):
        moved[place] = places.setdefault(own, len(places))
        if len(labels) < len(places):
            labels.append(label)
    return moved[role.own[role.named.codes]] if len(moved) else np.empty(0, np.int32)
