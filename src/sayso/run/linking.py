"""Linking an archive: what each report tells of one occurrence, joined across reports into events, as people judged."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import islice
from typing import Protocol, get_args

from sayso.archive.archive import Archive
from sayso.archive.links import Alike, Joined, KeptUnit, Overtaken
from sayso.archive.stored import decode, encode
from sayso.link import blocks
from sayso.link.across import Compared, Links
from sayso.link.copies import Shape, copies, passages, shape
from sayso.link.gathered import Part, event_of
from sayso.link.origins import voices_of
from sayso.link.unit import Unit as Told
from sayso.link.units import units as told_in
from sayso.model.event import Event, Grade
from sayso.model.ids import event_id
from sayso.model.judgement import Judgement
from sayso.model.reading import Reading
from sayso.run.contradictions import disputed
from sayso.run.judging import Holding, JudgedView
from sayso.run.pairs import Pair, as_judged, pairs

TOGETHER = 100
"""Reports that are read between two times that the archive is written to."""
SHARE = 100
"""Clusters whose events one process puts together before it is given others: some third of a second of work."""
_UNJOINED = "SELECT 1 FROM links WHERE fresh > 0 UNION ALL SELECT 1 FROM links WHERE event = '' LIMIT 1"
_KEPT = 64
"""Readings at hand while events are put together."""
_SHAPES = 4096
"""Reports of which it is at hand what copies are told by."""
_WAITING = "SELECT id FROM reports WHERE linked = 0 AND state = 'live' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Share:
    """Clusters whose events are put together by themselves, by whoever can open the archive.

    Attributes:
        archive: its folder.
        number: of the share, from 0.
        clusters: ids of units, as `clustered` has them.
        units: those of the clusters.
    """

    archive: str
    number: int
    clusters: Sequence[Sequence[str]]
    units: Sequence[KeptUnit]


Done = tuple[int, Sequence[Joined]]
"""The number of a share, and its events in the order of its clusters."""


class Spread(Protocol):
    """Whoever has shares done by several processes, such as an engine of the distributed run."""

    def __call__(self, do: Callable[[Share], Done], tasks: Sequence[Share]) -> Iterator[Done]:
        """What came of each share, in any order."""


def link(archive: Archive, show: Callable[[int], None], spread: Spread | None = None) -> int:
    """Link the live reports of an archive that are not linked yet; how many reports that were.

    Args:
        archive: whose.
        show: called with the number of reports done.
        spread: has events put together by several processes; None does it here. It gives the same.

    Raises:
        RunStopped: another process writes for too long, or the archive cannot be used.
        OSError: it may not be written to.
    """
    done, view, seen = 0, JudgedView(archive), archive.last_line()
    apart = view.apart()
    waiting = iter([own for (own,) in archive.rows(_WAITING)])
    while found := {own: list(_told_by(view, own, apart)) for own in islice(waiting, TOGETHER)}:
        archive.keep_units(found, seen)
        done += len(found)
        show(done)
    while done or any(True for _ in archive.rows(_UNJOINED)):
        with suppress(Overtaken):  # another process linked as well: joined again as of what it left
            _join(archive, view, spread)
            break
    return done


def _told_by(view: JudgedView, report: str, apart: Iterable[tuple[str, str]]) -> Iterator[KeptUnit]:
    """What a report tells; nothing where another process has erased it meanwhile."""
    try:
        reading = view.reading(report)
    except KeyError:
        view.archive.check_gone(report)
        return
    yield from units_of(reading, apart)


def units_of(reading: Reading, apart: Iterable[tuple[str, str]]) -> Iterator[KeptUnit]:
    """What one report tells, occurrence by occurrence.

    Args:
        reading: its reading, as it was judged.
        apart: pairs of claims that were judged to tell of two occurrences (`JudgedView.apart`).
    """
    told = list(told_in(reading))
    for one, other in apart:
        told = [part for unit in told for part in _split(unit, one, other)]
    ids = {unit.id: event_id(unit.claims[0]) if unit.claims else unit.id for unit in told}
    for unit in told:
        others = frozenset(ids[own] for own in unit.apart if own in ids)
        yield KeptUnit(ids[unit.id], unit.report, _stored(replace(unit, id=ids[unit.id], apart=others)))


def _split(unit: Told, one: str, other: str) -> Iterator[Told]:
    """A unit without the second of two claims and that claim by itself, where it has both; else the unit."""
    if one not in unit.claims or other not in unit.claims:
        yield unit
        return
    leaving = event_id(other)
    own = f"{unit.id}-" if unit.id == leaving else unit.id
    rest = tuple(claim for claim in unit.claims if claim != other)
    yield replace(unit, id=own, claims=rest, apart=unit.apart | {leaving})
    yield replace(unit, id=leaving, claims=(other,), main=False, apart=unit.apart | {own})


def _stored(told: Told) -> str:
    """What linking goes by as JSON, the same for the same value: sets in order, all else in the order it has."""
    cells = {field.name: getattr(told, field.name) for field in fields(told)}
    sets = {name: sorted(value) for name, value in cells.items() if isinstance(value, frozenset)}
    return encode(cells | sets).decode("utf-8")


def _join(archive: Archive, view: JudgedView, spread: Spread | None) -> None:
    """Join the units of an archive into events, and keep those that are new or not as they were.

    Raises:
        Overtaken: another process has changed links since they were read.
    """
    mark, kept = archive.links_mark(), {unit.id: unit for unit in archive.units()}
    fresh = {own for own, unit in kept.items() if unit.fresh == 1}
    links, told, judged = _linked(kept.values(), view.holding(), archive.alike(), kept.keys() - fresh)
    _tell_crowded(archive, links.crowded)
    compared = (Alike(p.one, p.other, p.score) for p in links.compared if not fresh.isdisjoint((p.one, p.other)))
    mark = archive.keep_alike((own for own, unit in kept.items() if unit.fresh), compared, mark)
    clusters = _clusters(links, judged)
    there = by_event(kept.values())
    same = {event for event, some in there.items() if event and some in clusters}
    changed = [_ordered(some, told) for some in clusters if kept[min(some)].event not in same]
    archive.keep_joined(there.keys() - same - {""}, joined(view, changed, kept, spread), mark)


def _tell_crowded(archive: Archive, crowded: Mapping[str, int]) -> None:
    if crowded:
        largest = max(crowded, key=lambda key: (crowded[key], key))
        archive.tell(
            f"Linking left out {len(crowded):,} blocks of more than {blocks.MOST:,} units, which tell nothing apart;"
            f" the largest is {largest!r} with {crowded[largest]:,}"
        )


def clustered(
    units: Iterable[KeptUnit], held: Holding, alike: Iterable[Alike] = (), known: Collection[str] = ()
) -> list[tuple[str, ...]]:
    """Ids of units that tell of one occurrence, together, that of the earliest first; what linking all at once gives.

    Args:
        units: in any order.
        held: judgements that hold, by their questions.
        alike: what was compared before, of whichever units.
        known: ids of units all of whose pairs among themselves are in `alike`.
    """
    links, told, judged = _linked(units, held, alike, known)
    return [_ordered(some, told) for some in _clusters(links, judged)]


def _linked(
    units: Iterable[KeptUnit], held: Holding, alike: Iterable[Alike], known: Collection[str]
) -> tuple[Links, Mapping[str, Told], Sequence[Pair]]:
    """Units as they hang together, what linking goes by for each, and what was judged of pairs."""
    told, judged = _judged(units, held)
    pairs = (Compared(p.one, p.other, p.score) for p in alike if p.one in known and p.other in known)
    links = Links((one for own, one in told.items() if own in known), pairs)
    links.add(_mains_first(one for own, one in told.items() if own not in known))
    return links, told, judged


def _judged(units: Iterable[KeptUnit], held: Holding) -> tuple[Mapping[str, Told], Sequence[Pair]]:
    """What linking goes by, with those pairs kept apart that were judged to be; and what was judged of pairs."""
    told = {unit.id: decode(unit.told.encode("utf-8"), Told) for unit in units}
    judged = pairs(held, {claim: one.id for one in told.values() for claim in one.claims})
    for pair in judged:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if not pair.same:
                told[one] = replace(told[one], apart=told[one].apart | {other})
    return told, judged


def _mains_first(told: Iterable[Told]) -> list[Told]:
    """Units in the order in which they are compared: whether two reports are of one story counts for all of theirs."""
    return sorted(told, key=lambda one: (not one.main, one.id))


def _clusters(links: Links, judged: Sequence[Pair]) -> set[frozenset[str]]:
    return set(as_judged((cluster.units for cluster in links.clusters), judged))


def _ordered(some: Iterable[str], told: Mapping[str, Told]) -> tuple[str, ...]:
    """Units by the publication of their reports, as the claims of an event are; what is not dated comes last."""
    return tuple(sorted(some, key=lambda own: (told[own].published or "9", told[own].report, told[own].claims)))


def by_event(units: Iterable[KeptUnit]) -> Mapping[str, frozenset[str]]:
    """Ids of units by the event that they were joined into, "" for those that are yet to be."""
    found: dict[str, set[str]] = {}
    for unit in units:
        found.setdefault(unit.event, set()).add(unit.id)
    return {event: frozenset(some) for event, some in found.items()}


def joined(
    view: JudgedView,
    clusters: Iterable[Sequence[str]],
    units: Mapping[str, KeptUnit],
    spread: Spread | None = None,
) -> Iterator[Joined]:
    """The events of units that were put together, with the grades that people gave; none of reports without claims.

    Args:
        view: what the claims are taken from.
        clusters: ids of units, as `clustered` has them.
        units: the units by id.
        spread: as of `link`; only for the view of all judgements.
    """
    ordered = sorted(clusters, key=lambda some: (units[some[0]].report, some[0]))  # so that few readings are fetched
    if spread is None or len(ordered) <= SHARE:
        yield from _put_together(view, ordered, units)
        return
    root, waiting, following = str(view.archive.folder.root.absolute()), dict[int, Sequence[Joined]](), 0
    shares = [
        Share(root, number, some, [units[own] for one in some for own in one])
        for number, some in enumerate(ordered[at : at + SHARE] for at in range(0, len(ordered), SHARE))
    ]
    for number, found in spread(share_joined, shares):
        waiting[number] = found
        while following in waiting:  # in the order of clusters, whichever share is done first
            yield from waiting.pop(following)
            following += 1


def share_joined(share: Share) -> Done:
    """The events of a share.

    Raises:
        KeyError: what it is of is gone meanwhile; as `Damaged`.
        RunStopped: the archive cannot be used.
    """
    with Archive(share.archive) as archive:
        units = {unit.id: unit for unit in share.units}
        return share.number, list(_put_together(JudgedView(archive), share.clusters, units))


def _put_together(
    view: JudgedView, clusters: Iterable[Sequence[str]], units: Mapping[str, KeptUnit]
) -> Iterator[Joined]:
    grades, reading = view.grades(), lru_cache(maxsize=_KEPT)(view.reading)
    shapes = lru_cache(maxsize=_SHAPES)(lambda own: shape(reading(own).report))
    for some in clusters:
        told = [decode(units[own].told.encode("utf-8"), Told) for own in some]
        claimed = any(one.claims for one in told)  # reports without claims are no event, however much alike
        event = graded(event_of(_parts(told, reading, shapes), some), grades) if claimed else None
        yield Joined(event, tuple(some), disputed(event) if event else 0.0)


def _parts(told: Sequence[Told], reading: Callable[[str], Reading], shapes: Callable[[str], Shape]) -> list[Part]:
    """What the reports of some units have to say, each with who speaks in its own voice and in what it has lifted."""
    reports = {one.report: reading(one.report).report for one in told}
    known = {own: shapes(own) for own in reports} if len(reports) > 1 else {}
    first = copies(known.values())
    voices = voices_of(list(reports.values()), first)
    taken = passages(reports.values(), known, first) if known else {}
    lifted = {own: tuple((one.start, one.end, voices[one.source]) for one in some) for own, some in taken.items()}
    return [
        Part(reading(one.report), one.claims, one.main, voices[one.report], lifted.get(one.report, ())) for one in told
    ]


def anew(view: JudgedView, reports: Iterable[str]) -> tuple[Mapping[str, KeptUnit], Iterator[Joined]]:
    """What linking these reports all at once gives: their units, and the events."""
    apart = view.apart()
    units = {unit.id: unit for own in reports for unit in units_of(view.reading(own), apart)}
    return units, joined(view, clustered(units.values(), view.holding()), units)


def graded(event: Event, held: Mapping[str, Judgement]) -> Event:
    """An event with the grade that a person gave it, if any did; of several the latest.

    Args:
        event: as it was computed.
        held: grades that hold, by the claim that the event judged had its id from.
    """
    found = [held[own] for own in event.claims if own in held]
    if not found:
        return event
    given = max(found, key=lambda one: (one.at, one.id))
    grade: Grade = next(one for one in get_args(Grade) if one == given.value)
    reason = f": {given.why}" if given.why else ""
    who = f"{given.by or 'Somebody'} judged it {given.value}{reason}"
    return replace(event, grade=grade, why=f"{who.rstrip('.')}. Computed: {event.grade}. {event.why}")
