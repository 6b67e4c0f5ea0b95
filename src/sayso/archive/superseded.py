"""What an archive gave out once and has in force no longer, with when and why; when what is in force last changed."""

import sqlite3
from collections.abc import Iterable, Iterator
from heapq import merge

from sayso.archive.folder import Folder
from sayso.archive.kept import reading_at
from sayso.model.edition import Superseded

_WHY = "coalesce(tombstones.why, 'a newer revision stands at its address')"
_REPORTS = f"""
SELECT 'report', id, superseded_by, superseded_at, {_WHY} FROM reports
LEFT JOIN tombstones ON tombstones.report = id WHERE reports.state <> 'live' ORDER BY id
"""  # noqa: S608 -- our own names
_CLAIMS = f"""
SELECT 'claim', claims.id, '', superseded_at, {_WHY} FROM claims JOIN reports ON reports.id = claims.report
LEFT JOIN tombstones ON tombstones.report = reports.id WHERE reports.state <> 'live'
UNION ALL
SELECT 'claim', claim, '', max(judgements.at), 'it was judged to be no claim' FROM judged_out
JOIN claims ON claims.id = claim JOIN reports ON reports.id = claims.report AND reports.state = 'live'
JOIN judgements ON first = claim AND verdict = 'not-a-claim' AND NOT ended GROUP BY claim
UNION ALL
SELECT 'claim', erased_claims.id, '', tombstones.at, tombstones.why FROM erased_claims JOIN tombstones USING (report)
ORDER BY 2
"""  # noqa: S608 -- our own names
_FORMER = """
SELECT old.seq, old.start, old.length, max(later.at, earlier.at) FROM readings AS old
JOIN readings AS held ON held.report = old.report AND held.in_force
JOIN journal AS later ON later.seq = held.seq JOIN journal AS earlier ON earlier.seq = old.seq
WHERE NOT old.in_force AND old.failure = '' ORDER BY old.seq, old.start
"""
_NOT_FOUND = "a later reading of its report has no such claim"
CHANGED = """
WITH own (id) AS (
  SELECT id FROM claims WHERE report = ?1 UNION ALL SELECT 'e' || substr(id, 2) FROM claims WHERE report = ?1
), said (id, at) AS (
  SELECT id, at FROM judgements
  WHERE (first IN (SELECT id FROM own) OR second IN (SELECT id FROM own)) AND verdict NOT IN ('note', 'unsure')
)
SELECT max(at) FROM (
  SELECT taken AS at FROM reports WHERE id = ?1
  UNION ALL SELECT at FROM readings JOIN journal USING (seq) WHERE report = ?1 AND in_force
  UNION ALL SELECT at FROM said
  UNION ALL SELECT at FROM judgements WHERE verdict = 'withdrawn' AND first IN (SELECT id FROM said)
)
"""
"""The instant at which what is in force of a report last changed: taken in, read anew or judged."""


def superseded(connection: sqlite3.Connection, folder: Folder) -> Iterator[Superseded]:
    """Claims and then reports that are in force no longer, each kind in the order of ids.

    Raises:
        Damaged: a file of readings is missing, or not as it was written.
    """
    claims = (Superseded(*row) for row in connection.execute(_CLAIMS))
    yield from merge(claims, _former(connection, folder), key=lambda one: one.id)
    yield from (Superseded(*row) for row in connection.execute(_REPORTS))


def claims_at(folder: Folder, places: Iterable[tuple[int, int, int]]) -> Iterator[str]:
    """Ids of the claims of readings.

    Args:
        folder: the archive's.
        places: batch, offset and length of each reading, as `kept.reading_at` takes them.

    Raises:
        Damaged: a file of them is missing, or not as it was written.
    """
    for place in places:
        found = reading_at(folder, *place).reading
        yield from (claim.id for claim in found.claims) if found else ()


def _former(connection: sqlite3.Connection, folder: Folder) -> list[Superseded]:
    """Claims of earlier readings that the one in force has not; the latest instant of each."""
    found: dict[str, Superseded] = {}
    for *place, at in connection.execute(_FORMER).fetchall():
        for own in claims_at(folder, [(place[0], place[1], place[2])]):
            if connection.execute("SELECT 1 FROM claims WHERE id = ?", (own,)).fetchone() is None:
                found[own] = max(found.get(own, Superseded("claim", own)), Superseded("claim", own, "", at, _NOT_FOUND))
    return sorted(found.values())
