"""Events over many reports: which events within reports are one occurrence.

`link` takes all units at once; `Links` takes them batch by batch, and can be stored and opened again. Both give the
same clusters: a pair's likeness depends on the two units and their reports alone, and what a new unit touches is
clustered anew as a whole.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.link import blocks
from sayso.link.blocks import SHARED, event_keys, needed, report_keys
from sayso.link.clusters import UNLIKE, clusters, components
from sayso.link.events_alike import Two, events_alike, excluded
from sayso.link.reports_alike import barred, reports_alike
from sayso.link.unit import Unit


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events within reports that are one occurrence: their ids, sorted."""

    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two units that were compared, by id, the lesser first: what a store keeps beside the units.

    Attributes:
        score: log odds that they are one; None where they cannot be.
    """

    one: str
    other: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """What taking in or giving up units did: the clusters that are new, and those that are no more."""

    made: tuple[Cluster, ...]
    gone: tuple[Cluster, ...]


def link(units: Iterable[Unit]) -> tuple[Cluster, ...]:
    """All clusters of these units, in the order of their first ids; every unit is in exactly one."""
    links = Links()
    links.add(units)
    return links.clusters


@dataclass(slots=True)
class _Index:
    """Units by the keys of their blocks, and the keys of blocks that are too large, with how many units have each."""

    holders: dict[str, list[str]] = field(default_factory=dict)
    crowded: dict[str, int] = field(default_factory=dict)

    def met(self, keys: Iterable[str]) -> Counter[str]:
        """Units that have some of these keys, with how many; keys of blocks that are too large are none."""
        known = (key for key in keys if key not in self.crowded) if self.crowded else keys
        return Counter(other for key in known for other in self.holders.get(key, ()))

    def expect(self, keys: Iterable[str]) -> None:
        """Find the blocks that become too large with these keys, before any unit is compared by them."""
        for key, count in Counter(keys).items():
            if (size := count + len(self.holders.get(key, ()))) > blocks.MOST:
                self.crowded[key] = size

    def put(self, unit: str, keys: Iterable[str]) -> None:
        for key in keys:
            self.holders.setdefault(key, []).append(unit)

    def drop(self, unit: str, keys: Iterable[str]) -> None:
        for key in keys:
            if unit in (held := self.holders.get(key, [])):
                held.remove(unit)
                if len(held) <= blocks.MOST:
                    self.crowded.pop(key, None)


class Links:
    """The units taken in so far, how alike they are, and their clusters.

    Args:
        units, compared: what an earlier one had, as `units` and `compared` gave it; nothing for a new one.
        alike: log odds that two reports are mainly about one occurrence, by their main units.
        never: whether they cannot be.
    """

    def __init__(
        self,
        units: Iterable[Unit] = (),
        compared: Iterable[Compared] = (),
        alike: Callable[[Unit, Unit], float] = reports_alike,
        never: Callable[[Unit, Unit], bool] = barred,
    ) -> None:
        self._alike, self._never = alike, never
        self._units: dict[str, Unit] = {}
        self._mains: dict[str, str] = {}
        self._reports, self._events = _Index(), _Index()
        self._edges: dict[str, dict[str, float]] = {}
        self._excluded: dict[str, set[str]] = {}
        self._clusters: dict[str, Cluster] = {}
        for unit in units:
            self._put(unit)
        for pair in compared:
            self._keep(pair)
        self._cluster(components(self._units, self._edges))

    @property
    def units(self) -> Mapping[str, Unit]:
        """All units by id."""
        return self._units

    @property
    def compared(self) -> Iterator[Compared]:
        """All pairs that were compared and are not wholly unlike, in no order that matters."""
        for one, others in self._edges.items():
            yield from (Compared(one, other, score) for other, score in others.items() if one < other)
        for one, kept_out in self._excluded.items():
            yield from (Compared(one, other, None) for other in kept_out if one < other)

    @property
    def crowded(self) -> Mapping[str, int]:
        """The keys of blocks that were too large when units were last compared by them, and how many units have each.

        Where there are any, what units are compared can depend on the order in which they come.
        """
        return self._reports.crowded | self._events.crowded

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters, in the order of their first ids."""
        return _ordered_clusters(set(self._clusters.values()))

    def cluster_of(self, unit: str) -> Cluster:
        """The cluster of a unit.

        Raises:
            KeyError: no such unit was taken in.
        """
        return self._clusters[unit]

    def add(self, units: Iterable[Unit]) -> Change:
        """Takes units in; ones that are there already are passed over.

        Units of one report have to come together: whether two reports are about one occurrence counts for all that
        they tell.
        """
        fresh = list({unit.id: unit for unit in units if unit.id not in self._units}.values())
        if len(fresh) + len(self._units) > blocks.MOST:
            self._reports.expect(key for unit in fresh if unit.main for key in report_keys(unit))
            self._events.expect(key for unit in fresh for key in event_keys(unit))
        for unit in fresh:
            if unit.main:
                self._units[unit.id] = unit
                self._keep_all(self._as_reports(unit))
                self._put_main(unit)
        for unit in fresh:
            self._units[unit.id] = unit
            self._keep_all(self._as_events(unit))
            self._events.put(unit.id, event_keys(unit))
        return self._anew({unit.id for unit in fresh})

    def remove(self, reports: Collection[str]) -> Change:
        """Gives up the units of reports, as when one is erased or read anew."""
        gone = [unit for unit in self._units.values() if unit.report in reports]
        touched = {near for unit in gone for near in self._clusters[unit.id].units}
        touched |= {near for unit in gone for near in self._edges.get(unit.id, ())}
        for unit in gone:
            self._drop(unit)
        return self._anew(touched)

    def _anew(self, touched: Collection[str]) -> Change:
        """Clusters anew whatever hangs together with these units, there still or not."""
        before = {self._clusters[one] for one in touched if one in self._clusters}
        found = list(self._around([one for one in touched if one in self._units]))
        before |= {self._clusters[one] for ids in found for one in ids if one in self._clusters}
        for cluster in before:
            for one in cluster.units:
                self._clusters.pop(one, None)
        self._cluster(found)
        after = {self._clusters[one] for ids in found for one in ids}
        return Change(_ordered_clusters(after - before), _ordered_clusters(before - after))

    def _around(self, ids: Collection[str]) -> Iterator[list[str]]:
        """The components that hold these units, each once."""
        return components(ids, self._edges)

    def _cluster(self, found: Iterable[Sequence[str]]) -> None:
        for ids in found:
            barred = {one: frozenset(self._excluded.get(one, ())) for one in ids}
            for group in clusters([self._units[one] for one in ids], self._edges, barred):
                cluster = Cluster(group)
                self._clusters.update(dict.fromkeys(group, cluster))

    def _as_reports(self, unit: Unit) -> Iterator[Compared]:
        """A main unit compared with those of other reports."""
        met = self._reports.met(report_keys(unit))
        for other, shared in ((self._units[one], n) for one, n in met.items() if n >= SHARED):
            if shared >= needed(unit, other) and (unit.claims or other.claims):
                one, two = _ordered(unit, other)
                yield Compared(one.id, two.id, None if self._never(one, two) else self._alike(one, two))

    def _as_events(self, unit: Unit) -> Iterator[Compared]:
        """A unit compared with those of other reports, where not both are main."""
        for other in (self._units[one] for one in self._events.met(event_keys(unit))):
            if other.report != unit.report and not (unit.main and other.main):
                one, two = _ordered(unit, other)
                likely = None if excluded(one, two) else events_alike(Two(one, two, self._story(one, two)))
                yield Compared(one.id, two.id, likely)

    def _story(self, one: Unit, other: Unit) -> float:
        """How likely the reports of two units are mainly about one occurrence."""
        first, second = self._mains.get(one.report, ""), self._mains.get(other.report, "")
        return self._edges.get(first, {}).get(second, UNLIKE)

    def _keep(self, pair: Compared) -> None:
        if pair.score is None:
            self._excluded.setdefault(pair.one, set()).add(pair.other)
            self._excluded.setdefault(pair.other, set()).add(pair.one)
        elif pair.score > UNLIKE:
            self._edges.setdefault(pair.one, {})[pair.other] = pair.score
            self._edges.setdefault(pair.other, {})[pair.one] = pair.score

    def _keep_all(self, pairs: Iterable[Compared]) -> None:
        for pair in pairs:
            self._keep(pair)

    def _put(self, unit: Unit) -> None:
        self._units[unit.id] = unit
        self._events.put(unit.id, event_keys(unit))
        if unit.main:
            self._put_main(unit)

    def _put_main(self, unit: Unit) -> None:
        self._mains[unit.report] = unit.id
        self._reports.put(unit.id, report_keys(unit))

    def _drop(self, unit: Unit) -> None:
        self._events.drop(unit.id, event_keys(unit))
        self._reports.drop(unit.id, report_keys(unit) if unit.main else ())
        for other in self._edges.pop(unit.id, {}):
            self._edges[other].pop(unit.id)
        for other in self._excluded.pop(unit.id, set()):
            self._excluded[other].discard(unit.id)
        self._mains.pop(unit.report, None)
        del self._units[unit.id]


def _ordered(one: Unit, other: Unit) -> tuple[Unit, Unit]:
    return (one, other) if one.id < other.id else (other, one)


def _ordered_clusters(some: Iterable[Cluster]) -> tuple[Cluster, ...]:
    return tuple(sorted(some, key=lambda cluster: cluster.units))
