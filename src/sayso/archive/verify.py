"""Whether an archive is as it was written: every file by its hash, the chain of the journal, every quoted word."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.archive.damage import Damaged
from sayso.archive.erasing import ERASED, Erasures
from sayso.archive.folder import PARTS, Folder, readings_name
from sayso.archive.journal import START, unsealed
from sayso.archive.kept import KeptReading, is_blank, members, report_in
from sayso.archive.lines import AnyLine, Batch, Merged, Stamped, Tombstone
from sayso.archive.stored import GZIP, pack, sha256
from sayso.archive.timestamps import stated
from sayso.archive.words import quoted

_HEAD = pack(b"")[:10]
"""How every gzip member begins that an archive writes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written.

    Attributes:
        file: its name in the archive.
        at: where in it: a line and a byte, a row, a report; "" for the whole file.
        found, expected: what is there, and what should be.
    """

    file: str
    at: str
    found: str
    expected: str


@dataclass(slots=True)
class Checked:
    """What was looked at, counted while `verify` goes on.

    Attributes:
        lines: of the journal that are sound.
        files: of raw bytes, texts and readings.
        readings: whose words were compared with their texts.
        spans: of such words.
        rows: of the database.
        stamps: of the head of the journal.
        unnamed: files of raw bytes, texts and readings that no line names, as a run that was stopped leaves them.
    """

    lines: int = 0
    files: int = 0
    readings: int = 0
    spans: int = 0
    rows: int = 0
    stamps: int = 0
    unnamed: int = 0


@dataclass(slots=True)
class Told:
    """What the sound lines of a journal say.

    Attributes:
        lines: in their order.
        heads: hash of each by its number.
        whole: whether all lines are sound.
    """

    lines: list[AnyLine] = field(default_factory=list)
    heads: dict[int, str] = field(default_factory=dict)
    whole: bool = True


def journal(folder: Folder, told: Told, checked: Checked) -> Iterator[Finding]:
    """Lines that are not as they were written; the others go into `told`.

    After a damaged line the chain is taken up by what the next sound one says of it.
    """
    last, seq = START.hash, 0
    for path in sorted(folder.journal.glob("*.jsonl")):
        name, start = f"journal/{path.name}", 0
        for raw in _split(path.read_bytes()):
            line, digest = _sound(raw)
            at = f"line {seq + 1}, from byte {start}"
            if line is None:
                whole = raw.endswith(b"\n")
                found = f"{len(raw)} bytes that are no sound line" if whole else f"{len(raw)} bytes without a line end"
                yield Finding(name, at, found, "a line whose hash is that of its bytes")
                last, seq, told.whole = "", seq + 1, False
            else:
                if line.seq != seq + 1 or (last and line.prev != last):
                    told.whole = False
                    yield Finding(name, at, f"line {line.seq} after {line.prev[:12]}...", _follows(seq, last))
                last, seq = digest, line.seq
                told.lines.append(line)
                told.heads[seq] = digest
                checked.lines += 1
            start += len(raw)


def _split(data: bytes) -> list[bytes]:
    """Lines with their line ends; the last one may lack its own."""
    pieces = data.split(b"\n")
    return [piece + b"\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _sound(raw: bytes) -> tuple[AnyLine | None, str]:
    try:
        return unsealed(raw[:-1]) if raw.endswith(b"\n") else (None, "")
    except ValueError:
        return None, ""


def _follows(seq: int, last: str) -> str:
    return f"line {seq + 1}" + (f" after {last[:12]}..." if last else "")


def files(folder: Folder, told: Told, checked: Checked) -> Iterator[Finding]:
    """Files that are missing, not as they were stored, or there though they were erased."""
    stated_of: dict[str, str] = {}
    lengths: dict[str, tuple[int, ...]] = {}
    for line in told.lines:
        if isinstance(line, Batch):
            lengths[readings_name(line.seq)] = line.lengths
        if isinstance(line, Batch | Merged):
            stated_of.update((file.name, file.sha256) for file in line.files)
        elif isinstance(line, Tombstone) and line.state == ERASED:
            for name in line.gone:
                stated_of.pop(name, None)
            stated_of.update((file.name, file.sha256) for file in line.blanked)
    for name, digest in sorted(stated_of.items()):
        checked.files += 1
        path = folder.root / name
        if not path.is_file():
            yield Finding(name, "", "no such file", f"bytes of SHA-256 {digest}")
        elif (found := sha256(data := path.read_bytes())) != digest:
            yield Finding(name, _where(data, lengths.get(name, ())), f"SHA-256 {found}", f"SHA-256 {digest}")
    erased = Erasures.of(told.lines).files - stated_of.keys()
    checked.unnamed = sum(1 for name in _names(folder) if name not in stated_of and name not in erased)
    for name in sorted(erased):
        if (folder.root / name).exists():
            yield Finding(name, "", "a file", "none, for it was erased")


def _names(folder: Folder) -> Iterator[str]:
    """Names of all files of raw bytes, texts and readings."""
    for part in PARTS[:-1]:
        for path in (folder.root / part).rglob("*"):
            if not path.is_dir():
                yield path.relative_to(folder.root).as_posix()


def _where(data: bytes, lengths: tuple[int, ...]) -> str:
    """Which member of a file of readings is damaged, by its bytes; "" where that does not show."""
    start = len(data) - sum(lengths)
    places = [(0, start)] if lengths else []
    for length in lengths:
        places.append((start, start + length))
        start += length
    found = [f"{first} to {end}" for first, end in places if first < 0 or not _unpacks(data[first:end])]
    return f"bytes {', '.join(found)}" if found else ""


def _unpacks(member: bytes) -> bool:
    unpacking = zlib.decompressobj(GZIP)
    if not member.startswith(_HEAD) and not is_blank(member):
        return False
    try:
        unpacking.decompress(member)
    except zlib.error:
        return False
    return unpacking.eof and not unpacking.unused_data


def words(folder: Folder, told: Told, checked: Checked) -> Iterator[Finding]:
    """Words that do not stand in the frozen text where a reading says, of every reading there is."""
    for line in told.lines:
        if isinstance(line, Batch):
            try:
                for member in members(folder, line.seq, line.lengths):
                    yield from _words(folder, readings_name(line.seq), member.kept, checked)
            except Damaged:
                continue  # `files` has told of it


def _words(folder: Folder, name: str, kept: KeptReading, checked: Checked) -> Iterator[Finding]:
    if kept.reading is None:
        return
    try:
        text = report_in(folder, kept.report, kept.variant).text
    except Damaged:
        return  # as above
    checked.readings += 1
    for what, start, end, told in quoted(kept.reading):
        checked.spans += 1
        if text[start:end] != told:
            yield Finding(name, f"report {kept.report}, {what}, {start} to {end}", repr(told), repr(text[start:end]))


def stamps(told: Told, checked: Checked) -> Iterator[Finding]:
    """Time stamps that are over something else than the line they are said to be over."""
    for line in told.lines:
        if not isinstance(line, Stamped):
            continue
        checked.stamps += 1
        at = f"stamp in line {line.seq}"
        head = told.heads.get(line.line)
        if head is not None and head != line.head:
            yield Finding("journal", at, f"a stamp over {line.head}", f"{head}, the hash of line {line.line}")
        try:
            stamp = stated(line.answer)
        except ValueError as error:
            yield Finding("journal", at, str(error), "a time stamp as of RFC 3161")
            continue
        if stamp.imprint != line.head:
            yield Finding("journal", at, f"a stamp over {stamp.imprint}", line.head)
