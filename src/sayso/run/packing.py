"""The custody pack: what was kept of reports, with all that shows it is as it was."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sayso.archive.archive import Archive
from sayso.archive.custody import buried
from sayso.archive.database import position
from sayso.archive.folder import raw_name
from sayso.archive.journal import Journal, JournalPosition
from sayso.archive.lines import AnyLine, Stamped
from sayso.archive.stored import decode, printable
from sayso.errors import RunStopped
from sayso.export import records
from sayso.export.encoding import json_line
from sayso.export.records import Record
from sayso.model.reading import Reading
from sayso.run.pack_page import Kept, page
from sayso.run.zipped import SUMS, staged

_LAYERS: Mapping[str, Callable[[Reading], Iterable[Record]]] = {
    "reports.jsonl": records.reports,
    "claims.jsonl": records.claims,
    "attributions.jsonl": records.attributions,
}

_README = """\
What is in this pack
  index.html         all reports with their claims, to be read in a browser
  raw/               the bytes as they came, each file named by its SHA-256
  text/              the frozen text of each report, in UTF-8; offsets in claims count its code points
  captures.jsonl     when and where from each report was taken, with the headers that came with it
  reports.jsonl      what is known of each report
  claims.jsonl       who did what to whom, and on whose say-so, as it was read off the texts
  attributions.jsonl who is cited for what
  journal/           the journal of the archive: what was taken in when, line by line, each bound to the one before
  stamps/            time stamps of authorities (RFC 3161) over lines of the journal
  {sums}         SHA-256 of every file here

How to check it
  sha256sum -c {sums}
  Each line of the journal begins with its "hash": the SHA-256 of the line without "hash":"...", (from {{ to }}, without
  the line end). "prev" is the hash of the line before. A line of kind "batch" names the files that were stored,
  compressed, with their SHA-256 as stored; "raw" of a capture is the SHA-256 of the bytes in raw/ here.
  openssl ts -verify -digest HEAD -in stamps/FILE.tsr -CAfile CA.pem
  where HEAD is "head" of the journal's line of kind "stamp", and CA.pem has the authority's root certificate.

Journal of {lines} lines; its last hash is {head}.
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack: reports, raw files, claims, time stamps."""

    reports: int
    raw: int
    claims: int
    stamps: int


def pack(archive: Archive, to: Path, reports: Sequence[str] = (), *, force: bool = False) -> Packed:
    """Write a custody pack: a zip file, or a folder. The same archive gives the same bytes.

    Args:
        archive: whose reports.
        to: where to; a name that ends in `.zip`, or that of a folder.
        reports: ids; none for all that are not erased.
        force: whether an earlier pack is replaced.

    Raises:
        RunStopped: a report was erased, the place is taken, or the archive cannot be used.
    """
    with _one_state(archive) as last:
        return _packed(archive, last, to, reports, force=force)


@contextmanager
def _one_state(archive: Archive) -> Iterator[JournalPosition]:
    """A context in which the database is read as it stands at the beginning; how far it has the journal."""
    connection = archive.connection
    connection.execute("BEGIN")
    try:
        yield position(connection)
    finally:
        connection.execute("COMMIT")


def _packed(archive: Archive, last: JournalPosition, to: Path, reports: Sequence[str], *, force: bool) -> Packed:
    wanted = list(dict.fromkeys(reports)) or [row[0] for row in archive.rows(_ALL)]
    if not wanted:
        raise RunStopped(f"Nothing to pack in {str(archive.folder.root)!r}; expected reports in it")
    for report in wanted:
        if (grave := buried(archive, report)) and grave.state == "erased":
            raise RunStopped(f"'{report}' was erased at {grave.at} ({grave.why}); expected a report that is there")

    def kept() -> Iterator[Kept]:
        """Each report, one at a time: an archive can be larger than the memory."""
        return (_kept(archive, report) for report in wanted)

    lines = [line for line, after in Journal(archive.folder).lines() if after.seq <= last.seq]
    with staged(to, force=force) as folder:
        raw, claims = _write_reports(archive, folder, kept())
        for path in sorted(archive.folder.journal.glob("*.jsonl")):
            if path.name <= last.file:
                data = path.read_bytes()
                _write(folder / "journal" / path.name, data[: last.stop] if path.name == last.file else data)
        stamps = _write_stamps(folder, lines)
        head = last.hash if lines else ""
        _write(folder / "README.txt", _README.format(sums=SUMS, lines=len(lines), head=head).encode("utf-8"))
        with (folder / "index.html").open("wb") as file:
            file.writelines(page(kept, len(lines), head))
    return Packed(len(wanted), raw, claims, stamps)


_ALL = "SELECT id FROM reports WHERE state <> 'erased' ORDER BY id"
_CAPTURES = (
    "SELECT report, key, place, raw, media_type, captured, at AS taken, headers FROM captures JOIN journal USING (seq)"
    " WHERE report = ? ORDER BY captures.seq, id"
)


def _kept(archive: Archive, report: str) -> Kept:
    grave = buried(archive, report)
    state = next(row[0] for row in archive.rows("SELECT state FROM reports WHERE id = ?", (report,)))
    return Kept(archive.reading(report), state, grave.why if grave else "", tuple(_captures(archive, report)))


def _captures(archive: Archive, report: str) -> Iterator[dict[str, str]]:
    names = ("report", "key", "place", "raw", "media_type", "captured", "taken", "headers")
    for row in archive.rows(_CAPTURES, (report,)):
        yield dict(zip(names, row, strict=True))


def _write_reports(archive: Archive, folder: Path, kept: Iterable[Kept]) -> tuple[int, int]:
    """Write raw bytes, texts and records; how many raw files and claims that were.

    Raw bytes that were erased with another report are not there.
    """
    raw, claims = set[str](), 0
    with ExitStack() as stack:
        files = {name: stack.enter_context((folder / name).open("wb")) for name in (*_LAYERS, "captures.jsonl")}
        for one in kept:
            claims += len(one.reading.claims)
            _write(folder / "text" / f"{one.reading.report.id}.txt", printable(one.reading.report.text).encode("utf-8"))
            for name, layer in _LAYERS.items():
                files[name].writelines(map(json_line, layer(one.reading)))
            for capture in one.captures:
                headers = decode(capture["headers"].encode("utf-8"), list[list[str]])
                files["captures.jsonl"].write(json_line({**capture, "headers": headers}))
                name = raw_name(capture["raw"])
                if capture["raw"] not in raw and (archive.folder.root / name).exists():
                    raw.add(capture["raw"])
                    _write(folder / "raw" / capture["raw"], archive.folder.unpacked(name))
    return len(raw), claims


def _write_stamps(folder: Path, lines: Iterable[AnyLine]) -> int:
    """Write the answers of authorities, one file each; how many that were."""
    found = [line for line in lines if isinstance(line, Stamped)]
    for line in found:
        _write(folder / "stamps" / f"{line.seq:09}.tsr", line.answer)
    return len(found)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
