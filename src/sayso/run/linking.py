"""Linking an archive: what each report tells of one occurrence, joined across reports into events, as people judged."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, get_args

from sayso.archive.links import Joined, Unit
from sayso.archive.stored import decode, encode
from sayso.link import events as told_in
from sayso.model.event import Event, Grade
from sayso.model.judgement import Judgement
from sayso.model.reading import Reading
from sayso.run.judging import Judged

if TYPE_CHECKING:
    from sayso.run.archive import Archive

TOGETHER = 100
"""Reports that are read between two times that the archive is written to."""
_WAITING = "SELECT id FROM reports WHERE linked = 0 AND state = 'live' ORDER BY id"


def link(archive: "Archive", show: Callable[[int], None]) -> int:
    """Link the live reports of an archive that are not linked yet; how many reports that were.

    Args:
        archive: whose.
        show: called with the number of reports done.

    Raises:
        RunStopped: another process writes for too long, or the archive cannot be used.
        OSError: it may not be written to.
    """
    done, view = 0, Judged(archive)
    waiting = iter([own for (own,) in archive.rows(_WAITING)])
    while found := {own: list(units_of(view.reading(own))) for own in islice(waiting, TOGETHER)}:
        archive.keep_units(found)
        done += len(found)
        show(done)
    if done or any(True for _ in archive.rows("SELECT 1 FROM links WHERE event = '' LIMIT 1")):
        _join(archive, view)
    return done


def units_of(reading: Reading) -> Iterator[Unit]:
    """What one report tells, occurrence by occurrence."""
    for event in told_in(reading):
        yield Unit(event.id, reading.report.id, "", encode(event).decode("utf-8"))


def _join(archive: "Archive", view: Judged) -> None:
    """Join the units of an archive into events, and keep those that are new or not as they were."""
    kept = {unit.id: unit for unit in archive.units()}
    clusters = {some[0]: some for some in clustered(kept.values(), view.holding())}
    changed = [some for own, some in clusters.items() if any(kept[unit].event != own for unit in some)]
    gone = {unit.event for unit in kept.values() if unit.event} - clusters.keys()
    archive.keep_joined(gone, joined(view, changed, kept))


def joined(view: Judged, clusters: Iterable[tuple[str, ...]], units: Mapping[str, Unit]) -> Iterator[Joined]:
    """The events of units that were put together, with the grades that people gave."""
    grades = view.grades()
    for some in clusters:
        yield Joined(graded(event_of(view, [units[own] for own in some]), grades), some)


def anew(view: Judged, reports: Iterable[str]) -> tuple[Mapping[str, Unit], Iterator[Joined]]:
    """What linking these reports all at once gives: their units, and the events."""
    units = {unit.id: unit for own in reports for unit in units_of(view.reading(own))}
    return units, joined(view, clustered(units.values(), view.holding()), units)


def clustered(units: Iterable[Unit], held: Mapping[tuple[str, ...], Judgement]) -> list[tuple[str, ...]]:
    """Ids of units that tell of one occurrence, together, that of the event first.

    Args:
        units: in any order.
        held: judgements that hold, by their questions.
    """
    del held
    return [(unit.id,) for unit in units]


def event_of(view: Judged, units: Sequence[Unit]) -> Event:
    """The event of units that were joined."""
    del view
    return decode(units[0].alone.encode("utf-8"), Event)


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
