"""What changed in an archive since an instant: its events are put together anew as they were then."""

from collections.abc import Collection, Iterator

from sayso.archive.links import KeptUnit
from sayso.model.event import Event
from sayso.run.changes import Change, Kind, changes
from sayso.run.judging import JudgedView
from sayso.run.linked import Linked
from sayso.run.linking import by_event, clustered, joined, units_of

_THEN = """
SELECT id FROM reports WHERE taken < ?1 AND (state = 'live' OR (state <> 'erased' AND superseded_at >= ?1)) ORDER BY id
"""
_AS_NOW = """
SELECT id FROM reports WHERE taken < ?1 AND state = 'live' AND id NOT IN (
  SELECT report FROM claims JOIN judgements ON claims.id IN (first, second) WHERE judgements.at >= ?1)
"""
_GONE = """
SELECT reports.id, reports.state, superseded_by, coalesce(tombstones.why, '') FROM reports
LEFT JOIN tombstones ON tombstones.report = reports.id
WHERE taken < ?1 AND reports.state <> 'live' AND superseded_at >= ?1 ORDER BY reports.id
"""
_STATES: tuple[Kind, ...] = ("superseded", "retracted", "erased")


def changes_since(archive: Linked, at: str) -> Iterator[Change]:
    """What changed since an instant: reports that are in force no longer, then events.

    Reports are those that were there then, judgements those that were taken in before, but for reports erased since, of
    which nothing is left. Readings are the present ones: what another reader makes of a report is no change.

    Args:
        archive: whose; linked.
        at: ISO 8601 in UTC with `Z`; what was taken in at that instant is new.
    """
    for report, state, by, why in archive.rows(_GONE, (at,)):
        kind = next(one for one in _STATES if one == state)
        yield Change(kind, report, "", "live", f"by {by}" if by else why, (report,))
    yield from changes(*states(archive, at))


def states(archive: Linked, at: str) -> tuple[Iterator[Event], Iterator[Event]]:
    """The events of an archive as they were at an instant, and as they are; those that are the same are left out.

    The arguments are those of `changes_since`.
    """
    past = JudgedView(archive, at)
    now = {unit.id: unit for unit in archive.units()}
    as_now = {own for (own,) in archive.rows(_AS_NOW, (at,))}
    known = {unit.id: unit for unit in now.values() if unit.report in as_now}
    units = known | {unit.id: unit for unit in _others(archive, past, at, as_now)}
    judged = past.grades() != JudgedView(archive).grades()
    there = by_event(now.values())
    old: list[tuple[str, ...]] = []
    same: set[str] = set()
    for some in clustered(units.values(), past.holding(), archive.alike(), known):
        event = now[some[0]].event if some[0] in now else ""
        if not judged and event and there[event] == set(some) and known.keys() >= set(some):
            same.add(event)
        else:
            old.append(some)
    then = (one.event for one in joined(past, old, units) if one.event)
    return then, (event for event in archive.events() if event.id not in same)


def _others(archive: Linked, past: JudgedView, at: str, as_now: Collection[str]) -> Iterator[KeptUnit]:
    """What the other reports that were live then tell, as it was judged then."""
    apart = past.apart()
    for (own,) in list(archive.rows(_THEN, (at,))):
        if own not in as_now:
            yield from units_of(past.reading(own), apart)
