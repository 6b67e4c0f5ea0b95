"""Clusters of units as people judged pairs of them: brought together, or kept apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.ids import claim_of
from sayso.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that somebody judged to tell of one occurrence, or not to."""

    one: str
    other: str
    same: bool


def pairs(held: Mapping[tuple[str, ...], Judgement], unit_of: Mapping[str, str]) -> tuple[Pair, ...]:
    """What was judged of pairs of units, the latest judgement last.

    Args:
        held: judgements that hold, by their questions.
        unit_of: the unit of each claim; what is in none is left out.
    """
    said = (one for one in held.values() if one.verdict in ("same", "different"))
    return tuple(_pairs(sorted(said, key=lambda one: (one.at, one.id)), unit_of))


def _pairs(said: Iterable[Judgement], unit_of: Mapping[str, str]) -> Iterator[Pair]:
    for judgement in said:
        one, other = (unit_of.get(claim_of(own), "") for own in judgement.of)
        if one and other and one != other:
            yield Pair(one, other, judgement.verdict == "same")


def as_judged(clusters: Iterable[Iterable[str]], judged: Sequence[Pair]) -> list[frozenset[str]]:
    """Clusters with each pair as it was judged; where judgements contradict each other, the later one holds.

    Two clusters become one where units of theirs are the same. A cluster of two units that are not comes apart: the
    second goes, with those that were judged to be the same as it; the others stay.

    Args:
        clusters: ids of units, each in one cluster.
        judged: in the order in which they are to hold.
    """
    of = {own: frozenset(some) for some in map(frozenset, clusters) for own in some}
    ties: list[Pair] = []
    for pair in judged:
        one, other = of[pair.one], of[pair.other]
        if pair.same:
            ties.append(pair)
            parts = [one | other]
        elif one == other:
            leaving = _leaving(pair, ties)
            ties = [tie for tie in ties if (tie.one in leaving) == (tie.other in leaving)]
            parts = [one - leaving, leaving]
        else:
            continue
        of |= {own: part for part in parts for own in part}
    return list(dict.fromkeys(of.values()))


def _leaving(pair: Pair, ties: Sequence[Pair]) -> frozenset[str]:
    """The second of a pair with those tied to it; alone where a tie leads from it to the first."""
    found, before = frozenset((pair.other,)), frozenset[str]()
    while found != before:
        before = found
        found |= {own for tie in ties if {tie.one, tie.other} & found for own in (tie.one, tie.other)}
    return frozenset((pair.other,)) if pair.one in found else found
