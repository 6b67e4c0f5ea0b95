"""Lines of the journal into the database: what a line says stands there after one transaction, or nothing of it."""

import sqlite3
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from sayso.archive.database import position
from sayso.archive.erasing import Erasures, ToErase, erases
from sayso.archive.folder import Folder
from sayso.archive.journal import Journal, JournalPosition
from sayso.archive.judged import put_judgement
from sayso.archive.kept import KeptReading, members
from sayso.archive.lines import AnyLine, Batch, Ended, Judged, Rated, Taken, Tombstone
from sayso.archive.revisions import bury, settle_address
from sayso.archive.settle import Settling, drop_events, settle
from sayso.archive.stored import encode, printable
from sayso.model.ids import capture_id

_NOTHING = Erasures.of(())
_ERASED_REPORT = (
    "INSERT INTO reports (id, key, title, publisher, byline, url, published, language, characters, variant, outcome,"
    " reason, taken, seq, state, revision, superseded_by, superseded_at, sentences, claims, attributions, mentions,"
    " linked) VALUES (?, ?, '', '', '', '', '', '', 0, ?, ?, '', ?, ?, 'erased', 1, '', '', 0, 0, 0, 0, 0)"
    " ON CONFLICT (id) DO UPDATE SET key = min(key, excluded.key)"
)


def catch_up(
    connection: sqlite3.Connection, folder: Folder, erasures: Erasures | None = None, until: int | None = None
) -> JournalPosition:
    """Apply all lines of the journal that a database does not have yet; how far it has read then.

    Args:
        connection: to the database.
        folder: the archive's.
        erasures: what is erased, of a database that is made anew.
        until: the last line to apply; None for all.

    Raises:
        ToErase: a line erases something that the database may hold, and it is not made anew.
        Damaged: a line, or a file that it names, is not as it was written.
        sqlite3.Error: the database cannot be used.
    """
    last = position(connection)
    for line, after in Journal(folder).lines(last):
        if until is not None and line.seq > until:
            break
        if erasures is None and isinstance(line, Tombstone) and erases(line):
            raise ToErase
        apply(connection, folder, line, after, erasures or _NOTHING)
        last = after
    return last


def apply(
    connection: sqlite3.Connection,
    folder: Folder,
    line: AnyLine,
    after: JournalPosition,
    erasures: Erasures = _NOTHING,
    *,
    before: Callable[[], object] = lambda: None,
) -> None:
    """Apply one line, in one transaction; what it says of reports that were erased later is left out.

    Args:
        connection: to the database.
        folder: the archive's.
        line: to apply.
        after: the position after it.
        erasures: what is erased.
        before: called once all rows stand, before they hold; nothing holds where it fails.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        kind = type(line).__struct_config__.tag
        connection.execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)",
            (line.seq, kind, line.at, after.file, after.stop, after.hash),
        )
        _apply(connection, folder, line, erasures)
        before()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _apply(connection: sqlite3.Connection, folder: Folder, line: AnyLine, erasures: Erasures) -> None:
    if isinstance(line, Batch):
        _batch(connection, folder, _left(connection, line, erasures))
    elif isinstance(line, Tombstone):
        _tombstone(connection, line)
    elif isinstance(line, Rated):
        connection.execute(
            "INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *map(printable, (line.of, line.name, line.by, line.reliability, line.credibility, line.why)),
                line.at,
                line.seq,
            ),
        )
    elif isinstance(line, Judged):
        put_judgement(connection, line.seq, line.at, bytes(line.judgement).decode("utf-8"))


def _batch(connection: sqlite3.Connection, folder: Folder, line: Batch) -> None:
    _captures(connection, line)
    fresh: dict[tuple[int, int], KeptReading] = {}
    for member in members(folder, line.seq, line.lengths):
        kept, reader = member.kept, member.kept.reader
        fresh[line.seq, member.start] = kept
        cells = (kept.report, line.seq, kept.variant, member.start, member.length)
        connection.execute(
            "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (*cells, reader.version, reader.codebook, reader.model, printable(kept.failure)),
        )
    touched = dict.fromkeys([*(taken.report for taken in line.captures), *(kept.report for kept in fresh.values())])
    settling = Settling(connection, folder, line.seq, line.at, fresh)
    for report in touched:
        settle(settling, report)
    _inputs(connection, line.inputs, line.seq)
    for url in _addresses(connection, touched):
        settle_address(connection, url)


def _left(connection: sqlite3.Connection, line: Batch, erasures: Erasures) -> Batch:
    """What a batch took in that was not erased; of what was, the database has the ids and the keys alone."""
    gone = {taken.report for taken in line.captures if erasures.has(taken.report, line.seq)}
    for taken in line.captures:
        if taken.report in gone:
            cells = (taken.report, printable(taken.key), taken.variant, taken.outcome, line.at, line.seq)
            connection.execute(_ERASED_REPORT, cells)
        else:  # it came again after its erasure
            connection.execute("DELETE FROM reports WHERE id = ? AND state = 'erased'", (taken.report,))
            for table in ("tombstones WHERE state = 'erased' AND", "erased_claims WHERE", "erased_revisions WHERE"):
                connection.execute(f"DELETE FROM {table} report = ?", (taken.report,))  # noqa: S608 -- our own names
    return replace(line, captures=tuple(taken for taken in line.captures if taken.report not in gone)) if gone else line


def _captures(connection: sqlite3.Connection, line: Batch) -> None:
    for taken in line.captures:
        connection.execute(
            "INSERT OR IGNORE INTO variants VALUES (?, ?, ?, ?)",
            (taken.report, taken.variant, taken.outcome, line.seq),
        )
    connection.executemany(
        "INSERT OR IGNORE INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_capture(taken, line.seq) for taken in line.captures),
    )


def _capture(taken: Taken, seq: int) -> tuple[str | int, ...]:
    facts = (taken.report, taken.variant, printable(taken.key), printable(taken.place), taken.raw, taken.media_type)
    own = capture_id(taken.report, taken.raw, taken.place)
    return (own, *facts, taken.captured, encode(taken.headers).decode("utf-8"), seq)


def _inputs(connection: sqlite3.Connection, inputs: Iterable[Ended], seq: int) -> None:
    for one in inputs:
        place = printable(one.place)
        tries = 0
        if one.report:  # what failed here before has now given a report
            failed = "FROM inputs WHERE place = ? AND report = '' AND seq < ?"
            tries = sum(row[0] for row in connection.execute(f"SELECT tries {failed}", (place, seq)))
            connection.execute(f"DELETE {failed}", (place, seq))
        connection.execute(
            "INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place, report) DO UPDATE SET"
            " outcome = excluded.outcome, reason = excluded.reason, tries = tries + 1, seq = excluded.seq",
            (place, one.report, one.outcome, printable(one.reason), 1 + tries, seq),
        )


def _addresses(connection: sqlite3.Connection, reports: Iterable[str]) -> list[str]:
    """The addresses at which reports stand, each once."""
    rows = (connection.execute("SELECT url FROM reports WHERE id = ?", (one,)).fetchone() for one in reports)
    return list(dict.fromkeys(row[0] for row in rows if row and row[0]))


def _tombstone(connection: sqlite3.Connection, line: Tombstone) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?, ?, ?)",
        (line.report, line.state, printable(line.why), printable(line.by), line.at, line.seq),
    )
    connection.execute(
        "UPDATE reports SET state = ?, superseded_by = '', superseded_at = ?, linked = 0 WHERE id = ?",
        (line.state, line.at, line.report),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO erased_claims VALUES (?, ?)", ((claim, line.report) for claim in line.claims)
    )
    drop_events(connection, line.report)
    if line.stood:
        bury(connection, line, line.stood)
