"""Reports of an archive that carry the same words: the copies of one, and which of an event's fold into one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.archive.archive import Archive
from sayso.link.copies import COPY, runs_of, share

NEAR = 40
"""Reports of the same events that a report is compared with at most, those nearest in time first."""
_BESIDE = """
SELECT DISTINCT reports.id FROM links AS own JOIN links AS other ON other.event = own.event AND own.event <> ''
JOIN reports ON reports.id = other.report AND reports.id <> own.report JOIN reports AS this ON this.id = own.report
WHERE own.report = ?1 ORDER BY abs(coalesce(julianday(reports.published) - julianday(this.published), 1e9)), reports.id
LIMIT ?2
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that carries the words of another; `share` is how much of the shorter one stands in both, 0 to 1."""

    report: str
    share: float


def copies_of(archive: Archive, report: str) -> tuple[Copy, ...]:
    """The reports of the same events that carry at least half of a report's words, the likest first.

    Args:
        archive: whose; copies tell of the same events, so that no others are looked at.
        report: its id.
    """
    others = [own for (own,) in archive.rows(_BESIDE, (report, NEAR))]
    own = runs_of(archive.report(report)) if others else frozenset[int]()
    found = (Copy(other, round(share(own, runs_of(archive.report(other))), 2)) for other in others)
    return tuple(sorted((one for one in found if one.share >= COPY), key=lambda one: (-one.share, one.report)))


def folded(archive: Archive, reports: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Which of some reports are copies of each other: groups of two and more, the earliest of each first.

    Args:
        archive: whose.
        reports: ids, in the order of publication.
    """
    runs = {own: runs_of(archive.report(own)) for own in reports}
    groups: dict[str, list[str]] = {}
    holders: dict[int, list[str]] = {}
    for own in reports:
        shared = Counter(other for run in runs[own] for other in holders.get(run, ()))
        alike = {other for other, count in shared.items() if count >= COPY * min(len(runs[own]), len(runs[other]))}
        groups[own] = next((some for some in groups.values() if not alike.isdisjoint(some)), [])
        groups[own].append(own)
        for run in runs[own]:
            holders.setdefault(run, []).append(own)
    return tuple(dict.fromkeys(tuple(group) for group in groups.values() if len(group) > 1))
