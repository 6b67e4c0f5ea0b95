"""Lines that the database has and the journal no longer, as where the end of the journal was cut off."""

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.archive.database import DatabaseDamaged, told, writing
from sayso.archive.folder import Folder

_KINDS = {"batch": "reports", "tombstone": "retracted or erased"}
"""What a user calls a kind of line, where that is another word."""
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Lost:
    """A line by its number and what it tells of."""

    line: int
    kind: str


def in_words(lost: Sequence[Lost]) -> str:
    """The first lines with their kinds: `4 (reports), 5 (judgement), ...`."""
    return ", ".join(f"{one.line} ({one.kind})" for one in lost[:_NAMED]) + (", ..." if len(lost) > _NAMED else "")


def cut_off(folder: Folder, connection: sqlite3.Connection) -> list[Lost]:
    """Lines that stand behind the end of a file of the journal.

    Sizes of files tell, so a line that was changed is not found; `sayso verify` finds it.
    """
    sizes = {path.name: path.stat().st_size for path in folder.journal.glob("*.jsonl")}
    rows = connection.execute("SELECT seq, kind, file, stop FROM journal ORDER BY seq")
    return [_lost(seq, kind) for seq, kind, file, stop in rows if stop > sizes.get(file, 0)]


def lost_after(folder: Folder, end: int) -> list[Lost]:
    """Lines of the database after the last one of the journal, for who holds the lock; none where it is damaged.

    Args:
        folder: the archive's.
        end: the last line of the journal, all of which is sound.
    """
    if not folder.database.exists():
        return []
    with (
        contextlib.suppress(DatabaseDamaged),
        told(folder.database),
        contextlib.closing(writing(folder.database)) as found,
    ):
        count, last = found.execute("SELECT count(*), max(seq) FROM journal").fetchone()
        rows = found.execute("SELECT seq, kind FROM journal WHERE seq > ? ORDER BY seq", (end,)).fetchall()
        return [_lost(*row) for row in rows] if count == last else []
    return []


def _lost(line: int, kind: str) -> Lost:
    return Lost(line, _KINDS.get(kind, kind))
