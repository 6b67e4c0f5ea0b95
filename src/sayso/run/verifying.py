"""Everything about an archive that can be checked, in one go."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from shutil import which

from sayso.archive import compare, verify
from sayso.archive.archive import Archive
from sayso.archive.damage import UNUSABLE
from sayso.archive.database import DatabaseDamaged
from sayso.archive.disk import Disk
from sayso.archive.events import event_row
from sayso.archive.folder import Folder
from sayso.archive.lines import Stamped
from sayso.archive.links import KeptUnit, id_of
from sayso.archive.lock import held
from sayso.archive.verify import Checked, Finding, Told
from sayso.errors import RunStopped
from sayso.run.judging import JudgedView
from sayso.run.linking import clustered, joined, units_of

_OPENSSL_SECONDS = 30


def findings(path: str, checked: Checked, *, ca: str = "", files_only: bool = False) -> Iterator[Finding]:
    """All that is not as it was written, as it is found. Nothing is put right.

    Args:
        path: the archive's folder.
        checked: counts what is looked at.
        ca: file of certificates (PEM) that time stamps have to be signed under; "" leaves signatures alone.
        files_only: whether the database is left out.

    Raises:
        RunStopped: there is no archive, or no OpenSSL where certificates are given.
    """
    folder = Folder(Path(path), Disk())
    if not folder.is_made():
        raise RunStopped(f"No archive {path!r}; `sayso add` makes one", UNUSABLE)
    with tempfile.TemporaryDirectory(prefix="sayso-verify-") as scratch:
        copy, known = Path(scratch) / "found.db", Told()
        with _quiet(folder):
            wrong = [] if files_only or not folder.database.exists() else list(compare.copied(folder, copy))
            wrong += verify.journal(folder, known, checked)
        yield from wrong
        for look in (verify.files, verify.words):
            for one in look(folder, known, checked):
                wrong.append(one)
                yield one
        yield from verify.stamps(known, checked)
        if ca:
            yield from _signatures(known, ca, Path(scratch))
        if not wrong and copy.exists():
            wrong += compare.compared(folder, copy, known, checked)
            yield from wrong or _events(path, checked)


@contextlib.contextmanager
def _quiet(folder: Folder) -> Iterator[None]:
    """A time in which nobody writes; on a medium that nobody can write to, any time."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(held(folder.lock))
        yield


def _events(path: str, checked: Checked) -> Iterator[Finding]:
    """What was linked and is not what linking gives: units of reports, and the events that these were joined into."""
    with Archive(path) as archive:
        archive.connection.execute("BEGIN")  # one state: who links meanwhile changes units and events one after another
        try:
            yield from _linked(archive, checked)
        except DatabaseDamaged as error:  # bytes that are no text
            yield Finding(compare.NAME, "links and events", str(error), "what units of reports give")


def _linked(archive: Archive, checked: Checked) -> Iterator[Finding]:
    view, kept = JudgedView(archive), {unit.id: unit for unit in archive.units()}
    waiting = {own for (own,) in archive.rows("SELECT id FROM reports WHERE NOT linked AND state = 'live'")}
    checked.rows += len(kept)
    wrong = list(_units(archive, view, {own: unit for own, unit in kept.items() if unit.report not in waiting}))
    yield from wrong
    if not (wrong or waiting) and all(unit.event for unit in kept.values()):  # else they are yet to be joined
        yield from _joined(archive, view, kept, checked)


def _units(archive: Archive, view: JudgedView, kept: Mapping[str, KeptUnit]) -> Iterator[Finding]:
    left, apart = dict(kept), view.apart()
    for (report,) in list(archive.rows("SELECT id FROM reports WHERE linked AND state = 'live' ORDER BY id")):
        for unit in units_of(view.reading(report), apart):
            found = left.pop(unit.id, None)
            if found is None or replace(found, event="", fresh=1) != unit:
                told = "another row" if found else "no row"
                yield Finding(compare.NAME, f"links {unit.id}", told, f"what report {report} tells")
    for own in left:
        yield Finding(compare.NAME, f"links {own}", "a row", "none, for no live report tells it")


def _joined(archive: Archive, view: JudgedView, kept: Mapping[str, KeptUnit], checked: Checked) -> Iterator[Finding]:
    rows = {row[1]: row[1:] for row in archive.rows("SELECT * FROM events")}
    claims = _by_event(archive, "SELECT event, position, claim FROM event_claims ORDER BY event, position")
    aliases = _by_event(archive, "SELECT event, alias FROM aliases ORDER BY event, alias")
    checked.rows += len(rows)
    for one in joined(view, clustered(kept.values(), view.holding()), kept):
        wanted, own, units = one.event, id_of(one), [kept[unit] for unit in one.units]
        found = rows.pop(own, None)
        held = found, claims.pop(own, []), aliases.pop(own, []), {unit.event for unit in units}
        told = [(alias,) for alias in sorted(wanted.aliases)] if wanted else []
        row, made_of = (event_row(wanted, one.disputed), list(enumerate(wanted.claims))) if wanted else (None, [])
        if held != (row, made_of, told, {own}):
            there = "another row" if found else "no row"
            yield Finding(compare.NAME, f"events {own}", there, f"what {len(units)} units of reports give")
    for own in sorted(rows.keys() | claims.keys() | aliases.keys()):
        yield Finding(compare.NAME, f"events {own}", "a row", "none, for no unit of a report is in it")


def _by_event(archive: Archive, sql: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows that a query has of each event, whose id stands first."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for event, *cells in archive.rows(sql):
        found.setdefault(event, []).append(tuple(cells))
    return found


def _signatures(known: Told, ca: str, scratch: Path) -> Iterator[Finding]:
    """Stamps that OpenSSL does not find signed under the given certificates.

    Raises:
        RunStopped: there is no OpenSSL, or no such file.
    """
    if not Path(ca).is_file():
        raise RunStopped(f"No file {ca!r}; expected certificates in PEM")
    program = which("openssl")
    if program is None:
        raise RunStopped("No program 'openssl'; expected it on the PATH, for it checks signatures", 4)
    for line in known.lines:
        if isinstance(line, Stamped):
            answer = scratch / f"{line.seq}.tsr"
            answer.write_bytes(line.answer)
            command = [program, "ts", "-verify", "-digest", line.head, "-in", str(answer), "-CAfile", ca]
            ran = subprocess.run(command, capture_output=True, check=False, timeout=_OPENSSL_SECONDS)
            if ran.returncode:
                why = next((told for told in ran.stderr.decode("utf-8", "replace").splitlines() if "error" in told), "")
                found = f"a signature that does not hold ({why.rpartition(':')[0].rpartition(':')[2] or 'no reason'})"
                yield Finding("journal", f"stamp in line {line.seq}", found, f"one under the certificates of {ca}")
