"""A user's own SQL over the index: it can read the index's tables, for as long as it is given, and nothing else."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice

from sayso.archive.archive import Archive
from sayso.archive.database import reading, told
from sayso.errors import RunStopped

SECONDS = 1.0
"""How long a statement may take unless more is given."""
ROWS = 10_000
"""How many rows it may give unless more are asked for."""
MOST = 100_000_000
"""Characters of texts that all rows may have together, and bytes of anything else in hex digits."""
MUCH = "The statement needs more memory than it may have; expected fewer rows, or parts of texts"

_STEPS = 1_000
"""Steps of SQLite's machine between two looks at the clock: well under a millisecond."""
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,  # bytes of a text or row: a long report has room
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_TABLES = frozenset({"json_each", "json_tree", "sqlite_master", "sqlite_schema"})
"""What may be read beside the index's own tables."""
_NAMES = """
abs avg bm25 ceil ceiling char coalesce concat concat_ws count cume_dist date datetime dense_rank exp first_value
floor format glob group_concat hex highlight ifnull iif instr json json_array json_array_length json_extract
json_group_array json_group_object json_object json_quote json_type json_valid julianday lag last_value lead length
like likelihood likely ln log log10 log2 lower ltrim match max min mod nth_value ntile nullif octet_length
percent_rank pow power printf quote random rank replace round row_number rtrim sign snippet sqrt strftime string_agg
substr substring sum time timediff total trim trunc typeof unicode unixepoch unlikely upper -> ->>
"""
_FUNCTIONS = frozenset(_NAMES.split())
_ACTIONS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE})
_OWN_PRAGMA = "data_version"
"""Full-text search asks whether somebody has written."""


Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement gives.

    Attributes:
        columns: their names, each once.
        cut: whether there would have been more rows.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: bool = False


def answer(archive: Archive, sql: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
    """What a SELECT over the tables of schema.sql gives.

    Args:
        archive: whose index is read.
        sql: one statement.
        seconds: after how many it is stopped; one call of a function on megabytes of text is not, until it is over.
        rows: how many are given at most.

    Raises:
        RunStopped: it is no statement that only reads, it is wrong, took too long or gives too much (exit code 2); the
            database is damaged (exit code 3).
    """
    archive.connection  # noqa: B018 -- brings the index up to the journal, or says why that cannot be
    with told(archive.folder.database), closing(reading(archive.folder.database)) as connection:
        _confine(connection)
        with _worded(archive, seconds):
            deadline = time.monotonic() + seconds
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            cursor = connection.execute(sql)
            if cursor.description is None:
                raise RunStopped("The statement gives no rows; expected one SELECT")
            found = list(islice(_cells(cursor), rows + 1))
            columns = _once([column[0] for column in cursor.description])
    return Answer(columns, tuple(found[:rows]), len(found) > rows)


def _cells(cursor: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    """Rows as records have them, as long as they are not too much together."""
    size = 0
    for row in cursor:
        cells = tuple(map(_cell, row))
        size += sum(len(cell) for cell in cells if isinstance(cell, str))
        if size > MOST:
            raise RunStopped(f"The rows have more than {MOST:,} characters; expected fewer rows, or parts of texts")
        yield cells


def _confine(connection: sqlite3.Connection) -> None:
    """Take from a connection everything but reading the tables that it has."""
    own = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    # A virtual table is set up when it is first used, with steps that nothing later may take.
    virtual = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'").fetchall()
    for name in ("json_each", "json_tree", *(row[0] for row in virtual)):
        connection.execute(f"SELECT 1 FROM {name} LIMIT 0").fetchone()  # noqa: S608 -- our own names
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    tables = own | _TABLES

    def allows(action: int, first: str | None, second: str | None, _: str | None, __: str | None) -> int:
        fine = (
            action in _ACTIONS
            # A table without a column is one whose rows are counted; subqueries are told of in the same way.
            or (action == sqlite3.SQLITE_READ and (first in tables or not second))
            or (action == sqlite3.SQLITE_FUNCTION and str(second).lower() in _FUNCTIONS)
            or (action == sqlite3.SQLITE_PRAGMA and first == _OWN_PRAGMA and second is None)
        )
        return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY

    connection.set_authorizer(allows)


@contextmanager
def _worded(archive: Archive, seconds: float) -> Iterator[None]:
    """Say in one line what is wrong with a statement, without telling where the archive is."""
    try:
        yield
    except (sqlite3.Error, sqlite3.Warning) as error:
        if "one statement" in str(error):
            raise RunStopped("There is more than one statement; expected one SELECT") from None
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code == sqlite3.SQLITE_INTERRUPT:
            slow = f"The statement took longer than {seconds:g} s and was stopped; --seconds gives it more"
            raise RunStopped(slow) from None
        if code in _ITS_OWN:
            raise RunStopped(f"The statement cannot be run: {_masked(archive, str(error))}") from None
        raise
    except MemoryError:
        raise RunStopped(MUCH) from None
    except (UnicodeError, OverflowError) as error:
        raise RunStopped(f"The statement cannot be run: {_masked(archive, str(error))}") from None


_ITS_OWN = frozenset(
    {
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_AUTH,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_RANGE,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
    }
)
"""What is the fault of the statement, not of the database."""


def _masked(archive: Archive, message: str) -> str:
    """A message without the path of the archive."""
    root = archive.folder.root
    for path in sorted({str(root.resolve()), str(root.absolute()), str(root)}, key=len, reverse=True):
        message = message.replace(path, "ARCHIVE")
    return " ".join(message.split())


def _once(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns, with a number behind those that stood before."""
    out: list[str] = []
    for name in names:
        number, own = 2, name
        while own in out:
            own, number = f"{name}_{number}", number + 1
        out.append(own)
    return tuple(out)


def _cell(value: object) -> str | int | float | None:
    """A cell as records have it: bytes in hex digits."""
    if isinstance(value, bytes):
        return value.hex()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"No cell for {value!r}; expected what SQLite gives")
