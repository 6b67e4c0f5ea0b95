"""Units into clusters: what is connected is clustered anew as a whole, so that order and batches change nothing."""

import heapq
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link.unit import Unit

UNLIKE = -3.0
"""What counts a pair that was not compared, as two of one report are not, or that is less alike."""
ENOUGH = -0.8
"""From this mean on two single units are joined."""
GROWING = 0.6
"""How much more two groups have to be alike for each e-fold of the smaller: their mean rests on many pairs."""
CONNECTS = -1.0
"""Units that are so much alike are looked at together."""
Edges = Mapping[str, Mapping[str, float]]
"""For each unit those that it was compared with, by id, with the log odds that they are one."""


def components(ids: Iterable[str], edges: Edges) -> Iterator[list[str]]:
    """Units that hang together, each component once, in the order of ids."""
    seen: set[str] = set()
    for first in sorted(ids):
        if first in seen:
            continue
        seen.add(first)
        found = [first]
        for one in found:
            fresh = [o for o, score in edges.get(one, {}).items() if score >= CONNECTS and o not in seen]
            seen.update(fresh)
            found += fresh
        yield sorted(found)


@dataclass(slots=True)
class _Group:
    """A group while clusters are made: what it holds, how many of that are main, its summed likeness to others."""

    ids: list[str]
    apart: set[str]
    mains: int = 0
    sums: dict[int, float] = field(default_factory=dict)
    pairs: dict[int, int] = field(default_factory=dict)


class _Joining:
    """Groups of one component, joined while any two are alike enough: first whole reports, then what else they tell.

    The most alike come first; of those that are as much alike, the earlier ids.
    """

    def __init__(self, units: Sequence[Unit], edges: Edges, excluded: Mapping[str, frozenset[str]]) -> None:
        places = {unit.id: n for n, unit in enumerate(units)}
        self.groups: dict[int, _Group] = {}
        for n, unit in enumerate(units):
            apart = {other for other in (*unit.apart, *excluded.get(unit.id, ())) if other in places}
            group = _Group([unit.id], apart, int(unit.main))
            for other, score in edges.get(unit.id, {}).items():
                if other in places:
                    group.sums[places[other]], group.pairs[places[other]] = max(UNLIKE, score), 1
            self.groups[n] = group
        self.heap = [
            entry for n in self.groups for other in self.groups[n].sums if n < other for entry in self._fit(n, other)
        ]
        heapq.heapify(self.heap)

    def run(self) -> Iterator[tuple[str, ...]]:
        """The groups, when no more are joined."""
        stamp = len(self.groups)
        while self.heap:
            *_, one, other = heapq.heappop(self.heap)
            if one in self.groups and other in self.groups:
                self._join(one, other, stamp)
                stamp += 1
        return (tuple(sorted(group.ids)) for group in self.groups.values())

    def _fit(self, one: int, other: int) -> Iterator[tuple[bool, float, int, int]]:
        a, b = self.groups[one], self.groups[other]
        if not a.apart.isdisjoint(b.ids) or not b.apart.isdisjoint(a.ids):
            return
        every = len(a.ids) * len(b.ids)
        mean = (a.sums[other] + (every - a.pairs[other]) * UNLIKE) / every
        over = mean - ENOUGH - GROWING * math.log(min(len(a.ids), len(b.ids)))
        if over >= 0:
            whole = a.mains == len(a.ids) and b.mains == len(b.ids)
            yield not whole, -round(over, 9), min(one, other), max(one, other)

    def _join(self, one: int, other: int, stamp: int) -> None:
        a, b = self.groups.pop(one), self.groups.pop(other)
        joined = _Group(a.ids + b.ids, a.apart | b.apart, a.mains + b.mains)
        for near in sorted((a.sums.keys() | b.sums.keys()) - {one, other}):
            if near in self.groups:
                joined.sums[near] = a.sums.get(near, 0.0) + b.sums.get(near, 0.0)
                joined.pairs[near] = a.pairs.get(near, 0) + b.pairs.get(near, 0)
        self.groups[stamp] = joined
        for near in joined.sums:
            group = self.groups[near]
            group.sums[stamp], group.pairs[stamp] = joined.sums[near], joined.pairs[near]
            for gone in (one, other):
                group.sums.pop(gone, None)
                group.pairs.pop(gone, None)
            for entry in self._fit(near, stamp):
                heapq.heappush(self.heap, entry)


def clusters(units: Sequence[Unit], edges: Edges, excluded: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """The units of one component in clusters, each as sorted ids, the clusters in the order of their first.

    Args:
        units: of one component, in any order.
        edges: as `Edges` says.
        excluded: for each unit those of other reports that it cannot be one with.
    """
    ordered = sorted(units, key=lambda unit: unit.id)
    telling = [unit for unit in ordered if unit.claims]
    found = list(_Joining(telling, edges, excluded).run()) if len(telling) > 1 else [(unit.id,) for unit in telling]
    silent = [unit.id for unit in ordered if not unit.claims]
    return sorted(_with_silent(found, silent, {unit.id for unit in telling if unit.main}, edges, excluded))


def _with_silent(
    found: Sequence[tuple[str, ...]],
    silent: Iterable[str],
    mains: Collection[str],
    edges: Edges,
    excluded: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, ...]]:
    """Groups with each unit without claims in the one whose main units it is most like, alone where it is like none."""
    joined: dict[tuple[str, ...], list[str]] = {group: [] for group in found}
    for own in silent:
        near, kept_out = edges.get(own, {}), excluded.get(own, frozenset())
        fits: list[tuple[float, tuple[str, ...]]] = []
        for group in found:
            whole = [other for other in group if other in mains]
            if any(other in near for other in whole) and kept_out.isdisjoint(group):
                mean = sum(max(UNLIKE, near.get(other, UNLIKE)) for other in whole) / len(whole)
                fits += [(-round(mean, 9), group)] if mean >= ENOUGH else []
        joined.setdefault(min(fits)[1] if fits else (own,), []).append(own)
    return (tuple(sorted({*group, *some})) for group, some in joined.items())
