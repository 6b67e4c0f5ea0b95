"""A full disk: a clear end, nothing acknowledged lost, and the same command goes on once there is room."""

import errno
import os
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from tests.archive.fake import Faulty, dump, many

from sayso.archive.archive import Archive
from sayso.errors import RunStopped
from sayso.run.adding import BatchLimits, add
from sayso.run.archive import Archive as WithStages

BATCHES = BatchLimits(items=4)


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_no_room_at_each_change_of_the_disk(tmp_path: Path) -> None:
    found = many(10)
    with Archive(tmp_path / "whole.sayso") as archive:
        add(archive, found, limits=BATCHES)
        whole = dump(archive)
    for nth in count(1, 17):
        root = tmp_path / f"{nth}.sayso"
        try:
            with Archive(root, disk=Faulty(nth, full)) as archive:
                add(archive, found, limits=BATCHES)
            break
        except OSError:
            pass
        assert not (root / "tmp").exists() or list((root / "tmp").iterdir()) == []
        with Archive(root) as archive:
            assert archive.notices == []
            add(archive, found, limits=BATCHES)
            assert dump(archive) == whole
    assert nth > 60


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB."""
    path = tmp_path / "small"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(path)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("small disks can only be made by root")
    yield path
    subprocess.run(["umount", "-l", str(path)], check=True)


@pytest.mark.parametrize("room", [50_000, 300_000])
def test_a_disk_that_is_really_full(small: Path, tmp_path: Path, room: int) -> None:
    fill(small, tmp_path, room)


@pytest.mark.torture
@pytest.mark.parametrize("room", range(10_000, 1_010_000, 10_000))
def test_a_disk_that_is_full_at_a_hundred_points(small: Path, tmp_path: Path, room: int) -> None:
    fill(small, tmp_path, room)


def fill(small: Path, tmp_path: Path, room: int) -> None:
    """Add until there is no room any more, make room, and add again."""
    found = many(60)
    with Archive(tmp_path / "whole.sayso") as archive:
        add(archive, found, limits=BATCHES)
        whole = dump(archive)
    ballast = small / "ballast"
    ballast.write_bytes(b"x" * (1_500_000 - room))
    root = small / "x.sayso"
    with pytest.raises((OSError, RunStopped)) as told, Archive(root) as archive:
        add(archive, found, limits=BATCHES)
    if isinstance(told.value, RunStopped):
        assert told.value.code == 4
        assert "cannot be written" in str(told.value)
    else:
        assert isinstance(told.value, OSError)
        assert told.value.errno == errno.ENOSPC
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=50m", str(small)], check=True)
    with Archive(root) as archive:
        add(archive, found, limits=BATCHES)
        assert dump(archive) == whole
        assert archive.notices == []


def test_an_archive_that_nobody_can_write_to_can_be_read(small: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=50m", str(small)], check=True)
    with WithStages(small / "x.sayso") as archive:
        add(archive, many(6))
        whole = dump(archive)
        events = len(list(archive.events()))
        add(archive, many(9))
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    with WithStages(small / "x.sayso") as archive:
        assert len(dump(archive)) > len(whole)
        assert len(list(archive.events())) == events + 3
        with pytest.raises(OSError, match="Read-only file system"):
            add(archive, many(12))
