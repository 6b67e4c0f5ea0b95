"""Chooses, among the places that names may stand for, those that a report means: all of its names at once.

What speaks for a place is a list of named reasons, each a score for every candidate of the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sayso.resolve.gazetteer import Named, Place

Numbers = NDArray[np.float64]

CANDIDATES = 16
"""Places of one name that are weighed against each other: the likeliest by themselves."""
TOGETHER = 2_000
"""Places at most that are weighed against each other at once: 32 MB a table of all pairs."""
ROUNDS = 3
"""Times that names are chosen anew by what the others have become."""
NEAR = 150.0
"""Kilometres over which nearness falls to a third."""
SAME_COUNTRY, SAME_REGION, SAME_DISTRICT = 0.3, 0.8, 0.4
IN_COUNTRY = 0.2
"""What a country that is named says for a place in it."""
HELD = 5.0
"""What a place gains that lies in the one behind the comma."""
COMPANY = 5.0
"""What the report's other places weigh against size."""
KINDS = {"n": 0.0, "a": -1.0, "c": 0.0, "s": -2.0, "d": 0.5, "z": -1.5}
"""How much likelier a name stands for a place as its name than as another spelling or as a name cut short."""
FEATURES = {"A.PCLI": 2.5, "A.ADM1": 0.3, "A.ADM2": -1.0, "L.CONT": 3.0, "P.PPLC": 0.7}
WIDE = 1.5
"""Seas, mountains and regions of which no people are counted: as likely as a town of so many powers of ten more."""
UNCOUNTED = 100_000
OUTSHONE = 1.0
"""What a region loses where a capital has its name."""
BESIDE, HEARD = 4, 0.2
"""So many places at most are named as company, and only those that say at least so much."""


@dataclass(frozen=True, slots=True)
class Group:
    """Uses of one name that stand for one place.

    Attributes:
        names: what it may stand for.
        weight: how often it is used, or how much an anchor from outside the text (the publisher, a party) counts.
        within: number of the group that stands behind a comma after it, or None.
    """

    names: tuple[Named, ...]
    weight: float = 1.0
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place of a group, what spoke for it, and the other places that were weighed, the likeliest first."""

    place: Place
    why: str
    others: tuple[Place, ...] = ()


def alone(name: Named) -> float:
    """Size and renown: how likely a name stands for a place before anything else is known."""
    place, how = name
    counted = place.population or (UNCOUNTED if place.feature[0] != "P" else 0)
    size = float(np.log10(counted + 100))
    return size + KINDS[how] + FEATURES.get(place.feature, 0.0 if place.feature[0] == "P" else WIDE)


def likeliest(names: Sequence[Named]) -> tuple[Named, ...]:
    """The names that are weighed at all."""
    return tuple(sorted(names, key=lambda name: (-alone(name), name.place.id))[:CANDIDATES])


def choose(groups: Sequence[Group], outside: Sequence[Group] = ()) -> list[Chosen]:
    """The place of each group.

    All groups of a report are weighed together, unless it has so many that time and memory would run away: then those
    that follow each other.

    Args:
        groups: the names, in the order of the report.
        outside: anchors from outside the text, which only keep company.
    """
    out: list[Chosen] = []
    for start, stop in runs(groups):
        holders = [group.within for group in groups[start:stop] if group.within is not None]
        number = {n: at for at, n in enumerate(dict.fromkeys([*range(start, stop), *holders]))}
        batch = [replace(group, within=_renumbered(group, number)) for group in (groups[n] for n in number)]
        out.extend(weighed([*batch, *outside])[: stop - start])
    return out


def _renumbered(group: Group, number: Mapping[int, int]) -> int | None:
    """Where the group behind the comma stands among those weighed together."""
    return None if group.within is None else number.get(group.within)


def runs(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """First and last (not included) of groups that are weighed together, as many as have `TOGETHER` places."""
    start = places = 0
    for at, group in enumerate(groups):
        if places + len(group.names) > TOGETHER and at > start:
            yield start, at
            start, places = at, 0
        places += len(group.names)
    if start < len(groups):
        yield start, len(groups)


def weighed(groups: Sequence[Group]) -> list[Chosen]:
    """The place of each group among others.

    Each candidate starts from its size and renown. Then, for some rounds, it gains what the candidates of the other
    groups, as likely as they now are, say for it: nearness, one country, one region, and containment across a comma.
    """
    names = [name for group in groups for name in group.names]
    owner = np.repeat(np.arange(len(groups)), [len(group.names) for group in groups])
    places = [name.place for name in names]
    prior = np.array([alone(name) for name in names]) - OUTSHONE * outshone(groups)
    weight = np.sqrt([group.weight for group in groups])[owner]
    ties = affinity(places)
    ties[owner[:, None] == owner[None, :]] = 0.0
    held = containment(groups, owner, places)
    chance = shares(prior, owner)
    for _ in range(ROUNDS):
        company = COMPANY * np.log1p(ties @ (chance * weight))
        joined = held @ chance
        chance = shares(prior + company + joined, owner)
    best = [int(np.flatnonzero(owner == g)[np.argmax(chance[owner == g])]) for g in range(len(groups))]
    joined = held @ chance
    whys = (_why(n, names, joined[n] > 1, ties[n] * chance * weight) for n in best)
    return [Chosen(places[n], why, _beside(n, places, owner, chance)) for n, why in zip(best, whys, strict=True)]


def _beside(n: int, places: Sequence[Place], owner: NDArray[np.intp], chance: Numbers) -> tuple[Place, ...]:
    """The other candidates of a group, each place once, the likeliest first."""
    group = np.flatnonzero(owner == owner[n])
    ordered = [places[m] for m in group[np.argsort(-chance[group], kind="stable")]]
    return tuple(dict.fromkeys(place for place in ordered if place.id != places[n].id))


def _why(n: int, names: Sequence[Named], joined: bool, company: Numbers) -> str:
    """The reasons for a candidate in words, the strongest company by name."""
    reasons = []
    if joined:
        reasons.append("lies in the place named behind the comma")
    strongest = [names[m].place for m in np.argsort(-company, kind="stable")[:BESIDE] if company[m] > HEARD]
    beside = dict.fromkeys(place.name for place in strongest if place.id != names[n].place.id)
    if beside:
        reasons.append(f"in company of {', '.join(beside)}")
    if not reasons:
        reasons.append("the largest or best known of its name")
    return "; ".join(reasons)


def outshone(groups: Sequence[Group]) -> Numbers:
    """Which candidates are regions beside a capital of their name: Washington."""
    capital = [any(name.place.feature == "P.PPLC" and name.how in "na" for name in group.names) for group in groups]
    pairs = zip(groups, capital, strict=True)
    return np.array([has and name.place.feature == "A.ADM1" for group, has in pairs for name in group.names], float)


def shares(score: Numbers, owner: NDArray[np.intp]) -> Numbers:
    """Scores as chances that add up to 1 within each group."""
    top = np.full(int(owner[-1]) + 1, -np.inf)
    np.maximum.at(top, owner, score)
    raised = np.exp(score - top[owner])
    total = np.bincount(owner, raised)
    out: Numbers = raised / total[owner]
    return out


def affinity(places: Sequence[Place]) -> Numbers:
    """How much each place speaks for each other: nearness, one country, one region, one district."""
    lat = np.radians([place.lat for place in places])
    lon = np.radians([place.lon for place in places])
    near = np.exp(-distances(lat, lon) / NEAR)
    country, region, district = (
        _same([place.country for place in places]),
        _same([place.admin1 for place in places]),
        _same([place.admin2 for place in places]),
    )
    whole = np.array([place.feature == "A.PCLI" for place in places])
    state = np.where(whole[:, None] ^ whole[None, :], IN_COUNTRY, SAME_COUNTRY)
    out: Numbers = near + state * country + SAME_REGION * region + SAME_DISTRICT * district
    return out


def _same(values: Sequence[str | int]) -> NDArray[np.bool_]:
    """Which pairs have the same value; 0 and "" are the same as nothing."""
    codes: dict[str | int, int] = {}
    numbers = np.array([codes.setdefault(value, len(codes)) if value else -1 - n for n, value in enumerate(values)])
    out: NDArray[np.bool_] = numbers[:, None] == numbers[None, :]
    return out


def distances(lat: Numbers, lon: Numbers) -> Numbers:
    """Kilometres between all pairs of points, given in radians."""
    a = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    b = np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    out: Numbers = 2 * 6371.0 * np.arcsin(np.sqrt(np.clip(a + b, 0.0, 1.0)))
    return out


def containment(groups: Sequence[Group], owner: NDArray[np.intp], places: Sequence[Place]) -> Numbers:
    """What each place gains from each other by a comma between their names, where the second holds the first."""
    out = np.zeros((len(places), len(places)))
    for number, group in enumerate(groups):
        if group.within is None or group.within == number:
            continue
        for inner in np.flatnonzero(owner == number).tolist():
            for outer in np.flatnonzero(owner == group.within).tolist():
                if holds(places[outer], places[inner]):
                    out[inner, outer] = out[outer, inner] = HELD
    return out


def holds(outer: Place, inner: Place) -> bool:
    """Whether one place lies in the other by the chain of regions."""
    if outer.id == inner.id:
        return False
    if outer.feature == "A.PCLI":
        return outer.country == inner.country
    return outer.id in (inner.admin1, inner.admin2)
