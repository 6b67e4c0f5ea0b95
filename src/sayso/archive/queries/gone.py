"""Where an event went: every id that was ever given out leads to an event, or to the reason why there is none."""

import re
from collections.abc import Iterator

from sayso.archive.archive import Archive
from sayso.archive.kept import reading_at
from sayso.errors import RunStopped
from sayso.model.claim import Claim
from sayso.model.ids import claim_of

_ID = re.compile(r"e[0-9a-f]{16}")
_NOW = """
SELECT event FROM aliases WHERE alias = ?1
UNION SELECT event FROM event_claims WHERE claim = ?2
"""
_OF_CLAIM = """
SELECT reports.id, reports.state, superseded_by, coalesce(why, '')
FROM claims JOIN reports ON reports.id = claims.report
LEFT JOIN tombstones ON tombstones.report = reports.id WHERE claims.id = ?1
UNION ALL
SELECT report, state, '', why FROM erased_claims JOIN tombstones USING (report) WHERE id = ?1
"""
_EVENTS_OF = """
SELECT DISTINCT event FROM event_claims JOIN claims ON claims.id = claim WHERE report = ? ORDER BY event LIMIT 5
"""


def now(archive: Archive, event: str) -> str:
    """The id of the event in which the claim is now that an event had its id from; "" where `event` is no such id.

    Args:
        archive: whose.
        event: an id that was once given out, of an event that is there no longer.

    Raises:
        RunStopped: it went into no event; the message says why (exit code 2).
    """
    if not _ID.fullmatch(event):
        return ""
    claim = claim_of(event)
    for (there,) in archive.rows(_NOW, (event, claim)):
        return str(there)
    if any(True for _ in archive.rows("SELECT 1 FROM judged_out WHERE claim = ?", (claim,))):
        raise RunStopped(f"Event '{event}' is no more: its claim {claim} was judged to be none")
    for report, state, by, why in archive.rows(_OF_CLAIM, (claim,)):
        if state == "live":
            raise RunStopped(f"Event '{event}' is not computed yet; `sayso link` computes those of report {report}")
        if state == "superseded":
            told = ", ".join(row[0] for row in archive.rows(_EVENTS_OF, (by,))) or "no events"
            why = f"by {by}, which has {told}"
        raise RunStopped(f"Event '{event}' is no more: its report {report} was {state}" + (f" ({why})" if why else ""))
    return _as_read_anew(archive, event, claim)


def _as_read_anew(archive: Archive, event: str, claim: str) -> str:
    """The event of the claim that a later reading has in place of one of an earlier reading; "" for neither.

    Raises:
        RunStopped: the later reading has none there.
    """
    for report, old in _earlier(archive, claim):
        ends = (old.sentence.end, old.sentence.start, old.trigger.start)
        sql = (
            "SELECT event FROM claims JOIN event_claims ON event_claims.claim = claims.id WHERE report = ?"
            " AND start < ? AND start >= ? ORDER BY abs(start - ?), claims.id LIMIT 1"
        )
        for (there,) in archive.rows(sql, (report, *ends)):
            return str(there)
        raise RunStopped(f"Event '{event}' is no more: a later reading of report {report} has no such claim")
    return ""


def _earlier(archive: Archive, claim: str) -> Iterator[tuple[str, Claim]]:
    """Claims of that id in earlier readings, with their reports."""
    sql = "SELECT report, seq, start, length FROM readings WHERE NOT in_force AND failure = '' ORDER BY seq, start"
    for report, seq, start, length in list(archive.rows(sql)):
        kept = reading_at(archive.folder, seq, start, length)
        for one in kept.reading.claims if kept.reading else ():
            if one.id == claim:
                yield report, one
