"""Readers at work for long, while the children that read for them are killed at random.

SAYSO_SOAK_SECONDS says for how long: 30 by default, 3600 for the hour of the threat list.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest

from robustness_parent import kin

READERS = 4
SECONDS = float(os.environ.get("SAYSO_SOAK_SECONDS", "30"))
SIGNALS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGTERM)

BETWEEN = (2, 40)
"""Documents that a reader reads between two kills: by their number, as a busy machine reads few in a second."""

MOST_FILES = 8
"""Files that a reader may have open at the end beyond those at the start: as many children may be at work."""


@dataclass
class Reader:
    """A reader, how many documents it has read, how many of its children were killed, and when the next one is."""

    process: subprocess.Popen[bytes]
    documents: int = 0
    killed: int = 0
    next: int = 0

    @property
    def words(self) -> BinaryIO:
        return cast("BinaryIO", self.process.stdout)

    def kill_one(self, chance: random.Random) -> None:
        """Kill one of its children, if there is one."""
        mine = str(self.process.pid)
        if not (children := kin(mine)):
            return
        child = chance.choice(children)
        try:
            handle = os.pidfd_open(int(child))
        except ProcessLookupError:
            return
        # The number may have been given to another process meanwhile; the handle stays with the one it was opened for.
        if child in kin(mine):
            signal.pidfd_send_signal(handle, chance.choice(SIGNALS))
            self.killed += 1
        os.close(handle)

    def told(self) -> dict[str, Any]:
        """How it went, once it is told to end; {} where it died."""
        words, _ = self.process.communicate(b"end\n", timeout=300)
        return cast("dict[str, Any]", json.loads(words.rpartition(b"\n")[2] or b"{}"))


def started(folder: Path) -> list[Reader]:
    readers = []
    for number in range(READERS):
        (own := folder / str(number)).mkdir()
        command = [sys.executable, str(Path(__file__).with_name("soak_reader.py")), str(own), str(number)]
        readers.append(Reader(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)))
    return readers


def torment(readers: Sequence[Reader], seconds: float) -> None:
    """Kill a child of each reader again and again, some documents after the last."""
    chance = random.Random(4)  # noqa: S311 -- no secrets
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([reader.words for reader in readers], [], [], 1)
        for reader in (each for each in readers if each.words in ready):
            if not (dots := os.read(reader.words.fileno(), 65_536)):
                return
            reader.documents += len(dots)
            if reader.documents >= reader.next:
                time.sleep(chance.uniform(0, 0.02))
                reader.kill_one(chance)
                reader.next = reader.documents + chance.randrange(*BETWEEN)


@pytest.mark.torture
def test_a_killed_child_costs_at_most_its_document_and_no_signal_comes_through(tmp_path: Path) -> None:
    readers = started(tmp_path)
    torment(readers, SECONDS)
    told = [reader.told() for reader in readers]
    assert [reader.process.returncode for reader in readers] == [0] * READERS
    for reader, one in zip(readers, told, strict=True):
        assert one["strange"] == []
        lost = sum(one["lost"].values())
        assert lost <= reader.killed, one["lost"]
        assert one["documents"] == one["whole"] + lost
        assert one["files"][-1] <= one["files"][0] + MOST_FILES
    assert sum(reader.killed for reader in readers) >= READERS
    assert sum(one["whole"] for one in told) >= READERS
