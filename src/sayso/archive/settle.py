"""What is in force of a report: which variant, which reading, under which key."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sayso.archive.folder import Folder
from sayso.archive.judged import all_corrected, write_as
from sayso.archive.kept import KeptReading, reading_at, report_in
from sayso.archive.rows import attribution_rows, claim_row, counts, mention_rows, number_rows, role_rows, source_rows
from sayso.archive.stored import printable
from sayso.model.reading import Reading
from sayso.model.report import Report

RANK = ("ok", "partial", "failed")
"""Of two variants that were read the one that lost less is in force, then the one whose hash is less."""

CHOSEN = (
    "SELECT variant, outcome FROM variants WHERE report = ?"
    " AND EXISTS (SELECT 1 FROM readings WHERE (report, variant) = (variants.report, variants.variant))"
    " ORDER BY CASE outcome WHEN 'ok' THEN 0 WHEN 'partial' THEN 1 ELSE 2 END, variant LIMIT 1"
)
_NEWEST = "SELECT seq, start, length FROM readings WHERE report = ? AND variant = ? ORDER BY seq DESC LIMIT 1"
_RETRACTED = """
UPDATE reports SET state = 'retracted', superseded_at = buried.at
FROM (SELECT at FROM tombstones WHERE report = ?1 AND state = 'retracted') AS buried WHERE id = ?1
"""
"""For a report that comes after the line that took it back, which another archive had."""
CHANGED_LINKS = "INSERT OR REPLACE INTO meta VALUES ('links', hex(randomblob(8)))"
"""Whoever joined units that were read before is told by this that they are others now (`links.Overtaken`)."""
_OF_CLAIMS = ("sources", "roles", "numbers")
_CLAIM_CELLS = 28


@dataclass(frozen=True, slots=True)
class Settling:
    """What settling a report needs.

    Attributes:
        seq, at: number and instant of the line that asks for it.
        fresh: readings that are at hand, by batch and start; the others are read from their files.
    """

    connection: sqlite3.Connection
    folder: Folder
    seq: int
    at: str
    fresh: Mapping[tuple[int, int], KeptReading]

    def reading(self, seq: int, start: int, length: int) -> KeptReading:
        """A reading by where it stands."""
        return self.fresh.get((seq, start)) or reading_at(self.folder, seq, start, length)


def settle(line: Settling, report: str) -> None:
    """Bring the rows of a report up to what its captures, variants and readings now say.

    One without a reading, as when what was read of it is gone, has no row.
    """
    connection = line.connection
    chosen = connection.execute(CHOSEN, (report,)).fetchone()
    if chosen is None:
        return
    variant = chosen[0]
    seq, start, length = connection.execute(_NEWEST, (report, variant)).fetchone()
    key = connection.execute("SELECT min(key) FROM captures WHERE report = ?", (report,)).fetchone()[0]
    old = connection.execute(
        "SELECT n, reports.variant, readings.seq, key FROM reports LEFT JOIN readings"
        " ON readings.report = id AND in_force WHERE id = ?",
        (report,),
    ).fetchone()
    if old and tuple(old[1:3]) == (variant, seq):
        if old[3] != key:
            connection.execute("UPDATE reports SET key = ?, linked = 0 WHERE n = ?", (key, old[0]))
        return
    kept = line.reading(seq, start, length)
    told = report_in(line.folder, report, variant)
    connection.execute(
        "UPDATE readings SET in_force = (variant = ? AND seq = ?) WHERE report = ?", (variant, seq, report)
    )
    if old:
        _clear(connection, report, old[0])
    number = _put_report(line, replace(told, key=key), kept, old[0] if old else None)
    if kept.reading:
        _put_reading(connection, kept.reading)
    connection.execute(
        "INSERT INTO report_words (rowid, title, text) SELECT * FROM report_texts WHERE n = ?", (number,)
    )


def _clear(connection: sqlite3.Connection, report: str, number: int) -> None:
    """Take away the rows that hang on a report's variant and reading."""
    drop_events(connection, report)
    connection.execute(
        "INSERT INTO report_words (report_words, rowid, title, text) SELECT 'delete', n, title, text"
        " FROM report_texts WHERE n = ?",
        (number,),
    )
    connection.execute("DELETE FROM report_texts WHERE n = ?", (number,))
    connection.execute(
        "INSERT INTO claim_words (claim_words, rowid, sentence) SELECT 'delete', n, sentence FROM claims"
        " WHERE report = ?",
        (report,),
    )
    connection.execute(
        "INSERT INTO attribution_words (attribution_words, rowid, content) SELECT 'delete', n, content"
        " FROM attributions WHERE report = ?",
        (report,),
    )
    for table in _OF_CLAIMS:
        connection.execute(f"DELETE FROM {table} WHERE claim IN (SELECT id FROM claims WHERE report = ?)", (report,))  # noqa: S608 -- our own names
    for table in ("claims", "attributions", "mentions"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))  # noqa: S608 -- our own names


def drop_events(connection: sqlite3.Connection, report: str) -> None:
    """Take away the links of a report and the events that rest on them; what else was in these is joined anew."""
    units = "(SELECT unit FROM links WHERE report = ?1)"
    found = "SELECT DISTINCT event FROM links WHERE event <> '' AND report = ?1"
    for (event,) in connection.execute(found, (report,)).fetchall():
        for table in ("events WHERE id", "event_claims WHERE event", "aliases WHERE event"):
            connection.execute(f"DELETE FROM {table} = ?", (event,))  # noqa: S608 -- our own names
        connection.execute("UPDATE links SET event = '' WHERE event = ?", (event,))
    for column, other in (("one", "other"), ("other", "one")):
        near = f"SELECT {other} FROM alike WHERE {column} IN {units}"  # noqa: S608 -- our own names
        connection.execute(f"UPDATE links SET fresh = 2 WHERE fresh = 0 AND unit IN ({near})", (report,))  # noqa: S608
        connection.execute(f"DELETE FROM alike WHERE {column} IN {units}", (report,))  # noqa: S608 -- our own names
    if connection.execute("DELETE FROM links WHERE report = ?", (report,)).rowcount:
        connection.execute(CHANGED_LINKS)


def _put_report(line: Settling, told: Report, kept: KeptReading, number: int | None) -> int:
    """Write the row of a report, and its text; the number of the row, which is `number` where there is one."""
    connection = line.connection
    outcome = "failed" if kept.failure else told.outcome
    reason = "; ".join(filter(None, (kept.failure, told.reason)))
    held = counts(kept.reading) if kept.reading else (0, 0, 0, 0)
    facts = (told.key, told.title, told.publisher, told.byline, told.url, told.published, told.language)
    cells = (*map(printable, facts), len(told.text), kept.variant, outcome, printable(reason))
    if number is None:
        cursor = connection.execute(
            "INSERT INTO reports (id, key, title, publisher, byline, url, published, language, characters, variant,"
            " outcome, reason, taken, seq, state, revision, superseded_by, superseded_at, sentences, claims,"
            " attributions, mentions, linked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'live', 1, '', '', ?, ?, ?, ?, 0)",
            (told.id, *cells, line.at, line.seq, *held),
        )
        number = cursor.lastrowid or 0
        connection.execute(_RETRACTED, (told.id,))
    else:
        connection.execute(
            "UPDATE reports SET key = ?, title = ?, publisher = ?, byline = ?, url = ?, published = ?, language = ?,"
            " characters = ?, variant = ?, outcome = ?, reason = ?, sentences = ?, claims = ?, attributions = ?,"
            " mentions = ?, linked = 0 WHERE n = ?",
            (*cells, *held, number),
        )
    connection.execute(
        "INSERT INTO report_texts VALUES (?, ?, ?)", (number, printable(told.title), printable(told.text))
    )
    return number


def _put_reading(connection: sqlite3.Connection, reading: Reading) -> None:
    claims = reading.claims
    many = connection.executemany
    many(f"INSERT INTO claims VALUES (NULL{', ?' * _CLAIM_CELLS})", map(claim_row, claims))  # noqa: S608 -- marks
    many("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row for one in claims for row in source_rows(one)))
    many("INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?, ?)", (row for one in claims for row in role_rows(one)))
    many("INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?, ?)", (row for one in claims for row in number_rows(one)))
    many("INSERT INTO attributions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", attribution_rows(reading))
    many("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", mention_rows(reading))
    for read, claim in zip(claims, all_corrected(connection, claims), strict=True):
        if claim is not read:
            write_as(connection, read, claim)
    connection.execute(
        "INSERT INTO claim_words (rowid, sentence) SELECT n, sentence FROM claims WHERE report = ? ORDER BY n",
        (reading.report.id,),
    )
    connection.execute(
        "INSERT INTO attribution_words (rowid, content) SELECT n, content FROM attributions WHERE report = ?",
        (reading.report.id,),
    )
