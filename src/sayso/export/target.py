"""Where an export goes: files that are put in place together when all of them are complete, or standard output."""

import fcntl
import glob
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

from sayso.errors import RunStopped

MAIN = ""
"""The name of the file that a format of one file consists of; others stand beside it."""
MANIFEST = "manifest.json"
PARTIAL = ".partial"
_BLOCK = 1 << 20  # bytes


class Sink(Protocol):
    """Whatever takes the files of an export."""

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """A context in which one file is written."""

    def place(self, name: str) -> Path:
        """Where a library that opens files by itself writes one."""


class Piped:
    """Standard output: takes the main file, and lets go what would stand beside it."""

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Standard output for the main file, nowhere for others."""
        if name == MAIN:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with Path(os.devnull).open("wb") as nowhere:
                yield nowhere

    def place(self, name: str) -> Path:
        """There is none.

        Raises:
            RunStopped: always.
        """
        raise RunStopped(f"The file '{name}' cannot go to standard output; expected a folder")


class Staged:
    """Files that are written beside a target and renamed into place when all of them are complete and on disk.

    Until then the target is as it was. A manifest stands beside them and says which files are ours and what is in them;
    what has no manifest, or was changed since, is replaced only by force.

    Args:
        target: the file, or the folder, that is to be there in the end.
        folder: which of the two.
        force: whether whatever stands there is replaced.

    Raises:
        RunStopped: the target stands there and is not ours, or can never stand there; exit code 2.
    """

    def __init__(self, target: Path, *, folder: bool, force: bool = False) -> None:
        self._target, self._folder, self._force = target.resolve(), folder, force
        self._about: Mapping[str, object] = {}
        self._names: list[str] = []
        _check_place(target, self._target, folder=folder)
        if not force:
            self._check_ours(target)

    def __enter__(self) -> Self:
        prefix = f".{self._target.name[:100]}."
        for left in self._target.parent.glob(f"{glob.escape(prefix)}*{PARTIAL}"):
            _clear(left)
        self._stage = Path(tempfile.mkdtemp(prefix=prefix, suffix=PARTIAL, dir=self._target.parent))
        self._hold = os.open(self._stage, os.O_RDONLY)
        fcntl.flock(self._hold, fcntl.LOCK_EX)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._put_in_place()
        finally:
            shutil.rmtree(self._stage, ignore_errors=True)
            os.close(self._hold)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file to write, on disk when the context ends."""
        with self.place(name).open("wb", buffering=_BLOCK) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())

    def place(self, name: str) -> Path:
        """Where a file stands until it is put in place."""
        self._names.append(name)
        return self._stage / (name or "main")

    def describe(self, about: Mapping[str, object]) -> None:
        """What the manifest says of the export beside its files."""
        self._about = about

    def path(self, name: str) -> Path:
        """Where a file stands in the end: in the folder, or beside the main file with the same stem."""
        if self._folder:
            return self._target / name
        return self._target.with_name(f"{self._target.stem}.{name}") if name else self._target

    def _check_ours(self, asked: Path) -> None:
        """Nothing may stand there but what a manifest of ours names, unchanged.

        Of a folder that is ours this asks for our own files only: what else somebody put into it stays there.
        """
        ours = _listed(self.path(MANIFEST))
        there = [self._target_folder() / name for name in sorted(ours)]
        if not self._folder:
            if ours and self._target.name not in ours:
                raise RunStopped(
                    f"'{asked}' and '{min(ours, key=len)}' would share their companions; --to names another place"
                )
            there = [self._target, *there]
        elif not ours:
            there = sorted(_files(self._target))
        for path in there:
            if path.exists() and _digest(path) not in ours.get(path.name, ()):
                raise _not_ours(asked if not self._folder else asked / path.name, listed=path.name in ours)

    def _put_in_place(self) -> None:
        """Rename all files, the main one last; what an earlier export left and this one lacks goes.

        A manifest that names old and new goes first, so that whoever finds the files half renamed knows both for ours.
        """
        old = _listed(self.path(MANIFEST))
        staged = {self.path(name): self._stage / (name or "main") for name in self._names}
        if not self._force:
            for path in staged:
                if path.exists() and path.name not in old:
                    raise _not_ours(path, listed=False)
        for part in staged.values():
            synced(part)
        made = {path.name: (part.stat().st_size, _digest(part)) for path, part in staged.items()}
        if self._folder:
            self._target.mkdir(exist_ok=True)
        before = {name: sorted(digests) for name, digests in sorted(old.items())}
        self._place_manifest(_manifest({**self._about, "before": before}, made))
        for path in sorted(staged, key=lambda path: (path == self._target, path)):
            staged[path].replace(path)
        for name in () if self._force else old.keys() - made.keys():
            self._target_folder().joinpath(name).unlink(missing_ok=True)
        synced(self._target_folder())
        self._place_manifest(_manifest(self._about, made))
        synced(self._target_folder())

    def _place_manifest(self, data: bytes) -> None:
        with self.open(MANIFEST) as file:
            file.write(data)
        (self._stage / MANIFEST).replace(self.path(MANIFEST))

    def _target_folder(self) -> Path:
        return self._target if self._folder else self._target.parent


def _check_place(asked: Path, target: Path, *, folder: bool) -> None:
    if not target.parent.is_dir():
        raise RunStopped(f"No folder '{asked.parent}' to write '{asked.name}' in; expected one that exists")
    if folder and target.exists() and not target.is_dir():
        raise RunStopped(f"'{asked}' is a file; expected a folder, which this format writes")
    if not folder and target.is_dir():
        raise RunStopped(f"'{asked}' is a folder; expected a file, which this format writes")


def _not_ours(path: Path, *, listed: bool) -> RunStopped:
    what = "was changed since it was exported" if listed else "was not written by sayso export"
    return RunStopped(f"'{path}' {what}; --force replaces it, --to names another place")


def _files(folder: Path) -> Iterator[Path]:
    """What stands in a folder; nothing where there is none."""
    return folder.iterdir() if folder.is_dir() else iter(())


def _listed(manifest: Path) -> Mapping[str, frozenset[str]]:
    """The files that a manifest names, with the SHA-256 that each may have; none where there is no manifest of ours."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        told = json.loads(manifest.read_bytes())
        named = [(file["name"], file["sha256"]) for file in told["files"]]
        named += [(name, digest) for name, digests in told.get("before", {}).items() for digest in digests]
        plain = {name for name, _ in named if Path(name).name == name}
        return {name: frozenset(digest for other, digest in named if other == name) for name in plain}
    return {}


def _clear(stage: Path) -> None:
    """Take away what an export left that was killed; one that still runs holds its own."""
    with suppress(OSError):
        handle = os.open(stage, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(stage, ignore_errors=True)
        finally:
            os.close(handle)


def _digest(path: Path) -> str:
    """The SHA-256 of a file in hex; "" of what is none."""
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(about: Mapping[str, object], made: Mapping[str, tuple[int, str]]) -> bytes:
    files = [{"name": name, "bytes": size, "sha256": digest} for name, (size, digest) in sorted(made.items())]
    return (json.dumps({**about, "files": files}, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def synced(path: Path) -> None:
    """Have a file, or the names in a folder, on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
