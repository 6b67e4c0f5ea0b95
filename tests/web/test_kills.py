"""kill -9 while somebody judges: every judgement that was called saved is there, and the chain is whole."""

import os
import shutil
import signal
import threading
from itertools import cycle
from pathlib import Path
from random import Random

import httpx2 as httpx
import pytest
from tests.web.served import Served, served

from sayso.archive.verify import Checked
from sayso.run.archive import Archive

VERDICTS = ("correct", "not-a-claim")


def claims(path: Path) -> list[str]:
    with Archive(path) as archive:
        return [row[0] for row in archive.rows("SELECT id FROM live_claims WHERE type <> 'RELATION' ORDER BY id")]


def judge(one: Served, own: list[str], after: int, saved: list[str], undone: list[str]) -> None:
    """Judge and undo without end; kill the server some time after that many judgements were called saved."""
    with one.client() as client:
        try:
            for number, (claim, verdict) in enumerate(zip(cycle(own), cycle((*VERDICTS, *reversed(VERDICTS))))):
                if number == after:
                    threading.Timer(0.001 * (after % 17), os.killpg, (one.process.pid, signal.SIGKILL)).start()
                answer = client.post("/api/judgements", json={"verdict": verdict, "of": [claim]})
                if answer.status_code == 201:
                    saved.append(answer.json()["judgement"]["id"])
                if number % 5 == 4:
                    last = saved[-1]
                    if client.post(f"/api/judgements/{last}/undo", json={}).status_code == 201:
                        undone.append(last)
        except httpx.TransportError:
            one.process.wait()


def check(path: Path, saved: list[str], undone: list[str]) -> None:
    """All that was called saved is there, in an archive that is as it was written."""
    with Archive(path) as archive:
        kept = {one.id for one in archive.judgements()}
        ended = {row[0] for row in archive.rows("SELECT id FROM judgements WHERE ended")}
        assert set(saved) <= kept
        assert set(undone) <= ended
        checked = Checked()
        assert list(archive.verify(checked=checked)) == []
        before = list(archive.rows("SELECT id, ended FROM judgements ORDER BY seq"))
        archive.rebuild()
        assert list(archive.rows("SELECT id, ended FROM judgements ORDER BY seq")) == before


def kill_and_check(path: Path, kills: int, first: int = 0) -> int:
    """Kill so many servers one after another; how many judgements were called saved. `first` is the first seed."""
    own, saved, undone = claims(path), list[str](), list[str]()
    for seed in range(first, first + kills):
        with served(path) as one:
            judge(one, own, Random(seed).randrange(1, 25), saved, undone)  # noqa: S311 -- no secret
            assert one.process.returncode == -signal.SIGKILL
    check(path, saved, undone)
    return len(saved)


def test_what_was_called_saved_outlives_a_kill(own_archive: Path) -> None:
    assert kill_and_check(own_archive, 5) > 25


@pytest.mark.torture
def test_a_hundred_kills(own_archive: Path, tmp_path: Path) -> None:
    total = 0
    for number in range(20):
        path = Path(shutil.copytree(own_archive, tmp_path / f"{number}.sayso"))
        total += kill_and_check(path, 5, 5 * number)
    assert total > 500
