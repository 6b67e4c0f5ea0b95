"""Erasing for good: what of a report is in which file, and files and databases without it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.archive.disk import READ_ONLY, sync_folders
from sayso.archive.folder import LAKE, Folder, raw_name, readings_name, text_name
from sayso.archive.kept import blank
from sayso.archive.lines import AnyLine, Batch, Blanked, Tombstone
from sayso.archive.stored import sha256

ERASED = "erased"
PARTIAL = ".partial-"
"""What the names of folders begin with that a run was still writing."""
_PIECE = 1 << 20
_COPIES = ("shards", "tables", f"{PARTIAL}*")


class ToErase(Exception):
    """A line says that something is erased, and the database may still hold it: it has to be made anew."""


@dataclass(frozen=True, slots=True)
class Erasures:
    """What a journal says is erased.

    Attributes:
        until: the line of its last tombstone, by report: what came before that line is gone.
        files: names of files that are erased and did not come again.
        members: readings that are blank, by file.
    """

    until: Mapping[str, int]
    files: frozenset[str]
    members: Mapping[str, frozenset[tuple[int, int]]]

    @classmethod
    def of(cls, lines: Iterable[AnyLine]) -> "Erasures":
        """What these lines say, from the first one on."""
        until: dict[str, int] = {}
        files: set[str] = set()
        members: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for line in lines:
            if isinstance(line, Batch):
                files.difference_update(file.name for file in line.files)
            elif isinstance(line, Tombstone) and line.state == ERASED:
                until[line.report] = line.seq
                files.update(line.gone)
                for file in line.blanked:
                    members[file.name].update(file.members)
        return cls(until, frozenset(files), {name: frozenset(found) for name, found in members.items()})

    def has(self, report: str, seq: int) -> bool:
        """Whether what a batch says of a report is erased."""
        return seq < self.until.get(report, 0)


def erases(line: Tombstone) -> bool:
    """Whether there was anything to erase: of a report that another archive erased there may never have been."""
    return line.state == ERASED and bool(line.gone or line.blanked)


def planned(connection: sqlite3.Connection, folder: Folder, report: str) -> tuple[tuple[str, ...], tuple[Blanked, ...]]:
    """The files that hold a report alone or its bytes, and those of readings without it."""
    raw = connection.execute("SELECT DISTINCT raw FROM captures WHERE report = ? ORDER BY raw", (report,))
    forms = connection.execute("SELECT variant FROM variants WHERE report = ? ORDER BY variant", (report,))
    gone = (*(raw_name(row[0]) for row in raw), *(text_name(report, row[0]) for row in forms))
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    places = "SELECT seq, start, length FROM readings WHERE report = ? ORDER BY seq, start"
    for seq, start, length in connection.execute(places, (report,)):
        found[seq].append((start, length))
    return gone, tuple(_blanked(folder, readings_name(seq), places) for seq, places in found.items())


def _blanked(folder: Folder, name: str, places: Sequence[tuple[int, int]]) -> Blanked:
    data = without(folder.read(name), places)
    return Blanked(name, sha256(data), len(data), tuple(places))


def without(data: bytes, places: Iterable[tuple[int, int]]) -> bytes:
    """A file of readings of the same length in which the readings at these places are blank."""
    changed = bytearray(data)
    for start, length in places:
        changed[start : start + length] = blank(length)
    return bytes(changed)


def erase(folder: Folder, erasures: Erasures) -> None:
    """Bring the files to what the journal says of them; what is done already stays as it is.

    Bytes are overwritten where they stand, for a name that is gone leaves them on the disk. A run that is killed here
    is made good by the next one, which goes by the journal as well.

    Raises:
        OSError: the disk may not be written to.
    """
    homes = set[Path]()
    for name in sorted(erasures.files):
        if (path := folder.root / name).exists():
            _blank_out(folder, path)
            path.unlink()
            homes.add(path.parent)
    for name, places in sorted(erasures.members.items()):
        if (path := folder.root / name).exists():
            _overwrite(folder, path, {start: blank(length) for start, length in sorted(places)})
    sync_folders(folder.disk, homes)


def _overwrite(folder: Folder, path: Path, pieces: Mapping[int, bytes]) -> None:
    """Write pieces over a file, each at its offset, where something else stands there; its size stays.

    A link is left as it is: what it leads to may be anybody's.
    """
    if path.is_symlink():
        return
    with path.open("rb") as stream:
        old = stream.read()
    todo = {start: piece for start, piece in pieces.items() if old[start : start + len(piece)] != piece}
    if not todo:
        return
    path.chmod(0o600)
    with path.open("r+b", buffering=0) as stream:
        for start, piece in todo.items():
            stream.seek(start)
            folder.disk.write(stream.fileno(), piece)
        folder.disk.sync(stream.fileno())
    path.chmod(READ_ONLY)


def _blank_out(folder: Folder, path: Path) -> None:
    """Write zeros over a file, a piece at a time: tables and databases may be larger than memory."""
    if path.is_symlink():
        return
    left = path.stat().st_size
    path.chmod(0o600)
    with path.open("r+b", buffering=0) as stream:
        while left > 0:
            folder.disk.write(stream.fileno(), bytes(min(left, _PIECE)))
            left -= _PIECE
        folder.disk.sync(stream.fileno())
    path.chmod(READ_ONLY)


def clear_copies(folder: Folder) -> int:
    """Take away what a distributed run wrote beside an archive, which may hold what is to be erased; how many files."""
    if not (folder.root / LAKE).is_file():
        return 0
    count = 0
    for home in (home for name in _COPIES for home in folder.root.glob(name)):
        for path in sorted(home.rglob("*")) if home.is_dir() and not home.is_symlink() else ():
            if path.is_file() and not path.is_symlink():
                _blank_out(folder, path)
                path.unlink()
                count += 1
    return count


def clear_aside(folder: Folder) -> int:
    """Take away damaged files that were put aside, which may hold what is to be erased; how many that was."""
    own = folder.aside.is_dir() and not folder.aside.is_symlink()
    found = sorted({*folder.aside.glob("sayso.db.*"), *folder.aside.glob("*.gz.*")}) if own else []
    for path in found:
        _blank_out(folder, path)
        path.unlink()
    return len(found)
