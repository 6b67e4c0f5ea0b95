"""Where things stand in an archive's folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sayso.archive.damage import UNUSABLE, Damaged
from sayso.archive.disk import Disk, keep_all, sync_folders
from sayso.archive.stored import unpack
from sayso.errors import RunStopped

LAKE = "lake.json"
"""Marks the lake of a distributed run, with what it was made from; its archive stands in it, or elsewhere."""
PARTS = ("raw", "text", "readings", "journal")
"""The folders that are the record; all else in an archive can be made from them."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An archive's folder, and the names of what is in it, with "/" between their parts.

    Attributes:
        disk: what writes to it.
    """

    root: Path
    disk: Disk

    @property
    def database(self) -> Path:
        """The index over all the rest."""
        return self.root / "sayso.db"

    @property
    def journal(self) -> Path:
        """What was taken in and decided."""
        return self.root / "journal"

    @property
    def lock(self) -> Path:
        """What a writer holds, with who that is."""
        return self.root / "lock"

    @property
    def scratch(self) -> Path:
        """Files that are not whole yet."""
        return self.root / "tmp"

    @property
    def aside(self) -> Path:
        """What was found damaged, kept for whoever wants to look into it."""
        return self.root / "aside"

    def is_made(self) -> bool:
        """Whether there is an archive here."""
        return self.journal.is_dir()

    def make(self, *, in_lake: bool = False) -> None:
        """Make an archive's folders where there is none; those that a killed run did not come to as well.

        Args:
            in_lake: whether other things may stand here, for it is a lake.

        Raises:
            RunStopped: something else stands here.
        """
        if not in_lake:
            self.check()
        if not self.root.exists():
            self.root.mkdir(parents=True, exist_ok=True)
            sync_folders(self.disk, [self.root.parent])
        for name in (*PARTS[:-1], "tmp", PARTS[-1]):
            self.disk.make_folder(self.root / name)
        sync_folders(self.disk, [self.root])

    def check(self) -> None:
        """Refuse a path where no archive is and none may be made.

        Raises:
            RunStopped: it is a file, or a folder that holds other things.
        """
        if self.root.exists() and not self.root.is_dir():
            raise RunStopped(f"{str(self.root)!r} is a file; expected the folder of an archive", UNUSABLE)
        if self.root.is_dir() and not self.is_made():
            strange = sorted(path.name for path in self.root.iterdir() if path.name not in (*PARTS, "tmp", "lock"))
            if LAKE in strange:
                raise RunStopped(
                    f"{str(self.root)!r} is a lake in which no archive stands{self._elsewhere()}", UNUSABLE
                )
            if strange:
                raise RunStopped(
                    f"{str(self.root)!r} is no archive: it holds {strange[0]!r}; expected an archive or a new name",
                    UNUSABLE,
                )

    def _elsewhere(self) -> str:
        """Where the archive of a lake is that has none in it, or why there is none."""
        try:
            at = msgspec.json.decode((self.root / LAKE).read_bytes(), type=dict[str, object]).get("archive")
        except (OSError, msgspec.DecodeError):
            return "; expected an archive"
        if at:
            return f", but elsewhere (`sayso run --archive`); expected that archive, {at!r} when the lake was made"
        return ", for its shards are yet to be joined; `sayso run` without --shard joins them"

    def read(self, name: str) -> bytes:
        """The bytes of a file as they are stored.

        Raises:
            Damaged: it is not there.
        """
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            raise Damaged(f"{name} is missing in {str(self.root)!r}; the journal names it") from None

    def unpacked(self, name: str) -> bytes:
        """What is in a file of one gzip member.

        Raises:
            Damaged: it is not there, or not as it was written.
        """
        return opened(self.read(name), name)

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Write files; when this returns they are on the disk.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        homes = {(self.root / name).parent for name in files}
        new = [home for home in sorted(homes) if not home.is_dir()]
        for home in new:
            self.disk.make_folder(home)
        keep_all(self.disk, {self.root / name: data for name, data in files.items()}, self.scratch)
        sync_folders(self.disk, [*homes, *(home.parent for home in new)])


def opened(packed: bytes, name: str) -> bytes:
    """What is in a gzip member; `name` is what messages call it.

    Raises:
        Damaged: it is not as it was written.
    """
    try:
        return unpack(packed)
    except ValueError as error:
        raise Damaged(f"{name} is damaged ({error}); `sayso verify` lists all that is") from None


def raw_name(digest: str) -> str:
    """Name of raw bytes, by their SHA-256."""
    return f"raw/{digest[:2]}/{digest}.gz"


def text_name(report: str, variant: str) -> str:
    """Name of a report's text."""
    return f"text/{report[1:3]}/{report}-{variant}.json.gz"


def readings_name(seq: int) -> str:
    """Name of the readings of a batch."""
    return f"readings/{seq:09}.jsonl.gz"
