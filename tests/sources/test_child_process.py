"""How children are started, spoken to and ended."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.sources.child_process import Gone, Talk, start


@contextmanager
def started() -> Iterator[Talk]:
    talk = start("mail", "mail", 20)
    try:
        yield talk
    finally:
        talk.end()


def dying(folder: Path, how: str, times: int) -> str:
    """A Python that dies so many times before it comes up."""
    program = folder / "python"
    died = f"{folder}/died"
    program.write_text(
        f'#!/bin/sh\necho >> {died}\n[ $(wc -l < {died}) -le {times} ] && {how}\nexec {sys.executable} "$@"\n'
    )
    program.chmod(0o755)
    return str(program)


def test_a_child_that_a_signal_hits_as_it_comes_up_is_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", dying(tmp_path, "kill -KILL $$", 2))
    with started() as talk:
        assert talk.is_alive()


@pytest.mark.parametrize(("how", "code", "tries"), [("kill -SEGV $$", "-11", 3), ("exit 7", "7", 1)])
def test_one_that_does_not_come_up_stops_the_run(
    how: str, code: str, tries: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", dying(tmp_path, how, 99))
    with pytest.raises(RunStopped, match=rf"^The mail reader does not start \(exit code {code}\)"):
        start("mail", "mail", 20)
    assert (tmp_path / "died").read_text() == "\n" * tries


def test_what_a_child_says_beyond_the_most_is_no_answer() -> None:
    with started() as talk:
        talk.tell(b"Subject: Mill\n\n" + b"The mill burned down. " * 1_000)
        with pytest.raises(Gone) as gone:
            talk.hear(20, 100)
        assert gone.value.late == ""


def test_messages_longer_than_the_pipes_hold_go_both_ways() -> None:
    with started() as talk:
        sent = b"Subject: Mill\n\n" + b"The mill burned down. " * 200_000
        talk.tell(sent)
        assert talk.hear(60, 10_000_000).count(b"The mill burned down.") == 200_000


def test_a_child_that_is_gone_is_told() -> None:
    with started() as talk:
        talk.process.kill()
        talk.process.wait()
        assert not talk.is_alive()
        talk.tell(b"x" * 1_000_000)
        with pytest.raises(Gone):
            talk.hear(20, 100)
