"""What judgements do to the database: which claims are left out, as what they are found, what is linked anew."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.archive.rows import claim_row, number_rows, role_rows
from sayso.archive.stored import decode, printable
from sayso.model.claim import Claim
from sayso.model.ids import claim_of
from sayso.model.judgement import Judgement, holding

_OF = "SELECT json FROM judgements WHERE NOT ended AND first = ? AND verdict IN (?, ?) ORDER BY seq"
_LINK_ANEW = "UPDATE reports SET linked = 0 WHERE id = (SELECT report FROM claims WHERE id = ?)"
_ANY_CORRECTED = "SELECT 1 FROM judgements WHERE verdict = 'corrected' AND NOT ended LIMIT 1"


def understood(told: str) -> Judgement | None:
    """A judgement as the journal has it; None for one that this version does not know."""
    try:
        return decode(told.encode("utf-8"), Judgement)
    except ValueError:
        return None


def put_judgement(connection: sqlite3.Connection, seq: int, at: str, told: str) -> None:
    """Write the row of a judgement, and bring the rows that hang on it up to it."""
    one = understood(told)
    if one is None or not one.of:
        connection.execute("INSERT INTO judgements VALUES (?, '', '', '', '', 0, ?, ?)", (seq, at, told))
        return
    again = connection.execute("SELECT ended FROM judgements WHERE id = ?", (one.id,)).fetchone()
    withdrawn = "SELECT 1 FROM judgements WHERE verdict = 'withdrawn' AND first = ?"
    ended = again[0] if again else int(connection.execute(withdrawn, (one.id,)).fetchone() is not None)
    of = (*map(printable, one.of), "")
    cells = (seq, one.id, one.verdict, of[0], of[1], ended, at, told)
    connection.execute("INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells)
    for judgement in _ended(connection, one) if one.verdict == "withdrawn" else [one]:
        _settle(connection, judgement)


def _ended(connection: sqlite3.Connection, one: Judgement) -> list[Judgement]:
    """The judgement that another one withdraws, marked as ended."""
    connection.execute("UPDATE judgements SET ended = 1 WHERE id = ?", one.of)
    rows = connection.execute("SELECT json FROM judgements WHERE id = ? LIMIT 1", one.of).fetchall()
    return [judgement for (told,) in rows if (judgement := understood(told))]


def _settle(connection: sqlite3.Connection, one: Judgement) -> None:
    if one.verdict in ("note", "unsure"):
        return
    for claim in map(claim_of, one.of):
        if one.verdict in ("correct", "not-a-claim"):
            _leave_out(connection, claim)
        elif one.verdict == "corrected":
            _write_corrected(connection, claim)
        connection.execute(_LINK_ANEW, (claim,))


def _leave_out(connection: sqlite3.Connection, claim: str) -> None:
    """Whether a claim counts: as the latest judgement that holds says."""
    held = holding(_held(connection, claim, "correct", "not-a-claim")).get(("claim", claim))
    connection.execute("DELETE FROM judged_out WHERE claim = ?", (claim,))
    if held and held.verdict == "not-a-claim":
        connection.execute("INSERT INTO judged_out VALUES (?)", (claim,))


def _held(connection: sqlite3.Connection, claim: str, *verdicts: str) -> Iterator[Judgement]:
    for (told,) in connection.execute(_OF, (claim, *verdicts)).fetchall():
        if one := understood(told):
            yield one


def corrections(connection: sqlite3.Connection, claim: str) -> tuple[Judgement, ...]:
    """The corrections of a claim that hold, in the order in which they are made."""
    found = list(_held(connection, claim, "corrected", "corrected"))
    return in_order(holding(found).values()) if found else ()


def in_order(found: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Corrections in the order in which they are made: the type first, on which modes depend, the others by name."""
    return tuple(sorted(found, key=lambda one: (one.field != "type", one.field)))


def all_corrected(connection: sqlite3.Connection, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims as people have corrected them, those that nobody has as they are."""
    any_are = connection.execute(_ANY_CORRECTED).fetchone()
    if not any_are:
        yield from claims
        return
    for claim in claims:
        yield as_corrected(claim, corrections(connection, claim.id))


def as_corrected(claim: Claim, found: tuple[Judgement, ...]) -> Claim:
    """A claim with corrections that hold; the very claim where there are none."""
    if not found:
        return claim
    from sayso.archive.corrections import apply_all  # the tables of names and places, which most archives do not need

    return apply_all(claim, found)


def _write_corrected(connection: sqlite3.Connection, own: str) -> None:
    """Write the rows by which a claim is found as it was corrected; `json` stays as it was read."""
    row = connection.execute("SELECT json FROM claims WHERE id = ?", (own,)).fetchone()
    if row:
        read = decode(row[0].encode("utf-8"), Claim)
        write_as(connection, read, as_corrected(read, corrections(connection, own)))


def write_as(connection: sqlite3.Connection, read: Claim, claim: Claim) -> None:
    """Write the rows by which a claim is found, as it was corrected.

    Args:
        connection: to the database, which has the rows of the claim as it was read.
        read: as it was read.
        claim: as it is corrected.
    """
    kept = replace(claim, sources=read.sources, trigger=read.trigger, sentence=read.sentence)
    cells = claim_row(kept)[:-1]
    names = [row[1] for row in connection.execute("PRAGMA table_info(claims)")][1:-1]
    sets = ", ".join(f"{name} = ?" for name in names)
    connection.execute(f"UPDATE claims SET {sets} WHERE id = ?", (*cells, read.id))  # noqa: S608 -- our own names
    for table, marks, rows in (("roles", 7, role_rows(kept)), ("numbers", 7, number_rows(kept))):
        connection.execute(f"DELETE FROM {table} WHERE claim = ?", (read.id,))  # noqa: S608 -- our own names
        connection.executemany(f"INSERT INTO {table} VALUES (?{', ?' * (marks - 1)})", rows)  # noqa: S608 -- marks
