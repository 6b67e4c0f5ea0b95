"""Damaged lines of the journal, made anew from what the readings of their batches say of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from sayso.archive.damage import Damaged
from sayso.archive.disk import keep, sync_folders
from sayso.archive.folder import Folder, readings_name
from sayso.archive.intake import with_readings
from sayso.archive.journal import START, Journal, JournalPosition, sealed, unsealed
from sayso.archive.kept import head_of
from sayso.archive.lines import Batch
from sayso.archive.stored import sha256


def mend_lines(folder: Folder) -> Iterator[str]:
    """Put a damaged or shortened journal right; what was done, for the user.

    A batch whose line is lost but whose files are all there counts as taken in: it was, or would have been next.

    Raises:
        Damaged: a line is lost for good: it is of no batch, or the files of its batch are damaged as well.
    """
    last = _sound(folder)
    if last and not (folder.root / readings_name(last.seq + 1)).exists():
        return
    whole = _whole_lines(folder)
    lines = list(_chained(folder, whole))
    if whole and max(whole) > len(lines):
        raise Damaged(f"Line {len(lines) + 1} of the journal is damaged, and its batch does not tell how it was")
    yield from _rewrite(folder, lines)


def _sound(folder: Folder) -> JournalPosition | None:
    """The end of the journal; None where it is damaged."""
    try:
        return Journal(folder).end()
    except Damaged:
        return None


def _whole_lines(folder: Folder) -> dict[int, bytes]:
    """Lines that are as they were written, by their numbers."""
    found: dict[int, bytes] = {}
    for path in sorted(folder.journal.glob("*.jsonl")):
        for raw in path.read_bytes().split(b"\n"):
            try:
                found.setdefault(unsealed(raw)[0].seq, raw + b"\n")
            except ValueError:
                continue
    return found


def _chained(folder: Folder, whole: Mapping[int, bytes]) -> Iterator[bytes]:
    """Lines from the first on, each bound to the one before, as far as there are any."""
    prev, seq = START.hash, 1
    while raw := whole.get(seq) or _made_anew(folder, seq):
        line, digest = unsealed(raw[:-1])
        if line.prev != prev:
            return
        yield raw
        prev, seq = digest, seq + 1


def _made_anew(folder: Folder, seq: int) -> bytes | None:
    """The line of a batch, from its files; None where one of them is not as it was written."""
    try:
        head, data = head_of(folder, seq), folder.read(readings_name(seq))
        sound = all(sha256(folder.read(file.name)) == file.sha256 for file in head.files)
    except Damaged:
        return None
    return sealed(with_readings(head, data))[0] if sound and isinstance(head, Batch) else None


def _rewrite(folder: Folder, lines: list[bytes]) -> Iterator[str]:
    """Write the files of the journal that say something else; what they were is put aside."""
    paths = sorted(folder.journal.glob("*.jsonl")) or [folder.journal / f"{1:09}.jsonl"]
    starts = [int(path.stem) - 1 for path in paths]
    for path, start, stop in zip(paths, starts, [*starts[1:], len(lines)], strict=True):
        data = b"".join(lines[start:stop])
        old = path.read_bytes() if path.exists() else b""
        if data != old:
            name = _keep_old(folder, path, old)
            keep(folder.disk, path, data, folder.scratch, mode=0o644)
            sync_folders(folder.disk, [folder.journal])
            yield f"journal/{path.name} is mended from the readings of its batches; as it was, it is now aside/{name}"


def _keep_old(folder: Folder, path: Path, old: bytes) -> str:
    folder.disk.make_folder(folder.aside)
    name = f"{path.stem}-{sha256(old)[:8]}.damaged"
    keep(folder.disk, folder.aside / name, old, folder.scratch)
    sync_folders(folder.disk, [folder.aside])
    return name
