"""Which of the reports at an address is in force: the newest that ever stood there; none where that was taken back."""

import sqlite3
from urllib.parse import urlsplit

from sayso.archive.lines import Stood, Tombstone
from sayso.archive.settle import drop_events
from sayso.model.ids import address_id
from sayso.model.report import TEASER

_INSTANT = """(SELECT min(coalesce(nullif(captured, ''), journal.at))
  FROM captures JOIN journal USING (seq) WHERE captures.report = reports.id)"""
_ORDER = f"""
instr(reason, ?1) = 0 AS page, coalesce(nullif(published, ''), substr({_INSTANT}, 1, 10)) AS day, {_INSTANT} AS instant
"""
"""What orders reports at one address: teasers come first, whenever they were met."""
_AT_ADDRESS = f"""
SELECT id, state, taken, {_ORDER}, seq FROM reports WHERE url = ?2 ORDER BY page, day, instant, seq, id
"""  # noqa: S608 -- our own names
_STOOD = f"SELECT url, {_ORDER} FROM reports WHERE id = ?2"  # noqa: S608 -- our own names
_ERASED_OVER = """
SELECT report, taken FROM erased_revisions WHERE address = ?1 AND (page, day, instant, seq, report) > (?, ?, ?, ?, ?)
ORDER BY page, day, instant, seq, report LIMIT 1
"""
_BURY = """
INSERT OR REPLACE INTO erased_revisions SELECT ?1, ?2, ?3, ?4, ?5, coalesce(seq, ?6), coalesce(taken, ?7)
FROM (SELECT 1) LEFT JOIN reports ON id = ?1
"""


def names_a_page(url: str) -> bool:
    """Whether an address is that of one report: an outlet's front page is not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(url) and (parts.path not in ("", "/") or bool(parts.query))


def stood(connection: sqlite3.Connection, report: str) -> Stood | None:
    """Where a report stands among those at its address; None where it stands at none, or is not there."""
    for url, page, day, instant in connection.execute(_STOOD, (TEASER, report)):
        return Stood(address_id(url), bool(page), day, instant) if names_a_page(url) else None
    return None


def bury(connection: sqlite3.Connection, line: Tombstone, place: Stood) -> None:
    """Keep where a report stood that is erased, and put out of force what is older at its address."""
    cells = (line.report, place.address, place.page, place.day, place.instant, line.seq, line.at)
    connection.execute(_BURY, cells)
    sql = "SELECT DISTINCT url FROM revisions WHERE address = ?"
    for (url,) in connection.execute(sql, (place.address,)).fetchall():
        settle_address(connection, url)


def settle_address(connection: sqlite3.Connection, url: str) -> None:
    """Number the reports at an address. The newest is live, those before it are not, even where it was taken back.

    What is erased counts as well, and has no number: nothing that is older comes into force, whenever it arrives.
    """
    if not names_a_page(url):
        return
    found = connection.execute(_AT_ADDRESS, (TEASER, url)).fetchall()
    address = address_id(url)
    connection.execute("DELETE FROM revisions WHERE url = ?", (url,))
    for number, (report, state, taken, *order) in enumerate(found, 1):
        connection.execute("INSERT INTO revisions VALUES (?, ?, ?, ?)", (url, number, report, address))
        if state in ("live", "superseded"):
            after = [(own, at) for own, _, at, *_ in found[number : number + 1]]
            later = after or connection.execute(_ERASED_OVER, (address, *order, report)).fetchall()
            _mark(connection, report, number, (later[0][0], max(taken, later[0][1])) if later else ("", ""))


def _mark(connection: sqlite3.Connection, report: str, revision: int, by: tuple[str, str]) -> None:
    state = "superseded" if by[0] else "live"
    changed = connection.execute(
        "UPDATE reports SET state = ?, revision = ?, superseded_by = ?, superseded_at = ?"
        " WHERE id = ? AND (state, revision, superseded_by, superseded_at) IS NOT (?, ?, ?, ?)",
        (state, revision, *by, report, state, revision, *by),
    )
    if changed.rowcount:
        drop_events(connection, report)
        connection.execute("UPDATE reports SET linked = 0 WHERE id = ?", (report,))
