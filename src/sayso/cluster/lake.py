"""Where a run writes: folders that appear whole or not at all, in a local lake or in an object store."""

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from sayso.archive.erasing import PARTIAL
from sayso.cluster.objects import at, is_object
from sayso.export.target import synced

MANIFEST = "manifest.json"
"""What says what is in a folder; it is there when all of the folder is."""
_OLD = 86_400
"""Seconds."""
_BLOCK = 1 << 20  # bytes


class Lake(Protocol):
    """Where shards and tables stand, by names with "/" between their parts."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A context in which a file is read.

        Raises:
            FileNotFoundError: there is none.
        """

    def holds(self, name: str) -> bool:
        """Whether a file or folder is there."""

    def stage(self) -> AbstractContextManager[Path]:
        """A context with a folder of this machine, to write into before it is put in place; gone afterwards."""

    def put(self, stage: Path, name: str) -> None:
        """Put a folder in place of whatever has that name; when this returns it is there for good.

        Raises:
            OSError: it cannot be written.
        """

    def write(self, name: str, data: bytes) -> None:
        """Write one file, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """


def lake_at(address: str) -> Lake:
    """The lake of an address or path.

    Raises:
        RunStopped: an address needs what is not installed; exit code 3.
    """
    return Objects(address.rstrip("/")) if is_object(address) else Local(Path(address))


def read(lake: Lake, name: str) -> bytes | None:
    """The bytes of a file; None where there is none."""
    with contextlib.suppress(FileNotFoundError), lake.open(name) as stream:
        return stream.read()
    return None


def digest(lake: Lake, name: str) -> str:
    """The SHA-256 of a file in hex; "" where there is none."""
    with contextlib.suppress(FileNotFoundError), lake.open(name) as stream:
        made = hashlib.sha256()
        while block := stream.read(_BLOCK):
            made.update(block)
        return made.hexdigest()
    return ""


@dataclass(frozen=True, slots=True)
class Local:
    """A folder of a file system that all workers see under the same path."""

    root: Path

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """As `Lake` has it."""
        with (self.root / name).open("rb") as stream:
            yield stream

    def holds(self, name: str) -> bool:
        """As `Lake` has it."""
        return os.path.lexists(self.root / name)

    @contextmanager
    def stage(self) -> Iterator[Path]:
        """As `Lake` has it; within the lake, so that a rename puts it in place."""
        self.root.mkdir(parents=True, exist_ok=True)
        folder = self.root / f"{PARTIAL}{uuid.uuid4().hex}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put(self, stage: Path, name: str) -> None:
        """As `Lake` has it."""
        for path in (*sorted(stage.rglob("*")), stage):
            synced(path)
        target = self.root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.stage() as old:
            while not _moved(stage, target):  # somebody else can put one there in between
                with contextlib.suppress(FileNotFoundError):
                    target.rename(old / uuid.uuid4().hex)
        synced(target.parent)

    def write(self, name: str, data: bytes) -> None:
        """As `Lake` has it."""
        with self.stage() as folder:
            half = folder / "half"
            half.write_bytes(data)
            synced(half)
            half.replace(self.root / name)
        synced(self.root)

    def clear(self) -> None:
        """Take away what workers left that were killed: what is so old that nobody can be at work on it."""
        for left in self.root.glob(f"{PARTIAL}*"):
            with contextlib.suppress(FileNotFoundError):  # whoever is at work on it is done with it
                if time.time() - left.stat().st_mtime > _OLD:
                    shutil.rmtree(left, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Objects:
    """A folder of an object store; its manifest is written last, and taken away first."""

    address: str

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """As `Lake` has it."""
        store, path = at(f"{self.address}/{name}")
        with store.open(path, "rb") as stream:
            yield cast("BinaryIO", stream)

    def holds(self, name: str) -> bool:
        """As `Lake` has it."""
        store, path = at(f"{self.address}/{name}")
        return bool(store.exists(path))

    @contextmanager
    def stage(self) -> Iterator[Path]:
        """As `Lake` has it; in the machine's folder for such things."""
        with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
            yield Path(folder)

    def put(self, stage: Path, name: str) -> None:
        """As `Lake` has it."""
        store, path = at(f"{self.address}/{name}")
        if store.exists(f"{path}/{MANIFEST}"):
            store.rm_file(f"{path}/{MANIFEST}")
        files = sorted((one for one in stage.rglob("*") if one.is_file()), key=lambda one: one.name == MANIFEST)
        kept = {f"{path}/{one.relative_to(stage).as_posix()}": one for one in files}
        for old in store.find(path) if store.exists(path) else ():
            if old not in kept:
                store.rm_file(old)
        for target, one in kept.items():
            store.makedirs(target.rpartition("/")[0], exist_ok=True)
            store.put_file(str(one), target)

    def write(self, name: str, data: bytes) -> None:
        """As `Lake` has it."""
        store, path = at(f"{self.address}/{name}")
        store.makedirs(path.rpartition("/")[0], exist_ok=True)
        store.pipe_file(path, data)


def _moved(folder: Path, target: Path) -> bool:
    """Move a folder to where nothing stands; whether it did, for there may be another."""
    try:
        folder.rename(target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        return False
    return True
