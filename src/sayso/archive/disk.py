"""Writing that lasts: what has been written here is on the disk, whole, when the call returns."""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


class Disk:
    """The calls by which an archive changes a disk, one by one; a test lets one of them fail."""

    def write(self, handle: int, data: bytes) -> None:
        """Write all of the bytes to an open file."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Wait until an open file, or folder, is on the disk."""
        os.fsync(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, in place of whatever has that name."""
        old.replace(new)

    def make_folder(self, path: Path) -> None:
        """Make a folder unless it is there."""
        path.mkdir(exist_ok=True)


READ_ONLY = 0o444

TOGETHER = 16
"""Threads that wait for the disk at once: asked for many files together, it takes little longer than for one."""


def keep(disk: Disk, path: Path, data: bytes, scratch: Path, mode: int = READ_ONLY) -> None:
    """Write a file whole or not at all. Its folder is not synced yet: `sync_folders` does that for many.

    Args:
        disk: what writes.
        path: where it shall stand.
        data: what is in it.
        scratch: a folder on the same disk, for the time until it is whole.
        mode: who may do what with it.

    Raises:
        OSError: the disk is full, or may not be written to.
    """
    keep_all(disk, {path: data}, scratch, mode)


def keep_all(disk: Disk, files: Mapping[Path, bytes], scratch: Path, mode: int = READ_ONLY) -> None:
    """Write files, each whole or not at all; as of `keep`, for many.

    Raises:
        OSError: as of `keep`; none of them then stands half where it should, some may stand there whole.
    """
    halves = {path: scratch / f"{number}-{path.name}" for number, path in enumerate(files)}
    try:
        with contextlib.ExitStack() as opened:
            handles = [_written(disk, half, files[path], mode, opened) for path, half in halves.items()]
            _sync_all(disk, handles)
        for path, half in halves.items():
            disk.rename(half, path)
    except OSError:
        for half in halves.values():
            half.unlink(missing_ok=True)
        raise


def _written(disk: Disk, path: Path, data: bytes, mode: int, opened: contextlib.ExitStack) -> int:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    opened.callback(os.close, handle)
    disk.write(handle, data)
    return handle


def sync_folders(disk: Disk, folders: Iterable[Path]) -> None:
    """Wait until the names in these folders are on the disk.

    Raises:
        OSError: as of `keep`.
    """
    with contextlib.ExitStack() as opened:
        handles = []
        for folder in sorted(set(folders)):
            handles.append(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
            opened.callback(os.close, handles[-1])
        _sync_all(disk, handles)


def _sync_all(disk: Disk, handles: Sequence[int]) -> None:
    if len(handles) == 1:
        disk.sync(handles[0])
        return
    with ThreadPoolExecutor(TOGETHER) as pool:
        for _ in pool.map(disk.sync, handles):
            pass


def append(disk: Disk, path: Path, data: bytes) -> int:
    """Write bytes at the end of a file, made where it is missing; the size that it then has.

    Raises:
        OSError: as of `keep`; the file is then as it was, as far as the disk lets us.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        size = os.fstat(handle).st_size
        try:
            disk.write(handle, data)
            disk.sync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    return size + len(data)


def cut(disk: Disk, path: Path, size: int) -> None:
    """Shorten a file to a size in bytes.

    Raises:
        OSError: as of `keep`.
    """
    handle = os.open(path, os.O_WRONLY)
    try:
        os.ftruncate(handle, size)
        disk.sync(handle)
    finally:
        os.close(handle)
