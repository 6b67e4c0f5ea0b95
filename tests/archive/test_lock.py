"""One writer at a time, and who that is."""

import os
import re
from pathlib import Path

import pytest
from tests.archive.fake import many

from sayso.archive.archive import Archive
from sayso.archive.lock import held
from sayso.errors import RunStopped
from sayso.run.adding import add


def test_whoever_waits_too_long_is_told_who_writes(archive: Archive, root: Path) -> None:
    add(archive, many(1))
    with held(root / "lock"), Archive(root, patience=0.05) as other:
        with pytest.raises(RunStopped) as told:
            add(other, many(2))
        assert re.fullmatch(
            rf"'.*x\.sayso' is written to by process {os.getpid()} since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ;"
            r" waited 0\.05 s, expected it to be free",
            str(told.value),
        )
        assert told.value.code == 3
        assert len(list(other.readings())) == 1  # reading goes on


def test_the_lock_is_free_again_after_a_writer_and_after_a_death(root: Path) -> None:
    root.mkdir()
    for _ in range(2):
        with held(root / "lock", 0):
            pass
    (root / "lock").write_bytes(b'{"pid":1,"si')  # half a name, left by a death
    with held(root / "lock", 0), pytest.raises(RunStopped, match="written to by process"), held(root / "lock", 0):
        pass


def test_a_holder_without_a_name_is_another_process(root: Path) -> None:
    root.mkdir()
    with held(root / "lock"):
        (root / "lock").write_bytes(b"")
        with pytest.raises(RunStopped, match="written to by another process"), held(root / "lock", 0):
            pass
