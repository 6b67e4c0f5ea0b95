"""Folders and zip files that come out the same every time: names in order, no clock, put in place when complete."""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import RunStopped
from sayso.export.target import synced

SUMS = "SHA256SUMS"
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can state; it stands for none."""
_MODE = 0o100644 << 16
_UNIX = 3
_LEVEL = 6


@contextmanager
def staged(target: Path, *, force: bool) -> Iterator[Path]:
    """A folder to write into; when the block ends it is summed up and put in place, as it is or as a zip file.

    Args:
        target: where to: a name that ends in `.zip`, or a folder.
        force: whether a zip file, or a folder that holds nothing but what its sums list, is replaced.

    Raises:
        RunStopped: the place is taken, or there is none.
    """
    _check(target, force=force)
    stage = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}.", suffix=".partial", dir=target.parent))
    try:
        stage.chmod(0o755)
        folder = stage / "folder"
        folder.mkdir()
        yield folder
        (folder / SUMS).write_bytes(_sums(folder))
        if target.suffix == ".zip":
            _zip(folder, stage / "zip", target.stem)
            (stage / "zip").replace(target)
        else:
            _sync_all(folder)
            _swap(folder, target, stage / "former")
        synced(target.parent)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _swap(folder: Path, target: Path, former: Path) -> None:
    """Put a folder in a place; what stands there is moved away, and back where that goes wrong."""
    if not target.exists():
        folder.rename(target)
        return
    target.rename(former)
    try:
        folder.rename(target)
    except OSError:
        former.rename(target)
        raise


def _sync_all(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        synced(path)


def _check(target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise RunStopped(f"No folder '{target.parent}' to write '{target.name}' in; expected one that exists")
    if not target.exists():
        return
    if not force:
        raise RunStopped(f"'{target}' is there already; --force replaces it, --to names another place")
    if target.is_dir() != (target.suffix != ".zip"):
        raise RunStopped(f"'{target}' cannot be replaced; expected a file for .zip, a folder for other names")
    if target.is_dir() and (strange := _names(target) - _listed(target) - {SUMS}):
        raise RunStopped(f"'{target}' holds '{min(strange)}', which its {SUMS} does not list; --to names another place")


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _listed(folder: Path) -> set[str]:
    sums = folder / SUMS
    lines = sums.read_text("utf-8", "replace").splitlines() if sums.is_file() else []
    return {line[66:] for line in lines}


def _sums(folder: Path) -> bytes:
    """As `sha256sum -c` reads it."""
    lines = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(_names(folder)))
    return "".join(lines).encode("utf-8")


def _zip(folder: Path, to: Path, root: str) -> None:
    """Everything in a folder as a zip file, under one folder in it."""
    with zipfile.ZipFile(to, "w") as file:
        for name in sorted(_names(folder)):
            told = zipfile.ZipInfo(f"{root}/{name}", _FIRST)
            told.create_system, told.external_attr, told.compress_type = _UNIX, _MODE, zipfile.ZIP_DEFLATED
            file.writestr(told, (folder / name).read_bytes(), compresslevel=_LEVEL)
    synced(to)
